#include "services/app/verify_quote.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "services/app/field_checks.h"
#include "services/app/speaker_names.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/matching/compare.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

using domain::Comparison;
using domain::EditOp;
using domain::Relation;

// Candidates whose wordings are aligned with the text. Of a million quotes the right one was among
// the best 64 in at least 98 of 100 searches.
constexpr int32_t kCandidates = 64;

// Two wordings that say different things are one quote garbled rather than two quotes when this
// share of the words asked for stands in both, and no fewer than so many: "must not" for "must".
constexpr double kGarbledShare = 2.0 / 3;
constexpr size_t kGarbledWords = 4;

// Variants of one quote that are compared, those with most occurrences first.
constexpr size_t kMaxVariantsCompared = 50;

// The text asked for and its form, made once.
struct Asked {
  std::string_view text;
  matching::NormalForm form;
  std::string_view speaker_name;
};

// Nearer relations first, then the higher score.
auto Rank(const Comparison& comparison) {
  return std::make_tuple(-static_cast<int>(comparison.relation), comparison.score);
}

size_t KeptWords(const Comparison& comparison) {
  size_t words = 0;
  for (const domain::Edit& edit : comparison.edits) {
    if (edit.op != EditOp::kKeep) continue;
    words += 1 + static_cast<size_t>(std::count(edit.a_text.begin(), edit.a_text.end(), ' '));
  }
  return words;
}

// Whether the text may report the quote compared with it, in whatever state. `comparison` has
// edits.
bool MayReport(const Comparison& comparison, const Asked& asked) {
  if (comparison.relation != Relation::kDifferent) return true;
  const size_t kept = KeptWords(comparison);
  return comparison.meaning_changed() && kept >= kGarbledWords &&
         static_cast<double>(kept) >= kGarbledShare * static_cast<double>(asked.form.words.size());
}

// Whether the text has the known words and no others: all of them, or a stretch of them that is
// understood as the whole was.
bool KeepsTheWords(const Comparison& comparison) {
  if (comparison.relation == Relation::kExact) return true;
  return comparison.relation == Relation::kPartial && !comparison.meaning_changed() &&
         std::all_of(comparison.edits.begin(), comparison.edits.end(), [](const auto& edit) {
           return edit.op == EditOp::kKeep || edit.op == EditOp::kCut;
         });
}

Verdict Judge(const Comparison& comparison, SpeakerMatch speaker) {
  if (speaker == SpeakerMatch::kOther) return Verdict::kWrongSpeaker;
  if (!KeepsTheWords(comparison)) return Verdict::kAltered;
  return speaker == SpeakerMatch::kUnknown ? Verdict::kSpeakerUnknown : Verdict::kConfirmed;
}

// The variant of the quote that comes closest to the text, with its comparison.
std::pair<std::string, Comparison> ClosestVariant(const Asked& asked,
                                                  const storage::StoredQuote& quote) {
  std::string wording = quote.wording;
  matching::NormalForm form = matching::Normalize(wording);
  Comparison best = matching::Compare(form, asked.form);
  const size_t compared = std::min(quote.variants.size(), kMaxVariantsCompared);
  for (size_t i = 0; i < compared; ++i) {
    matching::NormalForm variant_form = matching::Normalize(quote.variants[i].wording);
    const Comparison comparison = matching::Compare(variant_form, asked.form);
    if (Rank(comparison) > Rank(best)) {
      wording = quote.variants[i].wording;
      form = std::move(variant_form);
      best = comparison;
    }
  }
  Comparison with_edits = matching::CompareWithEdits(form, wording, asked.form, asked.text);
  return {std::move(wording), std::move(with_edits)};
}

// Splits those credited into the speaker asked for and the others.
absl::Status MatchSpeaker(storage::Store& store, const CallContext& call, const Asked& asked,
                          QuoteMatch& match) {
  match.speaker_match =
      match.quote.speakers.empty() ? SpeakerMatch::kUnknown : SpeakerMatch::kOther;
  for (const storage::CreditedSpeaker& credited : match.quote.speakers) {
    if (!asked.speaker_name.empty()) {
      ASSIGN_OR_RETURN(const domain::Speaker speaker, store.GetSpeaker(call, credited.id));
      if (IsNameOf(asked.speaker_name, speaker)) {
        match.speaker_match = SpeakerMatch::kSame;
        continue;
      }
    }
    match.other_speakers.push_back(credited);
  }
  if (asked.speaker_name.empty()) match.speaker_match = SpeakerMatch::kNotAsked;
  return absl::OkStatus();
}

