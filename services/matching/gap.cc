#include "services/matching/gap.h"

#include <algorithm>
#include <string_view>

#include "absl/container/inlined_vector.h"

#include "services/matching/numbers.h"
#include "services/matching/resemblance.h"
#include "services/matching/tidy.h"

namespace verbatim::matching {
namespace {

using domain::MeaningChange;

// Longer gaps are other words rather than changed words: no single one of them is looked at.
constexpr size_t kLongestChange = 8;
// More words than this do not stand for a bracketed pronoun.
constexpr size_t kLongestReplacedByBracket = 4;

uint32_t MassOf(const Side& side, const Indexes& units) {
  uint32_t mass = 0;
  for (const uint32_t i : units) mass += MassOf(side.units[i]);
  return mass;
}

bool AllBracketed(const Side& side, const Indexes& units) {
  return !units.empty() && std::all_of(units.begin(), units.end(),
                                       [&](uint32_t i) { return side.Word(i).bracketed; });
}

size_t CountOf(const Side& side, const Indexes& units, uint32_t classes) {
  return static_cast<size_t>(std::count_if(units.begin(), units.end(), [&](uint32_t i) {
    return (side.units[i].classes & classes) != 0;
  }));
}

bool AllOf(const Side& side, const Indexes& units, uint32_t classes) {
  return CountOf(side, units, classes) == units.size();
}

// The letters of some words one after the other, without apostrophes.
class Letters {
 public:
  Letters(const Side& side, const Indexes& units) : side_(side), units_(units) {}

  // 0 at the end.
  char Next() {
    while (true) {
      while (rest_.empty()) {
        if (next_ == units_.size()) return 0;
        const uint32_t unit = units_[next_++];
        if (side_.BeginsWord(unit)) rest_ = side_.Text(unit);
      }
      const char c = rest_.front();
      rest_.remove_prefix(1);
      if (c != '\'') return c;
    }
  }

 private:
  const Side& side_;
  const Indexes& units_;
  size_t next_ = 0;
  std::string_view rest_;
};

bool SameLetters(Letters a, Letters b) {
  while (true) {
    const char c = a.Next();
    if (c != b.Next()) return false;
    if (c == 0) return true;
  }
}

// A name: written with a capital where no sentence begins, and no word that the lexicon knows.
bool IsName(const Side& side, uint32_t i) {
  const NormalWord& word = side.Word(i);
  return word.capitalised && !side.in_title_case && side.units[i].info == nullptr &&
         side.BeginsWord(i);
}

uint8_t PersonOf(const Unit& unit) { return unit.info == nullptr ? 0 : unit.info->person; }
uint8_t ModalityOf(const Unit& unit) { return unit.info == nullptr ? 0 : unit.info->modality; }

// "will" and "would": only the tense of what is said.
constexpr uint8_t kFutureModality = 4;

// Judges one gap.
class Judge {
 public:
  Judge(const Side& a, const Side& b, Gap gap)
      : a_(a), b_(b), gap_(gap), left_(TidiedUp(a, gap.a)), right_(TidiedUp(b, gap.b)) {
    gap_.a_mass = MassOf(a_, left_);
    gap_.b_mass = MassOf(b_, right_);
  }

  Gap Run() && {
    gap_.kind = KindOf();
    gap_.aside = gap_.kind == GapKind::kAdded && (IsAside(a_, gap_.a) || IsAside(b_, gap_.b));
    gap_.tense = gap_.kind == GapKind::kForm && TenseDiffers();
    if (gap_.kind >= GapKind::kForm && gap_.kind != GapKind::kEllipsis) gap_.change = ChangeOf();
    return gap_;
  }

 private:
  GapKind KindOf() const {
    if (left_.empty() && right_.empty()) return GapKind::kTidied;
    if (IsBracketed()) return GapKind::kBracketed;
    if (left_.empty() || right_.empty()) {
      return LeavesOut() ? GapKind::kEllipsis : GapKind::kAdded;
    }
    if (BeginsAfterEllipsis()) return GapKind::kEllipsis;
    if (left_.size() > kLongestChange || right_.size() > kLongestChange) return GapKind::kReplaced;
    if (SameLetters({a_, left_}, {b_, right_})) return GapKind::kSame;
    if (SameNumbers()) return GapKind::kSame;
    return WordByWord();
  }

