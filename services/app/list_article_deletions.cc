#include "services/app/list_article_deletions.h"

#include "services/app/field_checks.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::Page<storage::ArticleDeletion>> ListArticleDeletions(
    storage::Store& store, const CallContext& call, const ArticleDeletionQuery& query) {
  RETURN_IF_ERROR(CheckField("url", query.url, kMaxMetadataBytes));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  return store.ListArticleDeletions(call, {.url = query.url},
                                    {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
