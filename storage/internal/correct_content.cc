#include "storage/internal/correct_content.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/read_articles.h"
#include "storage/internal/read_occurrences.h"
#include "storage/internal/restore_quotes.h"
#include "storage/internal/save_corrections.h"
#include "storage/internal/save_quotes.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

ArrayText TextsOf(const std::vector<std::string>& texts) {
  ArrayText array;
  for (const std::string& text : texts) array.Add(text);
  return array;
}

std::string TextAt(const domain::Article& article, const std::optional<domain::TextSpan>& span) {
  return span ? std::string(span->In(article.text)) : "";
}

// The occurrence as the article has it, whatever people said of its speaker.
absl::StatusOr<domain::AttributedStatement> FoundStatement(Session& session,
                                                           const StoredOccurrence& occurrence) {
  domain::AttributedStatement found;
  found.statement = occurrence.statement;
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindNamedSpeaker,
                                                    Params().Add(occurrence.id.value())));
  Row row = rows[0];
  found.speaker.name = row.Text();
  found.speaker.kind = SpeakerKindOf(row.Text());
  ASSIGN_OR_RETURN(const std::vector<StoredChainLink> chain, GetChain(session, occurrence.id));
  for (const StoredChainLink& link : chain) found.chain.push_back(link.link);
  return found;
}

absl::Status WriteContent(Session& session, int64_t occurrence, const domain::Article& article,
                          const OccurrenceDraft& draft, const std::optional<QuotePlace>& place,
                          std::optional<int64_t> correction) {
  const domain::Statement& statement = draft.attributed.statement;
  std::string content = "{";
  ArrayText begins;
  ArrayText attachments;
  ArrayText texts;
  for (const domain::Segment& segment : statement.content) {
    content += (content.size() > 1 ? "," : "") + SqlText(segment.span);
    begins.Add(int64_t{segment.span.begin});
    attachments.Add(domain::Name(segment.attachment));
    texts.Add(segment.span.In(article.text));
  }
  ArrayText positions;
  for (const domain::TextPosition& position : draft.positions) {
    positions.Add(int64_t{position.byte});
    positions.Add(int64_t{position.code_point});
    positions.Add(int64_t{position.utf16});
  }
  ArrayText hashes;
  for (const int64_t hash : draft.context_hashes) hashes.Add(hash);
  return session.Run(queries::kSetContent,
                     Params()
                         .Add(occurrence)
                         .Add(std::string(domain::Name(statement.kind)))
                         .Add(content + "}")
                         .Add(begins)
                         .Add(attachments)
                         .Add(texts)
                         .Add(statement.cue)
                         .Add(TextAt(article, statement.cue))
                         .Add(statement.source)
                         .Add(TextAt(article, statement.source))
                         .Add(positions)
                         .Add(draft.wording)
                         .Add(place ? std::optional(place->quote) : std::nullopt)
                         .Add(place ? std::optional(place->variant) : std::nullopt)
                         .Add(hashes)
                         .Add(correction));
}

// The occurrence's wording and quote, if it has any.
absl::StatusOr<TouchedWordings> WordingOf(Session& session, int64_t occurrence) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindOccurrenceQuotes,
                                                    Params().Add(ArrayText().Add(occurrence))));
  TouchedWordings found;
  Row row = rows[0];
  row.Int();
  if (const auto wording = row.OptionalInt()) found.wordings.push_back(*wording);
  if (const auto quote = row.OptionalInt()) found.quotes.push_back(*quote);
  return found;
}

