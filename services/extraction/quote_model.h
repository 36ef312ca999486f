#ifndef VERBATIM_SERVICES_EXTRACTION_QUOTE_MODEL_H_
#define VERBATIM_SERVICES_EXTRACTION_QUOTE_MODEL_H_

#include <optional>
#include <vector>

#include "absl/status/statusor.h"

#include "services/domain/statement.h"
#include "services/extraction/boosted_trees.h"
#include "services/extraction/boundary_ranker.h"
#include "services/extraction/scene.h"
#include "services/extraction/stat_table.h"

namespace verbatim::extraction {

// Which cue a run has, and which mention is that cue's source, with the models' probabilities.
struct CueDecision {
  int cue = -1;  // index into scene.cues(), or kNoCue
  float probability = 0;
};
struct SourceDecision {
  int mention = -1;  // index into scene.mentions(), or kNoSource
  float probability = 0;
};

// The models for statements with quotation marks. Each quotation is given the cue that ranks first,
// each cue the mention that ranks first; quotations with one cue are one statement; then the
// unquoted words around each quotation that belong to its content are found.
//
// A view of the model's bytes. Immutable, safe to share between threads.
class QuoteModel {
 public:
  static constexpr std::string_view kCueSection = "quotes.cues";
  static constexpr std::string_view kSourceSection = "quotes.sources";
  static constexpr std::string_view kStartSection = "quotes.starts";
  static constexpr std::string_view kEndSection = "quotes.ends";

  static absl::StatusOr<QuoteModel> Open(const ModelFile& file);

  const StatTable& stats() const { return stats_; }

  // Ordered by the begin of the first segment.
  std::vector<domain::Statement> Extract(const Scene& scene) const;

  CueDecision DecideCue(const Scene& scene, size_t run, int previous_cue) const;
  SourceDecision DecideSource(const Scene& scene, size_t cue) const;

 private:
  // The cue of each run.
  std::vector<CueDecision> DecideCues(const Scene& scene) const;
  uint32_t DecideStart(const Scene& scene, const BoundaryQuestion& question) const;
  uint32_t DecideEnd(const Scene& scene, const BoundaryQuestion& question) const;
  domain::Statement MakeStatement(const Scene& scene, const std::vector<size_t>& runs, int cue,
                                  float probability) const;

  StatTable stats_;
  BoostedTrees cues_;
  BoostedTrees sources_;
  BoostedTrees starts_;
  BoostedTrees ends_;
};

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_QUOTE_MODEL_H_
