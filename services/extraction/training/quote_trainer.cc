#include "services/extraction/training/quote_trainer.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "services/extraction/boundary_ranker.h"
#include "services/extraction/cue_ranker.h"
#include "services/extraction/quote_model.h"
#include "services/extraction/source_ranker.h"
#include "services/extraction/training/gold_view.h"
#include "services/extraction/training/random.h"
#include "services/extraction/training/stat_counter.h"
#include "services/extraction/training/tree_trainer.h"

namespace verbatim::extraction::training {
namespace {

constexpr size_t kFolds = 5;

// An INDIRECT statement teaches about sources and boundaries of speech when its cue's word reports
// quotations at least this often.
constexpr float kMinSpeechCue = 0.03F;

// Number of features, found by computing one row.
template <typename Compute>
uint32_t CountFeatures(Compute compute) {
  FeatureRow row;
  compute(row);
  return row.size();
}

// The training rows of all four rankers.
class QuoteData {
 public:
  QuoteData(uint32_t cue_features, uint32_t source_features, uint32_t start_features,
            uint32_t end_features)
      : cues(cue_features),
        sources(source_features),
        starts(start_features),
        ends(end_features),
        random_(7) {}

  void AddDocument(const CorpusDocument& doc, const Scene& scene) {
    std::vector<int> anchors;
    for (const GoldStatement& gold : doc.gold) anchors.push_back(AnchorOf(scene, gold));
    const std::vector<int> owners = OwnersOf(scene, doc.gold);
    AddCues(scene, doc, anchors, owners);
    for (size_t g = 0; g < doc.gold.size(); ++g) {
      if (anchors[g] == kNone) continue;
      const auto cue = static_cast<size_t>(anchors[g]);
      const bool quoted = doc.gold[g].kind != domain::StatementKind::kIndirect;
      if (!quoted && scene.cues()[cue].stats[kQuoteCue] < kMinSpeechCue) continue;
      AddSource(scene, doc.gold[g], cue);
      if (quoted) {
        AddBoundaries(scene, doc.gold[g], cue, owners, static_cast<int>(g));
      } else {
        AddPosedBoundary(scene, doc.gold[g], cue);
      }
    }
  }

  RankingData cues;
  RankingData sources;
  RankingData starts;
  RankingData ends;

 private:
  void AddCues(const Scene& scene, const CorpusDocument& doc, const std::vector<int>& anchors,
               const std::vector<int>& owners) {
    int previous = kNoDecision;
    for (size_t run = 0; run < scene.runs().size(); ++run) {
      const int owner = owners[run];
      const int right = owner == kNone ? kNoCue : anchors[static_cast<size_t>(owner)];
      const bool unknown = owner != kNone && right == kNone;
      if (!unknown && !doc.discarded[scene.runs()[run].tokens.begin]) {
        cues.BeginGroup();
        for (const int cue : CueCandidatesFor(scene, run, previous)) {
          ComputeCueFeatures(scene, run, cue, previous, row_);
          cues.AddCandidate(row_.data(), cue == right);
        }
      }
      previous = unknown ? kNoDecision : right;
    }
  }

  void AddSource(const Scene& scene, const GoldStatement& gold, size_t cue) {
    const int right = gold.source ? MentionOf(scene, gold) : kNoSource;
    if (gold.source && right == kNone) return;
    sources.BeginGroup();
    for (const int mention : SourceCandidatesFor(scene, cue)) {
      ComputeSourceFeatures(scene, cue, mention, row_);
      sources.AddCandidate(row_.data(), mention == right);
    }
  }

  void AddStart(const Scene& scene, const GoldStatement& gold, const BoundaryQuestion& question) {
    if (question.gap.empty()) return;
    uint32_t right = question.gap.end;
    while (right > question.gap.begin && gold.HasContent(right - 1)) --right;
    starts.BeginGroup();
    for (uint32_t start = question.gap.begin; start <= question.gap.end; ++start) {
      ComputeStartFeatures(scene, question, start, row_);
      starts.AddCandidate(row_.data(), start == right);
    }
  }

  void AddEnd(const Scene& scene, const GoldStatement& gold, const BoundaryQuestion& question) {
    if (question.gap.empty()) return;
    uint32_t right = question.gap.begin;
    while (right < question.gap.end && gold.HasContent(right)) ++right;
    // A stop or comma at the end changes nothing: either reading may stand.
    while (right > question.gap.begin && !IsWord(scene, right - 1)) --right;
    ends.BeginGroup();
    for (uint32_t end = question.gap.begin; end <= question.gap.end; ++end) {
      ComputeEndFeatures(scene, question, end, row_);
      ends.AddCandidate(row_.data(), end == right);
    }
  }

