#include "services/app/verify_quote.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "services/app/field_checks.h"
#include "services/app/judge_match.h"
#include "services/app/speaker_names.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/matching/compare.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"
#include "services/matching/units.h"
#include "services/text/document.h"
#include "services/text/name_key.h"

namespace verbatim::app {
namespace {

using domain::Comparison;
using domain::Relation;

// Candidates whose wordings are aligned with the text. Of a million quotes the right one was among
// the best 64 in at least 98 of 100 searches.
constexpr int32_t kCandidates = 64;

// Two wordings that say different things are one quote garbled rather than two quotes when this
// share of the words asked for stands in both ("must not" for "must"), and they say so much, in
// bits: two rare words or many common ones.
constexpr double kGarbledShare = 2.0 / 3;
constexpr uint32_t kGarbledWeight = 12;

// Of a text that shares no three words in a row with any quote, the pairs of so many rarest words
// are looked for.
constexpr size_t kRarestWords = 5;

constexpr size_t kNearest = 3;
constexpr int32_t kEvidence = 5;  // occurrences shown with a match

// Variants of one quote that are compared, those with most occurrences first.
constexpr size_t kMaxVariantsCompared = 50;

// The text asked for and its form, made once.
struct Asked {
  std::string text;
  matching::NormalForm form;
  std::string_view speaker_name;
};

// Nearer relations first, then the higher score.
auto Rank(const Comparison& comparison) {
  return std::make_tuple(-static_cast<int>(comparison.relation), comparison.score);
}

// Whether the text may report the quote compared with it, in whatever state.
bool MayReport(const Comparison& comparison, const matching::Overlap& overlap) {
  if (comparison.relation != Relation::kDifferent) return true;
  return comparison.meaning_changed() && overlap.share >= kGarbledShare &&
         overlap.weight >= kGarbledWeight;
}

// How many steps change words rather than leave some out.
ptrdiff_t CountChanges(const Comparison& comparison) {
  return std::count_if(comparison.edits.begin(), comparison.edits.end(),
                       [](const domain::Edit& edit) {
                         return edit.op != domain::EditOp::kKeep && edit.op != domain::EditOp::kCut;
                       });
}

// The variant of the quote that comes closest to the text, with its comparison: the nearest
// relation, then the fewest words changed.
std::pair<std::string, Comparison> ClosestVariant(const Asked& asked,
                                                  const storage::StoredQuote& quote) {
  const auto compare = [&](const std::string& wording) {
    return matching::CompareWithEdits(matching::Normalize(wording), wording, asked.form,
                                      asked.text);
  };
  const auto rank = [](const Comparison& comparison) {
    return std::make_tuple(-static_cast<int>(comparison.relation), -CountChanges(comparison),
                           comparison.score);
  };
  std::pair<std::string, Comparison> best{quote.wording, compare(quote.wording)};
  const size_t compared = std::min(quote.variants.size(), kMaxVariantsCompared);
  for (size_t i = 0; i < compared; ++i) {
    const std::string& wording = quote.variants[i].wording;
    if (wording == quote.wording) continue;
    Comparison comparison = compare(wording);
    if (rank(comparison) > rank(best.second)) best = {wording, std::move(comparison)};
  }
  return best;
}

// A name that nobody is known by, but for a slip that of one credited, means that one.
absl::Status MatchMisspeltSpeaker(storage::Store& store, const CallContext& call,
                                  const Asked& asked, QuoteMatch& match) {
  const std::string key = text::NameKey(asked.speaker_name);
  if (key.empty()) return absl::OkStatus();
  for (auto credited = match.other_speakers.begin(); credited != match.other_speakers.end();
       ++credited) {
    ASSIGN_OR_RETURN(const domain::Speaker speaker, store.GetSpeaker(call, credited->id));
    if (!IsMisspeltNameOf(asked.speaker_name, speaker)) continue;
    constexpr int32_t kBearers = 20;
    ASSIGN_OR_RETURN(
        const storage::Page<domain::Speaker> bearers,
        store.ListSpeakers(call, {.name = std::string(asked.speaker_name), .spelling_key = key},
                           {.size = kBearers, .cursor = ""}));
    if (std::any_of(bearers.items.begin(), bearers.items.end(), [&](const domain::Speaker& bearer) {
          return IsNameOf(asked.speaker_name, bearer);
        })) {
      return absl::OkStatus();
    }
    match.speaker_match = SpeakerMatch::kSame;
    match.other_speakers.erase(credited);
    return absl::OkStatus();
  }
  return absl::OkStatus();
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
  if (match.speaker_match == SpeakerMatch::kOther) {
    return MatchMisspeltSpeaker(store, call, asked, match);
  }
  return absl::OkStatus();
}

absl::StatusOr<QuoteMatch> MatchQuote(storage::Store& store, const CallContext& call,
                                      const Asked& asked, storage::StoredQuote quote) {
  QuoteMatch match;
  match.quote = std::move(quote);
  std::tie(match.wording, match.comparison) = ClosestVariant(asked, match.quote);
  RETURN_IF_ERROR(MatchSpeaker(store, call, asked, match));
  match.verdict = JudgeMatch(match);
  return match;
}

struct Ranking {
  std::vector<domain::QuoteId> reported;  // that the text may report, best first
  std::vector<domain::QuoteId> others;    // by the weight of the words in common
};

// Ranks the candidates by their wordings, each quote once.
Ranking RankQuotes(const Asked& asked, const std::vector<storage::QuoteCandidate>& candidates) {
  struct Ranked {
    domain::QuoteId quote;
    Comparison comparison;
    bool may_report = false;
    uint32_t weight = 0;
  };
  std::vector<Ranked> ranked;
  for (const storage::QuoteCandidate& candidate : candidates) {
    Ranked& one = ranked.emplace_back();
    one.quote = candidate.quote;
    const matching::NormalForm form = matching::Normalize(candidate.wording);
    one.comparison = matching::Compare(form, asked.form);
    const matching::Overlap overlap = matching::OverlapOf(form, asked.form);
    one.may_report = MayReport(one.comparison, overlap);
    one.weight = one.may_report ? 0 : overlap.weight;
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
    if (a.may_report != b.may_report) return a.may_report;
    if (a.weight != b.weight) return a.weight > b.weight;
    return Rank(a.comparison) > Rank(b.comparison);
  });
  Ranking ranking;
  std::unordered_set<domain::QuoteId> seen;
  for (const Ranked& one : ranked) {
    if (!seen.insert(one.quote).second) continue;
    (one.may_report ? ranking.reported : ranking.others).push_back(one.quote);
  }
  return ranking;
}

absl::Status AddFirstAppearance(storage::Store& store, const CallContext& call, QuoteMatch& match) {
  ASSIGN_OR_RETURN(
      storage::Page<storage::StoredOccurrence> page,
      store.ListOccurrences(call, {.article = {}, .quote = match.quote.id, .speaker = {}},
                            {.size = 1, .cursor = ""}));
  if (!page.items.empty()) match.first_appearance = std::move(page.items.front());
  return absl::OkStatus();
}

Asked Ask(std::string text, std::string_view speaker_name) {
  Asked asked{.text = std::move(text), .form = {}, .speaker_name = speaker_name};
  asked.form = matching::Normalize(asked.text);
  return asked;
}

absl::StatusOr<Asked> Check(const Verification& verification) {
  RETURN_IF_ERROR(CheckRequiredField("text", verification.text, kMaxQueryBytes));
  RETURN_IF_ERROR(CheckField("speaker_name", verification.speaker_name, kMaxMetadataBytes));
  Asked asked = Ask(verification.text, verification.speaker_name);
  if (asked.form.words.empty()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "text has no words to look for",
                     {.reason = "QUERY_WITHOUT_WORDS", .metadata = {}, .field = "text"});
  }
  return asked;
}

