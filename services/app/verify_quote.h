#ifndef VERBATIM_SERVICES_APP_VERIFY_QUOTE_H_
#define VERBATIM_SERVICES_APP_VERIFY_QUOTE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/app/quote_evidence.h"
#include "services/base/call_context.h"
#include "services/domain/quote.h"
#include "storage/store.h"

namespace verbatim::app {

// The answer for one known quote; a verification's is that of its best match. It never says whether
// a quote is true.
enum class Verdict : uint8_t {
  kAccurate,       // known in these words, or they are whole sentences of it; speaker fits
  kTruncated,      // known, but words before, after or inside are left out
  kAltered,        // known in other words
  kMisattributed,  // known, but credited to others only
  kDisputed,       // known in these words, but sources disagree on who said them
  kUnattributed,   // known in these words, but no article says who spoke
  kNotFound,       // not known; only as the answer for all
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
  std::vector<QuoteEvidence> evidence;  // of the best match only, earliest first
};

// The answer for one text.
struct TextAnswer {
  Verdict verdict = Verdict::kNotFound;
  std::vector<QuoteMatch> matches;  // best first
  // Where nothing matches: at most three quotes that share the most words, by weight; of several
  // sentences those that hold some.
  std::vector<QuoteMatch> nearest;
  int32_t compared_quotes = 0;  // stored quotes that share words and were compared word by word
};

struct SentenceAnswer {
  std::string sentence;
  TextAnswer answer;
};

struct VerifyAnswer {
  // For the text as a whole. Where that is not known as one statement, or only by leaving whole
  // sentences of it aside, the gravest verdict of the sentences.
  TextAnswer whole;
  std::vector<SentenceAnswer> sentences;  // of a text of several sentences, in order
};

// Says whether a quote, perhaps garbled, is known among the speakers' own words (paraphrases are
// not searched), and from whom. Candidates that share word 3-grams, or where those say nothing the
// rarest words, are aligned with the text; those credited to the speaker asked for come first, then
// the closer wording. Each of several sentences is answered for as well, the first
// kMaxSentencesVerified of them.
// Errors: INVALID_ARGUMENT (QUERY_WITHOUT_WORDS, FIELD_TOO_LONG, ...); the store's.
absl::StatusOr<VerifyAnswer> VerifyQuote(storage::Store& store, const CallContext& call,
                                         const Verification& asked);

inline constexpr size_t kMaxSentencesVerified = 20;

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_VERIFY_QUOTE_H_
