// The promises on random texts made of what trips readers of quotations: marks of every kind, cues,
// names, clitics, line ends, characters of one to four bytes, and on damaged pieces of the sample.

#include "tests/fuzz/promises.h"

#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "gtest/gtest.h"

namespace verbatim::fuzz {
namespace {

constexpr const char* kPieces[] = {"“",
                                   "”",
                                   "‘",
                                   "’",
                                   "\"",
                                   "'",
                                   "''",
                                   "``",
                                   "«",
                                   "»",
                                   "„",
                                   " said ",
                                   " she ",
                                   "Ada Park",
                                   " told ",
                                   "according to ",
                                   ", ",
                                   ". ",
                                   "? ",
                                   ": ",
                                   "; ",
                                   " – ",
                                   "--",
                                   "…",
                                   "\n",
                                   "\n\n",
                                   "\r\n",
                                   "\t",
                                   " ",
                                   "\u00A0",
                                   "6'2\"",
                                   "don't",
                                   "voters’",
                                   " that ",
                                   " Mr. ",
                                   "U.S. ",
                                   "😀",
                                   "é",
                                   "東京",
                                   "PARK: ",
                                   "Q: ",
                                   " on Tuesday",
                                   " the ministry",
                                   " a senior official",
                                   " the plan was ",
                                   " wrecked"};

std::string RandomText(std::mt19937& random, size_t pieces) {
  std::uniform_int_distribution<size_t> pick(0, std::size(kPieces) - 1);
  std::string text;
  for (size_t i = 0; i < pieces; ++i) text += kPieces[pick(random)];
  return text;
}

TEST(PromisesTest, HoldOnRandomTexts) {
  std::mt19937 random(1);
  for (int round = 0; round < 1500; ++round) {
    const std::string text = RandomText(random, 1 + random() % 120);
    EXPECT_EQ(BrokenExtractionPromise(text), "") << text;
  }
}

TEST(PromisesTest, HoldOnDamagedNews) {
  std::ifstream file(std::string(VERBATIM_SOURCE_DIR) + "/tests/data/sample/live-2023-02-15.txt");
  const std::string sample{std::istreambuf_iterator<char>(file), {}};
  ASSERT_GT(sample.size(), 1000U);
  std::mt19937 random(2);
  for (int round = 0; round < 60; ++round) {
    std::string text = sample;
    for (int blow = 0; blow < 40; ++blow) {
      const size_t at = random() % text.size();
      if (random() % 2 == 0) {
        text.erase(at, random() % 20);
      } else {
        text.insert(at, RandomText(random, 3));
      }
    }
    EXPECT_EQ(BrokenExtractionPromise(text), "") << text;
  }
}

TEST(PromisesTest, HoldForRandomWordings) {
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    const std::string a = RandomText(random, 1 + random() % 30);
    const std::string b = random() % 2 == 0 ? RandomText(random, 1 + random() % 30)
                                            : a.substr(0, random() % a.size()) + "not 12";
    EXPECT_EQ(BrokenComparisonPromise(a, b), "") << a << "\n" << b;
  }
}

}  // namespace
}  // namespace verbatim::fuzz
