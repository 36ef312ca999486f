#include "storage/internal/save_corrections.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/correct_content.h"
#include "storage/internal/correct_quotes.h"
#include "storage/internal/not_found.h"
#include "storage/internal/reviews.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

absl::Status PreconditionError(const char* reason, std::string message) {
  return MakeError(absl::StatusCode::kFailedPrecondition, std::move(message),
                   {.reason = reason, .metadata = {}, .field = ""});
}

std::string IdText(domain::SpeakerId id) { return std::to_string(id.value()); }

struct KnownSpeaker {
  std::string name;
  std::string kind;
};

// A speaker that is not merged into another.
absl::StatusOr<KnownSpeaker> GetRoot(Session& session, domain::SpeakerId id) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kGetSpeakerRoot, Params().Add(id.value())));
  if (rows.empty()) return NotFoundError("speaker", IdText(id));
  Row row = rows[0];
  if (const auto root = row.OptionalInt()) {
    return PreconditionError(
        "SPEAKER_MERGED",
        "speaker " + IdText(id) + " was merged into speaker " + std::to_string(*root));
  }
  KnownSpeaker speaker;
  speaker.name = row.Text();
  speaker.kind = row.Text();
  return speaker;
}

absl::Status Merge(Session& session, int64_t speaker, int64_t into) {
  const Params both = Params().Add(speaker).Add(into);
  RETURN_IF_ERROR(session.Run(queries::kMergeSpeaker, both));
  return session.Run(queries::kMoveStatements, both);
}

absl::StatusOr<int64_t> Save(Session& session, const MergeSpeakers& merge,
                             const CorrectionNote& note) {
  if (merge.speaker == merge.into) {
    return MakeError(absl::StatusCode::kInvalidArgument, "a speaker can't be merged into itself",
                     {.reason = "FIELD_INVALID", .metadata = {}, .field = "into"});
  }
  RETURN_IF_ERROR(GetRoot(session, merge.speaker).status());
  RETURN_IF_ERROR(GetRoot(session, merge.into).status());
  RETURN_IF_ERROR(Merge(session, merge.speaker.value(), merge.into.value()));
  return RecordCorrection(
      session,
      {.kind = "MERGE", .speaker = merge.speaker.value(), .other_speaker = merge.into.value()},
      note);
}

// Makes the words of `occurrences` those of a speaker, in all revisions to come.
absl::Status Reassign(Session& session, int64_t correction, std::optional<int64_t> speaker,
                      const ArrayText& occurrences) {
  const Params params = Params().Add(correction).Add(speaker).Add(occurrences);
  RETURN_IF_ERROR(session.Run(queries::kInsertReassignments, params));
  return session.Run(queries::kCorrectOccurrences, params);
}

