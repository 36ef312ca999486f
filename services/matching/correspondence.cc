#include "services/matching/correspondence.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace verbatim::matching {
namespace {

uint32_t MassOf(const Side& side, const Block& block) {
  uint32_t mass = 0;
  for (uint32_t i = block.a; i < block.a_end(); ++i) mass += MassOf(side.units[i]);
  return mass;
}

// What is so and what was so are two statements, unless much else is the same: as a content word.
constexpr uint32_t kTenseLoss = 8;

constexpr uint32_t kNarrowGap = 3;  // words on either side
constexpr uint32_t kLongestMovedPhrase = 12;

using Masses = absl::InlinedVector<int64_t, 12>;

struct Chain {
  size_t first = 0;
  size_t last = 0;  // inclusive
};

// The heaviest chain (Kadane's maximum subarray); of equals the first.
Chain HeaviestChain(const Masses& masses, const Gaps& gaps) {
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

// Takes in the blocks on both sides of the chain that only a few words part from it and that are
// not much lighter than the difference.
void Widen(Chain& chain, const Masses& masses, const Gaps& gaps) {
  const auto belongs = [&](size_t block, const Gap& gap) {
    return IsNarrow(gap) && 2 * masses[block] >= int64_t{LossOf(gap)};
  };
  while (chain.first > 0 && belongs(chain.first - 1, gaps[chain.first])) --chain.first;
  while (chain.last + 1 < masses.size() && belongs(chain.last + 1, gaps[chain.last + 1])) {
    ++chain.last;
  }
}

bool BeginsWordAt(const Side& side, uint32_t unit) {
  return unit == side.size() || side.BeginsWord(unit);
}

// At an edge where one text has a few words and the other more, the few may be other forms of those
// next to the chain, and the rest a cut: "picking up delegates" in "we are going to pick up
// delegates". Returns what the few make with their neighbours, if they are.
std::optional<Gap> SplitEdge(const Side& a, const Side& b, bool at_end, Gap& edge) {
  const uint32_t few = std::min(edge.a.size(), edge.b.size());
  const uint32_t many = std::max(edge.a.size(), edge.b.size());
  if (few == 0 || few > kNarrowGap || few == many) return std::nullopt;
  const auto near = [&](Range r) {
    return at_end ? Range{r.begin, r.begin + few} : Range{r.end - few, r.end};
  };
  const auto far = [&](Range r) {
    return at_end ? Range{r.begin + few, r.end} : Range{r.begin, r.end - few};
  };
  if (!BeginsWordAt(a, at_end ? near(edge.a).end : near(edge.a).begin) ||
      !BeginsWordAt(b, at_end ? near(edge.b).end : near(edge.b).begin)) {
    return std::nullopt;
  }
  const Gap inner = JudgeGap(a, b, near(edge.a), near(edge.b));
  if (inner.kind > GapKind::kForm || inner.change != domain::MeaningChange::kNone) {
    return std::nullopt;
  }
  edge = JudgeGap(a, b, far(edge.a), far(edge.b));
  return inner;
}

// Whether words that turn a sentence round by their place are among them.
bool HasTurningWord(const Side& side, Range range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if ((side.units[i].classes & (kNegator | kDegree | kTurn)) != 0) return true;
  }
  return false;
}

bool SameWords(const Side& a, Range in_a, const Side& b, Range in_b) {
  if (in_a.size() != in_b.size()) return false;
  for (uint32_t k = 0; k < in_a.size(); ++k) {
    if (a.units[in_a.begin + k].code != b.units[in_b.begin + k].code) return false;
  }
  return true;
}

// A phrase that one text has before what both share and the other behind it: "in the morning we
// mend it", "we mend it in the morning". It is lost at neither edge, but moved.
void JoinMovedEdges(const Side& a, const Side& b, Gap& left, Gap& right) {
  const bool to_the_end = left.b.empty() && right.a.empty();
  const bool to_the_front = left.a.empty() && right.b.empty();
  if (to_the_end == to_the_front) return;  // neither, or nothing is there
  const Range in_a = to_the_end ? left.a : right.a;
  const Range in_b = to_the_end ? right.b : left.b;
  if (in_a.size() > kLongestMovedPhrase || !SameWords(a, in_a, b, in_b)) return;
  if (HasTurningWord(a, in_a)) return;
  left.kind = right.kind = GapKind::kMoved;
  right.a_mass = right.b_mass = 0;  // counted on the left
  left.a_mass = left.b_mass = MassOf(a, Block{in_a.begin, in_b.begin, in_a.size()});
}

}  // namespace

uint32_t LossOf(const Gap& gap) {
  switch (gap.kind) {
    case GapKind::kSame:
    case GapKind::kTidied:
    case GapKind::kBracketed:
    case GapKind::kEllipsis: return 0;
    case GapKind::kForm: return std::max(gap.a_mass, gap.b_mass) / 4 + (gap.tense ? kTenseLoss : 0);
    case GapKind::kMoved: return std::max(gap.a_mass, gap.b_mass) / 3;
    case GapKind::kAdded: return (gap.a_mass + gap.b_mass) / (gap.aside ? 2 : 1);
    case GapKind::kReplaced:
      return std::max(gap.a_mass, gap.b_mass) + std::min(gap.a_mass, gap.b_mass) / 4;
  }
  return 0;
}

Correspondence FindCorrespondence(const Side& a, const Side& b) {
  Correspondence found;
  const Blocks blocks = AlignUnits(a.units, b.units);
  if (blocks.empty()) return found;
  const Gaps gaps = JudgeGaps(a, b, blocks);
  Masses masses;
  for (const Block& block : blocks) masses.push_back(MassOf(a, block));
  Chain chain = HeaviestChain(masses, gaps);
  Widen(chain, masses, gaps);

  const auto at = [](const auto& items, size_t k) {
    return items.begin() + static_cast<ptrdiff_t>(k);
  };
  found.blocks.assign(at(blocks, chain.first), at(blocks, chain.last + 1));
  found.gaps.assign(at(gaps, chain.first + 1), at(gaps, chain.last + 1));
  const Block& front = found.blocks.front();
  const Block& back = found.blocks.back();
  // Judged already where the chain takes in all blocks, unless words moved across.
  found.left = chain.first == 0 && gaps.front().kind != GapKind::kMoved
                   ? gaps.front()
                   : JudgeGap(a, b, {0, front.a}, {0, front.b});
  found.right = chain.last + 1 == blocks.size() && gaps.back().kind != GapKind::kMoved
                    ? gaps.back()
                    : JudgeGap(a, b, {back.a_end(), a.size()}, {back.b_end(), b.size()});
  for (Gap* edge : {&found.left, &found.right}) {
    const std::optional<Gap> inner = SplitEdge(a, b, edge == &found.right, *edge);
    if (inner) found.gaps.push_back(*inner);
  }
  JoinMovedEdges(a, b, found.left, found.right);
  for (const Block& block : found.blocks) found.shared_mass += MassOf(a, block);
  for (const Gap& gap : found.gaps) found.loss += LossOf(gap);
  return found;
}

}  // namespace verbatim::matching
