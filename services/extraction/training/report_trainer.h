#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_TRAINER_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_TRAINER_H_

#include "services/extraction/model_file.h"
#include "services/extraction/training/corpus.h"

namespace verbatim::extraction::training {

// Trains ReportModel on tagged documents and adds its sections. The third step learns from what
// the first two find in documents that they were not trained on. Prints figures of held-out parts.
void TrainReports(const Corpus& corpus, ModelFileWriter& writer);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_TRAINER_H_
