#include "tests/bench/synthetic_speech.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <iterator>

#include "services/matching/word_weights.h"

namespace verbatim::bench {
namespace {

constexpr size_t kMadeUpWords = 400'000;
constexpr size_t kPeople = 20'000;
constexpr double kPhraseShare = 0.18;  // of all draws; a phrase has four words
constexpr size_t kPhraseRanks = 30'000;
constexpr uint64_t kPhraseSeed = uint64_t{1} << 50U;
constexpr double kBoilerplateShare = 0.005;
constexpr double kOnlyBoilerplateShare = 0.004;

// Sentences that thousands of people say in the same words.
constexpr std::string_view kBoilerplate[] = {"Thank you very much.",
                                             "Thank you all for coming.",
                                             "Good morning, everyone.",
                                             "It is a great honor to be here.",
                                             "No comment.",
                                             "I don't know.",
                                             "We will see what happens.",
                                             "That is not true.",
                                             "Our thoughts and prayers are with the families.",
                                             "We are working very hard.",
                                             "It's a good question.",
                                             "I can't comment on that.",
                                             "We are looking into it.",
                                             "This is unacceptable.",
                                             "At the end of the day, it is what it is.",
                                             "I am very proud of the team."};

// The most frequent first.
constexpr std::string_view kPhrases[] = {"a lot of",
                                         "one of the",
                                         "we have to",
                                         "going to be",
                                         "at the end of the day",
                                         "I think that",
                                         "the fact that",
                                         "as well as",
                                         "in the United States",
                                         "be able to",
                                         "we are going to",
                                         "the American people",
                                         "it is important that",
                                         "I want to",
                                         "some of the",
                                         "the rest of the",
                                         "all over the world",
                                         "in order to",
                                         "we need to make sure that",
                                         "there is no",
                                         "most of the",
                                         "part of the",
                                         "the people of",
                                         "in the middle of",
                                         "for the first time",
                                         "this is a",
                                         "we will continue to",
                                         "on the other hand",
                                         "it would be",
                                         "the number of",
                                         "as soon as possible",
                                         "I don't think",
                                         "a number of",
                                         "when it comes to",
                                         "what we are doing",
                                         "the end of the",
                                         "the way that",
                                         "because of the",
                                         "in terms of",
                                         "they want to",
                                         "over the past year",
                                         "we don't want",
                                         "there are a lot of",
                                         "the same time",
                                         "to do with",
                                         "it's going to",
                                         "you have to",
                                         "in the future",
                                         "we have seen",
                                         "for a long time",
                                         "as a result of",
                                         "the president of the",
                                         "we are very",
                                         "not only the",
                                         "in front of",
                                         "to make sure",
                                         "I am not going to",
                                         "our country and our people",
                                         "at this point in time",
                                         "to get rid of",
                                         "men and women",
                                         "the best way to",
                                         "what is happening in",
                                         "every single day",
                                         "from the beginning",
                                         "more and more",
                                         "in a way that",
                                         "have the right to",
                                         "to be honest",
                                         "has nothing to do with",
                                         "in the coming weeks",
                                         "that kind of",
                                         "a matter of",
                                         "we can't afford to",
                                         "the whole world",
                                         "under no circumstances"};

// Ranks of phrases are flatter than Zipf's law at the top; those of made-up words so much that none
// is more frequent than the rarest of the common ones (one word in 2^13).
constexpr double kPhraseFlatness = 30;
constexpr double kWordFlatness = 500;

void Capitalise(std::string& text, size_t at) {
  if (at < text.size()) text[at] = static_cast<char>(std::toupper(text[at]));
}

std::string Join(const std::vector<std::string>& words, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) {
    if (i > begin) text += ' ';
    text += words[i];
  }
  return text;
}

// The words that matching has weights for.
struct CommonWords {
  std::vector<std::string> words;
  std::vector<double> cumulated;  // probability of the words up to each; the rest are others

  static const CommonWords& Get() {
    static const auto* const common = new CommonWords();
    return *common;
  }

 private:
  CommonWords() {
    double sum = 0;
    for (size_t weight = 0; weight < matching::kWordsByWeight.size(); ++weight) {
      for (const std::string& word : SplitWords(matching::kWordsByWeight[weight])) {
        sum += std::exp2(-7.0 - static_cast<double>(weight));
        words.push_back(word == "i" ? "I" : word);
        cumulated.push_back(sum);
      }
    }
  }
};

// Three syllables or more, so that no two ranks share a word and none is an English one.
std::string MadeUpWord(size_t rank) {
  constexpr std::string_view kConsonants = "bdfgklmnprtvz";
  constexpr std::string_view kVowels = "aeiou";
  constexpr size_t kSyllables = kConsonants.size() * kVowels.size();
  std::string word;
  for (size_t rest = rank; rest > 0 || word.size() < 6; rest /= kSyllables) {
    const size_t syllable = rest % kSyllables;
    word += kConsonants[syllable / kVowels.size()];
    word += kVowels[syllable % kVowels.size()];
  }
  return word + kConsonants[rank % kConsonants.size()];
}

}  // namespace

uint64_t Random::Next() {
  state_ += 0x9e3779b97f4a7c15;
  uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111eb;
  return z ^ (z >> 31U);
}

double Random::Unit() { return static_cast<double>(Next() >> 11U) * 0x1.0p-53; }

std::string_view Name(Change change) {
  switch (change) {
    case Change::kExact: return "exact";
    case Change::kPunctuation: return "punctuation";
    case Change::kDroppedWord: return "dropped word";
    case Change::kSubstitutedWord: return "substituted word";
    case Change::kFragment: return "6-word fragment";
    case Change::kSubstitutedFragment: return "fragment, substituted word";
  }
  return "";
}

