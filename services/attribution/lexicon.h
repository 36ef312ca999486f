#ifndef VERBATIM_SERVICES_ATTRIBUTION_LEXICON_H_
#define VERBATIM_SERVICES_ATTRIBUTION_LEXICON_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace verbatim::attribution {

// What a single word can be. A word can be several things ("May", "Will", "Dean").
enum WordClass : uint64_t {
  kFunctionWord = 1ull << 0,   // opens sentences and phrases, no name by itself: "meanwhile"
  kDeterminer = 1ull << 1,     // opens a noun phrase: "the", "his", "many"
  kDefinite = 1ull << 2,       // of these, the ones that point back: "the", "this"
  kPreposition = 1ull << 3,    //
  kConjunction = 1ull << 4,    // "and", "or"
  kVerb = 1ull << 5,           // auxiliaries, verbs of speech and other common finite verbs
  kPronoun = 1ull << 6,        // personal pronouns, any case
  kRelative = 1ull << 7,       // "who", "which"
  kPossessive = 1ull << 8,     // "his", "their"
  kMale = 1ull << 9,           // says that the person is a man: "he", "Mr", "spokesman"
  kFemale = 1ull << 10,        // ... a woman
  kPlural = 1ull << 11,        // several people: "they", "officials"
  kNeuter = 1ull << 12,        // "it"
  kFirstPerson = 1ull << 13,   // "I", "we"
  kHonorific = 1ull << 14,     // stands only before a name: "Mr", "Sir", "Sen."
  kRole = 1ull << 15,          // what a person is or does: "minister", "lawyer"
  kHuman = 1ull << 16,         // a person without a role: "woman", "source", "friend"
  kKin = 1ull << 17,           // "wife", "son"
  kRoleModifier = 1ull << 18,  // stands before roles: "former", "top", "defence"
  kGroup = 1ull << 19,         // people in the plural: "critics", "Democrats"
  kOrgHead = 1ull << 20,       // the head word of organisations' names: "ministry", "court"
  kOrgName = 1ull << 21,       // an organisation's whole name: "Kremlin", "NATO"
  kMedia = 1ull << 22,         // names or head words of news media: "Reuters", "Herald"
  kCorporate = 1ull << 23,     // "Inc", "Ltd"
  kDocument = 1ull << 24,      // speaks for who issued it: "statement", "report"
  kPlace = 1ull << 25,         // countries, capitals, states and some cities
  kDemonym = 1ull << 26,       // "Russian"
  kPortfolio = 1ull << 27,     // what a minister is minister of: "defence", "State"
  kParticle = 1ull << 28,      // inside names: "von", "de", "bin"
  kNameSuffix = 1ull << 29,    // "Jr", "III"
  kGivenName = 1ull << 30,     //
  kWeekday = 1ull << 31,       //
  kMonth = 1ull << 32,         //
  kChannel = 1ull << 33,       // where people write: "Twitter", "Facebook"
  kAlliance = 1ull << 34,      // organisations called "the alliance" or "the bloc"
  kSpeech = 1ull << 35,        // verbs of speech: "said", "argues"
  kOrgWord = 1ull << 36,       // capitalised in a name, suggests an organisation: "Security"
  kMedium = 1ull << 37,        // ways to say: "interview", "statement", "speech"
  kEvent = 1ull << 38,         // occasions: "meeting", "summit"
  kAudience = 1ull << 39,      // who is told in public: "reporters", "crowd"
};

// A word's classes, a number that is the same for words of one meaning ("Sen.", "senator"; 0 for
// unknown words), and a hash of its folded form.
struct WordInfo {
  uint64_t classes = 0;
  uint32_t hash = 0;
  uint16_t id = 0;

  bool Is(uint64_t any_of) const { return (classes & any_of) != 0; }
};

// What a word can be, whatever its case; `capitalised` says whether its first letter was upper
// case, without which it is no name, place, or month. A final full stop is ignored. Plurals of
// roles are groups; of hyphenated words the last part counts ("vice-president"). O(length), one
// look-up for known words. Thread-safe.
WordInfo LookUp(std::string_view word, bool capitalised);

// Whether two capitalised words together are a well-known place or organisation: the class kPlace
// or kOrgName for "United States", "White House"; else 0.
uint64_t LookUpPair(std::string_view first, std::string_view second);

// The country of a demonym: "Saudi" -> "Saudi Arabia"; empty if unknown. Any case.
std::string CountryOf(std::string_view demonym);

// A word for comparison: case folded, typographic apostrophes as "'", without a final full stop.
// REQUIRES: valid UTF-8, here and in the other look-ups.
std::string Fold(std::string_view word);

// The lexicon's content: white space separates words, "=" points to the word of the same meaning
// ("sen=senator").
struct LexiconRow {
  uint64_t classes;
  const char* words;
};
std::span<const LexiconRow> WordRows();
std::span<const LexiconRow> RoleRows();
std::span<const LexiconRow> GivenNameRows();
std::span<const LexiconRow> PlaceRows();
std::span<const char* const> NamePairs();          // "united states", places
std::span<const char* const> OrganizationPairs();  // "white house"
const char* Demonyms();                            // "russian=Russia ..."

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_LEXICON_H_
