#include "services/extraction/training/tree_trainer.h"

#include <cmath>

#include <gtest/gtest.h>

#include "services/extraction/training/random.h"

namespace verbatim::extraction::training {
namespace {

// Of four candidates the one nearest to the middle of (0, 1) in feature 0 is right, unless feature
// 1 singles one out; feature 2 is noise.
RankingData MakeData(uint64_t seed, int groups) {
  Random random(seed);
  RankingData data(3);
  for (int g = 0; g < groups; ++g) {
    float rows[4][3];
    int right = 0;
    for (int i = 0; i < 4; ++i) {
      rows[i][0] = static_cast<float>(random.Unit());
      rows[i][1] = 0;
      rows[i][2] = static_cast<float>(random.Unit());
      if (std::abs(rows[i][0] - 0.5F) < std::abs(rows[right][0] - 0.5F)) right = i;
    }
    if (random.Unit() < 0.3) {
      right = static_cast<int>(random.Below(4));
      rows[right][1] = 1;
    }
    data.BeginGroup();
    for (int i = 0; i < 4; ++i) data.AddCandidate(rows[i], i == right);
  }
  return data;
}

BoostedTrees Open(const std::string& section) {
  static std::string bytes;
  ModelFileWriter writer;
  writer.Add("trees", section);
  bytes = writer.Finish();
  return BoostedTrees::Open(ModelFile::Open(bytes).value(), "trees").value();
}

TEST(TreeTrainerTest, LearnsToRankUnseenDecisions) {
  const std::string section = TrainRanker(MakeData(1, 2000), {.trees = 60, .leaves = 8});
  EXPECT_GT(RankerAccuracy(Open(section), MakeData(2, 500)), 0.93);
}

TEST(TreeTrainerTest, LearnsTheOddsOfYesOrNo) {
  // Right in one of four cases when the feature is 0, in three of four when it is 1.
  Random random(5);
  RankingData data(1);
  for (int i = 0; i < 4000; ++i) {
    const float row = static_cast<float>(random.Below(2));
    data.BeginGroup();
    data.AddCandidate(&row, random.Below(4) < (row > 0 ? 3 : 1));
  }
  const std::string section =
      TrainRanker(data, {.objective = Objective::kYesOrNo, .trees = 60, .leaves = 2});
  const BoostedTrees trees = Open(section);
  for (const float row : {0.0F, 1.0F}) {
    std::vector<float> scores;
    trees.Score({&row}, scores);
    EXPECT_NEAR(1 / (1 + std::exp(-scores[0])), row > 0 ? 0.75 : 0.25, 0.04);
  }
}

TEST(TreeTrainerTest, GivesTheSameBytesAgain) {
  const TreeOptions options = {.trees = 10, .leaves = 8};
  EXPECT_EQ(TrainRanker(MakeData(1, 200), options), TrainRanker(MakeData(1, 200), options));
}

TEST(TreeTrainerTest, LeavesOutGroupsWithoutARightCandidate) {
  RankingData data(1);
  const float row = 1;
  data.BeginGroup();
  data.AddCandidate(&row, false);
  EXPECT_EQ(RankerAccuracy(Open(TrainRanker(data, {.trees = 5})), data), 0);
}

}  // namespace
}  // namespace verbatim::extraction::training
