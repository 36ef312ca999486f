#include "storage/internal/read_quotes.h"

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

std::vector<Variant> VariantsOf(Row& row) {
  std::vector<std::string> wordings = row.TextArray();
  const std::vector<std::string> relations = row.TextArray();
  const std::vector<int64_t> counts = row.IntArray();
  std::vector<Variant> variants(wordings.size());
  for (size_t i = 0; i < variants.size(); ++i) {
    variants[i] = {.wording = std::move(wordings[i]),
                   .relation = RelationOf(relations[i]),
                   .occurrence_count = counts[i]};
  }
  return variants;
}

std::vector<CreditedSpeaker> SpeakersOf(Row& row) {
  const std::vector<int64_t> ids = row.IntArray();
  std::vector<std::string> names = row.TextArray();
  const std::vector<std::string> kinds = row.TextArray();
  const std::vector<int64_t> counts = row.IntArray();
  std::vector<CreditedSpeaker> speakers(ids.size());
  for (size_t i = 0; i < speakers.size(); ++i) {
    speakers[i] = {.id = domain::SpeakerId(ids[i]),
                   .name = std::move(names[i]),
                   .kind = SpeakerKindOf(kinds[i]),
                   .occurrence_count = counts[i]};
  }
  return speakers;
}

// Two round trips for any number of quotes: most of what a look-up costs are its round trips.
absl::StatusOr<std::vector<StoredQuote>> GetQuotes(Session& session, const ArrayText& ids) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetQuotes, Params().Add(ids)));
  std::vector<StoredQuote> quotes;
  std::unordered_map<int64_t, size_t> index;
  for (Row row : rows) {
    StoredQuote& quote = quotes.emplace_back();
    quote.id = domain::QuoteId(row.Int());
    index[quote.id.value()] = quotes.size() - 1;
    quote.wording = row.Text();
    quote.verbatim = row.Bool();
    quote.occurrence_count = row.Int();
    quote.first_publish_time = row.OptionalMicros();
    quote.article_count = row.Int();
    quote.outlets = row.TextArray();
    quote.variants = VariantsOf(row);
    quote.speakers = SpeakersOf(row);
  }
  ASSIGN_OR_RETURN(
      const Rows links,
      session.Execute(queries::kListQuoteLinks, Params().Add(ids).Add(int64_t{kMaxQuoteLinks})));
  for (Row row : links) {
    const auto found = index.find(row.Int());
    if (found == index.end()) continue;  // stored since the first statement
    StoredQuote& quote = quotes[found->second];
    LinkedQuote link;
    link.id = domain::QuoteId(row.Int());
    link.wording = row.Text();
    (row.Bool() ? quote.wholes : quote.fragments).push_back(std::move(link));
  }
  return quotes;
}

// The speakers asked for, by id or by name; unset: any. Both: those of the name with that id.
absl::StatusOr<std::optional<std::vector<int64_t>>> SpeakersAskedFor(Session& session,
                                                                     const QuoteFilter& filter) {
  std::optional<std::vector<int64_t>> speakers;
  if (filter.speaker) speakers = {filter.speaker->value()};
  if (filter.speaker_name.empty()) return speakers;
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.Execute(queries::kFindSpeakersByName,
                      Params().Add(filter.speaker_name).Add(filter.speaker_spelling_key)));
  std::vector<int64_t> named;
  for (Row row : rows) {
    const int64_t id = row.Int();
    if (!filter.speaker || filter.speaker->value() == id) named.push_back(id);
  }
  return std::optional(std::move(named));
}

// The statement that searches, and how its pages go on.
struct QuoteSearch {
  ListOrder order = ListOrder::kQuotes;
  const Query* query = nullptr;
  std::optional<std::string> ranking{};  // of search_quotes_ranked
};

