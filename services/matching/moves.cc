#include "services/matching/moves.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace verbatim::matching {
namespace {

// More are a text turned upside down rather than words that moved.
constexpr size_t kMostMoves = 8;
// Pairs of words compared in one search.
constexpr size_t kMostPairs = 1u << 18;
// What words far apart must say to have moved rather than to stand there by chance, in the bits of
// word_weights.h.
constexpr uint32_t kFarWeight = 8;
// Words kept between neighbouring places.
constexpr uint32_t kNear = 12;

// A word that one text has and the other has not at that place.
struct LooseWord {
  uint32_t word = 0;  // in the form
  uint32_t change = 0;
  uint32_t weight = 0;
  uint32_t classes = 0;  // of all its units
  bool is_function = true;
  bool taken = false;
};

std::vector<LooseWord> LooseWords(const Side& side, const std::vector<Change>& changes,
                                  Range Change::*range) {
  std::vector<LooseWord> loose;
  uint32_t unit = 0;
  for (uint32_t k = 0; k < changes.size(); ++k) {
    const Range words = changes[k].*range;
    for (uint32_t i = words.begin; i < words.end; ++i) {
      LooseWord& word = loose.emplace_back();
      word.word = i;
      word.change = k;
      while (unit < side.size() && side.units[unit].word < i) ++unit;
      for (; unit < side.size() && side.units[unit].word == i; ++unit) {
        word.weight += side.units[unit].weight;
        word.classes |= side.units[unit].classes;
        if ((side.units[unit].classes & kFunctionWord) == 0) word.is_function = false;
      }
    }
  }
  return loose;
}

class Finder {
 public:
  Finder(const Side& a, const Side& b, const std::vector<Change>& changes)
      : a_(a),
        b_(b),
        changes_(changes),
        a_loose_(LooseWords(a, changes, &Change::a)),
        b_loose_(LooseWords(b, changes, &Change::b)) {}

  std::vector<Move> Run() && {
    std::vector<Move> moves;
    if (a_loose_.size() * b_loose_.size() > kMostPairs) return moves;
    while (moves.size() < kMostMoves) {
      std::optional<Found> found = Heaviest();
      if (!found) break;
      TakeConjunctionAlong(*found);
      for (size_t i = 0; i < found->size; ++i) a_loose_[found->a + i].taken = true;
      for (size_t j = 0; j < found->size; ++j) b_loose_[found->b + j].taken = true;
      moves.push_back(
          {WordsOf(a_loose_, found->a, found->size), WordsOf(b_loose_, found->b, found->size)});
    }
    return moves;
  }

 private:
  // A run of equal loose words.
  struct Found {
    size_t a = 0;
    size_t b = 0;
    size_t size = 0;
    uint32_t weight = 0;
  };

  static Range WordsOf(const std::vector<LooseWord>& loose, size_t first, size_t size) {
    return {loose[first].word, loose[first].word + static_cast<uint32_t>(size)};
  }

  bool SameWord(const LooseWord& x, const LooseWord& y) const {
    const NormalWord& a = a_.form.words[x.word];
    const NormalWord& b = b_.form.words[y.word];
    return a.hash == b.hash && a_.form.Text(a) == b_.form.Text(b);
  }

  // How many words both keep between two changes.
  uint32_t KeptBetween(uint32_t x, uint32_t y) const {
    const auto [first, second] = std::minmax(x, y);
    return changes_[second].a.begin - changes_[first].a.end;
  }

  bool SaysEnough(const Found& found) const {
    bool function = true;
    for (size_t i = 0; i < found.size; ++i) {
      function = function && a_loose_[found.a + i].is_function;
    }
    if (function) return false;
    const uint32_t from = a_loose_[found.a].change;
    const uint32_t to = b_loose_[found.b].change;
    if (std::max(from, to) - std::min(from, to) == 1 && KeptBetween(from, to) <= kNear) return true;
    return found.size > 1 && found.weight >= kFarWeight;
  }

  // Of the runs of equal words in two changes that say enough the heaviest; of equals the first.
  std::optional<Found> Heaviest() const {
    std::optional<Found> best;
    std::vector<Found> ending(b_loose_.size());  // the run that ends with the last word of A
    for (size_t i = 0; i < a_loose_.size(); ++i) {
      for (size_t j = b_loose_.size(); j-- > 0;) {
        const LooseWord& x = a_loose_[i];
        const LooseWord& y = b_loose_[j];
        if (x.taken || y.taken || x.change == y.change || !SameWord(x, y)) {
          ending[j].size = 0;
          continue;
        }
        const bool goes_on = i > 0 && j > 0 && ending[j - 1].size > 0 &&
                             a_loose_[i - 1].change == x.change &&
                             b_loose_[j - 1].change == y.change;
        Found run = goes_on ? ending[j - 1] : Found{i, j, 0, 0};
        ++run.size;
        run.weight += x.weight;
        ending[j] = run;
        if (SaysEnough(run) && (!best || IsHeavier(run, *best))) best = run;
      }
    }
    return best;
  }

  static bool IsHeavier(const Found& x, const Found& y) {
    return x.weight != y.weight ? x.weight > y.weight : x.size > y.size;
  }

  // "bakers and millers", "millers and bakers": the "and" stands before what moved in one text and
  // behind it in the other.
  void TakeConjunctionAlong(Found& found) const {
    const auto loose_conjunction = [](const std::vector<LooseWord>& loose, size_t at,
                                      size_t beside) {
      return at < loose.size() && !loose[at].taken && loose[at].change == loose[beside].change &&
             (loose[at].classes & kConjunction) != 0;
    };
    const size_t a_end = found.a + found.size;
    const size_t b_end = found.b + found.size;
    const bool a_before = found.a > 0 && loose_conjunction(a_loose_, found.a - 1, found.a);
    const bool b_before = found.b > 0 && loose_conjunction(b_loose_, found.b - 1, found.b);
    if (a_before && loose_conjunction(b_loose_, b_end, found.b) &&
        SameWord(a_loose_[found.a - 1], b_loose_[b_end])) {
      --found.a;
      ++found.size;
    } else if (b_before && loose_conjunction(a_loose_, a_end, found.a) &&
               SameWord(a_loose_[a_end], b_loose_[found.b - 1])) {
      --found.b;
      ++found.size;
    }
  }

  const Side& a_;
  const Side& b_;
  const std::vector<Change>& changes_;
  std::vector<LooseWord> a_loose_;
  std::vector<LooseWord> b_loose_;
};

}  // namespace

std::vector<Move> FindMovedWords(const Side& a, const Side& b, const std::vector<Change>& changes) {
  return Finder(a, b, changes).Run();
}

}  // namespace verbatim::matching
