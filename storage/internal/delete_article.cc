#include "storage/internal/delete_article.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/candidates.h"
#include "storage/internal/derive_quotes.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/internal/save_quotes.h"
#include "storage/queries.h"

// Everything that only this article said goes; what others say too is as if it had never come:
// wordings are represented by the texts that are left, their pairs judged anew, and quotes derived,
// counted and dated from what is left.
namespace verbatim::storage {
namespace {

absl::StatusOr<std::vector<int64_t>> Ids(Session& session, const Query& query,
                                         const Params& params) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(query, params));
  std::vector<int64_t> ids;
  for (Row row : rows) ids.push_back(row.Int());
  return ids;
}

Params IdList(const std::vector<int64_t>& ids) {
  ArrayText array;
  for (const int64_t id : ids) array.Add(id);
  return Params().Add(array);
}

// The wordings that an article had, and their quotes.
struct Touched {
  std::vector<int64_t> wordings;
  std::vector<int64_t> quotes;
};

absl::StatusOr<Touched> ListTouched(Session& session, const Params& article) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListTouchedWordings, article));
  Touched touched;
  for (Row row : rows) {
    touched.wordings.push_back(row.Int());
    touched.quotes.push_back(row.Int());
  }
  return touched;
}

// Restores the quotes that an article reported, when its occurrences are gone.
class QuoteRestorer {
 public:
  QuoteRestorer(Session& session, Touched touched, const MatchRules& rules)
      : session_(session), touched_(std::move(touched)), rules_(rules) {}

  // Returns how many quotes are gone.
  absl::StatusOr<int64_t> Restore() && {
    if (touched_.wordings.empty()) return 0;
    RETURN_IF_ERROR(LoadQuotes(session_, touched_.quotes, graph_));
    graph_.SetShrunk();
    RETURN_IF_ERROR(TakeWhatIsLeft());
    RETURN_IF_ERROR(DeleteFingerprints());
    RETURN_IF_ERROR(session_.Run(queries::kDeletePairs, IdList(unlinked_)));
    RETURN_IF_ERROR(JudgeAnew());
    ASSIGN_OR_RETURN(QuoteChanges changes, DeriveQuotes(session_, graph_));
    RETURN_IF_ERROR(UpdateWordings());
    RETURN_IF_ERROR(SaveChanges(session_, graph_, changes, rules_));
    RETURN_IF_ERROR(CountAll(changes));
    int64_t gone = 0;
    for (const auto& [quote, heir] : changes.retired) gone += heir ? 0 : 1;
    return gone;
  }

 private:
  absl::Status TakeWhatIsLeft() {
    ASSIGN_OR_RETURN(const Rows rows,
                     session_.Execute(queries::kFindWordingsLeft, IdList(touched_.wordings)));
    for (Row row : rows) {
      Wording& wording = graph_.At(row.Int());
      const std::optional<std::string> text =
          row.SkipNull() ? std::nullopt : std::optional(row.Text());
      std::vector<std::string> speakers;
      for (const std::string& name : row.TextArray()) AddSpeaker(name, speakers);
      graph_.AddSeed(wording.id);
      left_.push_back(wording.id);
      wording.renamed = wording.speakers != speakers;
      wording.speakers = std::move(speakers);
      if (text && *text == wording.text) continue;
      wording.old_text = wording.text;
      wording.gone = !text;
      if (text) wording.text = *text;
      unlinked_.push_back(wording.id);
      graph_.RemoveLinks(wording.id);
    }
    return absl::OkStatus();
  }

  // Those of gone wordings, row by row: they have no index by wording.
  absl::Status DeleteFingerprints() {
    ArrayText hashes;
    ArrayText wordings;
    ArrayText gone;
    for (const int64_t id : unlinked_) {
      const Wording& wording = graph_.At(id);
      if (!wording.gone) continue;
      gone.Add(id);
      for (const int64_t hash : rules_.stored_fingerprints(wording.old_text)) {
        hashes.Add(HashInIndex(hash, wording.verbatim));
        wordings.Add(id);
      }
    }
    RETURN_IF_ERROR(session_.Run(queries::kDeleteFingerprints, Params().Add(hashes).Add(wordings)));
    gone_ = gone.Text();
    return absl::OkStatus();
  }

  // The pairs of wordings that are represented by another text now.
  absl::Status JudgeAnew() {
    std::vector<JudgedWording> judged;
    for (const int64_t id : unlinked_) {
      const Wording& wording = graph_.At(id);
      if (wording.gone) continue;
      judged.push_back({.id = id,
                        .text = wording.text,
                        .verbatim = wording.verbatim,
                        .query_fingerprints = rules_.query_fingerprints(wording.text),
                        .stored_fingerprints = rules_.stored_fingerprints(wording.text),
                        .like = {}});
    }
    if (judged.empty()) return absl::OkStatus();
    std::vector<AskedWording> asked;
    for (const JudgedWording& wording : judged) {
      asked.push_back({.key = "\\x",  // of none: each is known
                       .text = wording.text,
                       .verbatim = wording.verbatim,
                       .query_fingerprints = &wording.query_fingerprints});
    }
    ASSIGN_OR_RETURN(std::vector<Relatives> relatives, FindRelatives(session_, asked));
    for (size_t i = 0; i < judged.size(); ++i) judged[i].like = std::move(relatives[i].like);
    const JudgedPairs found = JudgePairs(judged, rules_);
    RETURN_IF_ERROR(LoadQuotes(session_, found.quotes, graph_));
    for (const JudgedPair& pair : found.pairs) graph_.AddPair(pair.a, pair.b, pair.relation);
    return InsertPairs(session_, found.pairs, graph_, {});
  }

