#include "services/rpc/api.h"

#include <memory>
#include <utility>

#include <spdlog/spdlog.h>

#include "absl/strings/str_cat.h"

#include "services/base/error.h"
#include "services/base/log_event.h"
#include "services/base/without_exceptions.h"
#include "services/rpc/methods.h"

namespace verbatim::rpc {
namespace {

bool IsOurFault(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kDataLoss;
}

}  // namespace

Api::Api(Options options, storage::Store& store)
    : options_(std::move(options)),
      methods_(ServedMethods(store)),
      executor_({.threads = options_.threads, .max_queued = options_.max_queued}) {}

void Api::Start(ApiCall call) {
  const auto came = std::chrono::steady_clock::now();
  if (options_.authenticator != nullptr) {
    absl::StatusOr<std::string> caller =
        options_.authenticator->Check(call.authorization, call.peer_name, *call.method_name,
                                      call.token_in_url ? TokenPlace::kUrl : TokenPlace::kHeader);
    if (!caller.ok()) return End(call, came, std::move(caller));
    call.context.principal = *std::move(caller);
  }
  // Shared, since std::function copies what it holds.
  auto shared = std::make_shared<ApiCall>(std::move(call));
  const auto run = [this, shared, came] {
    End(*shared, came, WithoutExceptions([&] { return Run(*shared); }));
  };
  if (!executor_.TryRun(run)) {
    End(*shared, came,
        MakeError(absl::StatusCode::kResourceExhausted, "the server has too many calls to answer",
                  {.reason = "SERVER_BUSY", .metadata = {}, .field = ""}));
  }
}

absl::StatusOr<std::string> Api::Run(const ApiCall& call) const {
  if (call.context.IsCancelled()) {
    return absl::CancelledError("the caller went away before the call could start");
  }
  if (std::chrono::steady_clock::now() >= *call.context.deadline) {
    return absl::DeadlineExceededError("the deadline was over before the call could start");
  }
  const absl::StatusOr<std::string> request = call.request();
  if (!request.ok()) return request.status();
  return (*call.method)(call.context, *request);
}

void Api::End(const ApiCall& call, std::chrono::steady_clock::time_point came,
              absl::StatusOr<std::string> answer) {
  const absl::Status status = answer.status();
  metrics_.Observe(*call.method_name, status.code(), std::chrono::steady_clock::now() - came);
  if (RequiredRole(*call.method_name) != Role::kReader) {
    spdlog::info("{}", EventText("audit", {{"principal", call.context.principal},
                                           {"method", *call.method_name},
                                           {"status", absl::StatusCodeToString(status.code())},
                                           {"request_id", call.context.request_id},
                                           {"traceparent", call.traceparent}}));
  }
  if (IsOurFault(status.code())) {
    spdlog::warn("{}",
                 EventText("call_failed",
                           {{"method", *call.method_name},
                            {"error", status.ToString(absl::StatusToStringMode::kWithNoExtraData)},
                            {"request_id", call.context.request_id},
                            {"traceparent", call.traceparent}}));
  }
  if (status.code() == absl::StatusCode::kUnavailable && options_.on_store_unavailable) {
    options_.on_store_unavailable();
  }
  call.done(std::move(answer));
}

std::string Api::MetricsText() const {
  const Executor::Load load = executor_.load();
  return absl::StrCat(metrics_.Text(),
                      "# HELP verbatim_executor_queued Calls that wait for a thread.\n"
                      "# TYPE verbatim_executor_queued gauge\nverbatim_executor_queued ",
                      load.queued,
                      "\n# HELP verbatim_executor_running Calls that have a thread.\n"
                      "# TYPE verbatim_executor_running gauge\nverbatim_executor_running ",
                      load.running,
                      "\n# HELP verbatim_executor_threads Threads for calls.\n"
                      "# TYPE verbatim_executor_threads gauge\nverbatim_executor_threads ",
                      options_.threads, "\n");
}

}  // namespace verbatim::rpc
