#include "services/attribution/date_expression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "services/attribution/clock_time.h"

namespace verbatim::attribution {
namespace {

using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using text::TokenRange;

// Whether a text is an ASCII word in lower case, but for its case.
bool IsSameWord(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() &&
         std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
           return a == b || (a >= 'A' && a <= 'Z' && a + 0x20 == b);
         });
}

domain::TimeRange Days(sys_days first, int count) {
  return {domain::Time(first), domain::Time(first + days(count))};
}
domain::TimeRange Month(year_month ym) {
  return {domain::Time(sys_days(ym / 1)), domain::Time(sys_days((ym + months(1)) / 1))};
}
domain::TimeRange Year(year y) {
  return {domain::Time(sys_days(y / 1 / 1)),
          domain::Time(sys_days((y + std::chrono::years(1)) / 1 / 1))};
}

std::optional<weekday> WeekdayOf(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kNames = {
      "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
  const std::string folded = Fold(word);
  for (unsigned i = 0; i < kNames.size(); ++i) {
    if (folded == kNames[i]) return weekday(i);
  }
  return std::nullopt;
}

std::optional<month> MonthOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kNames = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  const std::string folded = Fold(word);
  for (unsigned i = 0; i < kNames.size(); ++i) {
    if (folded.starts_with(kNames[i])) return month(i + 1);
  }
  return std::nullopt;
}

class DateReader {
 public:
  DateReader(const TaggedText& text, uint32_t token, uint32_t end,
             std::optional<domain::Time> publish_time)
      : text_(text), begin_(token), end_(std::min(end, text.size())), at_(token) {
    published_ = publish_time;
    if (publish_time) today_ = std::chrono::floor<days>(*publish_time);
  }

  std::optional<DateExpression> Read() {
    const std::optional<ClockTime> before = ReadClock();
    const uint32_t day_begin = at_;
    if (before && IsWordIn(at_, {","})) ++at_;
    if (!ReadDay()) {
      if (!before) return std::nullopt;
      at_ = day_begin;
      if (today_) day_ = *today_;
      SetClock(*before, /*counts_back=*/true);
      return DateExpression{{begin_, at_}, time_};
    }
    if (before) {
      SetClock(*before, false);
    } else if (const std::optional<ClockTime> behind = ReadClock()) {
      SetClock(*behind, false);
    }
    return DateExpression{{begin_, at_}, time_};
  }

 private:
  // The day or longer stretch that begins here.
  bool ReadDay() {
    const uint32_t begin = at_;
    SkipWord({"on", "in", "during", "by", "since", "at", "over"});
    SkipPartOfDay();
    const bool earlier = IsWordIn(at_, {"earlier"});
    SkipWord({"late", "early", "earlier", "later"});
    SkipWord({"on"});
    SkipPartOfDay();
    phrase_ = begin;
    const bool found = ReadWeekday() || ReadDayWord() || ReadWeekend() || ReadRelative() ||
                       ReadAgo() || ReadIsoDay() || ReadDayMonth() || ReadMonthDay() || ReadYear();
    if (!found) {
      at_ = begin;
      return false;
    }
    SkipWord({"morning", "afternoon", "evening", "night", "lunchtime"});
    // "earlier this week" ends today.
    if (earlier && time_ && today_ && time_->begin <= domain::Time(*today_)) {
      time_->end = std::min(time_->end, domain::Time(*today_ + days(1)));
    }
    if (time_ && time_->end - time_->begin == days(1))
      day_ = std::chrono::floor<days>(time_->begin);
    return true;
  }

  // "the early hours of", "the morning of".
  void SkipPartOfDay() {
    uint32_t i = at_;
    if (IsWordIn(i, {"the"})) ++i;
    if (IsWordIn(i, {"early", "late", "small"})) ++i;
    if (!IsWordIn(i, {"hours", "morning", "afternoon", "evening", "night"})) return;
    if (IsWordIn(i + 1, {"of", "on"})) at_ = i + 2;
  }

  std::optional<ClockTime> ReadClock() {
    const unsigned in_month = day_     ? unsigned{year_month_day(*day_).month()}
                              : today_ ? unsigned{year_month_day(*today_).month()}
                                       : 0;
    const std::optional<ClockTime> clock = ReadClockTime(text_, at_, end_, in_month);
    if (clock) at_ = clock->tokens.end;
    return clock;
  }