// The search whose index fits what is asked best.
QuoteSearch ChooseSearch(const QuoteFilter& filter, bool by_speaker) {
  if (filter.repeated_in) return {.query = &queries::kSearchQuotesInArticle};
  if (filter.repeated_there) return {.query = &queries::kSearchQuotesRepeated};
  const bool by_words = !filter.words.empty();
  const bool walk = !by_words && !by_speaker;  // all quotes in order
  switch (filter.order) {
    case QuoteOrder::kLatest:
      if (walk) return {ListOrder::kQuotesLatest, &queries::kSearchQuotesLatest, {}};
      return {ListOrder::kQuotesRanked, &queries::kSearchQuotesRanked, "LATEST"};
    case QuoteOrder::kMostRepeated:
      if (walk) return {ListOrder::kQuotesRanked, &queries::kSearchQuotesMostRepeated, {}};
      return {ListOrder::kQuotesRanked, &queries::kSearchQuotesRanked, "MOST_REPEATED"};
    case QuoteOrder::kRelevance:
      if (by_words) return {ListOrder::kQuotesRanked, &queries::kSearchQuotesRanked, "RELEVANCE"};
      break;  // without words all are as relevant
    case QuoteOrder::kEarliest: break;
  }
  if (by_words) return {.query = &queries::kSearchQuotesByWords};
  return {.query = by_speaker ? &queries::kSearchQuotesBySpeaker : &queries::kSearchQuotes};
}

// Where a page begins, in the order's own key.
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

// Every search takes the parameters of those before it in this order.
Params SearchParams(const QuoteFilter& filter, const QuoteSearch& search,
                    const std::optional<Cursor>& start, const PageRequest& page,
                    const std::optional<std::string>& speakers) {
  Params params;
  AddStart(search.order, start, params);
  params.Add(RowsToAsk(page))
      .Add(int64_t{filter.repeated || filter.repeated_there || filter.contested ? 2 : 0});
  params.Add(filter.outlet.empty() ? std::nullopt : std::optional(filter.outlet));
  params.Add(filter.published_from).Add(filter.published_before);
  params.Add(filter.kind ? std::optional(std::string(domain::Name(*filter.kind))) : std::nullopt);
  const Query* query = search.query;
  if (query == &queries::kSearchQuotesRepeated) return params;
  params.Add(filter.contested);
  if (query == &queries::kSearchQuotes || query == &queries::kSearchQuotesLatest ||
      query == &queries::kSearchQuotesMostRepeated) {
    return params;
  }
  params.Add(speakers);
  if (query == &queries::kSearchQuotesBySpeaker) return params;
  params.Add(filter.words.empty() ? std::nullopt : std::optional(filter.words));
  if (query == &queries::kSearchQuotesByWords) return params;
  if (search.ranking) return std::move(params.Add(*search.ranking));
  return std::move(params.Add(filter.repeated_in->value()));
}

}  // namespace

absl::StatusOr<domain::QuoteId> CurrentQuote(Session& session, domain::QuoteId id) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindQuoteRedirect, Params().Add(id.value())));
  return rows.empty() ? id : domain::QuoteId(rows[0].Int());
}

absl::StatusOr<StoredQuote> GetQuote(Session& session, domain::QuoteId id) {
  ASSIGN_OR_RETURN(std::vector<StoredQuote> found, GetQuotes(session, ArrayText().Add(id.value())));
  if (found.empty()) {
    ASSIGN_OR_RETURN(const domain::QuoteId current, CurrentQuote(session, id));
    ASSIGN_OR_RETURN(found, GetQuotes(session, ArrayText().Add(current.value())));
  }
  if (found.empty()) return NotFoundError("quote", std::to_string(id.value()));
  return std::move(found.front());
}

absl::StatusOr<Page<StoredQuote>> SearchQuotes(Session& session, const QuoteFilter& filter,
                                               const PageRequest& page) {
  ASSIGN_OR_RETURN(const auto speakers, SpeakersAskedFor(session, filter));
  std::optional<std::string> speaker_ids;
  if (speakers) {
    ArrayText ids;
    for (const int64_t id : *speakers) ids.Add(id);
    speaker_ids = ids.Text();
  }
  const QuoteSearch search = ChooseSearch(filter, speakers.has_value());
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(search.order, page));
  const Params params = SearchParams(filter, search, start, page, speaker_ids);
  ASSIGN_OR_RETURN(const Rows rows, session.ExecutePlanned(*search.query, params));
  std::vector<Cursor> keys;
  for (Row row : rows) {
    const int64_t id = row.Int();
    keys.push_back({.key = row.OptionalInt().value_or(kUnknownTime), .id = id});
  }
  Page<StoredQuote> result;
  result.cursor = CutPage(search.order, page, keys);
  ArrayText ids;
  for (const Cursor& key : keys) ids.Add(key.id);
  ASSIGN_OR_RETURN(result.items, GetQuotes(session, ids));
  return result;
}

}  // namespace verbatim::storage
