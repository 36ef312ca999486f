#include "services/extraction/boundary_ranker.h"

#include <algorithm>

#include "services/extraction/source_ranker.h"

namespace verbatim::extraction {
namespace {

const Word kOutside = {};

text::TokenRange SentenceOf(const Scene& scene, uint32_t token) {
  const text::Document& document = scene.document();
  return document.sentences()[document.tokens()[token].sentence].tokens;
}

const Word& WordAt(const Scene& scene, int64_t token) {
  if (token < 0 || token >= static_cast<int64_t>(scene.words().size())) return kOutside;
  return scene.words()[static_cast<size_t>(token)];
}

// What does not depend on the candidate.
void AddQuestionFeatures(const Scene& scene, const BoundaryQuestion& question, FeatureRow& row) {
  const text::TokenRange run = question.run;
  const bool cue_before = question.cue.begin < run.begin;
  const int64_t begin = run.begin;
  const int64_t end = run.end;
  row.Add({static_cast<float>(question.gap.size()), static_cast<float>(question.cue_kind),
           question.cue_stats[kQuoteCue], question.cue_stats[kContentAtCue],
           cue_before ? 1.0F : 0.0F, question.joins_run ? 1.0F : 0.0F,
           question.at_cue ? 1.0F : 0.0F, question.at_source ? 1.0F : 0.0F,
           static_cast<float>(std::min<uint32_t>(40, run.size())),
           WordAt(scene, begin + 1).capitalised ? 1.0F : 0.0F, WordClass(WordAt(scene, begin + 1)),
           WordClass(WordAt(scene, begin - 1)), WordClass(WordAt(scene, begin - 2)),
           WordClass(WordAt(scene, end - 2)), WordClass(WordAt(scene, end)),
           WordClass(WordAt(scene, end + 1)),
           static_cast<float>(scene.words()[question.cue.end - 1].tag)});
}

struct Inside {
  int thats = 0;
  int prepositions = 0;
  int finite = 0;
  int pronouns = 0;
};

Inside CountInside(const Scene& scene, uint32_t begin, uint32_t end) {
  Inside inside;
  for (uint32_t i = begin; i < end; ++i) {
    const Word& word = scene.words()[i];
    inside.thats += word.form == HashOf("that");
    inside.prepositions += word.tag == Tag::kIN || word.tag == Tag::kTO;
    inside.finite += IsFiniteVerb(word.tag) || word.tag == Tag::kMD;
    inside.pronouns += word.tag == Tag::kPRP;
  }
  return inside;
}

// The words taken in, and those left out, on this side of the run.
void AddPieceFeatures(const Scene& scene, uint32_t begin, uint32_t end, FeatureRow& row) {
  const Inside inside = CountInside(scene, begin, end);
  row.Add({static_cast<float>(end - begin), static_cast<float>(scene.Commas(begin, end)),
           static_cast<float>(scene.Verbs(begin, end)),
           static_cast<float>(scene.Conjunctions(begin, end)), static_cast<float>(inside.thats),
           static_cast<float>(inside.prepositions), static_cast<float>(inside.finite),
           static_cast<float>(inside.pronouns)});
}

// How far the report model's likeliest readings of the cue begin (end) their content from `at`, in
// tokens within 20; 40 where the run is in no content.
void AddReportFeatures(const BoundaryQuestion& question, bool begin, int64_t at, FeatureRow& row) {
  for (size_t i = 0; i < 3; ++i) {
    float distance = 40;
    if (question.report != nullptr && i < question.report->readings.size()) {
      const ReportReading& reading = question.report->readings[i];
      const uint32_t inside = begin ? question.run.begin + 1 : question.run.end - 2;
      for (const text::TokenRange piece : reading.content) {
        if (!piece.Contains(inside) && !piece.Contains(question.run.begin + 1)) continue;
        const int64_t edge = begin ? piece.begin : piece.end;
        distance = static_cast<float>(std::clamp<int64_t>(edge - at, -20, 20));
      }
    }
    row.Add(distance);
  }
}

BoundaryQuestion QuestionAbout(const Scene& scene, text::TokenRange run, size_t cue) {
  BoundaryQuestion question;
  question.run = run;
  question.cue = WholeCue(scene, cue);
  question.cue_stats = scene.cues()[cue].stats;
  question.cue_kind = scene.cues()[cue].kind;
  question.report = scene.ReportAt(scene.cues()[cue].token);
  return question;
}

}  // namespace

void ComputeStartFeatures(const Scene& scene, const BoundaryQuestion& question, uint32_t start,
                          FeatureRow& row) {
  row.Clear();
  AddQuestionFeatures(scene, question, row);
  const int64_t at = start;
  const bool at_quote = start == question.gap.end;
  row.Add({at_quote ? 1.0F : 0.0F, start == question.gap.begin ? 1.0F : 0.0F});
  for (int64_t offset = -2; offset <= 1; ++offset) {
    row.Add(WordClass(WordAt(scene, at + offset)));
    row.Add(static_cast<float>(WordAt(scene, at + offset).tag));
  }
  row.Add(scene.stats().Find(StatRole::kContentFirst, WordAt(scene, at).form)[0]);
  row.Add(scene.stats().Find(StatRole::kContentAfter, WordAt(scene, at - 1).form)[0]);
  row.Add(WordAt(scene, at - 1).form == HashOf("that") ? 1 : 0);
  AddPieceFeatures(scene, question.gap.begin, start, row);
  AddPieceFeatures(scene, start, question.gap.end, row);
  AddReportFeatures(question, /*begin=*/true, at, row);
}

void ComputeEndFeatures(const Scene& scene, const BoundaryQuestion& question, uint32_t end,
                        FeatureRow& row) {
  row.Clear();
  AddQuestionFeatures(scene, question, row);
  const int64_t at = end;
  row.Add({end == question.gap.begin ? 1.0F : 0.0F, end == question.gap.end ? 1.0F : 0.0F});
  for (int64_t offset = -2; offset <= 1; ++offset) {
    row.Add(WordClass(WordAt(scene, at + offset)));
    row.Add(static_cast<float>(WordAt(scene, at + offset).tag));
  }
  row.Add(scene.stats().Find(StatRole::kContentLast, WordAt(scene, at - 1).form)[0]);
  row.Add(scene.stats().Find(StatRole::kContentEnds, WordAt(scene, at).form)[0]);
  AddPieceFeatures(scene, question.gap.begin, end, row);
  AddPieceFeatures(scene, end, question.gap.end, row);
  AddReportFeatures(question, /*begin=*/false, at, row);
}

BoundaryQuestion StartQuestion(const Scene& scene, text::TokenRange run, size_t cue,
                               std::optional<text::TokenRange> source,
                               std::optional<text::TokenRange> previous_run) {
  BoundaryQuestion question = QuestionAbout(scene, run, cue);
  uint32_t begin = SentenceOf(scene, run.begin).begin;
  if (run.begin - begin > kMaxGap) begin = run.begin - kMaxGap;
  const size_t next_run = scene.FirstRunAt(run.begin);
  if (next_run > 0)
    begin = std::max(begin, std::min(run.begin, scene.runs()[next_run - 1].tokens.end));
  const auto raise = [&](text::TokenRange barrier, bool& flag) {
    if (barrier.end > run.begin || barrier.end <= begin) return;
    begin = barrier.end;
    question.at_cue = question.at_source = question.joins_run = false;
    flag = true;
  };
  question.joins_run = previous_run && previous_run->end == begin;
  raise(question.cue, question.at_cue);
  if (source) raise(*source, question.at_source);
  question.gap = {begin, run.begin};
  return question;
}

BoundaryQuestion EndQuestion(const Scene& scene, text::TokenRange run, size_t cue,
                             std::optional<text::TokenRange> source,
                             std::optional<text::TokenRange> next_run) {
  BoundaryQuestion question = QuestionAbout(scene, run, cue);
  uint32_t end = std::max(run.end, SentenceOf(scene, run.end - 1).end);
  end = std::min(end, run.end + kMaxGap);
  const size_t following = scene.FirstRunAt(run.end);
  if (following < scene.runs().size()) end = std::min(end, scene.runs()[following].tokens.begin);
  const auto lower = [&](text::TokenRange barrier, bool& flag) {
    if (barrier.begin < run.end || barrier.begin >= end) return;
    end = barrier.begin;
    question.at_cue = question.at_source = question.joins_run = false;
    flag = true;
  };
  question.joins_run = next_run && next_run->begin == end;
  lower(question.cue, question.at_cue);
  if (source) lower(*source, question.at_source);
  question.gap = {run.end, end};
  return question;
}

}  // namespace verbatim::extraction