absl::StatusOr<QuoteMatch> MatchQuote(storage::Store& store, const CallContext& call,
                                      const Asked& asked, domain::QuoteId id) {
  QuoteMatch match;
  ASSIGN_OR_RETURN(match.quote, store.GetQuote(call, id));
  std::tie(match.wording, match.comparison) = ClosestVariant(asked, match.quote);
  RETURN_IF_ERROR(MatchSpeaker(store, call, asked, match));
  match.verdict = Judge(match.comparison, match.speaker_match);
  return match;
}

// The quotes whose representative wording comes closest to the text, best first, at most `most`.
std::vector<domain::QuoteId> ClosestQuotes(const Asked& asked,
                                           const std::vector<storage::QuoteCandidate>& candidates,
                                           size_t most) {
  std::vector<std::pair<Comparison, domain::QuoteId>> ranked;
  for (const storage::QuoteCandidate& candidate : candidates) {
    Comparison comparison = matching::CompareWithEdits(matching::Normalize(candidate.wording),
                                                       candidate.wording, asked.form, asked.text);
    if (MayReport(comparison, asked)) {
      ranked.emplace_back(std::move(comparison), candidate.quote);
    }
  }
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const auto& a, const auto& b) { return Rank(a.first) > Rank(b.first); });
  ranked.resize(std::min(ranked.size(), most));
  std::vector<domain::QuoteId> quotes;
  for (const auto& [comparison, quote] : ranked) quotes.push_back(quote);
  return quotes;
}

absl::Status AddFirstAppearance(storage::Store& store, const CallContext& call, QuoteMatch& match) {
  ASSIGN_OR_RETURN(
      storage::Page<storage::StoredOccurrence> page,
      store.ListOccurrences(call, {.article = {}, .quote = match.quote.id, .speaker = {}},
                            {.size = 1, .cursor = ""}));
  if (!page.items.empty()) match.first_appearance = std::move(page.items.front());
  return absl::OkStatus();
}

absl::StatusOr<Asked> Check(const Verification& asked) {
  RETURN_IF_ERROR(CheckRequiredField("text", asked.text, kMaxQueryBytes));
  RETURN_IF_ERROR(CheckField("speaker_name", asked.speaker_name, kMaxMetadataBytes));
  matching::NormalForm form = matching::Normalize(asked.text);
  if (form.words.empty()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "text has no words to look for",
                     {.reason = "QUERY_WITHOUT_WORDS", .metadata = {}, .field = "text"});
  }
  return Asked{.text = asked.text, .form = std::move(form), .speaker_name = asked.speaker_name};
}

}  // namespace

absl::StatusOr<VerifyAnswer> VerifyQuote(storage::Store& store, const CallContext& call,
                                         const Verification& verification) {
  ASSIGN_OR_RETURN(const Asked asked, Check(verification));
  ASSIGN_OR_RETURN(const int32_t max_matches,
                   CheckRowCount("max_matches", verification.max_matches,
                                 {.standard = kDefaultMatches, .most = kMaxMatches}));
  ASSIGN_OR_RETURN(
      const std::vector<storage::QuoteCandidate> candidates,
      store.FindCandidates(call, matching::QueryFingerprints(asked.form), true, kCandidates));
  VerifyAnswer answer;
  for (const domain::QuoteId quote : ClosestQuotes(asked, candidates, kMaxMatches)) {
    ASSIGN_OR_RETURN(QuoteMatch match, MatchQuote(store, call, asked, quote));
    answer.matches.push_back(std::move(match));
  }
  std::stable_sort(answer.matches.begin(), answer.matches.end(),
                   [](const QuoteMatch& a, const QuoteMatch& b) {
                     const bool a_same = a.speaker_match == SpeakerMatch::kSame;
                     const bool b_same = b.speaker_match == SpeakerMatch::kSame;
                     if (a_same != b_same) return a_same;
                     return Rank(a.comparison) > Rank(b.comparison);
                   });
  answer.matches.resize(std::min(answer.matches.size(), static_cast<size_t>(max_matches)));
  for (QuoteMatch& match : answer.matches) {
    RETURN_IF_ERROR(AddFirstAppearance(store, call, match));
  }
  if (!answer.matches.empty()) answer.verdict = answer.matches.front().verdict;
  return answer;
}

}  // namespace verbatim::app
