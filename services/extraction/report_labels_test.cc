#include "services/extraction/report_labels.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>

#include <gtest/gtest.h>

namespace verbatim::extraction {
namespace {

// A search over `words` words with arbitrary, repeatable scores.
LabelSearch MakeSearch(size_t words, uint32_t seed) {
  LabelSearch search;
  const auto next = [&seed] {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<float>(seed >> 20) - 2048;
  };
  search.scores.resize(words);
  search.steps.resize(words);
  search.may_be_cue.assign(words, true);
  for (size_t w = 0; w < words; ++w) {
    for (float& score : search.scores[w]) score = next();
    for (LabelScores& row : search.steps[w]) {
      for (float& score : row) score = next();
    }
  }
  return search;
}

float ScoreOf(const LabelSearch& search, const std::vector<Label>& labels) {
  float score = 0;
  for (size_t w = 0; w < labels.size(); ++w) {
    const auto label = static_cast<size_t>(labels[w]);
    score += search.scores[w][label];
    if (w > 0) score += search.steps[w][static_cast<size_t>(labels[w - 1])][label];
  }
  return score;
}

// Every allowed labelling's score, highest first.
std::vector<float> AllScores(const LabelSearch& search, size_t cue) {
  std::vector<float> scores;
  const size_t words = search.scores.size();
  size_t count = 1;
  for (size_t w = 0; w < words; ++w) count *= kLabelCount;
  for (size_t number = 0; number < count; ++number) {
    std::vector<Label> labels(words);
    size_t rest = number;
    bool allowed = true;
    for (size_t w = 0; w < words; ++w) {
      labels[w] = static_cast<Label>(rest % kLabelCount);
      rest /= kLabelCount;
      const bool is_cue = labels[w] == Label::kCue;
      allowed &= MayFollow(w == 0 ? Label::kOther : labels[w - 1], labels[w]);
      allowed &= w == cue ? is_cue : !is_cue || search.may_be_cue[w];
    }
    if (allowed) scores.push_back(ScoreOf(search, labels));
  }
  std::sort(scores.begin(), scores.end(), std::greater<>());
  return scores;
}

TEST(LabelSearchTest, FindsTheBestOfAllLabellings) {
  for (uint32_t seed = 1; seed <= 30; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    LabelSearch search = MakeSearch(5, seed);
    search.may_be_cue[seed % 5] = false;
    const size_t cue = (seed + 2) % 5;
    const std::vector<Labelling> found = search.Best(cue, 4);
    const std::vector<float> all = AllScores(search, cue);
    ASSERT_EQ(found.size(), 4U);
    for (size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].score, all[i]);
      EXPECT_EQ(ScoreOf(search, found[i].labels), found[i].score);
      EXPECT_EQ(found[i].labels[cue], Label::kCue);
    }
  }
}

TEST(LabelSearchTest, AWordAloneIsTheCue) {
  LabelSearch search = MakeSearch(1, 7);
  const std::vector<Labelling> found = search.Best(0, 3);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].labels, std::vector<Label>{Label::kCue});
}

}  // namespace
}  // namespace verbatim::extraction
