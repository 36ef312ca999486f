#ifndef VERBATIM_SERVICES_EXTRACTION_SOURCE_RANKER_H_
#define VERBATIM_SERVICES_EXTRACTION_SOURCE_RANKER_H_

#include <optional>
#include <vector>

#include "services/extraction/feature_row.h"
#include "services/extraction/scene.h"

namespace verbatim::extraction {

inline constexpr int kNoSource = -1;

// Indexes into scene.mentions() of who may be the source of a cue: the nearest of the cue's
// sentence; and kNoSource, always last.
std::vector<int> SourceCandidatesFor(const Scene& scene, size_t cue);

// The features of taking `mention` (or kNoSource) for the source of a cue.
void ComputeSourceFeatures(const Scene& scene, size_t cue, int mention, FeatureRow& row);

// The whole noun phrase around a mention, as far as the words between it and the cue, or after it,
// tell: "the spokesman for the ministry", "Ada Park, who leads the union,".
text::TokenRange WholeSource(const Scene& scene, size_t cue, const Mention& mention);

// The cue with its auxiliaries, adverbs and negation: "has not said".
text::TokenRange WholeCue(const Scene& scene, size_t cue);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_SOURCE_RANKER_H_
