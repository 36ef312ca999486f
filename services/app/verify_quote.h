#ifndef VERBATIM_SERVICES_APP_VERIFY_QUOTE_H_
#define VERBATIM_SERVICES_APP_VERIFY_QUOTE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/quote.h"
#include "storage/store.h"

namespace verbatim::app {

// The answer for one known quote; a verification's is that of its best match.
enum class Verdict : uint8_t {
  kConfirmed,       // known in these words, or they are an unaltered part of it; speaker fits
  kAltered,         // known in other words
  kWrongSpeaker,    // known, but credited to others only
  kSpeakerUnknown,  // known in these words, but no article says who spoke
  kNotFound,        // not known; only as the answer for all
};

// Whether a quote is credited to the speaker asked for.
enum class SpeakerMatch : uint8_t { kNotAsked, kSame, kOther, kUnknown };

// What to verify, as it arrives.
struct Verification {
  std::string text;          // with or without quotation marks
  std::string speaker_name;  // with or without title; empty: anyone
  int32_t max_matches = 0;
};

// A known quote that the text may report.
struct QuoteMatch {
  storage::StoredQuote quote;
  std::string wording;            // its variant that comes closest
  domain::Comparison comparison;  // from that variant to the text asked for, with edits
  Verdict verdict = Verdict::kNotFound;
  SpeakerMatch speaker_match = SpeakerMatch::kNotAsked;
  std::vector<storage::CreditedSpeaker> other_speakers;  // credited, but not the one asked for
  std::optional<storage::StoredOccurrence> first_appearance;
};

struct VerifyAnswer {
  Verdict verdict = Verdict::kNotFound;
  std::vector<QuoteMatch> matches;  // best first
};

// Says whether a quote, perhaps garbled, is known among the speakers' own words (paraphrases are
// not searched), and from whom. Candidates that share word 3-grams are aligned with the text; those
// credited to the speaker asked for come first, then the closer wording.
// Errors: INVALID_ARGUMENT (QUERY_WITHOUT_WORDS, FIELD_TOO_LONG, ...); the store's.
absl::StatusOr<VerifyAnswer> VerifyQuote(storage::Store& store, const CallContext& call,
                                         const Verification& asked);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_VERIFY_QUOTE_H_
