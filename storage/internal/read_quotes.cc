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

// Three round trips for any number of quotes.
absl::StatusOr<std::vector<StoredQuote>> GetQuotes(Session& session, const ArrayText& ids) {
  const Params params = Params().Add(ids);
  std::vector<StoredQuote> quotes;
  std::unordered_map<int64_t, size_t> index;
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetQuotes, params));
  for (Row row : rows) {
    StoredQuote& quote = quotes.emplace_back();
    quote.id = domain::QuoteId(row.Int());
    quote.wording = row.Text();
    quote.verbatim = row.Bool();
    quote.occurrence_count = row.Int();
    quote.first_publish_time = row.OptionalMicros();
    quote.article_count = row.Int();
    index[quote.id.value()] = quotes.size() - 1;
  }
  ASSIGN_OR_RETURN(const Rows variants, session.Execute(queries::kCountVariants, params));
  for (Row row : variants) {
    Variant& variant = quotes[index.at(row.Int())].variants.emplace_back();
    variant.wording = row.Text();
    variant.relation = RelationOf(row.Text());
    variant.occurrence_count = row.Int();
  }
  ASSIGN_OR_RETURN(const Rows speakers, session.Execute(queries::kCountSpeakersOfQuotes, params));
  for (Row row : speakers) {
    CreditedSpeaker& speaker = quotes[index.at(row.Int())].speakers.emplace_back();
    speaker.id = domain::SpeakerId(row.Int());
    speaker.name = row.Text();
    speaker.kind = SpeakerKindOf(row.Text());
    speaker.occurrence_count = row.Int();
  }
  return quotes;
}

// The speakers asked for, by id or by name; unset: any. Both: those of the name with that id.
absl::StatusOr<std::optional<std::vector<int64_t>>> SpeakersAskedFor(Session& session,
                                                                     const QuoteFilter& filter) {
  std::optional<std::vector<int64_t>> speakers;
  if (filter.speaker) speakers = {filter.speaker->value()};
  if (filter.speaker_name.empty()) return speakers;
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindSpeakersByName,
                                                    Params().Add(filter.speaker_name)));
  std::vector<int64_t> named;
  for (Row row : rows) {
    const int64_t id = row.Int();
    if (!filter.speaker || filter.speaker->value() == id) named.push_back(id);
  }
  return std::optional(std::move(named));
}

// The search whose index fits what is asked best; each takes the parameters of those before it.
const Query& ChooseSearch(const QuoteFilter& filter, bool by_speaker, Params& params,
                          const std::optional<std::string>& speakers) {
  const bool by_words = !filter.words.empty();
  if (!filter.repeated_in && !by_words && !by_speaker) return queries::kSearchQuotes;
  params.Add(speakers);
  if (!filter.repeated_in && !by_words) return queries::kSearchQuotesBySpeaker;
  params.Add(by_words ? std::optional(filter.words) : std::nullopt);
  if (!filter.repeated_in) return queries::kSearchQuotesByWords;
  params.Add(filter.repeated_in->value());
  return queries::kSearchQuotesInArticle;
}

}  // namespace

absl::StatusOr<StoredQuote> GetQuote(Session& session, domain::QuoteId id) {
  ASSIGN_OR_RETURN(std::vector<StoredQuote> found, GetQuotes(session, ArrayText().Add(id.value())));
  if (found.empty()) return NotFoundError("quote", std::to_string(id.value()));
  return std::move(found.front());
}

absl::StatusOr<Page<StoredQuote>> SearchQuotes(Session& session, const QuoteFilter& filter,
                                               const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kQuotes, page));
  ASSIGN_OR_RETURN(const auto speakers, SpeakersAskedFor(session, filter));
  std::optional<std::string> speaker_ids;
  if (speakers) {
    ArrayText ids;
    for (const int64_t id : *speakers) ids.Add(id);
    speaker_ids = ids.Text();
  }
  Params params;
  params.Add(start ? TimeKeyText(start->key, "infinity") : "-infinity");
  params.Add(start ? start->id : 0).Add(RowsToAsk(page));
  params.Add(int64_t{filter.repeated ? 2 : 0});
  params.Add(filter.outlet.empty() ? std::nullopt : std::optional(filter.outlet));
  params.Add(filter.published_from).Add(filter.published_before);
  const Query& query = ChooseSearch(filter, speakers.has_value(), params, speaker_ids);
  ASSIGN_OR_RETURN(const Rows rows, session.ExecutePlanned(query, params));
  std::vector<Cursor> keys;
  for (Row row : rows) {
    const int64_t id = row.Int();
    keys.push_back({.key = row.OptionalInt().value_or(kUnknownTime), .id = id});
  }
  Page<StoredQuote> result;
  result.cursor = CutPage(ListOrder::kQuotes, page, keys);
  ArrayText ids;
  for (const Cursor& key : keys) ids.Add(key.id);
  ASSIGN_OR_RETURN(result.items, GetQuotes(session, ids));
  return result;
}

}  // namespace verbatim::storage
