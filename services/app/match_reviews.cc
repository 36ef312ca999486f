#include "services/app/match_reviews.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "services/app/speaker_names.h"
#include "services/base/status_macros.h"
#include "services/matching/compare.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"
#include "services/matching/units.h"

namespace verbatim::app {
namespace {

using domain::Relation;
using matching::NormalForm;

// Of what is no quotation: what the shared words must say, in bits, and their share.
constexpr uint32_t kParaphraseWeight = 24;
constexpr double kParaphraseShare = 0.5;
constexpr double kParaphraseFactor = 0.8;

constexpr double kUnknownSpeaker = 0.8;
constexpr double kOtherSpeaker = 0.4;

constexpr int32_t kCandidates = 64;
constexpr size_t kMaxVariants = 8;   // of a quote, that are compared
constexpr size_t kMaxCompared = 20;  // quotes of a review that are read
constexpr size_t kRarestWords = 5;
constexpr int32_t kMaxReviewCandidates = 200;

// Claimants who are nobody by name.
constexpr std::array<std::string_view, 14> kNobody = {
    "facebook", "social media", "posts", "users",   "viral",   "multiple", "various",
    "internet", "online",       "tweet", "twitter", "unknown", "anonym",   "several"};

struct WordsScore {
  double score = 0;
  bool quotation = false;
};

WordsScore Score(const NormalForm& claim, const NormalForm& wording) {
  const domain::Comparison comparison = matching::Compare(wording, claim);
  if (comparison.meaning_changed()) return {};
  if (comparison.relation != Relation::kDifferent) return {comparison.score, true};
  const matching::Overlap overlap = matching::OverlapOf(wording, claim);
  if (overlap.share < kParaphraseShare || overlap.weight < kParaphraseWeight) return {};
  return {kParaphraseFactor * overlap.share, false};
}

std::vector<std::string> WordingsOf(const storage::StoredQuote& quote) {
  std::vector<std::string> wordings = {quote.wording};
  for (const storage::Variant& variant : quote.variants) {
    if (wordings.size() > kMaxVariants) break;
    if (variant.wording != quote.wording) wordings.push_back(variant.wording);
  }
  return wordings;
}

std::pair<std::string, WordsScore> Closest(const NormalForm& claim,
                                           const storage::StoredQuote& quote) {
  std::pair<std::string, WordsScore> best = {quote.wording, {}};
  for (std::string& wording : WordingsOf(quote)) {
    const WordsScore score = Score(claim, matching::Normalize(wording));
    if (score.score > best.second.score) best = {std::move(wording), score};
  }
  return best;
}

using DecisionMap =
    std::map<std::pair<domain::ReviewId, domain::QuoteId>, const storage::ReviewDecision*>;

DecisionMap MapOf(const std::vector<storage::ReviewDecision>& decisions) {
  DecisionMap map;
  for (const storage::ReviewDecision& decision : decisions) {
    map[{decision.review, decision.quote}] = &decision;
  }
  return map;
}

// The pair as decided or suggested; nullopt: neither.
absl::StatusOr<std::optional<ReviewLink>> Link(storage::Store& store, const CallContext& call,
                                               const storage::StoredReview& review,
                                               const NormalForm& claim,
                                               const storage::StoredQuote& quote,
                                               const DecisionMap& decisions) {
  const auto decided = decisions.find({review.id, quote.id});
  auto [wording, words] = Closest(claim, quote);
  SpeakerMatch speaker = SpeakerMatch::kUnknown;
  if (words.score > 0) {
    ASSIGN_OR_RETURN(speaker, MatchClaimant(store, call, review.review.claimant, quote));
  }
  const bool counts = words.quotation || speaker == SpeakerMatch::kSame;
  ReviewLink link{.review = review,
                  .quote = quote.id,
                  .wording = std::move(wording),
                  .score = counts ? ScoreReview(words.score, speaker) : 0};
  if (decided == decisions.end()) {
    if (link.score < kLeastReviewScore) return std::optional<ReviewLink>();
    return std::optional(std::move(link));
  }
  link.wording = decided->second->wording;
  link.state = decided->second->confirmed ? ReviewState::kConfirmed : ReviewState::kRejected;
  link.decision = decided->second->correction;
  return std::optional(std::move(link));
}

void Sort(std::vector<ReviewLink>& links) {
  const auto rank = [](const ReviewLink& link) {
    return link.state == ReviewState::kConfirmed   ? 0
           : link.state == ReviewState::kSuggested ? 1
                                                   : 2;
  };
  std::stable_sort(links.begin(), links.end(), [&](const ReviewLink& a, const ReviewLink& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.score > b.score;
  });
  if (links.size() > kMaxReviewLinks) links.resize(kMaxReviewLinks);
}

bool Intersect(const std::vector<int64_t>& a, const std::vector<int64_t>& b) {
  size_t j = 0;
  for (const int64_t hash : a) {
    while (j < b.size() && b[j] < hash) ++j;
    if (j < b.size() && b[j] == hash) return true;
  }
  return false;
}

absl::StatusOr<std::vector<storage::QuoteCandidate>> CandidatesOf(storage::Store& store,
                                                                  const CallContext& call,
                                                                  const NormalForm& claim) {
  std::vector<storage::QuoteCandidate> candidates;
  const std::vector<int64_t> hashes = matching::QueryFingerprints(claim);
  const std::vector<std::string> rarest = matching::HeaviestWords(claim, kRarestWords);
  std::vector<std::string> pairs;
  for (size_t i = 0; i < rarest.size(); ++i) {
    for (size_t j = i + 1; j < rarest.size(); ++j) pairs.push_back(rarest[i] + " " + rarest[j]);
  }
  for (const bool verbatim : {true, false}) {
    ASSIGN_OR_RETURN(std::vector<storage::QuoteCandidate> found,
                     store.FindCandidates(call, hashes, verbatim, kCandidates));
    candidates.insert(candidates.end(), found.begin(), found.end());
    if (pairs.empty()) continue;
    ASSIGN_OR_RETURN(found, store.FindCandidatesByWords(call, pairs, verbatim, kCandidates));
    candidates.insert(candidates.end(), found.begin(), found.end());
  }
  return candidates;
}

}  // namespace

bool IsNobody(const std::string& claimant) {
  std::string lower = claimant;
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return claimant.empty() ||
         std::any_of(kNobody.begin(), kNobody.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

double ScoreWords(std::string_view claim_text, std::string_view wording) {
  return Score(matching::Normalize(claim_text), matching::Normalize(wording)).score;
}

double ScoreReview(double words, SpeakerMatch speaker) {
  switch (speaker) {
    case SpeakerMatch::kSame: return words;
    case SpeakerMatch::kOther: return words * kOtherSpeaker;
    case SpeakerMatch::kNotAsked:
    case SpeakerMatch::kUnknown: return words * kUnknownSpeaker;
  }
  return 0;
}

absl::StatusOr<SpeakerMatch> MatchClaimant(storage::Store& store, const CallContext& call,
                                           const std::string& claimant,
                                           const storage::StoredQuote& quote) {
  if (IsNobody(claimant) || quote.speakers.empty()) return SpeakerMatch::kUnknown;
  for (const storage::CreditedSpeaker& credited : quote.speakers) {
    ASSIGN_OR_RETURN(const domain::Speaker speaker, store.GetSpeaker(call, credited.id));
    if (IsNameOf(claimant, speaker)) return SpeakerMatch::kSame;
  }
  return SpeakerMatch::kOther;
}

std::string ClosestWording(std::string_view claim_text, const storage::StoredQuote& quote) {
  return Closest(matching::Normalize(claim_text), quote).first;
}

absl::StatusOr<std::vector<std::vector<ReviewLink>>> ReviewsOfQuotes(
    storage::Store& store, const CallContext& call, const std::vector<storage::StoredQuote>& quotes,
    Rejected rejected) {
  std::vector<std::vector<ReviewLink>> links(quotes.size());
  if (quotes.empty()) return links;
  std::vector<domain::QuoteId> ids;
  std::vector<int64_t> all;
  std::vector<std::vector<int64_t>> hashes;
  for (const storage::StoredQuote& quote : quotes) {
    ids.push_back(quote.id);
    std::vector<int64_t>& of_quote = hashes.emplace_back();
    for (const std::string& wording : WordingsOf(quote)) {
      const std::vector<int64_t> more = matching::QueryFingerprints(matching::Normalize(wording));
      of_quote.insert(of_quote.end(), more.begin(), more.end());
    }
    std::sort(of_quote.begin(), of_quote.end());
    all.insert(all.end(), of_quote.begin(), of_quote.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  ASSIGN_OR_RETURN(const storage::ReviewCandidates found,
                   store.FindReviewCandidates(call, ids, all, kMaxReviewCandidates));
  const DecisionMap decisions = MapOf(found.decisions);
  for (const storage::StoredReview& review : found.reviews) {
    const NormalForm claim = matching::Normalize(review.review.claim_text);
    const std::vector<int64_t> of_claim = matching::QueryFingerprints(claim);
    for (size_t i = 0; i < quotes.size(); ++i) {
      if (!decisions.contains({review.id, quotes[i].id}) && !Intersect(of_claim, hashes[i])) {
        continue;
      }
      ASSIGN_OR_RETURN(std::optional<ReviewLink> link,
                       Link(store, call, review, claim, quotes[i], decisions));
      if (!link || (rejected == Rejected::kLeftOut && link->state == ReviewState::kRejected)) {
        continue;
      }
      links[i].push_back(*std::move(link));
    }
  }
  for (std::vector<ReviewLink>& of_quote : links) Sort(of_quote);
  return links;
}

absl::StatusOr<std::vector<ReviewLink>> QuotesOfReview(storage::Store& store,
                                                       const CallContext& call,
                                                       const storage::StoredReview& review) {
  const NormalForm claim = matching::Normalize(review.review.claim_text);
  ASSIGN_OR_RETURN(const std::vector<storage::ReviewDecision> decided,
                   store.ListReviewDecisions(call, {review.id}));
  std::vector<std::pair<double, domain::QuoteId>> quotes;  // best first
  for (const storage::ReviewDecision& decision : decided) quotes.emplace_back(2, decision.quote);
  ASSIGN_OR_RETURN(const std::vector<storage::QuoteCandidate> candidates,
                   CandidatesOf(store, call, claim));
  for (const storage::QuoteCandidate& candidate : candidates) {
    const double score = Score(claim, matching::Normalize(candidate.wording)).score;
    if (score >= kLeastReviewScore) quotes.emplace_back(score, candidate.quote);
  }
  std::stable_sort(quotes.begin(), quotes.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  const DecisionMap decisions = MapOf(decided);
  std::vector<ReviewLink> links;
  std::map<domain::QuoteId, bool> seen;
  for (const auto& [score, id] : quotes) {
    if (seen.size() == kMaxCompared || !seen.emplace(id, true).second) continue;
    const absl::StatusOr<storage::StoredQuote> quote = store.GetQuote(call, id);
    // Joined with another meanwhile, or erased.
    if (quote.status().code() == absl::StatusCode::kNotFound) continue;
    RETURN_IF_ERROR(quote.status());
    ASSIGN_OR_RETURN(std::optional<ReviewLink> link,
                     Link(store, call, review, claim, *quote, decisions));
    if (link) links.push_back(*std::move(link));
  }
  Sort(links);
  return links;
}

}  // namespace verbatim::app
