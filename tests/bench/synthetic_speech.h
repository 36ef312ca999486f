#ifndef VERBATIM_TESTS_BENCH_SYNTHETIC_SPEECH_H_
#define VERBATIM_TESTS_BENCH_SYNTHETIC_SPEECH_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace verbatim::bench {

// Pseudo-random numbers that are the same on every machine (splitmix64; Steele, Lea and Flood,
// "Fast splittable pseudorandom number generators", OOPSLA 2014). Not thread-safe.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}

  uint64_t Next();
  size_t Below(size_t limit) { return static_cast<size_t>(Next() % limit); }
  double Unit();  // in [0, 1)
  bool Chance(double probability) { return Unit() < probability; }

 private:
  uint64_t state_;
};

// How a wording that somebody asks for differs from the quote that it reports.
enum class Change : uint8_t {
  kExact,
  kPunctuation,         // other case, commas, marks and dashes
  kDroppedWord,         // one word is missing
  kSubstitutedWord,     // one word is another
  kFragment,            // six words in a row
  kSubstitutedFragment  // ten words or more in a row, one of them another
};
inline constexpr Change kAllChanges[] = {Change::kExact,       Change::kPunctuation,
                                         Change::kDroppedWord, Change::kSubstitutedWord,
                                         Change::kFragment,    Change::kSubstitutedFragment};
std::string_view Name(Change change);

// Made-up speech with the word frequencies of news English: common words as often as matching's own
// table of weights says, the rest made-up words by Zipf's law, of which none is more frequent than
// the rarest common one, and phrases that come back, the first ones English. Some quotes open or
// close with what everybody says ("Thank you very much."), some are nothing else.
//
// How often 3-grams come back is calibrated on the direct quotes of PolNeAR's training part, cut to
// these lengths. Of 3,807 different quotes of 16 3-grams each, theirs and (in brackets) made-up
// ones: 17 % (16 %) of the 3-grams stand in two quotes or more, 4.6 % (8.1 %) in five, 2.3 % (4.5
// %) in ten, the most frequent in 2.3 % (1.5 %) of all quotes; a quote shares a 3-gram with 12 (11)
// others, two or more with 1.2 (5.4): look-ups meet rather more that is alike than in news. Not
// thread-safe.
class SpeechModel {
 public:
  explicit SpeechModel(uint64_t seed) : random_(seed) {}

  // A quote without outer marks: 4 to 80 words, 19 on average, one to five sentences.
  std::string Quote();
  // As Quote(), but with words of its own: twelve or more, and not only what everybody says.
  std::string LongQuote();
  // The quote as somebody else has it.
  std::string Changed(const std::string& quote, Change change);
  // What everybody says.
  std::string Boilerplate();
  // The most frequent phrases, one after the other.
  std::string FrequentWords();
  // "Tamo Belikar": one of 20,000 people, some far more often than others.
  std::string PersonName();
  std::string Word();

 private:
  std::string Phrase();
  void AppendSentence(size_t words, std::string& text);
  size_t ZipfRank(size_t size);
  size_t FlatRank(size_t size, double flatness);

  Random random_;
};

// The words of a text, split at white space.
std::vector<std::string> SplitWords(std::string_view text);

}  // namespace verbatim::bench

#endif  // VERBATIM_TESTS_BENCH_SYNTHETIC_SPEECH_H_
