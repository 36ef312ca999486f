#ifndef VERBATIM_STORAGE_INTERNAL_CONNECTION_H_
#define VERBATIM_STORAGE_INTERNAL_CONNECTION_H_

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database_url.h"
#include "storage/internal/params.h"
#include "storage/internal/rows.h"
#include "storage/store_metrics.h"

namespace verbatim::storage {

// One connection to Postgres: the only place that meets the driver and its exceptions. It never
// reconnects by itself; once lost, it stays broken and every call answers UNAVAILABLE.
//
// For one thread at a time, except Cancel().
class Connection {
 public:
  // Errors: UNAVAILABLE (STORE_UNAVAILABLE), naming database and host and the server's reason, not
  // the password. Errors are counted in `metrics`, which must outlive it, unless that is null.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const DatabaseUrl& url,
                                                          StoreMetrics* metrics = nullptr);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // Runs a statement, prepared on its first use here. Errors as StatusFromSqlState.
  absl::StatusOr<Rows> Execute(const Query& query, const Params& params = {});
  // The same, planned anew for these parameters: for statements whose best plan depends on them.
  // Two round trips more. REQUIRES: outside a transaction, whose end could undo the settings.
  absl::StatusOr<Rows> ExecutePlanned(const Query& query, const Params& params);
  // Runs one statement or several without parameters.
  absl::StatusOr<Rows> ExecuteScript(const std::string& sql);

  // A limit that the server itself keeps to, should we be unable to cancel. Costs a round trip only
  // when it changes. Zero: none.
  absl::Status SetStatementTimeout(std::chrono::milliseconds timeout);

  // Asks the server to give up the statement that runs now, if any. From any thread.
  void Cancel();

  // False once the connection was lost.
  bool IsOpen() const;
  // Whether nothing came in while the connection was idle: what comes then is the end of it.
  // REQUIRES: no statement runs.
  bool IsQuiet() const;
  // The server's process, for tests.
  int ServerProcess() const;
  // The last error for the log, which never holds stored text; and in the server's words, which
  // may, for who runs a migration by hand.
  const std::string& last_error() const { return last_error_; }
  const std::string& last_message() const { return last_message_; }

 private:
  struct Driver;
  Connection(std::unique_ptr<Driver> driver, StoreMetrics* metrics);
  template <typename F>
  absl::StatusOr<Rows> Guard(F&& run);
  void Note(std::string_view sql_state, std::string error, const char* message);

  std::unique_ptr<Driver> driver_;
  StoreMetrics* const metrics_;
  std::chrono::milliseconds statement_timeout_{0};
  uint64_t executed_ = 0;    // statements, prepared ones
  uint64_t replan_at_ = 64;  // so many of them
  bool broken_ = false;
  std::string last_error_;
  std::string last_message_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CONNECTION_H_
