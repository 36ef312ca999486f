#ifndef VERBATIM_SERVICES_EXTRACTION_BOUNDARY_RANKER_H_
#define VERBATIM_SERVICES_EXTRACTION_BOUNDARY_RANKER_H_

#include <optional>

#include "services/extraction/feature_row.h"
#include "services/extraction/scene.h"

namespace verbatim::extraction {

// The question where the content around a quotation begins (ends): somewhere in the unquoted words
// of its sentence between what can be no content (cue, source, another quotation) and its mark.
struct BoundaryQuestion {
  text::TokenRange run;  // the quotation
  text::TokenRange gap;  // the words before (after) it that may belong to the content
  text::TokenRange cue;  // of the statement
  const ReportCandidate* report = nullptr;  // what the report model makes of that cue
  Stats cue_stats = {};
  CueKind cue_kind = CueKind::kVerb;
  bool joins_run = false;  // at the far end of the gap stands a quotation of the same statement
  bool at_cue = false;     // ... the cue
  bool at_source = false;  // ... the source
};

// Longest gap that is looked at, in tokens.
inline constexpr uint32_t kMaxGap = 60;

// The features of the content beginning at token `start`, in [gap.begin, gap.end].
void ComputeStartFeatures(const Scene& scene, const BoundaryQuestion& question, uint32_t start,
                          FeatureRow& row);

// The features of the content ending before token `end`, in [gap.begin, gap.end].
void ComputeEndFeatures(const Scene& scene, const BoundaryQuestion& question, uint32_t end,
                        FeatureRow& row);

// The gap before (after) a run, cut off where `source`, `cue`, a sentence or another run stands.
BoundaryQuestion StartQuestion(const Scene& scene, text::TokenRange run, size_t cue,
                               std::optional<text::TokenRange> source,
                               std::optional<text::TokenRange> previous_run_of_statement);
BoundaryQuestion EndQuestion(const Scene& scene, text::TokenRange run, size_t cue,
                             std::optional<text::TokenRange> source,
                             std::optional<text::TokenRange> next_run_of_statement);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_BOUNDARY_RANKER_H_
