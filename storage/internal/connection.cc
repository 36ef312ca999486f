#include "storage/internal/connection.h"

#include <typeinfo>
#include <utility>
#include <vector>

#include <poll.h>
#include <pqxx/connection>
#include <pqxx/except>
#include <pqxx/nontransaction>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/driver_result.h"
#include "storage/internal/sql_state.h"

namespace verbatim::storage {
namespace {

// Statements are planned once a connection: planning them costs as much as many of them take, and
// would be done each time wherever the length of an array misleads the planner. The plans are those
// that query_plan_test.cc pins. They are made anew each time a connection has run twice as many
// statements as before, and never scan a table that has an index for them: tables that are almost
// empty when the plan is made grow.
constexpr char kPlanOnce[] = "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off";
constexpr char kPlanAnew[] = "SET plan_cache_mode = force_custom_plan; SET enable_seqscan = on";

// What every statement may rely on. Just-in-time compilation costs more than our short statements.
// Pages are in memory or on a solid disk, so that random ones cost little more than those in a row.
constexpr char kSessionSettings[] =
    "SET client_min_messages = error; SET timezone = 'UTC'; SET jit = off; SET random_page_cost = "
    "1.1; "
    "SET standard_conforming_strings = on; SET extra_float_digits = 1; "
    "SET default_transaction_isolation = 'read committed'; SET intervalstyle = 'postgres'";

constexpr char kLostConnection[] = "08006";

std::vector<const char*> Pointers(const Params& params) {
  std::vector<const char*> pointers;
  pointers.reserve(params.values().size());
  for (const auto& value : params.values()) pointers.push_back(value ? value->c_str() : nullptr);
  return pointers;
}

// Text with a NUL would be cut there without notice.
absl::Status CheckNoNul(const Params& params) {
  for (const auto& value : params.values()) {
    if (value && value->find('\0') != std::string::npos) {
      return MakeError(absl::StatusCode::kInvalidArgument, "text has a NUL character",
                       {.reason = "TEXT_HAS_NUL", .metadata = {}, .field = ""});
    }
  }
  return absl::OkStatus();
}

absl::Status CannotConnectError(const DatabaseUrl& url, std::string why) {
  while (!why.empty() && why.back() == '\n') why.pop_back();
  if (!url.password.empty() && why.find(url.password) != std::string::npos) why = "refused";
  return MakeError(absl::StatusCode::kUnavailable, "can't connect to " + url.display + ": " + why,
                   {.reason = "STORE_UNAVAILABLE", .metadata = {}, .field = ""});
}

}  // namespace

// All statements run outside of the driver's transactions; BEGIN and COMMIT are statements like
// others, so that it is known which of them failed.
struct Connection::Driver {
  explicit Driver(const std::string& connection_string) : connection(connection_string) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    connection.inhibit_reactivation(true);  // the only way in pqxx 6
#pragma GCC diagnostic pop
  }

  pqxx::connection connection;
};

Connection::Connection(std::unique_ptr<Driver> driver, StoreMetrics* metrics)
    : driver_(std::move(driver)), metrics_(metrics) {}
Connection::~Connection() = default;

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const DatabaseUrl& url,
                                                             StoreMetrics* metrics) {
  std::unique_ptr<Driver> driver;
  try {
    driver = std::make_unique<Driver>(url.connection_string);
  } catch (const std::exception& error) {
    if (metrics != nullptr) metrics->CountError(kLostConnection);
    return CannotConnectError(url, error.what());
  }
  std::unique_ptr<Connection> connection(new Connection(std::move(driver), metrics));
  for (const char* settings : {kSessionSettings, kPlanOnce}) {
    if (!connection->ExecuteScript(settings).ok()) {
      return CannotConnectError(url, connection->last_message());
    }
  }
  return connection;
}

void Connection::Note(std::string_view sql_state, std::string error, const char* message) {
  if (metrics_ != nullptr) metrics_->CountError(sql_state);
  last_error_ = std::move(error);
  last_message_ = message;
}

