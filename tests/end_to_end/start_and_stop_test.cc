// How the server starts, refuses to start, stops and recovers.
#include <string>

#include <signal.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(StartAndStopTest, WhatIsStoredSurvivesAStop) {
  const DataFolder data;
  std::string before;
  {
    RunningServer server(data.Path());
    ASSERT_TRUE(server.IsUp());
    Newsroom(server).Ingest(kBriefing);
    before = Newsroom(server).Dump();
    EXPECT_EQ(server.End(SIGTERM), 0);
  }
  const RunningServer server(data.Path());
  ASSERT_TRUE(server.IsUp());
  EXPECT_EQ(Newsroom(server).Dump(), before);
}

TEST(StartAndStopTest, WhatIsStoredSurvivesAKill) {
  const DataFolder data;
  std::string before;
  {
    RunningServer server(data.Path());
    ASSERT_TRUE(server.IsUp());
    Newsroom(server).Ingest(kBriefing);
    before = Newsroom(server).Dump();
    server.End(SIGKILL);
  }
  const RunningServer server(data.Path());
  ASSERT_TRUE(server.IsUp()) << "did not recover";
  EXPECT_EQ(Newsroom(server).Dump(), before);
  EXPECT_EQ(Newsroom(server).Ingest(kBriefing).value("outcome", ""), "INGEST_OUTCOME_UNCHANGED");
}

TEST(StartAndStopTest, ASecondServerOnOneDataFolderIsRefused) {
  const DataFolder data;
  const RunningServer first(data.Path());
  ASSERT_TRUE(first.IsUp());
  const auto second = cli::RunVerbatim(
      {"serve", "--listen", "127.0.0.1:0", "--http", "off", "--data-dir", data.Path()});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_THAT(second.err, AllOf(HasSubstr(data.Path()), HasSubstr("in use")));
  EXPECT_EQ(Newsroom(first).Run({"article"}).exit_code, 0) << "the first one must not notice";
}

TEST(StartAndStopTest, AnAddressInUseIsNamed) {
  const DataFolder data;
  const RunningServer first(data.Path());
  ASSERT_TRUE(first.IsUp());
  const DataFolder other;
  const auto second = cli::RunVerbatim(
      {"serve", "--listen", first.address(), "--http", "off", "--data-dir", other.Path()});
  EXPECT_EQ(second.exit_code, 1);
  EXPECT_THAT(second.err, HasSubstr(first.address()));
}

}  // namespace
}  // namespace verbatim::tests
