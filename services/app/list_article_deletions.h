#ifndef VERBATIM_SERVICES_APP_LIST_ARTICLE_DELETIONS_H_
#define VERBATIM_SERVICES_APP_LIST_ARTICLE_DELETIONS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

struct ArticleDeletionQuery {
  std::string url{};      // of the erased article; empty: any
  int32_t page_size = 0;  // 0: kDefaultPageSize
  std::string cursor{};
};

// The records of erased articles, newest first. Errors: INVALID_ARGUMENT for a URL that is too
// long, a negative page size or a foreign cursor.
absl::StatusOr<storage::Page<storage::ArticleDeletion>> ListArticleDeletions(
    storage::Store& store, const CallContext& call, const ArticleDeletionQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_ARTICLE_DELETIONS_H_
