#ifndef VERBATIM_SERVICES_EXTRACTION_REPORT_FEATURES_H_
#define VERBATIM_SERVICES_EXTRACTION_REPORT_FEATURES_H_

#include <limits>
#include <optional>
#include <vector>

#include "services/extraction/feature_row.h"
#include "services/extraction/hashed_weights.h"
#include "services/extraction/report_labels.h"
#include "services/extraction/report_scene.h"

namespace verbatim::extraction {

// The features of a word's being a cue.
void ComputeReportCueFeatures(const ReportScene& scene, const ReportCue& cue,
                              HashedFeatures& features);

// Reads labels of the words from `begin` on. Of several sources the nearest to the cue counts.
ReportReading ReadLabels(const ReportScene& scene, const Labelling& labelling, uint32_t begin,
                         uint32_t cue_token);

// Below the odds of any reading.
inline constexpr float kNoOdds = -12;

// How a cue looks among the others of its sentence.
struct ReportContext {
  float probability = 0;  // of being a cue
  float covering = 0;     // highest probability of cues whose likeliest content covers this one
  float inside = 0;       // highest probability of other cues inside the reading's content
  // Highest log_odds of other cues' best readings: whose content covers this cue; whose cue lies in
  // this content; whose content shares words with this content otherwise.
  float covering_odds = kNoOdds;
  float inside_odds = kNoOdds;
  float rival_odds = kNoOdds;
};

// A cue with its readings, as the first two stages leave it.
struct ReportCandidate {
  uint32_t cue_token = 0;
  text::TokenRange neighbours;  // as indices: itself and the candidates that may contradict it
  ReportContext context;
  std::vector<ReportReading> readings;  // with content, likeliest first; may be empty

  // The reading with the highest log_odds when SetBest was called, nullptr when there is none.
  const ReportReading* Best() const { return best_ < readings.size() ? &readings[best_] : nullptr; }
  void SetBest();

 private:
  size_t best_ = std::numeric_limits<size_t>::max();
};

// The features of a reading's being right.
void ComputeReadingFeatures(const ReportScene& scene, uint32_t cue_token,
                            const ReportReading& reading, const ReportContext& context,
                            HashedFeatures& features);

// The features for the last step. `best_other` is the highest log_odds of the cue's other readings.
void ComputeReadingRow(const ReportScene& scene, uint32_t cue_token, const ReportReading& reading,
                       const ReportContext& context, float best_other, FeatureRow& row);

// The chief word of a source: its last noun before the first preposition, comma or verb.
const Word& SourceHead(const ReportScene& scene, text::TokenRange source);

// How far the rules' reading says the same: the shared part of the longer content, and whether the
// sources overlap (1), are both missing (2), differ (3) or one is missing (0); -1 without one.
float ProposedContentShare(const ReportReading* proposal, const ReportReading& reading);
float ProposedSourceAgreement(const ReportReading* proposal, const ReportReading& reading);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_FEATURES_H_
