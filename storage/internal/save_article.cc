#include "storage/internal/save_article.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"

#include "services/base/status_macros.h"
#include "storage/internal/ingest_requests.h"
#include "storage/internal/revision_diff.h"
#include "storage/internal/save_corrections.h"
#include "storage/internal/save_occurrences.h"
#include "storage/internal/save_quotes.h"
#include "storage/internal/save_speakers.h"
#include "storage/queries.h"

// One article revision in one transaction, in this order:
//  1. The article's row, which queues up writers of one URL, its text and entries. No other article
//     waits for this, the part that grows with the text.
//  2. The lock on matching, held to the commit: from here on one writer at a time, so that each
//     sees the quotes of all before it, and none waits for a row while another waits for it.
//  3. Speakers, quotes and variants, occurrences and chains. Each table gets one statement with an
//     array per column, however many rows there are.
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

SaveResult Unchanged(const KnownArticle& known) {
  return {.article = domain::ArticleId(known.id),
          .revision = known.revision,
          .outcome = SaveOutcome::kUnchanged,
          .occurrence_count = known.occurrence_count,
          .new_quote_count = 0};
}

absl::Status InsertRevision(Session& session, const domain::Article& article,
                            const SaveResult& result) {
  const int64_t id = result.article.value();
  const int64_t revision = result.revision;
  ArrayText authors;
  for (const std::string& author : article.authors) authors.Add(author);
  std::optional<std::string> original_hash;
  if (!article.original_hash.empty()) {
    original_hash = "\\x" + absl::BytesToHexString(article.original_hash);
  }
  RETURN_IF_ERROR(session.Run(queries::kInsertArticleRevision, Params()
                                                                   .Add(id)
                                                                   .Add(revision)
                                                                   .Add(article.title)
                                                                   .Add(article.text)
                                                                   .Add(ContentHash(article))
                                                                   .Add(article.publish_time)
                                                                   .Add(article.title_span)
                                                                   .Add(article.standfirst_span)
                                                                   .Add(authors)
                                                                   .Add(original_hash)));
  ArrayText span_begins;
  ArrayText span_ends;
  ArrayText heading_begins;
  ArrayText heading_ends;
  ArrayText headings;
  ArrayText publish_times;
  for (const domain::Entry& entry : article.entries) {
    span_begins.Add(int64_t{entry.span.begin});
    span_ends.Add(int64_t{entry.span.end});
    heading_begins.Add(int64_t{entry.heading.begin});
    heading_ends.Add(int64_t{entry.heading.end});
    headings.Add(entry.heading.In(article.text));
    publish_times.Add(entry.publish_time);
  }
  return session.Run(queries::kInsertEntries, Params()
                                                  .Add(id)
                                                  .Add(revision)
                                                  .Add(span_begins)
                                                  .Add(span_ends)
                                                  .Add(heading_begins)
                                                  .Add(heading_ends)
                                                  .Add(headings)
                                                  .Add(publish_times));
}

// Writes the article's own rows; the outcome says what became of it.
absl::Status SaveText(Session& session, const ArticleDraft& draft, SaveResult& result) {
  const domain::Article& article = draft.article;
  ASSIGN_OR_RETURN(const Rows inserted,
                   session.Execute(queries::kInsertArticle, Params()
                                                                .Add(article.url)
                                                                .Add(article.outlet)
                                                                .Add(article.title)
                                                                .Add(article.language)
                                                                .Add(article.publish_time)));
  if (!inserted.empty()) {
    result = {.article = domain::ArticleId(inserted[0].Int()),
              .revision = 1,
              .outcome = SaveOutcome::kCreated};
    return InsertRevision(session, article, result);
  }
  ASSIGN_OR_RETURN(const std::optional<KnownArticle> known,
                   FindKnown(session, queries::kLockArticleByUrl, article.url));
  if (!known) return absl::AbortedError("the article was deleted meanwhile");
  if (!draft.reanalyzed && known->content_hash == ContentHash(article)) {
    result = Unchanged(*known);
    return absl::OkStatus();
  }
  result = {.article = domain::ArticleId(known->id),
            .revision = known->revision + 1,
            .outcome = SaveOutcome::kRevised};
  RETURN_IF_ERROR(session.Run(queries::kUpdateArticle, Params()
                                                           .Add(known->id)
                                                           .Add(int64_t{result.revision})
                                                           .Add(article.outlet)
                                                           .Add(article.title)
                                                           .Add(article.language)
                                                           .Add(article.publish_time)));
  return InsertRevision(session, article, result);
}

absl::StatusOr<std::vector<StandingOccurrence>> ListStanding(Session& session, int64_t article) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListStandingOccurrences, Params().Add(article)));
  std::vector<StandingOccurrence> standing;
  for (Row row : rows) {
    StandingOccurrence occurrence;
    occurrence.id = row.Int();
    occurrence.kind = row.Text();
    occurrence.wording = row.Text();
    occurrence.speaker_name = row.Text();
    occurrence.speaker_kind = row.Text();
    occurrence.quote = row.OptionalInt();
    occurrence.variant = row.OptionalInt();
    standing.push_back(std::move(occurrence));
  }
  return standing;
}

