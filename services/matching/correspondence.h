#ifndef VERBATIM_SERVICES_MATCHING_CORRESPONDENCE_H_
#define VERBATIM_SERVICES_MATCHING_CORRESPONDENCE_H_

#include <cstdint>

#include "services/matching/alignment.h"
#include "services/matching/gap.h"
#include "services/matching/side.h"

namespace verbatim::matching {

// Where two texts correspond: the chain of neighbouring blocks whose shared words outweigh the
// differences between them the most, and what lies around it.
struct Correspondence {
  Blocks blocks;  // empty when the texts share no word
  Gaps gaps;      // between the blocks, and next to the chain where few words differ
  Gap left;       // what each text has before the chain
  Gap right;      // and after it

  uint32_t shared_mass = 0;  // of the blocks
  uint32_t loss = 0;         // of the gaps between
};

Correspondence FindCorrespondence(const Side& a, const Side& b);

// How much a gap speaks against one utterance, in the unit of MassOf().
uint32_t LossOf(const Gap& gap);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_CORRESPONDENCE_H_
