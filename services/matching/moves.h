#ifndef VERBATIM_SERVICES_MATCHING_MOVES_H_
#define VERBATIM_SERVICES_MATCHING_MOVES_H_

#include <vector>

#include "services/matching/side.h"

namespace verbatim::matching {

// A place where two texts differ, in words of each: what stands between two kept runs.
struct Change {
  Range a;
  Range b;
};

// Words that both texts have, at different places: in words of each. Both have the same words, in
// the same order but for a conjunction that went along ("and millers", "millers and").
struct Move {
  Range a;
  Range b;
};

// Words of one change that stand in another, so that something kept stands between the two places.
// They say something: one word only between neighbouring changes and never a mere function word,
// further apart several. The ranges don't overlap. At most a few of them, the longest first;
// bounded effort: of texts that differ in thousands of words none is looked for.
std::vector<Move> FindMovedWords(const Side& a, const Side& b, const std::vector<Change>& changes);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_MOVES_H_
