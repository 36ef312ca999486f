#ifndef VERBATIM_SERVICES_APP_DELETE_ARTICLE_H_
#define VERBATIM_SERVICES_APP_DELETE_ARTICLE_H_

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "storage/store.h"

namespace verbatim::app {

// Erases an article with everything derived from it. Errors: INVALID_ARGUMENT for an incomplete
// note; the store's.
absl::StatusOr<storage::ArticleDeletion> DeleteArticle(storage::Store& store,
                                                       const CallContext& call,
                                                       domain::ArticleId id,
                                                       const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_DELETE_ARTICLE_H_
