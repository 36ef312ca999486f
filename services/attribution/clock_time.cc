#include "services/attribution/clock_time.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace verbatim::attribution {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

struct Zone {
  std::string_view name;
  int minutes;  // ahead of UTC
  bool summer;  // an hour more in summer
};

constexpr Zone kZones[] = {
    {"GMT", 0, false},    {"UTC", 0, false},    {"BST", 60, false},   {"CET", 60, false},
    {"CEST", 120, false}, {"EET", 120, false},  {"EEST", 180, false}, {"MSK", 180, false},
    {"TRT", 180, false},  {"IST", 330, false},  {"JST", 540, false},  {"KST", 540, false},
    {"AEST", 600, false}, {"AEDT", 660, false}, {"EST", -300, false}, {"EDT", -240, false},
    {"CST", -360, false}, {"CDT", -300, false}, {"MST", -420, false}, {"MDT", -360, false},
    {"PST", -480, false}, {"PDT", -420, false}, {"ET", -300, true},   {"CT", -360, true},
    {"MT", -420, true},   {"PT", -480, true},
};

// Takes up to two digits from the front.
std::optional<int> TakeNumber(std::string_view& word) {
  int value = 0;
  size_t digits = 0;
  while (digits < word.size() && digits < 2 && word[digits] >= '0' && word[digits] <= '9') {
    value = value * 10 + (word[digits++] - '0');
  }
  word.remove_prefix(digits);
  return digits == 0 ? std::nullopt : std::optional(value);
}

enum class Half : uint8_t { kNone, kMorning, kAfternoon };

Half HalfOf(std::string_view word) {
  if (word == "am" || word == "a.m." || word == "a.m" || word == "AM" || word == "A.M.") {
    return Half::kMorning;
  }
  if (word == "pm" || word == "p.m." || word == "p.m" || word == "PM" || word == "P.M.") {
    return Half::kAfternoon;
  }
  return Half::kNone;
}

class ClockReader {
 public:
  ClockReader(const TaggedText& text, uint32_t token, uint32_t end, unsigned month)
      : text_(text), begin_(token), end_(std::min(end, text.size())), at_(token), month_(month) {}

  std::optional<ClockTime> Read() {
    if (!Skip({"just", "shortly", "soon"}) || !Is({"before", "after"})) at_ = begin_;
    Skip({"at", "At", "around", "about", "by", "before", "after", "from"});
    Skip({"about", "around"});
    if (!ReadNoon() && !ReadNumbers()) return std::nullopt;
    ReadZone();
    time_.tokens = {begin_, at_};
    return time_;
  }

 private:
  std::string_view Word(uint32_t token) const {
    return token < end_ ? text_.Text(token) : std::string_view();
  }
  bool Is(std::initializer_list<std::string_view> words) const {
    return std::find(words.begin(), words.end(), Word(at_)) != words.end();
  }
  bool Skip(std::initializer_list<std::string_view> words) {
    if (!Is(words)) return false;
    ++at_;
    return true;
  }

  bool ReadNoon() {
    if (!Is({"noon", "midday", "midnight"})) return false;
    time_.since_midnight = Is({"midnight"}) ? hours(0) : hours(12);
    ++at_;
    return true;
  }

  // "9am", "9", "a.m.", "9.30pm", "21:45", "0900" before a zone.
  bool ReadNumbers() {
    std::string_view word = Word(at_);
    const bool four_digits = word.size() == 4 && word.find_first_not_of("0123456789") == word.npos;
    const std::optional<int> hour = TakeNumber(word);
    if (!hour) return false;
    const bool colon = word.starts_with(':');
    int minute = 0;
    bool has_minutes = false;
    if (colon || word.starts_with('.') || four_digits) {
      if (!four_digits) word.remove_prefix(1);
      const std::optional<int> number = TakeNumber(word);
      if (!number || *number > 59) return false;
      minute = *number;
      has_minutes = true;
    }
    Half half = HalfOf(word);
    if (half == Half::kNone && !word.empty()) return false;
    ++at_;
    if (half == Half::kNone) {
      half = HalfOf(Word(at_));
      if (half != Half::kNone) ++at_;
    }
    const bool told = half != Half::kNone || colon || (four_digits && ZoneAt(at_) != nullptr);
    if (!told || *hour > (half == Half::kNone ? 23 : 12)) return false;
    int in_day = *hour;
    if (half == Half::kMorning && in_day == 12) in_day = 0;
    if (half == Half::kAfternoon && in_day != 12) in_day += 12;
    time_.since_midnight = hours(in_day) + minutes(minute);
    if (has_minutes) time_.precision = minutes(1);
    return true;
  }

  const Zone* ZoneAt(uint32_t token) const {
    const auto* zone = std::find_if(std::begin(kZones), std::end(kZones),
                                    [&](const Zone& z) { return z.name == Word(token); });
    return zone == std::end(kZones) ? nullptr : zone;
  }

  void ReadZone() {
    if (Is({"local"}) && Word(at_ + 1) == "time") {
      at_ += 2;
      return;
    }
    const Zone* zone = ZoneAt(at_);
    if (zone == nullptr) return;
    const bool summer = zone->summer && month_ >= 4 && month_ <= 10;
    time_.zone = minutes(zone->minutes) + (summer ? hours(1) : hours(0));
    ++at_;
  }

  const TaggedText& text_;
  const uint32_t begin_;
  const uint32_t end_;
  uint32_t at_;
  const unsigned month_;
  ClockTime time_;
};

}  // namespace

std::optional<ClockTime> ReadClockTime(const TaggedText& text, uint32_t token, uint32_t end,
                                       unsigned month) {
  return ClockReader(text, token, end, month).Read();
}

}  // namespace verbatim::attribution
