#include "services/facts/words.h"

#include <algorithm>
#include <array>
#include <map>

#include "services/text/unicode.h"

namespace verbatim::facts {
namespace {

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

bool HasVowel(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return IsVowel(c) || c == 'y'; });
}

// "blockad" stands for "blockade": a final e is left out everywhere. "stopp" is "stop".
std::string Trimmed(std::string_view stem) {
  if (stem.size() > 3 && stem.back() == stem[stem.size() - 2] && !IsVowel(stem.back()) &&
      std::string_view("lsz").find(stem.back()) == std::string_view::npos) {
    stem.remove_suffix(1);
  }
  if (stem.size() > 3 && stem.back() == 'e') stem.remove_suffix(1);
  return std::string(stem);
}

const std::map<std::string_view, std::string_view>& Irregular() {
  static const auto& forms = *new std::map<std::string_view, std::string_view>{
      {"won", "win"},           {"lost", "lose"},
      {"fell", "fall"},         {"fallen", "fall"},
      {"rose", "rise"},         {"risen", "rise"},
      {"fled", "flee"},         {"shot", "shoot"},
      {"sent", "send"},         {"took", "take"},
      {"taken", "take"},        {"gave", "give"},
      {"given", "give"},        {"went", "go"},
      {"gone", "go"},           {"came", "come"},
      {"left", "leave"},        {"held", "hold"},
      {"met", "meet"},          {"paid", "pay"},
      {"sold", "sell"},         {"bought", "buy"},
      {"built", "build"},       {"spent", "spend"},
      {"made", "make"},         {"cost", "cost"},
      {"grew", "grow"},         {"grown", "grow"},
      {"shrank", "shrink"},     {"sank", "sink"},
      {"sunk", "sink"},         {"broke", "break"},
      {"broken", "break"},      {"began", "begin"},
      {"begun", "begin"},       {"found", "find"},
      {"knew", "know"},         {"known", "know"},
      {"saw", "see"},           {"seen", "see"},
      {"ran", "run"},           {"hit", "hit"},
      {"fought", "fight"},      {"stole", "steal"},
      {"stolen", "steal"},      {"struck", "strike"},
      {"led", "lead"},          {"kept", "keep"},
      {"brought", "bring"},     {"caught", "catch"},
      {"told", "tell"},         {"said", "say"},
      {"wrote", "write"},       {"written", "write"},
      {"withdrew", "withdraw"}, {"withdrawn", "withdraw"},
      {"chose", "choose"},      {"chosen", "choose"},
      {"flew", "fly"},          {"flown", "fly"},
      {"men", "man"},           {"women", "woman"},
      {"children", "child"},    {"people", "person"},
      {"lives", "life"},        {"died", "die"},
      {"dying", "die"},         {"dies", "die"},
      {"lying", "lie"},         {"lied", "lie"},
      {"fired", "fir"},         {"wives", "wife"},
      {"knives", "knife"},      {"leaves", "leave"},
      {"drew", "draw"},         {"drawn", "draw"},
      {"froze", "freeze"},      {"frozen", "freeze"},
      {"hidden", "hide"},       {"hid", "hide"},
      {"beat", "beat"},         {"beaten", "beat"},
      {"became", "become"},     {"swore", "swear"},
      {"sworn", "swear"},       {"tore", "tear"},
      {"torn", "tear"},         {"threw", "throw"},
      {"thrown", "throw"},      {"woke", "wake"},
      {"wore", "wear"},         {"cut", "cut"},
      {"shut", "shut"},         {"dealt", "deal"},
      {"lent", "lend"},         {"laid", "lay"},
      {"felt", "feel"},         {"drove", "drive"},
      {"driven", "drive"}};
  return forms;
}

}  // namespace

WordList::WordList(std::string_view words) {
  while (!words.empty()) {
    const size_t end = std::min(words.find(' '), words.size());
    if (end > 0) words_.insert(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
}

std::string Folded(const text::Document& document, uint32_t token) {
  std::string folded = text::FoldCase(document.Text(token));
  for (size_t at = 0; (at = folded.find("’", at)) != std::string::npos;) {
    folded.replace(at, std::string_view("’").size(), "'");
  }
  return folded;
}

std::string Stem(std::string_view word) {
  if (const auto found = Irregular().find(word); found != Irregular().end()) {
    return Trimmed(found->second);
  }
  if (word.size() < 4) return std::string(word);
  const auto ends = [&](std::string_view suffix) {
    return word.size() >= suffix.size() + 2 && word.ends_with(suffix);
  };
  if (ends("ies") || ends("ied")) return std::string(word.substr(0, word.size() - 3)) + "y";
  for (const std::string_view suffix : {"sses", "xes", "ches", "shes", "zes"}) {
    if (ends(suffix)) return std::string(word.substr(0, word.size() - 2));
  }
  if (ends("s") && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) {
    return Trimmed(word.substr(0, word.size() - 1));
  }
  for (const std::string_view suffix : {"ing", "ed"}) {
    if (!word.ends_with(suffix)) continue;
    const std::string_view rest = word.substr(0, word.size() - suffix.size());
    if (rest.size() >= 3 && HasVowel(rest)) return Trimmed(rest);
  }
  return Trimmed(word);
}

bool IsFunctionWord(std::string_view word) {
  static const auto& words = *new WordList(
      "a an the this that these those my your his her its our their some any every each all both "
      "such same other another own of to in on at by for with from about into onto over under "
      "between through during before after against among as like than toward towards upon within "
      "off out up down around across near since until till along behind beyond beside besides "
      "despite per via and or but nor so yet because if while when where although though whether "
      "unless who whom whose which what why how i you he she it we they me him us them yours "
      "hers ours theirs myself yourself himself herself itself ourselves themselves there here "
      "then now also too very just only even still already again more most less least much many "
      "few several 's 're 've 'll 'd 'm ' not n't no never without is are was were be been being "
      "am has have had having do does did doing will would shall should can could may might must "
      "ca wo");
  return words.Has(word);
}

bool IsAuxiliary(std::string_view word) {
  static const auto& words = *new WordList(
      "is are was were be been being am has have had having do does did will would shall should "
      "can could may might must ca wo 're 've 'll 'd 'm");
  return words.Has(word);
}

bool IsNegator(std::string_view word) {
  static const auto& words = *new WordList("not n't never no none nobody neither without cannot");
  return words.Has(word);
}

namespace {

template <size_t N>
int IndexIn(const std::array<std::string_view, N>& names, std::string_view word) {
  if (word.ends_with('.')) word.remove_suffix(1);
  for (size_t i = 0; i < N; ++i) {
    if (word == names[i] || (word == names[i].substr(0, 3) && word != "mar" && word != "sun") ||
        (word == "sept" && names[i] == "september")) {
      return static_cast<int>(i) + 1;
    }
  }
  return 0;
}

}  // namespace

int MonthOf(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january", "february", "march",     "april",   "may",      "june",
      "july",    "august",   "september", "october", "november", "december"};
  return IndexIn(kMonths, word);
}

int WeekdayOf(std::string_view word) {
  static constexpr std::array<std::string_view, 7> kDays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  return IndexIn(kDays, word);
}

}  // namespace verbatim::facts
