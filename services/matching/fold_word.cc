#include "services/matching/fold_word.h"

#include <string_view>

#include "services/matching/char_class.h"
#include "services/text/unicode.h"

namespace verbatim::matching {
namespace {

// Appends a character where it may stand in a word; `inner`: neither its first nor its last.
void AppendFolded(char32_t c, bool inner, std::string& text) {
  const CharClass cls = Classify(c);
  if (c == 0x2044) {
    text.push_back('/');  // "½" is "1/2"
  } else if (cls == CharClass::kApostrophe) {
    const auto before = static_cast<unsigned char>(inner ? text.back() : ' ');
    if (before >= 0x80 || text::IsLetter(before) || text::IsDigit(before)) text.push_back('\'');
  } else if (cls == CharClass::kLetter || cls == CharClass::kDigit || cls == CharClass::kMark ||
             cls == CharClass::kIdeograph || (c < 0x80 && inner && cls != CharClass::kSpace)) {
    text::Append(c, text);
  }
}

}  // namespace

void FoldLastWord(size_t begin, std::string& text) {
  const std::string composed = text::Nfkc(std::string_view(text).substr(begin));
  const std::string folded = text::Nfkc(text::FoldCase(composed));
  text.resize(begin);
  for (size_t i = 0; i < folded.size();) {
    const auto [c, size] = text::Decode(folded, i);
    i += size;
    AppendFolded(c, text.size() > begin && i < folded.size(), text);
  }
}

}  // namespace verbatim::matching
