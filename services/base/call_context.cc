#include "services/base/call_context.h"

#include <algorithm>

#include "services/base/error.h"

namespace verbatim {

CallContext CallOfAll(const std::vector<const CallContext*>& calls) {
  CallContext all = *calls.front();
  if (calls.size() == 1) return all;
  for (const CallContext* call : calls) {
    if (!call->deadline) all.deadline.reset();
    if (all.deadline) all.deadline = std::max(*all.deadline, *call->deadline);
  }
  all.cancelled = [calls] {
    return std::all_of(calls.begin(), calls.end(),
                       [](const CallContext* call) { return call->IsCancelled(); });
  };
  return all;
}

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
