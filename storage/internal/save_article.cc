#include "storage/internal/save_article.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>

#include "services/base/place.h"
#include "services/base/status_macros.h"
#include "storage/internal/alerts.h"
#include "storage/internal/correct_content.h"
#include "storage/internal/ingest_requests.h"
#include "storage/internal/revision_diff.h"
#include "storage/internal/save_corrections.h"
#include "storage/internal/save_occurrences.h"
#include "storage/internal/save_quotes.h"
#include "storage/internal/save_speakers.h"
#include "storage/internal/save_texts.h"
#include "storage/queries.h"

// Article revisions in one transaction, in this order:
//  1. The articles' rows, which queue up writers of one URL, their texts and entries. No other
//     article waits for this, the part that grows with the text.
//  2. What new articles' wordings may be related to, while another writer has the lock.
//  3. The lock on matching, held to the commit: from here on one writer at a time, so that each
//     sees the quotes of all before it, and none waits for a row while another waits for it. What
//     was looked up is brought up to date with what others wrote meanwhile, or looked up again.
//  4. Speakers, quotes and variants, occurrences and chains. Each table gets one statement with an
//     array per column, however many rows and articles there are.
namespace verbatim::storage {
namespace {

using Results = std::vector<std::optional<SaveResult>>;

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

std::optional<KeptPlace> KeptPlaceOf(const ArticleRows& rows, size_t occurrence) {
  if (!rows.diff.kept[occurrence]) return std::nullopt;
  const StandingOccurrence& standing = rows.standing[*rows.diff.kept[occurrence]];
  KeptPlace kept;
  if (standing.quote) kept.place = {.quote = *standing.quote, .variant = *standing.variant};
  kept.renamed =
      standing.speaker_name != rows.draft.occurrences[occurrence].attributed.speaker.name;
  return kept;
}

// Standing occurrences are where their wordings are now.
void FollowMoves(const SavedQuotes& saved, std::vector<StandingOccurrence>& standing) {
  for (StandingOccurrence& occurrence : standing) {
    if (!occurrence.variant) continue;
    const auto moved = saved.moved.find(*occurrence.variant);
    if (moved != saved.moved.end()) occurrence.quote = moved->second;
  }
}

// How many quotes are new with an article's occurrences. Those that several articles of a group
// brought count with the first.
int64_t CountNewQuotes(const SavedQuotes& saved, const ArticleRows& rows,
                       std::set<int64_t>& counted) {
  int64_t count = 0;
  for (size_t i = 0; i < rows.draft.occurrences.size(); ++i) {
    const std::optional<QuotePlace>& place = saved.places[rows.first + i];
    if (place && saved.added.contains(place->quote) && counted.insert(place->quote).second) ++count;
  }
  return count;
}

// Statements that the articles no longer hold. Those that a newer model reads otherwise are no
// news.
std::vector<int64_t> WithdrawnOf(const GroupRows& rows) {
  std::vector<int64_t> ids;
  for (const ArticleRows& article : rows.articles) {
    if (article.draft.reanalyzed) continue;
    for (const size_t withdrawn : article.diff.withdrawn) {
      ids.push_back(article.standing[withdrawn].id);
    }
  }
  return ids;
}

using CorrectedDrafts = std::map<std::string, CorrectedContents>;

// Only articles that were stored before can have corrections.
absl::StatusOr<CorrectedDrafts> CorrectRevised(Session& session, const std::vector<SaveItem>& items,
                                               const Results& results, const MatchRules& rules) {
  std::vector<const ArticleDraft*> revised;
  for (size_t i = 0; i < items.size(); ++i) {
    if (results[i] && results[i]->outcome == SaveOutcome::kRevised) {
      revised.push_back(items[i].draft);
    }
  }
  return CorrectDrafts(session, revised, rules);
}

const ArticleDraft& AsCorrected(const CorrectedDrafts& corrected, const ArticleDraft& draft) {
  const auto found = corrected.find(draft.article.url);
  return found == corrected.end() ? draft : found->second.draft;
}

// The turn of one transaction under the lock on matching, which others hear of.
class Turn {
 public:
  explicit Turn(MatchTurns& turns) : turns_(turns) {}
  ~Turn() { End(false); }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  // Takes what was looked up ahead, if all that was written since is known.
  absl::Status Lock(Session& session, int64_t last, LookedAhead& ahead) {
    ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kLockMatching));
    number_ = rows[0].Int();
    session.recent_reads().Follow(turns_, number_);
    if (last == 0) return absl::OkStatus();
    const auto between = turns_.Between(last, number_);
    if (!between) {
      ahead.read = {};
      return absl::OkStatus();
    }
    for (const auto& turn : *between) ahead.read.Follow(*turn);
    return absl::OkStatus();
  }

