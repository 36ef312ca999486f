#include "services/extraction/training/report_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "services/extraction/report_model.h"
#include "services/extraction/rule_extractor.h"
#include "services/extraction/training/label_trainer.h"
#include "services/extraction/training/logistic_trainer.h"
#include "services/extraction/training/report_gold.h"
#include "services/extraction/training/stat_counter.h"

namespace verbatim::extraction::training {
namespace {

// Parts of the corpus: each is read by models of the first two steps that have not seen it.
constexpr size_t kFolds = 4;
// Share of the content that a reading must have to be right.
constexpr double kRightContent = 0.9;
// Share of the content from which the yardstick counts a reading as right.
constexpr double kMatch = 0.8;

// A document with what the report model and people see in it.
struct ReportDocument {
  const CorpusDocument* doc = nullptr;
  std::unique_ptr<ReportScene> scene;
  std::multimap<uint32_t, const GoldStatement*> gold;  // by anchor
  std::vector<LabelExample> examples;
};

std::vector<const CorpusDocument*> AllBut(const Corpus& corpus, size_t fold) {
  std::vector<const CorpusDocument*> documents;
  for (size_t i = 0; i < corpus.size(); ++i) {
    if (i % kFolds != fold) documents.push_back(corpus[i].get());
  }
  return documents;
}

std::unique_ptr<ReportDocument> Prepare(const CorpusDocument& doc, const StatTable& stats) {
  auto result = std::make_unique<ReportDocument>();
  result->doc = &doc;
  result->scene = std::make_unique<ReportScene>(*doc.document, doc.words, stats,
                                                ExtractByRules(*doc.document).likely);
  for (const GoldStatement& gold : doc.gold) {
    const auto anchor = ReportAnchorOf(doc.words, gold);
    if (!anchor) continue;
    result->gold.emplace(*anchor, &gold);
    LabelExample example = {result->scene.get(), *anchor, LabelsOf(*result->scene, gold, *anchor)};
    const bool has_content =
        std::count(example.labels.begin(), example.labels.end(), Label::kBeginContent) > 0;
    if (has_content && !doc.words[*anchor].in_quotes)
      result->examples.push_back(std::move(example));
  }
  return result;
}

using ReportDocuments = std::vector<const ReportDocument*>;

void TrainFirstSteps(const ReportDocuments& documents, ModelFileWriter& writer) {
  HashedData cues;
  HashedFeatures features;
  std::vector<const LabelExample*> examples;
  for (const ReportDocument* document : documents) {
    for (const ReportCue& cue : document->scene->cues()) {
      if (document->doc->discarded[cue.token]) continue;
      ComputeReportCueFeatures(*document->scene, cue, features);
      cues.Add(features, document->gold.count(cue.token) > 0);
    }
    for (const LabelExample& example : document->examples) examples.push_back(&example);
  }
  writer.Add(ReportModel::kCueSection, WriteHashedWeights(TrainLogistic(cues, {.seed = 21}), 1));
  TrainLabels(std::move(examples), writer);
}

// Whether a reading says what people marked with the same cue.
bool IsRight(const ReportDocument& document, uint32_t cue_token, const ReportReading& reading,
             double share) {
  const auto [first, last] = document.gold.equal_range(cue_token);
  return std::any_of(first, last, [&](const auto& entry) {
    return ContentShare(*document.scene, *entry.second, reading) >= share &&
           SourceAgrees(*document.scene, *entry.second, reading);
  });
}

// Readings that models found in documents they had not seen.
struct FoundReadings {
  struct Origin {
    size_t document;
    uint32_t cue_token;
    ReportReading reading;
  };
  HashedData data;
  std::vector<Origin> origins;
};

void CollectReadings(const ReportModel& model, const ReportDocument& document, size_t index,
                     FoundReadings& found) {
  HashedFeatures features;
  std::vector<ReportCandidate> candidates = model.FindCandidates(*document.scene);
  for (size_t i = 0; i < candidates.size(); ++i) {
    const uint32_t cue_token = candidates[i].cue_token;
    if (document.doc->discarded[cue_token]) continue;
    for (const ReportReading& reading : candidates[i].readings) {
      if (reading.content.empty()) continue;
      SetInside(candidates, i, reading, candidates[i].context);
      ComputeReadingFeatures(*document.scene, cue_token, reading, candidates[i].context, features);
      found.data.Add(features, IsRight(document, cue_token, reading, kRightContent));
      found.origins.push_back({index, cue_token, reading});
    }
  }
}

bool HasQuotedWords(const ReportDocument& document, const ReportReading& reading) {
  return std::any_of(reading.content.begin(), reading.content.end(), [&](text::TokenRange piece) {
    const auto begin = document.doc->words.begin();
    return std::any_of(begin + piece.begin, begin + piece.end,
                       [](const Word& word) { return word.in_quotes; });
  });
}

// Prints precision and recall of INDIRECT reports, with the last step trained on other parts.
void PrintHeldOut(const ReportDocuments& documents, const FoundReadings& found) {
  std::vector<std::map<uint32_t, Report>> best(documents.size());
  for (size_t fold = 0; fold < kFolds; ++fold) {
    HashedData others;
    HashedFeatures features;
    for (size_t i = 0; i < found.origins.size(); ++i) {
      if (found.origins[i].document % kFolds == fold) continue;
      found.data.Copy(i, features);
      others.Add(features, found.data.is_right(i));
    }
    const std::vector<float> weights = TrainLogistic(others, {.seed = 23});
    for (size_t i = 0; i < found.origins.size(); ++i) {
      const auto& origin = found.origins[i];
      if (origin.document % kFolds != fold) continue;
      found.data.Copy(i, features);
      const float probability = 1 / (1 + std::exp(-LogOdds(weights, features)));
      Report& report = best[origin.document][origin.cue_token];
      if (probability > report.probability)
        report = {origin.reading, probability, origin.cue_token};
    }
  }
  size_t gold = 0;
  std::vector<std::pair<float, bool>> reports;
  for (size_t d = 0; d < documents.size(); ++d) {
    for (const GoldStatement& statement : documents[d]->doc->gold) {
      gold += statement.kind == domain::StatementKind::kIndirect;
    }
    std::vector<Report> all;
    for (auto& [cue, report] : best[d]) all.push_back(report);
    for (const Report& report : ChooseReports(std::move(all))) {
      if (HasQuotedWords(*documents[d], report.reading)) continue;
      reports.emplace_back(report.probability,
                           IsRight(*documents[d], report.cue_token, report.reading, kMatch));
    }
  }
  std::sort(reports.begin(), reports.end(), std::greater<>());
  size_t right = 0;
  double step = 0.9;
  for (size_t i = 0; i < reports.size(); ++i) {
    if (reports[i].first < step) {
      const double p = static_cast<double>(right) / static_cast<double>(std::max<size_t>(1, i));
      const double r = static_cast<double>(right) / static_cast<double>(gold);
      std::printf("  p >= %.2f: precision %.1f recall %.1f F1 %.1f\n", step, 100 * p, 100 * r,
                  p + r > 0 ? 200 * p * r / (p + r) : 0);
      step -= 0.1;
      if (step < 0.45) step += 0.05;
      if (step < 0.1) break;
    }
    right += reports[i].second;
  }
}

}  // namespace

void TrainReports(const Corpus& corpus, ModelFileWriter& writer) {
  std::vector<std::unique_ptr<ReportDocument>> documents(corpus.size());
  for (size_t fold = 0; fold < kFolds; ++fold) {
    const std::string bytes = CountStats(AllBut(corpus, fold));
    const StatTable stats = StatTable::Read(bytes).value();
    for (size_t i = fold; i < corpus.size(); i += kFolds) documents[i] = Prepare(*corpus[i], stats);
  }
  ReportDocuments all;
  for (const auto& document : documents) all.push_back(document.get());
  FoundReadings found;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    ReportDocuments others;
    for (size_t i = 0; i < all.size(); ++i) {
      if (i % kFolds != fold) others.push_back(all[i]);
    }
    ModelFileWriter first_steps;
    TrainFirstSteps(others, first_steps);
    first_steps.Add(ReportModel::kReadingSection, WriteHashedWeights({0}, 1));
    const std::string bytes = first_steps.Finish();
    const ReportModel model = ReportModel::Open(ModelFile::Open(bytes).value()).value();
    for (size_t i = fold; i < all.size(); i += kFolds) CollectReadings(model, *all[i], i, found);
  }
  PrintHeldOut(all, found);
  TrainFirstSteps(all, writer);
  writer.Add(ReportModel::kReadingSection,
             WriteHashedWeights(TrainLogistic(found.data, {.seed = 22}), 1));
}

}  // namespace verbatim::extraction::training