  absl::Status UpdateWordings() {
    ArrayText ids;
    ArrayText texts;
    ArrayText speakers;
    for (const int64_t id : left_) {
      const Wording& wording = graph_.At(id);
      if (wording.gone) continue;
      ids.Add(id);
      texts.Add(wording.text);
      ArrayText names;
      for (const std::string& name : wording.speakers) names.Add(name);
      speakers.Add(names.Text());
    }
    RETURN_IF_ERROR(
        session_.Run(queries::kUpdateWordings, Params().Add(ids).Add(texts).Add(speakers)));
    return session_.Run(queries::kDeleteVariants, Params().Add(gone_));
  }

  // Of all that the article was part of.
  absl::Status CountAll(const QuoteChanges& changes) {
    ArrayText quotes;
    for (const QuoteChanges::Quote& quote : changes.quotes) quotes.Add(quote.id);
    return session_.Run(queries::kCountQuotesAnew, Params().Add(quotes));
  }

  Session& session_;
  const Touched touched_;
  const MatchRules& rules_;
  QuoteGraph graph_;
  std::vector<int64_t> left_;      // touched wordings
  std::vector<int64_t> unlinked_;  // of these the ones that are gone or have another text
  std::string gone_;
};

absl::StatusOr<int64_t> DeleteLeftSpeakers(Session& session, const std::vector<int64_t>& touched) {
  const Params speakers = IdList(touched);
  ASSIGN_OR_RETURN(const std::vector<int64_t> gone,
                   Ids(session, queries::kDeleteLeftSpeakers, speakers));
  RETURN_IF_ERROR(session.Run(queries::kDeleteLeftAliases, speakers));
  return static_cast<int64_t>(gone.size());
}

}  // namespace

absl::StatusOr<Page<ArticleDeletion>> ListArticleDeletions(Session& session,
                                                           const ArticleDeletionFilter& filter,
                                                           const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start,
                   PageStart(ListOrder::kArticleDeletions, page));
  Params params;
  params.Add(start ? start->id : INT64_MAX).Add(RowsToAsk(page));
  params.Add(filter.url.empty() ? std::nullopt : std::optional(Sha256Text(filter.url)));
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListArticleDeletions, params));
  Page<ArticleDeletion> result;
  std::vector<Cursor> keys;
  for (Row row : rows) {
    keys.push_back({.key = 0, .id = row.Int()});
    ArticleDeletion& deletion = result.items.emplace_back();
    deletion.article = domain::ArticleId(row.Int());
    deletion.note.actor = row.Text();
    deletion.note.reason = row.Text();
    deletion.revision_count = row.Int();
    deletion.occurrence_count = row.Int();
    deletion.quote_count = row.Int();
    deletion.speaker_count = row.Int();
    deletion.create_time = row.Micros();
  }
  result.cursor = CutPage(ListOrder::kArticleDeletions, page, keys);
  result.items.resize(keys.size());
  return result;
}

absl::StatusOr<ArticleDeletion> DeleteArticle(Session& session, domain::ArticleId id,
                                              const CorrectionNote& note, const MatchRules& rules) {
  const Params article = Params().Add(id.value());
  ASSIGN_OR_RETURN(const Rows locked, session.Execute(queries::kLockArticle, article));
  if (locked.empty()) return NotFoundError("article", std::to_string(id.value()));
  const std::string url = locked[0].Text();
  RETURN_IF_ERROR(session.Run(queries::kLockMatching, Params()));
  ASSIGN_OR_RETURN(Touched touched, ListTouched(session, article));
  ASSIGN_OR_RETURN(const std::vector<int64_t> speakers,
                   Ids(session, queries::kListTouchedSpeakers, article));
  ArticleDeletion deletion{.article = id, .note = note};
  ASSIGN_OR_RETURN(const Rows deleted, session.Execute(queries::kDeleteArticle, article));
  Row counts = deleted[0];
  deletion.revision_count = counts.Int();
  deletion.occurrence_count = counts.Int();
  ASSIGN_OR_RETURN(deletion.quote_count,
                   QuoteRestorer(session, std::move(touched), rules).Restore());
  ASSIGN_OR_RETURN(deletion.speaker_count, DeleteLeftSpeakers(session, speakers));
  ASSIGN_OR_RETURN(const Rows recorded, session.Execute(queries::kInsertArticleDeletion,
                                                        Params()
                                                            .Add(id.value())
                                                            .Add(Sha256Text(url))
                                                            .Add(note.actor)
                                                            .Add(note.reason)
                                                            .Add(deletion.revision_count)
                                                            .Add(deletion.occurrence_count)
                                                            .Add(deletion.quote_count)
                                                            .Add(deletion.speaker_count)));
  deletion.create_time = recorded[0].Micros();
  return deletion;
}

}  // namespace verbatim::storage
