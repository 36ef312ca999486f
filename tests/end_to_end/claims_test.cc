// The example of docs/facts.md on the command line, against a real server.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class ClaimsTest : public testing::Test {
 protected:
  ClaimsTest() : server_(data_.Path()), newsroom_(server_) {}

  void SetUp() override {
    ASSERT_TRUE(server_.IsUp());
    const std::string folder = VERBATIM_SOURCE_DIR "/tests/data/facts/example";
    const cli::ProgramResult result =
        newsroom_.Run({"ingest", "--outlet", "Example Times", folder});
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }

  std::string Show(std::vector<std::string> arguments) {
    const cli::ProgramResult result = newsroom_.Run(arguments);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return result.out;
  }
  std::string NameOf(const std::string& words) {
    const json claims = newsroom_.Ask({"claims", words});
    EXPECT_EQ(claims.size(), 1u) << words << "\n" << claims.dump(1);
    return claims.empty() ? "" : claims[0]["name"].get<std::string>();
  }

  DataFolder data_;
  RunningServer server_;
  Newsroom newsroom_;
};

TEST_F(ClaimsTest, TheExampleIsFollowedFromTheFirstAppearanceOn) {
  const json all = newsroom_.Ask({"claims"});
  EXPECT_EQ(all.size(), 4u) << all.dump(1);

  const json changed = newsroom_.Ask({"claims", "--changed"});
  ASSERT_EQ(changed.size(), 1u);
  EXPECT_EQ(changed[0]["text"], "eight Dutch F-35s are stationed in Poland until the end of March");

  const json denied = newsroom_.Ask({"claims", "--denied"});
  ASSERT_EQ(denied.size(), 1u);
  const json road = newsroom_.Ask({"claim", denied[0]["name"]});
  std::vector<std::string> stances;
  for (const json& event : road["events"]) stances.push_back(event["stance"]);
  EXPECT_THAT(stances, testing::ElementsAre("STANCE_ASSERTS", "STANCE_DENIES", "STANCE_DENIES",
                                            "STANCE_REPEATS"));
  EXPECT_EQ(road["events"][1]["sourceText"], "Baku");
  EXPECT_EQ(road["events"][1]["stanceEvidence"]["text"], "denies");
  EXPECT_EQ(road["events"][3]["stanceEvidence"]["text"], "repeated");

  const json jets = newsroom_.Ask({"claim", changed[0]["name"]});
  ASSERT_EQ(jets["series"].size(), 1u);
  EXPECT_EQ(jets["series"][0]["points"][0]["figure"]["value"], 8);
  EXPECT_EQ(jets["series"][0]["points"][1]["figure"]["value"], 10);
  EXPECT_EQ(jets["series"][0]["changes"].size(), 1u);
  EXPECT_EQ(jets["events"][0]["figures"][1]["date"], "--03");

  const json islands = newsroom_.Ask({"claim", NameOf("islands")});
  EXPECT_EQ(islands["events"][0]["figures"][0]["bound"], "FIGURE_BOUND_ABOUT");
  const json gains = newsroom_.Ask({"claim", NameOf("incremental gains")});
  EXPECT_EQ(gains["claim"]["statementCount"], "2");

  EXPECT_THAT(Show({"claim", changed[0]["name"], "--format", "table"}), HasSubstr("changed"));
  EXPECT_THAT(Show({"claims", "--format", "table"}), HasSubstr("eight → ten"));
}

TEST_F(ClaimsTest, AReviewOfAStatementStandsBesideTheClaim) {
  Show({"review", "add", "--url", "https://check.example/road", "--publisher", "Example Check",
        "--claimant", "Armenia", "--claim",
        "Azerbaijan is blockading the only road into Nagorno-Karabakh", "--rating",
        "Mostly right"});
  const std::string road = newsroom_.Ask({"claims", "--denied"})[0]["name"];
  EXPECT_THAT(Show({"claim", road, "--format", "table"}),
              HasSubstr("Example Check: “Mostly right”"));
  const std::string islands = NameOf("islands");
  EXPECT_THAT(Show({"claim", islands, "--format", "table"}),
              testing::Not(HasSubstr("Example Check")));
}

TEST_F(ClaimsTest, AnUnknownClaimIsAFailureWithItsName) {
  const cli::ProgramResult result = newsroom_.Run({"claim", "987654"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("987654"));
}

}  // namespace
}  // namespace verbatim::tests
