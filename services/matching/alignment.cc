#include "services/matching/alignment.h"

#include <algorithm>
#include <bit>
#include <unordered_map>

namespace verbatim::matching {
namespace {

// Cells of the table of a direct comparison: 128 x 128 words.
constexpr uint64_t kMaxDirectCells = uint64_t{1} << 14;

// The same where no anchors are found: a short fragment of an hour's speech.
constexpr uint64_t kMaxCellsWithoutAnchors = uint64_t{1} << 18;

// Cells that all comparisons of two texts may fill: some milliseconds, and more for longer texts.
constexpr uint64_t kFixedCells = uint64_t{1} << 20;
constexpr uint64_t kCellsPerUnit = 256;

// What a shared word counts besides its weight, so that runs of light words count as well.
constexpr uint32_t kWordScore = 2;

constexpr uint32_t kAnchorSize = 3;

struct Region {
  uint32_t a_begin = 0;
  uint32_t a_end = 0;
  uint32_t b_begin = 0;
  uint32_t b_end = 0;

  bool IsEmpty() const { return a_begin == a_end || b_begin == b_end; }
  uint64_t cells() const { return uint64_t{a_end - a_begin} * (b_end - b_begin); }
};

class Aligner {
 public:
  Aligner(const std::vector<Unit>& a, const std::vector<Unit>& b)
      : a_(a), b_(b), cells_left_(kFixedCells + kCellsPerUnit * (a.size() + b.size())) {}

  Blocks Align() && {
    regions_.push_back({0, static_cast<uint32_t>(a_.size()), 0, static_cast<uint32_t>(b_.size())});
    while (!regions_.empty()) {
      const Region region = regions_.back();
      regions_.pop_back();
      if (region.IsEmpty()) continue;
      if (region.cells() <= kMaxDirectCells) {
        SplitAtHeaviestRun(region);
      } else if (SplitAtAnchors(region)) {
        continue;
      } else if (region.cells() <= kMaxCellsWithoutAnchors) {
        SplitAtHeaviestRun(region);
      } else {
        SplitAtEnds(region);
      }
    }
    std::sort(blocks_.begin(), blocks_.end(),
              [](const Block& x, const Block& y) { return x.a < y.a; });
    return Merged();
  }

 private:
  bool Same(uint32_t i, uint32_t j) const { return a_[i].code == b_[j].code; }

  void Around(const Region& region, const Block& block) {
    regions_.push_back({region.a_begin, block.a, region.b_begin, block.b});
    regions_.push_back({block.a_end(), region.a_end, block.b_end(), region.b_end});
  }

  void SplitAtHeaviestRun(const Region& region) {
    if (region.cells() > cells_left_) return;
    cells_left_ -= region.cells();
    const Block best = HeaviestRun(region);
    if (best.size == 0) return;
    blocks_.push_back(best);
    Around(region, best);
  }

  // One pass over all pairs of equal words, found by way of places_of_a_. Of equally heavy runs the
  // first in A, then in B.
  Block HeaviestRun(const Region& region) {
    if (runs_.empty()) ListPairs();
    Block best;
    uint32_t best_score = 0;
    for (uint32_t i = region.a_begin; i < region.a_end; ++i) {
      for (uint32_t j = places_of_a_[i]; j != kNone && j >= region.b_begin; j = earlier_[j]) {
        if (j >= region.b_end) continue;
        // What ends right before (i, j) in the region; later steps of this loop do not read
        // runs_[j].
        const bool extends = i > region.a_begin && j > region.b_begin && runs_[j - 1].row == i - 1;
        const Run before = extends ? runs_[j - 1] : Run{};
        const Run run{i, before.size + 1, before.score + kWordScore + a_[i].weight};
        runs_[j] = run;
        // Of the runs that end at one place of A, later steps of this loop stand earlier in B.
        const bool earlier_in_b = run.score == best_score && best.a_end() == i + 1;
        if (run.score > best_score || earlier_in_b) {
          best_score = run.score;
          best = {i + 1 - run.size, j + 1 - run.size, run.size};
        }
      }
    }
    return best;
  }

  // Lists where in B each word of A stands, the last place first.
  void ListPairs() {
    const size_t size = std::bit_ceil(b_.size() * 2 + 1);
    absl::InlinedVector<uint32_t, 256> table(size, kNone);  // of codes, their last place in B
    const auto slot_of = [&](uint64_t code) {
      size_t slot = code & (size - 1);
      while (table[slot] != kNone && b_[table[slot]].code != code) slot = (slot + 1) & (size - 1);
      return slot;
    };
    runs_.resize(b_.size());
    earlier_.resize(b_.size());
    for (uint32_t j = 0; j < b_.size(); ++j) {
      uint32_t& last = table[slot_of(b_[j].code)];
      earlier_[j] = last;
      last = j;
    }
    places_of_a_.resize(a_.size());
    for (uint32_t i = 0; i < a_.size(); ++i) places_of_a_[i] = table[slot_of(a_[i].code)];
  }

  // Parts a large region where both texts have the same three words, each only there and in the
  // same order (Bram Cohen's patience diff).
  bool SplitAtAnchors(const Region& region) {
    const std::vector<Block> anchors = IncreasingAnchors(region);
    if (anchors.empty()) return false;
    Region rest = region;
    for (const Block& anchor : anchors) {
      if (anchor.a < rest.a_begin || anchor.b < rest.b_begin) continue;  // inside the last block
      const Block block = Extend(anchor, rest);
      blocks_.push_back(block);
      regions_.push_back({rest.a_begin, block.a, rest.b_begin, block.b});
      rest.a_begin = block.a_end();
      rest.b_begin = block.b_end();
    }
    regions_.push_back(rest);
    return true;
  }

