#include "storage/internal/import_speakers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// Somebody in the registry who may be the one to import.
struct Candidate {
  int64_t id = 0;
  std::string name;
  domain::SpeakerKind kind = domain::SpeakerKind::kPerson;
  std::string wikidata_id;
  domain::Gender gender = domain::Gender::kUnknown;
  bool has_id = false;      // has the QID asked for
  bool has_name = false;    // has one of the names
  bool is_spelled = false;  // has a spelling of one of the names

  std::string Label() const { return "speakers/" + std::to_string(id) + " (" + name + ")"; }
};

absl::Status Refused(const char* reason, const char* field, std::string message) {
  return MakeError(absl::StatusCode::kFailedPrecondition, std::move(message),
                   {.reason = reason, .metadata = {}, .field = field});
}

std::optional<std::string> NullIfEmpty(std::string_view text) {
  return text.empty() ? std::nullopt : std::optional(std::string(text));
}

// What somebody new becomes.
domain::SpeakerKind KindOf(const KnownSpeaker& speaker) {
  return speaker.kind == domain::SpeakerKind::kUnknown ? domain::SpeakerKind::kPerson
                                                       : speaker.kind;
}

struct NameArrays {
  ArrayText names;
  ArrayText spelling_keys;
};

// Only names of persons have spellings.
NameArrays NamesOf(const KnownSpeaker& speaker, domain::SpeakerKind kind) {
  NameArrays arrays;
  for (const KnownName& name : speaker.names) {
    arrays.names.Add(name.name);
    arrays.spelling_keys.Add(kind == domain::SpeakerKind::kPerson ? name.spelling_key : "");
  }
  return arrays;
}

absl::StatusOr<std::vector<Candidate>> FindCandidates(Session& session,
                                                      const KnownSpeaker& speaker) {
  const NameArrays names = NamesOf(speaker, KindOf(speaker));
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindKnownSpeakers,
                                                    Params()
                                                        .Add(NullIfEmpty(speaker.wikidata_id))
                                                        .Add(std::string(Name(KindOf(speaker))))
                                                        .Add(names.names)
                                                        .Add(names.spelling_keys)));
  std::vector<Candidate> candidates;
  for (Row row : rows) {
    Candidate& candidate = candidates.emplace_back();
    candidate.id = row.Int();
    candidate.name = row.Text();
    candidate.kind = SpeakerKindOf(row.Text());
    candidate.wikidata_id = row.Text();
    candidate.gender = GenderOf(row.Text());
    candidate.has_id = row.Bool();
    candidate.has_name = row.Bool();
    candidate.is_spelled = row.Bool();
  }
  return candidates;
}

// Whether somebody of the name can be the one to import: nothing known of both differs.
bool CanBe(const Candidate& candidate, const KnownSpeaker& speaker) {
  const auto agree = [](const auto& known, const auto& said, const auto& unknown) {
    return known == unknown || said == unknown || known == said;
  };
  return agree(candidate.kind, speaker.kind, domain::SpeakerKind::kUnknown) &&
         agree(candidate.wikidata_id, speaker.wikidata_id, std::string()) &&
         agree(candidate.gender, speaker.gender, domain::Gender::kUnknown);
}

// The one of the registry whom it is; nullopt: nobody yet.
absl::StatusOr<std::optional<Candidate>> Choose(const std::vector<Candidate>& candidates,
                                                const KnownSpeaker& speaker) {
  const auto with_id = std::find_if(candidates.begin(), candidates.end(),
                                    [](const Candidate& candidate) { return candidate.has_id; });
  if (with_id != candidates.end()) {
    const bool other_kind =
        speaker.kind != domain::SpeakerKind::kUnknown && speaker.kind != with_id->kind;
    if (other_kind || !(with_id->has_name || with_id->is_spelled)) {
      return Refused("WIKIDATA_ID_TAKEN", "wikidata_id",
                     speaker.wikidata_id + " is " + with_id->Label() + ", who has another " +
                         (other_kind ? "kind" : "name"));
    }
    return std::optional(*with_id);
  }
  for (const auto by : {&Candidate::has_name, &Candidate::is_spelled}) {
    std::vector<Candidate> possible;
    for (const Candidate& candidate : candidates) {
      if (candidate.*by && CanBe(candidate, speaker)) possible.push_back(candidate);
    }
    if (possible.size() == 1) return std::optional(std::move(possible.front()));
    if (possible.empty()) continue;
    std::string who = possible.front().Label();
    for (size_t i = 1; i < possible.size(); ++i) who += ", " + possible[i].Label();
    return Refused("SPEAKER_AMBIGUOUS", "display_name",
                   "several have this name: " + who +
                       "; a Wikidata QID that one of them has, or "
                       "a merge of them, would tell which one is meant");
  }
  return std::optional<Candidate>();
}

absl::StatusOr<int64_t> Register(Session& session, const KnownSpeaker& speaker) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kRegisterSpeakers,
                                   Params()
                                       .Add(ArrayText().Add(speaker.names.front().name))
                                       .Add(ArrayText().Add(domain::Name(KindOf(speaker))))));
  return rows[0].Int();
}

// The outer status is an error of the store, the inner one the speaker's own.
absl::StatusOr<absl::StatusOr<ImportedSpeaker>> Import(Session& session,
                                                       const KnownSpeaker& speaker) {
  using Result = absl::StatusOr<ImportedSpeaker>;
  ASSIGN_OR_RETURN(const std::vector<Candidate> candidates, FindCandidates(session, speaker));
  const absl::StatusOr<std::optional<Candidate>> known = Choose(candidates, speaker);
  if (!known.ok()) return Result(known.status());
  ImportedSpeaker imported;
  if (*known) {
    imported = {.speaker = domain::SpeakerId((*known)->id), .name = (*known)->name};
  } else {
    ASSIGN_OR_RETURN(const int64_t id, Register(session, speaker));
    imported = {.speaker = domain::SpeakerId(id), .name = speaker.names.front().name};
  }
  const NameArrays names = NamesOf(speaker, *known ? (*known)->kind : KindOf(speaker));
  // A speaker that was merged may have the QID, which only one row can hold.
  const bool new_id = !*known || (*known)->wikidata_id.empty();
  ArrayText roles;
  for (const std::string& role : speaker.roles) roles.Add(role);
  ASSIGN_OR_RETURN(const Rows news,
                   session.Execute(queries::kAddSpeakerFacts,
                                   Params()
                                       .Add(imported.speaker.value())
                                       .Add(NullIfEmpty(new_id ? speaker.wikidata_id : ""))
                                       .Add(NullIfEmpty(domain::Name(speaker.gender)))
                                       .Add(names.names)
                                       .Add(names.spelling_keys)
                                       .Add(roles)));
  if (*known) {
    imported.outcome = news[0].Int() > 0 ? ImportOutcome::kMerged : ImportOutcome::kUnchanged;
  }
  return Result(std::move(imported));
}

}  // namespace

absl::StatusOr<std::vector<absl::StatusOr<ImportedSpeaker>>> ImportSpeakers(
    Session& session, const std::vector<KnownSpeaker>& speakers) {
  RETURN_IF_ERROR(session.Run(queries::kLockMatching, Params()));
  std::vector<absl::StatusOr<ImportedSpeaker>> results;
  for (const KnownSpeaker& speaker : speakers) {
    ASSIGN_OR_RETURN(absl::StatusOr<ImportedSpeaker> result, Import(session, speaker));
    results.push_back(std::move(result));
  }
  return results;
}

}  // namespace verbatim::storage
