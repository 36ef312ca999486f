#include "storage/internal/save_occurrences.h"

#include <map>
#include <span>
#include <string>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

using domain::TextSpan;

std::string TextOf(const domain::Article& article, const std::optional<TextSpan>& span) {
  return span ? std::string(span->In(article.text)) : "";
}

// "{[0,4),[9,12)}"
std::string MultirangeText(const std::vector<domain::Segment>& content) {
  std::string text = "{";
  for (const domain::Segment& segment : content) {
    text += (text.size() > 1 ? "," : "") + SqlText(segment.span);
  }
  return text + "}";
}

// The columns that insert_occurrences and move_occurrences take, one array each.
class OccurrenceColumns {
 public:
  bool empty() const { return empty_; }

  void Add(const GroupRows& rows, const ArticleRows& article, size_t index, int64_t id) {
    empty_ = false;
    const OccurrenceDraft& draft = article.draft.occurrences[index];
    articles_.Add(article.article);
    revisions_.Add(int64_t{article.revision});
    publish_times_.Add(article.draft.article.publish_time);
    const domain::AttributedStatement& attributed = draft.attributed;
    ids_.Add(id);
    wordings_.Add(draft.wording);
    AddStatement(article.draft.article, attributed.statement);
    AddPositions(draft.positions);
    AddSpeaker(attributed.speaker);
    AddLink(rows.speakers[article.first + index]);
    roles_.Add(attributed.speaker.role);
    ArrayText hashes;
    for (const int64_t hash : draft.context_hashes) hashes.Add(hash);
    context_hashes_.Add(hashes.Text());
    if (const std::optional<QuotePlace>& place = rows.saved.places[article.first + index]) {
      quotes_.Add(place->quote);
      variants_.Add(place->variant);
    } else {
      quotes_.AddNull();
      variants_.AddNull();
    }
  }

  Params ToParams() const {
    return Params()
        .Add(articles_)
        .Add(revisions_)
        .Add(publish_times_)
        .Add(ids_)
        .Add(entries_)
        .Add(kinds_)
        .Add(contents_)
        .Add(segment_begins_)
        .Add(segment_attachments_)
        .Add(segment_texts_)
        .Add(cues_)
        .Add(cue_texts_)
        .Add(sources_)
        .Add(source_texts_)
        .Add(confidences_)
        .Add(positions_)
        .Add(wordings_)
        .Add(quotes_)
        .Add(variants_)
        .Add(speakers_)
        .Add(resolved_names_)
        .Add(resolved_kinds_)
        .Add(resolved_confidences_)
        .Add(candidate_names_)
        .Add(candidate_kinds_)
        .Add(candidate_confidences_)
        .Add(found_speakers_)
        .Add(speaker_links_)
        .Add(roles_)
        .Add(context_hashes_);
  }

 private:
  void AddStatement(const domain::Article& article, const domain::Statement& statement) {
    entries_.Add(int64_t{statement.entry});
    kinds_.Add(domain::Name(statement.kind));
    contents_.Add(MultirangeText(statement.content));
    ArrayText begins;
    ArrayText attachments;
    ArrayText texts;
    for (const domain::Segment& segment : statement.content) {
      begins.Add(int64_t{segment.span.begin});
      attachments.Add(domain::Name(segment.attachment));
      texts.Add(segment.span.In(article.text));
    }
    segment_begins_.Add(begins.Text());
    segment_attachments_.Add(attachments.Text());
    segment_texts_.Add(texts.Text());
    cues_.Add(statement.cue);
    cue_texts_.Add(TextOf(article, statement.cue));
    sources_.Add(statement.source);
    source_texts_.Add(TextOf(article, statement.source));
    confidences_.Add(statement.confidence);
  }

  void AddPositions(const std::vector<domain::TextPosition>& positions) {
    ArrayText numbers;
    for (const domain::TextPosition& position : positions) {
      numbers.Add(int64_t{position.byte});
      numbers.Add(int64_t{position.code_point});
      numbers.Add(int64_t{position.utf16});
    }
    positions_.Add(numbers.Text());
  }

  void AddLink(const std::optional<LinkedSpeaker>& linked) {
    if (!linked) {
      speakers_.AddNull();
      found_speakers_.AddNull();
      speaker_links_.AddNull();
      return;
    }
    speakers_.Add(linked->root);
    found_speakers_.Add(linked->found);
    speaker_links_.Add(NameOf(linked->link));
  }

  void AddSpeaker(const domain::ResolvedSpeaker& speaker) {
    resolved_names_.Add(speaker.name);
    resolved_kinds_.Add(domain::Name(speaker.kind));
    resolved_confidences_.Add(speaker.confidence);
    ArrayText names;
    ArrayText kinds;
    ArrayText confidences;
    for (const domain::SpeakerCandidate& candidate : speaker.candidates) {
      names.Add(candidate.name);
      kinds.Add(domain::Name(candidate.kind));
      confidences.Add(candidate.confidence);
    }
    candidate_names_.Add(names.Text());
    candidate_kinds_.Add(kinds.Text());
    candidate_confidences_.Add(confidences.Text());
  }

  bool empty_ = true;
  ArrayText articles_, revisions_, publish_times_, ids_, entries_, kinds_, contents_,
      segment_begins_, segment_attachments_, segment_texts_, cues_, cue_texts_, sources_,
      source_texts_, confidences_, positions_, wordings_, quotes_, variants_, speakers_,
      resolved_names_, resolved_kinds_, resolved_confidences_, candidate_names_, candidate_kinds_,
      candidate_confidences_, found_speakers_, speaker_links_, roles_, context_hashes_;
};

class ChainColumns {
 public:
  bool empty() const { return empty_; }