  bool IsBracketed() const {
    const bool a = AllBracketed(a_, left_);
    const bool b = AllBracketed(b_, right_);
    if (a && b) return false;
    if (a) return right_.size() <= kLongestReplacedByBracket;
    return b && left_.size() <= kLongestReplacedByBracket;
  }

  // Whether the side without words marks that it leaves some out.
  bool LeavesOut() const {
    const Side& side = left_.empty() ? a_ : b_;
    const uint32_t place = left_.empty() ? gap_.a.end : gap_.b.end;
    if (place == side.size()) return side.form.ends_with_ellipsis;
    return place == 0 ? side.form.starts_with_ellipsis : side.Word(place).after_ellipsis;
  }

  // Both have words here, but one marks that it left out what came before its own.
  bool BeginsAfterEllipsis() const {
    return (gap_.a.begin > 0 && a_.Word(gap_.a.begin).after_ellipsis) ||
           (gap_.b.begin > 0 && b_.Word(gap_.b.begin).after_ellipsis);
  }

  bool SameNumbers() const {
    constexpr uint32_t kNumeric = kNumber | kScale | kConjunction | kDeterminer;
    if (!AllOf(a_, left_, kNumeric) || !AllOf(b_, right_, kNumeric)) return false;
    const std::vector<double> left = NumbersIn(a_, gap_.a);
    return !left.empty() && left == NumbersIn(b_, gap_.b);
  }

  GapKind WordByWord() const {
    if (left_.size() == right_.size()) {
      bool misread = true;
      bool alike = true;
      for (size_t k = 0; k < left_.size(); ++k) {
        const Resemblance resemblance = Compare(left_[k], right_[k]);
        const bool same =
            a_.units[left_[k]].code == b_.units[right_[k]].code ||
            (resemblance == Resemblance::kInflection && IsAdapted(left_[k], right_[k]));
        misread = misread && (same || resemblance == Resemblance::kMisread);
        alike = alike && (same || resemblance == Resemblance::kMisread ||
                          resemblance == Resemblance::kInflection);
      }
      if (misread) return GapKind::kSame;
      if (alike) return GapKind::kForm;
    }
    const bool function = AllOf(a_, left_, kFunctionWord) && AllOf(b_, right_, kFunctionWord);
    return function ? GapKind::kForm : GapKind::kReplaced;
  }

  bool TenseDiffers() const {
    if (CountOf(a_, left_, kAuxiliary) == 0 || CountOf(b_, right_, kAuxiliary) == 0) return false;
    return (CountOf(a_, left_, kPast) == 0) != (CountOf(b_, right_, kPast) == 0);
  }

  // "pick[ing]" for "pick": the brackets own up to the change.
  bool IsAdapted(uint32_t i, uint32_t j) const { return a_.Word(i).adapted || b_.Word(j).adapted; }

  // "not me, not Bill": set off by marks on both sides, a remark that leaves its sentence as it is.
  static bool IsAside(const Side& side, Range range) {
    return range.begin > 0 && range.end < side.size() && !range.empty() &&
           side.Word(range.begin - 1).before_break && side.Word(range.end - 1).before_break;
  }

  MeaningChange ChangeOf() const {
    if (gap_.aside) return MeaningChange::kNone;
    if (left_.size() > kLongestChange || right_.size() > kLongestChange)
      return MeaningChange::kNone;
    if (Negations(a_, left_) % 2 != Negations(b_, right_) % 2) return MeaningChange::kNegation;
    if (left_.empty() || right_.empty())
      return AddedChange(left_.empty() ? b_ : a_, left_.empty() ? right_ : left_);
    if (AllBracketed(a_, left_) && AllBracketed(b_, right_)) return MeaningChange::kName;
    if (const MeaningChange change = PairwiseChange(); change != MeaningChange::kNone)
      return change;
    if (DifferentNumbers()) return MeaningChange::kNumber;
    if (CountNames(a_, left_) > 0 && CountNames(b_, right_) > 0) return MeaningChange::kName;
    return MeaningChange::kNone;
  }

