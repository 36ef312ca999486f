#ifndef VERBATIM_SERVICES_FACTS_CHECKABLE_H_
#define VERBATIM_SERVICES_FACTS_CHECKABLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "services/domain/statement.h"
#include "services/text/document.h"

namespace verbatim::facts {

// What a linear model sees of a statement's content; names in checkable.cc.
inline constexpr size_t kCheckableFeatures = 34;
using CheckableFeatures = std::array<double, kCheckableFeatures>;

// `tokens` are the content's, `cue` those that report it (may be empty). Pure; linear.
CheckableFeatures FeaturesOf(const text::Document& document, const std::vector<uint32_t>& tokens,
                             text::TokenRange cue, domain::StatementKind kind);

// The probability that the content asserts something that can be checked, not an opinion, a wish,
// a prediction, a question or an order. By a logistic regression, see its card in models/README.md.
double CheckableProbability(const CheckableFeatures& features);

// From this on a statement is taken as a claim.
inline constexpr double kCheckableThreshold = 0.2;

}  // namespace verbatim::facts

#endif  // VERBATIM_SERVICES_FACTS_CHECKABLE_H_
