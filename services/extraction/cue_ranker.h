#ifndef VERBATIM_SERVICES_EXTRACTION_CUE_RANKER_H_
#define VERBATIM_SERVICES_EXTRACTION_CUE_RANKER_H_

#include <cstdint>
#include <vector>

#include "services/extraction/feature_row.h"
#include "services/extraction/scene.h"

namespace verbatim::extraction {

// "No cue": the run is no statement of its own (a title, a scare quote, a word in passing).
inline constexpr int kNoCue = -1;
// "Not decided": what stands before the first run.
inline constexpr int kNoDecision = -2;

// The indexes into scene.cues() of what may report a run: the nearest of its paragraph, those of
// the last sentence before the paragraph, the cue of the run before; and kNoCue, always last.
std::vector<int> CueCandidatesFor(const Scene& scene, size_t run, int previous_cue);

// The features of taking `cue` (or kNoCue) for a run, when the run before took `previous_cue`.
void ComputeCueFeatures(const Scene& scene, size_t run, int cue, int previous_cue, FeatureRow& row);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_CUE_RANKER_H_
