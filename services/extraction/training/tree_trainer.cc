#include "services/extraction/training/tree_trainer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "services/extraction/training/random.h"

namespace verbatim::extraction::training {
namespace {

constexpr int kBins = 64;

struct Bin {
  double gradient = 0;
  double hessian = 0;
};
using Histogram = std::vector<Bin>;  // [feature * kBins + bin]

// The columns of the data as bin numbers, and the upper edge of each bin.
class BinnedColumns {
 public:
  explicit BinnedColumns(const RankingData& data)
      : rows_(data.row_count()),
        bins_(size_t{data.feature_count()} * rows_),
        edges_(data.feature_count()) {
    std::vector<float> values(rows_);
    for (uint32_t f = 0; f < data.feature_count(); ++f) {
      for (size_t i = 0; i < rows_; ++i) values[i] = data.row(i)[f];
      std::sort(values.begin(), values.end());
      edges_[f] = Edges(values);
      for (size_t i = 0; i < rows_; ++i) {
        const auto& edges = edges_[f];
        bins_[f * rows_ + i] = static_cast<uint8_t>(
            std::lower_bound(edges.begin(), edges.end(), data.row(i)[f]) - edges.begin());
      }
    }
  }

  const uint8_t* Column(uint32_t feature) const { return &bins_[feature * rows_]; }
  // Splitting after bin b means value <= Edge(b). The last bin has no edge.
  float Edge(uint32_t feature, int bin) const { return edges_[feature][bin]; }
  int BinCount(uint32_t feature) const { return static_cast<int>(edges_[feature].size()) + 1; }

 private:
  // Cuts between distinct values, about equally many rows in each bin.
  static std::vector<float> Edges(const std::vector<float>& sorted) {
    std::vector<float> edges;
    size_t last_cut = 0;
    const size_t step = std::max<size_t>(1, sorted.size() / kBins);
    for (size_t i = 1; i < sorted.size() && edges.size() + 1 < kBins; ++i) {
      if (sorted[i] == sorted[i - 1]) continue;
      const bool few_values = sorted.size() < kBins;
      if (few_values || i - last_cut >= step || IsRareEnd(sorted, i, step)) {
        edges.push_back((sorted[i] + sorted[i - 1]) / 2);
        last_cut = i;
      }
    }
    return edges;
  }
  // The first and last distinct values often mean something ("none") however rare they are.
  static bool IsRareEnd(const std::vector<float>& sorted, size_t i, size_t step) {
    return sorted[i - 1] == sorted.front() ||
           (i + step > sorted.size() && sorted[i] == sorted.back());
  }

  size_t rows_;
  std::vector<uint8_t> bins_;
  std::vector<std::vector<float>> edges_;
};

struct Split {
  double gain = 0;
  uint32_t feature = 0;
  int bin = 0;
};

// A leaf while its tree grows: a range of `rows_`, its histogram and its best split.
struct Leaf {
  Leaf(size_t first, size_t last, int parent_node, int levels, bool left_child)
      : begin(first), end(last), parent(parent_node), depth(levels), is_left(left_child) {}

  size_t begin = 0;
  size_t end = 0;
  Bin sum;
  Histogram histogram;
  Split best;
  int parent = -1;  // node that points to it
  int depth = 0;
  bool is_left = false;
};

class TreeGrower {
 public:
  TreeGrower(const BinnedColumns& columns, uint32_t feature_count, const TreeOptions& options)
      : columns_(columns), feature_count_(feature_count), options_(options) {}

  // Grows one tree on `rows`. Afterwards rows() is ordered by leaf and leaf_range(l) tells whose.
  GrownTree Grow(std::vector<uint32_t> rows, const std::vector<float>& gradients,
                 const std::vector<float>& hessians, Random& random) {
    rows_ = std::move(rows);
    gradients_ = &gradients;
    hessians_ = &hessians;
    PickFeatures(random);
    GrownTree tree;
    std::vector<Leaf> leaves;
    leaves.emplace_back(0, rows_.size(), -1, 0, false);
    Fill(leaves[0]);
    FindSplit(leaves[0]);
    while (leaves.size() < static_cast<size_t>(options_.leaves)) {
      const auto best =
          std::max_element(leaves.begin(), leaves.end(),
                           [](const Leaf& a, const Leaf& b) { return a.best.gain < b.best.gain; });
      if (best->best.gain <= 1e-9) break;
      SplitLeaf(static_cast<size_t>(best - leaves.begin()), leaves, tree);
    }
    Finish(leaves, tree);
    return tree;
  }

