// Two servers on one database, replaced one after the other while clients call. The clients do what
// docs/operations.md says: know both addresses, look at health, repeat what was UNAVAILABLE. And
// how a server ends that is told to.
#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/grpcpp.h>
#include <signal.h>

#include "gmock/gmock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "gtest/gtest.h"
#include "verbatim/v1/article_service.grpc.pb.h"

#include "storage/testing/test_database.h"
#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

constexpr char kServiceConfig[] = R"({
  "loadBalancingConfig": [{"round_robin": {}}],
  "healthCheckConfig": {"serviceName": ""},
  "methodConfig": [{
    "name": [{}],
    "waitForReady": true,
    "retryPolicy": {"maxAttempts": 4, "initialBackoff": "0.1s", "maxBackoff": "1s",
                    "backoffMultiplier": 2, "retryableStatusCodes": ["UNAVAILABLE"]}
  }]
})";

std::shared_ptr<grpc::Channel> ChannelTo(const std::string& one, const std::string& other) {
  grpc::ChannelArguments arguments;
  arguments.SetServiceConfigJSON(kServiceConfig);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, 200);
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return grpc::CreateCustomChannel("ipv4:" + one + "," + other, grpc::InsecureChannelCredentials(),
                                   arguments);
}

// Calls until it is told to stop, half to read and half to store, and tells of each that failed.
class Load {
 public:
  explicit Load(const std::shared_ptr<grpc::Channel>& channel) {
    for (size_t i = 0; i < kThreads; ++i)
      threads_.emplace_back([this, channel, i] {
        const auto stub = v1::ArticleService::NewStub(channel);
        for (int call = 0; !stop_; ++call) Call(*stub, std::to_string(i), call);
      });
  }
  ~Load() { Stop(); }

  void Stop() {
    stop_ = true;
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  // Waits until that server has answered calls from now on; false when a minute is over first.
  bool WaitForAnswersOf(const std::string& address) {
    const auto give_up = std::chrono::steady_clock::now() + std::chrono::minutes(1);
    {
      const std::lock_guard lock(mu_);
      answered_by_.clear();
    }
    while (std::chrono::steady_clock::now() < give_up) {
      {
        const std::lock_guard lock(mu_);
        if (answered_by_.contains("ipv4:" + address)) return true;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }

  std::vector<std::string> errors() const { return errors_; }  // REQUIRES: stopped
  int stored() const { return stored_; }

 private:
  static constexpr size_t kThreads = 4;

  void Call(v1::ArticleService::Stub& stub, const std::string& thread, int call) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    grpc::Status status;
    if (call % 2 == 0) {
      v1::ListArticlesResponse response;
      status = stub.ListArticles(&context, {}, &response);
    } else {
      const std::string id = thread + "-" + std::to_string(call);
      v1::IngestArticleRequest request;
      request.set_request_id(id);
      request.mutable_article()->set_url("https://rolling.test/" + id);
      request.mutable_article()->set_text("“The tide number " + id + " is high,” said Wim Dorn.\n");
      v1::IngestArticleResponse response;
      status = stub.IngestArticle(&context, request, &response);
      if (status.ok()) ++stored_;
    }
    const std::lock_guard lock(mu_);
    if (status.ok()) {
      answered_by_.insert(context.peer());
    } else {
      errors_.push_back(std::to_string(status.error_code()) + ": " + status.error_message());
    }
  }

  std::atomic<bool> stop_ = false;
  std::atomic<int> stored_ = 0;
  std::mutex mu_;
  std::set<std::string> answered_by_;
  std::vector<std::string> errors_;
  std::vector<std::thread> threads_;
};

TEST(RollingRestartTest, NoCallFailsWhileServersAreReplacedOneAfterTheOther) {
  const storage::TestDatabase database;
  const DataFolder unused;
  const auto start = [&](const std::string& name, const std::string& listen) {
    return std::make_unique<RunningServer>(
        unused.Path() + name, std::vector<std::string>{"--database", database.url(), "--listen",
                                                       listen, "--drain", "1", "--grace", "20"});
  };
  std::array servers = {start("1", "127.0.0.1:0"), start("2", "127.0.0.1:0")};
  for (const auto& server : servers) ASSERT_TRUE(server->IsUp());
  const std::array addresses = {servers[0]->address(), servers[1]->address()};

  Load load(ChannelTo(addresses[0], addresses[1]));
  for (size_t i = 0; i < servers.size(); ++i) {
    ASSERT_TRUE(load.WaitForAnswersOf(addresses[i]));
    EXPECT_EQ(servers[i]->End(SIGTERM), 0);
    servers[i] = start(std::to_string(i), addresses[i]);
    ASSERT_TRUE(servers[i]->IsUp());
    ASSERT_TRUE(load.WaitForAnswersOf(addresses[i])) << "the new one gets no calls";
  }
  load.Stop();
  EXPECT_THAT(load.errors(), testing::IsEmpty());
  EXPECT_EQ(database.Run("SELECT count(*) FROM article"), std::to_string(load.stored()));
  EXPECT_EQ(database.Run("SELECT count(*) FROM article_revision"), std::to_string(load.stored()));
}

TEST(DrainTest, AServerToldToEndSaysSoAndAnswersOnUntilItIsToldAgain) {
  const storage::TestDatabase database;
  const DataFolder unused;
  RunningServer server(unused.Path(), {"--database", database.url(), "--drain", "600"});
  ASSERT_TRUE(server.IsUp());
  const auto channel = grpc::CreateChannel(server.address(), grpc::InsecureChannelCredentials());
  const auto health = grpc::health::v1::Health::NewStub(channel);
  grpc::ClientContext watching;
  watching.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
  const auto changes = health->Watch(&watching, {});
  grpc::health::v1::HealthCheckResponse change;
  ASSERT_TRUE(changes->Read(&change));
  EXPECT_EQ(change.status(), change.SERVING);

  kill(server.pid(), SIGTERM);
  // What it was may be said again before.
  while (change.status() == change.SERVING) ASSERT_TRUE(changes->Read(&change));
  EXPECT_EQ(change.status(), change.NOT_SERVING);
  EXPECT_EQ(Newsroom(server).Run({"article"}).exit_code, 0);
  watching.TryCancel();
  changes->Finish();
  EXPECT_EQ(server.End(SIGTERM), 0);
}

}  // namespace
}  // namespace verbatim::tests
