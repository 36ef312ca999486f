#ifndef VERBATIM_SERVICES_MATCHING_FINGERPRINT_H_
#define VERBATIM_SERVICES_MATCHING_FINGERPRINT_H_

#include <cstdint>
#include <vector>

#include "services/matching/normal_form.h"

namespace verbatim::matching {

// The hashes under which a quote is stored: its word 3-grams, winnowed (Schleimer, Wilkerson and
// Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003) so that of every
// window of neighbouring 3-grams at least one is kept. Shorter quotes store one hash of all their
// words. Sorted, without repeats, never empty for a form with words.
std::vector<int64_t> StoredFingerprints(const NormalForm& form);

// The hashes with which to ask: all 3-grams, so that asker and index need not agree on which were
// kept; a fragment of three words or more finds the whole. Sorted, without repeats.
std::vector<int64_t> QueryFingerprints(const NormalForm& form);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_FINGERPRINT_H_
