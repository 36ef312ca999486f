// What script/demo shows, asked of a real server with the repository's sample.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
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
    for (const json& repeated :
         newsroom_->Ask({"duplicates", "--only", "quotes", UrlOf(kLiveBlog)})) {
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

// "KIND | words | where they stand, in characters | method | confidence | time meant".
std::string Show(const json& link) {
  constexpr size_t kPrefix = sizeof("LINK_KIND_") - 1;
  char confidence[8];
  std::snprintf(confidence, sizeof confidence, "%.2f", link.value("confidence", 0.0));
  const json evidence = link.value("evidence", json::object());
  std::string shown =
      link["kind"].get<std::string>().substr(kPrefix) + " | " + link.value("text", "") + " | ";
  if (evidence.contains("end")) {
    shown += std::to_string(evidence.value("start", 0)) + "-" +
             std::to_string(evidence.value("end", 0)) + " \"" + evidence.value("text", "") + "\"";
  }
  shown += " | " + link.value("method", "") + " | " + confidence;
  if (link.contains("startTime")) {
    shown += " | " + link.value("startTime", "") + " to " + link.value("endTime", "");
  }
  return shown + "\n";
}

// The chain of the statement of `article` whose content holds the character at `offset`, without
// its SOURCE, which must be the statement's.
std::string ShowChain(const Newsroom& newsroom, const json& article, int offset) {
  for (const json& occurrence : article) {
    const json& statement = occurrence["statement"];
    bool holds = false;
    for (const json& segment : statement["content"]) {
      const json& span = segment["span"];
      holds |= span.value("start", 0) <= offset && offset < span.value("end", 0);
    }
    if (!holds) continue;
    std::string shown;
    const json chains = newsroom.Ask({"chain", occurrence["name"]});
    EXPECT_EQ(chains.size(), 1u);
    for (const json& link : chains.at(0).at("links")) {
      if (link["kind"] != "LINK_KIND_SOURCE") {
        shown += Show(link);
        continue;
      }
      EXPECT_EQ(link["evidence"], statement["source"]) << occurrence;
      EXPECT_EQ(link["confidence"], statement["confidence"]) << occurrence;
      EXPECT_EQ(link["method"], "extraction") << occurrence;
    }
    return shown;
  }
  return "there is no statement\n";
}

// Each chain of chains.expected was read against the text: it has all links that the text supports,
// and no others. With VERBATIM_UPDATE_EXPECTED set, it is written anew from what is found: read the
// change.
TEST_F(SampleTest, EveryChainHoldsExactlyWhatTheTextSupports) {
  const std::string path = SamplePath("chains.expected");
  std::ifstream file(path);
  ASSERT_TRUE(file.is_open()) << path;
  std::map<std::string, json> articles;
  for (const char* sample : {kLiveBlog, kBriefing}) {
    articles[sample] = newsroom_->Ask({"article", UrlOf(sample)});
  }
  std::string line;
  std::string head;      // comment lines
  std::string found;     // all chains
  std::string expected;  // as the file has them
  while (std::getline(file, line)) {
    if (line.starts_with("#")) {
      head += line + "\n";
    } else if (line.starts_with("== ")) {  // "== live-2023-02-15.txt 235"
      const size_t blank = line.rfind(' ');
      const std::string sample = line.substr(3, blank - 3);
      ASSERT_TRUE(articles.contains(sample)) << line;
      found +=
          line + "\n" + ShowChain(*newsroom_, articles[sample], std::stoi(line.substr(blank + 1)));
      expected += line + "\n";
    } else {
      expected += line + "\n";
    }
  }
  if (std::getenv("VERBATIM_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(path) << head << found;
    return;
  }
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found, expected);
  for (const char* kind :
       {"ANTECEDENT", "SPEAKER", "REPRESENTS", "MEDIUM", "SAID_AT", "RELAYED_BY", "PUBLISHED_IN"}) {
    EXPECT_THAT(expected, HasSubstr("\n" + std::string(kind) + " | "));
  }
}

TEST_F(SampleTest, AnotherSpeakerForTheSameWordsIsAnAttributionConflict) {
  const auto occurrences = Occurrences("global pariah and the world");
  ASSERT_THAT(occurrences, Not(IsEmpty()));
  const std::string quote = occurrences[0]["quote"];
  for (const json& repeated : newsroom_->Ask({"duplicates", "--only", "quotes"})) {
    if (repeated["quote"]["name"] != quote) continue;
    EXPECT_EQ(repeated["quote"]["attributionConflict"], true);
    // Two of Milley's words, a fragment in the lead, and the altered one of the briefing.
    EXPECT_THAT(RelationsOf(repeated), ElementsAre("RELATION_EXACT", "RELATION_EXACT",
                                                   "RELATION_PARTIAL", "RELATION_VARIANT"));
    return;
  }
  FAIL() << quote << " does not repeat";
}

TEST_F(SampleTest, WholeParagraphsThatRepeatAreReportedWithTheirPlaces) {
  const json paragraphs = newsroom_->Ask({"duplicates", "--only", "paragraphs", UrlOf(kLiveBlog)});
  ASSERT_EQ(paragraphs.size(), 1u) << paragraphs;
  const json& paragraph = paragraphs[0];
  const std::string text = paragraph["text"];
  EXPECT_THAT(text, HasSubstr("most pressing need is ammunition"));
  EXPECT_EQ(paragraph["placeCount"], "2");
  EXPECT_EQ(paragraph["articleCount"], "1");
  ASSERT_EQ(paragraph["places"].size(), 2u);
  const auto characters =
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  for (const json& place : paragraph["places"]) {
    EXPECT_EQ(place["articleUrl"], UrlOf(kLiveBlog));
    EXPECT_EQ(place["span"]["text"], text);
    EXPECT_EQ(place["span"]["end"].get<int>() - place["span"]["start"].get<int>(), characters);
  }
  const auto table = newsroom_->Run({"duplicates", UrlOf(kLiveBlog)});
  EXPECT_THAT(table.out, AllOf(HasSubstr("Paragraphs that repeat"), HasSubstr("2 places")));
  const auto csv =
      newsroom_->Run({"duplicates", "--only", "paragraphs", "--format", "csv", UrlOf(kLiveBlog)});
  EXPECT_EQ(std::count(csv.out.begin(), csv.out.end(), '\n'), 3)
      << csv.out;  // a header, two places
}

TEST_F(SampleTest, ASpeakerIsFoundByTwoWordsWithoutQuotationMarks) {
  const auto result = newsroom_->Run({"speaker", "Jens", "Stoltenberg"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Jens Stoltenberg"));
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
