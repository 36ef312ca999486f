#include "services/extraction/report_features.h"

#include <algorithm>
#include <cmath>

#include "services/extraction/feature_adder.h"
#include "services/extraction/scene.h"

namespace verbatim::extraction {
namespace {

using text::TokenRange;

// Seven steps of strength: never, hardly ever .. nearly always a cue.
uint32_t Strength(float share) {
  static constexpr float kSteps[] = {0.003F, 0.01F, 0.03F, 0.1F, 0.3F, 0.6F};
  uint32_t step = 0;
  while (step < std::size(kSteps) && share > kSteps[step]) ++step;
  return step;
}

// What stands around a cue, for features of the cue and of its readings.
struct CueView {
  CueView(const ReportScene& report_scene, uint32_t cue_token)
      : scene(report_scene),
        token(cue_token),
        sentence(report_scene.SentenceOf(cue_token)),
        word(report_scene.words()[cue_token]) {
    int64_t at = int64_t{token} - 1;
    uint32_t length = 0;
    for (; length < 5; ++length, --at) {
      const Word& before = scene.At(at, sentence);
      const bool belongs = IsAuxiliary(before) || IsAdverb(before.tag) || before.tag == Tag::kTO;
      if (!belongs) break;
      chain = Mix(chain, before.form);
      is_infinitive |= before.tag == Tag::kTO;
      is_negated |= before.form == HashOf("not") || before.form == HashOf("n't") ||
                    before.form == HashOf("never");
      has_modal |= before.tag == Tag::kMD;
      static const uint32_t be = StemOfBase("be");
      is_passive |= before.stem == be && word.tag == Tag::kVBN && IsAuxiliary(before);
    }
    for (int steps = 0; steps < 14; ++steps, --at) {
      const Word& before = scene.At(at, sentence);
      if (before.tag == Tag::kNone) break;
      const bool is_noun = IsNoun(before.tag) || before.tag == Tag::kPRP ||
                           before.tag == Tag::kWP || before.tag == Tag::kWDT ||
                           before.tag == Tag::kDT;
      if (is_noun) {
        subject = &before;
        subject_distance = static_cast<uint32_t>(steps);
        break;
      }
    }
  }

  const Word& At(int64_t offset) const { return scene.At(int64_t{token} + offset, sentence); }

