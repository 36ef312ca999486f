#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_STAT_COUNTER_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_STAT_COUNTER_H_

#include <string>
#include <vector>

#include "services/extraction/stat_table.h"
#include "services/extraction/training/corpus.h"

namespace verbatim::extraction::training {

// Counts, in tagged documents, how often words are cues, sources and edges of content, and writes
// the table of it (StatTable's bytes).
std::string CountStats(const std::vector<const CorpusDocument*>& documents);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_STAT_COUNTER_H_
