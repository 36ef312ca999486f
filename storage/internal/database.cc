#include "storage/internal/database.h"

#include <bit>
#include <chrono>

#include <spdlog/spdlog.h>

#include "services/base/error.h"
#include "services/base/log_event.h"
#include "storage/internal/sql_state.h"

namespace verbatim::storage {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// How often a transaction is tried that loses against others. Writers queue up behind one lock, so
// that even a second try is rare.
constexpr int kAttempts = 4;

// The server's own limit for a statement, should our cancelling not reach it: the time left,
// rounded up to a power of two so that it seldom changes.
milliseconds BackstopTimeout(const CallContext& call) {
  if (!call.deadline) return milliseconds(0);
  const auto left = std::chrono::ceil<milliseconds>(*call.deadline - Clock::now()).count();
  constexpr uint64_t kLeast = 1024;
  constexpr uint64_t kMost = uint64_t{1} << 30;  // 12 days; Postgres takes 31 bits
  const uint64_t wanted = left > 0 ? static_cast<uint64_t>(left) : 1;
  return milliseconds(std::bit_ceil(std::clamp(wanted, kLeast, kMost)));
}

}  // namespace

Session::~Session() {
  if (scope_.Stop()) lease_.Discard();
}

absl::Status Session::Prepare() {
  RETURN_IF_ERROR(CheckCall(call_));
  return lease_.connection().SetStatementTimeout(BackstopTimeout(call_));
}

// Tells why a statement was cancelled, and logs what the caller shall not see.
absl::Status Session::Explain(absl::Status status, const char* statement) {
  if (status.ok()) return status;
  if (status.code() == absl::StatusCode::kCancelled) {
    if (absl::Status cause = CheckCall(call_); !cause.ok()) return cause;
  }
  if (status.code() == absl::StatusCode::kInternal ||
      status.code() == absl::StatusCode::kUnavailable ||
      status.code() == absl::StatusCode::kResourceExhausted) {
    spdlog::error("{}", EventText("store_error", {{"statement", statement},
                                                  {"error", lease_.connection().last_error()},
                                                  {"request_id", call_.request_id}}));
  }
  return status;
}

absl::StatusOr<Rows> Session::Execute(const Query& query, const Params& params) {
  RETURN_IF_ERROR(Explain(Prepare(), "prepare"));
  absl::StatusOr<Rows> rows = lease_.connection().Execute(query, params);
  if (!rows.ok()) return Explain(rows.status(), query.name);
  return rows;
}

absl::StatusOr<Rows> Session::ExecutePlanned(const Query& query, const Params& params) {
  RETURN_IF_ERROR(Explain(Prepare(), "prepare"));
  absl::StatusOr<Rows> rows = lease_.connection().ExecutePlanned(query, params);
  if (!rows.ok()) return Explain(rows.status(), query.name);
  return rows;
}

absl::Status Session::Begin() {
  RETURN_IF_ERROR(Explain(Prepare(), "prepare"));
  return Explain(lease_.connection().ExecuteScript("BEGIN").status(), "BEGIN");
}

absl::Status Session::Commit() {
  RETURN_IF_ERROR(CheckCall(call_));
  // From here on the call is not cancelled any more: it would only make its end uncertain.
  if (scope_.Stop()) {
    lease_.Discard();
    return CheckCall(call_);
  }
  const absl::Status status = lease_.connection().ExecuteScript("COMMIT").status();
  if (status.code() == absl::StatusCode::kUnavailable) {
    spdlog::error("{}", EventText("store_error", {{"statement", "COMMIT"},
                                                  {"error", lease_.connection().last_error()},
                                                  {"request_id", call_.request_id}}));
    return MakeError(absl::StatusCode::kUnknown,
                     "the connection to the database broke during a commit; repeat the call",
                     {.reason = "COMMIT_IN_DOUBT", .metadata = {}, .field = ""});
  }
  return Explain(status, "COMMIT");
}

void Session::Rollback() {
  if (!lease_.connection().IsOpen() || scope_.Stop() ||
      !lease_.connection().ExecuteScript("ROLLBACK").ok()) {
    lease_.Discard();
  }
}

absl::StatusOr<ConnectionPool::Lease> Database::Acquire(const CallContext& call) {
  absl::StatusOr<ConnectionPool::Lease> lease = pool_.Acquire(call);
  if (lease.status().code() != absl::StatusCode::kUnavailable) return lease;
  // Where the database is and why it can't be reached is for the log, not for callers.
  const absl::string_view why = lease.status().message();
  spdlog::error("{}", EventText("store_error", {{"error", std::string_view(why.data(), why.size())},
                                                {"request_id", call.request_id}}));
  return StoreUnavailableError();
}

absl::Status Database::Write(const CallContext& call,
                             absl::FunctionRef<absl::Status(Session&)> write) {
  absl::Status status;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    ASSIGN_OR_RETURN(ConnectionPool::Lease lease, Acquire(call));
    Session session(call, std::move(lease), watcher_, frequent_, turns_, recent_);
    RETURN_IF_ERROR(session.Begin());
    status = WithoutExceptions([&] { return write(session); });
    if (status.ok()) {
      status = session.Commit();
      if (status.ok()) return status;
    }
    session.Rollback();
    if (status.code() != absl::StatusCode::kAborted) return status;
  }
  return status;
}

}  // namespace verbatim::storage