 private:
  void PickFeatures(Random& random) {
    features_.resize(feature_count_);
    for (uint32_t f = 0; f < feature_count_; ++f) features_[f] = f;
    random.Shuffle(features_);
    const auto wanted = static_cast<size_t>(std::ceil(feature_count_ * options_.feature_share));
    features_.resize(std::max<size_t>(1, wanted));
    std::sort(features_.begin(), features_.end());
  }

  void Fill(Leaf& leaf) {
    leaf.histogram.assign(features_.size() * kBins, {});
    for (size_t i = leaf.begin; i < leaf.end; ++i) {
      leaf.sum.gradient += (*gradients_)[rows_[i]];
      leaf.sum.hessian += (*hessians_)[rows_[i]];
    }
    for (size_t k = 0; k < features_.size(); ++k) {
      Bin* bins = &leaf.histogram[k * kBins];
      const uint8_t* column = columns_.Column(features_[k]);
      for (size_t i = leaf.begin; i < leaf.end; ++i) {
        Bin& bin = bins[column[rows_[i]]];
        bin.gradient += (*gradients_)[rows_[i]];
        bin.hessian += (*hessians_)[rows_[i]];
      }
    }
  }

  double Gain(const Bin& sum) const {
    return sum.gradient * sum.gradient / (sum.hessian + options_.l2);
  }

  void FindSplit(Leaf& leaf) const {
    leaf.best = {};
    if (leaf.depth >= options_.max_depth) return;
    const double whole = Gain(leaf.sum);
    for (size_t k = 0; k < features_.size(); ++k) {
      Bin left;
      for (int b = 0; b + 1 < columns_.BinCount(features_[k]); ++b) {
        left.gradient += leaf.histogram[k * kBins + b].gradient;
        left.hessian += leaf.histogram[k * kBins + b].hessian;
        const Bin right = {leaf.sum.gradient - left.gradient, leaf.sum.hessian - left.hessian};
        if (left.hessian < options_.min_child_hessian) continue;
        if (right.hessian < options_.min_child_hessian) break;
        const double gain = Gain(left) + Gain(right) - whole;
        if (gain > leaf.best.gain) leaf.best = {gain, features_[k], b};
      }
    }
  }

  void SplitLeaf(size_t index, std::vector<Leaf>& leaves, GrownTree& tree) {
    Leaf parent = std::move(leaves[index]);
    const auto node = static_cast<int>(tree.nodes.size());
    const uint8_t* column = columns_.Column(parent.best.feature);
    const auto middle =
        std::stable_partition(rows_.begin() + static_cast<ptrdiff_t>(parent.begin),
                              rows_.begin() + static_cast<ptrdiff_t>(parent.end),
                              [&](uint32_t row) { return column[row] <= parent.best.bin; });
    tree.nodes.push_back({.threshold = columns_.Edge(parent.best.feature, parent.best.bin),
                          .feature = static_cast<uint16_t>(parent.best.feature)});
    PointToNode(parent, node, tree);
    const auto cut = static_cast<size_t>(middle - rows_.begin());
    Leaf left(parent.begin, cut, node, parent.depth + 1, /*left_child=*/true);
    Leaf right(cut, parent.end, node, parent.depth + 1, /*left_child=*/false);
    Leaf& small = cut - parent.begin < parent.end - cut ? left : right;
    Leaf& large = &small == &left ? right : left;
    Fill(small);
    large.histogram = std::move(parent.histogram);
    for (size_t i = 0; i < large.histogram.size(); ++i) {
      large.histogram[i].gradient -= small.histogram[i].gradient;
      large.histogram[i].hessian -= small.histogram[i].hessian;
    }
    large.sum = {parent.sum.gradient - small.sum.gradient, parent.sum.hessian - small.sum.hessian};
    FindSplit(left);
    FindSplit(right);
    leaves[index] = std::move(left);
    leaves.push_back(std::move(right));
  }

  static void PointToNode(const Leaf& leaf, int node, GrownTree& tree) {
    if (leaf.parent < 0) return;
    TreeNode& parent = tree.nodes[static_cast<size_t>(leaf.parent)];
    (leaf.is_left ? parent.left : parent.right) = static_cast<int16_t>(node);
  }

  void Finish(const std::vector<Leaf>& leaves, GrownTree& tree) const {
    for (size_t l = 0; l < leaves.size(); ++l) {
      const Bin& sum = leaves[l].sum;
      tree.leaves.push_back(
          static_cast<float>(-options_.learning_rate * sum.gradient / (sum.hessian + options_.l2)));
      PointToNode(leaves[l], ~static_cast<int>(l), tree);
    }
  }

