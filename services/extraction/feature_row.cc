#include "services/extraction/feature_row.h"

namespace verbatim::extraction {

float WordClass(const Word& word) {
  if (word.form == kOpenMark || word.form == kCloseMark) return 1;
  if (word.form == HashOf(":")) return 2;
  switch (word.tag) {
    case Tag::kNone: return 0;
    case Tag::kComma: return 3;
    case Tag::kStop: return 4;
    case Tag::kColon: return 5;
    case Tag::kOpenBracket:
    case Tag::kCloseBracket:
    case Tag::kCurrency:
    case Tag::kSYM:
    case Tag::kLS: return 6;
    case Tag::kCC: return 7;
    case Tag::kTO: return 9;
    case Tag::kDT:
    case Tag::kPDT:
    case Tag::kEX: return 10;
    case Tag::kPRPS:
    case Tag::kPOS: return 11;
    case Tag::kPRP: return 12;
    case Tag::kWP:
    case Tag::kWDT:
    case Tag::kWPS: return 13;
    case Tag::kWRB: return 14;
    case Tag::kMD: return 15;
    default: break;
  }
  if (word.form == HashOf("that")) return 7.5F;
  if (word.form == HashOf("as")) return 8;
  if (word.tag == Tag::kIN || word.tag == Tag::kRP) return 8.5F;
  if (IsFiniteVerb(word.tag)) return 16;
  if (IsVerb(word.tag)) return 17;
  if (IsAdverb(word.tag)) return 18;
  if (IsAdjective(word.tag)) return 19;
  if (word.tag == Tag::kCD) return 20;
  if (IsProperNoun(word.tag)) return 22;
  return 21;
}

}  // namespace verbatim::extraction
