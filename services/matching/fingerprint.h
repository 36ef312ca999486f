#ifndef VERBATIM_SERVICES_MATCHING_FINGERPRINT_H_
#define VERBATIM_SERVICES_MATCHING_FINGERPRINT_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/matching/normal_form.h"
#include "services/matching/units.h"

namespace verbatim::matching {

// Words are counted as units.h takes them apart ("don't" is two), without "is", "has" and "'s".
inline constexpr size_t kGramWords = 3;
inline constexpr size_t kWindowGrams = 2;

// Texts of so few 3-grams are stored under all of them: a fragment in pieces has some that stand
// nowhere else, and is to be found by any whole that it would find.
inline constexpr size_t kFewGrams = 4;

// Two texts that share this many words in a row share a stored fingerprint.
inline constexpr size_t kGuaranteedWords = kGramWords + kWindowGrams - 1;

// The hashes under which a quote is stored: its word 3-grams, winnowed (Schleimer, Wilkerson and
// Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003): of every two
// neighbouring 3-grams the one with the rarer words is kept, two thirds of all, and the first and
// the last, where fragments are cut; of no more than kFewGrams all. Quotes of one or two words
// store one hash of all their words. Sorted, without repeats; empty only for a form without words.
// The same on every machine and in every run, until lexicon_data.cc or the hash changes.
std::vector<int64_t> StoredFingerprints(const NormalForm& form);

// The hashes with which to ask: all 3-grams, so that asker and index need not agree on which were
// kept. A fragment of kGuaranteedWords finds the whole for certain, one of three words if its
// 3-gram was kept; a shorter text finds only itself. Sorted, without repeats.
std::vector<int64_t> QueryFingerprints(const NormalForm& form);

// Both for little more than the work of one.
struct Fingerprints {
  std::vector<int64_t> stored;
  std::vector<int64_t> asked;
};
Fingerprints MakeFingerprints(const NormalForm& form);
Fingerprints MakeFingerprints(std::vector<Unit> units);  // as units.h makes them

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_FINGERPRINT_H_
