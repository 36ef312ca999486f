#include "services/extraction/tagger.h"

#include <algorithm>
#include <bit>

#include "services/base/status_macros.h"

namespace verbatim::extraction {
namespace {

const Word kOutside = {.form = HashOf("<s>"), .suffix3 = HashOf("<s>")};

Tag BestTag(const int8_t* weights, uint32_t mask, const TaggerFeatures& features) {
  std::array<int16_t, Tagger::kTagRow> sums = {};
  for (const uint32_t feature : features) {
    const int8_t* row = weights + size_t{feature & mask} * Tagger::kTagRow;
    for (int t = 0; t < Tagger::kTagRow; ++t) sums[t] = static_cast<int16_t>(sums[t] + row[t]);
  }
  int best = 1;
  for (int t = 2; t < kTagCount; ++t) {
    if (sums[t] > sums[best]) best = t;
  }
  return static_cast<Tag>(best);
}

}  // namespace

void ComputeTaggerFeatures(const Word* sentence, size_t size, size_t i, Tag previous,
                           Tag before_previous, TaggerFeatures& features) {
  const Word& w = sentence[i];
  const Word& left = i >= 1 ? sentence[i - 1] : kOutside;
  const Word& left2 = i >= 2 ? sentence[i - 2] : kOutside;
  const Word& right = i + 1 < size ? sentence[i + 1] : kOutside;
  const Word& right2 = i + 2 < size ? sentence[i + 2] : kOutside;
  const auto p = static_cast<uint32_t>(previous);
  const uint32_t pp = p * 64 + static_cast<uint32_t>(before_previous);
  features = {
      Mix(1, w.form),
      Mix(2, w.suffix2),
      Mix(3, w.suffix3),
      Mix(4, w.suffix4),
      Mix(5, w.prefix2, w.shape),
      Mix(6, p),
      Mix(7, pp),
      Mix(8, w.form, p),
      Mix(9, left.form),
      Mix(10, right.form),
      Mix(11, left2.form),
      Mix(12, right2.form),
      Mix(13, left.suffix3),
      Mix(14, right.suffix3),
      Mix(15, w.shape, (i == 0 ? 64 : 0) + p),
      Mix(16, w.suffix3, p),
      Mix(17, left.form, w.form),
      Mix(18, w.form, right.form),
      Mix(19, right.form, p),
      Mix(20, w.suffix2, pp),
      Mix(21, right.suffix2 * 31U + right.shape, w.suffix2),
  };
}

Tag PunctuationTag(const Word& word, std::string_view token) {
  if (word.kind == text::TokenKind::kQuoteMark) {
    return word.form == kOpenMark ? Tag::kOpenQuote : Tag::kCloseQuote;
  }
  if (word.kind != text::TokenKind::kPunctuation) return Tag::kNone;
  switch (token[0]) {
    case ',': return Tag::kComma;
    case '.': return token.size() == 1 ? Tag::kStop : Tag::kColon;
    case '?':
    case '!': return Tag::kStop;
    case ':':
    case ';':
    case '-': return Tag::kColon;
    case '(':
    case '[':
    case '{': return Tag::kOpenBracket;
    case ')':
    case ']':
    case '}': return Tag::kCloseBracket;
    case '$': return Tag::kCurrency;
    default: break;
  }
  if (token.starts_with("\xE2\x80\x93") || token.starts_with("\xE2\x80\x94") ||
      token.starts_with("\xE2\x80\xA6")) {
    return Tag::kColon;  // dashes and the ellipsis
  }
  return Tag::kNone;
}

absl::StatusOr<Tagger> Tagger::Open(const ModelFile& file) {
  ASSIGN_OR_RETURN(const std::string_view weights, file.Section(kWeightsSection));
  ASSIGN_OR_RETURN(const std::string_view lexicon, file.Section(kLexiconSection));
  if (weights.empty() || weights.size() % kTagRow != 0 ||
      !std::has_single_bit(weights.size() / kTagRow)) {
    return DamagedSection(kWeightsSection);
  }
  if (!std::has_single_bit(lexicon.size()) || lexicon.size() < 2 * sizeof(uint32_t)) {
    return DamagedSection(kLexiconSection);
  }
  Tagger tagger;
  tagger.weights_ = reinterpret_cast<const int8_t*>(weights.data());
  tagger.bucket_mask_ = static_cast<uint32_t>(weights.size() / kTagRow) - 1;
  tagger.lexicon_ = reinterpret_cast<const uint32_t*>(lexicon.data());
  tagger.lexicon_mask_ = static_cast<uint32_t>(lexicon.size() / (2 * sizeof(uint32_t))) - 1;
  bool has_empty_slot = false;
  for (uint32_t slot = 0; slot <= tagger.lexicon_mask_; ++slot) {
    has_empty_slot |= tagger.lexicon_[2 * slot] == 0;
    if (tagger.lexicon_[2 * slot + 1] >= kTagCount) return DamagedSection(kLexiconSection);
  }
  if (!has_empty_slot) return DamagedSection(kLexiconSection);  // look-ups would not end
  return tagger;
}

Tag Tagger::LookUp(uint32_t form) const {
  for (uint32_t slot = form & lexicon_mask_;; slot = (slot + 1) & lexicon_mask_) {
    if (lexicon_[2 * slot] == form) return static_cast<Tag>(lexicon_[2 * slot + 1]);
    if (lexicon_[2 * slot] == 0) return Tag::kNone;
  }
}

void Tagger::TagWords(const text::Document& document, std::vector<Word>& words) const {
  TaggerFeatures features;
  for (const text::Sentence& sentence : document.sentences()) {
    Word* first = words.data() + sentence.tokens.begin;
    Tag previous = Tag::kNone;
    Tag before_previous = Tag::kNone;
    for (size_t i = 0; i < sentence.tokens.size(); ++i) {
      Word& word = first[i];
      const std::string_view token =
          document.Text(sentence.tokens.begin + static_cast<uint32_t>(i));
      Tag tag = PunctuationTag(word, token);
      if (tag == Tag::kNone) tag = LookUp(word.form);
      if (tag == Tag::kNone) {
        ComputeTaggerFeatures(first, sentence.tokens.size(), i, previous, before_previous,
                              features);
        tag = BestTag(weights_, bucket_mask_, features);
      }
      word.tag = tag;
      word.stem = IsVerb(tag) || IsNoun(tag) ? StemOf(token, tag) : word.form;
      before_previous = previous;
      previous = tag;
    }
  }
}

}  // namespace verbatim::extraction
