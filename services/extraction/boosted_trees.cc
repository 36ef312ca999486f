#include "services/extraction/boosted_trees.h"

#include <algorithm>
#include <cmath>

#include "services/base/status_macros.h"

namespace verbatim::extraction {
namespace {

// Most features, and most nodes and leaves of a tree together: both are numbered by 8 bits.
constexpr uint32_t kMaxNumber = 256;

// After so many trees, rows are given up whose odds against the best are so long (as logarithm).
constexpr size_t kFirstTrees = 24;
constexpr float kHopeless = 4;

// A child must be a later node (so that walks end) or a leaf.
bool IsValidChild(int child, uint32_t parent, uint32_t nodes, uint32_t leaves) {
  if (child < 0) return static_cast<uint32_t>(~child) < leaves;
  return static_cast<uint32_t>(child) > parent && static_cast<uint32_t>(child) < nodes;
}

}  // namespace

// Layout: feature count, tree count; per tree node count, leaf count, nodes, leaves.
absl::StatusOr<BoostedTrees> BoostedTrees::Open(const ModelFile& file, std::string_view section) {
  ASSIGN_OR_RETURN(const std::string_view bytes, file.Section(section));
  SectionReader reader(bytes);
  BoostedTrees result;
  result.feature_count_ = reader.ReadU32();
  if (result.feature_count_ > kMaxNumber) return DamagedSection(section);
  const uint32_t tree_count = reader.ReadU32();
  for (uint32_t t = 0; t < tree_count && reader.ok(); ++t) {
    const uint32_t node_count = reader.ReadU32();
    const uint32_t leaf_count = reader.ReadU32();
    const auto* nodes = reader.ReadArray<TreeNode>(node_count);
    const auto* leaves = reader.ReadArray<float>(leaf_count);
    if (!reader.ok() || node_count == 0 || leaf_count == 0 || node_count > kMaxNumber ||
        leaf_count > kMaxNumber - node_count) {
      return DamagedSection(section);
    }
    for (uint32_t i = 0; i < node_count; ++i) {
      if (nodes[i].feature >= result.feature_count_ ||
          !IsValidChild(nodes[i].left, i, node_count, leaf_count) ||
          !IsValidChild(nodes[i].right, i, node_count, leaf_count)) {
        return DamagedSection(section);
      }
    }
    result.AddTree(nodes, node_count, leaves, leaf_count);
  }
  if (!reader.AtEnd()) return DamagedSection(section);
  return result;
}

void BoostedTrees::AddTree(const TreeNode* nodes, uint32_t node_count, const float* leaves,
                           uint32_t leaf_count) {
  const auto place = [&](int child) {
    return static_cast<uint8_t>(child >= 0 ? child : static_cast<int>(node_count) + ~child);
  };
  const auto first = static_cast<uint32_t>(nodes_.size());
  std::vector<uint32_t> depths(node_count, 1);
  uint32_t deepest = 1;
  for (uint32_t i = 0; i < node_count; ++i) {
    const TreeNode& node = nodes[i];
    nodes_.push_back({node.threshold,
                      static_cast<uint8_t>(node.feature),
                      {place(node.left), place(node.right)},
                      0});
    deepest = std::max(deepest, depths[i]);
    for (const int child : {int{node.left}, int{node.right}}) {
      if (child >= 0) depths[static_cast<size_t>(child)] = depths[i] + 1;
    }
  }
  for (uint32_t i = 0; i < leaf_count; ++i) {
    const auto self = static_cast<uint8_t>(node_count + i);
    nodes_.push_back({leaves[i], 0, {self, self}, 0});
  }
  trees_.push_back({first, deepest});
}

// The memory accesses of the walks overlap.
template <size_t kWidth>
void BoostedTrees::Walk(const Tree& tree, const float* const* rows, float* scores) const {
  const Node* nodes = &nodes_[tree.first_node];
  uint32_t at[kWidth] = {};
  for (uint32_t step = 0; step < tree.depth; ++step) {
    for (size_t k = 0; k < kWidth; ++k) {
      const Node& node = nodes[at[k]];
      at[k] = node.children[rows[k][node.feature] > node.threshold ? 1 : 0];
    }
  }
  for (size_t k = 0; k < kWidth; ++k) scores[k] += nodes[at[k]].threshold;
}

void BoostedTrees::Add(size_t first, size_t last, const std::vector<const float*>& rows,
                       std::vector<float>& scores) const {
  for (size_t t = first; t < last; ++t) {
    const Tree& tree = trees_[t];
    size_t done = 0;
    for (; rows.size() - done >= 8; done += 8) Walk<8>(tree, &rows[done], &scores[done]);
    for (; rows.size() - done >= 3; done += 3) Walk<3>(tree, &rows[done], &scores[done]);
    for (; done < rows.size(); ++done) Walk<1>(tree, &rows[done], &scores[done]);
  }
}

void BoostedTrees::Score(const std::vector<const float*>& rows, std::vector<float>& scores) const {
  scores.assign(rows.size(), 0);
  Add(0, trees_.size(), rows, scores);
}

void BoostedTrees::ScoreRivals(const std::vector<const float*>& rows,
                               std::vector<float>& scores) const {
  scores.assign(rows.size(), 0);
  const size_t first = std::min(kFirstTrees, trees_.size());
  Add(0, first, rows, scores);
  if (rows.empty()) return;
  const float least = *std::max_element(scores.begin(), scores.end()) - kHopeless;
  std::vector<const float*> rivals;
  std::vector<float> rivals_scores;
  for (size_t i = 0; i < rows.size(); ++i) {
    if (scores[i] < least) continue;
    rivals.push_back(rows[i]);
    rivals_scores.push_back(scores[i]);
  }
  if (rivals.size() > 1) Add(first, trees_.size(), rivals, rivals_scores);
  auto score = rivals_scores.begin();
  for (float& s : scores) s = s < least ? kGivenUp : *score++;
}

std::string WriteTrees(uint32_t feature_count, const std::vector<GrownTree>& trees) {
  std::string bytes;
  AppendU32(bytes, feature_count);
  AppendU32(bytes, static_cast<uint32_t>(trees.size()));
  for (const GrownTree& tree : trees) {
    AppendU32(bytes, static_cast<uint32_t>(tree.nodes.size()));
    AppendU32(bytes, static_cast<uint32_t>(tree.leaves.size()));
    AppendArray(bytes, tree.nodes);
    AppendArray(bytes, tree.leaves);
  }
  return bytes;
}

void Softmax(std::vector<float>& scores) {
  if (scores.empty()) return;
  const float highest = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - highest);
  for (float& score : scores) score /= sum;
}

}  // namespace verbatim::extraction
