#include "storage/internal/search_quotes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/page.h"
#include "storage/internal/read_quotes.h"
#include "storage/internal/read_speakers.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// Gathering a row and looking through a quote cost about as much, some ten microseconds.
constexpr int64_t kFewRows = 3000;
constexpr int64_t kQuotesLookedThrough = 5000;
// Where gathering takes longer than all this, more are looked through before.
constexpr int64_t kManyRows = 20'000;
constexpr int64_t kMostLookedThrough = 25'000;

// Of so many articles the quotes are read faster than all quotes that ever came back are walked.
constexpr int64_t kMostRecentArticles = 50'000;

// What search_quotes_ranked adds to the rank of quotes with the words in just that order.
constexpr int64_t kInOrder = int64_t{1} << 40U;

using Keys = std::vector<Cursor>;

std::optional<std::string> SetOnly(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

// How an order is walked, where every quote fits or hardly any, where many do, and gathered.
struct OrderWays {
  ListOrder list_order;
  const Query* walk_all;
  const Query* walk;
  const char* ranking;
};

OrderWays WaysOf(QuoteOrder order, bool by_words) {
  switch (order) {
    case QuoteOrder::kLatest:
      return {ListOrder::kQuotesLatest, &queries::kSearchQuotesLatest, &queries::kWalkQuotesLatest,
              "LATEST"};
    case QuoteOrder::kMostRepeated:
      return {ListOrder::kQuotesRanked, &queries::kSearchQuotesMostRepeated,
              &queries::kWalkQuotesMostRepeated, "MOST_REPEATED"};
    case QuoteOrder::kRelevance:
      if (!by_words) break;  // all are as relevant
      return {ListOrder::kQuotesRanked, nullptr, &queries::kWalkQuotesClosest, "RELEVANCE"};
    case QuoteOrder::kEarliest: break;
  }
  return {ListOrder::kQuotes, &queries::kSearchQuotes, &queries::kWalkQuotesEarliest, "EARLIEST"};
}

// Unknown times come last in both orders by time.
void AddStart(ListOrder order, const std::optional<Cursor>& start, Params& params) {
  switch (order) {
    case ListOrder::kQuotesLatest:
      params.Add(start ? TimeKeyText(start->key, "-infinity") : "infinity");
      params.Add(start ? start->id : INT64_MAX);
      break;
    case ListOrder::kQuotesRanked:
      params.Add(start ? start->key : INT64_MAX).Add(start ? start->id : INT64_MAX);
      break;
    default:
      params.Add(start ? TimeKeyText(start->key, "infinity") : "-infinity");
      params.Add(start ? start->id : 0);
  }
}

// search_quotes_ranked puts every order as the highest rank first.
Cursor RankOf(ListOrder order, const Cursor& key) {
  if (order == ListOrder::kQuotes) return {.key = -key.key, .id = -key.id};
  if (order == ListOrder::kQuotesLatest && key.key == kUnknownTime) return {-INT64_MAX, key.id};
  return key;
}
Cursor KeyOfRank(ListOrder order, const Cursor& rank) {
  if (order == ListOrder::kQuotes) return {.key = -rank.key, .id = rank.id};
  if (order == ListOrder::kQuotesLatest && rank.key == -INT64_MAX) return {kUnknownTime, rank.id};
  return rank;
}

class QuoteSearch {
 public:
  QuoteSearch(Session& session, const QuoteFilter& filter,
              const std::optional<std::vector<int64_t>>& speakers)
      : session_(session),
        filter_(filter),
        ways_(WaysOf(filter.order, !filter.words.empty())),
        words_(SetOnly(filter.words)),
        outlet_(SetOnly(filter.outlet)) {
    if (!speakers) return;
    ArrayText ids;
    for (const int64_t id : *speakers) ids.Add(id);
    speakers_ = ids.Text();
  }

  ListOrder list_order() const { return ways_.list_order; }

  // Up to `count` quotes after `start`.
  absl::StatusOr<Keys> Find(const std::optional<Cursor>& start, int64_t count) {
    if (filter_.repeated_in || filter_.repeated_there) return FindRepeated(start, count);
    const bool narrowed = words_ || outlet_ || speakers_ || filter_.published_from ||
                          filter_.published_before || filter_.kind;
    // What stands in conflict is so rare that looking at each quote that comes back finds it
    // fastest.
    if (!narrowed || (filter_.contested && !words_ && !speakers_)) return WalkAll(start, count);
    ASSIGN_OR_RETURN(const bool few, FitsUpTo(kFewRows));
    if (few) return Gather(start, count, {});
    if (filter_.order == QuoteOrder::kRelevance && words_) return FindClosest(start, count);
    return WalkOrGather(start, count, {});
  }

 private:
  absl::StatusOr<Keys> FindRepeated(const std::optional<Cursor>& start, int64_t count) {
    Params params;
    AddStart(ways_.list_order, start, params);
    AddConditions(count, params);
    if (filter_.repeated_in) {
      AddAttribution(params);
      params.Add(filter_.repeated_in->value());
    }
    if (filter_.repeated_in) return KeysOf(queries::kSearchQuotesInArticle, params);
    ASSIGN_OR_RETURN(const bool recent, IsRecent());
    return KeysOf(recent ? queries::kSearchQuotesRepeatedSince : queries::kSearchQuotesRepeated,
                  params);
  }

  // Whether few articles are as new as what is asked for.
  absl::StatusOr<bool> IsRecent() {
    if (!filter_.published_from) return false;
    ASSIGN_OR_RETURN(
        const Rows rows,
        session_.Execute(queries::kCountArticlesSince,
                         Params().Add(*filter_.published_from).Add(kMostRecentArticles + 1)));
    return rows[0].Int() <= kMostRecentArticles;
  }

  // Whether the narrowest condition leaves no more rows.
  absl::StatusOr<bool> FitsUpTo(int64_t most) {
    Params params;
    params.Add(most + 1).Add(outlet_);
    params.Add(filter_.published_from).Add(filter_.published_before).Add(speakers_).Add(words_);
    ASSIGN_OR_RETURN(const Rows rows, session_.Execute(queries::kSearchQuotesExtent, params));
    Row row = rows[0];
    const std::optional<int64_t> extent = row.OptionalInt();
    return extent && *extent <= most;
  }

  // First all with the words in just that order, then the others.
  absl::StatusOr<Keys> FindClosest(const std::optional<Cursor>& start, int64_t count) {
    Keys found;
    std::optional<Cursor> from = start;
    if (!start || start->key > 0) {
      if (from) from->key -= kInOrder;
      ASSIGN_OR_RETURN(found, WalkOrGather(from, count, true));
      for (Cursor& key : found) key.key += kInOrder;
      from.reset();
    }
    const auto missing = count - static_cast<int64_t>(found.size());
    if (missing == 0) return found;
    ASSIGN_OR_RETURN(const Keys others, WalkOrGather(from, missing, false));
    found.insert(found.end(), others.begin(), others.end());
    return found;
  }

  absl::StatusOr<Keys> WalkOrGather(const std::optional<Cursor>& start, int64_t count,
                                    std::optional<bool> in_order) {
    ASSIGN_OR_RETURN(Keys found, Walk(start, count, in_order, kQuotesLookedThrough));
    if (static_cast<int64_t>(found.size()) == count) return found;
    if (!fits_many_) {
      ASSIGN_OR_RETURN(const bool no_more, FitsUpTo(kManyRows));
      fits_many_ = !no_more;
    }
    if (*fits_many_) {
      ASSIGN_OR_RETURN(found, Walk(start, count, in_order, kMostLookedThrough));
      if (static_cast<int64_t>(found.size()) == count) return found;
    }
    return Gather(start, count, in_order);
  }

  absl::StatusOr<Keys> WalkAll(const std::optional<Cursor>& start, int64_t count) {
    Params params;
    AddStart(ways_.list_order, start, params);
    AddConditions(count, params);
    params.Add(filter_.contested);
    return KeysOf(*ways_.walk_all, params);
  }

  absl::StatusOr<Keys> Walk(const std::optional<Cursor>& start, int64_t count,
                            std::optional<bool> in_order, int64_t most) {
    Params params;
    if (in_order) {
      params.Add(start ? start->key : 0).Add(start ? start->id : INT64_MAX);
    } else {
      AddStart(ways_.list_order, start, params);
    }
    AddConditions(count, params);
    AddAttribution(params);
    params.Add(most);
    if (in_order) params.Add(*in_order);
    return KeysOf(*ways_.walk, params);
  }

  absl::StatusOr<Keys> Gather(const std::optional<Cursor>& start, int64_t count,
                              std::optional<bool> in_order) {
    Cursor from{.key = INT64_MAX, .id = INT64_MAX};
    if (start) from = RankOf(ways_.list_order, *start);
    if (start && in_order == true) from.key += kInOrder;
    Params params;
    params.Add(from.key).Add(from.id);
    AddConditions(count, params);
    AddAttribution(params);
    params.Add(ways_.ranking).Add(in_order);
    ASSIGN_OR_RETURN(Keys keys, KeysOf(queries::kSearchQuotesRanked, params));
    for (Cursor& key : keys) {
      if (in_order == true) key.key -= kInOrder;
      key = KeyOfRank(ways_.list_order, key);
    }
    return keys;
  }

  absl::StatusOr<Keys> KeysOf(const Query& query, const Params& params) {
    ASSIGN_OR_RETURN(const Rows rows, session_.ExecutePlanned(query, params));
    Keys keys;
    for (Row row : rows) {
      const int64_t id = row.Int();
      keys.push_back({.key = row.OptionalInt().value_or(kUnknownTime), .id = id});
    }
    return keys;
  }

  // $3 to $8 of every search.
  void AddConditions(int64_t count, Params& params) const {
    const bool several = filter_.repeated || filter_.repeated_there || filter_.contested;
    params.Add(count).Add(int64_t{several ? 2 : 0}).Add(outlet_);
    params.Add(filter_.published_from).Add(filter_.published_before);
    params.Add(filter_.kind ? std::optional(std::string(domain::Name(*filter_.kind)))
                            : std::nullopt);
  }
  // $9 to $11 of those that take them.
  void AddAttribution(Params& params) const {
    params.Add(filter_.contested).Add(speakers_).Add(words_);
  }

  Session& session_;
  const QuoteFilter& filter_;
  const OrderWays ways_;
  const std::optional<std::string> words_;
  const std::optional<std::string> outlet_;
  std::optional<std::string> speakers_{};
  std::optional<bool> fits_many_{};  // whether more than kManyRows fit, once that was asked
};

}  // namespace

absl::StatusOr<Page<StoredQuote>> SearchQuotes(Session& session, const QuoteFilter& filter,
                                               const PageRequest& page) {
  ASSIGN_OR_RETURN(const auto speakers,
                   FindSpeakersAsked(session, {.id = filter.speaker,
                                               .name = filter.speaker_name,
                                               .spelling_key = filter.speaker_spelling_key}));
  QuoteSearch search(session, filter, speakers);
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(search.list_order(), page));
  ASSIGN_OR_RETURN(Keys keys, search.Find(start, RowsToAsk(page)));
  Page<StoredQuote> result;
  result.cursor = CutPage(search.list_order(), page, keys);
  ArrayText ids;
  for (const Cursor& key : keys) ids.Add(key.id);
  ASSIGN_OR_RETURN(result.items, GetQuotes(session, ids));
  return result;
}

}  // namespace verbatim::storage
