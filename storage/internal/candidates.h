#ifndef VERBATIM_STORAGE_INTERNAL_CANDIDATES_H_
#define VERBATIM_STORAGE_INTERNAL_CANDIDATES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/internal/read_already.h"
#include "storage/internal/recent_reads.h"
#include "storage/store.h"

namespace verbatim::storage {

// A fingerprint as wording_fingerprint has it: those of paraphrases are complements, so that the
// two never meet.
int64_t HashInIndex(int64_t hash, bool verbatim);

// The other column of wording_fingerprint: the wording and, up to 255, how many it has.
int64_t PostingInIndex(int64_t wording, size_t fingerprints);

// A wording about which is asked what is stored.
struct AskedWording {
  std::string key;   // of variant.normal_hash
  std::string text;  // as it would be stored
  bool verbatim = true;
  std::vector<std::string> speakers;  // of those who ask, as AddSpeaker() keeps them
  const std::vector<int64_t>* query_fingerprints = nullptr;
};

struct Relatives {
  std::optional<StoredWording> known;  // the one with that key
  std::vector<SharedWording> like;     // those that share fingerprints, best first
};

// What is stored of each wording, and, unless the stored one represents itself no worse and names
// all its speakers, what it may be related to. Three round trips for some thousands of 3-grams; one
// where all was read already. `recent`, unless it is null, has some of it too.
absl::StatusOr<std::vector<Relatives>> FindRelatives(Session& session,
                                                     const std::vector<AskedWording>& asked,
                                                     ReadAlready& read, RecentReads* recent);

// For one who asks by fingerprints alone: the wording of each quote that shares most, with quotes
// that share little too.
absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByFingerprints(
    Session& session, const std::vector<int64_t>& fingerprints, bool verbatim, int32_t limit);

// Quotes with a variant that has all words of one of the texts.
absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByWords(
    Session& session, const std::vector<std::string>& texts, bool verbatim, int32_t limit);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CANDIDATES_H_
