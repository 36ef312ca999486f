#include "services/extraction/cue_ranker.h"

#include <algorithm>
#include <cmath>

namespace verbatim::extraction {
namespace {

// Candidates on each side of a run; gold cues are hardly ever further away.
constexpr size_t kNearest = 12;

const Word kOutside = {};

const Word& WordAt(const Scene& scene, int64_t token, text::TokenRange within) {
  if (token < within.begin || token >= within.end) return kOutside;
  return scene.words()[static_cast<size_t>(token)];
}

// What the run looks like by itself: the same for all its candidates.
void AddRunFeatures(const Scene& scene, size_t index, FeatureRow& row) {
  const text::Document& document = scene.document();
  const text::Quotation& run = scene.runs()[index];
  const text::Paragraph& paragraph = document.paragraphs()[run.paragraph];
  const text::TokenRange whole = paragraph.tokens;
  int words = 0;
  int capitals = 0;
  int finite = 0;
  uint32_t first_word = run.tokens.begin;
  bool seen = false;
  for (uint32_t i = run.tokens.begin; i < run.tokens.end && words < 40; ++i) {
    const Word& word = scene.words()[i];
    if (word.kind != text::TokenKind::kWord && word.kind != text::TokenKind::kNumber) continue;
    if (!seen) first_word = i;
    seen = true;
    ++words;
    capitals += word.capitalised;
    finite += IsFiniteVerb(word.tag) || word.tag == Tag::kMD;
  }
  const int64_t last = int64_t{run.tokens.end} - (run.closed ? 2 : 1);
  const Word& first = scene.words()[first_word];
  const Word& before = WordAt(scene, int64_t{run.tokens.begin} - 1, whole);
  const Word& before2 = WordAt(scene, int64_t{run.tokens.begin} - 2, whole);
  const Word& after = WordAt(scene, run.tokens.end, whole);
  const Word& after2 = WordAt(scene, int64_t{run.tokens.end} + 1, whole);
  row.Add({static_cast<float>(words), words > 0 ? static_cast<float>(capitals) / words : 0.0F,
           static_cast<float>(finite), first.capitalised ? 1.0F : 0.0F, WordClass(first),
           WordClass(WordAt(scene, last, run.tokens)), WordClass(before), WordClass(before2),
           WordClass(after), WordClass(after2), run.tokens.begin == whole.begin ? 1.0F : 0.0F,
           run.tokens.end >= whole.end ? 1.0F : 0.0F,
           run.style == text::MarkStyle::kSingle ? 1.0F : 0.0F, run.closed ? 1.0F : 0.0F,
           run.continues ? 1.0F : 0.0F, static_cast<float>(paragraph.role)});
  const bool has_before = index > 0 && scene.runs()[index - 1].paragraph == run.paragraph;
  const bool has_after =
      index + 1 < scene.runs().size() && scene.runs()[index + 1].paragraph == run.paragraph;
  row.Add(has_before ? static_cast<float>(std::min<uint32_t>(
                           40, run.tokens.begin - scene.runs()[index - 1].tokens.end))
                     : -1);
  row.Add(has_after ? static_cast<float>(std::min<uint32_t>(
                          40, scene.runs()[index + 1].tokens.begin - run.tokens.end))
                    : -1);
  const bool open_before = index > 0 && !scene.runs()[index - 1].closed &&
                           scene.runs()[index - 1].paragraph + 1 == run.paragraph;
  row.Add(open_before ? 1 : 0);
}

// The best cue of the run's own sentence, whichever candidate is looked at.
void AddSentenceFeatures(const Scene& scene, const text::Quotation& run, FeatureRow& row) {
  const text::Document& document = scene.document();
  const uint32_t first_sentence = document.tokens()[run.tokens.begin].sentence;
  const uint32_t last_sentence = document.tokens()[run.tokens.end - 1].sentence;
  float before = 0;
  float after = 0;
  const size_t middle = scene.FirstCueAt(run.tokens.begin);
  for (size_t i = middle, seen = 0; i-- > 0 && seen < kNearest; ++seen) {
    if (document.tokens()[scene.cues()[i].token].sentence != first_sentence) break;
    before = std::max(before, scene.cues()[i].stats[kQuoteCue]);
  }
  for (size_t i = scene.FirstCueAt(run.tokens.end), seen = 0;
       i < scene.cues().size() && seen < kNearest; ++i, ++seen) {
    if (document.tokens()[scene.cues()[i].token].sentence != last_sentence) break;
    after = std::max(after, scene.cues()[i].stats[kQuoteCue]);
  }
  row.Add({before, after});
}

// What the cue looks like by itself.
void AddCueFeatures(const Scene& scene, const CueCandidate& cue, FeatureRow& row) {
  const text::Document& document = scene.document();
  const text::TokenRange sentence =
      document.sentences()[document.tokens()[cue.token].sentence].tokens;
  const Word& word = scene.words()[cue.token];
  const auto at = [&](int offset) -> const Word& {
    return WordAt(scene, int64_t{cue.token} + offset, sentence);
  };
  const auto is_aux = [](const Word& w) { return IsAuxiliary(w) ? 1.0F : 0.0F; };
  row.Add({static_cast<float>(cue.kind), cue.stats[kQuoteCue], cue.stats[kAnyCue],
           cue.stats[kContentAtCue], cue.stats[kLogCount], cue.best_before, cue.best_after,
           static_cast<float>(word.tag), WordClass(at(-2)), WordClass(at(-1)), WordClass(at(1)),
           WordClass(at(2)), is_aux(at(-1)), is_aux(at(-2)),
           at(-1).form == HashOf("to") ? 1.0F : 0.0F,
           static_cast<float>(std::min<uint32_t>(30, cue.token - sentence.begin)),
           static_cast<float>(std::min<uint32_t>(30, sentence.end - 1 - cue.token))});
}

int Between(size_t a, size_t b) { return static_cast<int>(a > b ? a - b : b - a); }

// How the run and the cue stand to each other.
void AddPairFeatures(const Scene& scene, size_t index, int cue_index, int previous_cue,
                     FeatureRow& row) {
  const text::Document& document = scene.document();
  const text::Quotation& run = scene.runs()[index];
  const CueCandidate& cue = scene.cues()[static_cast<size_t>(cue_index)];
  const bool is_before = cue.token < run.tokens.begin;
  // The gap between cue and run.
  const uint32_t gap_begin = is_before ? cue.token + 1 : run.tokens.end;
  const uint32_t gap_end = std::max(gap_begin, is_before ? run.tokens.begin : cue.token);
  const uint32_t run_sentence =
      document.tokens()[is_before ? run.tokens.begin : run.tokens.end - 1].sentence;
  const uint32_t cue_sentence = document.tokens()[cue.token].sentence;
  const uint32_t cue_paragraph = document.ParagraphOf(cue.token);
  const int runs_between =
      static_cast<int>(scene.FirstRunAt(gap_end)) - static_cast<int>(scene.FirstRunAt(gap_begin));
  const size_t cue_after_run = scene.FirstCueAt(run.tokens.end);
  const int cues_between =
      is_before ? Between(scene.FirstCueAt(run.tokens.begin), static_cast<size_t>(cue_index) + 1)
                : Between(static_cast<size_t>(cue_index), cue_after_run);
  float best_between = 0;
  const size_t first = is_before ? static_cast<size_t>(cue_index) + 1 : cue_after_run;
  const size_t last =
      is_before ? scene.FirstCueAt(run.tokens.begin) : static_cast<size_t>(cue_index);
  for (size_t i = first; i < last && i < first + 2 * kNearest; ++i) {
    best_between = std::max(best_between, scene.cues()[i].stats[kQuoteCue]);
  }
  bool that_between = false;
  for (uint32_t i = gap_begin; i < gap_end && i < gap_begin + 40; ++i) {
    that_between |= scene.words()[i].form == HashOf("that");
  }
  const uint32_t distance = gap_end - gap_begin;
  row.Add({is_before ? 1.0F : 0.0F, static_cast<float>(std::min<uint32_t>(distance, 100)),
           run_sentence == cue_sentence ? 1.0F : 0.0F,
           static_cast<float>(std::min(8, Between(run_sentence, cue_sentence))),
           cue_paragraph == run.paragraph ? 1.0F : 0.0F, static_cast<float>(runs_between),
           static_cast<float>(cues_between), best_between, cue.stats[kQuoteCue] - best_between,
           static_cast<float>(std::min(6, scene.Commas(gap_begin, gap_end))),
           static_cast<float>(std::min(6, scene.Verbs(gap_begin, gap_end))),
           static_cast<float>(std::min(4, scene.Conjunctions(gap_begin, gap_end))),
           that_between ? 1.0F : 0.0F, cue_index == previous_cue ? 1.0F : 0.0F});
  // Is the cue between this run and another one: "A," she said, "B"?
  const size_t next_run = scene.FirstRunAt(cue.token);
  const bool next_to = is_before ? next_run == index : next_run == index + 1;
  row.Add(next_to ? 1 : 0);
  const size_t other = is_before ? index - 1 : index + 1;
  const bool has_other = is_before ? index > 0 : other < scene.runs().size();
  float other_gap = -1;
  if (has_other && next_to && scene.runs()[other].paragraph == cue_paragraph) {
    other_gap = static_cast<float>(is_before ? cue.token - scene.runs()[other].tokens.end
                                             : scene.runs()[other].tokens.begin - cue.token - 1);
    other_gap = std::min(other_gap, 40.0F);
  }
  row.Add(other_gap);
}

// What the report model makes of the cue: how likely it is one, and how much of the run lies in its
// content.
void AddReportFeatures(const Scene& scene, size_t index, const CueCandidate& cue, FeatureRow& row) {
  const ReportCandidate* report = scene.ReportAt(cue.token);
  if (report == nullptr || report->readings.empty()) {
    row.Add({report == nullptr ? 0.0F : report->context.probability, -1, -1});
    return;
  }
  const text::TokenRange run = scene.runs()[index].tokens;
  uint32_t shared = 0;
  for (uint32_t i = run.begin; i < run.end; ++i) shared += report->readings.front().HasContent(i);
  row.Add({report->context.probability, static_cast<float>(shared) / static_cast<float>(run.size()),
           report->context.covering});
}

constexpr int kCueOnlyFeatures = 17 + 14 + 2 + 3;

}  // namespace

std::vector<int> CueCandidatesFor(const Scene& scene, size_t index, int previous_cue) {
  const text::Document& document = scene.document();
  const text::Quotation& run = scene.runs()[index];
  const text::Paragraph& paragraph = document.paragraphs()[run.paragraph];
  std::vector<int> result;
  uint32_t lowest = paragraph.tokens.begin;
  if (run.paragraph > 0 && document.paragraphs()[run.paragraph - 1].entry == paragraph.entry) {
    // The last sentence before: "She said this:"
    lowest = document.sentences()[paragraph.sentences.begin - 1].tokens.begin;
  }
  const size_t middle = scene.FirstCueAt(run.tokens.begin);
  size_t begin = middle;
  while (begin > 0 && middle - begin < kNearest && scene.cues()[begin - 1].token >= lowest) --begin;
  if (previous_cue >= 0 && static_cast<size_t>(previous_cue) < begin) {
    const uint32_t token = scene.cues()[static_cast<size_t>(previous_cue)].token;
    const text::Paragraph& other = document.paragraphs()[document.ParagraphOf(token)];
    if (other.entry == paragraph.entry) result.push_back(previous_cue);
  }
  for (size_t i = begin; i < middle; ++i) result.push_back(static_cast<int>(i));
  const size_t after = scene.FirstCueAt(run.tokens.end);
  for (size_t i = after; i < scene.cues().size() && i - after < kNearest &&
                         scene.cues()[i].token < paragraph.tokens.end;
       ++i) {
    result.push_back(static_cast<int>(i));
  }
  result.push_back(kNoCue);
  return result;
}

void ComputeCueFeatures(const Scene& scene, size_t run, int cue, int previous_cue,
                        FeatureRow& row) {
  row.Clear();
  row.Add(cue == kNoCue ? 1 : 0);
  row.Add(previous_cue == kNoDecision ? 2 : previous_cue == kNoCue ? 1 : 0);
  AddRunFeatures(scene, run, row);
  AddSentenceFeatures(scene, scene.runs()[run], row);
  if (cue == kNoCue) {
    for (int i = 0; i < kCueOnlyFeatures; ++i) row.Add(-1);
    return;
  }
  AddCueFeatures(scene, scene.cues()[static_cast<size_t>(cue)], row);
  AddPairFeatures(scene, run, cue, previous_cue, row);
  AddReportFeatures(scene, run, scene.cues()[static_cast<size_t>(cue)], row);
}

}  // namespace verbatim::extraction
