#ifndef VERBATIM_SERVICES_APP_LIST_ARTICLES_H_
#define VERBATIM_SERVICES_APP_LIST_ARTICLES_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "storage/store.h"

namespace verbatim::app {

// Which articles to list, as it arrives.
struct ArticleQuery {
  std::string outlet;  // empty: any
  std::string url;     // if set, only the article of this URL
  int32_t page_size = 0;
  std::string cursor;
};

// Articles without their texts, the latest published first. An unknown URL is an empty list.
// Errors: INVALID_ARGUMENT for bad fields; the store's.
absl::StatusOr<storage::Page<storage::StoredArticle>> ListArticles(storage::Store& store,
                                                                   const CallContext& call,
                                                                   const ArticleQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_ARTICLES_H_
