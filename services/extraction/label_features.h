#ifndef VERBATIM_SERVICES_EXTRACTION_LABEL_FEATURES_H_
#define VERBATIM_SERVICES_EXTRACTION_LABEL_FEATURES_H_

#include <cstdint>

#include "services/extraction/hashed_weights.h"
#include "services/extraction/report_scene.h"

namespace verbatim::extraction {

// The words around a cue that are labelled: those of its sentence, at most so many on each side.
inline constexpr uint32_t kReportReach = 70;
text::TokenRange ReportWindow(const ReportScene& scene, uint32_t cue_token);

// Whether a word beside the chief word of a cue can be part of it. Before a verb only auxiliaries,
// adverbs and the like can: a noun there is rather the end of the source.
bool MayBeCue(const Word& word, bool is_before, const Word& chief);

// Features of the labels of words in the report of one cue, in three groups by what they depend on,
// so that each is computed once for all that share it: the word, whatever the cue; where the word
// stands from the cue, whatever the word; both.

// Of a word wherever the cue stands, for cues after it and before it at once (kWordSides).
inline constexpr size_t kWordSides = 2;
void ComputeWordFeatures(const ReportScene& scene, uint32_t token, HashedFeatures& features);

// Where a word stands from a cue: the side, how far away, what is between. Neighbours often share
// it.
struct PlaceFromCue {
  bool is_before = false;  // the word before the cue
  uint32_t distance = 0;   // in steps
  uint32_t commas = 0;     // and others between, up to a few
  uint32_t verbs = 0;
  uint32_t thats = 0;
  uint32_t marks = 0;
  uint32_t conjunctions = 0;

  bool operator==(const PlaceFromCue&) const = default;
};

// Views the scene, which must outlive it.
class LabelFeatures {
 public:
  LabelFeatures(const ReportScene& scene, uint32_t cue_token);

  PlaceFromCue PlaceOf(uint32_t token) const;
  void ComputeOfPlace(const PlaceFromCue& place, HashedFeatures& features) const;
  // REQUIRES: token is in ReportWindow(scene, cue_token), place is PlaceOf(token).
  void ComputeOfBoth(uint32_t token, const PlaceFromCue& place, HashedFeatures& features) const;

 private:
  const ReportScene& scene_;
  uint32_t cue_token_;
  text::TokenRange sentence_;
  const Word& cue_;
  uint32_t tags_before_;  // parts of speech of the word before the cue and of the cue
  uint32_t tags_after_;   // of the two words after it
  uint32_t form_after_;
  const ReportReading* proposal_;
};

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_LABEL_FEATURES_H_