  // Says what it read, and what it writes.
  void Tell(Session& session, const ReadAlready& read, MatchTurn does) {
    session.recent_reads().Keep(read, number_);
    turns_.Begin(number_, std::make_shared<const MatchTurn>(std::move(does)));
    told_ = true;
  }

  // When its transaction has ended.
  void End(bool committed) {
    if (told_) turns_.End(number_, committed);
    told_ = false;
  }

 private:
  MatchTurns& turns_;
  int64_t number_ = 0;
  bool told_ = false;
};

bool AreNew(const Results& results) {
  return std::all_of(results.begin(), results.end(), [](const auto& result) {
    return !result || result->outcome == SaveOutcome::kCreated;
  });
}

// Looks up what belongs to the occurrences of new articles. Returns the turn as of which it is
// known what is stored; 0: nothing is.
absl::StatusOr<int64_t> LookAhead(Session& session, const std::vector<SaveItem>& items,
                                  const Results& results, LookedAhead& ahead) {
  if (!AreNew(results)) return 0;
  ahead.recent = &session.recent_reads();
  const int64_t last = ahead.recent->turn();
  if (last == 0) return 0;
  std::vector<GroupDraft> drafts;
  for (size_t i = 0; i < items.size(); ++i) {
    if (!results[i]) continue;
    for (const OccurrenceDraft& draft : items[i].draft->occurrences) {
      drafts.push_back({.draft = &draft, .article = i, .publish_time = {}, .kept = {}});
    }
  }
  RETURN_IF_ERROR(storage::LookAhead(session, drafts, *items.front().rules, ahead));
  return last;
}

// What the articles say: everything but their texts. Fills in the counts of the results.
absl::Status SaveFindings(Session& session, const std::vector<SaveItem>& items, Results& results,
                          Turn& turn, absl::FunctionRef<void()> locked) {
  LookedAhead ahead;
  ASSIGN_OR_RETURN(const int64_t last, LookAhead(session, items, results, ahead));
  RETURN_IF_ERROR(turn.Lock(session, last, ahead));
  locked();
  const MatchRules& rules = *items.front().rules;
  ASSIGN_OR_RETURN(const auto corrected, CorrectRevised(session, items, results, rules));
  GroupRows rows;
  std::vector<GroupDraft> drafts;
  std::vector<SaveResult*> saved_results;
  for (size_t i = 0; i < items.size(); ++i) {
    if (!results[i] || results[i]->outcome == SaveOutcome::kUnchanged) continue;
    saved_results.push_back(&*results[i]);
    ArticleRows& article =
        rows.articles.emplace_back(ArticleRows{.article = results[i]->article.value(),
                                               .revision = results[i]->revision,
                                               .draft = AsCorrected(corrected, *items[i].draft),
                                               .first = drafts.size()});
    if (results[i]->outcome == SaveOutcome::kRevised) {
      ASSIGN_OR_RETURN(article.standing, ListStanding(session, article.article));
    }
    article.diff =
        CompareRevisions(article.standing, article.draft.occurrences, article.draft.reanalyzed);
    for (size_t k = 0; k < article.draft.occurrences.size(); ++k) {
      drafts.push_back({.draft = &article.draft.occurrences[k],
                        .article = rows.articles.size() - 1,
                        .publish_time = article.draft.article.publish_time,
                        .kept = KeptPlaceOf(article, k)});
    }
  }
  ASSIGN_OR_RETURN(rows.speakers, SaveSpeakers(session, drafts, rules));
  ASSIGN_OR_RETURN(rows.saved, SaveQuotes(session, drafts, rules, ahead));
  if (AreNew(results)) turn.Tell(session, ahead.read, std::move(rows.saved.turn));
  for (ArticleRows& article : rows.articles) {
    FollowMoves(rows.saved, article.standing);
    article.replacements =
        FindReplacements(article.standing, article.draft.occurrences, article.diff,
                         std::span(rows.saved.places).subspan(article.first));
  }
  RETURN_IF_ERROR(SaveOccurrences(session, rows));
  for (const ArticleRows& article : rows.articles) {
    const auto found = corrected.find(article.draft.article.url);
    if (found == corrected.end()) continue;
    RETURN_IF_ERROR(MarkCorrectedContents(session, article.article, found->second));
  }
  std::vector<RevisionWithNews> revisions;
  std::set<int64_t> counted;
  ArrayText articles;
  ArrayText counts;
  for (size_t i = 0; i < rows.articles.size(); ++i) {
    const ArticleRows& article = rows.articles[i];
    if (std::find(article.diff.kept.begin(), article.diff.kept.end(), std::nullopt) !=
        article.diff.kept.end()) {
      revisions.push_back({.url = article.draft.article.url,
                           .article = article.article,
                           .revision = article.revision});
    }
    saved_results[i]->occurrence_count = static_cast<int64_t>(article.draft.occurrences.size());
    saved_results[i]->new_quote_count = CountNewQuotes(rows.saved, article, counted);
    articles.Add(article.article);
    counts.Add(saved_results[i]->occurrence_count);
  }
  RETURN_IF_ERROR(ApplyCorrections(session, revisions));
  RETURN_IF_ERROR(session.Run(queries::kSetOccurrenceCounts, Params().Add(articles).Add(counts)));
  return TellOfStatements(session, rows.saved.occurrence_ids, WithdrawnOf(rows));
}

