#ifndef VERBATIM_STORAGE_INTERNAL_CANDIDATES_H_
#define VERBATIM_STORAGE_INTERNAL_CANDIDATES_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// A fingerprint as quote_fingerprint has it: those of paraphrases are complements, so that the two
// never meet.
int64_t HashInIndex(int64_t hash, bool verbatim);

// True if an occurrence takes part in matching.
bool IsMatched(const OccurrenceDraft& draft);

// The quotes that each occurrence of a draft may belong to, best first; see find_candidates.sql.
// Some round trips in all, not one per occurrence.
absl::StatusOr<std::vector<std::vector<QuoteCandidate>>> FindCandidatesOf(
    Session& session, const std::vector<OccurrenceDraft>& drafts);

// The same for one who asks by fingerprints alone, with quotes that share little too, without
// speakers.
absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByFingerprints(
    Session& session, const std::vector<int64_t>& fingerprints, bool verbatim, int32_t limit);

// Quotes with a variant that has all words of one of the texts, without speakers.
absl::StatusOr<std::vector<QuoteCandidate>> FindCandidatesByWords(
    Session& session, const std::vector<std::string>& texts, bool verbatim, int32_t limit);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CANDIDATES_H_
