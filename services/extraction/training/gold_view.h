#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_GOLD_VIEW_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_GOLD_VIEW_H_

#include <vector>

#include "services/extraction/scene.h"
#include "services/extraction/training/corpus.h"

namespace verbatim::extraction::training {

inline constexpr int kNone = -1;

// The cue candidate that stands for a gold cue: its form of "say", else its first verb, else what
// else there is; kNone when no candidate lies in it.
int AnchorOf(const Scene& scene, const GoldStatement& gold);

// The mention that stands for a gold source: the longest of those that begin first in it; kNone
// when there is none.
int MentionOf(const Scene& scene, const GoldStatement& gold);

// For each run the index of the gold statement that has at least half of its words, or kNone.
std::vector<int> OwnersOf(const Scene& scene, const std::vector<GoldStatement>& gold);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_GOLD_VIEW_H_