absl::Status CheckOccurrencesOf(Session& session, const SplitSpeaker& split) {
  ArrayText ids;
  for (const domain::OccurrenceId id : split.occurrences) ids.Add(id.value());
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindOccurrenceSpeakers, Params().Add(ids)));
  std::map<int64_t, std::optional<int64_t>> speakers;
  for (Row row : rows) {
    const int64_t id = row.Int();
    speakers[id] = row.OptionalInt();
  }
  for (const domain::OccurrenceId id : split.occurrences) {
    const auto found = speakers.find(id.value());
    if (found == speakers.end()) return NotFoundError("occurrence", std::to_string(id.value()));
    if (found->second != split.speaker.value()) {
      return PreconditionError("OCCURRENCE_OF_ANOTHER", "occurrence " + std::to_string(id.value()) +
                                                            " is not attributed to speaker " +
                                                            IdText(split.speaker));
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<int64_t> Save(Session& session, const SplitSpeaker& split,
                             const CorrectionNote& note) {
  ASSIGN_OR_RETURN(const KnownSpeaker speaker, GetRoot(session, split.speaker));
  RETURN_IF_ERROR(CheckOccurrencesOf(session, split));
  const std::string& name = split.new_name.empty() ? speaker.name : split.new_name;
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.Execute(queries::kRegisterSpeakers,
                      Params().Add(ArrayText().Add(name)).Add(ArrayText().Add(speaker.kind))));
  const int64_t added = rows[0].Int();
  ASSIGN_OR_RETURN(const int64_t id, RecordCorrection(session,
                                                      {.kind = "SPLIT",
                                                       .speaker = split.speaker.value(),
                                                       .other_speaker = added,
                                                       .new_name = name},
                                                      note));
  ArrayText occurrences;
  for (const domain::OccurrenceId occurrence : split.occurrences) {
    occurrences.Add(occurrence.value());
  }
  RETURN_IF_ERROR(Reassign(session, id, added, occurrences));
  return id;
}

absl::StatusOr<int64_t> Save(Session& session, const RenameSpeaker& rename,
                             const CorrectionNote& note) {
  ASSIGN_OR_RETURN(const KnownSpeaker speaker, GetRoot(session, rename.speaker));
  RETURN_IF_ERROR(session.Run(queries::kRenameSpeaker,
                              Params().Add(rename.speaker.value()).Add(rename.new_name)));
  return RecordCorrection(session,
                          {.kind = "RENAME",
                           .speaker = rename.speaker.value(),
                           .other_speaker = {},
                           .old_name = speaker.name,
                           .new_name = rename.new_name},
                          note);
}

absl::StatusOr<int64_t> Save(Session& session, const ReassignOccurrence& reassign,
                             const CorrectionNote& note) {
  if (reassign.speaker) RETURN_IF_ERROR(GetRoot(session, *reassign.speaker).status());
  const ArrayText occurrence = ArrayText().Add(reassign.occurrence.value());
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindOccurrenceSpeakers, Params().Add(occurrence)));
  if (rows.empty()) {
    return NotFoundError("occurrence", std::to_string(reassign.occurrence.value()));
  }
  Row row = rows[0];
  row.Int();
  const std::optional<int64_t> before = row.OptionalInt();
  const std::optional<int64_t> after =
      reassign.speaker ? std::optional(reassign.speaker->value()) : std::nullopt;
  ASSIGN_OR_RETURN(
      const int64_t id,
      RecordCorrection(session, {.kind = "REASSIGN", .speaker = before, .other_speaker = after},
                       note));
  RETURN_IF_ERROR(Reassign(session, id, after, occurrence));
  return id;
}

absl::StatusOr<std::optional<int64_t>> RootOf(Session& session, int64_t speaker) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kGetSpeakerRoot, Params().Add(speaker)));
  if (rows.empty()) return std::optional<int64_t>();
  return rows[0].OptionalInt();
}

absl::Status UndoMerge(Session& session, int64_t speaker) {
  ASSIGN_OR_RETURN(const std::optional<int64_t> root, RootOf(session, speaker));
  if (!root) return absl::OkStatus();
  RETURN_IF_ERROR(session.Run(queries::kUnmergeSpeaker, Params().Add(speaker)));
  RETURN_IF_ERROR(session.Run(queries::kFindRoots, Params().Add(speaker).Add(*root)));
  return session.Run(queries::kResolveStatements, Params().Add(*root));
}

// The new speaker is the old one again, whatever was attributed to it since.
absl::Status UndoSplit(Session& session, int64_t correction, int64_t speaker, int64_t added) {
  RETURN_IF_ERROR(session.Run(queries::kUndoReassignments, Params().Add(correction)));
  ASSIGN_OR_RETURN(const std::optional<int64_t> added_root, RootOf(session, added));
  ASSIGN_OR_RETURN(const std::optional<int64_t> speaker_root, RootOf(session, speaker));
  const int64_t root = speaker_root.value_or(speaker);
  if (added_root || root == added) return absl::OkStatus();
  return Merge(session, added, root);
}

}  // namespace

absl::StatusOr<int64_t> RecordCorrection(Session& session, const CorrectionEvent& event,
                                         const CorrectionNote& note) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kInsertCorrection, Params()
                                                                   .Add(event.kind)
                                                                   .Add(event.speaker)
                                                                   .Add(event.other_speaker)
                                                                   .Add(event.old_name)
                                                                   .Add(event.new_name)
                                                                   .Add(event.quote)
                                                                   .Add(event.other_quote)
                                                                   .Add(event.review)
                                                                   .Add(event.claim)
                                                                   .Add(note.actor)
                                                                   .Add(note.reason)));
  return rows[0].Int();
}

