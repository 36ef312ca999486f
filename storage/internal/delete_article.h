#ifndef VERBATIM_STORAGE_INTERNAL_DELETE_ARTICLE_H_
#define VERBATIM_STORAGE_INTERNAL_DELETE_ARTICLE_H_

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// As Store::DeleteArticle, within a transaction of its own.
absl::StatusOr<Page<ArticleDeletion>> ListArticleDeletions(Session& session,
                                                           const ArticleDeletionFilter& filter,
                                                           const PageRequest& page);

absl::StatusOr<ArticleDeletion> DeleteArticle(Session& session, domain::ArticleId id,
                                              const CorrectionNote& note, const MatchRules& rules);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_DELETE_ARTICLE_H_
