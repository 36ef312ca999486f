#include "services/matching/correspondence.h"

#include <algorithm>
#include <cstddef>

namespace verbatim::matching {
namespace {

uint32_t MassOf(const Side& side, const Block& block) {
  uint32_t mass = 0;
  for (uint32_t i = block.a; i < block.a_end(); ++i) mass += MassOf(side.units[i]);
  return mass;
}

constexpr uint32_t kNarrowGap = 3;  // words on either side

struct Chain {
  size_t first = 0;
  size_t last = 0;  // inclusive
};

// The heaviest chain (Kadane's maximum subarray); of equals the first.
Chain HeaviestChain(const std::vector<int64_t>& masses, const std::vector<Gap>& gaps) {
  Chain best;
  Chain current;
  int64_t best_sum = masses[0];
  int64_t sum = masses[0];
  for (size_t k = 1; k < masses.size(); ++k) {
    const int64_t bridged = sum - LossOf(gaps[k]);
    if (bridged > 0) {
      sum = bridged + masses[k];
      current.last = k;
    } else {
      sum = masses[k];
      current = {k, k};
    }
    if (sum > best_sum) {
      best_sum = sum;
      best = current;
    }
  }
  return best;
}

bool IsNarrow(const Gap& gap) { return std::max(gap.a.size(), gap.b.size()) <= kNarrowGap; }

// Takes in the blocks on both sides of the chain that only a few words part from it: they belong to
// it, however light they are.
void Widen(Chain& chain, const std::vector<Gap>& gaps) {
  while (chain.first > 0 && IsNarrow(gaps[chain.first])) --chain.first;
  while (chain.last + 2 < gaps.size() && IsNarrow(gaps[chain.last + 1])) ++chain.last;
}

}  // namespace

uint32_t LossOf(const Gap& gap) {
  switch (gap.kind) {
    case GapKind::kSame:
    case GapKind::kTidied:
    case GapKind::kBracketed:
    case GapKind::kEllipsis: return 0;
    case GapKind::kForm: return std::max(gap.a_mass, gap.b_mass) / 2;
    case GapKind::kMoved: return std::max(gap.a_mass, gap.b_mass) / 3;
    case GapKind::kAdded: return gap.a_mass + gap.b_mass;
    case GapKind::kReplaced:
      return std::max(gap.a_mass, gap.b_mass) + std::min(gap.a_mass, gap.b_mass) / 2;
  }
  return 0;
}

Correspondence FindCorrespondence(const Side& a, const Side& b) {
  Correspondence found;
  const std::vector<Block> blocks = AlignUnits(a.units, b.units);
  if (blocks.empty()) return found;
  const std::vector<Gap> gaps = JudgeGaps(a, b, blocks);
  std::vector<int64_t> masses;
  for (const Block& block : blocks) masses.push_back(MassOf(a, block));
  Chain chain = HeaviestChain(masses, gaps);
  Widen(chain, gaps);

  const auto at = [](const auto& items, size_t k) {
    return items.begin() + static_cast<ptrdiff_t>(k);
  };
  found.blocks.assign(at(blocks, chain.first), at(blocks, chain.last + 1));
  found.gaps.assign(at(gaps, chain.first + 1), at(gaps, chain.last + 1));
  const Block& front = found.blocks.front();
  const Block& back = found.blocks.back();
  found.left = JudgeGap(a, b, {0, front.a}, {0, front.b});
  found.right = JudgeGap(a, b, {back.a_end(), a.size()}, {back.b_end(), b.size()});
  for (const Block& block : found.blocks) found.shared_mass += MassOf(a, block);
  for (const Gap& gap : found.gaps) found.loss += LossOf(gap);
  return found;
}

}  // namespace verbatim::matching