  static size_t Negations(const Side& side, const Indexes& units) {
    return CountOf(side, units, kNegator);
  }

  static MeaningChange AddedChange(const Side& side, const Indexes& units) {
    for (const uint32_t i : units) {
      const uint8_t modality = ModalityOf(side.units[i]);
      if (modality != 0 && modality != kFutureModality) return MeaningChange::kModality;
    }
    return MeaningChange::kNone;
  }

  MeaningChange PairwiseChange() const {
    for (const uint32_t i : left_) {
      for (const uint32_t j : right_) {
        if (const MeaningChange change = PairChange(i, j); change != MeaningChange::kNone) {
          return change;
        }
      }
    }
    return MeaningChange::kNone;
  }

  MeaningChange PairChange(uint32_t i, uint32_t j) const {
    const Unit& x = a_.units[i];
    const Unit& y = b_.units[j];
    if (x.code == y.code) return MeaningChange::kNone;
    if (Exclude(x, y)) {
      return ((x.classes | y.classes) & kNegator) != 0 ? MeaningChange::kNegation
             : PersonOf(x) != 0                        ? MeaningChange::kSubject
                                                       : MeaningChange::kWord;
    }
    const uint8_t modality = ModalityOf(x);
    const uint8_t other = ModalityOf(y);
    if (modality != 0 && other != 0 && modality != other) return MeaningChange::kModality;
    const uint8_t person = PersonOf(x);
    const uint8_t other_person = PersonOf(y);
    if (person != 0 && other_person != 0 && person != other_person) return MeaningChange::kSubject;
    if ((x.classes & y.classes & kCalendar) != 0) return MeaningChange::kNumber;
    return IsNegation(a_.Text(i), b_.Text(j)) ? MeaningChange::kNegation : MeaningChange::kNone;
  }

  // Two words that the lexicon knows are no misreadings of each other.
  Resemblance Compare(uint32_t i, uint32_t j) const {
    const Resemblance resemblance = CompareWords(a_.Text(i), b_.Text(j));
    const bool known = a_.units[i].info != nullptr && b_.units[j].info != nullptr;
    return known && resemblance == Resemblance::kMisread ? Resemblance::kNone : resemblance;
  }

  static bool Exclude(const Unit& x, const Unit& y) {
    if (x.info == nullptr || y.info == nullptr) return false;
    for (const Opposite& left : x.info->opposites) {
      for (const Opposite& right : y.info->opposites) {
        if (left.group == right.group && left.side != right.side) return true;
      }
    }
    return false;
  }

  bool DifferentNumbers() const {
    const std::vector<double> left = NumbersIn(a_, gap_.a);
    const std::vector<double> right = NumbersIn(b_, gap_.b);
    if (!left.empty() && !right.empty() && left != right) return true;
    if (left.empty() != right.empty() && CountsSameScale()) {
      return (left.empty() ? right : left) != std::vector<double>{1};
    }
    return CountOf(a_, left_, kScale) > 0 && CountOf(b_, right_, kScale) > 0;
  }

  static bool IsArticle(const Side& side, const Indexes& units) {
    return units.size() == 1 && (side.Text(units[0]) == "a" || side.Text(units[0]) == "an");
  }

  // "a dozen", "two dozen": a number in one and an article in the other before the same scale.
  bool CountsSameScale() const {
    const bool scale = gap_.a.end < a_.size() && gap_.b.end < b_.size() &&
                       (a_.units[gap_.a.end].classes & b_.units[gap_.b.end].classes & kScale) != 0;
    return scale && (IsArticle(a_, left_) || IsArticle(b_, right_));
  }

