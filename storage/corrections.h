#ifndef VERBATIM_STORAGE_CORRECTIONS_H_
#define VERBATIM_STORAGE_CORRECTIONS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "services/domain/ids.h"
#include "services/domain/time.h"

// What people correct: the speaker registry, which wordings are one quote, which words a statement
// reports, and which reviews are about a quote or a claim.
namespace verbatim::storage {

// Both are one: all statements of `speaker`, those to come too, are those of `into`.
struct MergeSpeakers {
  domain::SpeakerId speaker;
  domain::SpeakerId into;
};

// `occurrences` of `speaker` are those of another, of the same kind, who becomes a new speaker.
struct SplitSpeaker {
  domain::SpeakerId speaker;
  std::vector<domain::OccurrenceId> occurrences;
  std::string new_name;  // empty: the same name
};

struct RenameSpeaker {
  domain::SpeakerId speaker;
  std::string new_name;  // the one before stays as an alias
};

// The words are those of `speaker`; unset: of nobody known.
struct ReassignOccurrence {
  domain::OccurrenceId occurrence;
  std::optional<domain::SpeakerId> speaker;
};

// Both are one: their wordings, and what comes to them later, are one quote.
struct MergeQuotes {
  domain::QuoteId quote;
  domain::QuoteId into;
};

// The words of `occurrences` of a quote are a quote of their own, wherever they stand.
struct SplitQuote {
  domain::QuoteId quote;
  std::vector<domain::OccurrenceId> occurrences;
};

// Content as it is found again in a text that changes: its words, and what stands before them.
struct ContentAnchor {
  std::vector<std::string> segments;  // verbatim, in text order, never none
  std::string prefix;                 // kAnchorPrefixBytes at most, fewer at a text's begin

  bool operator==(const ContentAnchor&) const = default;
};
inline constexpr size_t kAnchorPrefixBytes = 64;

// The content of the occurrence is that; of the same statement in later revisions too.
struct CorrectContent {
  domain::OccurrenceId occurrence;
  ContentAnchor before;  // as it is
  ContentAnchor content;
};

// A review is about the quote, or is not; said of one wording, which it follows.
struct DecideReview {
  domain::ReviewId review;
  domain::QuoteId quote;
  std::string wording;  // of the quote; any of its wordings where it has no such
  bool confirmed = true;
};

// The same of a claim; said of one form of it, which it follows.
struct DecideClaimReview {
  domain::ReviewId review;
  domain::ClaimId claim;
  std::string form;  // of the claim; any of its forms where it has no such
  bool confirmed = true;
};

using CorrectionAction =
    std::variant<MergeSpeakers, SplitSpeaker, RenameSpeaker, ReassignOccurrence, MergeQuotes,
                 SplitQuote, CorrectContent, DecideReview, DecideClaimReview>;

// Who corrects, and why; both are kept and never empty.
struct CorrectionNote {
  std::string actor;
  std::string reason;
};

enum class CorrectionKind : uint8_t {
  kMerge,
  kSplit,
  kRename,
  kReassign,
  kMergeQuotes,
  kSplitQuote,
  kContent,
  kConfirmReview,
  kRejectReview
};

// A speaker as a correction names it.
struct CorrectedSpeaker {
  domain::SpeakerId id;
  std::string name;  // as it is now
};

// A correction as an event.
struct StoredCorrection {
  domain::CorrectionId id;
  CorrectionKind kind = CorrectionKind::kMerge;
  // Whom it corrects; kReassign: whose the words were; unset: nobody known.
  std::optional<CorrectedSpeaker> speaker;
  // kMerge: into whom; kSplit: the new one; kReassign: whose they are; unset: nobody known.
  std::optional<CorrectedSpeaker> other_speaker;
  std::string old_name;  // kRename
  std::string new_name;  // kRename, kSplit
  // kSplit, kReassign: the wordings of articles that it holds for; kMergeQuotes: the wordings of
  // both; kSplitQuote: those split off.
  int64_t wording_count = 0;
  // The ids as they were then: kMergeQuotes: the one that goes into the other; kSplitQuote: the one
  // that was split, and the new one.
  std::optional<domain::QuoteId> quote;
  std::optional<domain::QuoteId> other_quote;
  // kContent: the statement with its words before and after; unset once its article is erased.
  std::optional<domain::OccurrenceId> occurrence;
  std::optional<domain::ArticleId> article;
  std::vector<std::string> old_content;
  std::vector<std::string> new_content;
  std::optional<domain::ReviewId> review;  // kConfirmReview, kRejectReview: of `quote`
  std::optional<domain::ClaimId> claim;    // or of this claim, as it was then
  CorrectionNote note;
  domain::Time create_time;
  std::optional<domain::Time> undo_time;  // unset: it stands
  CorrectionNote undo_note;
};

struct CorrectionFilter {
  std::optional<domain::SpeakerId> speaker{};  // corrections that name it
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_CORRECTIONS_H_
