#ifndef VERBATIM_SERVICES_ATTRIBUTION_CLOCK_TIME_H_
#define VERBATIM_SERVICES_ATTRIBUTION_CLOCK_TIME_H_

#include <chrono>
#include <cstdint>
#include <optional>

#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {

// A time of day as written: "at 9am GMT", "9:30 p.m. ET", "21:45", "noon".
struct ClockTime {
  text::TokenRange tokens;
  std::chrono::minutes since_midnight{0};    // in the zone named
  std::chrono::minutes precision{60};        // an hour, or a minute where minutes are given
  std::optional<std::chrono::minutes> zone;  // ahead of UTC; unset for "local time" or none
};

// Reads a time of day that begins at `token`, its preposition included; nullopt if none begins
// there. A bare number is none. Zones are the abbreviations that news writes, with "ET" and the
// like read as standard time from November to March and as summer time from April to October
// (`month`, 1 to 12, 0 if unknown: standard).
std::optional<ClockTime> ReadClockTime(const TaggedText& text, uint32_t token, uint32_t end,
                                       unsigned month);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_CLOCK_TIME_H_
