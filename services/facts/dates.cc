#include "services/facts/dates.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "services/facts/numbers.h"
#include "services/facts/words.h"

namespace verbatim::facts {
namespace {

constexpr int kFirstYear = 1500;
constexpr int kLastYear = 2100;

bool AllDigits(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return '0' <= c && c <= '9'; });
}

int YearOf(std::string_view word) {
  if (word.size() != 4 || !AllDigits(word)) return 0;
  const int year = std::atoi(std::string(word).c_str());
  return kFirstYear <= year && year <= kLastYear ? year : 0;
}

int DayOf(std::string_view word) {
  int day = AllDigits(word) && word.size() <= 2 ? std::atoi(std::string(word).c_str()) : 0;
  if (day == 0 && !word.empty() && AllDigits(word.substr(0, 1))) day = OrdinalOf(word);
  return 1 <= day && day <= 31 ? day : 0;
}

std::string Iso(int year, int month, int day) {
  char text[32];
  if (month == 0) {
    std::snprintf(text, sizeof text, "%04d", year);
  } else if (day == 0) {
    if (year > 0) {
      std::snprintf(text, sizeof text, "%04d-%02d", year, month);
    } else {
      std::snprintf(text, sizeof text, "--%02d", month);
    }
  } else if (year == 0) {
    std::snprintf(text, sizeof text, "--%02d-%02d", month, day);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  }
  return text;
}

bool IsIsoDate(std::string_view word) {
  return word.size() == 10 && word[4] == '-' && word[7] == '-' && YearOf(word.substr(0, 4)) > 0 &&
         AllDigits(word.substr(5, 2)) && AllDigits(word.substr(8, 2));
}

}  // namespace

std::optional<WrittenDate> ReadDate(const text::Document& document,
                                    const std::vector<std::string>& words, uint32_t first,
                                    size_t at) {
  const auto word = [&](size_t i) {
    return i < words.size() ? std::string_view(words[i]) : std::string_view();
  };
  const auto capitalised = [&](size_t i) {
    return i < words.size() && document.tokens()[first + i].capitalised;
  };
  const std::string_view before = at > 0 ? word(at - 1) : std::string_view();
  if (IsIsoDate(word(at))) return WrittenDate{std::string(word(at)), 1};

  // "14 February 2023", "14th of February"
  if (const int day = DayOf(word(at)); day > 0) {
    size_t i = at + 1;
    if (word(i) == "of") ++i;
    if (const int month = MonthOf(word(i)); month > 0 && capitalised(i)) {
      ++i;
      const int year = YearOf(word(i));
      if (year > 0) ++i;
      return WrittenDate{Iso(year, month, day), static_cast<uint32_t>(i - at)};
    }
  }
  // "February 14, 2023", "February 2023", "in February"
  if (const int month = MonthOf(word(at)); month > 0 && capitalised(at)) {
    size_t i = at + 1;
    const int day = DayOf(word(i));
    if (day > 0) ++i;
    const size_t comma = day > 0 && word(i) == "," ? 1 : 0;
    const int year = YearOf(word(i + comma));
    if (year > 0) i += comma + 1;
    static const auto& prepositions = *new WordList(
        "in of by since until till from last this next early mid late and to before after during");
    if (day == 0 && year == 0 && !prepositions.Has(before)) return std::nullopt;
    return WrittenDate{Iso(year, month, day), static_cast<uint32_t>(i - at)};
  }
  if (const int year = YearOf(word(at)); year > 0) {
    static const auto& prepositions = *new WordList(
        "in since of by until till from during before after to late early mid the and between 's");
    if (!prepositions.Has(before)) return std::nullopt;
    // "the 2,000 people" is written with a comma; "of 2000 people" is a count
    const bool noun_first = before == "of" || before == "the" || before == "to" || before == "by";
    if (noun_first && word(at + 1).ends_with('s') && word(at + 1).size() > 3 && before != "the") {
      return std::nullopt;
    }
    return WrittenDate{Iso(year, 0, 0), 1};
  }
  return std::nullopt;
}

}  // namespace verbatim::facts
