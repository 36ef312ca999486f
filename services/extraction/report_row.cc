#include <algorithm>
#include <cmath>

#include "services/extraction/report_features.h"
#include "services/extraction/scene.h"

namespace verbatim::extraction {
namespace {

using text::TokenRange;

float Capped(uint32_t value, uint32_t most) { return static_cast<float>(std::min(value, most)); }

// The cue, alike for all its readings.
void AddCue(const ReportScene& scene, uint32_t cue_token, const ReportContext& context,
            FeatureRow& row) {
  const TokenRange sentence = scene.SentenceOf(cue_token);
  const Word& cue = scene.words()[cue_token];
  const auto at = [&](int64_t offset) -> const Word& {
    return scene.At(int64_t{cue_token} + offset, sentence);
  };
  const StatTable& stats = scene.stats();
  const Stats counts = stats.Find(IsVerb(cue.tag) ? StatRole::kVerb : StatRole::kNoun, cue.stem);
  const auto before = scene.Between(sentence.begin, cue_token);
  const auto after = scene.Between(cue_token + 1, sentence.end);
  row.Add({context.probability, context.covering, stats.Find(StatRole::kReportCue, cue.stem)[0],
           counts[kQuoteCue], counts[kAnyCue], counts[kContentAtCue], counts[kLogCount],
           static_cast<float>(cue.tag), WordClass(at(-2)), WordClass(at(-1)), WordClass(at(1)),
           WordClass(at(2)), Capped(before.verbs, 4), Capped(after.verbs, 4),
           Capped(before.marks, 3), Capped(after.marks, 3), Capped(cue_token - sentence.begin, 40),
           Capped(sentence.end - cue_token, 40)});
}

void AddSource(const ReportScene& scene, const ReportReading& reading, TokenRange sentence,
               FeatureRow& row) {
  if (!reading.source) {
    for (int i = 0; i < 11; ++i) row.Add(-1);
    return;
  }
  const TokenRange source = *reading.source;
  const Word& head = SourceHead(scene, source);
  const Stats counts = scene.stats().Find(StatRole::kMentionHead, head.form);
  const bool is_before = source.end <= reading.cue.begin;
  const uint32_t low = is_before ? source.end : reading.cue.end;
  const uint32_t high = std::max(low, is_before ? reading.cue.begin : source.begin);
  const auto between = scene.Between(low, high);
  row.Add({is_before ? 1.0F : 0.0F, Capped(source.size(), 20), static_cast<float>(head.tag),
           counts[0], counts[1], WordClass(scene.At(int64_t{source.begin} - 1, sentence)),
           WordClass(scene.words()[source.begin]), WordClass(scene.At(source.end, sentence)),
           Capped(high - low, 30), Capped(between.verbs, 3), Capped(between.commas, 3)});
}

void AddContent(const ReportScene& scene, const ReportReading& reading, TokenRange sentence,
                FeatureRow& row) {
  const TokenRange first = reading.content.front();
  const TokenRange last = reading.content.back();
  const auto at = [&](int64_t token) -> const Word& { return scene.At(token, sentence); };
  const StatTable& stats = scene.stats();
  const auto counts = scene.Between(first.begin, last.end);
  const bool is_after = first.begin >= reading.cue.end;
  const uint32_t low = is_after ? reading.cue.end : std::min(last.end, reading.cue.begin);
  const uint32_t high = std::max(low, is_after ? first.begin : reading.cue.begin);
  const auto skipped = scene.Between(low, high);
  row.Add({static_cast<float>(reading.content.size()),
           is_after ? 1.0F : 0.0F,
           last.end <= reading.cue.begin ? 1.0F : 0.0F,
           Capped(reading.ContentWords(), 60),
           Capped(counts.verbs, 6),
           Capped(counts.commas, 6),
           Capped(counts.marks, 4),
           Capped(counts.conjunctions, 4),
           WordClass(at(int64_t{first.begin} - 1)),
           WordClass(at(first.begin)),
           WordClass(at(int64_t{first.begin} + 1)),
           WordClass(at(int64_t{last.end} - 1)),
           WordClass(at(last.end)),
           WordClass(at(int64_t{last.end} + 1)),
           stats.Find(StatRole::kContentFirst, at(first.begin).form)[0],
           stats.Find(StatRole::kContentAfter, at(int64_t{first.begin} - 1).form)[0],
           stats.Find(StatRole::kContentLast, at(int64_t{last.end} - 1).form)[0],
           stats.Find(StatRole::kContentEnds, at(last.end).form)[0],
           Capped(sentence.end - last.end, 40),
           Capped(first.begin - sentence.begin, 40),
           Capped(high - low, 30),
           Capped(skipped.verbs, 3),
           Capped(skipped.commas, 3)});
}

}  // namespace

void ComputeReadingRow(const ReportScene& scene, uint32_t cue_token, const ReportReading& reading,
                       const ReportContext& context, float best_other, FeatureRow& row) {
  const ReportReading* proposal = scene.ProposalAt(cue_token);
  row.Clear();
  row.Add({reading.log_odds, best_other, reading.log_odds - best_other, context.inside,
           context.covering_odds, context.inside_odds, context.rival_odds,
           static_cast<float>(reading.rank), reading.gap, Capped(reading.cue.size(), 8),
           proposal == nullptr ? 0.0F
           : proposal->source  ? 1.0F
                               : 2.0F,
           ProposedContentShare(proposal, reading), ProposedSourceAgreement(proposal, reading)});
  const TokenRange sentence = scene.SentenceOf(cue_token);
  AddCue(scene, cue_token, context, row);
  AddSource(scene, reading, sentence, row);
  AddContent(scene, reading, sentence, row);
}

}  // namespace verbatim::extraction
