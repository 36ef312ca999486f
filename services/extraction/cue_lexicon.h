#ifndef VERBATIM_SERVICES_EXTRACTION_CUE_LEXICON_H_
#define VERBATIM_SERVICES_EXTRACTION_CUE_LEXICON_H_

#include <cstdint>
#include <string_view>

namespace verbatim::extraction {

// How a word of reporting takes its content.
enum class CueClass : uint8_t {
  kNone,
  kClause,      // a clause or a quotation: "said (that) ..."
  kQuoteOnly,   // reports only beside a quotation: "continued", "called it"
  kNounLike,    // also a common noun: reports with "that", as a tag or beside a quotation
  kComplement,  // an object with its complement: "urged Kyiv to wait", "accused Japan of ..."
  kParticiple,  // leans on the subject of its sentence: "adding that ..."
};

// The class of a word as it stands in the text, whatever its case.
CueClass CueClassOf(std::string_view word);

// Verbs that name a hearer before their content: "told Reuters (that) ...".
bool TakesHearer(std::string_view word);

// "has", "had", "also", "later": what may stand between a source and its cue.
bool IsAuxiliaryOrAdverb(std::string_view word);

// "to", "would", "not": before a cue they say that nothing was reported.
bool BlocksCue(std::string_view word);

// Finite forms of common verbs that report nothing: a noun phrase ends before them.
bool IsCommonVerb(std::string_view word);

// "in", "after": prepositions that do not go on with a noun phrase.
bool IsPreposition(std::string_view word);

// "charge", "claim": what a writer calls a report in passing, ", a charge that Lee denies".
bool IsWordForReport(std::string_view word);

// "but", "because": a clause begins after them.
bool IsConjunction(std::string_view word);

// "the", "his", "two": a noun phrase begins with them.
bool IsDeterminer(std::string_view word);

// "he", "who", ...: a noun phrase by itself, as a subject.
bool IsSubjectPronoun(std::string_view word);

// Weekdays, months, "yesterday", "last": a time begins with them.
bool IsTimeWord(std::string_view word);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_CUE_LEXICON_H_