  const ReportScene& scene;
  uint32_t token;
  TokenRange sentence;
  const Word& word;
  uint32_t chain = 0;  // of the auxiliaries and adverbs before it
  bool is_infinitive = false;
  bool is_negated = false;
  bool has_modal = false;
  bool is_passive = false;
  const Word* subject = nullptr;  // the nearest noun or pronoun before
  uint32_t subject_distance = 0;
};

// The words next to the cue.
void AddNeighbours(const CueView& cue, FeatureAdder& add) {
  const Word& w = cue.word;
  const Word& l1 = cue.At(-1);
  const Word& l2 = cue.At(-2);
  const Word& l3 = cue.At(-3);
  const Word& r1 = cue.At(1);
  const Word& r2 = cue.At(2);
  const Word& r3 = cue.At(3);
  add.Add(w.stem);
  add.Add(w.form);
  add.Add(w.stem, Bits(w.tag));
  add.Add(w.suffix3);
  add.Add(w.suffix4);
  add.Add(w.prefix2, w.suffix2);
  add.Add(Bits(l1.tag, w.tag, r1.tag));
  add.Add(l1.form);
  add.Add(l2.form);
  add.Add(r1.form);
  add.Add(r2.form);
  add.Add(r3.form);
  add.Add(w.stem, l1.form);
  add.Add(w.stem, r1.form);
  add.Add(w.stem, Bits(l1.tag));
  add.Add(w.stem, Bits(r1.tag));
  add.Add(w.stem, Bits(l1.tag, l2.tag));
  add.Add(w.stem, Bits(r1.tag, r2.tag));
  add.Add(Bits(w.tag), r1.form);
  add.Add(Bits(w.tag), l1.form);
  add.Add(r1.form, r2.form);
  add.Add(l2.form, l1.form);
  add.Add(w.stem, r1.form, r2.form);
  add.Add(w.stem, l2.form, l1.form);
  add.Add(Bits(l2.tag, l1.tag, w.tag), Bits(r1.tag, r2.tag));
  add.Add(Bits(l3.tag, l2.tag, l1.tag), Bits(w.tag));
  add.Add(Bits(r1.tag, r2.tag, r3.tag), Bits(w.tag));
  add.Add(r1.suffix3, Bits(w.tag));
}

// Subject, auxiliaries, what follows.
void AddGrammar(const CueView& cue, FeatureAdder& add) {
  const Word& w = cue.word;
  uint32_t that = 0;
  uint32_t next_verb = 0;
  uint32_t next_verb_tag = 0;
  uint32_t next_noun = 0;
  for (int64_t offset = 1; offset <= 12; ++offset) {
    const Word& word = cue.At(offset);
    if (word.tag == Tag::kNone) break;
    if (that == 0 && word.form == HashOf("that")) that = static_cast<uint32_t>(offset);
    if (next_verb == 0 && (IsVerb(word.tag) || word.tag == Tag::kMD)) {
      next_verb = word.stem;
      next_verb_tag = Bits(word.tag);
    }
    if (next_noun == 0 && (IsNoun(word.tag) || word.tag == Tag::kPRP)) next_noun = word.stem;
  }
  const uint32_t that_step = that == 0 ? 0 : that < 3 ? that : that < 6 ? 3 : 4;
  add.Add(that_step);
  add.Add(that_step, w.stem);
  add.Add(next_verb_tag, w.stem);
  add.Add(next_verb, Bits(w.tag));
  add.Add(next_noun, w.stem);
  add.Add(next_noun);
  const uint32_t voice = (cue.is_infinitive ? 1U : 0U) | (cue.is_negated ? 2U : 0U) |
                         (cue.has_modal ? 4U : 0U) | (cue.is_passive ? 8U : 0U);
  add.Add(cue.chain);
  add.Add(cue.chain, w.stem);
  add.Add(voice, Bits(w.tag));
  add.Add(voice, w.stem);
  const uint32_t subject = cue.subject == nullptr ? 0 : cue.subject->stem;
  const uint32_t subject_tag = cue.subject == nullptr ? 0 : Bits(cue.subject->tag);
  add.Add(subject);
  add.Add(subject, w.stem);
  add.Add(subject_tag, Bits(w.tag), cue.subject_distance);
  add.Add(subject_tag, w.stem);
}

// The sentence: its other cues, quotation marks, where the cue stands in it.
void AddSentence(const CueView& cue, float strength, FeatureAdder& add) {
  constexpr size_t kNearest = 10;  // other cues looked at on each side
  const ReportScene& scene = cue.scene;
  const Word& w = cue.word;
  const TokenRange s = cue.sentence;
  float left = 0;
  float right = 0;
  uint32_t left_stem = 0;
  uint32_t right_stem = 0;
  const size_t self = scene.FirstCueAt(cue.token);
  for (size_t i = self, n = 0; i-- > 0 && n < kNearest; ++n) {
    const ReportCue& other = scene.cues()[i];
    if (other.token < s.begin) break;
    if (other.strength > left) {
      left = other.strength;
      left_stem = scene.words()[other.token].stem;
    }
  }
  for (size_t i = scene.FirstCueAt(cue.token + 1), n = 0; i < scene.cues().size() && n < kNearest;
       ++i, ++n) {
    const ReportCue& other = scene.cues()[i];
    if (other.token >= s.end) break;
    if (other.strength > right) {
      right = other.strength;
      right_stem = scene.words()[other.token].stem;
    }
  }
  const uint32_t own = Strength(strength);
  add.Add(Strength(left), Bits(w.tag));
  add.Add(Strength(right), Bits(w.tag));
  add.Add(Strength(left), Strength(right), own);
  add.Add(Strength(left), w.stem);
  add.Add(Strength(right), w.stem);
  add.Add(left_stem);
  add.Add(right_stem);
  const auto before = scene.Between(s.begin, cue.token);
  const auto after = scene.Between(cue.token + 1, s.end);
  const uint32_t marks = Few(before.marks, 2) * 3 + Few(after.marks, 2);
  const uint32_t near = (cue.At(-1).kind == text::TokenKind::kQuoteMark ? 1U : 0U) |
                        (cue.At(1).kind == text::TokenKind::kQuoteMark ? 2U : 0U) |
                        (cue.At(-2).kind == text::TokenKind::kQuoteMark ? 4U : 0U) |
                        (cue.At(2).kind == text::TokenKind::kQuoteMark ? 8U : 0U);
  add.Add(marks, near);
  add.Add(marks, near, own);
  add.Add(marks, w.stem);
  add.Add(Few(before.verbs, 3), Few(before.commas, 2), Bits(w.tag));
  add.Add(Few(after.verbs, 3), Few(after.commas, 2), Bits(w.tag));
  add.Add(Few(before.verbs, 3), w.stem);
  add.Add(Few(after.verbs, 3), w.stem);
  add.Add(before.thats > 0 ? 1 : 0, Bits(w.tag), own);
  add.Add(Distance(cue.token - s.begin), Bits(w.tag));
  add.Add(Distance(s.end - 1 - cue.token), Bits(w.tag));
  add.Add(Distance(s.end - 1 - cue.token), w.stem);
  add.Add(own, Bits(cue.At(1).tag), Bits(cue.At(2).tag));
  add.Add(own, Bits(cue.At(-1).tag), Bits(cue.At(-2).tag));
  add.Add(own, cue.At(1).form);
  add.Add(own, cue.At(-1).form);
  const Word& first = scene.words()[s.begin];
  const Word& last = scene.words()[s.end - 1];
  add.Add(first.form, Bits(w.tag));
  add.Add(last.form, Bits(w.tag));
  const text::Document& document = scene.document();
  const uint32_t paragraph = document.ParagraphOf(cue.token);
  const uint32_t place = paragraph == 0                                             ? 0
                         : s.begin == document.paragraphs()[paragraph].tokens.begin ? 1
                                                                                    : 2;
  add.Add(place, w.stem);
  add.Add(place, Bits(w.tag), w.capitalised ? 1 : 0);
}

}  // namespace

void ComputeReportCueFeatures(const ReportScene& scene, const ReportCue& candidate,
                              HashedFeatures& features) {
  const CueView cue(scene, candidate.token);
  FeatureAdder add(features);
  AddNeighbours(cue, add);
  AddGrammar(cue, add);
  AddSentence(cue, candidate.strength, add);
  const ReportReading* proposal = scene.ProposalAt(candidate.token);
  const uint32_t proposed = proposal == nullptr ? 0 : proposal->source ? 1 : 2;
  add.Add(proposed);
  add.Add(proposed, cue.word.stem);
  add.Add(proposed, Bits(cue.word.tag));
}

}  // namespace verbatim::extraction
