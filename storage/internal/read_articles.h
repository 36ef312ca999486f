#ifndef VERBATIM_STORAGE_INTERNAL_READ_ARTICLES_H_
#define VERBATIM_STORAGE_INTERNAL_READ_ARTICLES_H_

#include <string>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store's calls of the same names.
absl::StatusOr<StoredArticle> GetArticle(Session& session, domain::ArticleId id);
absl::StatusOr<StoredArticle> FindArticle(Session& session, const std::string& url);
absl::StatusOr<std::vector<Outlet>> ListOutlets(Session& session);
absl::StatusOr<Page<StoredArticle>> ListArticles(Session& session, const ArticleFilter& filter,
                                                 const PageRequest& page);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_READ_ARTICLES_H_
