#include "services/app/list_articles.h"

#include <utility>

#include "services/app/field_checks.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {
namespace {

absl::StatusOr<storage::Page<storage::StoredArticle>> FindByUrl(storage::Store& store,
                                                                const CallContext& call,
                                                                const ArticleQuery& query) {
  storage::Page<storage::StoredArticle> page;
  absl::StatusOr<storage::StoredArticle> found = store.FindArticle(call, query.url);
  if (!found.ok()) {
    if (found.status().code() == absl::StatusCode::kNotFound) return page;
    return found.status();
  }
  if (query.outlet.empty() || query.outlet == found->article.outlet) {
    page.items.push_back(*std::move(found));
  }
  return page;
}

}  // namespace

absl::StatusOr<storage::Page<storage::StoredArticle>> ListArticles(storage::Store& store,
                                                                   const CallContext& call,
                                                                   const ArticleQuery& query) {
  RETURN_IF_ERROR(CheckField("outlet", query.outlet, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("url", query.url, kMaxMetadataBytes));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  if (!query.url.empty()) {
    return FindByUrl(store, call, query);
  }
  return store.ListArticles(call, {.outlet = query.outlet}, {.size = size, .cursor = query.cursor});
}

}  // namespace verbatim::app
