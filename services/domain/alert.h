#ifndef VERBATIM_SERVICES_DOMAIN_ALERT_H_
#define VERBATIM_SERVICES_DOMAIN_ALERT_H_

#include <cstdint>
#include <string_view>

namespace verbatim::domain {

// What an alert tells of.
enum class AlertKind : uint8_t {
  kStated,         // words that nobody said before
  kRepeated,       // a quote or claim once more
  kFigureChanged,  // a claim, with another figure than before
  kDenied,         // somebody denies or disputes a claim
  kWithdrawn,      // an article no longer holds a statement, or who made a claim takes it back
  kReviewed        // a published check is about it, as a person says
};

// "FIGURE_CHANGED" and so on.
std::string_view Name(AlertKind kind);

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_ALERT_H_
