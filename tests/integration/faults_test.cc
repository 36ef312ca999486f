#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <pwd.h>
#include <signal.h>
#include <sys/mount.h>
#include <unistd.h>

#include "gmock/gmock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "gtest/gtest.h"
#include "verbatim/v1/ingest_service.grpc.pb.h"

#include "storage/internal/connection.h"
#include "storage/migrations.h"
#include "storage/private_cluster.h"
#include "storage/testing/postgres_proxy.h"
#include "storage/testing/test_database.h"
#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using grpc::health::v1::HealthCheckResponse;
using ::testing::HasSubstr;

constexpr char kText[] = "“The tide comes twice a day to the old mill,” said Wim Dorn.\n";

// Follows a server's health. The stream brings each change, so waiting needs no clock.
class HealthWatch {
 public:
  explicit HealthWatch(ApiClient& client)
      : stub_(grpc::health::v1::Health::NewStub(client.channel())) {
    context_.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    stream_ = stub_->Watch(&context_, {});
  }
  ~HealthWatch() { context_.TryCancel(); }

  // False when the minute is over first.
  bool WaitFor(HealthCheckResponse::ServingStatus status) {
    HealthCheckResponse response;
    while (stream_->Read(&response)) {
      if (response.status() == status) return true;
    }
    return false;
  }

 private:
  std::unique_ptr<grpc::health::v1::Health::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<HealthCheckResponse>> stream_;
};

bool IsStored(ApiClient& client, const std::string& url) {
  v1::ListArticlesRequest request;
  request.set_url(url);
  return client.Call(&v1::ArticleService::Stub::ListArticles, request).articles_size() == 1;
}

// A disk of its own, in memory. Only root may have one.
class SmallDisk {
 public:
  explicit SmallDisk(const std::string& size)
      : mounted_(mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, ("size=" + size).c_str()) ==
                 0) {}
  ~SmallDisk() {
    if (mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
  }

  bool is_mounted() const { return mounted_; }
  std::string path() const { return folder_.path(); }
  // A folder for Postgres, as root runs it.
  std::string MakePostgresFolder() const {
    std::string made = path() + "/postgres";
    std::filesystem::create_directory(made);
    const passwd* postgres = getpwnam("postgres");
    EXPECT_NE(postgres, nullptr);
    EXPECT_EQ(chown(made.c_str(), postgres->pw_uid, postgres->pw_gid), 0);
    return made;
  }
  void Fill() const {
    std::ofstream file(path() + "/filling");
    while (file.write(kText, sizeof(kText)).flush()) {
    }
  }
  void Free() const { std::filesystem::remove(path() + "/filling"); }

 private:
  const TestFolder folder_;
  const bool mounted_;
};

// Has a Postgres that may be killed. Its data folder is one for all tests, since making one is most
// of the time that they take; each looks at articles of its own.
class PostgresFaultsTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { data_ = new TestFolder(); }
  static void TearDownTestSuite() { delete data_; }
  static std::string DataDir() { return data_->path(); }

  static std::unique_ptr<storage::PrivateCluster> StartCluster() {
    storage::PrivateClusterOptions options;
    options.data_dir = DataDir();
    options.durable = false;  // its processes die here, not the machine
    auto cluster = storage::PrivateCluster::Start(options);
    EXPECT_TRUE(cluster.ok()) << cluster.status();
    return *std::move(cluster);
  }

 private:
  static inline TestFolder* data_ = nullptr;
};

TEST_F(PostgresFaultsTest, ADatabaseThatGoesAndComesBackIsToldByErrorsAndHealth) {
  std::unique_ptr<storage::PrivateCluster> cluster = StartCluster();
  ASSERT_TRUE(storage::Migrate(cluster->url()).ok());
  auto server =
      server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = cluster->url()});
  ASSERT_TRUE(server.ok()) << server.status();
  ApiClient client((*server)->address());
  HealthWatch health(client);
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::SERVING));
  client.Ingest(MakeArticle("https://faults.test/before", kText));

  kill(cluster->pid(), SIGQUIT);  // Postgres' immediate shutdown: no farewell to its clients
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::NOT_SERVING));
  std::string error;
  client.Ingest(MakeArticle("https://faults.test/during", kText), &error);
  EXPECT_EQ(error, "UNAVAILABLE STORE_UNAVAILABLE");
  v1::ExtractStatementsRequest extract;
  extract.set_text(kText);
  EXPECT_EQ(client.ErrorOf(&v1::ExtractionService::Stub::ExtractStatements, extract), "OK");

  cluster.reset();
  cluster = StartCluster();
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::SERVING));
  EXPECT_TRUE(IsStored(client, "https://faults.test/before"));
  EXPECT_FALSE(IsStored(client, "https://faults.test/during"));
  EXPECT_TRUE((*server)->Stop(std::chrono::seconds(5)).ok());
}

