#include <algorithm>
#include <cstddef>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "services/app/export_sources.h"
#include "services/app/match_reviews.h"
#include "services/app/occurrence_record.h"
#include "services/app/search_quotes.h"
#include "services/base/status_macros.h"
#include "services/domain/resource_names.h"
#include "services/export/schema_org.h"

namespace verbatim::app {
namespace {

// Quotes that one page of an export looks at, and occurrences of theirs: some 300 bytes each.
constexpr int32_t kReadAtOnce = 200;
constexpr int64_t kMostAppearancesAtOnce = 3000;

class QuoteExport {
 public:
  QuoteExport(storage::Store& store, const CallContext& call, const ExportQuery& query,
              ExportPiece& piece)
      : store_(store), call_(call), query_(query), piece_(piece) {}

  // Adds as many of the first as one read of their appearances takes, at least one. Returns how
  // many.
  absl::StatusOr<size_t> AddFirst(const std::vector<storage::StoredQuote>& quotes) {
    std::vector<storage::StoredQuote> wanted;
    std::vector<domain::QuoteId> ids;
    int64_t appearances = 0;
    size_t taken = 0;
    for (const storage::StoredQuote& quote : quotes) {
      appearances += std::min(quote.occurrence_count, int64_t{kMaxAppearances});
      if (taken > 0 && appearances > kMostAppearancesAtOnce) break;
      ++taken;
      if (!IsWanted(quote)) continue;
      wanted.push_back(quote);
      ids.push_back(quote.id);
    }
    ASSIGN_OR_RETURN(const std::vector<storage::Appearance> found,
                     store_.ListAppearances(call_, ids, kMaxAppearances));
    std::vector<std::vector<ReviewLink>> reviews(wanted.size());
    if (IsClaim()) {
      ASSIGN_OR_RETURN(reviews, ReviewsOfQuotes(store_, call_, wanted, Rejected::kLeftOut));
    }
    size_t next = 0;
    for (size_t i = 0; i < wanted.size(); ++i) {
      const size_t first = next;
      while (next < found.size() && found[next].quote == wanted[i].id) ++next;
      if (next == first) continue;  // no article says it any more
      RETURN_IF_ERROR(Add(wanted[i], {found.data() + first, next - first}, reviews[i]));
    }
    return taken;
  }

 private:
  bool IsClaim() const { return query_.format == ExportFormat::kClaim; }
  // Paraphrases are no quotations.
  bool IsWanted(const storage::StoredQuote& quote) const { return quote.verbatim || IsClaim(); }

  absl::Status Add(const storage::StoredQuote& quote,
                   std::span<const storage::Appearance> appearances,
                   std::span<const ReviewLink> reviews) {
    exports::QuoteRecord record{.name = domain::QuoteName(quote.id),
                                .wording = quote.wording,
                                .verbatim = quote.verbatim,
                                .speakers = {},
                                .appearances = {},
                                .first_words = appearances.front().words};
    std::unordered_set<domain::ArticleId> known;
    for (const storage::Appearance& appearance : appearances) {
      if (!known.insert(appearance.article).second) continue;
      record.appearances.push_back({.name = domain::ArticleName(appearance.article),
                                    .url = appearance.url,
                                    .title = appearance.title,
                                    .outlet = appearance.outlet,
                                    .publish_time = appearance.publish_time});
    }
    for (const storage::CreditedSpeaker& speaker : quote.speakers) {
      ASSIGN_OR_RETURN(std::string wikidata_id, WikidataIdOf(speaker.id));
      record.speakers.push_back({.name = domain::SpeakerName(speaker.id),
                                 .display_name = speaker.name,
                                 .kind = speaker.kind,
                                 .wikidata_id = std::move(wikidata_id)});
    }
    // Those that a person confirmed and whose publisher gave a rating.
    for (const ReviewLink& link : reviews) {
      const domain::Review& review = link.review.review;
      if (link.state != ReviewState::kConfirmed || review.rating == domain::Rating{}) continue;
      record.reviews.push_back({.name = domain::ReviewName(link.review.id), .review = review});
    }
    piece_.Add(IsClaim() ? exports::Claim(record, query_.iri_prefix)
                         : exports::Quotation(record, query_.iri_prefix));
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
    RETURN_IF_ERROR(quotes.AddFirst({quote}).status());
    return false;
  }
  QuoteQuery search;
  search.filter.speaker = query.speaker;
  search.filter.outlet = query.outlet;
  search.filter.published_from = query.published_from;
  search.filter.published_before = query.published_before;
  search.page_size = std::min(piece.room(), kReadAtOnce);
  search.cursor = cursor.outer_cursor;
  ASSIGN_OR_RETURN(storage::Page<storage::StoredQuote> page, SearchQuotes(store, call, search));
  if (page.items.empty() && query.speaker) {
    RETURN_IF_ERROR(store.GetSpeaker(call, *query.speaker).status());
  }
  if (!page.items.empty()) {
    ASSIGN_OR_RETURN(const size_t taken, quotes.AddFirst(page.items));
    if (taken < page.items.size()) {
      // Only the store knows how its list goes on behind these.
      search.page_size = static_cast<int32_t>(taken);
      ASSIGN_OR_RETURN(page, SearchQuotes(store, call, search));
    }
  }
  cursor.outer_cursor = std::move(page.cursor);
  return !cursor.outer_cursor.empty();
}

}  // namespace verbatim::app
