#include "services/extraction/report_labels.h"

#include <algorithm>
#include <array>
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
  static std::array<TransitionScores, 3> tables;
  for (TransitionScores& table : tables) {
    for (LabelScores& row : table) {
      for (float& score : row) score = next();
    }
  }
  for (size_t w = 0; w < words; ++w) {
    for (float& score : search.scores[w]) score = next();
    search.steps.push_back({&tables[w % 3], &tables[(w + 1) % 3]});
  }
  return search;
}

void SetCue(LabelSearch& search, size_t cue) {
  for (size_t label = 0; label < kLabelCount; ++label) {
    if (static_cast<Label>(label) != Label::kCue) search.scores[cue][label] = kImpossible;
  }
}

float ScoreOf(const LabelSearch& search, const std::vector<Label>& labels) {
  float score = 0;
  for (size_t w = 0; w < labels.size(); ++w) {
    const auto label = static_cast<size_t>(labels[w]);
    score += search.scores[w][label];
    if (w == 0) continue;
    for (const TransitionScores* table : search.steps[w]) {
      score += (*table)[static_cast<size_t>(labels[w - 1])][label];
    }
  }
  return score;
}

// Every allowed labelling's score, highest first.
std::vector<float> AllScores(const LabelSearch& search) {
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
      allowed &= MayFollow(w == 0 ? Label::kOther : labels[w - 1], labels[w]);
      allowed &= search.scores[w][static_cast<size_t>(labels[w])] != kImpossible;
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
    search.scores[seed % 5][static_cast<size_t>(Label::kCue)] = kImpossible;
    const size_t cue = (seed + 2) % 5;
    SetCue(search, cue);
    const std::vector<Labelling> found = search.Best(kMostLabellings);
    const std::vector<float> all = AllScores(search);
    ASSERT_EQ(found.size(), kMostLabellings);
    for (size_t i = 0; i < found.size(); ++i) {
      EXPECT_EQ(found[i].score, all[i]);
      EXPECT_EQ(ScoreOf(search, found[i].labels), found[i].score);
      EXPECT_EQ(found[i].labels[cue], Label::kCue);
    }
  }
}

TEST(LabelSearchTest, AWordAloneIsTheCue) {
  LabelSearch search = MakeSearch(1, 7);
  SetCue(search, 0);
  const std::vector<Labelling> found = search.Best(3);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].labels, std::vector<Label>{Label::kCue});
}

}  // namespace
}  // namespace verbatim::extraction
