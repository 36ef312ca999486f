#ifndef VERBATIM_SERVICES_DOMAIN_TIME_H_
#define VERBATIM_SERVICES_DOMAIN_TIME_H_

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace verbatim::domain {

// A moment in UTC, to the microsecond (what Postgres keeps).
using Time = std::chrono::sys_time<std::chrono::microseconds>;

// A stretch of time with the precision that the words gave: "on Tuesday" is one day, "last month"
// one month. Half-open.
struct TimeRange {
  Time begin;
  Time end;
  bool operator==(const TimeRange&) const = default;
};

// RFC 3339 in UTC: "2023-02-15T00:00:00Z", with microseconds only where there are any.
std::string FormatTime(Time time);

// "2023-02-14" for a range of one day, "2023-02" for one month, "begin/end" in RFC 3339 for less
// than a day, else "begin/end" of days.
std::string FormatTimeRange(TimeRange range);

// Reads "YYYY-MM-DD" (midnight UTC) or RFC 3339 with an offset; nullopt for anything else.
std::optional<Time> ParseTime(std::string_view text);

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_TIME_H_