// Puts the occurrence's content where the anchor says and finds its quote anew. False if its
// article does not have those words.
absl::StatusOr<bool> SetContent(Session& session, const StoredOccurrence& occurrence,
                                const ContentAnchor& content, std::optional<int64_t> correction,
                                const MatchRules& rules) {
  ASSIGN_OR_RETURN(const StoredArticle stored, GetArticle(session, occurrence.article));
  ASSIGN_OR_RETURN(const domain::AttributedStatement found, FoundStatement(session, occurrence));
  const std::optional<OccurrenceDraft> draft = rules.redraft(stored.article, found, content);
  if (!draft) return false;
  const std::vector<GroupDraft> drafts = {{.draft = &*draft,
                                           .article = 0,
                                           .publish_time = occurrence.publish_time,
                                           .kept = std::nullopt}};
  LookedAhead nothing;
  ASSIGN_OR_RETURN(const SavedQuotes saved, SaveQuotes(session, drafts, rules, nothing));
  const int64_t id = occurrence.id.value();
  ASSIGN_OR_RETURN(const TouchedWordings before, WordingOf(session, id));
  RETURN_IF_ERROR(
      WriteContent(session, id, stored.article, *draft, saved.places.front(), correction));
  RETURN_IF_ERROR(session.Run(queries::kCarryReassignment, Params().Add(id)));
  RETURN_IF_ERROR(RestoreQuotes(session, before, rules).status());
  ArrayText quotes;
  for (const int64_t quote : saved.changed) quotes.Add(quote);
  ASSIGN_OR_RETURN(const TouchedWordings after, WordingOf(session, id));
  for (const int64_t quote : after.quotes) quotes.Add(quote);
  RETURN_IF_ERROR(session.Run(queries::kCountQuotesAnew, Params().Add(quotes)));
  return true;
}

ContentAnchor ReadAnchor(Row& row) {
  ContentAnchor anchor;
  anchor.segments = row.TextArray();
  anchor.prefix = row.Text();
  return anchor;
}

// As extraction found it: as it is, unless people corrected it before.
absl::StatusOr<ContentAnchor> FoundContent(Session& session, const CorrectContent& correct) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetFoundContent,
                                                    Params().Add(correct.occurrence.value())));
  if (rows.empty()) return correct.before;
  Row row = rows[0];
  return ReadAnchor(row);
}

// What one correction says of an article's statements.
struct Said {
  int64_t correction = 0;
  ContentAnchor found;
  ContentAnchor content;
};

bool HasContent(const domain::Article& article, const domain::Statement& statement,
                const std::vector<std::string>& segments) {
  return std::equal(statement.content.begin(), statement.content.end(), segments.begin(),
                    segments.end(), [&](const domain::Segment& segment, const std::string& text) {
                      return segment.span.In(article.text) == text;
                    });
}

// The statement that was found with that content: of several the one with the same words before it.
std::optional<size_t> FindStatement(const ArticleDraft& draft, const ContentAnchor& found) {
  std::optional<size_t> only;
  const std::string_view text = draft.article.text;
  for (size_t i = 0; i < draft.occurrences.size(); ++i) {
    const domain::Statement& statement = draft.occurrences[i].attributed.statement;
    if (!HasContent(draft.article, statement, found.segments)) continue;
    const std::string_view before = text.substr(0, statement.content.front().span.begin);
    const bool same_prefix = before.size() >= found.prefix.size() &&
                             before.substr(before.size() - found.prefix.size()) == found.prefix;
    if (same_prefix) return i;
    if (!only) only = i;
  }
  return only;
}

void Apply(const Said& said, const MatchRules& rules, CorrectedContents& corrected) {
  const std::optional<size_t> index = FindStatement(corrected.draft, said.found);
  if (!index) return;
  OccurrenceDraft& draft = corrected.draft.occurrences[*index];
  std::optional<OccurrenceDraft> redrafted =
      rules.redraft(corrected.draft.article, draft.attributed, said.content);
  if (!redrafted) return;
  draft = *std::move(redrafted);
  corrected.begins.push_back(draft.attributed.statement.content.front().span.begin);
  corrected.corrections.push_back(said.correction);
}

}  // namespace

