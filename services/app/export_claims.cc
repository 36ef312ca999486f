#include <set>
#include <string>
#include <utility>
#include <vector>

#include "services/app/export_sources.h"
#include "services/app/match_claim_reviews.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/domain/resource_names.h"
#include "services/export/schema_org.h"

namespace verbatim::app {
namespace {

// Claims and reviews that one page of an export looks at.
constexpr int32_t kReadAtOnce = 50;

bool Asserts(const storage::StoredClaimStatement& statement) {
  const domain::Stance stance = statement.part.stance.stance;
  return !statement.occurrence.withdrawn() && !statement.part.points_back &&
         (stance == domain::Stance::kAsserts || stance == domain::Stance::kRepeats ||
          stance == domain::Stance::kConfirms);
}

// A claim with who asserts it where, as far as its first kMaxPageSize statements tell.
absl::StatusOr<exports::QuoteRecord> RecordOf(storage::Store& store, const CallContext& call,
                                              const storage::StoredClaim& claim) {
  exports::QuoteRecord record{.name = domain::ClaimName(claim.id),
                              .wording = claim.text,
                              .verbatim = false,
                              .speakers = {},
                              .appearances = {},
                              .first_words = ""};
  ASSIGN_OR_RETURN(const auto page,
                   store.ListClaimStatements(call, claim.id, {.size = kMaxPageSize}));
  std::set<domain::ArticleId> articles;
  std::set<domain::SpeakerId> speakers;
  for (const storage::StoredClaimStatement& statement : page.items) {
    if (!Asserts(statement)) continue;
    const storage::StoredOccurrence& occurrence = statement.occurrence;
    if (articles.insert(occurrence.article).second) {
      if (record.appearances.empty()) record.first_words = statement.part.text;
      record.appearances.push_back({.name = domain::ArticleName(occurrence.article),
                                    .url = occurrence.url,
                                    .title = occurrence.article_title,
                                    .outlet = occurrence.outlet,
                                    .publish_time = occurrence.publish_time});
    }
    if (!occurrence.speaker || !speakers.insert(*occurrence.speaker).second) continue;
    ASSIGN_OR_RETURN(const domain::Speaker speaker, store.GetSpeaker(call, *occurrence.speaker));
    record.speakers.push_back({.name = domain::SpeakerName(speaker.id),
                               .display_name = speaker.name,
                               .kind = speaker.kind,
                               .wikidata_id = speaker.wikidata_id});
  }
  // Those that a person confirmed and whose publisher gave a rating.
  ASSIGN_OR_RETURN(const auto reviews, ReviewsOfClaim(store, call, claim, Rejected::kLeftOut));
  for (const ClaimReviewLink& link : reviews) {
    const domain::Review& review = link.review.review;
    if (link.state != ReviewState::kConfirmed || review.rating == domain::Rating{}) continue;
    record.reviews.push_back({.name = domain::ReviewName(link.review.id), .review = review});
  }
  return record;
}

}  // namespace

absl::StatusOr<bool> ExportClaims(storage::Store& store, const CallContext& call,
                                  const ExportQuery& query, ExportCursor& cursor,
                                  ExportPiece& piece) {
  storage::Page<storage::StoredClaim> page;
  if (query.claim) {
    ASSIGN_OR_RETURN(page.items.emplace_back(), store.GetClaim(call, *query.claim));
  } else {
    if (query.speaker) RETURN_IF_ERROR(store.GetSpeaker(call, *query.speaker).status());
    const int32_t size = piece.room() < kReadAtOnce ? piece.room() : kReadAtOnce;
    ASSIGN_OR_RETURN(page, store.ListClaims(call, {.speaker = query.speaker},
                                            {.size = size, .cursor = cursor.outer_cursor}));
  }
  for (const storage::StoredClaim& claim : page.items) {
    ASSIGN_OR_RETURN(const exports::QuoteRecord record, RecordOf(store, call, claim));
    if (query.format == ExportFormat::kAssertedClaim) {
      if (!record.appearances.empty()) piece.Add(exports::Claim(record, query.iri_prefix));
      continue;
    }
    for (const exports::ReviewRecord& review : record.reviews) {
      piece.Add(exports::ClaimReview(record, review, query.iri_prefix));
    }
  }
  cursor.outer_cursor = std::move(page.cursor);
  return !cursor.outer_cursor.empty();
}

}  // namespace verbatim::app
