#include "services/attribution/given_name.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "services/text/name_key.h"

namespace verbatim::attribution {
namespace {

// Groups of names that are used for one another, where neither begins with the other.
constexpr const char* kNicknames[] = {
    "joe joseph",
    "bill william will billy",
    "bob robert bobby rob robbie",
    "mike michael mick",
    "jim james jimmy jamie",
    "chuck charles charlie",
    "liz elizabeth beth betsy eliza",
    "jeff jeffrey geoffrey geoff",
    "dick richard rick",
    "ted edward eddie theodore",
    "tony anthony",
    "andy andrew drew",
    "larry lawrence",
    "jerry gerald jerome jeremy",
    "harry harold henry hank",
    "peggy margaret maggie meg",
    "kate katherine catherine kathy cathy katie",
    "becky rebecca",
    "jack john",
    "nancy anne",
    "sandy sasha alexander alexandra aleksandr oleksandr",
    "mitch addison mitchell",
    "bernie bernard",
    "pat patricia patrick",
    "hal harold",
};

bool HoldsWord(std::string_view list, std::string_view word) {
  for (size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
    const size_t end = at + word.size();
    if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) return true;
  }
  return false;
}

}  // namespace

bool CanBeSameGivenName(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return false;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.starts_with(a) && (a.size() == 1 || a.size() >= 3)) return true;
  if (text::GivenNameKey(a) == text::GivenNameKey(b)) return true;
  return std::any_of(std::begin(kNicknames), std::end(kNicknames), [&](std::string_view group) {
    return HoldsWord(group, a) && HoldsWord(group, b);
  });
}

}  // namespace verbatim::attribution
