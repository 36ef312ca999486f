#ifndef VERBATIM_SERVICES_APP_MATCH_REVIEWS_H_
#define VERBATIM_SERVICES_APP_MATCH_REVIEWS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "services/app/verify_quote.h"
#include "services/base/call_context.h"
#include "services/domain/quote.h"
#include "storage/store.h"

// Which reviews are about which quotes: what people say, and what words and speaker suggest.
namespace verbatim::app {

enum class ReviewState : uint8_t { kSuggested, kConfirmed, kRejected };

// A review beside a quote.
struct ReviewLink {
  storage::StoredReview review;
  domain::QuoteId quote;
  std::string wording;  // the quote's that comes closest to the claim text, or was decided on
  ReviewState state = ReviewState::kSuggested;
  double score = 0;
  std::optional<domain::CorrectionId> decision{};
};

// How well a claim text fits a wording, in [0, 1]. The same words have 1, a fragment or variant the
// comparison's score. Other words have 0.8 of the share of the claim's words that the wording has
// in order, where they say as much as some five words that are not everybody's. 0 where taking one
// for the other would change what was said: another number, name, negation.
double ScoreWords(std::string_view claim_text, std::string_view wording);

// Times the speaker's part: 1 where the claimant is credited with the quote; 0.8 where one of both
// is not known, or the claimant is nobody by name ("social media users"); 0.4 for somebody else.
// What is no quotation of the words needs the speaker: 0 without.
double ScoreReview(double words, SpeakerMatch speaker);

// Whether a claimant is nobody by name: empty, "social media users".
bool IsNobody(const std::string& claimant);

// Suggestions have at least this score.
inline constexpr double kLeastReviewScore = 0.5;

// Most reviews of one quote, and quotes of one review, that are returned.
inline constexpr size_t kMaxReviewLinks = 20;

// Whether the claimant of a review is one of those credited. Costs a read for each of them.
absl::StatusOr<SpeakerMatch> MatchClaimant(storage::Store& store, const CallContext& call,
                                           const std::string& claimant,
                                           const storage::StoredQuote& quote);

// The reviews of each quote, in the order of the quotes: confirmed ones first, then by score; those
// rejected last, where asked for. One read for all where nothing was reviewed.
enum class Rejected : uint8_t { kLeftOut, kShown };
absl::StatusOr<std::vector<std::vector<ReviewLink>>> ReviewsOfQuotes(
    storage::Store& store, const CallContext& call, const std::vector<storage::StoredQuote>& quotes,
    Rejected rejected);

// The quotes of a review in the same order, those rejected too. Finds paraphrases as well.
absl::StatusOr<std::vector<ReviewLink>> QuotesOfReview(storage::Store& store,
                                                       const CallContext& call,
                                                       const storage::StoredReview& review);

// The wording of a quote that comes closest to a claim text.
std::string ClosestWording(std::string_view claim_text, const storage::StoredQuote& quote);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_MATCH_REVIEWS_H_
