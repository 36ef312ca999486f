#ifndef VERBATIM_SERVICES_TEXT_ABBREVIATIONS_H_
#define VERBATIM_SERVICES_TEXT_ABBREVIATIONS_H_

#include <cstdint>
#include <string_view>

// English words that the tokeniser and the sentence splitter must know. All functions are pure.
namespace verbatim::text {

enum class Abbreviation : uint8_t {
  kNone,
  kAlways,        // "Mr", "Gen", "Inc": written with a full stop, which belongs to the word
  kBeforeWord,    // "Mass", "Ill", "Miss": also plain words, so the full stop belongs to it only
                  // where the sentence clearly goes on
  kBeforeNumber,  // "No", "Fig": abbreviations before a number, words elsewhere
};

// `word` without its final full stop, as written.
Abbreviation FindAbbreviation(std::string_view word);

// Capitalised words that begin a sentence far more often than they continue a name: after "U.S."
// or "Inc." they tell that the sentence has ended there.
bool IsSentenceStarter(std::string_view word);

// Verbs that follow a name after a question or an exclamation in quotation marks: `“Why?” Ann Lee
// asked.` is one sentence.
bool IsReportingVerb(std::string_view word);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_ABBREVIATIONS_H_
