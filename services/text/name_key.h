#ifndef VERBATIM_SERVICES_TEXT_NAME_KEY_H_
#define VERBATIM_SERVICES_TEXT_NAME_KEY_H_

#include <string>
#include <string_view>

// Keys under which the spellings of one name fall together, for looking names up; never for show.
// Two names with one key need not be one person, and are only candidates for it.
namespace verbatim::text {

// The key of one word of a name: lower case, no accents or apostrophes, and what romanisations of
// Cyrillic and Arabic disagree about made alike. "Zelensky", "Zelenskyy", "Zelenskiy" and
// "Zelens'kyi" have one key; so have "Kowalski" and "Kovalsky", "Khatami" and "Hatami". Words
// without letters have an empty key. REQUIRES: valid UTF-8, here and below.
std::string NameWordKey(std::string_view word);

// The key of a given name: as above, and national forms of one name made alike: "Oleksandr" and
// "Alexander", "Volodymyr" and "Vladimir". English short forms ("Bill") keep their own key.
std::string GivenNameKey(std::string_view word);

// The key of a whole name: its words' keys separated by single spaces, all but the last as given
// names. White space and hyphens separate words; full stops, quotation marks and brackets are left
// out, as are "Jr" and the like. "Volodymyr Zelenskyy" and "Vladimir Zelensky" have one key. Titles
// are the caller's to remove. Linear in the name.
std::string NameKey(std::string_view name);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_NAME_KEY_H_
