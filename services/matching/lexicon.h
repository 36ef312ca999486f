#ifndef VERBATIM_SERVICES_MATCHING_LEXICON_H_
#define VERBATIM_SERVICES_MATCHING_LEXICON_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::matching {

// What kinds of word a word is, for the comparison of quotes. A bit set.
enum WordClass : uint32_t {
  kNoClass = 0,
  kNegator = 1u << 0,        // "not", "never", "nobody"
  kModal = 1u << 1,          // "may", "must"
  kPronoun = 1u << 2,        // "he", "them"
  kDeterminer = 1u << 3,     // "the", "this", "our"
  kAuxiliary = 1u << 4,      // "is", "have", "does"
  kPreposition = 1u << 5,    // "of", "to"
  kConjunction = 1u << 6,    // "and", "that"
  kHesitation = 1u << 7,     // "um", "uh": never meant
  kDiscourse = 1u << 8,      // "well", "look", "so": may come or go at an edge
  kIntensifier = 1u << 9,    // "very", "really"
  kTitle = 1u << 10,         // "Senator", "Mr"
  kScale = 1u << 11,         // what a number counts: "million", "percent", "dollars"
  kNumber = 1u << 12,        // in digits, or a number word
  kClitic = 1u << 13,        // "'s", "'d": one of several words
  kCalendar = 1u << 14,      // "Tuesday", "March", "tomorrow"
  kDegree = 1u << 15,        // how many: "all", "most", "some"
  kNegativeVerb = 1u << 16,  // "deny", "refuse", "absurd": a frame that turns what follows round
  kTurn = 1u << 18,          // "if", "unless", "but": what follows limits or turns what came before
  kCondition = 1u << 20,     // "if", "unless"
  kPast = 1u << 21,          // of auxiliaries: "was"; without it they are of the present
  kFillerStart = 1u << 19,   // may begin a phrase that fills a pause: "you know"
  kUntrue = 1u << 22,        // "lie", "false": said of a sentence it denies it
  kTrue = 1u << 23,          // "true": with a negator before it the same
  kReport = 1u << 17,        // "says", "claimed": a frame that gives what follows to someone else
};

// Words between which little is to choose without an article: "of", "the", "is".
inline constexpr uint32_t kFunctionWord =
    kPronoun | kDeterminer | kAuxiliary | kPreposition | kConjunction | kClitic;

// Membership in a group of words that exclude each other: "before" is on one side, "after" on
// another.
struct Opposite {
  uint32_t group = 0;
  uint8_t side = 0;
};

// What is known of a word. A plain value.
struct WordInfo {
  uint64_t hash = 0;       // of the word itself
  uint64_t canonical = 0;  // hash of its usual spelling: "colour" is "color", "ten" is "10"
  uint64_t code = 0;       // as `canonical`, one for words that share a contraction: "is", "'s"
  uint32_t classes = 0;
  uint8_t weight = 0;    // see word_weights.h
  uint8_t person = 0;    // of personal pronouns: 1 to 3, else 0
  uint8_t modality = 0;  // of modals: those of one number commit the speaker alike; else 0
  int64_t number = 0;    // of number words and scales: ten is 10, million 1000000; else 0
  std::vector<const WordInfo*> parts;  // of a contraction: "cannot" is "can" "not"; else empty
  std::vector<Opposite> opposites;
};

// The words that matching knows. Immutable, safe to share between threads.
class Lexicon {
 public:
  // The one instance; made on first use.
  static const Lexicon& Get();

  // nullptr for a word that is not listed. One probe of a table.
  const WordInfo* Find(uint64_t hash) const {
    for (size_t slot = hash & mask_;; slot = (slot + 1) & mask_) {
      const Slot& found = slots_[slot];
      if (found.info == nullptr || found.hash == hash) return found.info;
    }
  }

 private:
  friend class LexiconBuilder;
  Lexicon() = default;

  std::unique_ptr<const std::deque<WordInfo>> words_;  // stable addresses
  struct Slot {
    uint64_t hash = 0;
    const WordInfo* info = nullptr;  // of an empty slot nullptr
  };
  std::vector<Slot> slots_;
  size_t mask_ = 0;
};

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_LEXICON_H_
