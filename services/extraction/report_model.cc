#include "services/extraction/report_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>

#include "services/base/status_macros.h"

namespace verbatim::extraction {
namespace {

using text::TokenRange;

// Readings that the trees score together: a tree then stays in the nearest cache for all of them.
constexpr size_t kRowsAtOnce = 256;

// Other cues on each side that may cover a cue or lie inside its content.
constexpr size_t kNeighbours = 12;

float LogOdds(const HashedScorer& scorer, const HashedFeatures& features) {
  HashedScorer::Sums sum = {};
  scorer.AddTo(sum, features);
  return static_cast<float>(sum[0]) * scorer.scale();
}

bool SharesContent(const ReportReading& a, const ReportReading& b) {
  for (const TokenRange one : a.content) {
    for (const TokenRange other : b.content) {
      if (one.begin < other.end && other.begin < one.end) return true;
    }
  }
  return false;
}

}  // namespace

void ReportCandidate::SetBest() {
  best_ = 0;
  for (size_t i = 1; i < readings.size(); ++i) {
    if (readings[i].log_odds > readings[best_].log_odds) best_ = i;
  }
}

absl::StatusOr<ReportModel> ReportModel::Open(const ModelFile& file) {
  ReportModel model;
  ASSIGN_OR_RETURN(model.cues_, HashedScorer::Open(file, kCueSection));
  ASSIGN_OR_RETURN(model.words_, HashedRows16::Open(file, kWordSection));
  ASSIGN_OR_RETURN(model.labels_, HashedRows8::Open(file, kLabelSection));
  ASSIGN_OR_RETURN(model.readings_, HashedScorer::Open(file, kReadingSection));
  ASSIGN_OR_RETURN(model.ranks_, BoostedTrees::Open(file, kRankSection));
  if (model.ranks_.feature_count() > FeatureRow::kCapacity) return DamagedSection(kRankSection);
  ASSIGN_OR_RETURN(const std::string_view bytes, file.Section(kStepSection));
  SectionReader reader(bytes);
  const auto* steps = reader.ReadArray<TransitionScores>(kStepTables);
  if (!reader.AtEnd()) return DamagedSection(kStepSection);
  model.steps_.assign(steps, steps + kStepTables);
  return model;
}

// What the labelling of one cue after another uses again.
struct ReportModel::Scratch {
  // Words whose own sums are kept: a word is reached from less than half as many after it.
  static constexpr uint32_t kKept = 256;
  static_assert(kKept > 2 * kReportReach);
  struct Kept {
    uint32_t token = 0xFFFFFFFF;
    HashedRows16::Sums sums;
  };