  static size_t CountNames(const Side& side, const Indexes& units) {
    return static_cast<size_t>(
        std::count_if(units.begin(), units.end(), [&](uint32_t i) { return IsName(side, i); }));
  }

  const Side& a_;
  const Side& b_;
  Gap gap_;
  const Indexes left_;
  const Indexes right_;
};

// Moves are looked for over so many words.
constexpr uint32_t kLongestMove = 12;
constexpr uint32_t kLongestPart = 4;  // a name, a short phrase

using Codes = absl::InlinedVector<uint64_t, kLongestMove>;

Codes CodesOf(const Side& side, Range range) {
  Codes codes;
  for (uint32_t i = range.begin; i < range.end; ++i) codes.push_back(side.units[i].code);
  return codes;
}

// The same for the same words in any order.
uint64_t SumOfCodes(const Side& side, Range range) {
  uint64_t sum = 0;
  for (uint32_t i = range.begin; i < range.end; ++i) sum += side.units[i].code;
  return sum;
}

bool HasConjunction(const Side& side, Range range) {
  for (uint32_t i = range.begin; i < range.end; ++i) {
    if ((side.units[i].classes & kConjunction) != 0) return true;
  }
  return false;
}

// Whether `b` is `a` with its ends changed round: "Ada saw Bo" and "Bo saw Ada". What stands
// between the ends stays, and there is something.
bool EndsSwapped(const Codes& a, const Codes& b) {
  const auto n = static_cast<uint32_t>(a.size());
  for (uint32_t first = 1; first <= kLongestPart && first + 2 <= n; ++first) {
    for (uint32_t last = 1; last <= kLongestPart && first + last + 1 <= n; ++last) {
      if (std::equal(a.begin(), a.begin() + first, b.end() - first) &&
          std::equal(a.end() - last, a.end(), b.begin()) &&
          std::equal(a.begin() + first, a.end() - last, b.begin() + last)) {
        return true;
      }
    }
  }
  return false;
}

// Two neighbouring gaps and what stands between: when both sides have the same words there, some
// have moved. Where the ends changed places, who does what to whom has changed, unless they are
// parts of a list.
void FindMoves(const Side& a, const Side& b, Gaps& gaps) {
  for (size_t k = 0; k + 1 < gaps.size(); ++k) {
    Gap& first = gaps[k];
    Gap& second = gaps[k + 1];
    const Range left{first.a.begin, second.a.end};
    const Range right{first.b.begin, second.b.end};
    if (left.size() != right.size() || left.size() > kLongestMove) continue;
    if (first.a.empty() && first.b.empty()) continue;
    if (SumOfCodes(a, left) != SumOfCodes(b, right)) continue;  // quick to say no
    Codes a_codes = CodesOf(a, left);
    Codes b_codes = CodesOf(b, right);
    const bool swapped = EndsSwapped(a_codes, b_codes) && !HasConjunction(a, left);
    std::sort(a_codes.begin(), a_codes.end());
    std::sort(b_codes.begin(), b_codes.end());
    if (a_codes != b_codes) continue;
    first.kind = second.kind = GapKind::kMoved;
    first.change = second.change = swapped ? MeaningChange::kSubject : MeaningChange::kNone;
  }
}

}  // namespace

Gap JudgeGap(const Side& a, const Side& b, Range range_a, Range range_b) {
  Gap gap;
  gap.a = range_a;
  gap.b = range_b;
  if (range_a.empty() && range_b.empty()) return gap;
  return Judge(a, b, gap).Run();
}

Gaps JudgeGaps(const Side& a, const Side& b, const Blocks& blocks) {
  Gaps gaps;
  gaps.reserve(blocks.size() + 1);
  Block last{0, 0, 0};
  for (size_t k = 0; k <= blocks.size(); ++k) {
    const Block next = k < blocks.size() ? blocks[k] : Block{a.size(), b.size(), 0};
    gaps.push_back(JudgeGap(a, b, {last.a_end(), next.a}, {last.b_end(), next.b}));
    last = next;
  }
  FindMoves(a, b, gaps);
  return gaps;
}

}  // namespace verbatim::matching
