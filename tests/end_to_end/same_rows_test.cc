// Ingesting again, or from many clients at once, leaves the same rows as once.
#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

// A server that has ingested both articles once, each after the other.
std::string DumpAfterOnce() {
  const DataFolder data;
  const RunningServer server(data.Path());
  const Newsroom newsroom(server);
  newsroom.Ingest(kLiveBlog);
  newsroom.Ingest(kBriefing);
  return newsroom.Dump();
}

TEST(SameRowsTest, IngestingTwiceChangesNothing) {
  const DataFolder data;
  const RunningServer server(data.Path());
  ASSERT_TRUE(server.IsUp());
  const Newsroom newsroom(server);
  newsroom.Ingest(kLiveBlog);
  const std::string once = newsroom.Dump();
  EXPECT_THAT(once, testing::HasSubstr("Mark Milley"));
  EXPECT_EQ(newsroom.Ingest(kLiveBlog).value("outcome", ""), "INGEST_OUTCOME_UNCHANGED");
  EXPECT_EQ(newsroom.Dump(), once);
}

TEST(SameRowsTest, EightClientsAtOnceLeaveTheRowsOfOne) {
  constexpr int kClients = 8;
  const DataFolder data;
  const RunningServer server(data.Path());
  ASSERT_TRUE(server.IsUp());
  const Newsroom newsroom(server);
  for (const char* file : {kLiveBlog, kBriefing}) {
    std::vector<std::string> outcomes(kClients);
    std::vector<std::thread> clients;
    for (int i = 0; i < kClients; ++i) {
      clients.emplace_back(
          [&, i] { outcomes[i] = newsroom.Ingest(file).value("outcome", "failed"); });
    }
    for (std::thread& client : clients) client.join();
    EXPECT_EQ(std::count(outcomes.begin(), outcomes.end(), "INGEST_OUTCOME_CREATED"), 1);
    EXPECT_EQ(std::count(outcomes.begin(), outcomes.end(), "INGEST_OUTCOME_UNCHANGED"),
              kClients - 1);
  }
  EXPECT_EQ(newsroom.Dump(), DumpAfterOnce());
}

}  // namespace
}  // namespace verbatim::tests
