#include "services/extraction/content_bounds.h"

#include <algorithm>
#include <string_view>

#include "services/extraction/cue_lexicon.h"
#include "services/extraction/source_phrase.h"

namespace verbatim::extraction {
namespace {

using text::TokenKind;
using text::TokenRange;

// Longest content after a tag, tokens. Contents longer than that do not occur in news, and the
// bound keeps the work linear on endless sentences.
constexpr uint32_t kMaxContent = 400;
// Tokens between a cue and the "that" of its content: "said in Kyiv on Monday that".
constexpr uint32_t kMaxMedium = 14;

}  // namespace

ContentBounds::ContentBounds(const text::Document& document, TokenRange sentence)
    : d_(document), sentence_(sentence) {
  const std::string_view last = Text(sentence_.end - 1);
  const bool stop = last == "." || last == "!" || last == "?";
  body_end_ = stop ? sentence_.end - 1 : sentence_.end;
  lead_in_end_ = FindLeadInEnd();
}

bool ContentBounds::IsMark(uint32_t t) const {
  return In(t) && d_.tokens()[t].kind == TokenKind::kQuoteMark;
}

bool ContentBounds::IsDash(uint32_t t) const {
  const std::string_view text = Text(t);
  return text == "-" || text == "--" || text == "–" || text == "—";
}

uint32_t ContentBounds::FindLeadInEnd() const {
  uint32_t t = sentence_.begin;
  const std::string_view first = Text(t);
  const bool subordinate = IsConjunction(first) || IsPreposition(first) || first == "Asked" ||
                           (first.ends_with("ing") && first.size() > 5);
  if (!subordinate || first == "But" || first == "Yet" || first == "So") return sentence_.begin;
  for (const uint32_t end = std::min(body_end_, t + kMaxContent); t < end; ++t) {
    if (Text(t) == "," && !d_.tokens()[t].in_quotes) return t;
  }
  return sentence_.begin;
}

uint32_t ContentBounds::DatelineEnd() const {
  constexpr uint32_t kMaxDateline = 14;
  const uint32_t begin = sentence_.begin;
  const bool leads = d_.paragraphs()[d_.ParagraphOf(begin)].tokens.begin == begin;
  if (!leads || !d_.tokens()[begin].all_capitals) return begin;
  for (uint32_t t = begin + 1; t < std::min(body_end_, begin + kMaxDateline); ++t) {
    if (IsDash(t)) return d_.tokens()[t].space_before ? t + 1 : begin;
    if (IsMark(t) || IsCommonVerb(Text(t)) || Text(t) == ":") break;
  }
  return begin;
}

TokenRange ContentBounds::BeforeTag(uint32_t tag_begin) const {
  TokenRange content{std::min(DatelineEnd(), tag_begin), tag_begin};
  while (!content.empty() && (Text(content.end - 1) == "," || IsDash(content.end - 1))) {
    --content.end;
  }
  while (!content.empty() && (Text(content.begin) == "•" || Text(content.begin) == "*")) {
    ++content.begin;
  }
  return content;
}

TokenRange ContentBounds::AfterTag(uint32_t tag_end) const {
  uint32_t begin = SkipMedium(tag_end);
  while (begin < body_end_ && (Text(begin) == ":" || Text(begin) == "," || IsDash(begin))) ++begin;
  return {begin, std::max(begin, ContentEnd(begin))};
}

TokenRange ContentBounds::AfterHearer(uint32_t tag_end) const {
  const TokenRange whole = AfterTag(tag_end);
  if (whole.begin > tag_end || whole.empty()) return whole;  // "that" or a mark was found
  const std::string_view first = Text(tag_end);
  uint32_t begin = tag_end;
  if (first == "me" || first == "us" || first == "him" || first == "them" || first == "her" ||
      first == "you") {
    ++begin;
  } else if (const auto hearer = SourceAfter(d_, tag_end, body_end_); hearer) {
    // "warned the deal could fail": a verb behind the phrase makes it the content's subject.
    if (!IsCommonVerb(Text(hearer->end))) begin = hearer->end;
  }
  const TokenRange behind = AfterTag(begin);
  return behind.empty() ? whole : behind;
}

// Behind time, place and medium: "said (in an interview with Lee) that", "said (on Monday), “".
uint32_t ContentBounds::SkipMedium(uint32_t t) const {
  const uint32_t highest = std::min(body_end_, t + kMaxMedium);
  for (uint32_t i = t; i < highest; ++i) {
    const std::string_view word = Text(i);
    if (word == "that") {
      const bool determiner = i > t && (IsPreposition(Text(i - 1)));
      return determiner ? t : i;
    }
    if (IsMark(i)) return IsPreposition(Text(t)) && Text(i - 1) == "," ? i : t;
    if (word == ":") return i;
    if (IsCommonVerb(word) || IsSubjectPronoun(word) || IsConjunction(word)) break;
    if (word == "," && !(IsPreposition(Text(t)) || IsTimeWord(Text(t)))) break;
  }
  while (t < highest && IsTimeWord(Text(t)) && Text(t) != "this") ++t;
  if (Text(t) == "on" && IsTimeWord(Text(t + 1))) t += 2;
  return t;
}

uint32_t ContentBounds::ContentEnd(uint32_t begin) const {
  const uint32_t end = std::min(body_end_, begin + kMaxContent);
  for (uint32_t t = begin; t < end; ++t) {
    if (d_.tokens()[t].in_quotes && !IsMark(t)) continue;
    if (IsMark(t) && t > begin && Text(t - 1) == ",") return t + 1;
    if (t > begin && (Text(t) == "and" || Text(t) == "but") && IsNewReport(t)) return t;
    if (Text(t) != "," && !IsMark(t) && Text(t) != ";" && !IsDash(t)) continue;
    if (IsRemark(t + 1) || IsNewReport(t + 1)) return t;
  }
  return end;
}

// ", citing ...", ", according to ...": the writer speaks again.
bool ContentBounds::IsRemark(uint32_t t) const {
  const std::string_view word = Text(t);
  if (!In(t) || d_.tokens()[t].in_quotes) return false;
  return word == "citing" || word == "referring" || word == "according" || word == "thanking" ||
         word == "speaking" || CueClassOf(word) == CueClass::kParticiple ||
         ((word == "a" || word == "an") && IsWordForReport(Text(t + 1)));
}

// "..., but she insisted that": a report with its own subject.
bool ContentBounds::IsNewReport(uint32_t t) const {
  const std::string_view word = Text(t);
  if (word != "but" && word != "and" && word != "while" && word != "though" && word != "as") {
    return false;
  }
  const uint32_t limit = std::min(body_end_, t + 16);
  const auto subject = SourceAfter(d_, t + 1, limit);
  if (!subject) return false;
  uint32_t verb = subject->end;
  while (verb < limit && IsAuxiliaryOrAdverb(Text(verb))) ++verb;
  const CueClass cue_class = CueClassOf(Text(verb));
  return cue_class == CueClass::kClause || cue_class == CueClass::kComplement;
}

bool ContentBounds::HasContent(TokenRange range) const {
  for (uint32_t t = range.begin; t < range.end; ++t) {
    const std::string_view word = Text(t);
    const bool is_word =
        d_.tokens()[t].kind == TokenKind::kWord || d_.tokens()[t].kind == TokenKind::kNumber;
    if (is_word && (d_.tokens()[t].in_quotes ||
                    !(IsConjunction(word) || IsAuxiliaryOrAdverb(word) || word == "And"))) {
      return true;
    }
  }
  return false;
}

bool ContentBounds::CanBeClause(uint32_t t) const {
  if (!In(t) || t >= body_end_) return false;
  if (!IsPreposition(Text(t))) return true;
  for (const uint32_t end = std::min(body_end_, t + kMaxContent); t < end; ++t) {
    if (IsCommonVerb(Text(t)) || IsMark(t)) return true;
  }
  return false;
}

}  // namespace verbatim::extraction