  // Narrows the day to the time on it; without a zone it stays a day. Counted back, a time that
  // was still to come when the article appeared is the day before's.
  void SetClock(const ClockTime& clock, bool counts_back) {
    if (!day_) return;
    if (!clock.zone) {
      time_ = Days(*day_, 1);
      return;
    }
    domain::Time begin = domain::Time(*day_) + clock.since_midnight - *clock.zone;
    if (counts_back && published_ && *published_ != domain::Time(*today_) && begin > *published_) {
      begin -= days(1);
    }
    time_ = domain::TimeRange{begin, begin + clock.precision};
  }

  bool In(uint32_t token) const { return token < end_; }
  std::string_view Word(uint32_t token) const {
    return In(token) ? text_.Text(token) : std::string_view();
  }
  bool IsWordIn(uint32_t token, std::initializer_list<std::string_view> words) const {
    if (!In(token)) return false;
    const std::string_view text = text_.Text(token);
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return IsSameWord(text, word); });
  }
  bool SkipWord(std::initializer_list<std::string_view> words) {
    if (!IsWordIn(at_, words)) return false;
    ++at_;
    return true;
  }
  std::optional<int> Number(uint32_t token) const {
    std::string_view word = Word(token);
    if (word.ends_with("st") || word.ends_with("nd") || word.ends_with("rd") ||
        word.ends_with("th")) {
      word.remove_suffix(2);
    }
    int value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size()) return std::nullopt;
    return value;
  }
  std::optional<int> YearNumber(uint32_t token) const {
    const std::optional<int> number = Number(token);
    return number && *number >= 1900 && *number <= 2100 && Word(token).size() == 4 ? number
                                                                                   : std::nullopt;
  }

  // "Tuesday", "last Friday".
  bool ReadWeekday() {
    const bool last = IsWordIn(at_, {"last"});
    const uint32_t token = at_ + (last || IsWordIn(at_, {"this"}) ? 1 : 0);
    if (!In(token) || !text_.Is(token, kWeekday)) return false;
    const std::optional<weekday> day = WeekdayOf(Word(token));
    if (!day) return false;
    at_ = token + 1;
    if (!today_) return true;
    days back = weekday(*today_) - *day;  // 0 to 6
    if (last && back == days(0)) back = days(7);
    time_ = Days(*today_ - back, 1);
    return true;
  }

  // "yesterday", "today", "last night".
  bool ReadDayWord() {
    if (IsWordIn(at_, {"yesterday"}) || (IsWordIn(at_, {"last"}) && IsWordIn(at_ + 1, {"night"}))) {
      at_ += IsWordIn(at_, {"last"}) ? 2 : 1;
      if (today_) time_ = Days(*today_ - days(1), 1);
      return true;
    }
    if (IsWordIn(at_, {"today", "tonight"})) {
      ++at_;
    } else if (IsWordIn(at_, {"this"}) && IsWordIn(at_ + 1, {"morning", "afternoon", "evening"})) {
      at_ += 2;
    } else {
      return false;
    }
    if (today_) time_ = Days(*today_, 1);
    return true;
  }

  // "the weekend", "last weekend": the latest Saturday and Sunday that have begun.
  bool ReadWeekend() {
    const bool at_word = IsWordIn(at_, {"the", "this", "last"}) && IsWordIn(at_ + 1, {"weekend"});
    if (!at_word || (IsWordIn(at_, {"the"}) && at_ == begin_)) return false;
    if (today_) {
      sys_days saturday = *today_ - (weekday(*today_) - std::chrono::Saturday);
      if (IsWordIn(at_, {"last"}) && *today_ - saturday < days(2)) saturday -= days(7);
      time_ = Days(saturday, 2);
    }
    at_ += 2;
    return true;
  }

  // "2023-02-14".
  bool ReadIsoDay() {
    constexpr size_t kSize = 10;
    if (Word(at_).size() != kSize) return false;
    const std::optional<domain::Time> day = domain::ParseTime(Word(at_));
    if (!day) return false;
    ++at_;
    time_ = Days(std::chrono::floor<days>(*day), 1);
    return true;
  }

  // "last week", "this month", "last year".
  bool ReadRelative() {
    const bool last = IsWordIn(at_, {"last"});
    if (!last && !IsWordIn(at_, {"this"})) return false;
    const int back = last ? 1 : 0;
    if (IsWordIn(at_ + 1, {"week"})) {
      if (today_) {
        const sys_days monday = *today_ - (weekday(*today_) - std::chrono::Monday);
        time_ = Days(monday - days(7 * back), 7);
      }
    } else if (IsWordIn(at_ + 1, {"month"})) {
      if (today_) time_ = Month(ThisMonth() - months(back));
    } else if (IsWordIn(at_ + 1, {"year"})) {
      if (today_) time_ = Year(ThisMonth().year() - std::chrono::years(back));
    } else {
      return false;
    }
    at_ += 2;
    return true;
  }

  // "two days ago".
  bool ReadAgo() {
    static constexpr std::array<std::string_view, 10> kNumbers = {
        "a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
    if (!IsWordIn(at_ + 2, {"ago", "earlier"})) return false;
    std::optional<int> count = Number(at_);
    for (size_t i = 0; i < kNumbers.size() && !count; ++i) {
      if (IsWordIn(at_, {kNumbers[i]})) count = static_cast<int>(i) + 1;
    }
    constexpr int kMostBack = 1000;
    if (!count || *count > kMostBack) return false;
    std::optional<domain::TimeRange> time;
    if (IsWordIn(at_ + 1, {"day", "days"})) {
      if (today_) time = Days(*today_ - days(*count), 1);
    } else if (IsWordIn(at_ + 1, {"week", "weeks"})) {
      if (today_) {
        const sys_days monday = *today_ - (weekday(*today_) - std::chrono::Monday);
        time = Days(monday - days(7 * *count), 7);
      }
    } else if (IsWordIn(at_ + 1, {"month", "months"})) {
      if (today_) time = Month(ThisMonth() - months(*count));
    } else if (!IsWordIn(at_ + 1, {"hour", "hours", "minutes"})) {
      return false;
    }
    time_ = time;
    at_ += 3;
    return true;
  }

  // "7 February", "7 February 2023".
  bool ReadDayMonth() {
    const std::optional<int> day = Number(at_);
    if (!day || *day < 1 || *day > 31 || !In(at_ + 1) || !text_.Is(at_ + 1, kMonth)) return false;
    const std::optional<month> in = MonthOf(Word(at_ + 1));
    if (!in) return false;
    at_ += 2;
    FinishDay(*in, *day);
    return true;
  }

  // "February 7", "Feb. 7, 2023", "February 2023", "in February".
  bool ReadMonthDay() {
    if (!In(at_) || !text_.Is(at_, kMonth)) return false;
    const std::optional<month> in = MonthOf(Word(at_));
    if (!in) return false;
    const std::optional<int> day = Number(at_ + 1);
    if (day && *day >= 1 && *day <= 31) {
      at_ += 2;
      FinishDay(*in, *day);
      return true;
    }
    if (const std::optional<int> in_year = YearNumber(at_ + 1)) {
      at_ += 2;
      time_ = Month(year(*in_year) / *in);
      return true;
    }
    // A month alone needs its preposition: "May said" is a person.
    if (at_ == phrase_) return false;
    ++at_;
    if (today_) {
      year_month ym = ThisMonth().year() / *in;
      if (ym > ThisMonth()) ym -= std::chrono::years(1);
      time_ = Month(ym);
    }
    return true;
  }

  // "in 2022".
  bool ReadYear() {
    const std::optional<int> in_year = YearNumber(at_);
    if (!in_year || at_ == phrase_) return false;
    ++at_;
    time_ = Year(year(*in_year));
    return true;
  }

  void FinishDay(month in, int day) {
    const uint32_t comma = IsWordIn(at_, {","}) ? 1 : 0;
    std::optional<int> in_year = YearNumber(at_ + comma);
    if (in_year) at_ += comma + 1;
    if (!in_year && !today_) return;
    const std::chrono::day d(static_cast<unsigned>(day));
    if (in_year) {
      const year_month_day date = year(*in_year) / in / d;
      if (date.ok()) time_ = Days(sys_days(date), 1);
      return;
    }
    constexpr int kLeapYears = 8;  // at most so many apart
    for (int back = 0; back <= kLeapYears; ++back) {
      const year_month_day date = (ThisMonth().year() - std::chrono::years(back)) / in / d;
      if (!date.ok() || sys_days(date) > *today_) continue;
      time_ = Days(sys_days(date), 1);
      return;
    }
  }

  year_month ThisMonth() const {
    const year_month_day date(*today_);
    return date.year() / date.month();
  }

  const TaggedText& text_;
  const uint32_t begin_;
  const uint32_t end_;
  uint32_t at_;
  uint32_t phrase_ = 0;  // where the words for the day begin, their preposition included
  std::optional<domain::Time> published_;
  std::optional<sys_days> today_;
  std::optional<sys_days> day_;  // the one day that the words mean
  std::optional<domain::TimeRange> time_;
};

}  // namespace

std::optional<DateExpression> ReadDate(const TaggedText& text, uint32_t token, uint32_t end,
                                       std::optional<domain::Time> publish_time) {
  return DateReader(text, token, end, publish_time).Read();
}

}  // namespace verbatim::attribution