// Quotes that share the text's rarest words, two at a time.
absl::StatusOr<std::vector<storage::QuoteCandidate>> FindByRarestWords(storage::Store& store,
                                                                       const CallContext& call,
                                                                       const Asked& asked) {
  const std::vector<std::string> rarest = matching::HeaviestWords(asked.form, kRarestWords);
  std::vector<std::string> pairs;
  for (size_t i = 0; i < rarest.size(); ++i) {
    for (size_t j = i + 1; j < rarest.size(); ++j) pairs.push_back(rarest[i] + " " + rarest[j]);
  }
  if (rarest.size() == 1) pairs = rarest;
  return store.FindCandidatesByWords(call, pairs, true, kCandidates);
}

absl::StatusOr<std::vector<QuoteMatch>> MatchQuotes(storage::Store& store, const CallContext& call,
                                                    const Asked& asked,
                                                    const std::vector<domain::QuoteId>& quotes,
                                                    size_t most) {
  const auto end = quotes.begin() + static_cast<std::ptrdiff_t>(std::min(most, quotes.size()));
  ASSIGN_OR_RETURN(auto found, store.GetQuotes(call, {quotes.begin(), end}));
  std::vector<QuoteMatch> matches;
  for (absl::StatusOr<storage::StoredQuote>& quote : found) {
    if (!quote.ok()) continue;  // erased since it was found
    ASSIGN_OR_RETURN(QuoteMatch match, MatchQuote(store, call, asked, *std::move(quote)));
    matches.push_back(std::move(match));
  }
  return matches;
}

// Those of the speaker asked for first, then the closer wording.
void SortMatches(std::vector<QuoteMatch>& matches) {
  std::stable_sort(matches.begin(), matches.end(), [](const QuoteMatch& a, const QuoteMatch& b) {
    const bool a_same = a.speaker_match == SpeakerMatch::kSame;
    const bool b_same = b.speaker_match == SpeakerMatch::kSame;
    if (a_same != b_same) return a_same;
    return Rank(a.comparison) > Rank(b.comparison);
  });
}

