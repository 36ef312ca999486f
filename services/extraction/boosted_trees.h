#ifndef VERBATIM_SERVICES_EXTRACTION_BOOSTED_TREES_H_
#define VERBATIM_SERVICES_EXTRACTION_BOOSTED_TREES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/extraction/model_file.h"

namespace verbatim::extraction {

// An inner node of a tree: goes left when row[feature] <= threshold. A child below zero is the leaf
// with number ~child.
struct TreeNode {
  float threshold = 0;
  uint16_t feature = 0;
  int16_t left = 0;
  int16_t right = 0;
  uint16_t unused = 0;
};
static_assert(sizeof(TreeNode) == 12);

// A sum of regression trees (Friedman 2001), here a scorer: of the candidates for one decision the
// one with the highest score wins, and the softmax of their scores are their probabilities.
//
// Keeps its own copy of the trees, laid out for walking several rows at once without branches that
// a processor could guess wrong. Immutable, safe to share between threads.
class BoostedTrees {
 public:
  // Reads a section and checks every index in it. REQUIRES: bytes are aligned to 4.
  static absl::StatusOr<BoostedTrees> Open(const ModelFile& file, std::string_view section);

  // Features that a row must have.
  uint32_t feature_count() const { return feature_count_; }
  size_t tree_count() const { return trees_.size(); }

  // Scores rows of feature_count() values into `scores`, one each.
  void Score(const std::vector<const float*>& rows, std::vector<float>& scores) const;
  // Adds what the trees [first, last) say. REQUIRES: as many scores as rows.
  void Add(size_t first, size_t last, const std::vector<const float*>& rows,
           std::vector<float>& scores) const;
  // Scores rows of which only the highest counts: those far behind after some trees are given up,
  // with the score kGivenUp.
  void ScoreRivals(const std::vector<const float*>& rows, std::vector<float>& scores) const;
  static constexpr float kGivenUp = -1e9F;

 private:
  // An inner node, or a leaf: both its children are itself and its threshold is its value.
  struct Node {
    float threshold;
    uint8_t feature;
    uint8_t children[2];
    uint8_t unused;
  };
  static_assert(sizeof(Node) == 8);
  struct Tree {
    uint32_t first_node;
    uint32_t depth;  // steps after which every walk has reached a leaf
  };

  // Adds what one tree says of kWidth rows.
  template <size_t kWidth>
  void Walk(const Tree& tree, const float* const* rows, float* scores) const;

  void AddTree(const TreeNode* nodes, uint32_t node_count, const float* leaves,
               uint32_t leaf_count);

  uint32_t feature_count_ = 0;
  std::vector<Tree> trees_;
  std::vector<Node> nodes_;
};

// One tree as the trainer grows it; a tree of a single leaf has no nodes.
struct GrownTree {
  std::vector<TreeNode> nodes;
  std::vector<float> leaves;
};

// The section's bytes.
std::string WriteTrees(uint32_t feature_count, const std::vector<GrownTree>& trees);

// Turns scores into probabilities in place.
void Softmax(std::vector<float>& scores);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_BOOSTED_TREES_H_
