#ifndef VERBATIM_SERVICES_EXTRACTION_REPORT_MODEL_H_
#define VERBATIM_SERVICES_EXTRACTION_REPORT_MODEL_H_

#include <functional>
#include <vector>

#include "absl/status/statusor.h"

#include "services/domain/statement.h"
#include "services/extraction/boosted_trees.h"
#include "services/extraction/hashed_weights.h"
#include "services/extraction/label_features.h"
#include "services/extraction/report_features.h"

namespace verbatim::extraction {

// A reading that stands, with the probability that it is right.
struct Report {
  ReportReading reading;
  float probability = 0;
  uint32_t cue_token = 0;  // the chief word of the cue
};

// Finds reports without quotation marks in three steps: which words are cues (logistic
// regression); who says what around each, as the best labellings of the words of its sentence
// (structured perceptron, Collins 2002); which of these readings is right, if any (boosted trees,
// one of whose features is a logistic regression over the whole reading). Then the likeliest
// reading stands, and the others as far as they don't contradict it.
//
// A view of the model's bytes. Immutable, safe to share between threads.
class ReportModel {
 public:
  static constexpr std::string_view kCueSection = "reports.cues";
  static constexpr std::string_view kWordSection = "reports.words";
  static constexpr std::string_view kLabelSection = "reports.labels";
  static constexpr std::string_view kStepSection = "reports.steps";
  static constexpr std::string_view kReadingSection = "reports.readings";
  static constexpr std::string_view kRankSection = "reports.ranks";

  // Cues less likely than this are not looked at further.
  static constexpr float kMinCue = 0.12F;
  // Readings of a cue that are compared.
  static constexpr size_t kReadings = 5;

  static absl::StatusOr<ReportModel> Open(const ModelFile& file);

  // The first two steps.
  std::vector<ReportCandidate> FindCandidates(const ReportScene& scene) const;
  // The last step: of what FindCandidates found the reports that stand with at least
  // `min_probability`, in the order of their cues.
  std::vector<Report> Choose(const ReportScene& scene, std::vector<ReportCandidate> candidates,
                             float min_probability) const;

 private:
  struct Scratch;

  // The likeliest readings of a cue.
  std::vector<ReportReading> Read(const ReportScene& scene, uint32_t cue_token,
                                  Scratch& scratch) const;
  // Adds the likeliest reading of each candidate in `range`, if it is likely enough. `rows` are
  // those of their readings, one after the other.
  void AddBest(const std::vector<ReportCandidate>& candidates, text::TokenRange range,
               const std::vector<FeatureRow>& rows, float min_probability,
               std::vector<Report>& reports) const;

  HashedScorer cues_;
  HashedRows16 words_;  // of words before and after a cue
  HashedRows8 labels_;
  std::vector<TransitionScores> steps_;  // by the tag of the word, then by that of the one before
  HashedScorer readings_;
  BoostedTrees ranks_;
};

// What the steps of a labelling score at a word: two tables, by its tag and by the tag before.
inline constexpr size_t kStepTables = size_t{2} * kTagCount;

// Fills in how cues cover each other. REQUIRES: candidates are in text order.
void SetContexts(const ReportScene& scene, std::vector<ReportCandidate>& candidates);

// Readings with lower odds by the regression are dropped before the trees look at them.
inline constexpr float kMinOdds = -3.5F;

// Fills in the log_odds of all readings, by what `rate` makes of their features, and drops those
// below kMinOdds.
void RateReadings(const ReportScene& scene, std::vector<ReportCandidate>& candidates,
                  const std::function<float(const HashedFeatures&)>& rate);

// How a reading of candidate `self` looks among the other candidates.
ReportContext ContextOf(const std::vector<ReportCandidate>& candidates, size_t self,
                        const ReportReading& reading);

// The features of each reading of candidate `self` for the last step. REQUIRES: readings are rated.
std::vector<FeatureRow> MakeRows(const ReportScene& scene,
                                 const std::vector<ReportCandidate>& candidates, size_t self);

// Of the reports those that stand, greedily by falling probability: none whose cue, or half of
// whose content, lies in the content of one that stands.
std::vector<Report> ChooseReports(std::vector<Report> reports);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_MODEL_H_
