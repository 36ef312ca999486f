#include "storage/private_cluster.h"

#include <filesystem>
#include <fstream>
#include <future>
#include <string>
#include <thread>
#include <vector>

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "services/base/error.h"
#include "storage/internal/connection.h"
#include "storage/internal/orphan.h"
#include "storage/migrations.h"

namespace verbatim::storage {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr Query kWrite{"write", "INSERT INTO kept VALUES (1)"};
constexpr Query kCount{"count", "SELECT count(*) FROM kept"};

class PrivateClusterTest : public ::testing::Test {
 protected:
  PrivateClusterTest() {
    root_ = "/tmp/verbatim-cluster-test-XXXXXX";
    if (mkdtemp(root_.data()) == nullptr || chmod(root_.c_str(), 0711) != 0) std::abort();
  }
  ~PrivateClusterTest() override { fs::remove_all(root_); }

  static absl::StatusOr<std::unique_ptr<PrivateCluster>> Start(const std::string& folder) {
    PrivateClusterOptions options;
    options.data_dir = folder;
    options.durable = false;  // a killed process loses nothing of what it wrote, a power cut would
    return PrivateCluster::Start(std::move(options));
  }

  static std::unique_ptr<Connection> Connect(const std::string& url) {
    auto connection = Connection::Open(*ParseDatabaseUrl(url));
    EXPECT_TRUE(connection.ok()) << connection.status();
    return connection.ok() ? *std::move(connection) : nullptr;
  }

