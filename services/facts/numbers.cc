#include "services/facts/numbers.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>

namespace verbatim::facts {
namespace {

bool IsDigit(char c) { return '0' <= c && c <= '9'; }

double SmallNumber(std::string_view word) {
  static const auto& numbers = *new std::map<std::string_view, double>{
      {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
      {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
      {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
      {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
      {"twenty", 20},  {"thirty", 30},  {"forty", 40},     {"fifty", 50},    {"sixty", 60},
      {"seventy", 70}, {"eighty", 80},  {"ninety", 90}};
  if (const auto found = numbers.find(word); found != numbers.end()) return found->second;
  const size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return -1;
  const auto tens = numbers.find(word.substr(0, hyphen));
  const auto ones = numbers.find(word.substr(hyphen + 1));
  if (tens == numbers.end() || ones == numbers.end()) return -1;
  if (tens->second < 20 || ones->second < 1 || ones->second > 9) return -1;
  return tens->second + ones->second;
}

double ScaleOf(std::string_view word) {
  static const auto& scales = *new std::map<std::string_view, double>{
      {"hundred", 1e2},   {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9},
      {"trillion", 1e12}, {"dozen", 12},     {"m", 1e6},       {"mn", 1e6},
      {"bn", 1e9},        {"tn", 1e12},      {"k", 1e3}};
  const auto found = scales.find(word);
  return found == scales.end() ? 0 : found->second;
}

double OrderOf(std::string_view word) {
  if (word == "tens") return 10;
  if (word == "dozens") return 12;
  if (!word.ends_with('s') || word.size() < 6) return 0;
  return ScaleOf(word.substr(0, word.size() - 1));
}

double FractionOf(std::string_view word) {
  static const auto& parts = *new std::map<std::string_view, double>{
      {"half", 2},     {"halves", 2},  {"third", 3},  {"thirds", 3}, {"quarter", 4},
      {"quarters", 4}, {"fifth", 5},   {"fifths", 5}, {"sixth", 6},  {"sixths", 6},
      {"eighth", 8},   {"eighths", 8}, {"tenth", 10}, {"tenths", 10}};
  const auto found = parts.find(word);
  return found == parts.end() ? 0 : found->second;
}

// Digits with commas between thousands and one decimal point; `end` is what follows them.
std::optional<double> ReadDigits(std::string_view word, size_t& end, bool& whole) {
  std::string digits;
  bool point = false;
  size_t i = 0;
  for (; i < word.size(); ++i) {
    const bool digit_next = i + 1 < word.size() && IsDigit(word[i + 1]);
    if (IsDigit(word[i])) {
      digits += word[i];
    } else if (word[i] == ',' && digit_next && !point) {
      whole = false;
    } else if (word[i] == '.' && digit_next && !point) {
      point = true;
      whole = false;
      digits += '.';
    } else {
      break;
    }
  }
  if (digits.empty() || !IsDigit(digits[0])) return std::nullopt;
  end = i;
  return std::strtod(digits.c_str(), nullptr);
}

// What stands behind the digits in one token: a scale, a unit, a second number.
bool ReadTail(std::string_view tail, WrittenNumber& number) {
  if (tail.empty()) return true;
  number.whole = false;
  const double scale = ScaleOf(tail);
  if (scale > 0) {
    number.value *= scale;
    return true;
  }
  if (tail == "%" || tail == "km" || tail == "kg" || tail == "mph" || tail == "ft" ||
      tail == "pc" || tail == "mw" || tail == "gw") {
    number.unit = tail;
    return true;
  }
  for (const std::string_view dash : {"-", "–", "‑"}) {
    if (!tail.starts_with(dash)) continue;
    const std::string_view rest = tail.substr(dash.size());
    size_t end = 0;
    bool whole = true;
    if (const auto upper = ReadDigits(rest, end, whole)) {
      const std::string_view after = rest.substr(end);
      const double upper_scale = ScaleOf(after);
      if (!after.empty() && after != "%" && upper_scale == 0) return false;
      number.upper = *upper;
      if (after == "%") number.unit = after;
      if (upper_scale > 0) {
        number.upper *= upper_scale;
        number.value *= upper_scale;
      }
      return number.upper > number.value;
    }
    // "20-year-old", "40-kilometre", "12-point"
    const std::string_view unit = rest.substr(0, rest.find('-'));
    if (unit.empty() ||
        !std::all_of(unit.begin(), unit.end(), [](char c) { return !IsDigit(c); })) {
      return false;
    }
    if (const double word_scale = ScaleOf(unit); word_scale > 0) {
      number.value *= word_scale;
    } else {
      number.unit = unit;
    }
    return true;
  }
  return false;  // "21st", "10:30", "9/11", "90s"
}

}  // namespace

int OrdinalOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kWords = {
      "first",   "second", "third", "fourth", "fifth",    "sixth",
      "seventh", "eighth", "ninth", "tenth",  "eleventh", "twelfth"};
  for (size_t i = 0; i < kWords.size(); ++i) {
    if (word == kWords[i]) return static_cast<int>(i) + 1;
  }
  if (word.size() < 3 || !IsDigit(word[0])) return 0;
  const std::string_view end = word.substr(word.size() - 2);
  if (end != "st" && end != "nd" && end != "rd" && end != "th") return 0;
  const std::string_view digits = word.substr(0, word.size() - 2);
  if (digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), IsDigit)) return 0;
  return std::atoi(std::string(digits).c_str());
}

std::optional<WrittenNumber> ReadNumber(const std::vector<std::string>& words, size_t at) {
  const auto word = [&](size_t i) {
    return i < words.size() ? std::string_view(words[i]) : std::string_view();
  };
  WrittenNumber number;
  size_t i = at;
  // "two-thirds"
  if (const size_t hyphen = word(i).find('-'); hyphen != std::string_view::npos) {
    const double part = FractionOf(word(i).substr(hyphen + 1));
    const double count = SmallNumber(word(i).substr(0, hyphen));
    if (part > 0 && count > 0 && count < part) {
      number = {.value = count / part, .words = 1, .whole = false, .fraction = true, .unit = ""};
      return number;
    }
  }
  if (const double order = OrderOf(word(i)); order > 0) {
    number.value = order;
    number.order = true;
    for (++i; word(i) == "of" && OrderOf(word(i + 1)) > 0; i += 2) {
      number.value *= OrderOf(word(i + 1));
    }
    number.words = static_cast<uint32_t>(i - at);
    number.whole = false;
    return number;
  }
  if (!word(i).empty() && IsDigit(word(i)[0])) {
    size_t end = 0;
    const auto value = ReadDigits(word(i), end, number.whole);
    if (!value) return std::nullopt;
    number.value = *value;
    number.digits = true;
    if (!ReadTail(word(i).substr(end), number)) return std::nullopt;
    ++i;
  } else {
    // Words: groups under a thousand, each with its scale.
    double total = 0;
    double group = -1;
    number.whole = false;
    bool article = false;
    if ((word(i) == "a" || word(i) == "an") &&
        (ScaleOf(word(i + 1)) >= 12 || FractionOf(word(i + 1)) > 0)) {
      group = 1;
      article = true;
      ++i;
    }
    if (word(i) == "half" && (word(i + 1) == "a" || word(i + 1) == "of" || word(i + 1) == "the")) {
      if (word(i + 1) == "a" && ScaleOf(word(i + 2)) > 0) {
        number.value = 0.5 * ScaleOf(word(i + 2));
        number.words = static_cast<uint32_t>(i + 3 - at);
        return number;
      }
      number.value = 0.5;
      number.fraction = true;
      number.words = static_cast<uint32_t>(i + 1 - at);
      return number;
    }
    for (;; ++i) {
      const double small = SmallNumber(word(i));
      const double scale = word(i).size() > 2 ? ScaleOf(word(i)) : 0;
      if (small >= 0) {
        if (group > 0 && !(group >= 20 && small < 10) && !(group >= 100 && small < 100)) break;
        group = std::max(group, 0.0) + small;
      } else if (scale == 100 && group > 0) {
        group *= 100;
      } else if (scale > 0 && group > 0) {
        total += group * scale;
        group = 0;
      } else if (word(i) == "and" && group >= 100 && SmallNumber(word(i + 1)) >= 0) {
        continue;
      } else {
        break;
      }
    }
    if (group < 0) return std::nullopt;
    number.value = total + group;
    if (const double part = FractionOf(word(i));
        part > 0 && number.value < part &&
        (number.value > 1 || article || word(i + 1) == "of" || word(i - 1) == "one")) {
      number.value /= part;
      number.fraction = true;
      ++i;
    }
    if (i == at) return std::nullopt;
  }
  if (number.digits) {
    for (double scale = 0; (scale = ScaleOf(word(i))) > 0 && number.unit.empty(); ++i) {
      number.value *= scale;
      if (number.upper > 0) number.upper *= scale;
      number.whole = false;
    }
  }
  number.words = static_cast<uint32_t>(i - at);
  return number;
}

}  // namespace verbatim::facts
