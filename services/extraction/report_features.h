#ifndef VERBATIM_SERVICES_EXTRACTION_REPORT_FEATURES_H_
#define VERBATIM_SERVICES_EXTRACTION_REPORT_FEATURES_H_

#include <optional>
#include <vector>

#include "services/extraction/hashed_weights.h"
#include "services/extraction/report_labels.h"
#include "services/extraction/report_scene.h"

namespace verbatim::extraction {

// The words around a cue that are labelled: those of its sentence, at most so many on each side.
inline constexpr uint32_t kReportReach = 70;
text::TokenRange ReportWindow(const ReportScene& scene, uint32_t cue_token);

// Whether a word beside the chief word of a cue can be part of it. Before a verb only auxiliaries,
// adverbs and the like can: a noun there is rather the end of the source.
bool MayBeCue(const Word& word, bool is_before, const Word& chief);

// The features of a word's being a cue.
void ComputeReportCueFeatures(const ReportScene& scene, const ReportCue& cue,
                              HashedFeatures& features);

// The features of each label of word `token` in the report of a cue. REQUIRES: token is in
// ReportWindow(scene, cue_token).
void ComputeLabelFeatures(const ReportScene& scene, uint32_t cue_token, uint32_t token,
                          HashedFeatures& features);

// Reads labels of the words from `begin` on. Of several sources the nearest to the cue counts.
ReportReading ReadLabels(const ReportScene& scene, const Labelling& labelling, uint32_t begin,
                         uint32_t cue_token);

// How a cue looks among the others of its sentence.
struct ReportContext {
  float probability = 0;  // of being a cue
  float covering = 0;     // highest probability of cues whose likeliest content covers this one
  float inside = 0;       // highest probability of other cues inside the reading's content
};

// The features of a reading's being right.
void ComputeReadingFeatures(const ReportScene& scene, uint32_t cue_token,
                            const ReportReading& reading, const ReportContext& context,
                            HashedFeatures& features);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_FEATURES_H_
