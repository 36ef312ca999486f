#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::SizeIs;

constexpr int kClients = 8;

// Runs `body(i)` for every client at the same time, each with a connection of its own.
void InParallel(const std::function<void(int, ApiClient&)>& body) {
  std::vector<std::thread> threads;
  for (int i = 0; i < kClients; ++i) {
    threads.emplace_back([&body, i] {
      ApiClient client(TestServer::Shared().address());
      body(i, client);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

std::string Text(const std::string& words) {
  return "“" + words +
         " and the river carries it to the sea,” said Mara Quill.\n"
         "The square was full for an hour.\n"
         "“" +
         words + " and nobody in the valley has forgotten it,” said Jon Weir.\n";
}

TEST(ConcurrencyTest, TheSameArticleFromManyClientsIsStoredOnce) {
  const v1::Article article =
      MakeArticle("https://example.test/parallel/same", Text("The snow melts early this year"));
  std::vector<v1::IngestArticleResponse> responses(kClients);
  InParallel([&](int i, ApiClient& client) {
    responses[static_cast<size_t>(i)] = client.Ingest(article);
  });
  int created = 0;
  for (const v1::IngestArticleResponse& response : responses) {
    created += response.outcome() == v1::INGEST_OUTCOME_CREATED;
    EXPECT_EQ(response.article().name(), responses[0].article().name());
    EXPECT_EQ(response.article().revision(), 1);
    EXPECT_EQ(response.article().occurrence_count(), 2);
  }
  EXPECT_EQ(created, 1);
  ApiClient client(TestServer::Shared().address());
  v1::SearchQuotesRequest search;
  search.set_words("snow melts early");
  EXPECT_THAT(client.Call(&v1::QuoteService::Stub::SearchQuotes, search).quotes(), SizeIs(2));
}

TEST(ConcurrencyTest, TheSameQuoteInManyArticlesAtOnceIsOneQuote) {
  InParallel([](int i, ApiClient& client) {
    client.Ingest(MakeArticle("https://example.test/parallel/" + std::to_string(i),
                              Text("The cranes returned to the northern lake")));
  });
  ApiClient client(TestServer::Shared().address());
  v1::SearchQuotesRequest search;
  search.set_words("cranes returned northern lake");
  const v1::SearchQuotesResponse found = client.Call(&v1::QuoteService::Stub::SearchQuotes, search);
  ASSERT_THAT(found.quotes(), SizeIs(2));
  for (const v1::Quote& quote : found.quotes()) {
    EXPECT_EQ(quote.occurrence_count(), kClients);
    EXPECT_EQ(quote.article_count(), kClients);
  }
}

}  // namespace
}  // namespace verbatim::testing