TEST_F(PostgresFaultsTest, AServerWhosePostgresDiesStaysAliveAndSaysSo) {
  auto server = server::RunningServer::Start({.listen = "127.0.0.1:0", .data_dir = DataDir()});
  ASSERT_TRUE(server.ok()) << server.status();
  ApiClient client((*server)->address());
  HealthWatch health(client);
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::SERVING));
  pid_t pid = 0;
  std::ifstream(DataDir() + "/postgres/postmaster.pid") >> pid;
  ASSERT_GT(pid, 0);
  kill(pid, SIGKILL);
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::NOT_SERVING));
  v1::ListArticlesRequest all;
  EXPECT_EQ(client.ErrorOf(&v1::ArticleService::Stub::ListArticles, all),
            "UNAVAILABLE STORE_UNAVAILABLE");
}

// Postgres can't go on without room for its log, nor start again; then the way out is its
// administrator's.
TEST(FullLogDiskTest, AFullDiskUnderTheLogIsAnOutageThatEndsOnceThereIsRoomAgain) {
  const SmallDisk disk("96m");
  if (!disk.is_mounted()) GTEST_SKIP() << "only root may mount a small disk";
  const TestFolder data;
  const auto start = [&] {
    storage::PrivateClusterOptions options;
    options.data_dir = data.path();
    auto cluster = storage::PrivateCluster::Start(options);
    EXPECT_TRUE(cluster.ok()) << cluster.status();
    return *std::move(cluster);
  };
  std::unique_ptr<storage::PrivateCluster> cluster = start();
  ASSERT_TRUE(storage::Migrate(cluster->url()).ok());
  cluster.reset();
  const std::string log = data.path() + "/postgres/pg_wal";
  const std::string moved = disk.MakePostgresFolder() + "/pg_wal";
  ASSERT_EQ(std::system(("cp -a " + log + " " + moved + " && rm -r " + log).c_str()), 0);
  std::filesystem::create_symlink(moved, log);
  cluster = start();
  auto server =
      server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = cluster->url()});
  ASSERT_TRUE(server.ok()) << server.status();
  ApiClient client((*server)->address());

  disk.Fill();
  std::vector<std::string> stored;
  std::string error = "OK";
  const auto other = *storage::Connection::Open(*storage::ParseDatabaseUrl(cluster->url()));
  while (error == "OK") {
    const std::string url = "https://log.test/" + std::to_string(stored.size());
    client.Ingest(MakeArticle(url, kText), &error);
    if (error == "OK") stored.push_back(url);
    // As so many articles would, this takes the log to its next file.
    (void)other->ExecuteScript("SELECT pg_switch_wal()");
  }
  EXPECT_THAT(error, ::testing::AnyOf("UNAVAILABLE STORE_UNAVAILABLE", "UNKNOWN COMMIT_IN_DOUBT"));
  client.Ingest(MakeArticle("https://log.test/during", kText), &error);
  EXPECT_EQ(error, "UNAVAILABLE STORE_UNAVAILABLE");

  disk.Free();
  cluster.reset();
  cluster = start();
  HealthWatch health(client);
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::SERVING));
  for (const std::string& url : stored) EXPECT_TRUE(IsStored(client, url));
  client.Ingest(MakeArticle("https://log.test/after", kText));
  EXPECT_TRUE((*server)->Stop(std::chrono::seconds(5)).ok());
}

// Has a server on a database of the test's own, with a trigger on what SaveArticle writes.
class DatabaseFaultsTest : public ::testing::Test {
 protected:
  DatabaseFaultsTest() {
    auto started =
        server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = database_.url()});
    EXPECT_TRUE(started.ok()) << started.status();
    server_ = *std::move(started);
    client_ = std::make_unique<ApiClient>(server_->address());
  }

  void SetTrigger(const std::string& body) {
    database_.Run("CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body +
                  " RETURN NEW; END $$;"
                  "CREATE TRIGGER fault BEFORE INSERT ON occurrence EXECUTE FUNCTION fault()");
  }
  void RemoveTrigger() { database_.Run("DROP FUNCTION fault CASCADE"); }

  std::string StoredRows() {
    return database_.Run(
        "SELECT (SELECT count(*) FROM article) + (SELECT count(*) FROM article_revision) + "
        "(SELECT count(*) FROM quote) + (SELECT count(*) FROM occurrence) + "
        "(SELECT count(*) FROM ingest_request)");
  }

  storage::TestDatabase database_;
  std::unique_ptr<server::RunningServer> server_;
  std::unique_ptr<ApiClient> client_;
};

