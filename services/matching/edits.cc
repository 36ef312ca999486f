#include "services/matching/edits.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "services/matching/moves.h"

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

// A run of words that both sides keep.
struct KeptRun {
  Range a;
  Range b;
};

std::vector<KeptRun> KeptRuns(const std::vector<KeptWord>& kept) {
  std::vector<KeptRun> runs;
  for (const KeptWord& word : kept) {
    if (runs.empty() || runs.back().a.end != word.a || runs.back().b.end != word.b) {
      runs.push_back({{word.a, word.a}, {word.b, word.b}});
    }
    ++runs.back().a.end;
    ++runs.back().b.end;
  }
  return runs;
}

// What differs before each run and after the last; often nothing.
std::vector<Change> ChangesAround(const std::vector<KeptRun>& runs, Range a, Range b) {
  std::vector<Change> changes;
  KeptRun last{{a.begin, a.begin}, {b.begin, b.begin}};
  for (const KeptRun& run : runs) {
    changes.push_back({{last.a.end, run.a.begin}, {last.b.end, run.b.begin}});
    last = run;
  }
  changes.push_back({{last.a.end, a.end}, {last.b.end, b.end}});
  return changes;
}

class EditMaker {
 public:
  EditMaker(const Side& a, std::string_view a_text, const Side& b, std::string_view b_text)
      : a_(a), b_(b), a_pieces_(a.form, a_text), b_pieces_(b.form, b_text) {}

  std::vector<Edit> Make(const std::vector<KeptWord>& kept) && {
    const std::vector<KeptRun> runs = KeptRuns(kept);
    const std::vector<Change> changes =
        ChangesAround(runs, {0, a_pieces_.size()}, {0, b_pieces_.size()});
    moves_ = FindMovedWords(a_, b_, changes);
    for (size_t k = 0; k < changes.size(); ++k) {
      AddPieces(changes[k]);
      if (k == runs.size()) break;
      edits_.push_back({EditOp::kKeep, a_pieces_.Show(runs[k].a), b_pieces_.Show(runs[k].b)});
    }
    return std::move(edits_);
  }

 private:
  // The change in pieces: what moved away from here or came here is parted from the rest.
  void AddPieces(Change change) {
    while (true) {
      const Move* const from = NextMove(change.a, &Move::a);
      const Move* const to = NextMove(change.b, &Move::b);
      const uint32_t a_end = from == nullptr ? change.a.end : from->a.begin;
      const uint32_t b_end = to == nullptr ? change.b.end : to->b.begin;
      AddChange({change.a.begin, a_end}, {change.b.begin, b_end});
      if (from == nullptr && to == nullptr) return;
      if (from != nullptr) AddMove(*from, a_pieces_.Show(from->a), "");
      if (to != nullptr) AddMove(*to, "", b_pieces_.Show(to->b));
      change = {{from == nullptr ? a_end : from->a.end, change.a.end},
                {to == nullptr ? b_end : to->b.end, change.b.end}};
    }
  }

  // The first move with words of the range on its side.
  const Move* NextMove(Range words, Range Move::*side) const {
    const Move* next = nullptr;
    for (const Move& move : moves_) {
      const Range& moved = move.*side;
      if (moved.begin < words.begin || moved.begin >= words.end) continue;
      if (next == nullptr || moved.begin < (next->*side).begin) next = &move;
    }
    return next;
  }

  void AddMove(const Move& move, std::string a_text, std::string b_text) {
    const auto known = std::find(numbered_.begin(), numbered_.end(), &move);
    const auto number = static_cast<int32_t>(known - numbered_.begin()) + 1;
    if (known == numbered_.end()) numbered_.push_back(&move);
    edits_.push_back({EditOp::kMove, std::move(a_text), std::move(b_text), number});
  }

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
    return place < b_.form.words.size() && b_.form.words[place].after_ellipsis;
  }

  const Side& a_;
  const Side& b_;
  const Pieces a_pieces_;
  const Pieces b_pieces_;
  std::vector<Move> moves_;
  std::vector<const Move*> numbered_;  // as they come in the edits
  std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> MakeEdits(const Side& a, std::string_view a_text, const Side& b,
                            std::string_view b_text, const Blocks& blocks) {
  return EditMaker(a, a_text, b, b_text).Make(KeptWords(a, b, ShownBlocks(a, b, blocks)));
}

}  // namespace verbatim::matching
