#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_QUOTE_TRAINER_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_QUOTE_TRAINER_H_

#include <vector>

#include "services/extraction/model_file.h"
#include "services/extraction/report_features.h"
#include "services/extraction/training/corpus.h"

namespace verbatim::extraction::training {

// Trains the models of QuoteModel on tagged documents and adds their sections. Words are counted
// out of fold for training, so that a rare word does not look certain. `reports` are what the first
// steps of the report model find in each document when they have not seen it. Prints what it learnt
// from.
void TrainQuotes(const Corpus& corpus, const std::vector<std::vector<ReportCandidate>>& reports,
                 ModelFileWriter& writer);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_QUOTE_TRAINER_H_
