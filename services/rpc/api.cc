#include "services/rpc/api.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include <spdlog/spdlog.h>

#include "absl/strings/str_cat.h"

#include "services/base/error.h"
#include "services/base/histogram.h"
#include "services/base/log_event.h"
#include "services/base/without_exceptions.h"
#include "services/rpc/methods.h"

namespace verbatim::rpc {
namespace {

// Ingests that wait to be saved together: two transactions' full.
constexpr int kMostAway = 32;

bool IsOurFault(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kDataLoss;
}

// The request of a call that is about to run.
absl::StatusOr<std::string> RequestOf(const ApiCall& call) {
  if (call.context.IsCancelled()) {
    return absl::CancelledError("the caller went away before the call could start");
  }
  if (std::chrono::steady_clock::now() >= *call.context.deadline) {
    return absl::DeadlineExceededError("the deadline was over before the call could start");
  }
  return call.request();
}

}  // namespace

Api::Api(Options options, storage::Store& store)
    : options_(std::move(options)),
      methods_(ServedMethods(store)),
      executor_({.threads = options_.threads,
                 .quick_threads = options_.threads > 2 ? 1 : 0,
                 .spare_threads = kMostAway,
                 .max_queued = options_.max_queued}) {
  for (const auto& [name, method] : methods_.all()) {
    if (!method.answer_together) continue;
    look_ups_[&method] = std::make_unique<LookUpQueue>(
        executor_, LookUpQueue::Options{
                       // The other threads are left to other calls.
                       .groups_at_once = std::max(1, options_.threads / 2),
                       .max_queued = options_.max_queued,
                       .answer = [this](const LookUpQueue::Calls& calls) { RunTogether(calls); }});
  }
}

void Api::Start(ApiCall call) {
  const auto came = std::chrono::steady_clock::now();
  if (options_.authenticator != nullptr) {
    const absl::StatusOr<Caller> caller = options_.authenticator->Identify(
        call.authorization, call.peer_name,
        call.token_in_url ? TokenPlace::kUrl : TokenPlace::kHeader);
    absl::Status allowed = caller.status();
    if (caller.ok()) {
      call.context.principal = caller->name;
      allowed = CheckRole(*caller, *call.method_name);
    }
    if (!allowed.ok()) return End({std::move(call), came}, std::move(allowed));
  }
  call.context.stages = &stages_;
  // Shared, since std::function copies what it holds.
  const auto started = std::make_shared<StartedCall>(StartedCall{std::move(call), came});
  if (TryRun(started)) return;
  ++refused_;
  End(*started,
      MakeError(absl::StatusCode::kResourceExhausted, "the server has too many calls to answer",
                {.reason = "SERVER_BUSY", .metadata = {}, .field = ""}));
}

bool Api::TryRun(std::shared_ptr<StartedCall> started) {
  if (const auto queue = look_ups_.find(started->call.method); queue != look_ups_.end()) {
    return queue->second->TryAdd(std::move(started));
  }
  started->call.context.place = &executor_;
  const bool bulk = started->call.bulk;
  const auto run = [this, started] {
    End(*started, WithoutExceptions([&] { return Run(started->call); }));
  };
  return bulk ? executor_.TryRunBulk(run) : executor_.TryRun(run);
}

absl::StatusOr<std::string> Api::Run(const ApiCall& call) const {
  const absl::StatusOr<std::string> request = RequestOf(call);
  if (!request.ok()) return request.status();
  return call.method->answer(call.context, *request);
}

void Api::RunTogether(const LookUpQueue::Calls& calls) {
  std::vector<const StartedCall*> asking;
  std::vector<const CallContext*> contexts;
  std::vector<std::string> requests;
  for (const std::shared_ptr<StartedCall>& started : calls) {
    absl::StatusOr<std::string> request =
        WithoutExceptions([&] { return RequestOf(started->call); });
    if (!request.ok()) {
      End(*started, std::move(request));
      continue;
    }
    asking.push_back(started.get());
    contexts.push_back(&started->call.context);
    requests.push_back(*std::move(request));
  }
  if (asking.empty()) return;
  absl::StatusOr<Method::Answers> answers =
      WithoutExceptions([&]() -> absl::StatusOr<Method::Answers> {
        return asking.front()->call.method->answer_together(CallOfAll(contexts), requests);
      });
  for (size_t i = 0; i < asking.size(); ++i) {
    if (absl::Status own = CheckCall(*contexts[i]); !own.ok()) {
      End(*asking[i], std::move(own));
    } else if (!answers.ok()) {
      End(*asking[i], answers.status());
    } else {
      End(*asking[i], std::move((*answers)[i]));
    }
  }
}

void Api::End(const StartedCall& started, absl::StatusOr<std::string> answer) {
  const ApiCall& call = started.call;
  const absl::Status status = answer.status();
  metrics_.Observe(*call.method_name, status.code(),
                   std::chrono::steady_clock::now() - started.came);
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
  Executor::Load load = executor_.load();
  for (const auto& [method, queue] : look_ups_) load.queued += queue->queued();
  std::string text = metrics_.Text() + stages_.Text();
  const auto add = [&](const char* metric, const char* type, const char* help, uint64_t value) {
    AppendMetricHead(text, metric, type, help);
    absl::StrAppend(&text, metric, " ", value, "\n");
  };
  add("verbatim_executor_queued", "gauge", "Calls that wait for a thread.", load.queued);
  add("verbatim_executor_running", "gauge", "Threads that run calls.", load.running);
  add("verbatim_executor_threads", "gauge", "Threads for calls.",
      static_cast<uint64_t>(options_.threads));
  add("verbatim_executor_refused_total", "counter", "Calls refused because too many waited.",
      refused_.load());
  if (options_.more_metrics) text += options_.more_metrics();
  return text;
}

}  // namespace verbatim::rpc
