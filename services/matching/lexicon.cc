#include "services/matching/lexicon.h"

#include <algorithm>
#include <charconv>
#include <deque>
#include <functional>
#include <unordered_map>
#include <utility>

#include "services/matching/lexicon_data.h"
#include "services/matching/stable_hash.h"
#include "services/matching/word_weights.h"

namespace verbatim::matching {
namespace {

void ForEachItem(std::string_view list, char separator,
                 const std::function<void(std::string_view)>& visit) {
  while (!list.empty()) {
    const size_t end = std::min(list.find(separator), list.size());
    if (end > 0) visit(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

// Calls visit(left, right) for each "left=right".
void ForEachPair(std::string_view list,
                 const std::function<void(std::string_view, std::string_view)>& visit) {
  ForEachItem(list, ' ', [&](std::string_view item) {
    const size_t equals = item.find('=', 1);
    visit(item.substr(0, equals), item.substr(equals + 1));
  });
}

}  // namespace

// Merges the lists.
class LexiconBuilder {
 public:
  Lexicon Build() {
    for (size_t weight = 0; weight < kWordsByWeight.size(); ++weight) {
      ForEachItem(kWordsByWeight[weight], ' ',
                  [&](std::string_view word) { Word(word).weight = static_cast<uint8_t>(weight); });
    }
    for (const ClassWords& list : kClassWords) {
      ForEachItem(list.words, ' ',
                  [&](std::string_view word) { Word(word).classes |= list.classes; });
    }
    AddOpposites();
    for (size_t k = 0; k < kPersons.size(); ++k) {
      ForEachItem(kPersons[k], ' ',
                  [&](std::string_view word) { Word(word).person = static_cast<uint8_t>(k + 1); });
    }
    for (size_t k = 0; k < kModalities.size(); ++k) {
      ForEachItem(kModalities[k], ' ', [&](std::string_view word) {
        Word(word).modality = static_cast<uint8_t>(k + 1);
      });
    }
    ForEachItem(kFillers, ',', [&](std::string_view filler) {
      Word(filler.substr(0, filler.find(' '))).classes |= kFillerStart;
    });
    ForEachPair(kNumberWords, [&](std::string_view word, std::string_view digits) {
      Word(word).classes |= kNumber;
      Word(digits).classes |= kNumber;
      SetCanonical(word, digits);
      std::from_chars(digits.data(), digits.data() + digits.size(), Word(word).number);
    });
    ForEachPair(kScales, [&](std::string_view word, std::string_view value) {
      std::from_chars(value.data(), value.data() + value.size(), Word(word).number);
    });
    ForEachPair(kSpellings, [&](std::string_view word, std::string_view usual) {
      Word(word).classes |= Word(usual).classes;
      Word(usual).classes |= Word(word).classes;
      SetCanonical(word, usual);
    });
    ForEachPair(kContractions, [&](std::string_view word, std::string_view parts) {
      std::vector<const WordInfo*> infos;
      ForEachItem(parts, '+', [&](std::string_view part) { infos.push_back(&Word(part)); });
      Word(word).parts = infos;
    });
    ShareContraction("'s", {"is", "has"});
    ShareContraction("'d", {"would", "had"});
    return Table();
  }

 private:
  WordInfo& Word(std::string_view word) {
    const uint64_t hash = StableHash(word);
    const auto [found, is_new] = by_hash_.try_emplace(hash, nullptr);
    if (is_new) {
      WordInfo& info = words_->emplace_back();
      info.hash = info.canonical = info.code = hash;
      info.weight = kUnlistedWeight;
      found->second = &info;
    }
    return *found->second;
  }

  void SetCanonical(std::string_view word, std::string_view usual) {
    WordInfo& info = Word(word);
    const WordInfo& target = Word(usual);
    info.canonical = target.canonical;
    info.code = target.code;
    info.weight = std::min(info.weight, target.weight);
  }

  void ShareContraction(std::string_view clitic, std::initializer_list<std::string_view> words) {
    WordInfo& shared = Word(clitic);
    shared.classes |= kClitic | kAuxiliary;
    shared.weight = 0;
    for (const std::string_view word : words) Word(word).code = shared.code;
  }

  void AddOpposites() {
    uint32_t group = 0;
    ForEachItem(kOpposites, ' ', [&](std::string_view item) {
      ++group;
      uint8_t side = 0;
      ForEachItem(item, '|', [&](std::string_view words) {
        ++side;
        ForEachItem(words, ',', [&](std::string_view word) {
          WordInfo& info = Word(word);
          info.opposites.push_back({group, side});
        });
      });
    });
  }

  Lexicon Table() {
    size_t size = 1;
    while (size < words_->size() * 4) size *= 2;
    Lexicon lexicon;
    lexicon.slots_.assign(size, {});
    lexicon.mask_ = size - 1;
    for (const WordInfo& word : *words_) {
      size_t slot = word.hash & lexicon.mask_;
      while (lexicon.slots_[slot].info != nullptr) slot = (slot + 1) & lexicon.mask_;
      lexicon.slots_[slot] = {word.hash, &word};
    }
    lexicon.words_ = std::move(words_);
    return lexicon;
  }

  std::unique_ptr<std::deque<WordInfo>> words_ = std::make_unique<std::deque<WordInfo>>();
  std::unordered_map<uint64_t, WordInfo*> by_hash_;
};

const Lexicon& Lexicon::Get() {
  static const Lexicon& lexicon = *new Lexicon(LexiconBuilder().Build());
  return lexicon;
}

}  // namespace verbatim::matching
