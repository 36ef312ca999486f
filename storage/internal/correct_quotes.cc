#include "storage/internal/correct_quotes.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/derive_quotes.h"
#include "storage/internal/not_found.h"
#include "storage/internal/read_quotes.h"
#include "storage/internal/save_corrections.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

absl::Status RefusedError(const char* reason, std::string message) {
  return MakeError(absl::StatusCode::kFailedPrecondition, std::move(message),
                   {.reason = reason, .metadata = {}, .field = ""});
}

// The wordings of a quote, some of which may be on a side of their own.
struct Sides {
  ArrayText wordings{};
  ArrayText sides{};
  void Add(int64_t wording, int64_t side) {
    wordings.Add(wording);
    sides.Add(side);
  }
};

// The id of a quote now, and its wordings. NOT_FOUND if there is none.
struct CurrentWordings {
  int64_t quote = 0;
  std::vector<int64_t> wordings{};
  bool verbatim = true;
};
absl::StatusOr<CurrentWordings> WordingsOf(Session& session, domain::QuoteId id) {
  ASSIGN_OR_RETURN(const domain::QuoteId current, CurrentQuote(session, id));
  QuoteGraph graph;
  RETURN_IF_ERROR(LoadQuotes(session, {current.value()}, graph));
  if (graph.wordings().empty()) return NotFoundError("quote", std::to_string(id.value()));
  CurrentWordings found{.quote = current.value()};
  for (const Wording& wording : graph.wordings()) {
    found.wordings.push_back(wording.id);
    found.verbatim = wording.verbatim;
  }
  return found;
}

// Derives all wordings of some quotes anew; returns the graph's changes.
absl::StatusOr<QuoteChanges> Rederive(Session& session, const std::vector<int64_t>& quotes,
                                      QuoteGraph& graph, const MatchRules& rules) {
  RETURN_IF_ERROR(LoadQuotes(session, quotes, graph));
  for (const Wording& wording : graph.wordings()) graph.AddSeed(wording.id);
  graph.SetShrunk();
  ASSIGN_OR_RETURN(QuoteChanges changes, DeriveQuotes(session, graph));
  RETURN_IF_ERROR(SaveChanges(session, graph, changes, rules));
  return changes;
}

// Records a correction and its sides, and derives what follows.
struct QuoteCorrection {
  const char* kind;
  std::vector<int64_t> quotes;  // whose wordings have sides, the corrected one first
  Sides sides{};
  std::optional<int64_t> split_off{};  // a wording of the new quote
};
absl::StatusOr<int64_t> Save(Session& session, const QuoteCorrection& correction,
                             const CorrectionNote& note, const MatchRules& rules) {
  CorrectionEvent event{.kind = correction.kind};
  event.quote = correction.quotes.front();
  if (correction.quotes.size() > 1) event.other_quote = correction.quotes.back();
  ASSIGN_OR_RETURN(const int64_t id, RecordCorrection(session, event, note));
  RETURN_IF_ERROR(
      session.Run(queries::kInsertQuoteSides,
                  Params().Add(id).Add(correction.sides.wordings).Add(correction.sides.sides)));
  QuoteGraph graph;
  ASSIGN_OR_RETURN(const QuoteChanges changes, Rederive(session, correction.quotes, graph, rules));
  if (!correction.split_off) return id;
  for (size_t i = 0; i < changes.quote_of.size(); ++i) {
    if (graph.wordings()[i].id != *correction.split_off) continue;
    const int64_t made = changes.quotes[*changes.quote_of[i]].id;
    RETURN_IF_ERROR(session.Run(queries::kSetCorrectedQuote, Params().Add(id).Add(made)));
  }
  return id;
}

}  // namespace

absl::StatusOr<int64_t> SaveQuoteMerge(Session& session, const MergeQuotes& merge,
                                       const CorrectionNote& note, const MatchRules& rules) {
  ASSIGN_OR_RETURN(const CurrentWordings from, WordingsOf(session, merge.quote));
  ASSIGN_OR_RETURN(const CurrentWordings into, WordingsOf(session, merge.into));
  if (from.quote == into.quote) {
    return MakeError(absl::StatusCode::kInvalidArgument, "a quote can't be merged into itself",
                     {.reason = "FIELD_INVALID", .metadata = {}, .field = "into"});
  }
  if (from.verbatim != into.verbatim) {
    return RefusedError("QUOTES_NOT_ALIKE",
                        "one is a paraphrase and the other the speaker's own words");
  }
  QuoteCorrection correction{.kind = "MERGE_QUOTES", .quotes = {from.quote, into.quote}};
  for (const CurrentWordings* quote : {&from, &into}) {
    for (const int64_t wording : quote->wordings) correction.sides.Add(wording, 0);
  }
  return Save(session, correction, note, rules);
}

absl::StatusOr<int64_t> SaveQuoteSplit(Session& session, const SplitQuote& split,
                                       const CorrectionNote& note, const MatchRules& rules) {
  ASSIGN_OR_RETURN(const CurrentWordings quote, WordingsOf(session, split.quote));
  ArrayText ids;
  for (const domain::OccurrenceId id : split.occurrences) ids.Add(id.value());
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindOccurrenceQuotes, Params().Add(ids)));
  struct Place {
    std::optional<int64_t> wording;
    std::optional<int64_t> quote;
  };
  std::unordered_map<int64_t, Place> places;
  for (Row row : rows) {
    Place& place = places[row.Int()];
    place.wording = row.OptionalInt();
    place.quote = row.OptionalInt();
  }
  std::set<int64_t> split_off;
  for (const domain::OccurrenceId id : split.occurrences) {
    const auto found = places.find(id.value());
    if (found == places.end()) return NotFoundError("occurrence", std::to_string(id.value()));
    if (found->second.quote != quote.quote) {
      return RefusedError("OCCURRENCE_OF_ANOTHER", "occurrence " + std::to_string(id.value()) +
                                                       " does not report quote " +
                                                       std::to_string(split.quote.value()));
    }
    split_off.insert(*found->second.wording);
  }
  if (split_off.size() == quote.wordings.size()) {
    return RefusedError("QUOTE_INDIVISIBLE",
                        "nothing would be left: all occurrences of the same words go together");
  }
  QuoteCorrection correction{.kind = "SPLIT_QUOTE", .quotes = {quote.quote}};
  for (const int64_t wording : quote.wordings) {
    correction.sides.Add(wording, split_off.count(wording) > 0 ? 1 : 0);
  }
  correction.split_off = *split_off.begin();
  return Save(session, correction, note, rules);
}

absl::Status RederiveQuotes(Session& session, int64_t correction, const MatchRules& rules) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListCorrectedQuotes, Params().Add(correction)));
  std::vector<int64_t> quotes;
  for (Row row : rows) quotes.push_back(row.Int());
  if (quotes.empty()) return absl::OkStatus();
  QuoteGraph graph;
  return Rederive(session, quotes, graph, rules).status();
}

}  // namespace verbatim::storage
