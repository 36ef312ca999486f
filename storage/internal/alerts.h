#ifndef VERBATIM_STORAGE_INTERNAL_ALERTS_H_
#define VERBATIM_STORAGE_INTERNAL_ALERTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// What writers tell, each as the last thing that its transaction does but for small writes of its
// own: from here to the commit no other writer of alerts gets on, so that their ids are committed
// in their order, and whoever is past one has missed none before it.

// Statements that are new, and those that a revision no longer holds.
absl::Status TellOfStatements(Session& session, const std::vector<int64_t>& added,
                              const std::vector<int64_t>& withdrawn);

// Of whom an article told, read before it is erased, and told once it is.
struct ErasedAlerts {
  std::vector<std::optional<int64_t>> quotes;
  std::vector<std::optional<int64_t>> claims;
  std::vector<std::optional<int64_t>> speakers;
};
absl::StatusOr<ErasedAlerts> TakeArticleAlerts(Session& session, domain::ArticleId article);
absl::Status TellOfErased(Session& session, domain::ArticleId article, const ErasedAlerts& erased);

// Parts of statements, of one article, that are new to their claims: occurrence and index.
absl::Status TellOfClaims(Session& session, const std::vector<std::pair<int64_t, int32_t>>& parts);

// Reviews that are about quotes, and about claims.
absl::Status TellOfReviews(Session& session,
                           const std::vector<std::pair<int64_t, int64_t>>& reviews_and_quotes);
absl::Status TellOfClaimReviews(Session& session,
                                const std::vector<std::pair<int64_t, int64_t>>& reviews_and_claims);

// AlertStore's calls of the same names.
absl::StatusOr<NewAlerts> ListNewAlerts(Session& session, const AlertFilter& filter,
                                        std::optional<int64_t> after);
absl::StatusOr<Page<StoredAlert>> ListAlerts(Session& session, const AlertFilter& filter,
                                             const PageRequest& page);
absl::StatusOr<std::string> GetAlertLogId(Session& session);
absl::StatusOr<int64_t> DeleteOldAlerts(Session& session, domain::Time before);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_ALERTS_H_
