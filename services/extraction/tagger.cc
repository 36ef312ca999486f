#include "services/extraction/tagger.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "services/base/status_macros.h"

namespace verbatim::extraction {
namespace {

const Word kOutside = {.form = HashOf("<s>"), .suffix3 = HashOf("<s>")};

// A third of a row of weights, and its sum.
using Part [[gnu::vector_size(16)]] = int8_t;
using WidePart [[gnu::vector_size(32)]] = int16_t;
constexpr size_t kParts = Tagger::kTagRow / sizeof(Part);

Tag BestTag(const int8_t* weights, uint32_t mask, const TaggerFeatures& features) {
  WidePart parts[kParts] = {};
  for (const uint32_t feature : features) {
    const int8_t* row = weights + size_t{feature & mask} * Tagger::kTagRow;
    for (size_t i = 0; i < kParts; ++i) {
      Part part;
      std::memcpy(&part, row + i * sizeof(part), sizeof(part));
      parts[i] += __builtin_convertvector(part, WidePart);
    }
  }
  std::array<int16_t, Tagger::kTagRow> sums;
  std::memcpy(sums.data(), parts, sizeof(parts));
  // The highest first, then whose it is: the first of equals.
  const int16_t highest = *std::max_element(sums.begin() + 1, sums.begin() + kTagCount);
  return static_cast<Tag>(std::find(sums.begin() + 1, sums.end(), highest) - sums.begin());
}

}  // namespace

void ComputeTaggerFeatures(const Word* sentence, size_t size, size_t i, Tag previous,
                           Tag before_previous, TaggerFeatures& features) {
  const Word& w = sentence[i];
  const Word& left = i >= 1 ? sentence[i - 1] : kOutside;
  const Word& right = i + 1 < size ? sentence[i + 1] : kOutside;
  const auto p = static_cast<uint32_t>(previous);
  const uint32_t pp = p * 64 + static_cast<uint32_t>(before_previous);
  features = {
      Mix(1, w.form),
      Mix(2, w.suffix3),
      Mix(3, w.suffix4),
      Mix(4, w.prefix2, w.shape),
      Mix(5, pp),
      Mix(6, w.form, p),
      Mix(7, left.form),
      Mix(8, right.form),
      Mix(9, right.suffix3),
      Mix(10, w.shape, (i == 0 ? 64 : 0) + p),
      Mix(11, w.suffix3, p),
      Mix(12, right.form, p),
      Mix(13, right.suffix2 * 31U + right.shape, w.suffix2),
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
