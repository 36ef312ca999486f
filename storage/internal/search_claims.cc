#include "storage/internal/search_claims.h"

#include <string>
#include <utility>

#include "services/base/status_macros.h"
#include "storage/internal/page.h"
#include "storage/internal/read_speakers.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// Gathering a statement and looking through a claim cost about as much, some ten microseconds.
constexpr int64_t kFewStatements = 3000;
constexpr int64_t kClaimsLookedThrough = 5000;
constexpr int64_t kAllStatements = int64_t{1} << 40U;

using Keys = std::vector<Cursor>;

// What a statement has to fit, as parameters; unset: anything.
struct Conditions {
  std::optional<std::string> words;
  std::optional<std::string> speakers;
  std::optional<int64_t> article;
  std::optional<int64_t> quote;
  std::optional<int64_t> occurrence;
};

class ClaimSearch {
 public:
  ClaimSearch(Session& session, const ClaimFilter& filter, const std::optional<Cursor>& start,
              int64_t count, const std::optional<std::vector<int64_t>>& speakers)
      : session_(session), filter_(filter), start_(start), count_(count) {
    if (!filter.words.empty()) conditions_.words = filter.words;
    if (speakers) {
      ArrayText ids;
      for (const int64_t id : *speakers) ids.Add(id);
      conditions_.speakers = ids.Text();
    }
    if (filter.article) conditions_.article = filter.article->value();
    if (filter.quote) conditions_.quote = filter.quote->value();
    if (filter.occurrence) conditions_.occurrence = filter.occurrence->value();
  }

  absl::StatusOr<Keys> Find() {
    if (conditions_.occurrence) return Gather(&Conditions::occurrence);
    if (conditions_.article) return Gather(&Conditions::article);
    if (conditions_.quote) return Gather(&Conditions::quote);
    // The outlet and the time fit too many statements to begin with them.
    if (!conditions_.speakers && !conditions_.words) return Walk(std::nullopt);
    for (const auto finder : {&Conditions::speakers, &Conditions::words}) {
      if (!(conditions_.*finder)) continue;
      ASSIGN_OR_RETURN(std::optional<Keys> few, GatherUpTo(kFewStatements, finder));
      if (few) return *std::move(few);
    }
    ASSIGN_OR_RETURN(Keys found, Walk(kClaimsLookedThrough));
    if (static_cast<int64_t>(found.size()) == count_) return found;
    return conditions_.speakers ? Gather(&Conditions::speakers) : Gather(&Conditions::words);
  }

 private:
  template <typename T>
  absl::StatusOr<Keys> Gather(std::optional<T> Conditions::*finder) {
    ASSIGN_OR_RETURN(std::optional<Keys> all, GatherUpTo(kAllStatements, finder));
    if (!all) return absl::InternalError("more statements than can be stored");
    return *std::move(all);
  }

  // Of the statements that one condition finds; unset if those are more than `most`.
  template <typename T>
  absl::StatusOr<std::optional<Keys>> GatherUpTo(int64_t most,
                                                 std::optional<T> Conditions::*finder) {
    Conditions others = conditions_;
    Conditions found_by;
    std::swap(found_by.*finder, others.*finder);
    Params params = Begin();
    params.Add(others.article).Add(others.speakers).Add(others.words).Add(others.quote);
    params.Add(found_by.words).Add(found_by.speakers).Add(found_by.article).Add(found_by.quote);
    params.Add(found_by.occurrence).Add(most);
    ASSIGN_OR_RETURN(const Rows rows, session_.Execute(queries::kSearchClaims, params));
    Keys keys = KeysOf(rows);
    if (!keys.empty() && keys.back().id == 0) return std::optional<Keys>();
    return std::optional(std::move(keys));
  }

  absl::StatusOr<Keys> Walk(const std::optional<int64_t>& most) {
    Params params = Begin();
    params.Add(conditions_.speakers).Add(conditions_.words).Add(most);
    ASSIGN_OR_RETURN(const Rows rows, session_.ExecutePlanned(queries::kWalkClaims, params));
    return KeysOf(rows);
  }

  // $1 to $8 of both.
  Params Begin() const {
    Params params;
    params.Add(start_ ? TimeKeyText(start_->key, "-infinity") : std::string("infinity"))
        .Add(start_ ? start_->id : INT64_MAX)
        .Add(count_)
        .Add(filter_.changed)
        .Add(filter_.denied)
        .Add(filter_.outlet.empty() ? std::nullopt : std::optional(filter_.outlet))
        .Add(filter_.published_from)
        .Add(filter_.published_before);
    return params;
  }

  static Keys KeysOf(const Rows& rows) {
    Keys keys;
    for (Row row : rows) {
      const int64_t id = row.Int();
      keys.push_back({.key = TimeKey(row.OptionalMicros()), .id = id});
    }
    return keys;
  }

  Session& session_;
  const ClaimFilter& filter_;
  const std::optional<Cursor>& start_;
  const int64_t count_;
  Conditions conditions_;
};

}  // namespace

absl::StatusOr<std::vector<Cursor>> SearchClaims(Session& session, const ClaimFilter& filter,
                                                 const std::optional<Cursor>& start,
                                                 int64_t count) {
  ASSIGN_OR_RETURN(const auto speakers,
                   FindSpeakersAsked(session, {.id = filter.speaker,
                                               .name = filter.speaker_name,
                                               .spelling_key = filter.speaker_spelling_key}));
  return ClaimSearch(session, filter, start, count, speakers).Find();
}

}  // namespace verbatim::storage