absl::StatusOr<domain::CorrectionId> SaveCorrection(Session& session,
                                                    const CorrectionAction& action,
                                                    const CorrectionNote& note,
                                                    const MatchRules& rules) {
  // That one locks its article before.
  if (!std::holds_alternative<CorrectContent>(action)) {
    RETURN_IF_ERROR(session.Run(queries::kLockMatching, Params()));
  }
  const auto save = [&](const auto& one) -> absl::StatusOr<int64_t> {
    using One = std::decay_t<decltype(one)>;
    if constexpr (std::is_same_v<One, MergeQuotes>) {
      return SaveQuoteMerge(session, one, note, rules);
    } else if constexpr (std::is_same_v<One, SplitQuote>) {
      return SaveQuoteSplit(session, one, note, rules);
    } else if constexpr (std::is_same_v<One, CorrectContent>) {
      return SaveContentCorrection(session, one, note, rules);
    } else if constexpr (std::is_same_v<One, DecideReview> ||
                         std::is_same_v<One, DecideClaimReview>) {
      return SaveReviewDecision(session, one, note);
    } else {
      return Save(session, one, note);
    }
  };
  ASSIGN_OR_RETURN(const int64_t id, std::visit(save, action));
  return domain::CorrectionId(id);
}

absl::Status UndoCorrection(Session& session, domain::CorrectionId id, const CorrectionNote& note,
                            const MatchRules& rules) {
  RETURN_IF_ERROR(LockCorrectedArticle(session, id));
  RETURN_IF_ERROR(session.Run(queries::kLockMatching, Params()));
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kUndoCorrection,
                                   Params().Add(id.value()).Add(note.actor).Add(note.reason)));
  if (rows.empty()) {
    return PreconditionError("CORRECTION_UNDONE",
                             "correction " + std::to_string(id.value()) + " is undone already");
  }
  Row row = rows[0];
  const std::string kind = row.Text();
  const std::optional<int64_t> speaker = row.OptionalInt();
  const std::optional<int64_t> other = row.OptionalInt();
  if (kind == "MERGE" && speaker) return UndoMerge(session, *speaker);
  if (kind == "SPLIT" && speaker && other) {
    return UndoSplit(session, id.value(), *speaker, *other);
  }
  if (kind == "RENAME" && speaker) {
    return session.Run(queries::kRestoreSpeakerName, Params().Add(*speaker));
  }
  if (kind == "MERGE_QUOTES" || kind == "SPLIT_QUOTE") {
    return RederiveQuotes(session, id.value(), rules);
  }
  if (kind == "CONTENT") return UndoContentCorrection(session, id.value(), rules);
  // What is undone of a review does not count when it is read.
  if (kind == "CONFIRM_REVIEW" || kind == "REJECT_REVIEW") return absl::OkStatus();
  return session.Run(queries::kUndoReassignments, Params().Add(id.value()));
}

absl::Status ApplyCorrections(Session& session, const std::vector<RevisionWithNews>& revisions) {
  if (revisions.empty()) return absl::OkStatus();
  ArrayText urls;
  for (const RevisionWithNews& one : revisions) {
    urls.Add(one.url);
    if (one.revision == 1) continue;
    RETURN_IF_ERROR(session.Run(queries::kExtendReassignments,
                                Params().Add(one.article).Add(int64_t{one.revision})));
  }
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListReassignedUrls, Params().Add(urls)));
  std::set<std::string> reassigned;
  for (Row row : rows) reassigned.insert(row.Text());
  for (const RevisionWithNews& one : revisions) {
    if (!reassigned.contains(one.url)) continue;
    RETURN_IF_ERROR(session.Run(queries::kApplyReassignments,
                                Params().Add(one.article).Add(int64_t{one.revision})));
  }
  return absl::OkStatus();
}

}  // namespace verbatim::storage
