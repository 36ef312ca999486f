#ifndef VERBATIM_STORAGE_FILTERS_H_
#define VERBATIM_STORAGE_FILTERS_H_

#include <cstdint>
#include <optional>
#include <string>

#include "services/domain/ids.h"
#include "services/domain/statement.h"
#include "services/domain/time.h"

// What lists are asked for.
namespace verbatim::storage {

struct ArticleFilter {
  std::string outlet{};                          // empty: any
  std::optional<domain::Time> published_from{};  // inclusive; only with texts
  bool with_texts = false;                       // else without text, spans and entries
};

struct ArticleDeletionFilter {
  std::string url{};  // under which the article was stored; empty: any
};

// Why a person should look at an attribution: nobody was found; or somebody was, but by the last
// name alone, by a name that several bear, by another spelling of the name, as one of several, or
// with a confidence under one half.
enum class AttributionDoubt : uint8_t { kAny, kUnknown, kUnsure };

// At least one field must be set. Occurrences of an article come in text order, those of its
// current revision only; else by publish time, unknown times last, withdrawn ones too.
struct OccurrenceFilter {
  std::optional<domain::ArticleId> article{};
  std::optional<domain::QuoteId> quote{};
  std::optional<domain::SpeakerId> speaker{};
  // Current ones with this doubt, which no person has corrected, the latest published first,
  // unknown times last. The other fields must be unset.
  std::optional<AttributionDoubt> doubt{};
};

enum class QuoteOrder : uint8_t { kEarliest, kLatest, kRelevance, kMostRepeated };

// All speakers, or those who fit one of the fields that are set.
struct SpeakerFilter {
  std::string name{};          // part of a name or alias, case ignored, or a whole Wikidata QID
  std::string spelling_key{};  // text::NameKey of it: spellings of a name or last name
};

// Quotes that have an occurrence which fits all of the fields that are set.
struct QuoteFilter {
  std::string words{};                 // all of these words, in any order and inflection of case
  std::string speaker_name{};          // a name or alias, or its last word
  std::string speaker_spelling_key{};  // text::NameKey of speaker_name: other spellings of it too
  std::optional<domain::SpeakerId> speaker{};
  std::string outlet{};
  std::optional<domain::Time> published_from{};    // inclusive
  std::optional<domain::Time> published_before{};  // exclusive
  std::optional<domain::ArticleId> repeated_in{};  // two occurrences or more in this article
  bool repeated = false;                           // two occurrences or more anywhere
  // Occurrences that stand credit several with it. Not with repeated_there.
  bool contested = false;
  // Two occurrences that stand or more in `outlet`, or anywhere, one of which fits the fields on
  // time and kind. kEarliest only; without words and speaker.
  bool repeated_there = false;
  std::optional<domain::StatementKind> kind{};
  // Unknown times come last. kRelevance: those with the words in just that order, then those of
  // which the words are the greatest part: the shortest. With repeated_in: kEarliest only.
  QuoteOrder order = QuoteOrder::kEarliest;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_FILTERS_H_