  const BinnedColumns& columns_;
  uint32_t feature_count_;
  const TreeOptions& options_;
  std::vector<uint32_t> features_;
  std::vector<uint32_t> rows_;
  const std::vector<float>* gradients_ = nullptr;
  const std::vector<float>* hessians_ = nullptr;
};

float TreeScore(const GrownTree& tree, const float* row) {
  int at = 0;
  do {
    const TreeNode& node = tree.nodes[static_cast<size_t>(at)];
    at = row[node.feature] <= node.threshold ? node.left : node.right;
  } while (at >= 0);
  return tree.leaves[static_cast<size_t>(~at)];
}

// Gradients of the log-likelihood of the right candidates of one group; false when none is right.
bool GroupGradients(const RankingData& data, size_t group, const std::vector<float>& scores,
                    std::vector<float>& gradients, std::vector<float>& hessians) {
  const uint32_t begin = data.group_begin(group);
  const uint32_t end = data.group_end(group);
  float highest = -std::numeric_limits<float>::infinity();
  for (uint32_t i = begin; i < end; ++i) highest = std::max(highest, scores[i]);
  double sum = 0;
  double right_sum = 0;
  for (uint32_t i = begin; i < end; ++i) {
    const double e = std::exp(static_cast<double>(scores[i] - highest));
    sum += e;
    if (data.is_right(i)) right_sum += e;
  }
  if (right_sum == 0) return false;
  for (uint32_t i = begin; i < end; ++i) {
    const double e = std::exp(static_cast<double>(scores[i] - highest));
    const double p = e / sum;
    gradients[i] = static_cast<float>(p - (data.is_right(i) ? e / right_sum : 0));
    hessians[i] = static_cast<float>(std::max(p * (1 - p), 1e-6));
  }
  return true;
}

// Gradients of the log-likelihood of each candidate of one group by itself.
void DecisionGradients(const RankingData& data, size_t group, const std::vector<float>& scores,
                       std::vector<float>& gradients, std::vector<float>& hessians) {
  for (uint32_t i = data.group_begin(group); i < data.group_end(group); ++i) {
    const float p = 1 / (1 + std::exp(-scores[i]));
    gradients[i] = p - (data.is_right(i) ? 1.0F : 0.0F);
    hessians[i] = std::max(p * (1 - p), 1e-6F);
  }
}

}  // namespace

void RankingData::AddCandidate(const float* row, bool is_right) {
  rows_.insert(rows_.end(), row, row + feature_count_);
  right_.push_back(is_right ? 1 : 0);
}

std::string TrainRanker(const RankingData& data, const TreeOptions& options) {
  const BinnedColumns columns(data);
  TreeGrower grower(columns, data.feature_count(), options);
  std::vector<float> scores(data.row_count());
  std::vector<float> gradients(data.row_count());
  std::vector<float> hessians(data.row_count());
  std::vector<GrownTree> trees;
  Random random(options.seed);
  for (int t = 0; t < options.trees; ++t) {
    std::vector<uint32_t> rows;
    for (size_t group = 0; group < data.group_count(); ++group) {
      if (random.Unit() >= options.group_share) continue;
      if (options.objective == Objective::kYesOrNo) {
        DecisionGradients(data, group, scores, gradients, hessians);
      } else if (!GroupGradients(data, group, scores, gradients, hessians)) {
        continue;
      }
      for (uint32_t i = data.group_begin(group); i < data.group_end(group); ++i) rows.push_back(i);
    }
    GrownTree tree = grower.Grow(std::move(rows), gradients, hessians, random);
    if (tree.nodes.empty()) continue;
    for (size_t i = 0; i < data.row_count(); ++i) scores[i] += TreeScore(tree, data.row(i));
    trees.push_back(std::move(tree));
  }
  return WriteTrees(data.feature_count(), trees);
}

double RankerAccuracy(const BoostedTrees& trees, const RankingData& data) {
  size_t right = 0;
  size_t all = 0;
  for (size_t group = 0; group < data.group_count(); ++group) {
    std::vector<const float*> rows;
    bool has_right = false;
    for (size_t i = data.group_begin(group); i < data.group_end(group); ++i) {
      has_right |= data.is_right(i);
      rows.push_back(data.row(i));
    }
    std::vector<float> scores;
    trees.Score(rows, scores);
    const auto best = std::max_element(scores.begin(), scores.end()) - scores.begin();
    if (!has_right) continue;
    ++all;
    right += data.is_right(data.group_begin(group) + static_cast<size_t>(best));
  }
  return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
}

}  // namespace verbatim::extraction::training
