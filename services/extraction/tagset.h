#ifndef VERBATIM_SERVICES_EXTRACTION_TAGSET_H_
#define VERBATIM_SERVICES_EXTRACTION_TAGSET_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace verbatim::extraction {

// Parts of speech: the tags of the Penn Treebank, with punctuation folded into kinds.
enum class Tag : uint8_t {
  kNone,  // before and after a sentence
  kCC,
  kCD,
  kDT,
  kEX,
  kFW,
  kIN,
  kJJ,
  kJJR,
  kJJS,
  kLS,
  kMD,
  kNN,
  kNNP,
  kNNPS,
  kNNS,
  kPDT,
  kPOS,
  kPRP,
  kPRPS,
  kRB,
  kRBR,
  kRBS,
  kRP,
  kSYM,
  kTO,
  kUH,
  kVB,
  kVBD,
  kVBG,
  kVBN,
  kVBP,
  kVBZ,
  kWDT,
  kWP,
  kWPS,
  kWRB,
  kComma,
  kStop,
  kColon,  // "," / ". ? !" / ": ; - --"
  kOpenQuote,
  kCloseQuote,
  kOpenBracket,
  kCloseBracket,
  kCurrency,
};
inline constexpr int kTagCount = static_cast<int>(Tag::kCurrency) + 1;

// The Penn Treebank's name, such as "VBD" or "PRP$".
std::string_view Name(Tag tag);

// Reads a Penn Treebank tag; nullopt for anything else.
std::optional<Tag> ParseTag(std::string_view name);

constexpr bool IsVerb(Tag tag) { return tag >= Tag::kVB && tag <= Tag::kVBZ; }
constexpr bool IsFiniteVerb(Tag tag) {
  return tag == Tag::kVBD || tag == Tag::kVBP || tag == Tag::kVBZ;
}
constexpr bool IsNoun(Tag tag) { return tag >= Tag::kNN && tag <= Tag::kNNS; }
constexpr bool IsProperNoun(Tag tag) { return tag == Tag::kNNP || tag == Tag::kNNPS; }
constexpr bool IsAdverb(Tag tag) { return tag >= Tag::kRB && tag <= Tag::kRBS; }
constexpr bool IsAdjective(Tag tag) { return tag >= Tag::kJJ && tag <= Tag::kJJS; }

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_TAGSET_H_