  std::array<Kept, kKept> words;
  HashedFeatures features;
  HashedFeatures word_features;
  LabelSearch search;
};

std::vector<ReportReading> ReportModel::Read(const ReportScene& scene, uint32_t cue_token,
                                             Scratch& scratch) const {
  const TokenRange window = ReportWindow(scene, cue_token);
  const LabelFeatures of_cue(scene, cue_token);
  HashedFeatures& features = scratch.features;
  LabelSearch& search = scratch.search;
  search.scores.resize(window.size());
  search.steps.resize(window.size());
  std::optional<PlaceFromCue> last_place;
  HashedRows8::Sums of_place = {};
  for (uint32_t i = window.begin; i < window.end; ++i) {
    LabelScores& scores = search.scores[i - window.begin];
    if (i > window.begin) {
      search.steps[i - window.begin] = {
          &steps_[static_cast<size_t>(scene.words()[i].tag)],
          &steps_[kTagCount + static_cast<size_t>(scene.words()[i - 1].tag)]};
    }
    if (i == cue_token) {
      scores.fill(kImpossible);
      scores[static_cast<size_t>(Label::kCue)] = 0;
      continue;
    }
    const PlaceFromCue place = of_cue.PlaceOf(i);
    of_cue.ComputeOfBoth(i, place, features);
    labels_.Prefetch(features);
    Scratch::Kept& word = scratch.words[i % Scratch::kKept];
    if (word.token != i) {
      word = {i, {}};
      ComputeWordFeatures(scene, i, scratch.word_features);
      words_.AddTo(word.sums, scratch.word_features);
    }
    if (place != last_place) {
      last_place = place;
      of_place = {};
      of_cue.ComputeOfPlace(place, scratch.word_features);
      labels_.AddTo(of_place, scratch.word_features);
    }
    HashedRows8::Sums sums = of_place;
    labels_.AddTo(sums, features);
    const size_t side = place.is_before ? 0 : kLabelRow;
    for (size_t l = 0; l < kLabelRow; ++l) {
      scores[l] = static_cast<float>(word.sums[side + l]) * words_.scale() +
                  static_cast<float>(sums[l]) * labels_.scale();
    }
    if (!MayBeCue(scene.words()[i], place.is_before, scene.words()[cue_token])) {
      scores[static_cast<size_t>(Label::kCue)] = kImpossible;
    }
  }
  std::vector<ReportReading> readings;
  float best = 0;
  int rank = 0;
  for (const Labelling& labelling : search.Best(kReadings)) {
    ReportReading reading = ReadLabels(scene, labelling, window.begin, cue_token);
    if (rank == 0) best = labelling.score;
    reading.gap = best - labelling.score;
    reading.rank = rank++;
    if (!reading.content.empty()) readings.push_back(std::move(reading));
  }
  return readings;
}

std::vector<ReportCandidate> ReportModel::FindCandidates(const ReportScene& scene) const {
  std::vector<ReportCandidate> candidates;
  HashedFeatures features;
  Scratch scratch;
  for (const ReportCue& cue : scene.cues()) {
    ComputeReportCueFeatures(scene, cue, features);
    const float probability = 1 / (1 + std::exp(-LogOdds(cues_, features)));
    if (probability < kMinCue) continue;
    ReportCandidate candidate;
    candidate.cue_token = cue.token;
    candidate.context.probability = probability;
    candidate.readings = Read(scene, cue.token, scratch);
    candidates.push_back(std::move(candidate));
  }
  SetContexts(scene, candidates);
  return candidates;
}

namespace {

// The candidates of a cue's sentence, those nearby and itself: contents end with their sentence.
TokenRange NeighboursOf(const ReportScene& scene, const std::vector<ReportCandidate>& candidates,
                        size_t self) {
  const TokenRange sentence = scene.SentenceOf(candidates[self].cue_token);
  size_t first = self;
  while (first > 0 && self - first < kNeighbours &&
         candidates[first - 1].cue_token >= sentence.begin) {
    --first;
  }
  size_t last = self + 1;
  while (last < candidates.size() && last - self <= kNeighbours &&
         candidates[last].cue_token < sentence.end) {
    ++last;
  }
  return {static_cast<uint32_t>(first), static_cast<uint32_t>(last)};
}

}  // namespace

void SetContexts(const ReportScene& scene, std::vector<ReportCandidate>& candidates) {
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    ReportCandidate& self = candidates[i];
    self.neighbours = NeighboursOf(scene, candidates, i);
    for (uint32_t k = self.neighbours.begin; k < self.neighbours.end; ++k) {
      const ReportCandidate& other = candidates[k];
      if (k == i || other.readings.empty()) continue;
      if (other.readings.front().HasContent(self.cue_token)) {
        self.context.covering = std::max(self.context.covering, other.context.probability);
      }
    }
  }
}

ReportContext ContextOf(const std::vector<ReportCandidate>& candidates, size_t self,
                        const ReportReading& reading) {
  ReportContext context = candidates[self].context;
  const uint32_t cue = candidates[self].cue_token;
  const TokenRange neighbours = candidates[self].neighbours;
  for (uint32_t k = neighbours.begin; k < neighbours.end; ++k) {
    if (k == self) continue;
    const ReportCandidate& other = candidates[k];
    const bool is_inside = reading.HasContent(other.cue_token);
    if (is_inside) context.inside = std::max(context.inside, other.context.probability);
    const ReportReading* best = other.Best();
    if (best == nullptr) continue;
    if (is_inside) context.inside_odds = std::max(context.inside_odds, best->log_odds);
    if (best->HasContent(cue)) {
      context.covering_odds = std::max(context.covering_odds, best->log_odds);
    } else if (!is_inside && SharesContent(*best, reading)) {
      context.rival_odds = std::max(context.rival_odds, best->log_odds);
    }
  }
  return context;
}