std::vector<std::string> SplitWords(std::string_view text) {
  std::vector<std::string> words;
  size_t begin = text.find_first_not_of(" \n");
  while (begin != std::string_view::npos) {
    const size_t end = text.find_first_of(" \n", begin);
    words.emplace_back(text.substr(begin, end - begin));
    begin = end == std::string_view::npos ? end : text.find_first_not_of(" \n", end);
  }
  return words;
}

// Of 1 to `size`, the share of each rank is in proportion to 1 / rank.
size_t SpeechModel::ZipfRank(size_t size) {
  const double rank = std::exp(random_.Unit() * std::log(static_cast<double>(size)));
  return std::min(size, static_cast<size_t>(rank));
}

// Of 0 to `size` - 1, the share of each rank is in proportion to 1 / (rank + flatness).
size_t SpeechModel::FlatRank(size_t size, double flatness) {
  const double spread = std::log((static_cast<double>(size) + flatness) / flatness);
  const double rank = (std::exp(random_.Unit() * spread) - 1) * flatness;
  return std::min(size - 1, static_cast<size_t>(rank));
}

std::string SpeechModel::Word() {
  const double place = random_.Unit();
  const CommonWords& common = CommonWords::Get();
  const auto found = std::upper_bound(common.cumulated.begin(), common.cumulated.end(), place);
  if (found != common.cumulated.end()) {
    return common.words[static_cast<size_t>(found - common.cumulated.begin())];
  }
  return MadeUpWord(FlatRank(kMadeUpWords, kWordFlatness) + 1);
}

std::string SpeechModel::PersonName() {
  const size_t rank = ZipfRank(kPeople);
  std::string first = MadeUpWord(rank * 7919 % 900);
  std::string last = MadeUpWord(rank + 1000);
  Capitalise(first, 0);
  Capitalise(last, 0);
  return first + " " + last;
}

std::string SpeechModel::Boilerplate() {
  return std::string(kBoilerplate[random_.Below(std::size(kBoilerplate))]);
}

std::string SpeechModel::FrequentWords() {
  std::string text;
  const size_t phrases = 2 + random_.Below(3);
  for (size_t i = 0; i < phrases; ++i) {
    if (i > 0) text += ' ';
    text += kPhrases[random_.Below(16)];
  }
  return text;
}

// Those of the first ranks are English, the others made of words that are as frequent as elsewhere.
std::string SpeechModel::Phrase() {
  const size_t rank = FlatRank(kPhraseRanks, kPhraseFlatness);
  if (rank < std::size(kPhrases)) return std::string(kPhrases[rank]);
  SpeechModel model(kPhraseSeed + rank);
  const size_t words = 3 + model.random_.Below(3);
  std::string phrase = model.Word();
  for (size_t i = 1; i < words; ++i) phrase += " " + model.Word();
  return phrase;
}

void SpeechModel::AppendSentence(size_t words, std::string& text) {
  if (!text.empty()) text += ' ';
  const size_t begin = text.size();
  for (size_t i = 0; i < words;) {
    if (i > 0) text += random_.Chance(0.06) ? ", " : " ";
    if (random_.Chance(kPhraseShare)) {
      const std::string phrase = Phrase();
      text += phrase;
      i += static_cast<size_t>(std::count(phrase.begin(), phrase.end(), ' ')) + 1;
    } else {
      text += Word();
      ++i;
    }
  }
  Capitalise(text, begin);
  text += '.';
}

std::string SpeechModel::Quote() {
  if (random_.Chance(kOnlyBoilerplateShare)) return Boilerplate();
  std::string text;
  if (random_.Chance(kBoilerplateShare)) text = Boilerplate();
  const double length = 4 - std::log(1 - random_.Unit()) * 13;
  auto left = static_cast<size_t>(std::min(length, 75.0));
  while (left > 0) {
    size_t words = std::min<size_t>(left, 6 + random_.Below(16));
    if (left - words < 4) words = left;
    AppendSentence(words, text);
    left -= words;
  }
  if (random_.Chance(kBoilerplateShare)) text += " " + Boilerplate();
  return text;
}

std::string SpeechModel::LongQuote() {
  while (true) {
    std::string quote = Quote();
    if (SplitWords(quote).size() >= 16) return quote;
  }
}

std::string SpeechModel::Changed(const std::string& quote, Change change) {
  std::vector<std::string> words = SplitWords(quote);
  const auto substitute = [this](std::string& word) {
    const std::string old = word;
    while (word == old) word = Word();
  };
  switch (change) {
    case Change::kExact: return quote;
    case Change::kPunctuation: {
      for (std::string& word : words) {
        if (random_.Chance(0.1)) Capitalise(word, 0);
        std::erase(word, ',');
        if (random_.Chance(0.1)) word += random_.Chance(0.5) ? "," : " —";
      }
      return "“" + Join(words, 0, words.size()) + "”";
    }
    case Change::kDroppedWord:
      words.erase(words.begin() + static_cast<ptrdiff_t>(random_.Below(words.size())));
      return Join(words, 0, words.size());
    case Change::kSubstitutedWord:
      substitute(words[random_.Below(words.size())]);
      return Join(words, 0, words.size());
    case Change::kFragment: {
      const size_t begin = random_.Below(words.size() - 5);
      return Join(words, begin, begin + 6);
    }
    case Change::kSubstitutedFragment: {
      const size_t size = 10 + random_.Below(words.size() - 9);
      const size_t begin = random_.Below(words.size() - size + 1);
      substitute(words[begin + 1 + random_.Below(size - 2)]);
      return Join(words, begin, begin + size);
    }
  }
  return quote;
}

}  // namespace verbatim::bench
