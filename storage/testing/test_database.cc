#include "storage/testing/test_database.h"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include <fcntl.h>
#include <pqxx/connection>
#include <pqxx/nontransaction>
#include <pqxx/result>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "storage/migrations.h"
#include "storage/private_cluster.h"

namespace verbatim::storage {
namespace {

namespace fs = std::filesystem;

constexpr char kFolder[] = "/tmp/verbatim-test-";
constexpr char kTemplate[] = "verbatim_template";

[[noreturn]] void Die(const absl::Status& status) {
  std::fprintf(stderr, "no test database: %s\n", status.ToString().c_str());
  std::abort();
}

// Folders of test programs that were killed: those that nobody holds the lock of.
void RemoveLeftovers() {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator("/tmp", error)) {
    if (!entry.path().string().starts_with(kFolder)) continue;
    const int lock = open((entry.path() / "lock").c_str(), O_RDWR | O_CLOEXEC);
    if (lock < 0) continue;
    if (flock(lock, LOCK_EX | LOCK_NB) == 0) fs::remove_all(entry.path(), error);
    close(lock);
  }
}

class SharedCluster {
 public:
  static SharedCluster& Get() {
    static SharedCluster* const cluster = [] {
      auto* created = new SharedCluster();
      std::atexit([] { delete &Get(); });
      return created;
    }();
    return *cluster;
  }

  ~SharedCluster() {
    cluster_.reset();
    std::error_code error;
    fs::remove_all(folder_, error);
  }

  std::string UrlOf(const std::string& database) const {
    const std::string& url = cluster_->url();
    return url.substr(0, url.rfind("dbname=")) + "dbname=" + database;
  }

  void Run(const std::string& sql) const {
    pqxx::connection connection(cluster_->url());
    pqxx::nontransaction(connection).exec(sql);
  }

  std::string NextName() { return "test_" + std::to_string(++count_); }

 private:
  SharedCluster() {
    RemoveLeftovers();
    folder_ = std::string(kFolder) + "XXXXXX";
    if (mkdtemp(folder_.data()) == nullptr || chmod(folder_.c_str(), 0711) != 0) std::abort();
    PrivateClusterOptions options;
    options.data_dir = folder_;
    options.durable = false;
    auto started = PrivateCluster::Start(std::move(options));
    if (!started.ok()) Die(started.status());
    cluster_ = *std::move(started);
    Run(std::string("CREATE DATABASE ") + kTemplate);
    if (const absl::Status status = Migrate(UrlOf(kTemplate)); !status.ok()) Die(status);
  }

  std::string folder_;
  std::unique_ptr<PrivateCluster> cluster_;
  std::atomic<int> count_ = 0;
};

}  // namespace

TestDatabase::TestDatabase(Schema schema) : name_(SharedCluster::Get().NextName()) {
  SharedCluster& cluster = SharedCluster::Get();
  const char* origin = schema == Schema::kMigrated ? kTemplate : "template1";
  cluster.Run("CREATE DATABASE " + name_ + " TEMPLATE " + origin);
  url_ = cluster.UrlOf(name_);
}

TestDatabase::~TestDatabase() {
  SharedCluster::Get().Run("DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
}

std::unique_ptr<Store> TestDatabase::Open(PostgresStoreOptions options) const {
  options.url = url_;
  auto store = OpenPostgresStore(std::move(options));
  if (!store.ok()) Die(store.status());
  return *std::move(store);
}

std::string TestDatabase::Run(const std::string& sql) const {
  pqxx::connection connection(url_);
  const pqxx::result rows = pqxx::nontransaction(connection).exec(sql);
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (const auto& field : row) {
      line += (line.empty() ? "" : "|") + std::string(field.is_null() ? "NULL" : field.c_str());
    }
    text += (text.empty() ? "" : "\n") + line;
  }
  return text;
}

}  // namespace verbatim::storage
