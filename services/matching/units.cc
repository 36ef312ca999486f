#include "services/matching/units.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "services/matching/spelling.h"
#include "services/matching/stable_hash.h"
#include "services/matching/word_weights.h"
#include "services/text/unicode.h"

namespace verbatim::matching {
namespace {

// The endings that contract a word of their own, by the word they stand for.
struct Clitic {
  std::string_view ending;
  std::string_view word;
};
constexpr std::array<Clitic, 7> kClitics = {{{"n't", "not"},
                                             {"'s", "'s"},
                                             {"'re", "are"},
                                             {"'ve", "have"},
                                             {"'ll", "will"},
                                             {"'d", "'d"},
                                             {"'m", "am"}}};

class UnitMaker {
 public:
  UnitMaker(const NormalForm& form, std::vector<Unit>& units)
      : form_(form), lexicon_(Lexicon::Get()), units_(units) {
    units_.clear();
    units_.reserve(form.words.size() + form.words.size() / 8 + 1);
  }

  void Make() && {
    for (uint32_t i = 0; i < form_.words.size(); ++i) {
      if (!form_.words[i].gloss && !BeginsPerCent(i)) AddWord(i);
    }
  }

 private:
  // "per cent" is one word, made of the second.
  bool BeginsPerCent(uint32_t index) const {
    return form_.words[index].hash == per_ && index + 1 < form_.words.size() &&
           form_.words[index + 1].hash == cent_;
  }

  void AddWord(uint32_t index) {
    const NormalWord& word = form_.words[index];
    if (index > 0 && BeginsPerCent(index - 1)) {
      AddText("percent", index);
      return;
    }
    if (const WordInfo* info = lexicon_.Find(word.hash)) {
      AddListed(*info, index);
      return;
    }
    const std::string_view text = form_.Text(word);
    if (std::find(text.begin(), text.end(), '\'') != text.end()) {
      AddContraction(text, index);
    } else {
      AddUnlisted(text, word.hash, index);
    }
  }

  void AddListed(const WordInfo& info, uint32_t index) {
    if (!info.parts.empty()) {
      for (const WordInfo* part : info.parts) AddListed(*part, index);
      return;
    }
    units_.push_back({info.code, info.canonical, index, info.classes, info.weight, &info});
  }

  void AddContraction(std::string_view text, uint32_t index) {
    for (const Clitic& clitic : kClitics) {
      if (text.size() <= clitic.ending.size() || !text.ends_with(clitic.ending)) continue;
      AddText(text.substr(0, text.size() - clitic.ending.size()), index);
      AddText(clitic.word, index);
      return;
    }
    AddUnlisted(text, StableHash(text), index);
  }

  void AddText(std::string_view text, uint32_t index) {
    const uint64_t hash = StableHash(text);
    if (const WordInfo* info = lexicon_.Find(hash)) {
      AddListed(*info, index);
    } else {
      AddUnlisted(text, hash, index);
    }
  }

  // "café" is "cafe": accents come and go with keyboards and agencies.
  void AddUnlisted(std::string_view text, uint64_t hash, uint32_t index) {
    if (std::any_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; })) {
      const std::string plain = text::WithoutMarks(text);
      if (plain != text && !plain.empty()) {
        AddText(plain, index);
        return;
      }
    }
    const bool number = IsDigit(text.front()) || (text.front() == '-' && text.size() > 1);
    if (!number && RespellByRule(text, respelt_)) {
      hash = StableHash(respelt_);
      if (const WordInfo* info = lexicon_.Find(hash)) {
        AddListed(*info, index);
        return;
      }
    }
    units_.push_back({hash, hash, index, number ? uint32_t{kNumber} : uint32_t{kNoClass},
                      kUnlistedWeight, nullptr});
  }

  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }

  const NormalForm& form_;
  const Lexicon& lexicon_;
  std::vector<Unit>& units_;
  const uint64_t per_ = StableHash("per");
  const uint64_t cent_ = StableHash("cent");
  std::string respelt_;
};

}  // namespace

void MakeUnitsInto(const NormalForm& form, std::vector<Unit>& units) {
  UnitMaker(form, units).Make();
}

std::vector<Unit> MakeUnits(const NormalForm& form) {
  std::vector<Unit> units;
  MakeUnitsInto(form, units);
  return units;
}

std::vector<std::string> HeaviestWords(const NormalForm& form, size_t most) {
  constexpr uint8_t kLightest = 4;  // below are words such as "people" and "year"
  std::vector<Unit> units = MakeUnits(form);
  std::stable_sort(units.begin(), units.end(),
                   [](const Unit& a, const Unit& b) { return a.weight > b.weight; });
  std::vector<std::string> words;
  for (const Unit& unit : units) {
    if (words.size() == most || unit.weight < kLightest) break;
    std::string word(form.Text(form.words[unit.word]));
    if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
  }
  return words;
}

}  // namespace verbatim::matching
