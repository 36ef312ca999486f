#include "services/app/match_claim_reviews.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "services/app/speaker_names.h"
#include "services/base/status_macros.h"
#include "services/facts/read_facts.h"
#include "services/facts/same_claim.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"
#include "services/text/document.h"

namespace verbatim::app {
namespace {

// Statements of a claim that are read: for its words, its speakers and its figures.
constexpr int32_t kReadStatements = 50;
constexpr int32_t kMaxReviewCandidates = 200;
constexpr size_t kMaxClaims = 20;  // of a review that are compared
constexpr double kLeastShare = 0.6;

facts::Assertion AssertionOf(const domain::Review& review) {
  domain::Article article;
  article.text = review.claim_text;
  article.entries.push_back(
      {.span = {0, static_cast<uint32_t>(article.text.size())}, .heading = {}});
  return facts::ReadAssertion(text::Document::Analyze(article), review.claimant);
}

struct ClosestOf {
  std::string form;
  double share = 0;
};

ClosestOf Closest(const facts::Form& asked, const std::vector<storage::ClaimForm>& forms) {
  ClosestOf best;
  for (const storage::ClaimForm& one : forms) {
    const double share = facts::ShareOfClaim(asked, facts::ParseForm(one.form));
    if (share > best.share) best = {one.form, share};
  }
  return best;
}

bool Asserts(domain::Stance stance) {
  return stance == domain::Stance::kAsserts || stance == domain::Stance::kRepeats ||
         stance == domain::Stance::kConfirms;
}

// A claim with what is compared of it.
struct ReadClaim {
  storage::StoredClaim claim;
  std::vector<storage::ClaimForm> forms;
  std::vector<storage::StoredClaimStatement> statements;
};

absl::StatusOr<ReadClaim> Read(storage::Store& store, const CallContext& call,
                               const storage::StoredClaim& claim) {
  ReadClaim read{.claim = claim, .forms = {}, .statements = {}};
  ASSIGN_OR_RETURN(read.forms, store.ListClaimForms(call, {claim.id}));
  ASSIGN_OR_RETURN(auto page, store.ListClaimStatements(call, claim.id, {.size = kReadStatements}));
  read.statements = std::move(page.items);
  return read;
}

// Whether one of the figures reviewed is among the claim's; so where either has none.
bool FiguresFit(const std::vector<domain::Figure>& reviewed, const ReadClaim& claim) {
  bool any = false;
  for (const domain::Figure& one : reviewed) {
    if (one.kind == domain::FigureKind::kDate) continue;
    for (const storage::StoredClaimStatement& statement : claim.statements) {
      for (const domain::Figure& other : statement.part.figures) {
        if (other.kind != one.kind || other.unit != one.unit) continue;
        if (other.value == one.value) return true;
        any = true;
      }
    }
  }
  return !any;
}

absl::StatusOr<SpeakerMatch> MatchSpeaker(storage::Store& store, const CallContext& call,
                                          const std::string& claimant, const ReadClaim& claim) {
  if (IsNobody(claimant)) return SpeakerMatch::kUnknown;
  SpeakerMatch match = SpeakerMatch::kUnknown;
  std::set<domain::SpeakerId> seen;
  for (const storage::StoredClaimStatement& statement : claim.statements) {
    if (!Asserts(statement.part.stance.stance)) continue;
    const storage::StoredOccurrence& occurrence = statement.occurrence;
    domain::Speaker speaker;
    speaker.name = occurrence.resolved.name;  // "the rail operator"
    if (occurrence.speaker) {
      if (!seen.insert(*occurrence.speaker).second) continue;
      ASSIGN_OR_RETURN(speaker, store.GetSpeaker(call, *occurrence.speaker));
    }
    if (speaker.name.empty()) continue;
    if (IsNameOf(claimant, speaker)) return SpeakerMatch::kSame;
    match = SpeakerMatch::kOther;
  }
  return match;
}

using DecisionMap =
    std::map<std::pair<domain::ReviewId, domain::ClaimId>, const storage::ClaimReviewDecision*>;

DecisionMap MapOf(const std::vector<storage::ClaimReviewDecision>& decisions) {
  DecisionMap map;
  for (const storage::ClaimReviewDecision& decision : decisions) {
    map[{decision.review, decision.claim}] = &decision;
  }
  return map;
}

// The pair as decided or suggested; nullopt: neither.
absl::StatusOr<std::optional<ClaimReviewLink>> Link(storage::Store& store, const CallContext& call,
                                                    const storage::StoredReview& review,
                                                    const facts::Assertion& asserted,
                                                    const ReadClaim& claim,
                                                    const DecisionMap& decisions) {
  ClosestOf closest = Closest(asserted.form, claim.forms);
  ClaimReviewLink link{.review = review,
                       .claim = claim.claim.id,
                       .text = claim.claim.text,
                       .form = std::move(closest.form)};
  if (closest.share > 0 && FiguresFit(asserted.figures, claim)) {
    ASSIGN_OR_RETURN(const SpeakerMatch speaker,
                     MatchSpeaker(store, call, review.review.claimant, claim));
    link.score = ScoreReview(kLeastShare + (1 - kLeastShare) * closest.share, speaker);
  }
  const auto decided = decisions.find({review.id, claim.claim.id});
  if (decided == decisions.end()) {
    if (link.score < kLeastReviewScore) return std::optional<ClaimReviewLink>();
    return std::optional(std::move(link));
  }
  link.state = decided->second->confirmed ? ReviewState::kConfirmed : ReviewState::kRejected;
  link.decision = decided->second->correction;
  return std::optional(std::move(link));
}

void Sort(std::vector<ClaimReviewLink>& links) {
  const auto rank = [](const ClaimReviewLink& link) {
    return link.state == ReviewState::kConfirmed   ? 0
           : link.state == ReviewState::kSuggested ? 1
                                                   : 2;
  };
  std::stable_sort(links.begin(), links.end(), [&](const auto& a, const auto& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a.score > b.score;
  });
  if (links.size() > kMaxReviewLinks) links.resize(kMaxReviewLinks);
}

// Hashes of three words in a row of the claim's statements.
std::vector<int64_t> HashesOf(const ReadClaim& claim) {
  std::set<int64_t> hashes;
  for (const storage::StoredClaimStatement& statement : claim.statements) {
    const auto more = matching::QueryFingerprints(matching::Normalize(statement.part.text));
    hashes.insert(more.begin(), more.end());
  }
  return {hashes.begin(), hashes.end()};
}

}  // namespace

absl::StatusOr<std::vector<ClaimReviewLink>> ReviewsOfClaim(storage::Store& store,
                                                            const CallContext& call,
                                                            const storage::StoredClaim& claim,
                                                            Rejected rejected) {
  ASSIGN_OR_RETURN(const ReadClaim read, Read(store, call, claim));
  ASSIGN_OR_RETURN(const auto decided, store.ListClaimReviewDecisions(call, {claim.id}, {}));
  const DecisionMap decisions = MapOf(decided);
  ASSIGN_OR_RETURN(storage::ReviewCandidates found,
                   store.FindReviewCandidates(call, {}, HashesOf(read), kMaxReviewCandidates));
  std::set<domain::ReviewId> seen;
  for (const storage::StoredReview& review : found.reviews) seen.insert(review.id);
  for (const storage::ClaimReviewDecision& decision : decided) {
    if (!seen.insert(decision.review).second) continue;
    ASSIGN_OR_RETURN(found.reviews.emplace_back(), store.GetReview(call, decision.review));
  }
  std::vector<ClaimReviewLink> links;
  for (const storage::StoredReview& review : found.reviews) {
    ASSIGN_OR_RETURN(std::optional<ClaimReviewLink> link,
                     Link(store, call, review, AssertionOf(review.review), read, decisions));
    if (!link || (rejected == Rejected::kLeftOut && link->state == ReviewState::kRejected)) {
      continue;
    }
    links.push_back(*std::move(link));
  }
  Sort(links);
  return links;
}

absl::StatusOr<std::vector<ClaimReviewLink>> ClaimsOfReview(storage::Store& store,
                                                            const CallContext& call,
                                                            const storage::StoredReview& review) {
  const facts::Assertion asserted = AssertionOf(review.review);
  ASSIGN_OR_RETURN(const auto decided, store.ListClaimReviewDecisions(call, {}, {review.id}));
  std::vector<std::pair<double, domain::ClaimId>> claims;  // best first
  for (const storage::ClaimReviewDecision& decision : decided)
    claims.emplace_back(2, decision.claim);
  ASSIGN_OR_RETURN(const auto forms, store.FindClaimForms(call, facts::KeysOf(asserted.form)));
  for (const storage::ClaimForm& one : forms) {
    const double share = facts::ShareOfClaim(asserted.form, facts::ParseForm(one.form));
    if (share > 0) claims.emplace_back(share, one.claim);
  }
  std::stable_sort(claims.begin(), claims.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  const DecisionMap decisions = MapOf(decided);
  std::vector<ClaimReviewLink> links;
  std::set<domain::ClaimId> seen;
  for (const auto& [share, id] : claims) {
    if (seen.size() == kMaxClaims || !seen.insert(id).second) continue;
    const absl::StatusOr<storage::StoredClaim> claim = store.GetClaim(call, id);
    if (absl::IsNotFound(claim.status())) continue;  // gone since
    RETURN_IF_ERROR(claim.status());
    ASSIGN_OR_RETURN(const ReadClaim read, Read(store, call, *claim));
    ASSIGN_OR_RETURN(std::optional<ClaimReviewLink> link,
                     Link(store, call, review, asserted, read, decisions));
    if (link) links.push_back(*std::move(link));
  }
  Sort(links);
  return links;
}

absl::StatusOr<std::string> ClosestForm(storage::Store& store, const CallContext& call,
                                        const domain::Review& review, domain::ClaimId claim) {
  ASSIGN_OR_RETURN(const auto forms, store.ListClaimForms(call, {claim}));
  return Closest(AssertionOf(review).form, forms).form;
}

}  // namespace verbatim::app
