#include "services/articles/time_formats.h"

#include <string>

#include "re2/re2.h"

namespace verbatim::articles {
namespace {

// RFC 822's zones, others that feeds name, and no zone at all, as RFC 3339 writes them.
std::string Offset(const std::string& zone) {
  struct Zone {
    std::string_view name;
    std::string_view offset;
  };
  static constexpr Zone kZones[] = {
      {"", "Z"},          {"Z", "Z"},         {"z", "Z"},         {"UT", "Z"},
      {"UTC", "Z"},       {"GMT", "Z"},       {"EST", "-05:00"},  {"EDT", "-04:00"},
      {"CST", "-06:00"},  {"CDT", "-05:00"},  {"MST", "-07:00"},  {"MDT", "-06:00"},
      {"PST", "-08:00"},  {"PDT", "-07:00"},  {"BST", "+01:00"},  {"WET", "Z"},
      {"WEST", "+01:00"}, {"CET", "+01:00"},  {"CEST", "+02:00"}, {"EET", "+02:00"},
      {"EEST", "+03:00"}, {"MSK", "+03:00"},  {"SGT", "+08:00"},  {"HKT", "+08:00"},
      {"JST", "+09:00"},  {"AEST", "+10:00"}, {"AEDT", "+11:00"}, {"NZST", "+12:00"},
      {"NZDT", "+13:00"}};
  for (const Zone& known : kZones) {
    if (known.name == zone) return std::string(known.offset);
  }
  if (zone.size() == 5) return zone.substr(0, 3) + ":" + zone.substr(3);  // +0100
  if (zone.size() == 3) return zone + ":00";                              // +01
  return zone;
}

std::string MonthNumber(const std::string& name) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  std::string lower;
  for (char c : name.substr(0, 3)) lower += static_cast<char>(c | 0x20);
  const size_t found = kMonths.find(lower);
  if (found == std::string_view::npos || found % 3 != 0) return "00";
  const std::string number = std::to_string(found / 3 + 1);
  return number.size() == 1 ? "0" + number : number;
}

std::string TwoDigits(const std::string& number) {
  return number.size() == 1 ? "0" + number : number;
}

// RFC 822 had two digits of the year, and some feeds still have.
std::string FourDigits(const std::string& year) {
  if (year.size() != 2) return year;
  return (year < "70" ? "20" : "19") + year;
}

// The hour of "10:30 p.m.", whose half of the day is "p".
std::string In24Hours(const std::string& hour, const std::string& half) {
  if (half.empty()) return hour;
  const int of_twelve = std::stoi(hour) % 12;
  return std::to_string(of_twelve + (half == "p" || half == "P" ? 12 : 0));
}

constexpr char kZone[] = R"(\s*([A-Z]{1,4}|z|[+-]\d\d(?::?\d\d)?)?)";

}  // namespace

std::optional<domain::Time> ReadTime(std::string_view text) {
  static const RE2 kIso(R"(\s*(\d{4})-?(\d\d)-?(\d\d)\s*)");
  static const RE2 kIsoMoment(std::string(R"(\s*(\d{4})-?(\d\d)-?(\d\d)[Tt ]\s*)") +
                              R"((\d\d):?(\d\d)(?::?(\d\d)(\.\d+)?)?)" + kZone + R"(\s*)");
  static const RE2 kMail(
      std::string(R"(\s*(?:[A-Za-z]+,\s*)?(\d{1,2})\s+([A-Za-z]{3,9})\.?,?\s+(\d{4}|\d\d))") +
      R"((?:,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?)" + kZone + R"()?\s*)");
  // "June 5, 2024, 10:30 a.m. EST", as pages show it.
  static const RE2 kShown(
      std::string(R"(\s*(?:[A-Za-z]+day,\s*)?([A-Za-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4}))") +
      R"((?:,?\s+(?:at\s+)?(\d{1,2}):(\d\d)(?:\s*([AaPp])\.?[Mm]\.?)?)" + kZone + R"()?\s*)");
  constexpr size_t kLongest = 80;
  if (text.size() > kLongest) return std::nullopt;
  const re2::StringPiece input(text.data(), text.size());
  std::string year, month, day, hour, minute, second, fraction, half, zone;
  if (RE2::FullMatch(input, kIso, &year, &month, &day)) {
    return domain::ParseTime(year + "-" + month + "-" + day);
  }
  if (!RE2::FullMatch(input, kIsoMoment, &year, &month, &day, &hour, &minute, &second, &fraction,
                      &zone)) {
    if (!RE2::FullMatch(input, kMail, &day, &month, &year, &hour, &minute, &second, &zone) &&
        !RE2::FullMatch(input, kShown, &month, &day, &year, &hour, &minute, &half, &zone)) {
      return std::nullopt;
    }
    month = MonthNumber(month);
    day = TwoDigits(day);
    year = FourDigits(year);
    hour = In24Hours(hour, half);
    if (hour.empty()) return domain::ParseTime(year + "-" + month + "-" + day);
  }
  if (second.empty()) second = "00";
  return domain::ParseTime(year + "-" + month + "-" + day + "T" + TwoDigits(hour) + ":" + minute +
                           ":" + second + fraction + Offset(zone));
}

}  // namespace verbatim::articles
