#ifndef VERBATIM_SERVICES_MATCHING_ALIGNMENT_H_
#define VERBATIM_SERVICES_MATCHING_ALIGNMENT_H_

#include <cstdint>
#include <vector>

#include "absl/container/inlined_vector.h"

#include "services/matching/units.h"

namespace verbatim::matching {

// A run of units that both texts share: a[a], a[a+1], ... and b[b], b[b+1], ... have equal codes.
struct Block {
  uint32_t a = 0;
  uint32_t b = 0;
  uint32_t size = 0;

  uint32_t a_end() const { return a + size; }
  uint32_t b_end() const { return b + size; }
  bool operator==(const Block&) const = default;
};

using Blocks = absl::InlinedVector<Block, 12>;

// Aligns two texts by their heaviest common run, then what stands before and after it in the same
// way (Ratcliff and Obershelp's pattern matching, with the words' weights), which finds a fragment
// where it stands together rather than scattered over a long text. Blocks come in the order of
// both texts.
//
// Texts too long for that are first parted at runs of three words that each text has once. The
// effort is bounded by a multiple of the length of both: what is left when it is used up stays
// unaligned, which only texts of a few words repeated thousands of times get to see.
Blocks AlignUnits(const std::vector<Unit>& a, const std::vector<Unit>& b);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_ALIGNMENT_H_
