#include "services/text/abbreviations.h"

#include <algorithm>
#include <iterator>

namespace verbatim::text {
namespace {

constexpr std::string_view kAlways[] = {
    // titles, military and church ranks
    "Adm", "Amb", "Atty", "Brig", "Bros", "Capt", "Cdr", "Cmdr", "Col", "Cpl", "Cpt", "Det", "Dr",
    "Esq", "Gen", "Gov", "Govs", "Hon", "Insp", "Jr", "Lt", "Ltd", "Maj", "Messrs", "Mme", "Mr",
    "Mrs", "Ms", "Msgr", "Ofc", "Pfc", "Pres", "Prof", "Profs", "Pvt", "Rep", "Reps", "Rev", "Sen",
    "Sens", "Sgt", "Spc", "Sr", "Supt", "Treas",
    // companies and offices
    "Assn", "Assoc", "Co", "Corp", "Cos", "Dept", "Dist", "Inc", "Intl", "Univ",
    // months and days
    "Apr", "Aug", "Dec", "Feb", "Jan", "Jul", "Jun", "Nov", "Oct", "Sep", "Sept", "Thur", "Thurs",
    "Tue", "Tues",
    // places
    "Ariz", "Ave", "Blvd", "Calif", "Colo", "Conn", "Fla", "Ft", "Hwy", "Kan", "Ky", "Md", "Mich",
    "Minn", "Mont", "Mt", "Neb", "Nev", "Okla", "Penn", "Pa", "Rd", "St", "Ste", "Tenn", "Tex",
    "Va", "Vt", "Wis", "Wyo",
    // lower case
    "al", "approx", "dept", "cf", "ca", "eds", "est", "etc", "ext", "govt", "vs", "viz", "v"};

constexpr std::string_view kBeforeWord[] = {
    "Ala", "Ark", "Del", "Fri", "Ga", "Ill", "Ind", "La",  "Mass", "Miss", "Mo", "Ore", "Wash",
    "Wed", "Art", "Sec", "Fr",  "in", "ed",  "min", "sec", "ft",   "oz",   "lb", "lbs"};

constexpr std::string_view kBeforeNumber[] = {"Ch",  "Mar", "Fig", "Figs", "No",  "Nos",
                                              "Op",  "Pt",  "Sec", "Vol",  "fig", "no",
                                              "nos", "p",   "pp",  "vol"};

constexpr std::string_view kStarters[] = {
    "A",       "About",   "According", "After",   "All",       "Although",     "Among",   "An",
    "And",     "Another", "Any",       "As",      "Asked",     "At",           "Because", "Before",
    "Both",    "But",     "By",        "Critics", "Despite",   "Did",          "Do",      "Does",
    "During",  "Each",    "Earlier",   "Even",    "Every",     "Few",          "For",     "From",
    "Had",     "Has",     "Have",      "He",      "Her",       "Here",         "His",     "How",
    "However", "I",       "If",        "In",      "Instead",   "Is",           "It",      "Its",
    "Last",    "Later",   "Like",      "Many",    "Meanwhile", "More",         "Most",    "Mr.",
    "Mrs.",    "Ms.",     "My",        "Nearly",  "Neither",   "Nevertheless", "No",      "None",
    "Nor",     "Not",     "Now",       "Of",      "On",        "Once",         "One",     "Only",
    "Or",      "Other",   "Others",    "Our",     "Over",      "Perhaps",      "She",     "Since",
    "So",      "Some",    "Still",     "Such",    "That",      "The",          "Their",   "Then",
    "There",   "These",   "They",      "This",    "Those",     "Though",       "Three",   "Through",
    "Thus",    "To",      "Today",     "Two",     "Under",     "Unlike",       "Until",   "Was",
    "We",      "Were",    "What",      "When",    "Where",     "Whether",      "Which",   "While",
    "Who",     "Why",     "Will",      "With",    "Without",   "Yet",          "You",     "Your"};

constexpr std::string_view kReportingVerbs[] = {
    "added",   "answered",  "asked",    "asks",   "cried",    "demanded", "exclaimed", "joked",
    "replied", "responded", "said",     "says",   "screamed", "shouted",  "tells",     "thundered",
    "told",    "tweeted",   "wondered", "writes", "wrote",    "yelled"};

template <typename Table>
bool Contains(const Table& table, std::string_view word) {
  return std::find(std::begin(table), std::end(table), word) != std::end(table);
}

}  // namespace

Abbreviation FindAbbreviation(std::string_view word) {
  constexpr size_t kLongest = 6;  // "approx", "Messrs"
  if (word.size() > kLongest) return Abbreviation::kNone;
  if (Contains(kBeforeNumber, word)) return Abbreviation::kBeforeNumber;
  if (Contains(kAlways, word)) return Abbreviation::kAlways;
  if (Contains(kBeforeWord, word)) return Abbreviation::kBeforeWord;
  return Abbreviation::kNone;
}

bool IsSentenceStarter(std::string_view word) { return Contains(kStarters, word); }

bool IsReportingVerb(std::string_view word) { return Contains(kReportingVerbs, word); }

}  // namespace verbatim::text
