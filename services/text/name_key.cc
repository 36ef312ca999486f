#include "services/text/name_key.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

// Letters that no decomposition takes apart, and what romanisations write in several ways. Applied
// one after another to the lower-case word, so later rules see what earlier ones wrote.
struct Rewriting {
  std::string_view from;
  std::string_view to;
};
constexpr Rewriting kRewritings[] = {
    {"ß", "ss"}, {"ø", "o"}, {"ł", "l"},  {"đ", "d"},  {"ı", "i"},   {"æ", "ae"},
    {"œ", "oe"}, {"ð", "d"}, {"þ", "th"}, {"'", ""},   {"’", ""},    {"ʼ", ""},
    {"ʹ", ""},   {"`", ""},  {"x", "ks"}, {"kh", "h"}, {"tz", "ts"}, {"ph", "f"},
    {"ck", "k"}, {"q", "k"}, {"ou", "u"}, {"w", "v"},  {"y", "i"},   {"j", "i"},
};

void ReplaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// One name in its national forms, as keys.
constexpr std::array<std::string_view, 27> kNationalForms = {
    " aleksander aleksandr oleksandr aleksandre alessandro ",
    " aleksei oleksi aleksi ",
    " andrei andri andre ",
    " anna hanna ",
    " dmitri dmitro ",
    " ekaterina iekaterina katerina ",
    " elena olena helena ",
    " evgeni ievhen evhen evgen ",
    " genadi henadi ",
    " grigori hrihori ",
    " igor ihor ",
    " iulia iuliia ",
    " kiril kirilo ",
    " konstantin kostiantin ",
    " liudmila ludmila liudmula ",
    " maksim maksime ",
    " mihail mihailo mikhailo ",
    " mohamed mohamad muhamad muhamed mahomed ",
    " nikolai mikola nikolas nicholas ",
    " oleg oleh ",
    " olga olha ",
    " pavel pavlo ",
    " piotr petro petr ",
    " sergei serhi sergi ",
    " svetlana svitlana ",
    " tatiana tetiana tatana ",
    " vladimir volodimir vladimer ",
};

bool IsSuffix(std::string_view word) {
  static constexpr std::string_view kSuffixes[] = {"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"};
  return std::find(std::begin(kSuffixes), std::end(kSuffixes), word) != std::end(kSuffixes);
}

}  // namespace

std::string NameWordKey(std::string_view word) {
  std::string key = FoldCase(WithoutMarks(word));
  std::erase_if(key, [](char c) {
    return c == '.' || c == '"' || c == '(' || c == ')' || c == ',' || c == ' ';
  });
  for (const Rewriting& rule : kRewritings) ReplaceAll(key, rule.from, rule.to);
  key.erase(std::unique(key.begin(), key.end()), key.end());
  // "Yelena", "Elena"
  if (key.size() > 3 && key.starts_with("ie")) key.erase(0, 1);
  return key;
}

std::string GivenNameKey(std::string_view word) {
  std::string key = NameWordKey(word);
  const std::string padded = " " + key + " ";
  for (std::string_view forms : kNationalForms) {
    if (forms.find(padded) == std::string_view::npos) continue;
    return std::string(forms.substr(1, forms.find(' ', 1) - 1));
  }
  return key;
}

std::string NameKey(std::string_view name) {
  std::vector<std::string_view> words;
  for (size_t begin = 0; begin < name.size();) {
    size_t end = begin;
    while (end < name.size() && !IsSpace(Decode(name, end).value) && name[end] != '-') {
      end += Decode(name, end).size;
    }
    if (end > begin) words.push_back(name.substr(begin, end - begin));
    begin = end < name.size() ? end + Decode(name, end).size : end;
  }
  while (words.size() > 1 && IsSuffix(words.back())) words.pop_back();
  std::string key;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string word = i + 1 < words.size() ? GivenNameKey(words[i]) : NameWordKey(words[i]);
    if (word.empty()) continue;
    if (!key.empty()) key += ' ';
    key += word;
  }
  return key;
}

}  // namespace verbatim::text
