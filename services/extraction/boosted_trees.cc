#include "services/extraction/boosted_trees.h"

#include <algorithm>
#include <cmath>

#include "services/base/status_macros.h"

namespace verbatim::extraction {
namespace {

// Largest tree: its nodes and leaves are numbered by 16 bits, half of them for leaves.
constexpr uint32_t kMaxNodes = 16384;

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
  const uint32_t tree_count = reader.ReadU32();
  for (uint32_t t = 0; t < tree_count && reader.ok(); ++t) {
    const uint32_t node_count = reader.ReadU32();
    const uint32_t leaf_count = reader.ReadU32();
    const auto* nodes = reader.ReadArray<TreeNode>(node_count);
    const auto* leaves = reader.ReadArray<float>(leaf_count);
    if (!reader.ok() || node_count == 0 || leaf_count == 0 || node_count > kMaxNodes ||
        leaf_count > kMaxNodes) {
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
    return static_cast<uint16_t>(child >= 0 ? child : static_cast<int>(node_count) + ~child);
  };
  const auto first = static_cast<uint32_t>(nodes_.size());
  std::vector<uint32_t> depths(node_count, 1);
  uint32_t deepest = 1;
  for (uint32_t i = 0; i < node_count; ++i) {
    const TreeNode& node = nodes[i];
    nodes_.push_back({node.threshold, node.feature, {place(node.left), place(node.right)}});
    deepest = std::max(deepest, depths[i]);
    for (const int child : {int{node.left}, int{node.right}}) {
      if (child >= 0) depths[static_cast<size_t>(child)] = depths[i] + 1;
    }
  }
  for (uint32_t i = 0; i < leaf_count; ++i) {
    const auto self = static_cast<uint16_t>(node_count + i);
    nodes_.push_back({leaves[i], 0, {self, self}});
  }
  trees_.push_back({first, deepest});
}

void BoostedTrees::Score(const float* rows, size_t stride, size_t count, float* scores) const {
  constexpr size_t kAtOnce = 8;  // walks whose memory accesses overlap
  std::fill(scores, scores + count, 0.0F);
  for (const Tree& tree : trees_) {
    const Node* nodes = &nodes_[tree.first_node];
    for (size_t base = 0; base < count; base += kAtOnce) {
      const size_t width = std::min(kAtOnce, count - base);
      uint32_t at[kAtOnce] = {};
      const float* row[kAtOnce];
      for (size_t k = 0; k < kAtOnce; ++k) row[k] = rows + (base + std::min(k, width - 1)) * stride;
      for (uint32_t step = 0; step < tree.depth; ++step) {
        for (size_t k = 0; k < kAtOnce; ++k) {
          const Node& node = nodes[at[k]];
          at[k] = node.children[row[k][node.feature] > node.threshold ? 1 : 0];
        }
      }
      for (size_t k = 0; k < width; ++k) scores[base + k] += nodes[at[k]].threshold;
    }
  }
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
