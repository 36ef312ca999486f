#include "services/base/call_context.h"

#include "services/base/error.h"

namespace verbatim {

absl::Status CheckCall(const CallContext& call) {
  if (call.deadline && *call.deadline <= std::chrono::steady_clock::now()) {
    return MakeError(absl::StatusCode::kDeadlineExceeded, "the call was not done by its deadline",
                     {.reason = "DEADLINE_EXCEEDED", .metadata = {}, .field = ""});
  }
  if (call.IsCancelled()) {
    return MakeError(absl::StatusCode::kCancelled, "the caller went away",
                     {.reason = "CALL_CANCELLED", .metadata = {}, .field = ""});
  }
  return absl::OkStatus();
}

}  // namespace verbatim
