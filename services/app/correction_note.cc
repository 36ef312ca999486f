#include "services/app/correction_note.h"

#include <string>

#include "services/app/field_checks.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {
namespace {

absl::Status CheckWords(std::string_view field, std::string_view value, size_t limit_bytes) {
  RETURN_IF_ERROR(CheckRequiredField(field, value, limit_bytes));
  if (value.find_first_not_of(" \t\r\n") != std::string_view::npos) return absl::OkStatus();
  return MakeError(absl::StatusCode::kInvalidArgument, std::string(field) + " is blank",
                   {.reason = "FIELD_REQUIRED", .metadata = {}, .field = std::string(field)});
}

}  // namespace

absl::Status CheckNote(const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckWords("actor", note.actor, kMaxMetadataBytes));
  return CheckWords("reason", note.reason, kMaxMetadataBytes);
}

absl::Status CheckSpeakerName(std::string_view field, std::string_view name) {
  return CheckWords(field, name, kMaxSpeakerNameBytes);
}

absl::Status CheckSplitOff(size_t count) {
  if (count >= 1 && count <= size_t{kMaxPageSize}) return absl::OkStatus();
  return MakeError(absl::StatusCode::kInvalidArgument,
                   "name 1 to " + std::to_string(kMaxPageSize) + " occurrences to split off",
                   {.reason = count == 0 ? "FIELD_REQUIRED" : "FIELD_INVALID",
                    .metadata = {},
                    .field = "occurrences"});
}

}  // namespace verbatim::app
