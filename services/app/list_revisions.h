#ifndef VERBATIM_SERVICES_APP_LIST_REVISIONS_H_
#define VERBATIM_SERVICES_APP_LIST_REVISIONS_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "storage/store.h"

namespace verbatim::app {

struct RevisionQuery {
  domain::ArticleId article;
  int32_t page_size = 0;  // 0: kDefaultPageSize
  std::string cursor{};
};

// The revisions of an article, oldest first, with what each changed. Errors: NOT_FOUND
// (ARTICLE_NOT_FOUND), INVALID_ARGUMENT for a negative page size or a foreign cursor.
absl::StatusOr<storage::Page<storage::StoredRevision>> ListRevisions(storage::Store& store,
                                                                     const CallContext& call,
                                                                     const RevisionQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_REVISIONS_H_
