#include "services/app/context_hashes.h"

#include <string>

#include "gtest/gtest.h"

namespace verbatim::app {
namespace {

constexpr char kWords[] = "“We will hold the line”";
constexpr char kBefore[] =
    "The council met for six hours behind closed doors while farmers parked their tractors "
    "outside.";
constexpr char kAfter[] =
    "A spokesman for the growers called the plan a good start and promised to end the blockade "
    "soon.";

std::vector<int64_t> HashesOf(const std::string& before, const std::string& around,
                              const std::string& after) {
  domain::Article article;
  article.text = before + "\n\n" + kWords + around + "\n\n" + after + "\n";
  article.entries.push_back(
      {.span = {.begin = 0, .end = static_cast<uint32_t>(article.text.size())}, .heading = {}});
  domain::Statement statement;
  const auto begin = static_cast<uint32_t>(article.text.find(kWords));
  statement.content.push_back(
      {.span = {.begin = begin, .end = begin + static_cast<uint32_t>(sizeof kWords - 1)},
       .attachment = domain::SegmentAttachment::kCue});
  return ContextHashes(article, statement);
}

TEST(ContextHashesTest, CopiedSurroundingsShareMostAndOthersNothing) {
  const auto original = HashesOf(kBefore, ", mayor Ada Park told reporters in Ghent.", kAfter);
  EXPECT_EQ(SharedContext(original, original), 1.0);
  const auto edited = HashesOf(kBefore, ", the mayor, Ada Park, said in Ghent.", kAfter);
  EXPECT_GE(SharedContext(original, edited).value(), kCopiedContext);
  const auto other = HashesOf(
      "Hundreds of people watched the debate on a screen in front of the town hall on Monday "
      "night.",
      ", said Park.", "Critics had asked for more money and a vote before the end of the year.");
  EXPECT_LT(SharedContext(original, other).value(), 0.1);
}

TEST(ContextHashesTest, TooLittleAroundSaysNothing) {
  const auto little = HashesOf("", ", she said.", "");
  EXPECT_FALSE(SharedContext(little, HashesOf(kBefore, ", she said.", kAfter)).has_value());
  EXPECT_FALSE(SharedContext({}, {}).has_value());
}

TEST(ContextHashesTest, TheWordsThemselvesDoNotCount) {
  const auto without = HashesOf(kBefore, "", "");
  const auto hashes = HashesOf(kBefore, "", kWords);
  EXPECT_GT(hashes.size(), without.size());
}

}  // namespace
}  // namespace verbatim::app
