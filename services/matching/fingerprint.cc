#include "services/matching/fingerprint.h"

#include <algorithm>
#include <utility>

#include "services/matching/stable_hash.h"

namespace verbatim::matching {
namespace {

struct Gram {
  uint64_t hash = 0;
  int weight = 0;
};

// Which of two 3-grams of one window to keep: the rarer, so that the index has few entries for
// what everybody says; of equals the one with the smaller hash, of the same the later.
bool Precedes(const Gram& a, const Gram& b) {
  if (a.weight != b.weight) return a.weight > b.weight;
  return a.hash < b.hash;
}

// The units that fingerprints count: without "is", "has" and "'s", which come and go ("it's" and
// "it is", "ISIS's" and "ISIS'"), unless there is nothing else.
std::vector<Unit> CountedUnits(std::vector<Unit> units) {
  static const uint64_t clitic = StableHash("'s");
  const auto is_clitic = [](const Unit& unit) { return unit.code == clitic; };
  if (!std::all_of(units.begin(), units.end(), is_clitic)) std::erase_if(units, is_clitic);
  return units;
}

uint64_t HashUnits(const std::vector<Unit>& units, size_t begin, size_t end) {
  std::vector<uint64_t> codes;
  codes.reserve(end - begin);
  for (size_t i = begin; i < end; ++i) codes.push_back(units[i].code);
  return StableHash(codes.data(), codes.size());
}

std::vector<Gram> Grams(const std::vector<Unit>& units) {
  std::vector<Gram> grams;
  if (units.size() < kGramWords) return grams;
  grams.reserve(units.size() - kGramWords + 1);
  for (uint32_t i = 0; i + kGramWords <= units.size(); ++i) {
    const uint64_t codes[kGramWords] = {units[i].code, units[i + 1].code, units[i + 2].code};
    grams.push_back({StableHash(codes, kGramWords),
                     units[i].weight + units[i + 1].weight + units[i + 2].weight});
  }
  return grams;
}

// Keeps the preceding gram of every window.
std::vector<int64_t> Winnow(const std::vector<Gram>& grams) {
  std::vector<int64_t> kept;
  if (grams.size() <= kFewGrams) {
    for (const Gram& gram : grams) kept.push_back(static_cast<int64_t>(gram.hash));
    return kept;
  }
  static_assert(kFewGrams >= kWindowGrams);
  kept.reserve(grams.size() + 2);
  for (size_t end = kWindowGrams; end <= grams.size(); ++end) {
    size_t first = end - kWindowGrams;
    for (size_t i = first + 1; i < end; ++i) {
      if (!Precedes(grams[first], grams[i])) first = i;
    }
    kept.push_back(static_cast<int64_t>(grams[first].hash));
  }
  kept.push_back(static_cast<int64_t>(grams.front().hash));
  kept.push_back(static_cast<int64_t>(grams.back().hash));
  return kept;
}

std::vector<int64_t> Unique(std::vector<int64_t> hashes) {
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  return hashes;
}

std::vector<int64_t> Whole(const std::vector<Unit>& units) {
  if (units.empty()) return {};
  return {static_cast<int64_t>(HashUnits(units, 0, units.size()))};
}

}  // namespace

Fingerprints MakeFingerprints(const NormalForm& form) { return MakeFingerprints(MakeUnits(form)); }

Fingerprints MakeFingerprints(std::vector<Unit> all) {
  const std::vector<Unit> units = CountedUnits(std::move(all));
  if (units.size() < kGramWords) return {.stored = Whole(units), .asked = Whole(units)};
  const std::vector<Gram> grams = Grams(units);
  std::vector<int64_t> hashes;
  hashes.reserve(grams.size());
  for (const Gram& gram : grams) hashes.push_back(static_cast<int64_t>(gram.hash));
  return {.stored = Unique(Winnow(grams)), .asked = Unique(std::move(hashes))};
}

std::vector<int64_t> StoredFingerprints(const NormalForm& form) {
  return MakeFingerprints(form).stored;
}

std::vector<int64_t> QueryFingerprints(const NormalForm& form) {
  return MakeFingerprints(form).asked;
}

}  // namespace verbatim::matching
