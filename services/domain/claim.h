#ifndef VERBATIM_SERVICES_DOMAIN_CLAIM_H_
#define VERBATIM_SERVICES_DOMAIN_CLAIM_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/domain/text_span.h"

namespace verbatim::domain {

// What a figure is.
enum class FigureKind : uint8_t {
  kCount,       // of things: "35,000 people"; with a unit a measure: "40 kilometres"
  kMoney,       // the unit is a currency, ISO 4217: "USD"
  kPercentage,  // 40 for "40%"
  kFraction,    // 0.667 for "two thirds"
  kDate,        // a year, month or day
};

// How the words bound the value.
enum class FigureBound : uint8_t {
  kExact,
  kAbout,     // "roughly", "nearly"
  kAtLeast,   // "at least", "or more"
  kMoreThan,  // "more than", "over"
  kAtMost,    // "up to", "no more than"
  kLessThan,  // "fewer than", "under"
  kRange,     // "between 20 and 30": value to upper
  kOrder,     // "thousands of": the order of magnitude alone
};

// A number that a text states, with what it counts. A plain value.
struct Figure {
  FigureKind kind = FigureKind::kCount;
  FigureBound bound = FigureBound::kExact;
  double value = 0;     // of dates 0
  double upper = 0;     // of ranges their end, else 0
  std::string unit;     // "USD", "kilometre"; empty: none
  std::string counted;  // the words that name what is counted: "F-35s"; empty: not found
  std::string place;    // where: "Poland"; empty: not said
  std::string date;     // of dates in the form of ISO 8601: "2023-02-14", "2020", "--03", "--02-14"
  TextSpan span;        // from the bound's words to the unit's

  bool operator==(const Figure&) const = default;
};

// What a statement does to a claim.
enum class Stance : uint8_t {
  kAsserts,
  kRepeats,  // says so itself: "reiterated"
  kConfirms,
  kDenies,
  kDisputes,
  kCorrects,  // puts something else in its place: "revised the toll to"
  kRetracts,  // takes back what the source said before
  kDeclines,  // to comment
};

// "COUNT", ...; "EXACT", ...; "ASSERTS", ...
std::string_view Name(FigureKind kind);
std::string_view Name(FigureBound bound);
std::string_view Name(Stance stance);

// The words on which a stance rests. A plain value.
struct StanceEvidence {
  Stance stance = Stance::kAsserts;
  std::optional<TextSpan> span;  // unset: the plain wording shows it
};

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_CLAIM_H_
