#include "services/extraction/boosted_trees.h"

#include <algorithm>
#include <cmath>

#include "services/base/status_macros.h"

namespace verbatim::extraction {
namespace {

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
    if (!reader.ok() || node_count == 0 || leaf_count == 0) return DamagedSection(section);
    for (uint32_t i = 0; i < node_count; ++i) {
      if (nodes[i].feature >= result.feature_count_ ||
          !IsValidChild(nodes[i].left, i, node_count, leaf_count) ||
          !IsValidChild(nodes[i].right, i, node_count, leaf_count)) {
        return DamagedSection(section);
      }
    }
    result.trees_.push_back({nodes, leaves});
  }
  if (!reader.AtEnd()) return DamagedSection(section);
  return result;
}

float BoostedTrees::Score(const float* row) const {
  float score = 0;
  for (const Tree& tree : trees_) {
    int at = 0;
    do {
      const TreeNode& node = tree.nodes[at];
      at = row[node.feature] <= node.threshold ? node.left : node.right;
    } while (at >= 0);
    score += tree.leaves[~at];
  }
  return score;
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