// Where every exception of the driver becomes a Status.
template <typename F>
absl::StatusOr<Rows> Connection::Guard(F&& run) {
  if (broken_) return StoreUnavailableError();
  absl::Status status;
  try {
    auto result = std::make_shared<DriverResult>();
    pqxx::nontransaction statement(driver_->connection);
    result->rows = run(statement);
    return Rows(std::move(result));
  } catch (const pqxx::broken_connection& error) {
    Note(kLostConnection, error.what(), error.what());
    broken_ = true;
    return StoreUnavailableError();
  } catch (const pqxx::serialization_failure& error) {
    Note("40001", "40001", error.what());
    status = StatusFromSqlState("40001");
  } catch (const pqxx::deadlock_detected& error) {
    Note("40P01", "40P01", error.what());
    status = StatusFromSqlState("40P01");
  } catch (const pqxx::sql_error& error) {
    Note(error.sqlstate(), LogText(error.sqlstate(), error.what()), error.what());
    status = StatusFromSqlState(error.sqlstate());
  } catch (const std::exception& error) {
    Note("", std::string("the driver failed with ") + typeid(error).name(), error.what());
    status = StoreInternalError();
  }
  // The driver tells a lost connection by other exceptions too.
  if (!driver_->connection.is_open()) {
    broken_ = true;
    return StoreUnavailableError();
  }
  if (status.code() == absl::StatusCode::kUnavailable) broken_ = true;
  return status;
}

absl::StatusOr<Rows> Connection::Execute(const Query& query, const Params& params) {
  RETURN_IF_ERROR(CheckNoNul(params));
  if (++executed_ == replan_at_) {
    replan_at_ *= 2;
    // What fails here fails again right below.
    (void)ExecuteScript("DISCARD PLANS");
  }
  return Guard([&](pqxx::nontransaction& statement) {
    driver_->connection.prepare(query.name, query.text);  // does nothing when already known
    return statement.exec_prepared(query.name,
                                   pqxx::prepare::make_dynamic_params(Pointers(params)));
  });
}

absl::StatusOr<Rows> Connection::ExecutePlanned(const Query& query, const Params& params) {
  RETURN_IF_ERROR(CheckNoNul(params));
  RETURN_IF_ERROR(ExecuteScript(kPlanAnew).status());
  absl::StatusOr<Rows> rows = Guard([&](pqxx::nontransaction& statement) {
    return statement.exec_params(query.text, pqxx::prepare::make_dynamic_params(Pointers(params)));
  });
  const absl::Status restored = ExecuteScript(kPlanOnce).status();
  if (rows.ok() && !restored.ok()) return restored;
  return rows;
}

absl::StatusOr<Rows> Connection::ExecuteScript(const std::string& sql) {
  return Guard([&](pqxx::nontransaction& statement) { return statement.exec(sql); });
}

absl::Status Connection::SetStatementTimeout(std::chrono::milliseconds timeout) {
  if (timeout == statement_timeout_) return absl::OkStatus();
  RETURN_IF_ERROR(
      ExecuteScript("SET statement_timeout = " + std::to_string(timeout.count())).status());
  statement_timeout_ = timeout;
  return absl::OkStatus();
}

void Connection::Cancel() {
  try {
    driver_->connection.cancel_query();
  } catch (const std::exception&) {
    // The server has gone: the statement fails by itself.
  }
}

bool Connection::IsOpen() const { return !broken_ && driver_->connection.is_open(); }

bool Connection::IsQuiet() const {
  pollfd poll_for{.fd = driver_->connection.sock(), .events = POLLIN, .revents = 0};
  return poll_for.fd >= 0 && poll(&poll_for, 1, 0) == 0;
}

int Connection::ServerProcess() const { return driver_->connection.backendpid(); }

}  // namespace verbatim::storage
