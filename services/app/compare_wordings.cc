#include "services/app/compare_wordings.h"

#include "services/matching/compare.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {

domain::Comparison CompareWordings(std::string_view a, std::string_view b) {
  return matching::Compare(matching::Normalize(a), matching::Normalize(b));
}

WordingComparer::WordingComparer() : comparer_(std::make_unique<matching::TextComparer>()) {}
WordingComparer::~WordingComparer() = default;

domain::Comparison WordingComparer::Compare(std::string_view a, std::string_view b) {
  return comparer_->Compare(a, b);
}

domain::Comparison CompareWordingsWithEdits(std::string_view a, std::string_view b) {
  return matching::CompareWithEdits(matching::Normalize(a), a, matching::Normalize(b), b);
}

}  // namespace verbatim::app
