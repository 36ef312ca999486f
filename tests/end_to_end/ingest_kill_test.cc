// A server killed while a stream of articles comes in.
#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include <signal.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "verbatim/v1/ingest_service.grpc.pb.h"

#include "tests/end_to_end/newsroom.h"
#include "tests/integration/api_client.h"

namespace verbatim::tests {
namespace {

using verbatim::testing::ApiClient;
using verbatim::testing::MakeArticle;

constexpr int kArticles = 40;
constexpr int kStatements = 3;

constexpr char kUrl[] = "https://stream.test/";
constexpr char kCommandUrl[] = "https://command.test/";

v1::IngestArticlesRequest Request(int i) {
  const std::string number = std::to_string(i);
  std::string text;
  for (int statement = 0; statement < kStatements; ++statement) {
    text += "“Sentence " + std::to_string(statement) + " of article " + number +
            " is told as it was,” said Wim Dorn.\n\n";
  }
  v1::IngestArticlesRequest request;
  request.set_request_id("kill-" + number);
  *request.mutable_article() = MakeArticle(kUrl + number, text);
  return request;
}

// Sends all articles over one stream and returns how many were answered as created, all of them or
// until `stop_after` answers came, when `then` is called.
int SendAll(const std::string& address, int stop_after, const std::function<void()>& then) {
  ApiClient client(address);
  const auto stub = v1::IngestService::NewStub(client.channel());
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(2));
  const auto stream = stub->IngestArticles(&context);
  std::thread writer([&] {
    for (int i = 0; i < kArticles && stream->Write(Request(i)); ++i) {
    }
    stream->WritesDone();
  });
  int created = 0;
  v1::IngestArticlesResponse response;
  while (stream->Read(&response)) {
    created += response.response().outcome() == v1::INGEST_OUTCOME_CREATED;
    if (created == stop_after) then();
  }
  writer.join();
  stream->Finish();
  return created;
}

// One data folder for all tests, since making one is most of the time that they take.
class IngestKillTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { data_ = new DataFolder(); }
  static void TearDownTestSuite() { delete data_; }
  static std::string DataDir() { return data_->Path(); }

  // Articles with this start of their URL, the newest 1,000 of all looked through.
  static std::vector<v1::Article> Stored(ApiClient& client, const std::string& start) {
    v1::ListArticlesRequest request;
    request.set_page_size(1000);
    const auto all = client.Call(&v1::ArticleService::Stub::ListArticles, request);
    std::vector<v1::Article> found;
    for (const v1::Article& article : all.articles()) {
      if (article.url().starts_with(start)) found.push_back(article);
    }
    return found;
  }

 private:
  static inline DataFolder* data_ = nullptr;
};

TEST_F(IngestKillTest, NothingIsHalfStoredAndTheSameRequestsCompleteIt) {
  {
    RunningServer server(DataDir());
    ASSERT_TRUE(server.IsUp());
    const std::string address = server.address();
    EXPECT_LT(SendAll(address, 10, [&] { server.End(SIGKILL); }), kArticles);
  }
  const RunningServer server(DataDir());
  ASSERT_TRUE(server.IsUp()) << "did not recover";
  ApiClient client(server.address());
  const std::vector<v1::Article> before = Stored(client, kUrl);
  EXPECT_GE(before.size(), 10U);  // what was answered is there
  for (const v1::Article& article : before) {
    EXPECT_EQ(client.Occurrences(article.name()).occurrences_size(), kStatements) << article.url();
  }
  // All get the answer of the first time, those that were stored before too.
  EXPECT_EQ(SendAll(server.address(), -1, [] {}), kArticles);
  std::set<std::string> urls;
  for (const v1::Article& article : Stored(client, kUrl)) {
    EXPECT_EQ(article.revision(), 1);
    urls.insert(article.url());
  }
  EXPECT_EQ(urls.size(), static_cast<size_t>(kArticles));
}

TEST_F(IngestKillTest, TheCommandGoesOnWhenTheServerIsBack) {
  const cli::TestFolder folder;
  for (int i = 0; i < kArticles; ++i) {
    folder.Write("articles/" + std::to_string(100 + i) + ".txt", Request(i).article().text());
  }
  auto server = std::make_unique<RunningServer>(DataDir());
  ASSERT_TRUE(server->IsUp());
  const std::string address = server->address();
  cli::ProgramResult result;
  std::thread ingesting([&] {
    result = cli::RunVerbatim({"ingest", folder.Path("articles"), "--base-url", kCommandUrl,
                               "--server", address, "--timeout", "60"});
  });
  ApiClient client(address);
  // Once some are stored, and long before all are.
  while (Stored(client, kCommandUrl).size() < 3) std::this_thread::yield();
  server->End(SIGKILL);
  server =
      std::make_unique<RunningServer>(DataDir(), std::vector<std::string>{"--listen", address});
  ingesting.join();
  ASSERT_TRUE(server->IsUp());
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, ::testing::HasSubstr(std::to_string(kArticles) +
                                               " read: " + std::to_string(kArticles) + " new"));
  ApiClient again(address);  // the first one's connection was to the server that is gone
  EXPECT_EQ(Stored(again, kCommandUrl).size(), static_cast<size_t>(kArticles));
}

}  // namespace
}  // namespace verbatim::tests
