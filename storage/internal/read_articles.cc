#include "storage/internal/read_articles.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"

#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// The columns that all queries of articles begin with.
StoredArticle ReadArticle(Row& row) {
  StoredArticle stored;
  stored.id = domain::ArticleId(row.Int());
  stored.revision = row.Int32();
  stored.article.url = row.Text();
  stored.article.outlet = row.Text();
  stored.article.title = row.Text();
  stored.article.language = row.Text();
  stored.article.publish_time = row.OptionalMicros();
  stored.occurrence_count = row.Int();
  stored.create_time = row.Micros();
  stored.update_time = row.Micros();
  return stored;
}

absl::Status ReadEntries(Session& session, StoredArticle& stored) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListEntries,
                                   Params().Add(stored.id.value()).Add(int64_t{stored.revision})));
  for (Row row : rows) {
    domain::Entry entry;
    entry.span.begin = static_cast<uint32_t>(row.Int());
    entry.span.end = static_cast<uint32_t>(row.Int());
    entry.heading.begin = static_cast<uint32_t>(row.Int());
    entry.heading.end = static_cast<uint32_t>(row.Int());
    entry.publish_time = row.OptionalMicros();
    stored.article.entries.push_back(entry);
  }
  return absl::OkStatus();
}

// `params` say where the page begins and how many rows it takes.
absl::StatusOr<Rows> ReadPage(Session& session, const ArticleFilter& filter, Params params) {
  if (!filter.with_texts) {
    if (filter.outlet.empty()) return session.Execute(queries::kListArticles, params);
    return session.Execute(queries::kListArticlesByOutlet, params.Add(filter.outlet));
  }
  params.Add(filter.outlet.empty() ? std::nullopt : std::optional(filter.outlet));
  params.Add(filter.published_from ? SqlText(*filter.published_from) : "-infinity");
  return session.ExecutePlanned(queries::kListArticleTexts, params);
}

}  // namespace

absl::StatusOr<StoredArticle> GetArticle(Session& session, domain::ArticleId id) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kGetArticle, Params().Add(id.value())));
  if (rows.empty()) return NotFoundError("article", std::to_string(id.value()));
  Row row = rows[0];
  StoredArticle stored = ReadArticle(row);
  stored.article.text = row.Text();
  stored.article.title_span = row.Span();
  stored.article.standfirst_span = row.Span();
  stored.article.authors = row.TextArray();
  if (!row.SkipNull()) stored.article.original_hash = absl::HexStringToBytes(row.Text());
  RETURN_IF_ERROR(ReadEntries(session, stored));
  return stored;
}

absl::StatusOr<StoredArticle> FindArticle(Session& session, const std::string& url) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindArticleByUrl, Params().Add(url)));
  if (rows.empty()) return NotFoundError("article", url);
  return GetArticle(session, domain::ArticleId(rows[0].Int()));
}

absl::StatusOr<std::vector<Outlet>> ListOutlets(Session& session) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListOutlets, Params().Add(int64_t{kMaxPageSize})));
  std::vector<Outlet> outlets;
  for (Row row : rows) {
    std::string name = row.Text();
    outlets.push_back({.name = std::move(name), .article_count = row.Int()});
  }
  return outlets;
}

absl::StatusOr<Page<StoredArticle>> ListArticles(Session& session, const ArticleFilter& filter,
                                                 const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kArticles, page));
  Params params;
  params.Add(start ? TimeKeyText(start->key, "-infinity") : "infinity");
  params.Add(start ? start->id : INT64_MAX);
  params.Add(RowsToAsk(page));
  ASSIGN_OR_RETURN(const Rows rows, ReadPage(session, filter, std::move(params)));
  Page<StoredArticle> result;
  std::vector<Cursor> keys;
  for (Row row : rows) {
    result.items.push_back(ReadArticle(row));
    StoredArticle& stored = result.items.back();
    if (filter.with_texts) stored.article.text = row.Text();
    keys.push_back({.key = TimeKey(stored.article.publish_time), .id = stored.id.value()});
  }
  result.cursor = CutPage(ListOrder::kArticles, page, keys);
  result.items.resize(keys.size());
  return result;
}

}  // namespace verbatim::storage