  struct Places {
    uint32_t a = 0;
    uint32_t b = 0;
    uint32_t count_a = 0;
    uint32_t count_b = 0;
  };

  static uint64_t GramAt(const std::vector<Unit>& units, uint32_t i) {
    uint64_t gram = 0;
    for (uint32_t k = 0; k < kAnchorSize; ++k) {
      gram = (gram ^ units[i + k].code) * 0x9E3779B97F4A7C15;
      gram ^= gram >> 29;
    }
    return gram;
  }

  std::vector<Block> IncreasingAnchors(const Region& region) const {
    std::unordered_map<uint64_t, Places> grams;
    for (uint32_t i = region.a_begin; i + kAnchorSize <= region.a_end; ++i) {
      Places& places = grams[GramAt(a_, i)];
      places.a = i;
      ++places.count_a;
    }
    for (uint32_t j = region.b_begin; j + kAnchorSize <= region.b_end; ++j) {
      const auto found = grams.find(GramAt(b_, j));
      if (found == grams.end()) continue;
      found->second.b = j;
      ++found->second.count_b;
    }
    std::vector<Block> anchors;
    for (const auto& [gram, places] : grams) {
      if (places.count_a != 1 || places.count_b != 1) continue;
      const Block anchor{places.a, places.b, kAnchorSize};
      if (IsShared(anchor)) anchors.push_back(anchor);
    }
    std::sort(anchors.begin(), anchors.end(),
              [](const Block& x, const Block& y) { return x.a < y.a; });
    return LongestIncreasing(anchors);
  }

  bool IsShared(const Block& block) const {
    for (uint32_t k = 0; k < block.size; ++k) {
      if (!Same(block.a + k, block.b + k)) return false;
    }
    return true;
  }

  // The longest choice of anchors whose places in B increase as those in A do: O(n log n).
  static std::vector<Block> LongestIncreasing(const std::vector<Block>& anchors) {
    constexpr size_t kNone = SIZE_MAX;
    std::vector<size_t> ends;  // of the best chain of each length, its last anchor
    std::vector<size_t> before(anchors.size(), kNone);
    for (size_t i = 0; i < anchors.size(); ++i) {
      const auto place =
          std::lower_bound(ends.begin(), ends.end(), anchors[i].b,
                           [&](size_t end, uint32_t b) { return anchors[end].b < b; });
      if (place != ends.begin()) before[i] = *(place - 1);
      if (place == ends.end()) {
        ends.push_back(i);
      } else {
        *place = i;
      }
    }
    std::vector<Block> chain;
    for (size_t i = ends.empty() ? kNone : ends.back(); i != kNone; i = before[i]) {
      chain.push_back(anchors[i]);
    }
    std::reverse(chain.begin(), chain.end());
    return chain;
  }

  Block Extend(Block block, const Region& region) const {
    while (block.a > region.a_begin && block.b > region.b_begin && Same(block.a - 1, block.b - 1)) {
      --block.a;
      --block.b;
      ++block.size;
    }
    while (block.a_end() < region.a_end && block.b_end() < region.b_end &&
           Same(block.a_end(), block.b_end())) {
      ++block.size;
    }
    return block;
  }

  // What is left for a large region without anchors: its common beginning and end.
  void SplitAtEnds(const Region& region) {
    const Block front = Extend({region.a_begin, region.b_begin, 0}, region);
    const Region rest{front.a_end(), region.a_end, front.b_end(), region.b_end};
    const Block back = Extend({rest.a_end, rest.b_end, 0}, rest);
    if (front.size > 0) blocks_.push_back(front);
    if (back.size > 0) blocks_.push_back(back);
    const Region middle{rest.a_begin, back.a, rest.b_begin, back.b};
    if (!middle.IsEmpty() && middle.cells() <= kMaxDirectCells) regions_.push_back(middle);
  }

  Blocks Merged() const {
    Blocks merged;
    for (const Block& block : blocks_) {
      if (!merged.empty() && merged.back().a_end() == block.a && merged.back().b_end() == block.b) {
        merged.back().size += block.size;
      } else {
        merged.push_back(block);
      }
    }
    return merged;
  }

  static constexpr uint32_t kNone = UINT32_MAX;

  // A run of equal words that ends at row `row` of A.
  struct Run {
    uint32_t row = kNone;
    uint32_t size = 0;
    uint32_t score = 0;
  };

  const std::vector<Unit>& a_;
  const std::vector<Unit>& b_;
  uint64_t cells_left_;
  absl::InlinedVector<Region, 16> regions_;
  absl::InlinedVector<Run, 64> runs_;              // the last found that ends at each place of B
  absl::InlinedVector<uint32_t, 64> places_of_a_;  // of each word of A its last place in B, kNone
  absl::InlinedVector<uint32_t, 64> earlier_;  // of each place in B the one before with its word
  Blocks blocks_;
};

}  // namespace

Blocks AlignUnits(const std::vector<Unit>& a, const std::vector<Unit>& b) {
  return Aligner(a, b).Align();
}

}  // namespace verbatim::matching
