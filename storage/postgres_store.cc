#include "storage/postgres_store.h"

#include <utility>

#include "absl/functional/function_ref.h"

#include "services/base/status_macros.h"
#include "storage/internal/alerts.h"
#include "storage/internal/candidates.h"
#include "storage/internal/database.h"
#include "storage/internal/delete_article.h"
#include "storage/internal/import_speakers.h"
#include "storage/internal/read_articles.h"
#include "storage/internal/read_claims.h"
#include "storage/internal/read_occurrences.h"
#include "storage/internal/read_quotes.h"
#include "storage/internal/read_revisions.h"
#include "storage/internal/read_speakers.h"
#include "storage/internal/reviews.h"
#include "storage/internal/save_article.h"
#include "storage/internal/save_claims.h"
#include "storage/internal/save_corrections.h"
#include "storage/internal/search_quotes.h"
#include "storage/migrations.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// Each call with a connection of the pool; the work is in internal/.
class PostgresStore final : public Store {
 public:
  explicit PostgresStore(ConnectionPool::Options options) : database_(std::move(options)) {}

  absl::StatusOr<SaveResult> SaveArticle(const CallContext& call, const ArticleDraft& draft,
                                         const MatchRules& rules) override {
    return storage::SaveArticle(database_, save_queue_,
                                {.call = &call, .draft = &draft, .rules = &rules});
  }

  absl::StatusOr<ArticleDeletion> DeleteArticle(const CallContext& call, domain::ArticleId id,
                                                const CorrectionNote& note,
                                                const MatchRules& rules) override {
    ArticleDeletion deletion;
    const absl::Status written = database_.Write(call, [&](Session& session) -> absl::Status {
      ASSIGN_OR_RETURN(deletion, storage::DeleteArticle(session, id, note, rules));
      return absl::OkStatus();
    });
    if (!written.ok()) return written;
    return deletion;
  }

  absl::StatusOr<Page<ArticleDeletion>> ListArticleDeletions(const CallContext& call,
                                                             const ArticleDeletionFilter& filter,
                                                             const PageRequest& page) override {
    return database_.Read(call, [&](Session& session) {
      return storage::ListArticleDeletions(session, filter, page);
    });
  }

  absl::StatusOr<StoredArticle> GetArticle(const CallContext& call, domain::ArticleId id) override {
    return database_.Read(call, [&](Session& session) { return storage::GetArticle(session, id); });
  }

  absl::StatusOr<StoredArticle> FindArticle(const CallContext& call,
                                            const std::string& url) override {
    return database_.Read(call,
                          [&](Session& session) { return storage::FindArticle(session, url); });
  }

