#include <atomic>
#include <chrono>
#include <fstream>
#include <memory>
#include <string>
#include <thread>

#include <signal.h>

#include "gmock/gmock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "gtest/gtest.h"

#include "services/base/error.h"
#include "services/rpc/grpc_server.h"
#include "storage/migrations.h"
#include "storage/private_cluster.h"
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

TEST(FaultsTest, ASecondServerOnADataFolderIsRefused) {
  const absl::Status second =
      server::RunningServer::Start(
          {.listen = "127.0.0.1:0", .data_dir = TestServer::Shared().data_dir()})
          .status();
  EXPECT_EQ(second.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_THAT(std::string(second.message()), HasSubstr(TestServer::Shared().data_dir()));
}

TEST(FaultsTest, AnAddressInUseIsRefused) {
  TestFolder folder;
  const absl::Status second =
      server::RunningServer::Start(
          {.listen = TestServer::Shared().address(), .data_dir = folder.path()})
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
