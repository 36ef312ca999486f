#ifndef VERBATIM_SERVICES_BASE_CALL_CONTEXT_H_
#define VERBATIM_SERVICES_BASE_CALL_CONTEXT_H_

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"

#include "services/base/place.h"
#include "services/base/stage_times.h"

namespace verbatim {

// What every call carries down to storage: when it must be done, whether its caller has gone, and
// how to find it in the logs. A plain value; `cancelled` may be called from any thread.
struct CallContext {
  // The latest moment at which an answer is of use; unset means no deadline.
  std::optional<std::chrono::steady_clock::time_point> deadline;
  // True once the caller has gone away. Unset means never.
  std::function<bool()> cancelled;
  std::string request_id;
  std::string principal;
  // Where ingests note how long their stages take. Null: nowhere.
  StageTimes* stages = nullptr;
  // Where it runs, to be left while it waits for other calls. Null: nobody wants the place.
  Place* place = nullptr;

  bool IsCancelled() const { return cancelled && cancelled(); }
};

// What bounds work for several calls at once: it is of use while it is of use to one of them. Its
// request id and principal are the first one's. REQUIRES: the calls, at least one, outlive it.
CallContext CallOfAll(const std::vector<const CallContext*>& calls);

// OK while an answer is still of use; otherwise DEADLINE_EXCEEDED or CANCELLED.
absl::Status CheckCall(const CallContext& call);

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_CALL_CONTEXT_H_