  static bool IsWord(const Scene& scene, uint32_t token) {
    const text::TokenKind kind = scene.words()[token].kind;
    return kind == text::TokenKind::kWord || kind == text::TokenKind::kNumber;
  }

  void AddBoundaries(const Scene& scene, const GoldStatement& gold, size_t cue,
                     const std::vector<int>& owners, int index) {
    std::vector<text::TokenRange> runs;
    for (size_t run = 0; run < owners.size(); ++run) {
      if (owners[run] == index) runs.push_back(scene.runs()[run].tokens);
    }
    for (size_t k = 0; k < runs.size(); ++k) {
      std::optional<text::TokenRange> before;
      std::optional<text::TokenRange> after;
      if (k > 0) before = runs[k - 1];
      if (k + 1 < runs.size()) after = runs[k + 1];
      AddStart(scene, gold, StartQuestion(scene, runs[k], cue, gold.source, before));
      AddEnd(scene, gold, EndQuestion(scene, runs[k], cue, gold.source, after));
    }
  }

  // A part of the content poses as the quotation.
  void AddPosedBoundary(const Scene& scene, const GoldStatement& gold, size_t cue) {
    const text::TokenRange content = gold.content.front();
    if (gold.content.size() != 1 || content.size() < 3 || content.size() > kMaxGap) return;
    if (scene.document().tokens()[content.begin].sentence !=
        scene.document().tokens()[content.end - 1].sentence) {
      return;
    }
    const auto begin = content.begin + static_cast<uint32_t>(random_.Below(content.size()));
    const auto end = begin + 1 + static_cast<uint32_t>(random_.Below(content.end - begin));
    AddStart(scene, gold, StartQuestion(scene, {begin, end}, cue, gold.source, std::nullopt));
    AddEnd(scene, gold, EndQuestion(scene, {begin, end}, cue, gold.source, std::nullopt));
  }

  FeatureRow row_;
  Random random_;
};

std::vector<const CorpusDocument*> AllBut(const Corpus& corpus, size_t fold) {
  std::vector<const CorpusDocument*> documents;
  for (size_t i = 0; i < corpus.size(); ++i) {
    if (i % kFolds != fold) documents.push_back(corpus[i].get());
  }
  return documents;
}

QuoteData MakeData(const Scene& scene) {
  const BoundaryQuestion question = {.run = {0, 1}, .gap = {0, 0}, .cue = {0, 1}};
  return {
      CountFeatures([&](FeatureRow& row) { ComputeCueFeatures(scene, 0, kNoCue, kNoCue, row); }),
      CountFeatures([&](FeatureRow& row) { ComputeSourceFeatures(scene, 0, kNoSource, row); }),
      CountFeatures([&](FeatureRow& row) { ComputeStartFeatures(scene, question, 0, row); }),
      CountFeatures([&](FeatureRow& row) { ComputeEndFeatures(scene, question, 0, row); })};
}

void TrainInto(const char* name, std::string_view section, const RankingData& data,
               const TreeOptions& options, ModelFileWriter& writer) {
  std::printf("%s: %zu decisions, %zu candidates, %u features\n", name, data.group_count(),
              data.row_count(), data.feature_count());
  std::fflush(stdout);
  writer.Add(section, TrainRanker(data, options));
}

}  // namespace

void TrainQuotes(const Corpus& corpus, const std::vector<std::vector<ReportCandidate>>& reports,
                 ModelFileWriter& writer) {
  std::optional<QuoteData> data;
  for (size_t fold = 0; fold < kFolds; ++fold) {
    const std::string bytes = CountStats(AllBut(corpus, fold));
    const StatTable stats = StatTable::Read(bytes).value();
    for (size_t i = fold; i < corpus.size(); i += kFolds) {
      const CorpusDocument& doc = *corpus[i];
      const Scene scene(*doc.document, doc.words, stats, reports[i]);
      if (!data && !scene.runs().empty() && !scene.cues().empty()) data = MakeData(scene);
      if (data) data->AddDocument(doc, scene);
    }
  }
  if (!data) return;
  writer.Add(StatTable::kSection, CountStats(AllBut(corpus, kFolds)));
  TrainInto("cue of a quotation", QuoteModel::kCueSection, data->cues,
            {.trees = 200, .learning_rate = 0.1, .seed = 11}, writer);
  TrainInto("source of a cue", QuoteModel::kSourceSection, data->sources,
            {.trees = 120, .learning_rate = 0.1, .seed = 12}, writer);
  TrainInto("begin of content", QuoteModel::kStartSection, data->starts,
            {.trees = 150, .learning_rate = 0.1, .seed = 13}, writer);
  TrainInto("end of content", QuoteModel::kEndSection, data->ends,
            {.trees = 120, .learning_rate = 0.1, .seed = 14}, writer);
}

}  // namespace verbatim::extraction::training
