#include "services/app/import_speakers.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

#include "services/app/correction_note.h"
#include "services/app/field_checks.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/name_key.h"

namespace verbatim::app {
namespace {

absl::Status InvalidField(const char* field, std::string message) {
  return MakeError(absl::StatusCode::kInvalidArgument, std::string(field) + " " + message,
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
}

std::string Trimmed(const std::string& text) {
  constexpr char kSpace[] = " \t\r\n";
  const size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(kSpace) + 1 - begin);
}

// "Q" and a number without leading zeros.
absl::Status CheckWikidataId(const std::string& id) {
  constexpr size_t kMaxDigits = 18;
  const bool well_formed =
      id.size() >= 2 && id.size() <= kMaxDigits + 1 && id[0] == 'Q' && id[1] != '0' &&
      std::all_of(id.begin() + 1, id.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (id.empty() || well_formed) return absl::OkStatus();
  return InvalidField("wikidata_id", "is not a QID such as Q42");
}

absl::StatusOr<storage::KnownSpeaker> Read(const IncomingSpeaker& incoming) {
  storage::KnownSpeaker known;
  known.kind = incoming.kind;
  known.gender = incoming.gender;
  if (known.kind == domain::SpeakerKind::kUnnamed) {
    return InvalidField("kind", "must be a person, an organization or a group");
  }
  if (known.gender != domain::Gender::kUnknown) {
    if (known.kind == domain::SpeakerKind::kUnknown) known.kind = domain::SpeakerKind::kPerson;
    if (known.kind != domain::SpeakerKind::kPerson) {
      return InvalidField("gender", "is for persons");
    }
  }
  const bool can_be_person =
      known.kind == domain::SpeakerKind::kPerson || known.kind == domain::SpeakerKind::kUnknown;
  known.wikidata_id = Trimmed(incoming.wikidata_id);
  RETURN_IF_ERROR(CheckWikidataId(known.wikidata_id));
  const auto add_name = [&](const char* field, const std::string& given) -> absl::Status {
    std::string name = Trimmed(given);
    RETURN_IF_ERROR(CheckSpeakerName(field, name));
    std::string key = can_be_person ? text::NameKey(name) : "";
    known.names.push_back({.name = std::move(name), .spelling_key = std::move(key)});
    return absl::OkStatus();
  };
  if (incoming.aliases.size() > kMaxImportedNames) {
    return InvalidField("aliases", "are more than " + std::to_string(kMaxImportedNames));
  }
  if (incoming.roles.size() > kMaxImportedNames) {
    return InvalidField("roles", "are more than " + std::to_string(kMaxImportedNames));
  }
  RETURN_IF_ERROR(add_name("display_name", incoming.name));
  for (const std::string& alias : incoming.aliases) {
    RETURN_IF_ERROR(add_name("aliases", alias));
  }
  for (const std::string& given : incoming.roles) {
    known.roles.push_back(Trimmed(given));
    RETURN_IF_ERROR(CheckRequiredField("roles", known.roles.back(), kMaxSpeakerNameBytes));
  }
  return known;
}

}  // namespace

absl::StatusOr<std::vector<absl::StatusOr<storage::ImportedSpeaker>>> ImportSpeakers(
    storage::Store& store, const CallContext& call, const std::vector<IncomingSpeaker>& speakers) {
  if (speakers.empty() || speakers.size() > kMaxImportedSpeakers) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "import 1 to " + std::to_string(kMaxImportedSpeakers) + " speakers at once",
                     {.reason = speakers.empty() ? "FIELD_REQUIRED" : "FIELD_INVALID",
                      .metadata = {{"limit", std::to_string(kMaxImportedSpeakers)}},
                      .field = "speakers"});
  }
  using Result = absl::StatusOr<storage::ImportedSpeaker>;
  std::vector<Result> results;
  std::vector<size_t> kept;  // indexes of those in `known`
  std::vector<storage::KnownSpeaker> known;
  std::set<std::string> ids;
  for (const IncomingSpeaker& incoming : speakers) {
    absl::StatusOr<storage::KnownSpeaker> read = Read(incoming);
    if (!read.ok()) {
      results.emplace_back(read.status());
      continue;
    }
    results.emplace_back();
    if (!read->wikidata_id.empty() && !ids.insert(read->wikidata_id).second) {
      results.back() = MakeError(
          absl::StatusCode::kInvalidArgument, read->wikidata_id + " stands at a speaker before",
          {.reason = "WIKIDATA_ID_REPEATED", .metadata = {}, .field = "wikidata_id"});
      continue;
    }
    kept.push_back(results.size() - 1);
    known.push_back(*std::move(read));
  }
  if (known.empty()) return results;
  ASSIGN_OR_RETURN(std::vector<Result> stored, store.ImportSpeakers(call, known));
  for (size_t i = 0; i < stored.size(); ++i) results[kept[i]] = std::move(stored[i]);
  return results;
}

}  // namespace verbatim::app
