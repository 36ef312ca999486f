#include "services/articles/heading.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace verbatim::articles {
namespace {

// The longest headings of live blogs run to some 110 characters and 18 words; body paragraphs
// without a final stop are rare and mostly longer.
constexpr size_t kMaxHeadingCharacters = 130;
constexpr size_t kMaxHeadingWords = 22;

constexpr std::array<std::string_view, 11> kClosers = {"\"", "'", "”", "’", "“", "‘",
                                                       "»",  "›", "«", ")", "]"};
// What ends or interrupts a sentence. A question mark is judged by how the line begins.
constexpr std::array<std::string_view, 9> kStops = {".", ",", ";", ":", "!", "…", "—", "–", "-"};
constexpr std::array<std::string_view, 8> kListMarks = {"•", "·", "▪", "*", "-", "–", "—", "#"};
constexpr std::array<std::string_view, 26> kQuestionWords = {
    "who", "whom", "whose", "what", "when", "where", "why", "how",   "which",
    "is",  "are",  "was",   "were", "will", "would", "can", "could", "should",
    "do",  "does", "did",   "has",  "have", "had",   "may", "must"};

bool IsAsciiLetter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool IsNotAscii(char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; }

bool EndsWithAny(std::string_view text, const auto& endings, std::string_view* rest = nullptr) {
  for (std::string_view ending : endings) {
    if (text.ends_with(ending)) {
      if (rest != nullptr) *rest = text.substr(0, text.size() - ending.size());
      return true;
    }
  }
  return false;
}

bool IsShort(std::string_view line) {
  if (line.size() > 4 * kMaxHeadingCharacters) return false;
  const auto characters = std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  });
  const auto blanks = std::count(line.begin(), line.end(), ' ');
  return static_cast<size_t>(characters) <= kMaxHeadingCharacters &&
         static_cast<size_t>(blanks) < kMaxHeadingWords;
}

// The first run of ASCII letters, in lower case.
std::string FirstWord(std::string_view line) {
  const auto begin = std::find_if(line.begin(), line.end(), IsAsciiLetter);
  const auto end = std::find_if_not(begin, line.end(), IsAsciiLetter);
  std::string word(begin, end);
  for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return word;
}

bool BeginsAsTitle(std::string_view line) {
  for (std::string_view mark : kListMarks) {
    if (line.starts_with(mark)) return false;
  }
  // A heading has words: a line of digits and marks is a time, a rule or a score.
  if (std::none_of(line.begin(), line.end(),
                   [](char c) { return IsAsciiLetter(c) || IsNotAscii(c); })) {
    return false;
  }
  return std::islower(static_cast<unsigned char>(line.front())) == 0;
}

bool EndsAsSentence(std::string_view line) {
  std::string_view inner = line;
  while (EndsWithAny(inner, kClosers, &inner)) {
  }
  if (inner.empty() || EndsWithAny(inner, kStops)) return true;
  if (inner.back() != '?') return false;
  // “Why would we?” is speech; "Will it hold?" a heading; "But would it hold?" a rhetorical
  // question of the body.
  const std::string first = FirstWord(line);
  return inner.size() < line.size() ||
         std::find(kQuestionWords.begin(), kQuestionWords.end(), first) == kQuestionWords.end();
}

}  // namespace

bool CouldBeHeading(std::string_view line) {
  return IsShort(line) && BeginsAsTitle(line) && !EndsAsSentence(line);
}

}  // namespace verbatim::articles
