#include "services/attribution/lexicon.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "services/text/unicode.h"

namespace verbatim::attribution {
namespace {

// Longest word in the lexicon, bytes, with room to spare; longer words are unknown.
constexpr size_t kMaxWordBytes = 40;

using Buffer = std::array<char, kMaxWordBytes>;

// Gives the bytes of the folded word to `put`.
template <typename Put>
void FoldBytes(std::string_view word, Put put) {
  if (word.size() > 1 && word.back() == '.') word.remove_suffix(1);
  std::string long_character;
  for (size_t i = 0; i < word.size();) {
    const text::CodePoint c = text::Decode(word, i);
    i += c.size;
    char32_t folded = text::FoldCase(c.value);
    if (folded == U'’' || folded == U'‘') folded = U'\'';
    if (folded < 0x80) {
      put(static_cast<char>(folded));
    } else {
      long_character.clear();
      text::Append(folded, long_character);
      for (char byte : long_character) put(byte);
    }
  }
}

// FNV-1a.
class Hasher {
 public:
  void Add(char c) { hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u; }
  uint64_t Get() const { return hash_ ^ (hash_ >> 29); }

 private:
  uint64_t hash_ = 0xCBF29CE484222325u;
};

uint64_t Hash(std::string_view folded) {
  Hasher hasher;
  for (char c : folded) hasher.Add(c);
  return hasher.Get();
}

// A folded word with its hash. `key` is empty if the word is too long to be in the lexicon.
struct Folded {
  std::string_view key;
  uint64_t hash = 0;
};

Folded FoldIn(std::string_view word, Buffer& buffer) {
  if (word == "US") word = "U.S";  // the country, not the pronoun
  Hasher hasher;
  size_t size = 0;
  FoldBytes(word, [&](char c) {
    hasher.Add(c);
    if (size < kMaxWordBytes) buffer[size] = c;
    ++size;
  });
  if (size > kMaxWordBytes) size = 0;
  return {{buffer.data(), size}, hasher.Get()};
}

// Calls visit(word) for each word of a list separated by spaces.
template <typename Visit>
void ForEachWord(const char* list, Visit visit) {
  std::string_view rest = list;
  while (!rest.empty()) {
    const size_t space = rest.find(' ');
    const std::string_view word = rest.substr(0, space);
    if (!word.empty()) visit(word);
    rest = space == std::string_view::npos ? std::string_view() : rest.substr(space + 1);
  }
}

// Open addressing over views of the lists, built once. The number of slots stays over twice the
// number of words, so that a miss ends after one or two steps.
class Table {
 public:
  Table() : slots_(kSlots) {
    for (const auto& rows : {WordRows(), RoleRows(), GivenNameRows(), PlaceRows()}) {
      for (const LexiconRow& row : rows) {
        ForEachWord(row.words, [&](std::string_view word) { AddWord(word, row.classes); });
      }
    }
    for (const char* pair : NamePairs()) Insert(pair)->info.classes |= kPlace;
    for (const char* pair : OrganizationPairs()) Insert(pair)->info.classes |= kOrgName;
    ForEachWord(Demonyms(), [&](std::string_view word) {
      const size_t equals = word.find('=');
      Insert(word.substr(0, equals))->country = word.substr(equals + 1);
    });
  }

  struct Slot {
    std::string_view key;
    WordInfo info;
    std::string_view country;
  };

  // The slot of a folded word, nullptr if it is not in the lexicon.
  const Slot* Find(std::string_view key, uint64_t hash) const {
    const Slot& slot = slots_[IndexOf(key, hash)];
    return slot.key.empty() ? nullptr : &slot;
  }
  const Slot* Find(std::string_view key) const { return Find(key, Hash(key)); }

 private:
  static constexpr size_t kSlots = 1 << 14;

  // Where the key is, or the free slot where it belongs.
  size_t IndexOf(std::string_view key, uint64_t hash) const {
    size_t i = hash & (kSlots - 1);
    while (!slots_[i].key.empty() && slots_[i].key != key) i = (i + 1) & (kSlots - 1);
    return i;
  }

  Slot* Insert(std::string_view key) {
    Slot& slot = slots_[IndexOf(key, Hash(key))];
    if (slot.key.empty()) {
      slot.key = key;
      slot.info.id = ++last_id_;
    }
    return &slot;
  }