  std::string root_;
};

std::string Reason(const absl::Status& status) {
  const auto detail = GetErrorDetail(status);
  return detail ? detail->reason : "";
}

// What is left of the server after its parent was killed is gone or going.
void WaitForEndOf(pid_t pid) {
  while (fs::exists("/proc/" + std::to_string(pid) + "/cwd")) std::this_thread::yield();
}

TEST_F(PrivateClusterTest, KeepsItsDataOverAStop) {
  const std::string folder = root_ + "/new/data";
  std::vector<std::string> lines;
  PrivateClusterOptions options;
  options.data_dir = folder;
  options.durable = false;
  options.progress = [&lines](std::string_view line) { lines.emplace_back(line); };
  {
    auto cluster = PrivateCluster::Start(options);
    ASSERT_TRUE(cluster.ok()) << cluster.status();
    EXPECT_THAT(lines,
                ::testing::ElementsAre(HasSubstr("creating a Postgres cluster in " + folder)));
    auto connection = Connect((*cluster)->url());
    ASSERT_TRUE(connection->ExecuteScript("CREATE TABLE kept (n int)").ok());
    ASSERT_TRUE(connection->Execute(kWrite).ok());
    EXPECT_TRUE((*cluster)->IsRunning());
    EXPECT_TRUE((*cluster)->Stop().ok());
    EXPECT_FALSE((*cluster)->IsRunning());
    EXPECT_FALSE(fs::exists(folder + "/socket"));
  }
  lines.clear();
  auto cluster = PrivateCluster::Start(options);
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  EXPECT_THAT(lines, IsEmpty());
  EXPECT_EQ((*Connect((*cluster)->url())->Execute(kCount))[0].Int(), 1);
}

TEST_F(PrivateClusterTest, IsDurableAndListensOnNoPort) {
  PrivateClusterOptions options;
  options.data_dir = root_ + "/data";
  auto cluster = PrivateCluster::Start(options);
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  auto rows = Connect((*cluster)->url())->ExecuteScript("SHOW listen_addresses");
  EXPECT_EQ((*rows)[0].Text(), "");
  struct stat socket {};
  ASSERT_EQ(stat((root_ + "/data/socket/.s.PGSQL.5432").c_str(), &socket), 0);
  EXPECT_EQ(socket.st_mode & 0777, 0700u);
  EXPECT_EQ((*Connect((*cluster)->url())->ExecuteScript("SHOW fsync"))[0].Text(), "on");
}

TEST_F(PrivateClusterTest, RunsAsAnotherUserWhenStartedByRoot) {
  if (geteuid() != 0) GTEST_SKIP() << "not root";
  auto cluster = Start(root_ + "/data");
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  struct stat process {};
  ASSERT_EQ(stat(("/proc/" + std::to_string((*cluster)->pid())).c_str(), &process), 0);
  EXPECT_NE(process.st_uid, 0u);
}

TEST_F(PrivateClusterTest, SaysWhenItsUserCannotReachTheFolder) {
  if (geteuid() != 0) GTEST_SKIP() << "not root";
  fs::create_directory(root_ + "/closed");
  fs::permissions(root_ + "/closed", fs::perms::owner_all);
  const absl::Status status = Start(root_ + "/closed/data").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(Reason(status), "DATA_FOLDER_UNUSABLE");
  EXPECT_THAT(std::string(status.message()), HasSubstr("may not enter " + root_ + "/closed"));
}

TEST_F(PrivateClusterTest, RefusesAFileAsFolder) {
  std::ofstream(root_ + "/file") << "x";
  EXPECT_EQ(Reason(Start(root_ + "/file").status()), "DATA_FOLDER_UNUSABLE");
  EXPECT_EQ(Reason(Start(root_ + "/file/data").status()), "DATA_FOLDER_UNUSABLE");
}

TEST_F(PrivateClusterTest, SaysWhenPostgresIsNotInstalled) {
  PrivateClusterOptions options;
  options.data_dir = root_ + "/data";
  options.bin_dir = root_;
  const absl::Status status = PrivateCluster::Start(options).status();
  EXPECT_EQ(Reason(status), "POSTGRES_NOT_FOUND");
  EXPECT_THAT(std::string(status.message()), HasSubstr("postgresql-15"));
}

TEST_F(PrivateClusterTest, RefusesASecondServerOnOneFolder) {
  auto first = Start(root_ + "/data");
  ASSERT_TRUE(first.ok()) << first.status();
  const absl::Status second = Start(root_ + "/data").status();
  EXPECT_EQ(second.code(), absl::StatusCode::kFailedPrecondition);
  const auto detail = GetErrorDetail(second);
  ASSERT_TRUE(detail.has_value());
  EXPECT_EQ(detail->reason, "DATA_FOLDER_IN_USE");
  EXPECT_EQ(detail->metadata.at("data_dir"), root_ + "/data");
  EXPECT_EQ(detail->metadata.at("pid"), std::to_string(getpid()));
  EXPECT_NE(Connect((*first)->url()), nullptr);
}

TEST_F(PrivateClusterTest, WorksInAFolderWithALongName) {
  const std::string folder = root_ + "/" + std::string(120, 'x') + "/it's \"here\", too";
  {
    auto cluster = Start(folder);
    ASSERT_TRUE(cluster.ok()) << cluster.status();
    EXPECT_NE(Connect((*cluster)->url()), nullptr);
    EXPECT_TRUE(fs::is_symlink(folder + "/socket"));
  }
  EXPECT_FALSE(fs::is_symlink(folder + "/socket"));
}

TEST_F(PrivateClusterTest, TellsWhenPostgresDiesAndRecoversAtTheNextStart) {
  std::promise<std::string> death;
  PrivateClusterOptions options;
  options.data_dir = root_ + "/data";
  options.durable = false;
  options.on_death = [&death](std::string_view line) { death.set_value(std::string(line)); };
  {
    auto cluster = PrivateCluster::Start(options);
    ASSERT_TRUE(cluster.ok()) << cluster.status();
    auto connection = Connect((*cluster)->url());
    ASSERT_TRUE(connection->ExecuteScript("CREATE TABLE kept (n int)").ok());
    ASSERT_TRUE(connection->Execute(kWrite).ok());
    kill((*cluster)->pid(), SIGKILL);
    EXPECT_THAT(death.get_future().get(), HasSubstr("Postgres has died"));
    EXPECT_FALSE((*cluster)->IsRunning());
    EXPECT_TRUE((*cluster)->Stop().ok());
  }
  auto cluster = PrivateCluster::Start(options);
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  EXPECT_EQ((*Connect((*cluster)->url())->Execute(kCount))[0].Int(), 1);
}

// Starts a cluster in a process of its own, writes a row, tells the server's id, and is killed.
pid_t StartAndBeKilled(const std::string& folder) {
  int pipe_ends[2];
  if (pipe(pipe_ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    PrivateClusterOptions options;
    options.data_dir = folder;
    options.durable = false;
    auto cluster = PrivateCluster::Start(options);
    pid_t server = cluster.ok() ? (*cluster)->pid() : -1;
    if (cluster.ok()) {
      auto connection = *Connection::Open(*ParseDatabaseUrl((*cluster)->url()));
      (void)connection->ExecuteScript("CREATE TABLE kept (n int)");
      (void)connection->Execute(kWrite);
    }
    if (write(pipe_ends[1], &server, sizeof server) < 0) _exit(1);
    while (true) pause();
  }
  close(pipe_ends[1]);
  pid_t server = -1;
  if (read(pipe_ends[0], &server, sizeof server) != sizeof server) server = -1;
  close(pipe_ends[0]);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
  return server;
}

TEST_F(PrivateClusterTest, StartsAtOnceAfterItsServerWasKilled) {
  const pid_t server = StartAndBeKilled(root_ + "/data");
  ASSERT_GT(server, 0);
  auto cluster = Start(root_ + "/data");
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  EXPECT_NE((*cluster)->pid(), server);
  EXPECT_EQ((*Connect((*cluster)->url())->Execute(kCount))[0].Int(), 1);
}

TEST_F(PrivateClusterTest, LeavesNoServerBehindWhenKilled) {
  const pid_t server = StartAndBeKilled(root_ + "/data");
  ASSERT_GT(server, 0);
  WaitForEndOf(server);
  EXPECT_EQ(FindServerOn(root_ + "/data/postgres"), std::nullopt);
}

TEST_F(PrivateClusterTest, StartsOverWhenItsCreationWasInterrupted) {
  fs::create_directories(root_ + "/data/postgres.new/base");
  auto cluster = Start(root_ + "/data");
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  EXPECT_TRUE(Migrate((*cluster)->url()).ok());
}

TEST_F(PrivateClusterTest, ShowsTheLogWhenPostgresDoesNotStart) {
  { ASSERT_TRUE(Start(root_ + "/data").ok()); }
  std::ofstream(root_ + "/data/postgres/postgresql.conf", std::ios::app) << "nonsense = 1\n";
  const absl::Status status = Start(root_ + "/data").status();
  EXPECT_EQ(Reason(status), "POSTGRES_START_FAILED");
  EXPECT_THAT(std::string(status.message()), HasSubstr("nonsense"));
}

}  // namespace
}  // namespace verbatim::storage
