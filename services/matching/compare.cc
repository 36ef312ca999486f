#include "services/matching/compare.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

#include "services/matching/correspondence.h"
#include "services/matching/cut.h"
#include "services/matching/edits.h"
#include "services/matching/fragment.h"

namespace verbatim::matching {
namespace {

using domain::Comparison;
using domain::MeaningChange;
using domain::Relation;

// Share of the words, by mass, that a whole wording must keep to be a variant, and that the part
// which two fragments have in common must keep.
constexpr double kVariantSimilarity = 0.81;
constexpr double kPartialSimilarity = 0.70;

// A cut of no more mass than this beside other differences does not make a variant a fragment.
constexpr uint32_t kSmallCut = 12;

// Both texts have other words before or after what they share: only long quotes are still told
// to be one utterance.
constexpr uint32_t kSharedDespiteConflict = 75;

constexpr double kThreshold = 0.5;

double Share(uint32_t part, uint32_t rest) {
  return part + rest == 0 ? 0.0 : static_cast<double>(part) / (part + rest);
}

bool IsCut(const Gap& gap) { return gap.kind == GapKind::kAdded || gap.kind == GapKind::kEllipsis; }

// Judges two texts of which `a` is the shorter.
class Verdict {
 public:
  Verdict(const Side& a, const Side& b, const Correspondence& found)
      : a_(a), b_(b), found_(found) {}

  Comparison Run() && {
    if (found_.blocks.empty()) return Different(0);
    const MeaningChange change = ChangeInside();
    const bool left_cut = IsCut(found_.left);
    const bool right_cut = IsCut(found_.right);
    if (change != MeaningChange::kNone) return Different(0.3 * Similarity(), change);
    if (Conflict()) return JudgeConflict();
    if (!left_cut && !right_cut) return JudgeWhole();
    return JudgeFragment();
  }

 private:
  Comparison Different(double score, MeaningChange change = MeaningChange::kWord) const {
    return {
        .relation = Relation::kDifferent, .score = score, .meaning_change = change, .edits = {}};
  }

  Comparison Same(Relation relation, double score,
                  MeaningChange change = MeaningChange::kNone) const {
    return {.relation = relation, .score = score, .meaning_change = change, .edits = {}};
  }

  // What changes the meaning of what both share.
  MeaningChange ChangeInside() const {
    for (const Gap& gap : found_.gaps) {
      if (gap.change != MeaningChange::kNone) return gap.change;
    }
    for (const Gap* edge : {&found_.left, &found_.right}) {
      if (!IsCut(*edge) && edge->change != MeaningChange::kNone) return edge->change;
    }
    return MeaningChange::kNone;
  }

  bool Conflict() const {
    return found_.left.kind >= GapKind::kMoved && !IsCut(found_.left)
               ? true
               : found_.right.kind >= GapKind::kMoved && !IsCut(found_.right);
  }

  uint32_t TotalLoss() const { return found_.loss + LossOf(found_.left) + LossOf(found_.right); }
  double Similarity() const { return Share(found_.shared_mass, TotalLoss()); }

  Comparison JudgeConflict() const {
    const double similarity = Similarity();
    if (similarity >= kVariantSimilarity) return Same(Relation::kVariant, similarity);
    if (found_.shared_mass >= kSharedDespiteConflict + found_.loss / 2 &&
        !IsQuotedInside(b_, found_)) {
      return Same(Relation::kPartial, 0.5 + similarity / 2, CutChange(a_, b_, found_));
    }
    return Different(similarity * kThreshold);
  }

  Comparison JudgeWhole() const {
    const double similarity = Similarity();
    if (similarity < kVariantSimilarity) return Different(similarity * kThreshold);
    const bool ellipsis = std::any_of(found_.gaps.begin(), found_.gaps.end(), [](const Gap& gap) {
      return gap.kind == GapKind::kEllipsis;
    });
    if (ellipsis) return Same(Relation::kPartial, similarity, CutChange(a_, b_, found_));
    return Same(Relation::kVariant, similarity);
  }

