#ifndef VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_GOLD_H_
#define VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_GOLD_H_

#include <optional>
#include <vector>

#include "services/extraction/report_features.h"
#include "services/extraction/training/corpus.h"

namespace verbatim::extraction::training {

// The chief word of a gold cue: its first verb that is no auxiliary, else its first noun,
// adjective, other word, whatever it begins with.
std::optional<uint32_t> ReportAnchorOf(const std::vector<Word>& words, const GoldStatement& gold);

// What people marked, as labels of the words of the anchor's window. Punctuation at the ends of
// content and source is left out, and pieces of content that only punctuation parts are joined.
std::vector<Label> LabelsOf(const ReportScene& scene, const GoldStatement& gold, uint32_t anchor);

// How much of the words of the longer of two contents both have, 0 to 1.
double ContentShare(const ReportScene& scene, const GoldStatement& gold,
                    const ReportReading& reading);

// Whether the sources share a word that is no function word, or both are missing.
bool SourceAgrees(const ReportScene& scene, const GoldStatement& gold,
                  const ReportReading& reading);

}  // namespace verbatim::extraction::training

#endif  // VERBATIM_SERVICES_EXTRACTION_TRAINING_REPORT_GOLD_H_