std::vector<std::optional<KeptPlace>> KeptPlaces(const OccurrenceRows& rows) {
  std::vector<std::optional<KeptPlace>> places;
  for (size_t i = 0; i < rows.diff.kept.size(); ++i) {
    std::optional<KeptPlace>& kept = places.emplace_back();
    if (!rows.diff.kept[i]) continue;
    const StandingOccurrence& standing = rows.standing[*rows.diff.kept[i]];
    kept.emplace();
    if (standing.quote) kept->place = {.quote = *standing.quote, .variant = *standing.variant};
    kept->renamed = standing.speaker_name != rows.draft.occurrences[i].attributed.speaker.name;
  }
  return places;
}

// Standing occurrences are where their wordings are now.
void FollowMoves(const SavedQuotes& saved, std::vector<StandingOccurrence>& standing) {
  for (StandingOccurrence& occurrence : standing) {
    if (!occurrence.variant) continue;
    const auto moved = saved.moved.find(*occurrence.variant);
    if (moved != saved.moved.end()) occurrence.quote = moved->second;
  }
}

absl::Status SaveFindings(Session& session, const ArticleDraft& draft, const MatchRules& rules,
                          SaveResult& result) {
  OccurrenceRows rows{.article = result.article.value(),
                      .revision = result.revision,
                      .draft = draft,
                      .standing = {},
                      .diff = {},
                      .replacements = {},
                      .saved = {},
                      .speakers = {}};
  RETURN_IF_ERROR(session.Run(queries::kLockMatching, Params()));
  if (result.outcome == SaveOutcome::kRevised) {
    ASSIGN_OR_RETURN(rows.standing, ListStanding(session, rows.article));
  }
  rows.diff = CompareRevisions(rows.standing, draft.occurrences, draft.reanalyzed);
  const auto new_occurrences =
      std::count(rows.diff.kept.begin(), rows.diff.kept.end(), std::nullopt);
  ASSIGN_OR_RETURN(rows.speakers, SaveSpeakers(session, draft.occurrences, rules));
  ASSIGN_OR_RETURN(rows.saved, SaveQuotes(session, draft.occurrences, KeptPlaces(rows),
                                          new_occurrences, draft.article.publish_time, rules));
  FollowMoves(rows.saved, rows.standing);
  rows.replacements = FindReplacements(rows.standing, draft.occurrences, rows.diff, rows.saved);
  RETURN_IF_ERROR(SaveOccurrences(session, rows));
  if (new_occurrences > 0) {
    RETURN_IF_ERROR(ApplyCorrections(session, rows.article, rows.revision));
  }
  result.occurrence_count = static_cast<int64_t>(draft.occurrences.size());
  result.new_quote_count = static_cast<int64_t>(rows.saved.added.size());
  return session.Run(queries::kSetOccurrenceCount,
                     Params().Add(rows.article).Add(result.occurrence_count));
}

// All of a draft, in the transaction of a session.
absl::Status Save(Session& session, const ArticleDraft& draft, const MatchRules& rules,
                  SaveResult& result) {
  RETURN_IF_ERROR(SaveText(session, draft, result));
  if (result.outcome == SaveOutcome::kUnchanged) return absl::OkStatus();
  return SaveFindings(session, draft, rules, result);
}

// The same for a draft with a request, unless that was done before.
absl::StatusOr<SaveResult> SaveOnce(Database& database, const CallContext& call,
                                    const ArticleDraft& draft, const MatchRules& rules) {
  SaveResult result;
  const auto save = [&](Session& session) -> absl::Status {
    ASSIGN_OR_RETURN(const std::optional<SaveResult> before,
                     FindIngestRequest(session, call.principal, *draft.request));
    if (before) {
      result = *before;
      return absl::OkStatus();
    }
    RETURN_IF_ERROR(Save(session, draft, rules, result));
    return SaveIngestRequest(session, call.principal, *draft.request, result);
  };
  RETURN_IF_ERROR(database.Write(call, save));
  return result;
}

}  // namespace

absl::StatusOr<SaveResult> SaveArticle(Database& database, const CallContext& call,
                                       const ArticleDraft& draft, const MatchRules& rules) {
  if (draft.request) return SaveOnce(database, call, draft, rules);
  // Most articles that come again are unchanged: those cost one read.
  ASSIGN_OR_RETURN(const std::optional<KnownArticle> known,
                   database.Read(call, [&](Session& session) {
                     return FindKnown(session, queries::kFindArticleByUrl, draft.article.url);
                   }));
  if (known && !draft.reanalyzed && known->content_hash == ContentHash(draft.article)) {
    return Unchanged(*known);
  }
  SaveResult result;
  RETURN_IF_ERROR(
      database.Write(call, [&](Session& session) { return Save(session, draft, rules, result); }));
  return result;
}

}  // namespace verbatim::storage