  void AddWord(std::string_view word, uint64_t classes) {
    const size_t equals = word.find('=');
    uint16_t id = 0;
    if (equals != std::string_view::npos) id = Insert(word.substr(equals + 1))->info.id;
    Slot* slot = Insert(word.substr(0, equals));
    slot->info.classes |= classes;
    if (classes == kGivenName) slot->info.classes &= ~(kMale | kFemale);
    if (id != 0) slot->info.id = id;
  }

  std::vector<Slot> slots_;
  uint16_t last_id_ = 0;
};

const Table& Words() {
  static const Table& table = *new Table();
  return table;
}

constexpr uint64_t kPeople = kRole | kHuman | kKin;
constexpr uint64_t kOnlyCapitalised =
    kPlace | kDemonym | kOrgName | kGivenName | kMonth | kWeekday | kCorporate | kOrgWord;

// The singular of a regular plural in `buffer`, shortened in place; empty if it is none.
std::string_view Singular(std::string_view word, Buffer& buffer) {
  const size_t n = word.size();
  if (n > 4 && word.ends_with("men")) {
    std::memcpy(buffer.data(), word.data(), n);
    buffer[n - 2] = 'a';
    return {buffer.data(), n};
  }
  if (n < 4 || !word.ends_with('s') || word.ends_with("ss")) return {};
  if (word.ends_with("ies")) {
    std::memcpy(buffer.data(), word.data(), n);
    buffer[n - 3] = 'y';
    return {buffer.data(), n - 2};
  }
  return word.substr(0, n - 1);
}

WordInfo FindPlural(std::string_view key) {
  Buffer buffer;
  const std::string_view singular = Singular(key, buffer);
  if (singular.empty()) return {};
  const Table::Slot* slot = Words().Find(singular);
  if (slot == nullptr) return {};
  WordInfo info;
  if (slot->info.Is(kPeople)) info = {kGroup | kPlural, 0, slot->info.id};
  if (slot->info.Is(kOrgHead) && !slot->info.Is(kPlace)) {
    info = {kGroup | kPlural, 0, slot->info.id};
  }
  if (slot->info.Is(kDocument)) info = {kDocument | kPlural, 0, slot->info.id};
  return info;
}

WordInfo FindHyphenated(std::string_view key) {
  const size_t hyphen = key.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == key.size()) return {};
  const std::string_view tail = key.substr(hyphen + 1);
  const Table::Slot* slot =
      Words().Find(tail == "elect" || tail == "general" ? key.substr(0, hyphen) : tail);
  if (slot == nullptr) return {};
  return {slot->info.classes & (kPeople | kGroup | kPlural | kMale | kFemale | kOrgHead), 0,
          slot->info.id};
}

}  // namespace

WordInfo LookUp(std::string_view word, bool capitalised) {
  Buffer buffer;
  const auto [key, hash] = FoldIn(word, buffer);
  WordInfo info;
  if (!key.empty()) {
    if (const Table::Slot* slot = Words().Find(key, hash)) {
      info = slot->info;
    } else {
      info = FindPlural(key);
      if (info.id == 0) info = FindHyphenated(key);
    }
  }
  if (!capitalised) {
    info.classes &= ~kOnlyCapitalised;
    // "Friends" of a name are "friends" too.
    if (info.id != 0 && info.classes == 0) info = FindPlural(key);
  }
  info.hash = static_cast<uint32_t>(hash >> 32);
  return info;
}

uint64_t LookUpPair(std::string_view first, std::string_view second) {
  Buffer buffer;
  size_t size = 0;
  if (first.size() + second.size() + 1 >= kMaxWordBytes) return 0;
  FoldBytes(first, [&](char c) { buffer[size++] = c; });
  buffer[size++] = ' ';
  FoldBytes(second, [&](char c) { buffer[size++] = c; });
  const Table::Slot* slot = Words().Find({buffer.data(), size});
  return slot == nullptr ? 0 : slot->info.classes;
}

std::string CountryOf(std::string_view demonym) {
  Buffer buffer;
  const auto [key, hash] = FoldIn(demonym, buffer);
  const Table::Slot* slot = key.empty() ? nullptr : Words().Find(key, hash);
  std::string country(slot == nullptr ? std::string_view() : slot->country);
  std::replace(country.begin(), country.end(), '_', ' ');
  return country;
}

std::string Fold(std::string_view word) {
  std::string folded;
  folded.reserve(word.size());
  FoldBytes(word, [&](char c) { folded.push_back(c); });
  return folded;
}

}  // namespace verbatim::attribution
