#include "services/matching/edits.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace verbatim::matching {
namespace {

using domain::Edit;
using domain::EditOp;

// A word of A and the word of B that is the same.
struct KeptWord {
  uint32_t a = 0;
  uint32_t b = 0;
};

// Differences of at most so many words do not end what is shown as shared.
constexpr uint32_t kNarrowGap = 3;

bool IsNarrow(const Block& before, const Block& after) {
  return after.a - before.a_end() <= kNarrowGap && after.b - before.b_end() <= kNarrowGap;
}

// The blocks that a reader sees as shared: those that the verdict rests on, with light ones near
// them.
Blocks ShownBlocks(const Side& a, const Side& b, const Blocks& shared) {
  if (shared.empty()) return {};
  const Blocks all = AlignUnits(a.units, b.units);
  auto first = std::find(all.begin(), all.end(), shared.front());
  auto last = std::find(all.begin(), all.end(), shared.back());
  if (first == all.end() || last == all.end()) return shared;
  while (first != all.begin() && IsNarrow(*(first - 1), *first)) --first;
  while (last + 1 != all.end() && IsNarrow(*last, *(last + 1))) ++last;
  return Blocks(first, last + 1);
}

std::vector<KeptWord> KeptWords(const Side& a, const Side& b, const Blocks& blocks) {
  std::vector<KeptWord> kept;
  for (const Block& block : blocks) {
    for (uint32_t k = 0; k < block.size; ++k) {
      const uint32_t i = block.a + k;
      const uint32_t j = block.b + k;
      // A contraction is kept with its first part; the other parts follow or the texts differ.
      if (a.BeginsWord(i) && b.BeginsWord(j) && a.Text(i) == b.Text(j)) {
        kept.push_back({a.units[i].word, b.units[j].word});
      }
    }
  }
  return kept;
}

// A text in pieces, one a word, each with the punctuation that belongs to it: what stands right
// before it and what follows up to the white space or the next word. A mark that stands alone goes
// with the word before.
class Pieces {
 public:
  Pieces(const NormalForm& form, std::string_view text) : text_(text) {
    const std::vector<NormalWord>& words = form.words;
    size_t begin = 0;
    for (size_t i = 0; i < words.size(); ++i) {
      begins_.push_back(begin);
      if (i + 1 < words.size()) begin = Boundary(words[i].origin.end, words[i + 1].origin.begin);
    }
    begins_.push_back(text.size());
  }

  uint32_t size() const { return static_cast<uint32_t>(begins_.size() - 1); }

  // The words of a range as written, white space evened out.
  std::string Show(Range words) const {
    if (words.empty()) return "";
    const size_t begin = begins_[words.begin];
    return WithSingleSpaces(text_.substr(begin, begins_[words.end] - begin));
  }

 private:
  static bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

  // Where the piece of the word that begins at `next` begins.
  size_t Boundary(size_t end, size_t next) const {
    size_t begin = next;
    while (begin > end && !IsSpace(text_[begin - 1])) --begin;
    return begin > end ? begin : std::max(end, next);
  }

  static std::string WithSingleSpaces(std::string_view text) {
    std::string shown;
    for (const char c : text) {
      if (!IsSpace(c)) {
        shown.push_back(c);
      } else if (!shown.empty() && shown.back() != ' ') {
        shown.push_back(' ');
      }
    }
    if (!shown.empty() && shown.back() == ' ') shown.pop_back();
    return shown;
  }

  std::string_view text_;
  std::vector<size_t> begins_;  // of each word's piece, then the text's end
};

class EditMaker {
 public:
  EditMaker(const NormalForm& a, std::string_view a_text, const NormalForm& b,
            std::string_view b_text)
      : b_(b), a_pieces_(a, a_text), b_pieces_(b, b_text) {}

  std::vector<Edit> Make(const std::vector<KeptWord>& kept) && {
    KeptWord last;  // behind the last word kept
    for (size_t k = 0; k < kept.size();) {
      AddChange({last.a, kept[k].a}, {last.b, kept[k].b});
      const KeptWord first = kept[k];
      last = first;
      for (; k < kept.size() && kept[k].a == last.a && kept[k].b == last.b; ++k) {
        last = {kept[k].a + 1, kept[k].b + 1};
      }
      edits_.push_back(
          {EditOp::kKeep, a_pieces_.Show({first.a, last.a}), b_pieces_.Show({first.b, last.b})});
    }
    AddChange({last.a, a_pieces_.size()}, {last.b, b_pieces_.size()});
    return std::move(edits_);
  }

 private:
  void AddChange(Range a, Range b) {
    if (a.empty() && b.empty()) return;
    Edit edit{EditOp::kReplace, a_pieces_.Show(a), b_pieces_.Show(b)};
    if (a.empty()) {
      edit.op = EditOp::kInsert;
    } else if (b.empty()) {
      edit.op = IsCut(a, b.begin) ? EditOp::kCut : EditOp::kDelete;
    }
    edits_.push_back(std::move(edit));
  }

  // Whether what A has and B has not was cut: at an end, or where B has an ellipsis.
  bool IsCut(Range a, uint32_t place) const {
    if (a.begin == 0 || a.end == a_pieces_.size()) return true;
    return place < b_.words.size() && b_.words[place].after_ellipsis;
  }

  const NormalForm& b_;
  const Pieces a_pieces_;
  const Pieces b_pieces_;
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> MakeEdits(const Side& a, std::string_view a_text, const Side& b,
                            std::string_view b_text, const Blocks& blocks) {
  return EditMaker(a.form, a_text, b.form, b_text).Make(KeptWords(a, b, ShownBlocks(a, b, blocks)));
}

}  // namespace verbatim::matching
