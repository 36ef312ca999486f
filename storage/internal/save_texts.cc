#include "storage/internal/save_texts.h"

#include <utility>

#include "absl/strings/escaping.h"

#include "services/base/status_macros.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

struct KnownArticle {
  int64_t id = 0;
  int32_t revision = 1;
  int64_t occurrence_count = 0;
  std::string content_hash;
};

std::string ContentHash(const domain::Article& article) {
  return Sha256Text(article.title + '\0' + article.text);
}

absl::StatusOr<std::optional<KnownArticle>> FindKnown(Session& session, const Query& query,
                                                      const std::string& url) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(query, Params().Add(url)));
  if (rows.empty()) return std::optional<KnownArticle>();
  Row row = rows[0];
  KnownArticle known;
  known.id = row.Int();
  known.revision = row.Int32();
  known.occurrence_count = row.Int();
  known.content_hash = "\\x" + row.Text();
  return std::optional(std::move(known));
}

bool IsUnchanged(const KnownArticle& known, const ArticleDraft& draft) {
  return !draft.reanalyzed && known.content_hash == ContentHash(draft.article);
}

SaveResult Unchanged(const KnownArticle& known) {
  return {.article = domain::ArticleId(known.id),
          .revision = known.revision,
          .outcome = SaveOutcome::kUnchanged,
          .occurrence_count = known.occurrence_count,
          .new_quote_count = 0};
}

// The columns of insert_article_revisions and insert_entries.
class RevisionColumns {
 public:
  void Add(const domain::Article& article, const SaveResult& result) {
    const int64_t id = result.article.value();
    const int64_t revision = result.revision;
    ids_.Add(id);
    revisions_.Add(revision);
    titles_.Add(article.title);
    texts_.Add(article.text);
    hashes_.Add(ContentHash(article));
    times_.Add(article.publish_time);
    title_spans_.Add(article.title_span);
    standfirst_spans_.Add(article.standfirst_span);
    ArrayText authors;
    for (const std::string& author : article.authors) authors.Add(author);
    authors_.Add(authors.Text());
    if (article.original_hash.empty()) {
      original_hashes_.AddNull();
    } else {
      original_hashes_.Add("\\x" + absl::BytesToHexString(article.original_hash));
    }
    int64_t index = 0;
    for (const domain::Entry& entry : article.entries) {
      entry_articles_.Add(id);
      entry_revisions_.Add(revision);
      indexes_.Add(index++);
      span_begins_.Add(int64_t{entry.span.begin});
      span_ends_.Add(int64_t{entry.span.end});
      heading_begins_.Add(int64_t{entry.heading.begin});
      heading_ends_.Add(int64_t{entry.heading.end});
      headings_.Add(entry.heading.In(article.text));
      entry_times_.Add(entry.publish_time);
    }
  }

  absl::Status Insert(Session& session) const {
    RETURN_IF_ERROR(session.Run(queries::kInsertArticleRevisions, Params()
                                                                      .Add(ids_)
                                                                      .Add(revisions_)
                                                                      .Add(titles_)
                                                                      .Add(texts_)
                                                                      .Add(hashes_)
                                                                      .Add(times_)
                                                                      .Add(title_spans_)
                                                                      .Add(standfirst_spans_)
                                                                      .Add(authors_)
                                                                      .Add(original_hashes_)));
    return session.Run(queries::kInsertEntries, Params()
                                                    .Add(entry_articles_)
                                                    .Add(entry_revisions_)
                                                    .Add(indexes_)
                                                    .Add(span_begins_)
                                                    .Add(span_ends_)
                                                    .Add(heading_begins_)
                                                    .Add(heading_ends_)
                                                    .Add(headings_)
                                                    .Add(entry_times_));
  }

 private:
  ArrayText ids_, revisions_, titles_, texts_, hashes_, times_, title_spans_, standfirst_spans_,
      authors_, original_hashes_;
  ArrayText entry_articles_, entry_revisions_, indexes_, span_begins_, span_ends_, heading_begins_,
      heading_ends_, headings_, entry_times_;
};

}  // namespace

absl::StatusOr<std::vector<std::optional<SaveResult>>> SaveNewTexts(
    Session& session, const std::vector<const ArticleDraft*>& drafts) {
  ArrayText urls, outlets, titles, languages, times;
  for (const ArticleDraft* draft : drafts) {
    urls.Add(draft->article.url);
    outlets.Add(draft->article.outlet);
    titles.Add(draft->article.title);
    languages.Add(draft->article.language);
    times.Add(draft->article.publish_time);
  }
  std::vector<std::optional<SaveResult>> results(drafts.size());
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.Execute(queries::kInsertArticles,
                      Params().Add(urls).Add(outlets).Add(titles).Add(languages).Add(times)));
  if (rows.empty()) return results;
  RevisionColumns columns;
  for (Row row : rows) {
    const auto index = static_cast<size_t>(row.Int());
    results.at(index) = {
        .article = domain::ArticleId(row.Int()), .revision = 1, .outcome = SaveOutcome::kCreated};
    columns.Add(drafts[index]->article, *results[index]);
  }
  RETURN_IF_ERROR(columns.Insert(session));
  return results;
}

absl::StatusOr<SaveResult> SaveRevisedText(Session& session, const ArticleDraft& draft) {
  const domain::Article& article = draft.article;
  ASSIGN_OR_RETURN(const std::optional<KnownArticle> known,
                   FindKnown(session, queries::kLockArticleByUrl, article.url));
  if (!known) return absl::AbortedError("the article was deleted meanwhile");
  if (IsUnchanged(*known, draft)) return Unchanged(*known);
  const SaveResult result = {.article = domain::ArticleId(known->id),
                             .revision = known->revision + 1,
                             .outcome = SaveOutcome::kRevised};
  RETURN_IF_ERROR(session.Run(queries::kUpdateArticle, Params()
                                                           .Add(known->id)
                                                           .Add(int64_t{result.revision})
                                                           .Add(article.outlet)
                                                           .Add(article.title)
                                                           .Add(article.language)
                                                           .Add(article.publish_time)));
  RevisionColumns columns;
  columns.Add(article, result);
  RETURN_IF_ERROR(columns.Insert(session));
  return result;
}

absl::StatusOr<std::optional<SaveResult>> FindUnchanged(Session& session,
                                                        const ArticleDraft& draft) {
  ASSIGN_OR_RETURN(const std::optional<KnownArticle> known,
                   FindKnown(session, queries::kFindArticleByUrl, draft.article.url));
  if (!known || !IsUnchanged(*known, draft)) return std::optional<SaveResult>();
  return std::optional(Unchanged(*known));
}

}  // namespace verbatim::storage