absl::StatusOr<int64_t> SaveContentCorrection(Session& session, const CorrectContent& correct,
                                              const CorrectionNote& note, const MatchRules& rules) {
  ASSIGN_OR_RETURN(const StoredOccurrence seen, GetOccurrence(session, correct.occurrence));
  RETURN_IF_ERROR(session.Run(queries::kLockArticle, Params().Add(seen.article.value())));
  RETURN_IF_ERROR(session.Run(queries::kLockMatching, Params()));
  ASSIGN_OR_RETURN(const StoredOccurrence occurrence, GetOccurrence(session, correct.occurrence));
  const auto refused = [&] {
    return MakeError(absl::StatusCode::kFailedPrecondition,
                     "the newest revision of the article no longer holds occurrence " +
                         std::to_string(occurrence.id.value()),
                     {.reason = "OCCURRENCE_WITHDRAWN", .metadata = {}, .field = ""});
  };
  if (occurrence.withdrawn()) return refused();
  ASSIGN_OR_RETURN(const ContentAnchor found, FoundContent(session, correct));
  ASSIGN_OR_RETURN(const int64_t id, RecordCorrection(session, {.kind = "CONTENT"}, note));
  RETURN_IF_ERROR(
      session.Run(queries::kInsertContentCorrection, Params()
                                                         .Add(id)
                                                         .Add(occurrence.id.value())
                                                         .Add(TextsOf(occurrence.content_texts))
                                                         .Add(TextsOf(found.segments))
                                                         .Add(found.prefix)
                                                         .Add(TextsOf(correct.content.segments))
                                                         .Add(correct.content.prefix)));
  ASSIGN_OR_RETURN(const bool set, SetContent(session, occurrence, correct.content, id, rules));
  if (!set) return refused();
  return id;
}

absl::Status UndoContentCorrection(Session& session, int64_t correction, const MatchRules& rules) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindCorrectedContent, Params().Add(correction)));
  for (Row row : rows) {
    const domain::OccurrenceId id(row.Int());
    const std::optional<int64_t> older = row.OptionalInt();
    const ContentAnchor content = ReadAnchor(row);
    ASSIGN_OR_RETURN(const StoredOccurrence occurrence, GetOccurrence(session, id));
    // Words that the article no longer has are left as they are.
    RETURN_IF_ERROR(SetContent(session, occurrence, content, older, rules).status());
  }
  return absl::OkStatus();
}

absl::Status LockCorrectedArticle(Session& session, domain::CorrectionId id) {
  ASSIGN_OR_RETURN(const StoredCorrection correction, GetCorrection(session, id));
  if (!correction.article) return absl::OkStatus();
  return session.Run(queries::kLockArticle, Params().Add(correction.article->value()));
}

absl::StatusOr<std::map<std::string, CorrectedContents>> CorrectDrafts(
    Session& session, const std::vector<const ArticleDraft*>& drafts, const MatchRules& rules) {
  std::map<std::string, CorrectedContents> corrected;
  if (drafts.empty()) return corrected;
  ArrayText urls;
  for (const ArticleDraft* draft : drafts) urls.Add(draft->article.url);
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListContentCorrections, Params().Add(urls)));
  std::map<std::string, std::vector<Said>> said;
  for (Row row : rows) {
    const int64_t id = row.Int();
    Said& one = said[row.Text()].emplace_back();
    one.correction = id;
    one.found = ReadAnchor(row);
    one.content = ReadAnchor(row);
  }
  for (const ArticleDraft* draft : drafts) {
    const auto of_article = said.find(draft->article.url);
    if (of_article == said.end()) continue;
    CorrectedContents& contents = corrected[draft->article.url];
    contents.draft = *draft;
    for (const Said& one : of_article->second) Apply(one, rules, contents);
  }
  return corrected;
}

absl::Status MarkCorrectedContents(Session& session, int64_t article,
                                   const CorrectedContents& corrected) {
  ArrayText begins;
  for (const int64_t begin : corrected.begins) begins.Add(begin);
  ArrayText corrections;
  for (const int64_t id : corrected.corrections) corrections.Add(id);
  return session.Run(queries::kMarkCorrectedContent,
                     Params().Add(article).Add(begins).Add(corrections));
}

}  // namespace verbatim::storage