TEST_F(DatabaseFaultsTest, AFullDiskIsToldAndNothingIsHalfStored) {
  const SmallDisk disk("16m");
  if (!disk.is_mounted()) GTEST_SKIP() << "only root may mount a small disk";
  const std::string tables = disk.MakePostgresFolder();
  database_.Run("CREATE TABLESPACE small LOCATION '" + tables + "'");
  database_.Run("ALTER TABLE occurrence SET TABLESPACE small");
  disk.Fill();
  std::string error;
  client_->Ingest(MakeArticle("https://faults.test/full", kText), &error);
  EXPECT_EQ(error, "RESOURCE_EXHAUSTED STORE_BUSY");
  EXPECT_EQ(StoredRows(), "0");
  v1::ListArticlesRequest all;
  EXPECT_EQ(client_->ErrorOf(&v1::ArticleService::Stub::ListArticles, all), "OK");
  disk.Free();
  client_->Ingest(MakeArticle("https://faults.test/full", kText));
  database_.Run("ALTER TABLE occurrence SET TABLESPACE pg_default");
  database_.Run("DROP TABLESPACE small");
}

TEST_F(DatabaseFaultsTest, AStatementThatTakesTooLongEndsWithTheCallAndStoresNothing) {
  SetTrigger("PERFORM pg_sleep(60);");
  v1::IngestArticleRequest request;
  *request.mutable_article() = MakeArticle("https://faults.test/slow", kText);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(2));
  v1::IngestArticleResponse response;
  EXPECT_EQ(client_->articles()->IngestArticle(&context, request, &response).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  RemoveTrigger();  // waits for the statement's end, within the minute only if it was cancelled
  EXPECT_EQ(StoredRows(), "0");
  client_->Ingest(MakeArticle("https://faults.test/slow", kText));
}

// One article over a stream of its own, up to `deadline`; unset when no answer came.
std::optional<v1::IngestArticlesResponse> IngestOnce(ApiClient& client,
                                                     const v1::IngestArticlesRequest& request,
                                                     std::chrono::milliseconds deadline) {
  const auto stub = v1::IngestService::NewStub(client.channel());
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + deadline);
  const auto stream = stub->IngestArticles(&context);
  stream->Write(request);
  v1::IngestArticlesResponse response;
  const bool answered = stream->Read(&response);
  context.TryCancel();
  stream->Finish();
  return answered ? std::optional(response) : std::nullopt;
}

v1::IngestArticlesRequest CutRequest() {
  v1::IngestArticlesRequest request;
  request.set_request_id("cut-1");
  *request.mutable_article() = MakeArticle("https://faults.test/cut", kText);
  return request;
}

// The caller's connection is cut while the transaction runs; nobody can know how far it came.
TEST_F(DatabaseFaultsTest, ARequestIsStoredOnceHoweverOftenItsCallerIsCutOff) {
  SetTrigger("PERFORM pg_sleep(0.05);");
  for (int i = 0; i < 20; ++i) {
    IngestOnce(*client_, CutRequest(), std::chrono::milliseconds(10 * i));
  }
  const auto response = IngestOnce(*client_, CutRequest(), std::chrono::minutes(1));
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->response().outcome(), v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(database_.Run("SELECT count(*) FROM article_revision"), "1");
}

