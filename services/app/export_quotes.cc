#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "services/app/export_sources.h"
#include "services/app/match_reviews.h"
#include "services/app/occurrence_record.h"
#include "services/app/search_quotes.h"
#include "services/base/status_macros.h"
#include "services/domain/resource_names.h"
#include "services/export/schema_org.h"

namespace verbatim::app {
namespace {

// Quotes that one page of an export looks at: each costs a read or two.
constexpr int32_t kReadAtOnce = 200;

class QuoteExport {
 public:
  QuoteExport(storage::Store& store, const CallContext& call, const ExportQuery& query,
              ExportPiece& piece)
      : store_(store), call_(call), query_(query), piece_(piece) {}

  // Leaves out paraphrases where quotations are asked for, and what no article says any more.
  absl::Status Add(const storage::StoredQuote& quote) {
    const bool quotation = query_.format == ExportFormat::kQuotation;
    if (quotation && !quote.verbatim) return absl::OkStatus();
    exports::QuoteRecord record{.name = domain::QuoteName(quote.id),
                                .wording = quote.wording,
                                .verbatim = quote.verbatim,
                                .speakers = {},
                                .appearances = {},
                                .first_words = {}};
    RETURN_IF_ERROR(AddAppearances(quote.id, record));
    if (record.appearances.empty()) return absl::OkStatus();
    for (const storage::CreditedSpeaker& speaker : quote.speakers) {
      ASSIGN_OR_RETURN(std::string wikidata_id, WikidataIdOf(speaker.id));
      record.speakers.push_back({.name = domain::SpeakerName(speaker.id),
                                 .display_name = speaker.name,
                                 .kind = speaker.kind,
                                 .wikidata_id = std::move(wikidata_id)});
    }
    if (!quotation) RETURN_IF_ERROR(AddReviews(quote, record));
    piece_.Add(quotation ? exports::Quotation(record, query_.iri_prefix)
                         : exports::Claim(record, query_.iri_prefix));
    return absl::OkStatus();
  }

 private:
  // Those that a person confirmed and whose publisher gave a rating.
  absl::Status AddReviews(const storage::StoredQuote& quote, exports::QuoteRecord& record) {
    ASSIGN_OR_RETURN(const auto links, ReviewsOfQuotes(store_, call_, {quote}, Rejected::kLeftOut));
    for (const ReviewLink& link : links.front()) {
      const domain::Review& review = link.review.review;
      if (link.state != ReviewState::kConfirmed || review.rating == domain::Rating{}) continue;
      record.reviews.push_back({.name = domain::ReviewName(link.review.id), .review = review});
    }
    return absl::OkStatus();
  }

  absl::Status AddAppearances(domain::QuoteId quote, exports::QuoteRecord& record) {
    storage::OccurrenceFilter filter;
    filter.quote = quote;
    ASSIGN_OR_RETURN(
        const storage::Page<storage::StoredOccurrence> page,
        store_.ListOccurrences(call_, filter, {.size = kMaxAppearances, .cursor = {}}));
    std::unordered_set<domain::ArticleId> known;
    for (const storage::StoredOccurrence& occurrence : page.items) {
      if (occurrence.withdrawn() || !known.insert(occurrence.article).second) continue;
      if (record.appearances.empty()) record.first_words = occurrence.content_texts.front();
      record.appearances.push_back(ArticleRecordOf(occurrence));
    }
    return absl::OkStatus();
  }

  absl::StatusOr<std::string> WikidataIdOf(domain::SpeakerId speaker) {
    const auto known = wikidata_ids_.find(speaker);
    if (known != wikidata_ids_.end()) return known->second;
    const absl::StatusOr<domain::Speaker> stored = store_.GetSpeaker(call_, speaker);
    if (!stored.ok() && !absl::IsNotFound(stored.status())) return stored.status();
    return wikidata_ids_[speaker] = stored.ok() ? stored->wikidata_id : "";
  }

  storage::Store& store_;
  const CallContext& call_;
  const ExportQuery& query_;
  ExportPiece& piece_;
  std::unordered_map<domain::SpeakerId, std::string> wikidata_ids_;
};

}  // namespace

absl::StatusOr<bool> ExportQuotes(storage::Store& store, const CallContext& call,
                                  const ExportQuery& query, ExportCursor& cursor,
                                  ExportPiece& piece) {
  QuoteExport quotes(store, call, query, piece);
  if (query.quote) {
    ASSIGN_OR_RETURN(const storage::StoredQuote quote, store.GetQuote(call, *query.quote));
    RETURN_IF_ERROR(quotes.Add(quote));
    return false;
  }
  QuoteQuery search;
  search.filter.speaker = query.speaker;
  search.filter.outlet = query.outlet;
  search.filter.published_from = query.published_from;
  search.filter.published_before = query.published_before;
  search.page_size = std::min(piece.room(), kReadAtOnce);
  search.cursor = std::move(cursor.outer_cursor);
  ASSIGN_OR_RETURN(storage::Page<storage::StoredQuote> page, SearchQuotes(store, call, search));
  if (page.items.empty() && query.speaker) {
    RETURN_IF_ERROR(store.GetSpeaker(call, *query.speaker).status());
  }
  for (const storage::StoredQuote& quote : page.items) RETURN_IF_ERROR(quotes.Add(quote));
  cursor.outer_cursor = std::move(page.cursor);
  return !cursor.outer_cursor.empty();
}

}  // namespace verbatim::app
