// What script/demo shows, asked of a real server with the repository's sample.
#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class SampleTest : public testing::Test {
 protected:
  // One server for all tests: they only read.
  static void SetUpTestSuite() {
    data_ = new DataFolder();
    server_ = new RunningServer(data_->Path());
    newsroom_ = new Newsroom(*server_);
    newsroom_->Ingest(kLiveBlog);
    newsroom_->Ingest(kBriefing);
  }
  static void TearDownTestSuite() {
    delete newsroom_;
    delete server_;
    delete data_;
  }
  void SetUp() override { ASSERT_TRUE(server_->IsUp()); }

  // The occurrences of the live blog whose wording contains `words`, in text order.
  std::vector<json> Occurrences(const std::string& words) const {
    std::vector<json> found;
    for (const json& occurrence : newsroom_->Ask({"article", UrlOf(kLiveBlog)})) {
      if (occurrence["wording"].get<std::string>().find(words) != std::string::npos) {
        found.push_back(occurrence);
      }
    }
    return found;
  }

  // The quotes that repeat within the live blog and contain `words`.
  std::vector<json> RepeatsInLiveBlog(const std::string& words) const {
    std::vector<json> found;
    for (const json& repeated : newsroom_->Ask({"duplicates", UrlOf(kLiveBlog)})) {
      if (repeated["quote"]["wording"].get<std::string>().find(words) != std::string::npos) {
        found.push_back(repeated);
      }
    }
    return found;
  }

  static inline DataFolder* data_ = nullptr;
  static inline RunningServer* server_ = nullptr;
  static inline Newsroom* newsroom_ = nullptr;
};

std::vector<std::string> RelationsOf(const json& repeated) {
  std::vector<std::string> relations;
  for (const json& one : repeated["occurrences"])
    relations.push_back(one["occurrence"]["relation"]);
  std::sort(relations.begin(), relations.end());
  return relations;
}

TEST_F(SampleTest, AQuoteThatComesBackWithOtherPunctuationIsOneQuote) {
  const auto repeats = RepeatsInLiveBlog("global pariah and the world");
  ASSERT_THAT(repeats, SizeIs(1));
  const auto occurrences = Occurrences("global pariah and the world");
  ASSERT_THAT(occurrences, SizeIs(2));
  EXPECT_EQ(occurrences[0]["quote"], occurrences[1]["quote"]);
  EXPECT_EQ(occurrences[0]["relation"], "RELATION_EXACT");
  EXPECT_EQ(occurrences[1]["relation"], "RELATION_EXACT");
  EXPECT_EQ(occurrences[0]["statement"]["speaker"]["displayName"], "Mark Milley");
}

TEST_F(SampleTest, TheShortAndTheLongVersionAreOneQuote) {
  ASSERT_THAT(RepeatsInLiveBlog("speed is of the essence"), SizeIs(1));
  const auto occurrences = Occurrences("speed is of the essence");
  ASSERT_THAT(occurrences, SizeIs(2));
  EXPECT_EQ(occurrences[0]["quote"], occurrences[1]["quote"]);
  EXPECT_EQ(occurrences[0]["relation"], "RELATION_PARTIAL");
  EXPECT_EQ(occurrences[1]["relation"], "RELATION_EXACT");
}

TEST_F(SampleTest, TheRepeatedParagraphIsARepeatedStatement) {
  const auto occurrences = Occurrences("pressing need is ammunition");
  ASSERT_THAT(occurrences, SizeIs(2));
  EXPECT_EQ(occurrences[0]["quote"], occurrences[1]["quote"]);
}

TEST_F(SampleTest, TheNearestNameIsNotTakenForTheSpeaker) {
  const auto occurrences = Occurrences("preparing for more war");
  ASSERT_THAT(occurrences, SizeIs(1));
  EXPECT_EQ(occurrences[0]["statement"]["speaker"]["displayName"], "Jens Stoltenberg");
}

TEST_F(SampleTest, AChainLeadsFromThePronounToTheMinistry) {
  const auto occurrences = Occurrences("baseless territorial claims");
  ASSERT_THAT(occurrences, SizeIs(1));
  const json chains = newsroom_->Ask({"chain", occurrences[0]["name"]});
  ASSERT_THAT(chains, SizeIs(1));
  std::vector<std::string> links;
  for (const json& link : chains[0]["links"]) {
    links.push_back(link["kind"].get<std::string>() + " " + link["text"].get<std::string>());
  }
  ASSERT_THAT(links, SizeIs(6));
  EXPECT_EQ(links[0], "LINK_KIND_SOURCE she");
  EXPECT_THAT(links[1], StartsWith("LINK_KIND_ANTECEDENT Maria Zakharova, the spokeswoman"));
  EXPECT_EQ(links[2], "LINK_KIND_SPEAKER Maria Zakharova");
  EXPECT_THAT(links[3], AllOf(StartsWith("LINK_KIND_REPRESENTS"), HasSubstr("foreign ministry")));
  EXPECT_EQ(links[4], "LINK_KIND_MEDIUM in a statement");
  EXPECT_THAT(links[5], AllOf(StartsWith("LINK_KIND_PUBLISHED_IN"), HasSubstr("Moscow turns on")));
}

TEST_F(SampleTest, AnotherSpeakerForTheSameWordsIsAnAttributionConflict) {
  const auto occurrences = Occurrences("global pariah and the world");
  ASSERT_THAT(occurrences, Not(IsEmpty()));
  const std::string quote = occurrences[0]["quote"];
  for (const json& repeated : newsroom_->Ask({"duplicates"})) {
    if (repeated["quote"]["name"] != quote) continue;
    EXPECT_EQ(repeated["quote"]["attributionConflict"], true);
    // Two of Milley's words, a fragment in the lead, and the altered one of the briefing.
    EXPECT_THAT(RelationsOf(repeated), ElementsAre("RELATION_EXACT", "RELATION_EXACT",
                                                   "RELATION_PARTIAL", "RELATION_VARIANT"));
    return;
  }
  FAIL() << quote << " does not repeat";
}

TEST_F(SampleTest, AGarbledQuoteIsSetRightWithItsSpeakerAndFirstAppearance) {
  const auto result = newsroom_->Run(
      {"verify", "--speaker", "Vladimir Putin",
       "We see no sign that President Putin is preparing for peace; he is preparing for war"});
  EXPECT_EQ(result.exit_code, 1) << result.err;
  EXPECT_THAT(result.out, AllOf(HasSubstr("Jens Stoltenberg"), HasSubstr("2023-02-15")));
}

TEST_F(SampleTest, WordsThatNobodySaidAreNotFound) {
  const json answer = newsroom_->Ask({"verify", "The harbour will be dredged before midsummer"});
  EXPECT_EQ(answer["verdict"], "VERDICT_NOT_FOUND");
}

TEST_F(SampleTest, ASpeakerIsFoundBySurnameWithEverythingSaid) {
  const json quotes = newsroom_->Ask({"search", "--speaker", "Stoltenberg"});
  EXPECT_GE(quotes.size(), 2U);
}

}  // namespace
}  // namespace verbatim::tests
