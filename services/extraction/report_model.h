#ifndef VERBATIM_SERVICES_EXTRACTION_REPORT_MODEL_H_
#define VERBATIM_SERVICES_EXTRACTION_REPORT_MODEL_H_

#include <vector>

#include "absl/status/statusor.h"

#include "services/domain/statement.h"
#include "services/extraction/hashed_weights.h"
#include "services/extraction/report_features.h"

namespace verbatim::extraction {

// A cue with its readings, as the first two stages leave it.
struct ReportCandidate {
  uint32_t cue_token = 0;
  ReportContext context;
  std::vector<ReportReading> readings;  // likeliest first
};

// A reading that stands, with the probability that it is right.
struct Report {
  ReportReading reading;
  float probability = 0;
  uint32_t cue_token = 0;  // the chief word of the cue
};

// Finds reports without quotation marks in three steps: which words are cues (logistic
// regression); who says what around each, as the best labellings of the words of its sentence
// (structured perceptron, Collins 2002); which of these readings are right (logistic regression
// over the whole reading). Then the likeliest reading stands, and the others as far as they don't
// contradict it.
//
// A view of the model's bytes. Immutable, safe to share between threads.
class ReportModel {
 public:
  static constexpr std::string_view kCueSection = "reports.cues";
  static constexpr std::string_view kLabelSection = "reports.labels";
  static constexpr std::string_view kStepSection = "reports.steps";
  static constexpr std::string_view kReadingSection = "reports.readings";

  // Cues less likely than this are not looked at further.
  static constexpr float kMinCue = 0.05F;
  // Readings of a cue that are compared.
  static constexpr size_t kReadings = 5;

  static absl::StatusOr<ReportModel> Open(const ModelFile& file);

  // The reports that stand with at least `min_probability`, in the order of their cues.
  std::vector<Report> Extract(const ReportScene& scene, float min_probability) const;

  // The first two steps and the third, for the trainer.
  std::vector<ReportCandidate> FindCandidates(const ReportScene& scene) const;
  float Rate(const ReportScene& scene, const ReportCandidate& candidate,
             const ReportReading& reading) const;

 private:
  std::vector<ReportReading> Read(const ReportScene& scene, uint32_t cue_token,
                                  LabelSearch& search) const;

  HashedScorer cues_;
  HashedWeights<kLabelRow> labels_;
  std::vector<TransitionScores> steps_;  // by the tag of the word, then by that of the one before
  HashedScorer readings_;
};

// What the steps of a labelling score at a word: two tables, by its tag and by the tag before.
inline constexpr size_t kStepTables = size_t{2} * kTagCount;

// Fills in how cues cover each other. REQUIRES: candidates are in text order.
void SetContexts(const ReportScene& scene, std::vector<ReportCandidate>& candidates);
// Likewise for one reading.
void SetInside(const std::vector<ReportCandidate>& candidates, size_t self,
               const ReportReading& reading, ReportContext& context);

// Of the reports those that stand, greedily by falling probability: none whose cue, or half of
// whose content, lies in the content of one that stands.
std::vector<Report> ChooseReports(std::vector<Report> reports);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_MODEL_H_
