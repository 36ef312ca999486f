#include "services/matching/edits.h"

#include <algorithm>
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
std::vector<Block> ShownBlocks(const Side& a, const Side& b, const std::vector<Block>& shared) {
  if (shared.empty()) return {};
  const std::vector<Block> all = AlignUnits(a.units, b.units);
  auto first = std::find(all.begin(), all.end(), shared.front());
  auto last = std::find(all.begin(), all.end(), shared.back());
  if (first == all.end() || last == all.end()) return shared;
  while (first != all.begin() && IsNarrow(*(first - 1), *first)) --first;
  while (last + 1 != all.end() && IsNarrow(*last, *(last + 1))) ++last;
  return {first, last + 1};
}

std::vector<KeptWord> KeptWords(const Side& a, const Side& b, const std::vector<Block>& blocks) {
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

class EditMaker {
 public:
  EditMaker(const NormalForm& a, std::string_view a_text, const NormalForm& b,
            std::string_view b_text)
      : a_(a), a_text_(a_text), b_(b), b_text_(b_text) {}

  std::vector<Edit> Make(const std::vector<KeptWord>& kept) && {
    KeptWord last;  // behind the last word kept
    for (const KeptWord& word : kept) {
      AddChange({last.a, word.a}, {last.b, word.b});
      AddKept(word);
      last = {word.a + 1, word.b + 1};
    }
    AddChange({last.a, static_cast<uint32_t>(a_.words.size())},
              {last.b, static_cast<uint32_t>(b_.words.size())});
    return std::move(edits_);
  }

 private:
  void AddKept(const KeptWord& word) {
    if (edits_.empty() || edits_.back().op != EditOp::kKeep)
      edits_.push_back({EditOp::kKeep, "", ""});
    Append(a_, a_text_, word.a, edits_.back().a_text);
    Append(b_, b_text_, word.b, edits_.back().b_text);
  }

  void AddChange(Range a, Range b) {
    if (a.empty() && b.empty()) return;
    Edit edit;
    for (uint32_t i = a.begin; i < a.end; ++i) Append(a_, a_text_, i, edit.a_text);
    for (uint32_t j = b.begin; j < b.end; ++j) Append(b_, b_text_, j, edit.b_text);
    if (a.empty()) {
      edit.op = EditOp::kInsert;
    } else if (!b.empty()) {
      edit.op = EditOp::kReplace;
    } else {
      edit.op = IsCut(a, b.begin) ? EditOp::kCut : EditOp::kDelete;
    }
    edits_.push_back(std::move(edit));
  }

  // Whether what A has and B has not was cut: at an end, or where B has an ellipsis.
  bool IsCut(Range a, uint32_t place) const {
    if (a.begin == 0 || a.end == a_.words.size()) return true;
    return place < b_.words.size() && b_.words[place].after_ellipsis;
  }

  static void Append(const NormalForm& form, std::string_view text, uint32_t word,
                     std::string& out) {
    if (!out.empty()) out.push_back(' ');
    out.append(form.words[word].origin.In(text));
  }

  const NormalForm& a_;
  const std::string_view a_text_;
  const NormalForm& b_;
  const std::string_view b_text_;
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> MakeEdits(const Side& a, std::string_view a_text, const Side& b,
                            std::string_view b_text, const std::vector<Block>& blocks) {
  return EditMaker(a.form, a_text, b.form, b_text).Make(KeptWords(a, b, ShownBlocks(a, b, blocks)));
}

}  // namespace verbatim::matching