// The texts of the items that have no result yet. An article that is stored gets its next revision
// only where it is alone; among others its result stays unset.
absl::Status SaveTexts(Session& session, const std::vector<SaveItem>& items, Results& results) {
  std::vector<const ArticleDraft*> drafts;
  std::vector<size_t> indexes;
  for (size_t i = 0; i < items.size(); ++i) {
    if (results[i]) continue;
    drafts.push_back(items[i].draft);
    indexes.push_back(i);
  }
  if (drafts.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Results texts, SaveNewTexts(session, drafts));
  for (size_t k = 0; k < indexes.size(); ++k) results[indexes[k]] = texts[k];
  if (items.size() == 1 && !results[0]) {
    ASSIGN_OR_RETURN(results[0], SaveRevisedText(session, *items[0].draft));
  }
  return absl::OkStatus();
}

absl::StatusOr<Results> Save(Session& session, const std::vector<SaveItem>& items, Turn& turn,
                             absl::FunctionRef<void()> locked) {
  ASSIGN_OR_RETURN(Results done, FindIngestRequests(session, items));
  Results results = done;
  RETURN_IF_ERROR(SaveTexts(session, items, results));
  Results saved = results;
  bool any = false;
  for (size_t i = 0; i < items.size(); ++i) {
    if (done[i]) saved[i].reset();
    any = any || (saved[i] && saved[i]->outcome != SaveOutcome::kUnchanged);
  }
  if (any) RETURN_IF_ERROR(SaveFindings(session, items, saved, turn, locked));
  RETURN_IF_ERROR(SaveIngestRequests(session, items, saved));
  for (size_t i = 0; i < items.size(); ++i) {
    if (saved[i]) results[i] = saved[i];
  }
  return results;
}

}  // namespace

absl::StatusOr<Results> SaveTogether(Database& database, const CallContext& call,
                                     const std::vector<SaveItem>& items,
                                     absl::FunctionRef<void()> locked) {
  Results results;
  Turn turn(database.match_turns());
  const absl::Status written = database.Write(call, [&](Session& session) -> absl::Status {
    turn.End(false);  // of an attempt before
    ASSIGN_OR_RETURN(results, Save(session, items, turn, locked));
    return absl::OkStatus();
  });
  turn.End(written.ok());
  if (!written.ok()) return written;
  return results;
}

absl::StatusOr<SaveResult> SaveArticle(Database& database, SaveQueue& queue, const SaveItem& item) {
  if (!item.draft->request) {
    // Most articles that come again are unchanged: those cost one read.
    ASSIGN_OR_RETURN(const std::optional<SaveResult> unchanged,
                     database.Read(*item.call, [&](Session& session) {
                       return FindUnchanged(session, *item.draft);
                     }));
    if (unchanged) return *unchanged;
  }
  {
    // It waits for others, and is saved with them.
    const WhileAway away(item.call->place);
    ASSIGN_OR_RETURN(const std::optional<SaveResult> together, queue.Save(item));
    if (together) return *together;
  }
  ASSIGN_OR_RETURN(const Results alone, SaveTogether(database, *item.call, {item}));
  return *alone.front();
}

}  // namespace verbatim::storage
