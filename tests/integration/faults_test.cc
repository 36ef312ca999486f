#include <array>
#include <atomic>
#include <chrono>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <grpcpp/generic/generic_stub.h>
#include <netinet/in.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gmock/gmock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "gtest/gtest.h"
#include "spdlog/spdlog.h"
#include "verbatim/v1/ingest_service.grpc.pb.h"

#include "services/base/error.h"
#include "services/rpc/grpc_server.h"
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

std::unique_ptr<storage::PrivateCluster> StartCluster(const std::string& data_dir) {
  storage::PrivateClusterOptions options;
  options.data_dir = data_dir;
  options.durable = false;  // its processes die here, not the machine
  auto cluster = storage::PrivateCluster::Start(options);
  EXPECT_TRUE(cluster.ok()) << cluster.status();
  return *std::move(cluster);
}

TEST(FaultsTest, ADatabaseThatGoesAndComesBackIsToldByErrorsAndHealth) {
  TestFolder folder;
  std::unique_ptr<storage::PrivateCluster> cluster = StartCluster(folder.path());
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
  cluster = StartCluster(folder.path());
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::SERVING));
  v1::ListArticlesRequest all;
  const v1::ListArticlesResponse stored = client.Call(&v1::ArticleService::Stub::ListArticles, all);
  ASSERT_EQ(stored.articles_size(), 1);  // nothing of what failed
  EXPECT_EQ(stored.articles(0).url(), "https://faults.test/before");
  EXPECT_TRUE((*server)->Stop(std::chrono::seconds(5)).ok());
}

TEST(FaultsTest, AServerWhosePostgresDiesStaysAliveAndSaysSo) {
  TestServer server;
  ApiClient client(server.address());
  HealthWatch health(client);
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::SERVING));
  pid_t pid = 0;
  std::ifstream(server.data_dir() + "/postgres/postmaster.pid") >> pid;
  ASSERT_GT(pid, 0);
  kill(pid, SIGKILL);
  ASSERT_TRUE(health.WaitFor(HealthCheckResponse::NOT_SERVING));
  v1::ListArticlesRequest all;
  EXPECT_EQ(client.ErrorOf(&v1::ArticleService::Stub::ListArticles, all),
            "UNAVAILABLE STORE_UNAVAILABLE");
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

// A full disk can't be made without mounting one; its SQLSTATE can.
TEST_F(DatabaseFaultsTest, AFullDiskIsToldAndNothingIsHalfStored) {
  SetTrigger("RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100';");
  std::string error;
  client_->Ingest(MakeArticle("https://faults.test/full", kText), &error);
  EXPECT_EQ(error, "RESOURCE_EXHAUSTED STORE_BUSY");
  EXPECT_EQ(StoredRows(), "0");
  RemoveTrigger();
  client_->Ingest(MakeArticle("https://faults.test/full", kText));
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
        return storage::PostgresProxy::Watch{
            .from_client =
                [&armed, cut](std::string_view bytes) {
                  if (bytes.ends_with(std::string_view("COMMIT\0", 7)))
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

TEST(FaultsTest, NothingAcknowledgedIsLostWhenPostgresGoesUnderLoad) {
  TestFolder folder;
  std::unique_ptr<storage::PrivateCluster> cluster = StartCluster(folder.path());
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
  cluster = StartCluster(folder.path());
  stored_since = 0;
  wait_for(stored_since, 20);  // without a restart of the server
  stop = true;
  for (std::thread& writer : writers) writer.join();

  ApiClient client((*server)->address());
  for (const std::vector<std::string>& urls : acknowledged) {
    for (const std::string& url : urls) {
      v1::ListArticlesRequest request;
      request.set_url(url);
      EXPECT_EQ(client.Call(&v1::ArticleService::Stub::ListArticles, request).articles_size(), 1)
          << url;
    }
  }
}

// Keeps the log to what goes wrong.
class QuietLog {
 public:
  QuietLog() { spdlog::set_level(spdlog::level::warn); }
  ~QuietLog() { spdlog::set_level(level_); }

 private:
  const spdlog::level::level_enum level_ = spdlog::get_level();
};

grpc::StatusCode SendBytes(const ApiClient& client, const std::string& method,
                           const grpc::ByteBuffer& request) {
  grpc::TemplatedGenericStub<grpc::ByteBuffer, grpc::ByteBuffer> stub(client.channel());
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
  grpc::CompletionQueue queue;
  const auto call = stub.PrepareUnaryCall(&context, method, request, &queue);
  call->StartCall();
  grpc::ByteBuffer response;
  grpc::Status status;
  call->Finish(&response, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
  return status.error_code();
}

TEST(FaultsTest, TenThousandBadRequestsChangeNothingForOthers) {
  const std::array bad_requests = {grpc::Slice("\xff\xff\xff"),
                                   grpc::Slice(std::string(5000, '\n')),
                                   grpc::Slice("\x0a\x03\xff\xfe\xfd")};
  constexpr int kThreads = 8;
  ApiClient client(TestServer::Shared().address());
  const QuietLog quiet;
  std::vector<std::thread> senders;
  for (int thread = 0; thread < kThreads; ++thread) {
    senders.emplace_back([&] {
      const ApiClient own(TestServer::Shared().address());
      for (int i = 0; i < 10'000 / kThreads; ++i) {
        const grpc::ByteBuffer request(&bad_requests[i % bad_requests.size()], 1);
        ASSERT_EQ(SendBytes(own, "/verbatim.v1.ArticleService/IngestArticle", request),
                  grpc::StatusCode::INVALID_ARGUMENT);
      }
    });
  }
  for (std::thread& sender : senders) sender.join();
  client.Ingest(MakeArticle("https://faults.test/after-bad", kText));
}

// A plain TCP connection to a server's gRPC port.
class TcpClient {
 public:
  explicit TcpClient(int port) : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  }
  ~TcpClient() { close(fd_); }
  TcpClient(const TcpClient&) = delete;
  TcpClient& operator=(const TcpClient&) = delete;
  void Send(std::string_view bytes) const {
    (void)!send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }

 private:
  const int fd_;
};

TEST(FaultsTest, AThousandIdleAndSixtyFourSlowClientsHoldUpNobody) {
  const rlimit files{.rlim_cur = 4096, .rlim_max = 4096};
  setrlimit(RLIMIT_NOFILE, &files);
  const int port = TestServer::Shared().server().port();
  constexpr std::string_view kPreface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  std::vector<std::unique_ptr<TcpClient>> clients;
  for (int i = 0; i < 1000; ++i) clients.push_back(std::make_unique<TcpClient>(port));
  for (size_t i = 0; i < 64; ++i) {
    clients.push_back(std::make_unique<TcpClient>(port));
    clients.back()->Send(kPreface.substr(0, i % kPreface.size()));
  }
  ApiClient client(TestServer::Shared().address());
  client.Ingest(MakeArticle("https://faults.test/crowd", kText));
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

  TestFolder folder;
  const std::unique_ptr<storage::PrivateCluster> cluster = StartCluster(folder.path());
  const absl::Status old =
      server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = cluster->url()})
          .status();
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
