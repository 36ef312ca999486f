#include "services/matching/numbers.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace verbatim::matching {
namespace {

// What newspapers write short behind digits: "4bn", "2.5m", "40k".
struct ShortScale {
  std::string_view letters;
  double value;
};
constexpr ShortScale kShortScales[] = {{"k", 1e3},  {"m", 1e6},   {"mn", 1e6},  {"mln", 1e6},
                                       {"bn", 1e9}, {"bln", 1e9}, {"tn", 1e12}, {"trn", 1e12}};

// The value of digits: "35", "4.5", "1st", "1/2", "4bn"; nullopt for "9/11" and other mixtures.
std::optional<double> DigitsValue(std::string_view text) {
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc()) return std::nullopt;
  const std::string_view tail(rest, static_cast<size_t>(end - rest));
  if (tail.empty() || tail == "st" || tail == "nd" || tail == "rd" || tail == "th") return value;
  for (const ShortScale& scale : kShortScales) {
    if (tail == scale.letters) return value * scale.value;
  }
  const bool fraction = tail == "/2" || tail == "/3" || tail == "/4" || tail == "/5";
  return fraction ? value / (tail[1] - '0') : std::optional<double>();
}

bool IsScaleWord(const Unit& unit) {
  return unit.info != nullptr && (unit.classes & kNumber) == 0 && unit.info->number >= 12;
}

// Puts a number together word by word.
class NumberReader {
 public:
  void AddValue(double value) {
    // "twenty five" adds up, "twenty thirty" and "2 3" are two numbers.
    if (open_ && !(current_ >= 20 && std::fmod(std::trunc(current_), 10) == 0 && value < 10)) {
      if (!(current_ >= 100 && value < 100)) Close();
    }
    current_ = open_ ? current_ + value : value;
    open_ = true;
  }

  void AddScale(double scale) {
    if (scale == 100) {
      current_ = (open_ && current_ != 0 ? current_ : 1) * scale;
    } else {
      total_ += (open_ && current_ != 0 ? current_ : 1) * scale;
      current_ = 0;
    }
    open_ = true;
  }

  void Close() {
    if (open_) numbers_.push_back(total_ + current_);
    total_ = current_ = 0;
    open_ = false;
  }

  std::vector<double> Take() && {
    Close();
    return std::move(numbers_);
  }

 private:
  std::vector<double> numbers_;
  double total_ = 0;
  double current_ = 0;
  bool open_ = false;
};

}  // namespace

std::vector<double> NumbersIn(const Side& side, Range range) {
  NumberReader reader;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const Unit& unit = side.units[i];
    if (IsScaleWord(unit)) {
      reader.AddScale(static_cast<double>(unit.info->number));
    } else if ((unit.classes & kNumber) != 0) {
      const bool word = unit.info != nullptr && (unit.classes & kPronoun) != 0;
      if (word && range.size() == 1) continue;  // "one" for "a person"
      const std::optional<double> value = unit.info != nullptr && unit.info->number != 0
                                              ? static_cast<double>(unit.info->number)
                                              : DigitsValue(side.Text(i));
      if (value) {
        reader.AddValue(*value);
      } else {
        reader.Close();
      }
    } else if ((unit.classes & kConjunction) == 0) {  // "two hundred and five"
      reader.Close();
    }
  }
  return std::move(reader).Take();
}

}  // namespace verbatim::matching