  Comparison JudgeFragment() const {
    const double inside = Share(found_.shared_mass, found_.loss);
    if (inside < kPartialSimilarity) return Different(inside * kThreshold);
    const double score = FragmentLikelihood(a_, b_, found_);
    if (score < kThreshold) return Different(score);
    const bool row = found_.loss == 0;
    const uint32_t cut = LossOf(found_.left) + LossOf(found_.right);
    if (!row && cut <= kSmallCut && Similarity() >= kVariantSimilarity) {
      return Same(Relation::kVariant, score);
    }
    return Same(Relation::kPartial, score, CutChange(a_, b_, found_));
  }

  const Side& a_;
  const Side& b_;
  const Correspondence& found_;
};

// The words of a form in [begin, end) as a form of their own.
NormalForm Piece(const NormalForm& form, size_t begin, size_t end) {
  NormalForm piece;
  piece.words.assign(form.words.begin() + static_cast<std::ptrdiff_t>(begin),
                     form.words.begin() + static_cast<std::ptrdiff_t>(end));
  const uint32_t from = piece.words.front().begin;
  piece.text = form.text.substr(from, piece.words.back().begin + piece.words.back().size - from);
  for (NormalWord& word : piece.words) word.begin -= from;
  return piece;
}

bool HoldsInARow(const NormalForm& whole, const NormalForm& piece) {
  return std::search(whole.words.begin(), whole.words.end(), piece.words.begin(), piece.words.end(),
                     [](const NormalWord& a, const NormalWord& b) { return a.hash == b.hash; }) !=
         whole.words.end();
}

// A reporter's sentence may hold pieces of a quote in another order: "strategically and tactically
// … global pariah". They are a fragment of B when one is by itself and the others stand in B word
// by word. nullopt where A is in one piece or its pieces don't say so.
std::optional<Comparison> JudgePieces(const NormalForm& a, const Side& b) {
  std::vector<NormalForm> pieces;
  size_t begin = 0;
  for (size_t i = 1; i <= a.words.size(); ++i) {
    if (i < a.words.size() && !a.words[i].after_ellipsis) continue;
    if (begin == 0 && i == a.words.size()) return std::nullopt;
    pieces.push_back(Piece(a, begin, i));
    begin = i;
  }
  std::optional<Comparison> best;
  for (const NormalForm& piece : pieces) {
    const Side side(piece);
    const Comparison verdict = Verdict(side, b, FindCorrespondence(side, b)).Run();
    const bool fits = verdict.relation == Relation::kPartial;
    if (!fits && !HoldsInARow(b.form, piece)) return std::nullopt;
    if (fits && (!best || verdict.score > best->score)) best = verdict;
  }
  return best;
}

Comparison Judge(const Side& a, const Side& b, const Correspondence& found) {
  Comparison verdict = Verdict(a, b, found).Run();
  if (verdict.relation != Relation::kDifferent) return verdict;
  return JudgePieces(a.form, b).value_or(std::move(verdict));
}

// Any order will do for texts of the same words, as long as it is always the same.
bool IsBefore(const NormalWord& a, const NormalWord& b) {
  const auto key = [](const NormalWord& word) {
    return std::make_tuple(word.capitalised, word.after_stop, word.before_break,
                           word.after_ellipsis, word.bracketed, word.gloss, word.quoted);
  };
  return key(a) < key(b);
}

bool IsShorter(const NormalForm& a, const NormalForm& b) {
  if (a.words.size() != b.words.size()) return a.words.size() < b.words.size();
  if (a.text != b.text) return a.text < b.text;
  return std::lexicographical_compare(a.words.begin(), a.words.end(), b.words.begin(),
                                      b.words.end(), IsBefore);
}

// Whether both have the same words when those that `is_left_out` are left out.
template <typename LeftOut>
bool SameWordsBut(LeftOut is_left_out, const NormalForm& a, const NormalForm& b) {
  auto left = a.words.begin();
  auto right = b.words.begin();
  while (true) {
    while (left != a.words.end() && is_left_out(*left)) ++left;
    while (right != b.words.end() && is_left_out(*right)) ++right;
    if (left == a.words.end() || right == b.words.end()) break;
    if (left->hash != right->hash || a.Text(*left) != b.Text(*right)) return false;
    ++left;
    ++right;
  }
  return left == a.words.end() && right == b.words.end();
}

bool HasSubstitutes(const NormalForm& form) {
  return std::any_of(form.words.begin(), form.words.end(),
                     [](const NormalWord& word) { return word.bracketed && !word.gloss; });
}

// EXACT: the same words once glosses are dropped (equal Joined()), or all bracketed words where one
// text has none that could stand in place of others.
bool SameWords(const NormalForm& a, const NormalForm& b) {
  if (SameWordsBut([](const NormalWord& word) { return word.gloss; }, a, b)) return true;
  if (HasSubstitutes(a) == HasSubstitutes(b) || a.words.empty() || b.words.empty()) return false;
  return SameWordsBut([](const NormalWord& word) { return word.bracketed; }, a, b);
}

Comparison ExactVerdict() { return {.relation = Relation::kExact, .score = 1, .edits = {}}; }

Blocks Swapped(Blocks blocks) {
  for (Block& block : blocks) std::swap(block.a, block.b);
  return blocks;
}

}  // namespace

Comparison Compare(const NormalForm& a, const NormalForm& b) {
  if (SameWords(a, b)) return ExactVerdict();
  const bool in_order = IsShorter(a, b);
  const Side shorter(in_order ? a : b);
  const Side longer(in_order ? b : a);
  return Judge(shorter, longer, FindCorrespondence(shorter, longer));
}

Comparison Compare(const Side& a, const Side& b) {
  if (SameWords(a.form, b.form)) return ExactVerdict();
  const bool in_order = IsShorter(a.form, b.form);
  const Side& shorter = in_order ? a : b;
  const Side& longer = in_order ? b : a;
  return Judge(shorter, longer, FindCorrespondence(shorter, longer));
}

Overlap OverlapOf(const NormalForm& a, const NormalForm& b) {
  // How far apart the shared words may stand: three times the shorter text, and a sentence.
  constexpr uint32_t kSpread = 3;
  constexpr uint32_t kSentence = 8;
  const bool in_order = IsShorter(a, b);
  const Side shorter(in_order ? a : b);
  const Side longer(in_order ? b : a);
  const Blocks blocks = AlignUnits(shorter.units, longer.units);
  if (blocks.empty()) return {};
  if (blocks.back().b_end() - blocks.front().b > kSpread * shorter.size() + kSentence) return {};
  uint32_t words = 0;
  Overlap overlap;
  for (const Block& block : blocks) {
    words += block.size;
    for (uint32_t i = block.a; i < block.a_end(); ++i) overlap.weight += shorter.units[i].weight;
  }
  overlap.share = static_cast<double>(words) / (in_order ? longer : shorter).size();
  return overlap;
}

Comparison TextComparer::Compare(std::string_view a, std::string_view b) {
  NormalizeInto(a, a_);
  NormalizeInto(b, b_);
  if (SameWords(a_, b_)) return ExactVerdict();
  const bool in_order = IsShorter(a_, b_);
  Side shorter(in_order ? a_ : b_, std::move(shorter_units_));
  Side longer(in_order ? b_ : a_, std::move(longer_units_));
  Comparison comparison = Judge(shorter, longer, FindCorrespondence(shorter, longer));
  shorter_units_ = std::move(shorter.units);
  longer_units_ = std::move(longer.units);
  return comparison;
}

Comparison CompareWithEdits(const NormalForm& a, std::string_view a_text, const NormalForm& b,
                            std::string_view b_text) {
  const Side left(a);
  const Side right(b);
  const bool in_order = IsShorter(a, b);
  const Correspondence found =
      in_order ? FindCorrespondence(left, right) : FindCorrespondence(right, left);
  Comparison comparison = SameWords(a, b) ? ExactVerdict()
                          : in_order      ? Judge(left, right, found)
                                          : Judge(right, left, found);
  comparison.edits =
      MakeEdits(left, a_text, right, b_text, in_order ? found.blocks : Swapped(found.blocks));
  return comparison;
}

}  // namespace verbatim::matching
