#include "services/text/paragraphs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

using domain::TextSpan;

// Bytes at which a line may end: control characters, and the first byte of U+2028 and U+2029.
constexpr std::array<bool, 256> MakeLineEndBytes() {
  std::array<bool, 256> table{};
  for (unsigned char byte : {'\n', '\r', '\v', '\f'}) table[byte] = true;
  table[0xE2] = true;
  return table;
}
constexpr std::array<bool, 256> kMayEndLine = MakeLineEndBytes();

// The number of bytes of the line end at `pos`, 0 when there is none.
uint32_t LineEndSize(std::string_view text, uint32_t pos) {
  if (text[pos] != '\xE2') return 1;
  const std::string_view three = text.substr(pos, 3);
  return three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9" ? 3 : 0;
}

TextSpan Trim(std::string_view text, TextSpan span) {
  const auto is_blank = [](char32_t c) { return IsSpace(c) || IsInvisible(c); };
  while (!span.empty()) {
    const CodePoint first = Decode(text, span.begin);
    if (!is_blank(first.value)) break;
    span.begin += first.size;
  }
  while (!span.empty()) {
    const CodePoint last = DecodeBefore(text, span.end);
    if (!is_blank(last.value)) break;
    span.end -= last.size;
  }
  return span;
}

// Where a line that begins at `begin` is cut for its length: after its last space within the limit.
uint32_t CutOf(std::string_view text, uint32_t begin) {
  const uint32_t limit = begin + kMaxParagraphBytes;
  const size_t space = text.substr(begin, kMaxParagraphBytes).rfind(' ');
  if (space != std::string_view::npos) return begin + static_cast<uint32_t>(space) + 1;
  uint32_t cut = limit;
  while ((static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;  // inside a code point
  return cut;
}

// Offsets where a paragraph ends whatever stands there, in order.
std::vector<uint32_t> Cuts(const domain::Article& article) {
  std::vector<uint32_t> cuts;
  for (const domain::Entry& entry : article.entries) {
    cuts.push_back(entry.span.begin);
    if (!entry.heading.empty()) cuts.push_back(entry.heading.end);
    cuts.push_back(entry.span.end);
  }
  std::sort(cuts.begin(), cuts.end());
  return cuts;
}

class Splitter {
 public:
  explicit Splitter(const domain::Article& article) : article_(article), cuts_(Cuts(article)) {}

  std::vector<Paragraph> Run() && {
    const std::string_view text = article_.text;
    const auto size = static_cast<uint32_t>(text.size());
    uint32_t begin = 0;
    for (uint32_t pos = 0; pos < size;) {
      uint32_t skip = 0;
      if (kMayEndLine[static_cast<unsigned char>(text[pos])]) skip = LineEndSize(text, pos);
      if (skip == 0) {
        ++pos;
        continue;
      }
      AddLine({begin, pos});
      pos += skip;
      begin = pos;
    }
    AddLine({begin, size});
    return std::move(paragraphs_);
  }

 private:
  void AddLine(TextSpan line) {
    while (cut_ < cuts_.size() && cuts_[cut_] < line.end) {
      if (cuts_[cut_] > line.begin) {
        AddParagraph({line.begin, cuts_[cut_]});
        line.begin = cuts_[cut_];
      }
      ++cut_;
    }
    while (line.end - line.begin > kMaxParagraphBytes) {
      const uint32_t cut = CutOf(article_.text, line.begin);
      AddParagraph({line.begin, cut});
      line.begin = cut;
    }
    AddParagraph(line);
  }

  void AddParagraph(TextSpan span) {
    span = Trim(article_.text, span);
    if (span.empty()) return;
    while (entry_ + 1 < article_.entries.size() &&
           article_.entries[entry_ + 1].span.begin <= span.begin) {
      ++entry_;
    }
    Paragraph paragraph;
    paragraph.role = RoleOf(span);
    // A title begins where the article says so: what stands before it on its line is its date.
    if (paragraph.role == ParagraphRole::kTitle) {
      span.begin = std::max(span.begin, article_.title_span.begin);
    }
    paragraph.span = span;
    paragraph.entry = entry_;
    paragraphs_.push_back(paragraph);
  }

  ParagraphRole RoleOf(TextSpan span) const {
    if (span.Overlaps(article_.title_span)) return ParagraphRole::kTitle;
    if (span.Overlaps(article_.standfirst_span)) return ParagraphRole::kStandfirst;
    if (entry_ < article_.entries.size() && span.Overlaps(article_.entries[entry_].heading)) {
      return ParagraphRole::kHeading;
    }
    return ParagraphRole::kBody;
  }

  const domain::Article& article_;
  const std::vector<uint32_t> cuts_;
  size_t cut_ = 0;
  uint32_t entry_ = 0;
  std::vector<Paragraph> paragraphs_;
};

}  // namespace

std::vector<Paragraph> SplitParagraphs(const domain::Article& article) {
  return Splitter(article).Run();
}

}  // namespace verbatim::text
