#ifndef VERBATIM_SERVICES_MATCHING_SIDE_H_
#define VERBATIM_SERVICES_MATCHING_SIDE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/inlined_vector.h"

#include "services/matching/normal_form.h"
#include "services/matching/units.h"

namespace verbatim::matching {

// One of two texts that are compared. Borrows the form, which must outlive it.
struct Side {
  // `buffer` lends its memory to `units`.
  explicit Side(const NormalForm& f, std::vector<Unit> buffer = {})
      : form(f), units(std::move(buffer)), in_title_case(IsInTitleCase(f)) {
    MakeUnitsInto(f, units);
  }

  uint32_t size() const { return static_cast<uint32_t>(units.size()); }
  const NormalWord& Word(uint32_t unit) const { return form.words[units[unit].word]; }
  std::string_view Text(uint32_t unit) const { return form.Text(Word(unit)); }
  // Whether the unit begins its word rather than being the second part of a contraction.
  bool BeginsWord(uint32_t unit) const {
    return unit == 0 || units[unit - 1].word != units[unit].word;
  }

  const NormalForm& form;
  std::vector<Unit> units;
  const bool in_title_case;  // a headline, in which capitals say nothing

 private:
  static bool IsInTitleCase(const NormalForm& form);
};

inline bool Side::IsInTitleCase(const NormalForm& form) {
  const auto capitals = std::count_if(form.words.begin(), form.words.end(),
                                      [](const NormalWord& word) { return word.capitalised; });
  return form.words.size() >= 3 && static_cast<size_t>(capitals) * 3 >= form.words.size() * 2;
}

// Some units of a side, by index, in order.
using Indexes = absl::InlinedVector<uint32_t, 16>;

// A half-open range of units.
struct Range {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

// What a unit counts in similarities: its weight, and a little for being a word at all.
inline uint32_t MassOf(const Unit& unit) { return 2u + unit.weight; }

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_SIDE_H_
