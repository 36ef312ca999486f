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
#include "services/extraction/training/tree_trainer.h"

namespace verbatim::extraction::training {
// A document with what the report model and people see in it.
struct ReportDocument {
  const CorpusDocument* doc = nullptr;
  std::unique_ptr<ReportScene> scene;
  std::multimap<uint32_t, const GoldStatement*> gold;  // by anchor
  std::vector<LabelExample> examples;
};

namespace {

// Parts of the corpus: each is read by models of the first two steps that have not seen it.
constexpr size_t kFolds = 4;
// Share of the content that a reading must have to be right.
constexpr double kRightContent = 0.9;
// Share of the content from which the yardstick counts a reading as right.
constexpr double kMatch = 0.8;

constexpr LogisticOptions kReadingOptions = {.seed = 22};
constexpr TreeOptions kRankOptions = {
    .objective = Objective::kYesOrNo, .trees = 120, .learning_rate = 0.12, .seed = 23};

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

using OwnedDocuments = std::vector<std::unique_ptr<ReportDocument>>;
using ReportDocuments = std::vector<const ReportDocument*>;

// The documents of a fold, and all the others.
ReportDocuments Select(const OwnedDocuments& all, size_t fold) {
  ReportDocuments documents;
  for (size_t i = fold; i < all.size(); i += kFolds) documents.push_back(all[i].get());
  return documents;
}
ReportDocuments SelectBut(const OwnedDocuments& all, size_t fold) {
  ReportDocuments documents;
  for (size_t i = 0; i < all.size(); ++i) {
    if (i % kFolds != fold) documents.push_back(all[i].get());
  }
  return documents;
}

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
  writer.Add(ReportModel::kCueSection,
             WriteHashedWeights<int16_t>(TrainLogistic(cues, {.seed = 21}), 1));
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

// What models of the first two steps found in the documents, none of which they had seen.
using Candidates = std::vector<std::vector<ReportCandidate>>;  // by document

// The hashed features of the readings, with whether each is right, in all documents but those of a
// fold.
HashedData CollectReadings(const OwnedDocuments& documents, const Candidates& candidates,
                           size_t but_fold) {
  HashedData data;
  HashedFeatures features;
  for (size_t d = 0; d < documents.size(); ++d) {
    if (d % kFolds == but_fold) continue;
    const ReportDocument& document = *documents[d];
    for (size_t i = 0; i < candidates[d].size(); ++i) {
      const ReportCandidate& candidate = candidates[d][i];
      if (document.doc->discarded[candidate.cue_token]) continue;
      for (const ReportReading& reading : candidate.readings) {
        ComputeReadingFeatures(*document.scene, candidate.cue_token, reading,
                               ContextOf(candidates[d], i, reading), features);
        data.Add(features, IsRight(document, candidate.cue_token, reading, kRightContent));
      }
    }
  }
  return data;
}

// Adds whether each reading of a document is right.
void AddReadings(const ReportDocument& document, std::vector<ReportCandidate> candidates,
                 const std::vector<float>& weights, RankingData& data) {
  RateReadings(*document.scene, candidates,
               [&](const HashedFeatures& features) { return LogOdds(weights, features); });
  for (size_t i = 0; i < candidates.size(); ++i) {
    const uint32_t cue_token = candidates[i].cue_token;
    if (document.doc->discarded[cue_token]) continue;
    const std::vector<FeatureRow> rows = MakeRows(*document.scene, candidates, i);
    data.BeginGroup();
    for (size_t r = 0; r < rows.size(); ++r) {
      const ReportReading& reading = candidates[i].readings[r];
      data.AddCandidate(rows[r].data(), IsRight(document, cue_token, reading, kRightContent));
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

// Prints precision and recall of the INDIRECT reports that a model finds in documents.
void PrintFigures(const ReportModel& model, const ReportDocuments& documents) {
  size_t gold = 0;
  std::vector<std::pair<float, bool>> reports;
  for (const ReportDocument* document : documents) {
    for (const GoldStatement& statement : document->doc->gold) {
      gold += statement.kind == domain::StatementKind::kIndirect;
    }
    for (const Report& report :
         model.Choose(*document->scene, model.FindCandidates(*document->scene), 0.1F)) {
      if (HasQuotedWords(*document, report.reading)) continue;
      reports.emplace_back(report.probability,
                           IsRight(*document, report.cue_token, report.reading, kMatch));
    }
  }
  std::sort(reports.begin(), reports.end(), std::greater<>());
  size_t right = 0;
  int step = 18;  // twentieths
  for (size_t i = 0; i < reports.size(); ++i) {
    for (; reports[i].first * 20 < static_cast<float>(step); --step) {
      const double p = static_cast<double>(right) / static_cast<double>(std::max<size_t>(1, i));
      const double r = static_cast<double>(right) / static_cast<double>(gold);
      std::printf("  p >= %.2f: precision %.1f recall %.1f F1 %.1f\n", step / 20.0, 100 * p,
                  100 * r, p + r > 0 ? 200 * p * r / (p + r) : 0);
    }
    right += reports[i].second;
  }
}

// The number of features of the last step.
uint32_t RowSize(const ReportScene& scene) {
  FeatureRow row;
  ReportReading reading;
  reading.cue = {0, 1};
  reading.content = {{0, 1}};
  ComputeReadingRow(scene, 0, reading, {}, 0, row);
  return row.size();
}

// Trains the last step on the documents that `fold` does not hold out.
std::string TrainRanks(const OwnedDocuments& documents, const Candidates& candidates,
                       const std::vector<std::vector<float>>& weights, size_t fold) {
  RankingData data(RowSize(*documents.front()->scene));
  for (size_t d = 0; d < documents.size(); ++d) {
    if (d % kFolds != fold) AddReadings(*documents[d], candidates[d], weights[d % kFolds], data);
  }
  return TrainRanker(data, kRankOptions);
}

ReportModel OpenReports(const ModelFileWriter& sections, std::string& bytes) {
  bytes = sections.Finish();
  return ReportModel::Open(ModelFile::Open(bytes).value()).value();
}

}  // namespace

ReportTrainer::ReportTrainer(const Corpus& corpus)
    : documents_(corpus.size()), candidates_(corpus.size()) {
  for (size_t fold = 0; fold < kFolds; ++fold) {
    stat_bytes_.push_back(CountStats(AllBut(corpus, fold)));
  }
  for (const std::string& bytes : stat_bytes_) stats_.push_back(StatTable::Read(bytes).value());
  for (size_t i = 0; i < corpus.size(); ++i) {
    documents_[i] = Prepare(*corpus[i], stats_[i % kFolds]);
  }
  for (size_t fold = 0; fold < kFolds; ++fold) {
    ModelFileWriter first_steps;
    TrainFirstSteps(SelectBut(documents_, fold), first_steps);
    if (fold == 0) first_fold_steps_ = first_steps;
    first_steps.Add(ReportModel::kReadingSection, WriteHashedWeights<int16_t>({0}, 1));
    first_steps.Add(ReportModel::kRankSection, WriteTrees(0, {}));
    std::string bytes;
    const ReportModel model = OpenReports(first_steps, bytes);
    for (size_t i = fold; i < documents_.size(); i += kFolds) {
      candidates_[i] = model.FindCandidates(*documents_[i]->scene);
    }
  }
}

ReportTrainer::~ReportTrainer() = default;

void ReportTrainer::PrintHeldOut(const std::vector<std::vector<float>>& weights) const {
  ModelFileWriter steps = first_fold_steps_;
  steps.Add(ReportModel::kReadingSection, WriteHashedWeights<int16_t>(weights[0], 1));
  steps.Add(ReportModel::kRankSection, TrainRanks(documents_, candidates_, weights, 0));
  std::string bytes;
  const ReportModel model = OpenReports(steps, bytes);
  std::printf("reports in the documents held out:\n");
  PrintFigures(model, Select(documents_, 0));
}

void ReportTrainer::AddTo(ModelFileWriter& writer) const {
  std::vector<std::vector<float>> weights;  // of the readings, without each fold
  for (size_t fold = 0; fold < kFolds; ++fold) {
    weights.push_back(
        TrainLogistic(CollectReadings(documents_, candidates_, fold), kReadingOptions));
  }
  PrintHeldOut(weights);
  TrainFirstSteps(SelectBut(documents_, kFolds), writer);
  const HashedData readings = CollectReadings(documents_, candidates_, kFolds);
  writer.Add(ReportModel::kReadingSection,
             WriteHashedWeights<int16_t>(TrainLogistic(readings, kReadingOptions), 1));
  writer.Add(ReportModel::kRankSection, TrainRanks(documents_, candidates_, weights, kFolds));
}

}  // namespace verbatim::extraction::training
