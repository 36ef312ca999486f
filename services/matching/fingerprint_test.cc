#include "services/matching/fingerprint.h"

#include <algorithm>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace verbatim::matching {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<int64_t> Stored(std::string_view text) { return StoredFingerprints(Normalize(text)); }
std::vector<int64_t> Query(std::string_view text) { return QueryFingerprints(Normalize(text)); }

size_t Shared(std::string_view stored, std::string_view query) {
  const std::vector<int64_t> left = Stored(stored);
  const std::vector<int64_t> right = Query(query);
  std::vector<int64_t> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return both.size();
}

std::string RandomWords(std::mt19937& random, size_t count) {
  static constexpr std::string_view kWords[] = {
      "the",    "of",   "we",    "will",  "river", "bridge", "don't",  "and",
      "harbor", "open", "again", "never", "miles", "town",   "people", "to"};
  std::string text;
  for (size_t i = 0; i < count; ++i) {
    text.append(kWords[random() % std::size(kWords)]).append(" ");
  }
  return text;
}

TEST(Fingerprint, IsTheSameOnEveryMachine) {
  EXPECT_THAT(Stored("We opened the clinic in 2009, and it took three winters."),
              ElementsAre(-8095405385518464999, -7978779401807814828, -7072591587814593932,
                          -5417554383584365108, 1561942777129086212, 2738399878739373451));
  EXPECT_THAT(Stored("Never again."), ElementsAre(-1212322717521732048));
}

TEST(Fingerprint, HasNothingForATextWithoutWords) {
  EXPECT_THAT(Stored("…"), IsEmpty());
  EXPECT_THAT(Query("“”"), IsEmpty());
}

TEST(Fingerprint, IsOneHashOfAShortTextThatFindsOnlyItself) {
  EXPECT_THAT(Stored("Never again"), SizeIs(1));
  EXPECT_EQ(Shared("Never again", "never, again!"), 1u);
  EXPECT_EQ(Shared("Never again", "never"), 0u);
  EXPECT_EQ(Shared("Never again will we wait", "never again"), 0u);
}

TEST(Fingerprint, FindsTheSameWordsOtherwiseWritten) {
  EXPECT_EQ(Shared("It’s a deal", "it is a deal"), Stored("It’s a deal").size());
  EXPECT_GT(Shared("We don’t organise labour here", "We do not organize labor here"), 0u);
  EXPECT_GT(Shared("becoming ISIS’ best recruiter", "becoming ISIS’s best recruiter"), 0u);
}

TEST(Fingerprint, FindsTheWholeByAnyFragmentOfGuaranteedLength) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const std::string whole = RandomWords(random, 5 + random() % 40);
    const std::vector<NormalWord> words = Normalize(whole).words;
    if (words.size() < kGuaranteedWords) continue;
    const size_t first = random() % (words.size() - kGuaranteedWords + 1);
    const uint32_t begin = words[first].origin.begin;
    const std::string fragment =
        whole.substr(begin, words[first + kGuaranteedWords - 1].origin.end - begin);
    ASSERT_GT(Shared(whole, fragment), 0u) << whole << " / " << fragment;
  }
}

TEST(Fingerprint, LeavesOutAFifthOfTheGramsAtLeast) {
  std::mt19937 random(2);
  size_t kept = 0;
  size_t all = 0;
  for (int round = 0; round < 500; ++round) {
    const std::string text = RandomWords(random, 25);
    kept += Stored(text).size();
    all += Query(text).size();
  }
  EXPECT_LT(static_cast<double>(kept) / static_cast<double>(all), 0.8);
  EXPECT_GT(static_cast<double>(kept) / static_cast<double>(all), 0.6);
}

TEST(Fingerprint, OfEqualWordsIsOneHash) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "no ";
  EXPECT_THAT(Stored(text), SizeIs(1));
}

}  // namespace
}  // namespace verbatim::matching
