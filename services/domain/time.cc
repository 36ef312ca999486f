#include "services/domain/time.h"

#include <cstdio>

namespace verbatim::domain {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::year_month_day;

std::string FormatDay(std::chrono::sys_days day) {
  const year_month_day ymd(day);
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", int{ymd.year()}, unsigned{ymd.month()},
                unsigned{ymd.day()});
  return buffer;
}

// Reads exactly `count` digits and moves past them.
std::optional<int> TakeDigits(std::string_view& text, size_t count) {
  if (text.size() < count) {
    return std::nullopt;
  }
  int value = 0;
  for (size_t i = 0; i < count; ++i) {
    if (text[i] < '0' || text[i] > '9') {
      return std::nullopt;
    }
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool TakeChar(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

std::optional<std::chrono::sys_days> TakeDay(std::string_view& text) {
  const auto year = TakeDigits(text, 4);
  if (!year || !TakeChar(text, "-")) return std::nullopt;
  const auto month = TakeDigits(text, 2);
  if (!month || !TakeChar(text, "-")) return std::nullopt;
  const auto day = TakeDigits(text, 2);
  if (!day) return std::nullopt;
  const year_month_day ymd(std::chrono::year(*year),
                           std::chrono::month(static_cast<unsigned>(*month)),
                           std::chrono::day(static_cast<unsigned>(*day)));
  if (!ymd.ok()) return std::nullopt;
  return std::chrono::sys_days(ymd);
}

// "Z", "+01:00" or "-0500".
std::optional<std::chrono::minutes> TakeOffset(std::string_view& text) {
  if (TakeChar(text, "Zz")) return std::chrono::minutes(0);
  const bool negative = !text.empty() && text.front() == '-';
  if (!TakeChar(text, "+-")) return std::nullopt;
  const auto hours = TakeDigits(text, 2);
  if (!hours || *hours > 23) return std::nullopt;
  TakeChar(text, ":");
  const auto minutes = TakeDigits(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  const std::chrono::minutes offset(*hours * 60 + *minutes);
  return negative ? -offset : offset;
}

}  // namespace

std::string FormatTime(Time time) {
  const auto day = floor<days>(time);
  const auto in_day = time - day;
  const std::chrono::hh_mm_ss hms(in_day);
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", static_cast<int>(hms.hours().count()),
                static_cast<int>(hms.minutes().count()), static_cast<int>(hms.seconds().count()));
  std::string text = FormatDay(day) + buffer;
  if (const auto micros = hms.subseconds().count(); micros != 0) {
    std::snprintf(buffer, sizeof buffer, ".%06d", static_cast<int>(micros));
    text += buffer;
  }
  return text + "Z";
}

std::string FormatTimeRange(TimeRange range) {
  const auto first = floor<days>(range.begin);
  const auto last = floor<days>(range.end);
  const bool within_day = range.begin < range.end && range.end - range.begin < days(1);
  if (within_day) return FormatTime(range.begin) + "/" + FormatTime(range.end);
  if (last - first <= days(1)) {
    return FormatDay(first);
  }
  const year_month_day begin(first);
  const year_month_day next_month = begin + std::chrono::months(1);
  if (unsigned{begin.day()} == 1 && std::chrono::sys_days(next_month) == last) {
    return FormatDay(first).substr(0, 7);
  }
  return FormatDay(first) + "/" + FormatDay(last);
}

std::optional<Time> ParseTime(std::string_view text) {
  const auto day = TakeDay(text);
  if (!day) return std::nullopt;
  if (text.empty()) return Time(*day);
  if (!TakeChar(text, "Tt ")) return std::nullopt;
  const auto hours = TakeDigits(text, 2);
  if (!hours || *hours > 23 || !TakeChar(text, ":")) return std::nullopt;
  const auto minutes = TakeDigits(text, 2);
  if (!minutes || *minutes > 59) return std::nullopt;
  Time time = Time(*day) + std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
  if (TakeChar(text, ":")) {
    const auto seconds = TakeDigits(text, 2);
    if (!seconds || *seconds > 60) return std::nullopt;
    time += std::chrono::seconds(*seconds);
    if (TakeChar(text, ".")) {
      int64_t scale = 100'000;
      while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        time += std::chrono::microseconds((text.front() - '0') * scale);
        scale /= 10;
        text.remove_prefix(1);
      }
    }
  }
  const auto offset = TakeOffset(text);
  if (!offset || !text.empty()) return std::nullopt;
  return time - *offset;
}

}  // namespace verbatim::domain
