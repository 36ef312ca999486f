#include "services/matching/char_class.h"

#include "services/text/unicode.h"

namespace verbatim::matching {
namespace {

bool IsIdeograph(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// The marks that news texts use; kOther for all others.
CharClass ClassifyMark(char32_t c) {
  // clang-format off
  switch (c) {
    case U'’': case U'‘': case U'‚': case U'‛': case U'‹': case U'›': case U'´': case U'′':
    case U'ʼ': case U'ʹ': case U'＇':
    case 0xFFFD:  // in "don\uFFFDt" an apostrophe was lost
      return CharClass::kApostrophe;
    case U'“': case U'”': case U'„': case U'‟': case U'«': case U'»': case U'″': case U'〝':
    case U'〞': case U'「': case U'」': case U'『': case U'』': case U'＂':
      return CharClass::kQuote;
    case 0x2010: case 0x2011: case U'−':
      return CharClass::kHyphen;
    case U'。': case U'！': case U'？':
      return CharClass::kStop;
    case U'…':
      return CharClass::kEllipsis;
    case U'¼': case U'½': case U'¾': case U'⅓': case U'⅔': case U'⅕': case U'⅛': case U'⅜': case U'⅝':
    case U'⅞':
      return CharClass::kDigit;
    case U'€': case U'£': case U'¥': case U'₹': case U'₽': case U'₴': case U'₪':
      return CharClass::kSign;
    default:
      return CharClass::kOther;
  }
  // clang-format on
}

}  // namespace

CharClass ClassifyBeyondAscii(char32_t c) {
  if (c == U'–' || c == U'—') return CharClass::kOther;  // the most frequent of those not named
  if (const CharClass mark = ClassifyMark(c); mark != CharClass::kOther) return mark;
  if (text::IsInvisible(c)) return CharClass::kIgnored;
  if (IsIdeograph(c)) return CharClass::kIdeograph;
  if (text::IsLetter(c)) return CharClass::kLetter;
  if (text::IsDigit(c)) return CharClass::kDigit;
  if (text::IsCombiningMark(c)) return CharClass::kMark;
  return text::IsSpace(c) ? CharClass::kSpace : CharClass::kOther;
}

}  // namespace verbatim::matching
