#include <string>
#include <utility>

#include "services/app/export_sources.h"
#include "services/app/occurrence_record.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/domain/resource_names.h"
#include "services/export/brat.h"

namespace verbatim::app {
namespace {

// How often an article is read again that is revised while it is read.
constexpr int kMostReads = 3;

// All occurrences of an article's newest revision.
absl::StatusOr<std::vector<storage::StoredOccurrence>> OccurrencesOf(storage::Store& store,
                                                                     const CallContext& call,
                                                                     domain::ArticleId article) {
  storage::OccurrenceFilter filter;
  filter.article = article;
  std::vector<storage::StoredOccurrence> all;
  std::string cursor;
  do {
    ASSIGN_OR_RETURN(storage::Page<storage::StoredOccurrence> page,
                     store.ListOccurrences(call, filter, {.size = kMaxPageSize, .cursor = cursor}));
    for (storage::StoredOccurrence& occurrence : page.items) all.push_back(std::move(occurrence));
    cursor = std::move(page.cursor);
  } while (!cursor.empty());
  return all;
}

// The two files of an article, of one revision.
absl::Status AppendArticle(storage::Store& store, const CallContext& call,
                           domain::ArticleId article, std::vector<ExportedFile>& files) {
  for (int read = 0; read < kMostReads; ++read) {
    ASSIGN_OR_RETURN(storage::StoredArticle stored, store.GetArticle(call, article));
    ASSIGN_OR_RETURN(const auto occurrences, OccurrencesOf(store, call, article));
    std::vector<exports::OccurrenceRecord> records;
    bool revised = false;
    for (const storage::StoredOccurrence& occurrence : occurrences) {
      revised |= occurrence.revision != stored.revision;
      ASSIGN_OR_RETURN(records.emplace_back(), RecordOf(occurrence));
    }
    if (revised) continue;
    const std::string name = "articles-" + std::to_string(article.value());
    files.push_back({.name = name + ".txt", .content = std::move(stored.article.text)});
    files.push_back({.name = name + ".ann", .content = exports::BratAnnotations(records)});
    return absl::OkStatus();
  }
  return absl::AbortedError(domain::ArticleName(article) + " is revised again and again");
}

}  // namespace

bool IsWanted(const ExportQuery& query, const std::string& outlet,
              const std::optional<domain::Time>& publish_time) {
  if (!query.outlet.empty() && query.outlet != outlet) return false;
  if (!query.published_from && !query.published_before) return true;
  return publish_time && (!query.published_from || *publish_time >= *query.published_from) &&
         (!query.published_before || *publish_time < *query.published_before);
}

absl::StatusOr<bool> NextArticle(storage::Store& store, const CallContext& call,
                                 const ExportQuery& query, ExportCursor& cursor) {
  for (int walked = 0; walked < kMostWalkedArticles; ++walked) {
    // One at a time: its list goes on behind the one that is being read.
    ASSIGN_OR_RETURN(storage::Page<storage::StoredArticle> page,
                     store.ListArticles(call, {.outlet = query.outlet},
                                        {.size = 1, .cursor = cursor.outer_cursor}));
    cursor.outer_cursor = std::move(page.cursor);
    if (page.items.empty()) return false;
    const storage::StoredArticle& stored = page.items.front();
    if (IsWanted(query, stored.article.outlet, stored.article.publish_time)) {
      cursor.article = stored.id;
      return true;
    }
    if (cursor.outer_cursor.empty()) return false;
  }
  return false;
}

absl::StatusOr<bool> ExportArticles(storage::Store& store, const CallContext& call,
                                    const ExportQuery& query, ExportCursor& cursor, int32_t room,
                                    std::vector<ExportedFile>& files) {
  if (query.article) {
    RETURN_IF_ERROR(AppendArticle(store, call, *query.article, files));
    return false;
  }
  size_t bytes = 0;
  for (int32_t i = 0; i < room && bytes < kExportBytes; ++i) {
    ASSIGN_OR_RETURN(const bool found, NextArticle(store, call, query, cursor));
    if (!found) break;
    const size_t first = files.size();
    const absl::Status status = AppendArticle(store, call, cursor.article, files);
    if (!status.ok() && !absl::IsNotFound(status))
      return status;  // else erased since it was listed
    for (size_t j = first; j < files.size(); ++j) bytes += files[j].content.size();
    if (cursor.outer_cursor.empty()) break;
  }
  return !cursor.outer_cursor.empty();
}

}  // namespace verbatim::app