  void Add(int64_t occurrence, const domain::Article& article,
           const std::vector<domain::ChainLink>& chain) {
    int64_t index = 0;
    for (const domain::ChainLink& link : chain) {
      empty_ = false;
      occurrences_.Add(occurrence);
      indexes_.Add(index++);
      kinds_.Add(domain::Name(link.kind));
      texts_.Add(link.text);
      evidences_.Add(link.evidence);
      evidence_texts_.Add(TextOf(article, link.evidence));
      if (link.time) {
        begins_.Add(link.time->begin);
        ends_.Add(link.time->end);
      } else {
        begins_.AddNull();
        ends_.AddNull();
      }
      confidences_.Add(link.confidence);
      methods_.Add(link.method);
    }
  }

  Params ToParams() const {
    return Params()
        .Add(occurrences_)
        .Add(indexes_)
        .Add(kinds_)
        .Add(texts_)
        .Add(evidences_)
        .Add(evidence_texts_)
        .Add(begins_)
        .Add(ends_)
        .Add(confidences_)
        .Add(methods_);
  }

 private:
  bool empty_ = true;
  ArrayText occurrences_, indexes_, kinds_, texts_, evidences_, evidence_texts_, begins_, ends_,
      confidences_, methods_;
};

// The change of each quote that was known: one for every new occurrence, less one for every
// withdrawn one. Those whose wordings changed are counted anew.
absl::Status UpdateQuoteCounts(Session& session, const GroupRows& rows) {
  struct Change {
    int64_t more = 0;
    std::optional<domain::Time> time;  // of a new revision, which may be the first
  };
  std::map<int64_t, Change> changes;
  for (const ArticleRows& article : rows.articles) {
    const std::optional<domain::Time>& time = article.draft.article.publish_time;
    for (size_t i = 0; i < article.draft.occurrences.size(); ++i) {
      const std::optional<QuotePlace>& place = rows.saved.places[article.first + i];
      if (!place || rows.saved.added.count(place->quote) > 0) continue;
      Change& change = changes[place->quote];
      if (time && (!change.time || *time < *change.time)) change.time = time;
      if (!article.diff.kept[i]) ++change.more;
    }
    for (const size_t withdrawn : article.diff.withdrawn) {
      if (const auto& quote = article.standing[withdrawn].quote) --changes[*quote].more;
    }
  }
  ArrayText changed;
  for (const int64_t quote : rows.saved.changed) {
    changed.Add(quote);
    changes.erase(quote);
  }
  if (!rows.saved.changed.empty()) {
    RETURN_IF_ERROR(session.Run(queries::kCountQuotesAnew, Params().Add(changed)));
  }
  if (changes.empty()) return absl::OkStatus();
  ArrayText quotes;
  ArrayText mores;
  ArrayText times;
  for (const auto& [quote, change] : changes) {
    quotes.Add(quote);
    mores.Add(change.more);
    times.Add(change.time);
  }
  return session.Run(queries::kUpdateQuoteCounts, Params().Add(quotes).Add(mores).Add(times));
}

absl::Status Withdraw(Session& session, const ArticleRows& rows) {
  if (rows.diff.withdrawn.empty()) return absl::OkStatus();
  ArrayText ids;
  for (const size_t withdrawn : rows.diff.withdrawn) ids.Add(rows.standing[withdrawn].id);
  return session.Run(queries::kWithdrawOccurrences, Params().Add(ids).Add(int64_t{rows.revision}));
}

// `ids` are those of the drafts.
absl::Status Replace(Session& session, const ArticleRows& rows, std::span<const int64_t> ids) {
  ArrayText replaced;
  ArrayText replacements;
  bool any = false;
  for (size_t i = 0; i < rows.replacements.size(); ++i) {
    if (!rows.replacements[i]) continue;
    any = true;
    replaced.Add(rows.standing[rows.diff.withdrawn[i]].id);
    replacements.Add(ids[*rows.replacements[i]]);
  }
  if (!any) return absl::OkStatus();
  return session.Run(queries::kReplaceOccurrences, Params().Add(replaced).Add(replacements));
}

}  // namespace

absl::Status SaveOccurrences(Session& session, const GroupRows& rows) {
  OccurrenceColumns inserted;
  OccurrenceColumns moved;
  ChainColumns chains;
  ArrayText moved_ids;
  std::vector<int64_t> ids;
  size_t next_id = 0;
  for (const ArticleRows& article : rows.articles) {
    for (size_t i = 0; i < article.draft.occurrences.size(); ++i) {
      const std::optional<size_t> kept = article.diff.kept[i];
      const int64_t id = kept ? article.standing[*kept].id : rows.saved.occurrence_ids[next_id++];
      ids.push_back(id);
      (kept ? moved : inserted).Add(rows, article, i, id);
      if (kept) moved_ids.Add(id);
      chains.Add(id, article.draft.article, article.draft.occurrences[i].attributed.chain);
    }
  }
  for (const ArticleRows& article : rows.articles) RETURN_IF_ERROR(Withdraw(session, article));
  if (!moved.empty()) {
    RETURN_IF_ERROR(session.Run(queries::kMoveOccurrences, moved.ToParams()));
    RETURN_IF_ERROR(session.Run(queries::kDeleteChainLinks, Params().Add(moved_ids)));
  }
  if (!inserted.empty()) {
    RETURN_IF_ERROR(session.Run(queries::kInsertOccurrences, inserted.ToParams()));
  }
  for (const ArticleRows& article : rows.articles) {
    RETURN_IF_ERROR(Replace(session, article, std::span(ids).subspan(article.first)));
  }
  if (!chains.empty()) {
    RETURN_IF_ERROR(session.Run(queries::kInsertChainLinks, chains.ToParams()));
  }
  return UpdateQuoteCounts(session, rows);
}

}  // namespace verbatim::storage
