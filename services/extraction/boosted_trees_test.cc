#include "services/extraction/boosted_trees.h"

#include <gtest/gtest.h>

namespace verbatim::extraction {
namespace {

// row[0] <= 1 ? 10 : (row[1] <= 5 ? 20 : 30)
GrownTree SmallTree() {
  return {.nodes = {{.threshold = 1, .feature = 0, .left = ~0, .right = 1, .unused = 0},
                    {.threshold = 5, .feature = 1, .left = ~1, .right = ~2, .unused = 0}},
          .leaves = {10, 20, 30}};
}

absl::StatusOr<BoostedTrees> Open(const std::vector<GrownTree>& trees, uint32_t features) {
  ModelFileWriter writer;
  writer.Add("trees", WriteTrees(features, trees));
  static std::string bytes;
  bytes = writer.Finish();
  return BoostedTrees::Open(ModelFile::Open(bytes).value(), "trees");
}

TEST(BoostedTreesTest, SumsTheLeavesThatARowReaches) {
  const BoostedTrees trees = Open({SmallTree(), SmallTree()}, 2).value();
  constexpr float kRows[6][2] = {{1, 9}, {2, 5}, {2, 6}, {1, 9}, {9, 9}, {0, 0}};
  constexpr float kWanted[] = {20, 40, 60, 20, 60, 20};
  std::vector<const float*> rows;
  std::vector<float> scores;
  for (size_t count = 0; count <= 20; ++count) {
    trees.Score(rows, scores);
    ASSERT_EQ(scores.size(), count);
    for (size_t i = 0; i < count; ++i) EXPECT_EQ(scores[i], kWanted[i % 6]) << i << " of " << count;
    rows.push_back(kRows[count % 6]);
  }
}

TEST(BoostedTreesTest, GivesUpOnRowsWithoutAChance) {
  GrownTree step;  // 1 for positive values, else 0
  step.nodes = {{.threshold = 0, .feature = 0, .left = ~0, .right = ~1}};
  step.leaves = {0, 1};
  const BoostedTrees trees = Open(std::vector<GrownTree>(100, step), 1).value();
  constexpr float kValues[] = {-1, 1, -2, 2};
  std::vector<const float*> rows;
  for (const float& value : kValues) rows.push_back(&value);
  std::vector<float> scores;
  trees.ScoreRivals(rows, scores);
  const std::vector<float> wanted = {BoostedTrees::kGivenUp, 100, BoostedTrees::kGivenUp, 100};
  EXPECT_EQ(scores, wanted);
}

TEST(BoostedTreesTest, RefusesTreesWhoseWalkMightNotEnd) {
  GrownTree loop = SmallTree();
  loop.nodes[1].left = 0;
  EXPECT_FALSE(Open({loop}, 2).ok());
}

TEST(BoostedTreesTest, RefusesIndexesOutsideTheTree) {
  GrownTree no_leaf = SmallTree();
  no_leaf.nodes[1].left = ~3;
  EXPECT_FALSE(Open({no_leaf}, 2).ok());
  GrownTree no_node = SmallTree();
  no_node.nodes[0].right = 2;
  EXPECT_FALSE(Open({no_node}, 2).ok());
  EXPECT_FALSE(Open({SmallTree()}, 1).ok()) << "feature 1 of 1";
}

TEST(SoftmaxTest, GivesProbabilities) {
  std::vector<float> scores = {1000, 1000, -1000};
  Softmax(scores);
  EXPECT_FLOAT_EQ(scores[0], 0.5);
  EXPECT_FLOAT_EQ(scores[1], 0.5);
  EXPECT_FLOAT_EQ(scores[2], 0);
}

}  // namespace
}  // namespace verbatim::extraction
