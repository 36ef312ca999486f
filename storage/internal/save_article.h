#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_ARTICLE_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_ARTICLE_H_

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store::SaveArticle.
absl::StatusOr<SaveResult> SaveArticle(Database& database, const CallContext& call,
                                       const ArticleDraft& draft, const MatchRules& rules);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_ARTICLE_H_
