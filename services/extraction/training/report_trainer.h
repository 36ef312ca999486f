#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_TRAINER_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_TRAINER_H_

#include <memory>
#include <string>
#include <vector>

#include "services/extraction/model_file.h"
#include "services/extraction/report_features.h"
#include "services/extraction/stat_table.h"
#include "services/extraction/training/corpus.h"

namespace verbatim::extraction::training {

struct ReportDocument;

// Trains ReportModel on tagged documents. The documents are dealt to folds; what learns from the
// first two steps is given what models trained on the other folds find. Deterministic.
class ReportTrainer {
 public:
  // Trains the first two steps for each fold. REQUIRES: the corpus is not empty and outlives this.
  explicit ReportTrainer(const Corpus& corpus);
  ~ReportTrainer();

  // By document: what the first two steps find in it when they have not seen it.
  const std::vector<std::vector<ReportCandidate>>& candidates() const { return candidates_; }

  // Trains all steps on all documents and adds their sections. Prints figures of the documents of
  // one fold, held out.
  void AddTo(ModelFileWriter& writer) const;

 private:
  void PrintHeldOut(const std::vector<std::vector<float>>& weights) const;

  std::vector<std::string> stat_bytes_;
  std::vector<StatTable> stats_;  // by fold: counts of all others; the documents' scenes view them
  std::vector<std::unique_ptr<ReportDocument>> documents_;
  std::vector<std::vector<ReportCandidate>> candidates_;
  ModelFileWriter first_fold_steps_;  // the first two steps as trained without the first fold
};

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_TRAINER_H_
