#include "services/extraction/source_ranker.h"

#include <algorithm>

namespace verbatim::extraction {
namespace {

constexpr size_t kNearest = 10;  // mentions on each side of the cue
const Word kOutside = {};

text::TokenRange SentenceOf(const Scene& scene, uint32_t token) {
  const text::Document& document = scene.document();
  return document.sentences()[document.tokens()[token].sentence].tokens;
}

const Word& WordAt(const Scene& scene, int64_t token, text::TokenRange within) {
  if (token < within.begin || token >= within.end) return kOutside;
  return scene.words()[static_cast<size_t>(token)];
}

float FormOfPronoun(uint32_t form) {
  if (form == HashOf("he") || form == HashOf("she")) return 1;
  if (form == HashOf("they") || form == HashOf("we") || form == HashOf("i")) return 2;
  if (form == HashOf("who")) return 3;
  if (form == HashOf("it") || form == HashOf("you")) return 4;
  if (form == HashOf("that") || form == HashOf("which")) return 5;
  if (form == HashOf("him") || form == HashOf("them") || form == HashOf("me") ||
      form == HashOf("us")) {
    return 6;
  }
  return 0;
}

void AddCueFeatures(const Scene& scene, size_t cue_index, FeatureRow& row) {
  const CueCandidate& cue = scene.cues()[cue_index];
  const text::TokenRange sentence = SentenceOf(scene, cue.token);
  const auto at = [&](int offset) -> const Word& {
    return WordAt(scene, int64_t{cue.token} + offset, sentence);
  };
  const auto passive = [&](int offset) {
    return IsAuxiliary(at(offset)) && at(offset).stem == StemOfBase("be") ? 1.0F : 0.0F;
  };
  row.Add({static_cast<float>(cue.kind), cue.stats[kQuoteCue], cue.stats[kAnyCue],
           static_cast<float>(scene.words()[cue.token].tag), WordClass(at(-2)), WordClass(at(-1)),
           WordClass(at(1)), WordClass(at(2)), passive(-1), passive(-2),
           at(-1).form == HashOf("to") ? 1.0F : 0.0F, cue.token == sentence.begin ? 1.0F : 0.0F});
}

void AddMentionFeatures(const Scene& scene, const Mention& mention, text::TokenRange sentence,
                        FeatureRow& row) {
  const Word& head = scene.words()[mention.head];
  const Stats stats = scene.stats().Find(StatRole::kMentionHead, head.form);
  const auto before = [&](int offset) -> const Word& {
    return WordAt(scene, int64_t{mention.tokens.begin} - offset, sentence);
  };
  const auto after = [&](int offset) -> const Word& {
    return WordAt(scene, int64_t{mention.tokens.end} + offset, sentence);
  };
  row.Add({static_cast<float>(mention.type), FormOfPronoun(head.form), stats[0], stats[1],
           static_cast<float>(std::min<uint32_t>(8, mention.tokens.size())),
           head.capitalised ? 1.0F : 0.0F, static_cast<float>(head.tag), WordClass(before(2)),
           WordClass(before(1)), WordClass(after(0)), WordClass(after(1)),
           head.in_quotes ? 1.0F : 0.0F,
           static_cast<float>(std::min<uint32_t>(20, mention.tokens.begin - sentence.begin))});
}

void AddPairFeatures(const Scene& scene, size_t cue_index, const Mention& mention,
                     FeatureRow& row) {
  const CueCandidate& cue = scene.cues()[cue_index];
  const bool is_before = mention.tokens.begin < cue.token;
  const uint32_t begin = is_before ? mention.tokens.end : cue.token + 1;
  const uint32_t end = std::max(begin, is_before ? cue.token : mention.tokens.begin);
  int finite = 0;
  int marks = 0;
  int relative = 0;
  int prepositions = 0;
  int others = 0;  // words between that no auxiliary, adverb or comma explains
  for (uint32_t i = begin; i < end && i < begin + 60; ++i) {
    const Word& word = scene.words()[i];
    finite += IsFiniteVerb(word.tag) || word.tag == Tag::kMD;
    marks += word.kind == text::TokenKind::kQuoteMark;
    relative += word.tag == Tag::kWP || word.tag == Tag::kWDT;
    prepositions += word.tag == Tag::kIN;
    others += !IsAuxiliary(word) && !IsAdverb(word.tag) && word.tag != Tag::kComma;
  }
  const auto mentions = static_cast<float>(
      is_before ? scene.FirstMentionAt(cue.token) - scene.FirstMentionAt(mention.tokens.end)
                : scene.FirstMentionAt(mention.tokens.begin) - scene.FirstMentionAt(cue.token));
  row.Add({is_before ? 1.0F : 0.0F, static_cast<float>(std::min<uint32_t>(60, end - begin)),
           static_cast<float>(std::min(8, finite)), static_cast<float>(std::min(4, marks)),
           static_cast<float>(std::min(3, relative)), static_cast<float>(std::min(5, prepositions)),
           static_cast<float>(std::min(20, others)), std::min(12.0F, mentions),
           static_cast<float>(std::min(6, scene.Commas(begin, end))),
           static_cast<float>(std::min(6, scene.Verbs(begin, end))),
           static_cast<float>(std::min(4, scene.Conjunctions(begin, end)))});
}

// Whether the report model's likeliest readings of the cue have this source: for each of two 1 if
// so, 0 if another one, -1 if none.
void AddReportFeatures(const Scene& scene, size_t cue_index, const Mention* mention,
                       FeatureRow& row) {
  const ReportCandidate* report = scene.ReportAt(scene.cues()[cue_index].token);
  for (size_t i = 0; i < 2; ++i) {
    if (report == nullptr || i >= report->readings.size()) {
      row.Add({-2, -2});
      continue;
    }
    const ReportReading& reading = report->readings[i];
    const bool agrees = mention == nullptr
                            ? !reading.source
                            : reading.source && reading.source->Contains(mention->head);
    const bool begins =
        mention != nullptr && reading.source && reading.source->begin == mention->tokens.begin;
    row.Add({agrees ? 1.0F : reading.source ? 0.0F : -1.0F, begins ? 1.0F : 0.0F});
  }
  row.Add(report == nullptr || report->readings.size() < 2 ? -1 : report->readings[1].gap);
}

constexpr int kMentionOnlyFeatures = 13 + 11;

}  // namespace

std::vector<int> SourceCandidatesFor(const Scene& scene, size_t cue) {
  const uint32_t token = scene.cues()[cue].token;
  const text::TokenRange sentence = SentenceOf(scene, token);
  const size_t middle = scene.FirstMentionAt(token);
  size_t begin = middle;
  while (begin > 0 && middle - begin < kNearest &&
         scene.mentions()[begin - 1].tokens.begin >= sentence.begin) {
    --begin;
  }
  std::vector<int> result;
  for (size_t i = begin; i < scene.mentions().size() && i < middle + kNearest &&
                         scene.mentions()[i].tokens.begin < sentence.end;
       ++i) {
    if (!scene.mentions()[i].tokens.Contains(token)) result.push_back(static_cast<int>(i));
  }
  result.push_back(kNoSource);
  return result;
}

void ComputeSourceFeatures(const Scene& scene, size_t cue, int mention, FeatureRow& row) {
  row.Clear();
  row.Add(mention == kNoSource ? 1 : 0);
  AddCueFeatures(scene, cue, row);
  AddReportFeatures(
      scene, cue, mention == kNoSource ? nullptr : &scene.mentions()[static_cast<size_t>(mention)],
      row);
  if (mention == kNoSource) {
    for (int i = 0; i < kMentionOnlyFeatures; ++i) row.Add(-1);
    return;
  }
  const Mention& who = scene.mentions()[static_cast<size_t>(mention)];
  AddMentionFeatures(scene, who, SentenceOf(scene, scene.cues()[cue].token), row);
  AddPairFeatures(scene, cue, who, row);
}

text::TokenRange WholeCue(const Scene& scene, size_t index) {
  const CueCandidate& cue = scene.cues()[index];
  text::TokenRange range = {cue.token, cue.token + 1};
  const text::TokenRange sentence = SentenceOf(scene, cue.token);
  if (cue.kind == CueKind::kAccording) ++range.end;
  if (cue.kind != CueKind::kVerb) return range;
  uint32_t begin = cue.token;
  while (begin > sentence.begin && cue.token - begin < 6) {
    const Word& word = scene.words()[begin - 1];
    const bool belongs = IsAuxiliary(word) || IsAdverb(word.tag) || word.tag == Tag::kTO;
    if (!belongs || word.in_quotes) break;
    --begin;
  }
  // "Then she said": adverbs alone at the start of a clause are not part of it.
  const bool has_auxiliary = begin < cue.token && IsAuxiliary(scene.words()[begin]);
  const bool after_mention = begin > sentence.begin && (IsNoun(scene.words()[begin - 1].tag) ||
                                                        scene.words()[begin - 1].tag == Tag::kPRP);
  if (has_auxiliary || after_mention) range.begin = begin;
  return range;
}

text::TokenRange WholeSource(const Scene& scene, size_t cue_index, const Mention& mention) {
  const std::vector<Word>& words = scene.words();
  text::TokenRange range = mention.tokens;
  if (mention.type != MentionType::kName && mention.type != MentionType::kNoun) return range;
  if (words[range.begin - (range.begin > 0 ? 1 : 0)].tag == Tag::kPOS) return range;
  const text::TokenRange cue = WholeCue(scene, cue_index);
  const text::TokenRange sentence = SentenceOf(scene, mention.head);
  const bool is_before = range.end <= cue.begin;
  const uint32_t limit = is_before ? cue.begin : sentence.end;
  // Prepositional phrases and appositions, up to the next verb, quotation mark or stop.
  uint32_t end = range.end;
  uint32_t at = end;
  int commas = 0;
  while (at < limit && at < range.end + 30) {
    const Word& word = words[at];
    if (word.kind == text::TokenKind::kQuoteMark || word.tag == Tag::kStop ||
        word.tag == Tag::kColon)
      break;
    if (word.tag == Tag::kComma) ++commas;
    const bool in_clause = is_before && commas > 0;
    if (!in_clause && (IsVerb(word.tag) || word.tag == Tag::kMD || word.tag == Tag::kTO ||
                       word.tag == Tag::kWRB || word.tag == Tag::kPRP)) {
      break;
    }
    if (!is_before && (word.tag == Tag::kWP || word.tag == Tag::kWDT || word.tag == Tag::kCC))
      break;
    ++at;
    if (IsNoun(word.tag) || word.tag == Tag::kCD || word.tag == Tag::kCloseBracket ||
        (in_clause && at == limit))
      end = at;
  }
  if (is_before && at < limit) return range;  // something else stands between source and cue
  range.end = end;
  while (range.end > range.begin + 1 && words[range.end - 1].tag == Tag::kComma) --range.end;
  return range;
}

}  // namespace verbatim::extraction