absl::StatusOr<TextAnswer> AnswerFor(storage::Store& store, const CallContext& call,
                                     const Asked& asked, size_t max_matches) {
  ASSIGN_OR_RETURN(
      std::vector<storage::QuoteCandidate> candidates,
      store.FindCandidates(call, matching::QueryFingerprints(asked.form), true, kCandidates));
  Ranking ranking = RankQuotes(asked, candidates);
  if (ranking.reported.empty()) {
    ASSIGN_OR_RETURN(std::vector<storage::QuoteCandidate> more,
                     FindByRarestWords(store, call, asked));
    candidates.insert(candidates.end(), more.begin(), more.end());
    ranking = RankQuotes(asked, candidates);
  }
  TextAnswer answer;
  answer.compared_quotes = static_cast<int32_t>(ranking.reported.size() + ranking.others.size());
  ASSIGN_OR_RETURN(answer.matches, MatchQuotes(store, call, asked, ranking.reported, kMaxMatches));
  SortMatches(answer.matches);
  answer.matches.resize(std::min(answer.matches.size(), max_matches));
  if (answer.matches.empty()) {
    ASSIGN_OR_RETURN(answer.nearest, MatchQuotes(store, call, asked, ranking.others, kNearest));
  } else {
    answer.verdict = answer.matches.front().verdict;
    QuoteMatch& best = answer.matches.front();
    ASSIGN_OR_RETURN(storage::Page<QuoteEvidence> evidence,
                     FindEvidence(store, call, best.quote.id, {.size = kEvidence, .cursor = ""}));
    best.evidence = std::move(evidence.items);
  }
  for (std::vector<QuoteMatch>* matches : {&answer.matches, &answer.nearest}) {
    for (QuoteMatch& match : *matches) RETURN_IF_ERROR(AddFirstAppearance(store, call, match));
  }
  return answer;
}

// The sentences of a text of more than one that have words.
std::vector<std::string> SentencesOf(const std::string& text) {
  domain::Article article;
  article.text = text;
  if (!text::CheckText(article.text).ok()) return {};
  const text::Document document = text::Document::Analyze(article);
  std::vector<std::string> sentences;
  for (const text::Sentence& sentence : document.sentences()) {
    if (sentences.size() == kMaxSentencesVerified) break;
    if (sentence.tokens.begin == sentence.tokens.end) continue;
    std::string words(document.Text(document.SpanOf(sentence.tokens)));
    if (!matching::Normalize(words).words.empty()) sentences.push_back(std::move(words));
  }
  if (sentences.size() < 2) sentences.clear();
  return sentences;
}

// Whether a whole sentence of the text is no part of the quote.
bool HasForeignSentence(const QuoteMatch& match, const std::vector<SentenceAnswer>& sentences) {
  for (const domain::Edit& edit : match.comparison.edits) {
    if (edit.op != domain::EditOp::kInsert && edit.op != domain::EditOp::kReplace) continue;
    for (const SentenceAnswer& sentence : sentences) {
      if (edit.b_text.find(sentence.sentence) != std::string::npos) return true;
    }
  }
  return false;
}

// Where the whole is not known as one statement: the worst that is to be said of its sentences. A
// quote that holds but some of them is near, no more.
void JudgeBySentences(VerifyAnswer& answer) {
  if (answer.sentences.empty()) return;
  std::vector<QuoteMatch>& matches = answer.whole.matches;
  if (!matches.empty()) {
    if (!HasForeignSentence(matches.front(), answer.sentences)) return;
    matches.resize(std::min(matches.size(), kNearest));
    answer.whole.nearest = std::move(matches);
    matches.clear();
  }
  Verdict worst = Verdict::kAccurate;
  for (const SentenceAnswer& sentence : answer.sentences) {
    if (IsGraver(sentence.answer.verdict, worst)) worst = sentence.answer.verdict;
  }
  answer.whole.verdict = worst;
}

}  // namespace

absl::StatusOr<VerifyAnswer> VerifyQuote(storage::Store& store, const CallContext& call,
                                         const Verification& verification) {
  ASSIGN_OR_RETURN(const Asked asked, Check(verification));
  ASSIGN_OR_RETURN(const int32_t max_matches,
                   CheckRowCount("max_matches", verification.max_matches,
                                 {.standard = kDefaultMatches, .most = kMaxMatches}));
  const auto most = static_cast<size_t>(max_matches);
  VerifyAnswer answer;
  ASSIGN_OR_RETURN(answer.whole, AnswerFor(store, call, asked, most));
  for (std::string& sentence : SentencesOf(asked.text)) {
    const Asked part = Ask(sentence, asked.speaker_name);
    SentenceAnswer& added = answer.sentences.emplace_back();
    ASSIGN_OR_RETURN(added.answer, AnswerFor(store, call, part, most));
    added.sentence = std::move(sentence);
  }
  JudgeBySentences(answer);
  return answer;
}

}  // namespace verbatim::app