// The server's connection to Postgres is cut between the commit and its answer.
TEST_F(DatabaseFaultsTest, ACommitWithoutAnAnswerIsToldAndItsRepeatGetsTheAnswer) {
  std::atomic<bool> armed = false;
  const storage::PostgresProxy proxy(
      database_.Run("SELECT btrim(current_setting('unix_socket_directories'), '\"')") +
          "/.s.PGSQL.5432",
      [&] {
        auto cut = std::make_shared<bool>(false);
        auto ours = std::make_shared<bool>(false);  // others commit too, in the background
        return storage::PostgresProxy::Watch{
            .from_client =
                [&armed, cut, ours](std::string_view bytes) {
                  if (bytes.find("faults.test/cut") != std::string_view::npos) *ours = true;
                  if (*ours && bytes.ends_with(std::string_view("COMMIT\0", 7)))
                    *cut = armed.exchange(false);
                  return true;
                },
            .from_server = [cut](std::string_view) { return !*cut; }};
      });
  auto server = server::RunningServer::Start(
      {.listen = "127.0.0.1:0", .database_url = database_.url() + proxy.ConnectionSettings()});
  ASSERT_TRUE(server.ok()) << server.status();
  ApiClient client((*server)->address());
  armed = true;
  auto response = IngestOnce(client, CutRequest(), std::chrono::minutes(1));
  ASSERT_TRUE(response.has_value());
  EXPECT_FALSE(armed);
  EXPECT_EQ(response->error().code(), grpc::StatusCode::UNKNOWN);
  EXPECT_THAT(response->error().message(), HasSubstr("repeat the call"));
  EXPECT_EQ(database_.Run("SELECT count(*) FROM article_revision"), "1");
  response = IngestOnce(client, CutRequest(), std::chrono::minutes(1));
  ASSERT_TRUE(response.has_value());
  EXPECT_EQ(response->response().outcome(), v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(database_.Run("SELECT count(*) FROM article_revision"), "1");
  server->reset();  // before what it is connected to
}

TEST_F(PostgresFaultsTest, NothingAcknowledgedIsLostWhenPostgresGoesUnderLoad) {
  std::unique_ptr<storage::PrivateCluster> cluster = StartCluster();
  ASSERT_TRUE(storage::Migrate(cluster->url()).ok());
  auto server =
      server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = cluster->url()});
  ASSERT_TRUE(server.ok()) << server.status();
  std::atomic<bool> stop = false;
  std::atomic<int> failures = 0;
  std::atomic<int> stored_since = 0;
  std::array<std::vector<std::string>, 4> acknowledged;
  std::vector<std::thread> writers;
  for (size_t writer = 0; writer < acknowledged.size(); ++writer) {
    writers.emplace_back([&, writer] {
      ApiClient client((*server)->address());
      for (int i = 0; !stop; ++i) {
        const std::string url =
            "https://load.test/" + std::to_string(writer) + "/" + std::to_string(i);
        std::string error;
        client.Ingest(MakeArticle(url, kText), &error);
        if (error == "OK") {
          acknowledged[writer].push_back(url);
          ++stored_since;
        } else {
          EXPECT_THAT(error,
                      ::testing::AnyOf("UNAVAILABLE STORE_UNAVAILABLE", "UNKNOWN COMMIT_IN_DOUBT"));
          ++failures;
        }
      }
    });
  }
  const auto wait_for = [](const std::atomic<int>& count, int least) {
    while (count < least) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  };
  wait_for(stored_since, 20);
  kill(cluster->pid(), SIGQUIT);
  wait_for(failures, 20);
  cluster.reset();
  cluster = StartCluster();
  stored_since = 0;
  wait_for(stored_since, 20);  // without a restart of the server
  stop = true;
  for (std::thread& writer : writers) writer.join();

  ApiClient client((*server)->address());
  for (const std::vector<std::string>& urls : acknowledged) {
    for (const std::string& url : urls) EXPECT_TRUE(IsStored(client, url)) << url;
  }
}

TEST(FaultsTest, ASecondServerOnADataFolderIsRefused) {
  const absl::Status second =
      server::RunningServer::Start(
          {.listen = "127.0.0.1:0", .data_dir = TestServer::Shared().data_dir()})
          .status();
  EXPECT_EQ(second.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(second.message()), HasSubstr(TestServer::Shared().data_dir()));
}

TEST(FaultsTest, AnAddressInUseIsRefused) {
  const storage::TestDatabase database;
  const absl::Status second =
      server::RunningServer::Start(
          {.listen = TestServer::Shared().address(), .database_url = database.url()})
          .status();
  EXPECT_EQ(second.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(second.message()), HasSubstr(TestServer::Shared().address()));
}

TEST(FaultsTest, DatabasesThatCantBeUsedAreRefused) {
  const absl::Status wrong =
      server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = "no=url=at all"})
          .status();
  EXPECT_EQ(wrong.code(), absl::StatusCode::kInvalidArgument);
  const absl::Status nobody =
      server::RunningServer::Start(
          {.listen = "127.0.0.1:0",
           .database_url = "postgresql://user:secret@127.0.0.1:1/verbatim?connect_timeout=2"})
          .status();
  EXPECT_EQ(nobody.code(), absl::StatusCode::kUnavailable);
  EXPECT_THAT(std::string(nobody.message()), ::testing::Not(HasSubstr("secret")));

  const storage::TestDatabase empty(storage::TestDatabase::Schema::kNone);
  const absl::Status old =
      server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = empty.url()}).status();
  EXPECT_EQ(old.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(old.message()), HasSubstr("verbatim migrate"));
}

TEST(FaultsTest, ACallWhoseDeadlineIsOverStoresNothing) {
  ApiClient client(TestServer::Shared().address());
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += "“Sentence number " + std::to_string(i) + " of a very long day,” said Wim Dorn.\n";
  }
  v1::IngestArticleRequest request;
  *request.mutable_article() = MakeArticle("https://faults.test/deadline", text);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(50));
  v1::IngestArticleResponse response;
  EXPECT_EQ(client.articles()->IngestArticle(&context, request, &response).error_code(),
            grpc::StatusCode::DEADLINE_EXCEEDED);
  v1::ListArticlesRequest by_url;
  by_url.set_url("https://faults.test/deadline");
  EXPECT_EQ(client.Call(&v1::ArticleService::Stub::ListArticles, by_url).articles_size(), 0);
}

}  // namespace
}  // namespace verbatim::testing
