#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_TREE_TRAINER_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_TREE_TRAINER_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/extraction/boosted_trees.h"

namespace verbatim::extraction::training {

// Decisions to learn from: groups of candidates, each a row of features, of which one or more are
// right. Groups without a right candidate are left out where one must be right.
class RankingData {
 public:
  explicit RankingData(uint32_t feature_count) : feature_count_(feature_count) {}

  void BeginGroup() { group_begins_.push_back(static_cast<uint32_t>(right_.size())); }
  // REQUIRES: row has feature_count() values.
  void AddCandidate(const float* row, bool is_right);

  uint32_t feature_count() const { return feature_count_; }
  size_t row_count() const { return right_.size(); }
  size_t group_count() const { return group_begins_.size(); }
  const float* row(size_t i) const { return rows_.data() + i * feature_count_; }
  bool is_right(size_t i) const { return right_[i] != 0; }
  uint32_t group_begin(size_t group) const { return group_begins_[group]; }
  uint32_t group_end(size_t group) const {
    return group + 1 < group_begins_.size() ? group_begins_[group + 1]
                                            : static_cast<uint32_t>(right_.size());
  }

 private:
  uint32_t feature_count_;
  std::vector<float> rows_;
  std::vector<uint8_t> right_;
  std::vector<uint32_t> group_begins_;
};

// What the scores shall mean.
enum class Objective {
  kOneOfGroup,  // softmax over the group: probability that a candidate is the right one
  kYesOrNo,     // log of the odds that a candidate is right, whatever the others of its group are
};

struct TreeOptions {
  Objective objective = Objective::kOneOfGroup;
  int trees = 300;
  int leaves = 31;
  int max_depth = 7;  // every walk takes as many steps as the deepest leaf needs
  double learning_rate = 0.08;
  double min_child_hessian = 2;  // how much evidence a leaf needs
  double l2 = 2;
  double feature_share = 0.5;  // features tried per tree
  double group_share = 0.7;    // decisions a tree learns from
  uint64_t seed = 1;
};

// Learns trees whose scores give the right candidates probability one
// (histogram-based, leaf-wise growth, second-order as in LightGBM). Deterministic, one thread.
std::string TrainRanker(const RankingData& data, const TreeOptions& options);

// Share of groups whose highest candidate is right.
double RankerAccuracy(const BoostedTrees& trees, const RankingData& data);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_TREE_TRAINER_H_
