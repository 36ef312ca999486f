#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_LABEL_TRAINER_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_LABEL_TRAINER_H_

#include <vector>

#include "services/extraction/model_file.h"
#include "services/extraction/report_labels.h"
#include "services/extraction/report_scene.h"

namespace verbatim::extraction::training {

// A cue whose report people marked: the right labels of the words of its window.
struct LabelExample {
  const ReportScene* scene = nullptr;
  uint32_t cue_token = 0;
  std::vector<Label> labels;
};

// Learns the second step of ReportModel from examples and adds its sections: an averaged
// structured perceptron (Collins 2002). Deterministic.
void TrainLabels(std::vector<const LabelExample*> examples, ModelFileWriter& writer);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_LABEL_TRAINER_H_