void RateReadings(const ReportScene& scene, std::vector<ReportCandidate>& candidates,
                  const std::function<float(const HashedFeatures&)>& rate) {
  HashedFeatures features;
  for (size_t i = 0; i < candidates.size(); ++i) {
    for (ReportReading& reading : candidates[i].readings) {
      ComputeReadingFeatures(scene, candidates[i].cue_token, reading,
                             ContextOf(candidates, i, reading), features);
      reading.log_odds = rate(features);
    }
  }
  for (ReportCandidate& candidate : candidates) {
    std::erase_if(candidate.readings,
                  [](const ReportReading& reading) { return reading.log_odds < kMinOdds; });
    candidate.SetBest();
  }
}

std::vector<FeatureRow> MakeRows(const ReportScene& scene,
                                 const std::vector<ReportCandidate>& candidates, size_t self) {
  const std::vector<ReportReading>& readings = candidates[self].readings;
  std::vector<FeatureRow> rows(readings.size());
  for (size_t i = 0; i < readings.size(); ++i) {
    float best_other = kNoOdds;
    for (size_t k = 0; k < readings.size(); ++k) {
      if (k != i) best_other = std::max(best_other, readings[k].log_odds);
    }
    ComputeReadingRow(scene, candidates[self].cue_token, readings[i],
                      ContextOf(candidates, self, readings[i]), best_other, rows[i]);
  }
  return rows;
}

void ReportModel::AddBest(const std::vector<ReportCandidate>& candidates, TokenRange range,
                          const std::vector<FeatureRow>& rows, float min_probability,
                          std::vector<Report>& reports) const {
  if (rows.empty()) return;
  std::vector<const float*> row_values;
  for (const FeatureRow& row : rows) row_values.push_back(row.data());
  std::vector<float> scores;
  ranks_.Score(row_values, scores);
  auto score = scores.begin();
  for (uint32_t i = range.begin; i < range.end; ++i) {
    Report best;
    for (const ReportReading& reading : candidates[i].readings) {
      const float probability = 1 / (1 + std::exp(-*score++));
      if (probability > best.probability) best = {reading, probability, candidates[i].cue_token};
    }
    if (best.probability >= min_probability && best.probability > 0) {
      reports.push_back(std::move(best));
    }
  }
}

std::vector<Report> ReportModel::Choose(const ReportScene& scene,
                                        std::vector<ReportCandidate> candidates,
                                        float min_probability) const {
  RateReadings(scene, candidates,
               [this](const HashedFeatures& features) { return LogOdds(readings_, features); });
  std::vector<Report> reports;
  std::vector<FeatureRow> rows;  // of the candidates in `range`
  TokenRange range;
  for (uint32_t i = 0; i < candidates.size(); ++i) {
    for (FeatureRow& row : MakeRows(scene, candidates, i)) rows.push_back(row);
    range.end = i + 1;
    if (rows.size() < kRowsAtOnce && range.end < candidates.size()) continue;
    AddBest(candidates, range, rows, min_probability, reports);
    rows.clear();
    range.begin = range.end;
  }
  return ChooseReports(std::move(reports));
}

std::vector<Report> ChooseReports(std::vector<Report> reports) {
  std::stable_sort(reports.begin(), reports.end(),
                   [](const Report& a, const Report& b) { return a.probability > b.probability; });
  std::map<uint32_t, uint32_t> taken;  // content that stands, begin to end, without overlaps
  const auto overlap = [&](TokenRange range) {
    uint32_t words = 0;
    auto at = taken.upper_bound(range.begin);
    if (at != taken.begin()) --at;
    for (; at != taken.end() && at->first < range.end; ++at) {
      const uint32_t begin = std::max(at->first, range.begin);
      const uint32_t end = std::min(at->second, range.end);
      if (begin < end) words += end - begin;
    }
    return words;
  };
  std::vector<Report> chosen;
  for (Report& report : reports) {
    uint32_t words = 0;
    for (const TokenRange piece : report.reading.content) words += overlap(piece);
    if (words > 0 || overlap(report.reading.cue) > 0) continue;
    for (const TokenRange piece : report.reading.content) taken.emplace(piece.begin, piece.end);
    chosen.push_back(std::move(report));
  }
  std::sort(chosen.begin(), chosen.end(), [](const Report& a, const Report& b) {
    return a.reading.cue.begin < b.reading.cue.begin;
  });
  return chosen;
}

}  // namespace verbatim::extraction
