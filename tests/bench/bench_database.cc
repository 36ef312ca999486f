#include "tests/bench/bench_database.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>
#include <utility>

#include <pqxx/connection>
#include <pqxx/nontransaction>
#include <pqxx/result>
#include <pqxx/stream_to>
#include <pqxx/transaction>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/migrations.h"
#include "storage/postgres_store.h"

namespace verbatim::bench {

struct BenchDatabase::Connection {
  explicit Connection(const std::string& url) : driver(url) {}
  pqxx::connection driver;
};

void Check(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "bench: %s\n", status.ToString().c_str());
  std::exit(1);
}

BenchDatabase::BenchDatabase(const Options& options)
    : folder_(options.parent + "/verbatim-bench-XXXXXX"), kept_(!options.kept.empty()) {
  std::error_code error;
  if (kept_) std::filesystem::create_directories(folder_ = options.kept, error);
  // Postgres, as another user, must reach its own folder inside.
  if ((!kept_ && mkdtemp(folder_.data()) == nullptr) || chmod(folder_.c_str(), 0711) != 0) {
    std::perror(folder_.c_str());
    std::exit(1);
  }
  Start(options);
  Check(storage::Migrate(cluster_->url()));
  Connect();
  if (options.statistics) {
    Rows("ALTER SYSTEM SET shared_preload_libraries = 'pg_stat_statements'");
    connection_.reset();
    cluster_.reset();
    Start(options);
    Connect();
    Rows("CREATE EXTENSION pg_stat_statements");
  }
  storage::PostgresStoreOptions store;
  store.url = cluster_->url();
  store.pool_size = options.pool_size;
  auto opened = storage::OpenPostgresStore(std::move(store));
  Check(opened.status());
  store_ = *std::move(opened);
}

void BenchDatabase::Start(const Options& options) {
  storage::PrivateClusterOptions cluster;
  cluster.data_dir = folder_;
  cluster.durable = options.durable;
  auto started = storage::PrivateCluster::Start(std::move(cluster));
  Check(started.status());
  cluster_ = *std::move(started);
}

void BenchDatabase::Connect() { connection_ = std::make_unique<Connection>(cluster_->url()); }

BenchDatabase::~BenchDatabase() {
  connection_.reset();
  store_.reset();
  cluster_.reset();
  std::error_code error;
  if (!kept_) std::filesystem::remove_all(folder_, error);
}

std::vector<std::vector<std::string>> BenchDatabase::Rows(const std::string& sql) {
  std::vector<std::vector<std::string>> rows;
  try {
    const pqxx::result result = pqxx::nontransaction(connection_->driver).exec(sql);
    for (const auto& row : result) {
      std::vector<std::string>& fields = rows.emplace_back();
      for (const auto& field : row) fields.emplace_back(field.is_null() ? "" : field.c_str());
    }
  } catch (const std::exception& error) {
    Check(absl::InternalError(error.what()));
  }
  return rows;
}

std::string BenchDatabase::Value(const std::string& sql) { return Rows(sql).at(0).at(0); }

int64_t BenchDatabase::Number(const std::string& sql) {
  return std::strtoll(Value(sql).c_str(), nullptr, 10);
}

template <size_t n>
void BenchDatabase::Copy(const std::string& table, const std::array<std::string, n>& columns,
                         const Lines<n>& rows) {
  try {
    pqxx::work transaction(connection_->driver);
    pqxx::stream_to stream(transaction, table, columns);
    for (const auto& row : rows) stream << row;
    stream.complete();
    transaction.commit();
  } catch (const std::exception& error) {
    Check(absl::InternalError(error.what()));
  }
}

template void BenchDatabase::Copy(const std::string&, const std::array<std::string, 2>&,
                                  const Lines<2>&);
template void BenchDatabase::Copy(const std::string&, const std::array<std::string, 4>&,
                                  const Lines<4>&);
template void BenchDatabase::Copy(const std::string&, const std::array<std::string, 5>&,
                                  const Lines<5>&);

double BenchDatabase::CpuMs() const {
  // Fields of /proc/PID/stat after the name in brackets: 2 parent, 12 and 13 time in user and
  // system mode, 14 and 15 those of children that have ended.
  constexpr size_t kParent = 1;
  constexpr size_t kTimes = 11;
  const std::string server = std::to_string(cluster_->pid());
  double ticks = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator("/proc", error)) {
    std::ifstream file(entry.path() / "stat");
    std::string line;
    if (!std::getline(file, line) || line.rfind(')') == std::string::npos) continue;
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    const std::vector<std::string> values(std::istream_iterator<std::string>(fields), {});
    const bool is_server = entry.path().filename() == server;
    if (values.size() < kTimes + 4 || (values[kParent] != server && !is_server)) continue;
    for (size_t i = 0; i < (is_server ? 4 : 2); ++i) ticks += std::stod(values[kTimes + i]);
  }
  return ticks * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

std::string BenchDatabase::Quoted(const std::string& text) {
  return connection_->driver.quote(text);
}

}  // namespace verbatim::bench
