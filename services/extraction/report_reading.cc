#include <algorithm>
#include <cmath>

#include "services/extraction/feature_adder.h"
#include "services/extraction/report_features.h"
#include "services/extraction/scene.h"

namespace verbatim::extraction {
namespace {

using text::TokenRange;

bool IsRealWord(const Word& word) {
  return word.kind == text::TokenKind::kWord || word.kind == text::TokenKind::kNumber;
}

uint32_t Steps(float value, std::initializer_list<float> steps) {
  uint32_t step = 0;
  for (const float edge : steps) step += value > edge;
  return step;
}

uint32_t LengthStep(uint32_t words) {
  return Steps(static_cast<float>(words), {0, 1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 35});
}

// The order of the parts of a reading, such as "source cue content".
uint32_t PatternOf(const ReportReading& reading) {
  constexpr size_t kMostPieces = 4;
  std::vector<std::pair<uint32_t, uint32_t>> parts = {{reading.cue.begin, 1}};
  if (reading.source) parts.emplace_back(reading.source->begin, 2);
  for (const TokenRange piece : reading.content) {
    if (parts.size() < kMostPieces + 2) parts.emplace_back(piece.begin, 3);
  }
  std::sort(parts.begin(), parts.end());
  uint32_t pattern = 0;
  for (const auto& [begin, part] : parts) pattern = pattern * 4 + part;
  return pattern;
}

// How far the rules' reading says the same: 0 without one, else a number for each combination.
uint32_t Agreement(const ReportReading* proposal, const ReportReading& reading) {
  if (proposal == nullptr) return 0;
  const auto source = static_cast<uint32_t>(ProposedSourceAgreement(proposal, reading));
  return 1 + source * 4 + Steps(ProposedContentShare(proposal, reading), {0.2F, 0.7F, 0.93F});
}

// Where the noun phrase begins that a source begins inside of: "Ada" (Park), "the" (crew), "the
// club" ('s chair), "State" (television) at the begin of a sentence.
uint32_t BeginOfName(const ReportScene& scene, const std::vector<Label>& labels,
                     uint32_t labels_begin, uint32_t begin) {
  const std::vector<Word>& words = scene.words();
  const uint32_t sentence_begin = scene.SentenceOf(begin).begin;
  const auto is_free = [&](uint32_t token) {
    if (token < labels_begin) return false;
    const Label label = labels[token - labels_begin];
    return label == Label::kOther || label == Label::kBeginSource || label == Label::kSource;
  };
  const auto is_possessive = [&](uint32_t token) {
    return words[token].tag == Tag::kPOS || words[token].form == HashOf("'");
  };
  const auto joins = [&](uint32_t token) {  // with the word before it
    const Tag before = words[token - 1].tag;
    if (is_possessive(token)) return IsNoun(before);
    if (IsProperNoun(words[token].tag) && IsProperNoun(before)) return true;
    // The capital of a sentence's first word hides what it is.
    return token - 1 == sentence_begin && IsNoun(words[token].tag) && IsNoun(before);
  };
  const Tag first = words[begin].tag;
  // ("The") crew, ("the") club's chair.
  const bool has_article =
      is_possessive(begin) || IsAdjective(first) || (IsNoun(first) && !IsProperNoun(first));
  while (begin > labels_begin && is_free(begin - 1) && joins(begin)) --begin;
  const bool takes_article =
      has_article && begin > labels_begin && is_free(begin - 1) && words[begin - 1].tag == Tag::kDT;
  return takes_article ? begin - 1 : begin;
}

// Cuts punctuation off the cue, and a preposition that leads neither to content nor to the source,
// with the names and numbers after it ("said on Monday"); "according" takes its "to".
void TrimCue(const ReportScene& scene, uint32_t cue_token, ReportReading& reading) {
  const std::vector<Word>& words = scene.words();
  TokenRange& cue = reading.cue;
  while (cue.begin < cue_token && !IsRealWord(words[cue.begin])) ++cue.begin;
  while (cue.end > cue_token + 1) {
    const bool leads_on =
        (reading.source && reading.source->begin == cue.end) || reading.HasContent(cue.end);
    const Tag last = words[cue.end - 1].tag;
    const bool is_loose = last == Tag::kIN || last == Tag::kTO || last == Tag::kDT;
    if (IsRealWord(words[cue.end - 1]) && (leads_on || !is_loose)) break;
    --cue.end;
  }
  uint32_t tail = cue.end;
  while (tail > cue_token + 1 &&
         (IsProperNoun(words[tail - 1].tag) || words[tail - 1].tag == Tag::kCD)) {
    --tail;
  }
  if (tail > cue_token + 1 && tail < cue.end && words[tail - 1].tag == Tag::kIN) {
    cue.end = tail - 1;
  }
  const bool takes_to = words[cue_token].form == HashOf("according") && cue.end == cue_token + 1 &&
                        cue.end < words.size() && words[cue.end].form == HashOf("to");
  if (takes_to) ++cue.end;
}

}  // namespace

const Word& SourceHead(const ReportScene& scene, TokenRange source) {
  const Word* head = nullptr;
  for (uint32_t i = source.begin; i < source.end; ++i) {
    const Word& word = scene.words()[i];
    if (head != nullptr && (word.tag == Tag::kIN || word.tag == Tag::kComma ||
                            word.tag == Tag::kWP || IsVerb(word.tag))) {
      break;
    }
    if (IsNoun(word.tag) || word.tag == Tag::kPRP || word.tag == Tag::kWP ||
        word.tag == Tag::kPRPS || word.tag == Tag::kWDT) {
      head = &word;
    }
  }
  return head == nullptr ? scene.words()[source.end - 1] : *head;
}

float ProposedContentShare(const ReportReading* proposal, const ReportReading& reading) {
  if (proposal == nullptr) return -1;
  uint32_t shared = 0;
  for (const TokenRange piece : reading.content) {
    for (uint32_t i = piece.begin; i < piece.end; ++i) shared += proposal->HasContent(i);
  }
  const uint32_t longest = std::max(proposal->ContentWords(), reading.ContentWords());
  return longest == 0 ? 0 : static_cast<float>(shared) / static_cast<float>(longest);
}

float ProposedSourceAgreement(const ReportReading* proposal, const ReportReading& reading) {
  if (proposal == nullptr) return -1;
  if (!proposal->source || !reading.source) return proposal->source || reading.source ? 0 : 2;
  const bool overlap = proposal->source->begin < reading.source->end &&
                       reading.source->begin < proposal->source->end;
  return overlap ? 1 : 3;
}

ReportReading ReadLabels(const ReportScene& scene, const Labelling& labelling, uint32_t begin,
                         uint32_t cue_token) {
  ReportReading reading;
  const std::vector<Label>& labels = labelling.labels;
  const size_t cue_index = cue_token - begin;
  size_t first = cue_index;
  size_t last = cue_index;
  while (first > 0 && labels[first - 1] == Label::kCue) --first;
  while (last + 1 < labels.size() && labels[last + 1] == Label::kCue) ++last;
  reading.cue = {begin + static_cast<uint32_t>(first), begin + static_cast<uint32_t>(last) + 1};
  uint32_t source_distance = 0;
  for (size_t i = 0; i < labels.size();) {
    const bool is_content = labels[i] == Label::kBeginContent;
    if (!is_content && labels[i] != Label::kBeginSource) {
      ++i;
      continue;
    }
    size_t end = i + 1;
    while (end < labels.size() && labels[end] == (is_content ? Label::kContent : Label::kSource)) {
      ++end;
    }
    TokenRange range = {begin + static_cast<uint32_t>(i), begin + static_cast<uint32_t>(end)};
    i = end;
    while (!range.empty() && !IsRealWord(scene.words()[range.begin])) ++range.begin;
    while (!range.empty() && !IsRealWord(scene.words()[range.end - 1])) --range.end;
    if (range.empty()) continue;
    if (is_content) {
      reading.content.push_back(range);
      continue;
    }
    const uint32_t distance =
        range.begin > cue_token ? range.begin - cue_token : cue_token - (range.end - 1);
    // "But" history; the crew "now".
    while (range.size() > 1 && scene.words()[range.begin].tag == Tag::kCC) ++range.begin;
    while (range.size() > 1 && IsAdverb(scene.words()[range.end - 1].tag)) --range.end;
    range.begin = BeginOfName(scene, labels, begin, range.begin);
    if (!reading.source || distance < source_distance) {
      reading.source = range;
      source_distance = distance;
    }
  }
  TrimCue(scene, cue_token, reading);
  return reading;
}

void ComputeReadingFeatures(const ReportScene& scene, uint32_t cue_token,
                            const ReportReading& reading, const ReportContext& context,
                            HashedFeatures& features) {
  const TokenRange sentence = scene.SentenceOf(cue_token);
  const Word& cue = scene.words()[cue_token];
  FeatureAdder add(features);
  const uint32_t probability =
      Steps(context.probability, {0.1F, 0.2F, 0.3F, 0.4F, 0.5F, 0.6F, 0.7F, 0.8F, 0.9F, 0.96F});
  const uint32_t gap = Steps(reading.gap, {0, 1, 2, 4, 6, 9, 13, 18, 25, 35, 50, 80});
  const uint32_t covering = Steps(context.covering, {0.05F, 0.15F, 0.3F, 0.5F, 0.7F, 0.9F});
  const uint32_t inside = Steps(context.inside, {0.05F, 0.15F, 0.3F, 0.5F, 0.7F, 0.9F});
  const uint32_t pattern = PatternOf(reading);
  const auto rank = static_cast<uint32_t>(reading.rank);
  add.Add(0);
  add.Add(probability);
  add.Add(rank);
  add.Add(gap);
  add.Add(rank, gap);
  add.Add(probability, gap);
  add.Add(covering);
  add.Add(inside);
  add.Add(covering, probability);
  add.Add(inside, probability);
  add.Add(pattern);
  add.Add(pattern, cue.stem);
  add.Add(pattern, probability);
  add.Add(pattern, Bits(cue.tag));
  add.Add(pattern, gap);
  add.Add(cue.stem);
  add.Add(cue.form);
  // What rules say.
  const ReportReading* proposal = scene.ProposalAt(cue_token);
  const uint32_t agreement = Agreement(proposal, reading);
  add.Add(agreement);
  add.Add(agreement, cue.stem);
  add.Add(agreement, probability);
  add.Add(agreement, gap);
  add.Add(agreement, pattern);
  // Source.
  static const Word kNobody = {};
  const Word& head = reading.source ? SourceHead(scene, *reading.source) : kNobody;
  add.Add(head.form);
  add.Add(Bits(head.tag), cue.stem);
  add.Add(Bits(head.tag), pattern);
  if (reading.source) {
    const TokenRange source = *reading.source;
    const Word& first = scene.words()[source.begin];
    const Word& last = scene.words()[source.end - 1];
    const Word& before = scene.At(int64_t{source.begin} - 1, sentence);
    const Word& after = scene.At(source.end, sentence);
    add.Add(Bits(before.tag, first.tag));
    add.Add(before.form);
    add.Add(Bits(last.tag, after.tag));
    add.Add(after.form);
    add.Add(LengthStep(source.size()), pattern);
    const uint32_t low = source.end <= reading.cue.begin ? source.end : reading.cue.end;
    const uint32_t high =
        std::max(low, source.end <= reading.cue.begin ? reading.cue.begin : source.begin);
    const auto between = scene.Between(low, high);
    add.Add(LengthStep(high - low), std::min(2U, between.verbs), std::min(2U, between.commas));
  }
  // Content.
  if (reading.content.empty()) {
    add.Add(1, cue.stem);
    return;
  }
  const TokenRange first_piece = reading.content.front();
  const TokenRange last_piece = reading.content.back();
  const Word& first = scene.words()[first_piece.begin];
  const Word& second = scene.At(int64_t{first_piece.begin} + 1, sentence);
  const Word& before = scene.At(int64_t{first_piece.begin} - 1, sentence);
  const Word& before2 = scene.At(int64_t{first_piece.begin} - 2, sentence);
  const Word& last = scene.words()[last_piece.end - 1];
  const Word& last2 = scene.At(int64_t{last_piece.end} - 2, sentence);
  const Word& after = scene.At(last_piece.end, sentence);
  const Word& after2 = scene.At(int64_t{last_piece.end} + 1, sentence);
  const auto counts = scene.Between(first_piece.begin, last_piece.end);
  const uint32_t length = LengthStep(reading.ContentWords());
  add.Add(first.form);
  add.Add(first.form, cue.stem);
  add.Add(before.form, first.form);
  add.Add(Bits(before.tag, first.tag), Bits(second.tag));
  add.Add(Bits(first.tag, second.tag), cue.stem);
  add.Add(before.form, cue.stem);
  add.Add(Bits(before2.tag, before.tag), Bits(first.tag));
  add.Add(last.form);
  add.Add(Bits(last2.tag, last.tag), Bits(after.tag, after2.tag));
  add.Add(after.form);
  add.Add(after.form, after2.form);
  add.Add(after.form, Bits(last.tag));
  add.Add(after.form, cue.stem);
  add.Add(Bits(after.tag), pattern);
  add.Add(Bits(first.tag), pattern);
  add.Add(length);
  add.Add(length, pattern);
  add.Add(length, cue.stem);
  add.Add(std::min(3U, counts.verbs), length);
  add.Add(std::min(3U, counts.verbs), cue.stem);
  add.Add(std::min(3U, counts.commas), length);
  add.Add(std::min(2U, counts.marks), pattern);
  add.Add(std::min(2U, counts.conjunctions), Bits(after.tag));
  const bool to_end = last_piece.end + 1 >= sentence.end;
  add.Add(to_end ? 1 : 0, pattern);
  add.Add(to_end ? 1 : 0, cue.stem);
  const uint32_t left_out = sentence.end - last_piece.end;
  add.Add(LengthStep(left_out), Bits(after.tag));
  add.Add(LengthStep(left_out), after.form);
  // Between cue and content.
  const uint32_t low = first_piece.begin >= reading.cue.end
                           ? reading.cue.end
                           : std::min(last_piece.end, reading.cue.begin);
  const uint32_t high =
      std::max(low, first_piece.begin >= reading.cue.end ? first_piece.begin : reading.cue.begin);
  add.Add(LengthStep(high - low), pattern);
  const auto skipped = scene.Between(low, high);
  add.Add(std::min(2U, skipped.verbs), std::min(2U, skipped.commas), pattern);
  add.Add(reading.cue.size(), Bits(cue.tag));
  add.Add(scene.words()[reading.cue.begin].form, cue.stem);
  const float average = reading.content.size() > 1 ? 1 : 0;
  add.Add(static_cast<uint32_t>(average), cue.stem);
}

}  // namespace verbatim::extraction