  absl::StatusOr<Page<StoredArticle>> ListArticles(const CallContext& call,
                                                   const ArticleFilter& filter,
                                                   const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListArticles(session, filter, page); });
  }

  absl::StatusOr<Page<StoredRevision>> ListRevisions(const CallContext& call, domain::ArticleId id,
                                                     const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListRevisions(session, id, page); });
  }

  absl::StatusOr<StoredOccurrence> GetOccurrence(const CallContext& call,
                                                 domain::OccurrenceId id) override {
    return database_.Read(call,
                          [&](Session& session) { return storage::GetOccurrence(session, id); });
  }

  absl::StatusOr<Page<StoredOccurrence>> ListOccurrences(const CallContext& call,
                                                         const OccurrenceFilter& filter,
                                                         const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListOccurrences(session, filter, page); });
  }

  absl::StatusOr<NewOccurrences> ListNewOccurrences(const CallContext& call,
                                                    const OccurrenceFilter& filter,
                                                    std::optional<int64_t> after) override {
    return database_.Read(call, [&](Session& session) {
      return storage::ListNewOccurrences(session, filter, after);
    });
  }

  absl::StatusOr<OccurrenceCounts> CountOccurrences(const CallContext& call,
                                                    const OccurrenceFilter& filter) override {
    return database_.Read(
        call, [&](Session& session) { return storage::CountOccurrences(session, filter); });
  }

  absl::StatusOr<std::vector<Appearance>> ListAppearances(
      const CallContext& call, const std::vector<domain::QuoteId>& quotes, int32_t limit) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListAppearances(session, quotes, limit); });
  }

  absl::StatusOr<std::vector<Outlet>> ListOutlets(const CallContext& call) override {
    return database_.Read(call, [&](Session& session) { return storage::ListOutlets(session); });
  }

  absl::StatusOr<std::vector<StoredChainLink>> GetChain(const CallContext& call,
                                                        domain::OccurrenceId id) override {
    return database_.Read(call, [&](Session& session) { return storage::GetChain(session, id); });
  }

  absl::StatusOr<std::string> ReadMark(const CallContext& call) override {
    return database_.Read(call, [&](Session& session) { return storage::ReadMark(session); });
  }

  absl::StatusOr<StoredQuote> GetQuote(const CallContext& call, domain::QuoteId id) override {
    return database_.Read(call, [&](Session& session) { return storage::GetQuote(session, id); });
  }

  absl::StatusOr<std::vector<absl::StatusOr<StoredQuote>>> GetQuotes(
      const CallContext& call, const std::vector<domain::QuoteId>& ids) override {
    return database_.Read(call, [&](Session& session) { return storage::GetQuotes(session, ids); });
  }

  absl::StatusOr<Page<StoredQuote>> SearchQuotes(const CallContext& call, const QuoteFilter& filter,
                                                 const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::SearchQuotes(session, filter, page); });
  }

  absl::StatusOr<std::vector<QuoteCandidate>> FindCandidates(
      const CallContext& call, const std::vector<int64_t>& query_fingerprints, bool verbatim,
      int32_t limit) override {
    return database_.Read(call, [&](Session& session) {
      return FindCandidatesByFingerprints(session, query_fingerprints, verbatim, limit);
    });
  }

  absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByWords(
      const CallContext& call, const std::vector<std::string>& texts, bool verbatim,
      int32_t limit) override {
    return database_.Read(call, [&](Session& session) {
      return storage::FindCandidatesByWords(session, texts, verbatim, limit);
    });
  }

  absl::StatusOr<domain::Speaker> GetSpeaker(const CallContext& call,
                                             domain::SpeakerId id) override {
    return database_.Read(call, [&](Session& session) { return storage::GetSpeaker(session, id); });
  }

  absl::StatusOr<Page<domain::Speaker>> ListSpeakers(const CallContext& call,
                                                     const SpeakerFilter& filter,
                                                     const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListSpeakers(session, filter, page); });
  }

  absl::StatusOr<std::vector<absl::StatusOr<ImportedSpeaker>>> ImportSpeakers(
      const CallContext& call, const std::vector<KnownSpeaker>& speakers) override {
    std::vector<absl::StatusOr<ImportedSpeaker>> results;
    const absl::Status written = database_.Write(call, [&](Session& session) -> absl::Status {
      ASSIGN_OR_RETURN(results, storage::ImportSpeakers(session, speakers));
      return absl::OkStatus();
    });
    if (!written.ok()) return written;
    return results;
  }

  absl::StatusOr<StoredCorrection> Correct(const CallContext& call, const CorrectionAction& action,
                                           const CorrectionNote& note,
                                           const MatchRules& rules) override {
    StoredCorrection correction;
    const absl::Status written = database_.Write(call, [&](Session& session) -> absl::Status {
      ASSIGN_OR_RETURN(const domain::CorrectionId id, SaveCorrection(session, action, note, rules));
      ASSIGN_OR_RETURN(correction, storage::GetCorrection(session, id));
      return absl::OkStatus();
    });
    if (!written.ok()) return written;
    return correction;
  }

  absl::StatusOr<StoredCorrection> UndoCorrection(const CallContext& call, domain::CorrectionId id,
                                                  const CorrectionNote& note,
                                                  const MatchRules& rules) override {
    StoredCorrection correction;
    const absl::Status written = database_.Write(call, [&](Session& session) -> absl::Status {
      RETURN_IF_ERROR(storage::UndoCorrection(session, id, note, rules));
      ASSIGN_OR_RETURN(correction, storage::GetCorrection(session, id));
      return absl::OkStatus();
    });
    if (!written.ok()) return written;
    return correction;
  }

  absl::StatusOr<StoredCorrection> GetCorrection(const CallContext& call,
                                                 domain::CorrectionId id) override {
    return database_.Read(call,
                          [&](Session& session) { return storage::GetCorrection(session, id); });
  }

  absl::StatusOr<Page<StoredCorrection>> ListCorrections(const CallContext& call,
                                                         const CorrectionFilter& filter,
                                                         const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListCorrections(session, filter, page); });
  }

  absl::StatusOr<PendingClaims> ListPendingClaims(const CallContext& call, int32_t limit) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListPendingClaims(session, limit); });
  }

  absl::Status SaveClaims(const CallContext& call, const PendingArticle& article,
                          const std::vector<ClaimPartDraft>& parts,
                          const ClaimRules& rules) override {
    return database_.Write(call, [&](Session& session) {
      return storage::SaveClaims(session, article, parts, rules);
    });
  }

  absl::Status ClearLeftForms(const CallContext& call, const ClaimRules& rules) override {
    return database_.Write(
        call, [&](Session& session) { return storage::ClearLeftForms(session, rules); });
  }

  absl::StatusOr<StoredClaim> GetClaim(const CallContext& call, domain::ClaimId id) override {
    return database_.Read(call, [&](Session& session) { return storage::GetClaim(session, id); });
  }

  absl::StatusOr<Page<StoredClaim>> ListClaims(const CallContext& call, const ClaimFilter& filter,
                                               const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListClaims(session, filter, page); });
  }

  absl::StatusOr<std::vector<ClaimForm>> ListClaimForms(
      const CallContext& call, const std::vector<domain::ClaimId>& claims) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListClaimForms(session, claims); });
  }

  absl::StatusOr<std::vector<ClaimForm>> FindClaimForms(const CallContext& call,
                                                        const std::vector<int64_t>& keys) override {
    return database_.Read(call,
                          [&](Session& session) { return storage::FindClaimForms(session, keys); });
  }

  absl::StatusOr<Page<StoredClaimStatement>> ListClaimStatements(const CallContext& call,
                                                                 domain::ClaimId id,
                                                                 const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListClaimStatements(session, id, page); });
  }

  absl::StatusOr<std::vector<SavedReview>> SaveReviews(
      const CallContext& call, const std::vector<ReviewDraft>& drafts) override {
    std::vector<SavedReview> saved;
    const absl::Status written = database_.Write(call, [&](Session& session) -> absl::Status {
      ASSIGN_OR_RETURN(saved, storage::SaveReviews(session, drafts));
      return absl::OkStatus();
    });
    if (!written.ok()) return written;
    return saved;
  }

  absl::StatusOr<StoredReview> GetReview(const CallContext& call, domain::ReviewId id) override {
    return database_.Read(call, [&](Session& session) { return storage::GetReview(session, id); });
  }

  absl::StatusOr<Page<StoredReview>> ListReviews(const CallContext& call,
                                                 const ReviewFilter& filter,
                                                 const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListReviews(session, filter, page); });
  }

  absl::StatusOr<ReviewCandidates> FindReviewCandidates(const CallContext& call,
                                                        const std::vector<domain::QuoteId>& quotes,
                                                        const std::vector<int64_t>& hashes,
                                                        int32_t limit) override {
    return database_.Read(call, [&](Session& session) {
      return storage::FindReviewCandidates(session, quotes, hashes, limit);
    });
  }

  absl::StatusOr<std::vector<ReviewDecision>> ListReviewDecisions(
      const CallContext& call, const std::vector<domain::ReviewId>& reviews) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListReviewDecisions(session, reviews); });
  }

  absl::StatusOr<std::vector<ClaimReviewDecision>> ListClaimReviewDecisions(
      const CallContext& call, const std::vector<domain::ClaimId>& claims,
      const std::vector<domain::ReviewId>& reviews) override {
    return database_.Read(call, [&](Session& session) {
      return storage::ListClaimReviewDecisions(session, claims, reviews);
    });
  }

  absl::StatusOr<NewAlerts> ListNewAlerts(const CallContext& call, const AlertFilter& filter,
                                          std::optional<int64_t> after) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListNewAlerts(session, filter, after); });
  }

  absl::StatusOr<Page<StoredAlert>> ListAlerts(const CallContext& call, const AlertFilter& filter,
                                               const PageRequest& page) override {
    return database_.Read(
        call, [&](Session& session) { return storage::ListAlerts(session, filter, page); });
  }

  absl::StatusOr<std::string> GetAlertLogId(const CallContext& call) override {
    return database_.Read(call, [&](Session& session) { return storage::GetAlertLogId(session); });
  }

  absl::StatusOr<int64_t> DeleteOldAlerts(const CallContext& call, domain::Time before) override {
    int64_t count = 0;
    const absl::Status written = database_.Write(call, [&](Session& session) -> absl::Status {
      ASSIGN_OR_RETURN(count, storage::DeleteOldAlerts(session, before));
      return absl::OkStatus();
    });
    if (!written.ok()) return written;
    return count;
  }

  absl::Status Ping(const CallContext& call) override {
    return database_.Read(call, [&](Session& session) -> absl::Status {
      ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kSchemaVersion));
      return CheckSchemaVersion(rows[0].Int32());
    });
  }

 private:
  Database database_;
  SaveQueue save_queue_{[this](const CallContext& call, const std::vector<SaveItem>& items,
                               absl::FunctionRef<void()> next) {
    return SaveTogether(database_, call, items, next);
  }};
};

}  // namespace

absl::StatusOr<std::unique_ptr<Store>> OpenPostgresStore(PostgresStoreOptions options) {
  ASSIGN_OR_RETURN(DatabaseUrl url, ParseDatabaseUrl(options.url));
  ASSIGN_OR_RETURN(const int version, CurrentSchemaVersion(options.url));
  RETURN_IF_ERROR(CheckSchemaVersion(version));
  return std::make_unique<PostgresStore>(
      ConnectionPool::Options{.url = std::move(url),
                              .size = options.pool_size,
                              .acquire_timeout = options.acquire_timeout,
                              .metrics = options.metrics});
}

}  // namespace verbatim::storage
