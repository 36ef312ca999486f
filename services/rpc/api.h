#ifndef VERBATIM_SERVICES_RPC_API_H_
#define VERBATIM_SERVICES_RPC_API_H_

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/base/stage_times.h"
#include "services/rpc/call_metrics.h"
#include "services/rpc/executor.h"
#include "services/rpc/look_up_queue.h"
#include "services/rpc/method_table.h"
#include "services/rpc/tokens.h"
#include "storage/store.h"

namespace verbatim::rpc {

// One call, as gRPC and HTTP hand it over. `request` and `done` are called on a thread that may
// block: `request` at most once, for the request's bytes or why there are none; `done` once, with
// the response's bytes. What they use, and the ApiCall's method name, must live until `done`.
struct ApiCall {
  const std::string* method_name = nullptr;
  const Method* method = nullptr;
  CallContext context;        // its deadline is set; its principal comes from the authorization
  std::string authorization;  // of the metadata or header, empty when there is none
  bool token_in_url = false;  // where it may be seen by others: no role above reader is taken
  std::string traceparent{};  // W3C Trace Context's, for the log; empty when there is none
  std::string peer_name;      // of the client's certificate, empty when there is none
  bool bulk = false;          // others go first
  std::function<absl::StatusOr<std::string>()> request;
  std::function<void(absl::StatusOr<std::string>)> done;
};

// One that was let in.
struct StartedCall {
  ApiCall call;
  std::chrono::steady_clock::time_point came;
};

// The methods of the API and the threads that run them, shared by all ways in which calls come.
// Thread-safe.
class Api {
 public:
  struct Options {
    // Calls that run at once; of three and more one is for look-ups alone.
    int threads = 5;
    size_t max_queued = 256;  // calls that wait beside them; more are refused at once
    // Calls without a deadline of their own get this one.
    std::chrono::milliseconds default_deadline = std::chrono::minutes(2);
    // Called, from any thread, when a call failed for want of the database.
    std::function<void()> on_store_unavailable{};
    // Who may call what; must outlive this. Null: anybody may do anything.
    const Authenticator* authenticator = nullptr;
    // What others add to MetricsText().
    std::function<std::string()> more_metrics{};
  };

  // REQUIRES: store outlives this.
  Api(Options options, storage::Store& store);

  // A method by its full name, "verbatim.v1.QuoteService.GetQuote"; nullptr when there is none.
  const Method* Find(const std::string& full_name) const { return methods_.Find(full_name); }

  std::chrono::milliseconds default_deadline() const { return options_.default_deadline; }

  // Queues the call and returns at once. A call that is cancelled or past its deadline before it
  // can start is not run. `done` is called in here for callers without the right, and with the
  // queue full (SERVER_BUSY). Calls that may change something are logged with their caller.
  // Look-ups that wait at the same moment are answered together, within the longest of their
  // deadlines; each that is over by itself is told so.
  void Start(ApiCall call);

  // How the calls fare, in Prometheus' text format.
  std::string MetricsText() const;

 private:
  bool TryRun(std::shared_ptr<StartedCall> started);
  absl::StatusOr<std::string> Run(const ApiCall& call) const;
  void RunTogether(const LookUpQueue::Calls& calls);
  void End(const StartedCall& started, absl::StatusOr<std::string> answer);

  const Options options_;
  const MethodTable methods_;
  CallMetrics metrics_;
  StageTimes stages_;
  std::atomic<uint64_t> refused_ = 0;
  std::map<const Method*, std::unique_ptr<LookUpQueue>> look_ups_;
  Executor executor_;  // last: no call is left when the rest goes
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_API_H_
