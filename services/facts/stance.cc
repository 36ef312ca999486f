#include "services/facts/stance.h"

#include <algorithm>
#include <string>

#include "services/facts/words.h"

namespace verbatim::facts {
namespace {

using domain::Stance;

std::optional<Stance> StanceOfWord(std::string_view word) {
  static const auto& denies = *new WordList(
      "deny denies denied denying denial reject rejects rejected rejecting dismiss dismisses "
      "dismissed dismissing refute refutes refuted refuting rebut rebuts rebutted rebuffed rebuff "
      "disavow disavowed contradict contradicts contradicted contradicting");
  static const auto& disputes = *new WordList(
      "dispute disputes disputed disputing question questions questioned questioning challenge "
      "challenges challenged challenging contest contests contested contesting doubt doubts "
      "doubted "
      "doubting");
  static const auto& confirms = *new WordList(
      "confirm confirms confirmed confirming confirmation acknowledge acknowledges acknowledged "
      "acknowledging admit admits admitted admitting concede concedes conceded conceding verify "
      "verifies verified corroborate corroborated corroborates");
  static const auto& corrects = *new WordList(
      "correct corrects corrected correcting revise revises revised revising amend amended amends "
      "update updates updated clarify clarifies clarified clarifying");
  static const auto& retracts = *new WordList(
      "retract retracts retracted retracting withdraw withdraws withdrew withdrawn withdrawing "
      "recant recants recanted recanting backtracked retraction");
  static const auto& repeats = *new WordList(
      "repeat repeats repeated repeating reiterate reiterates reiterated reiterating reaffirm "
      "reaffirms reaffirmed restate restated restates");
  if (denies.Has(word)) return Stance::kDenies;
  if (disputes.Has(word)) return Stance::kDisputes;
  if (confirms.Has(word)) return Stance::kConfirms;
  if (corrects.Has(word)) return Stance::kCorrects;
  if (retracts.Has(word)) return Stance::kRetracts;
  if (repeats.Has(word)) return Stance::kRepeats;
  return std::nullopt;
}

std::string WordsOf(const text::Document& document, const std::vector<uint32_t>& tokens) {
  std::string words;
  for (const uint32_t token : tokens) {
    if (document.tokens()[token].kind != text::TokenKind::kWord) continue;
    if (!words.empty()) words += ' ';
    words += Folded(document, token);
  }
  return words;
}

bool IsClaimNoun(std::string_view word) {
  static const auto& nouns = *new WordList(
      "charge charges claim claims allegation allegations accusation accusations report reports "
      "assertion assertions suggestion suggestions figure figures number numbers toll account "
      "accounts statement statements comments remarks story rumour rumours rumor rumors estimate "
      "estimates idea notion");
  return nouns.Has(word);
}

}  // namespace

domain::StanceEvidence StanceOf(const text::Document& document,
                                const domain::Statement& statement) {
  domain::StanceEvidence evidence;
  if (!statement.cue) return evidence;
  const text::TokenRange cue = document.TokensIn(*statement.cue);
  bool negated = false;
  std::optional<uint32_t> negator;
  for (uint32_t i = cue.begin; i < cue.end; ++i) {
    const std::string word = Folded(document, i);
    static const auto& declines =
        *new WordList("declined decline declines declining refused refuse refuses refusing");
    static const auto& answers = *new WordList("respond comment reply answer return returned");
    static const auto& says = *new WordList("comment discuss answer respond say");
    if (IsNegator(word)) {
      negated = true;
      negator = i;
    }
    if (declines.Has(word)) {
      for (uint32_t j = i + 1; j < std::min<uint32_t>(cue.end + 3, document.tokens().size()); ++j) {
        if (!says.Has(Folded(document, j))) continue;
        evidence.stance = Stance::kDeclines;
        evidence.span = {document.tokens()[i].span.begin, document.tokens()[j].span.end};
        return evidence;
      }
    }
    if (negated && answers.Has(word)) {
      evidence.stance = Stance::kDeclines;
      evidence.span = {document.tokens()[*negator].span.begin, document.tokens()[i].span.end};
      return evidence;
    }
    const std::optional<Stance> stance = StanceOfWord(word);
    if (!stance) continue;
    evidence.stance = *stance;
    evidence.span = document.tokens()[i].span;
    // "did not deny" does not assert it either; "could not confirm" is no denial.
    if (negated) evidence = {.stance = Stance::kDeclines, .span = *statement.cue};
  }
  return evidence;
}

bool AsksForComment(const text::Document& document, const std::vector<uint32_t>& tokens) {
  const std::string words = WordsOf(document, tokens);
  for (const char* phrase : {"request for comment", "requests for comment", "for comment",
                             "to comment", "seeking comment", "request for information",
                             "requests for information", "messages seeking comment"}) {
    if (words.find(phrase) != std::string::npos) return true;
  }
  return words == "comment";
}

bool PointsBack(const text::Document& document, const std::vector<uint32_t>& tokens) {
  constexpr size_t kMostWords = 6;
  std::vector<std::string> words;
  for (const uint32_t token : tokens) {
    if (document.tokens()[token].kind == text::TokenKind::kWord) {
      words.push_back(Folded(document, token));
    }
  }
  if (words.empty() || words.size() > kMostWords) return false;
  if (AsksForComment(document, tokens)) return true;
  static const auto& pronouns = *new WordList("it this that them those these");
  if (words.size() == 1 && pronouns.Has(words[0])) return true;
  static const auto& before = *new WordList(
      "a an the this that these those its his her their such any all earlier previous own both "
      "'s initial first last latest recent");
  size_t i = 0;
  while (i < words.size() && before.Has(words[i])) ++i;
  return i > 0 && i + 1 >= words.size() - 1 && i < words.size() && IsClaimNoun(words[i]) &&
         words.size() - i <= 2;
}

std::optional<AddedStance> FindAddedStance(const text::Document& document, text::TokenRange range) {
  constexpr uint32_t kMostSourceTokens = 6;
  static const auto& determiners = *new WordList("a an the");
  static const auto& relatives = *new WordList("which something");
  for (uint32_t i = range.begin; i < range.end; ++i) {
    const std::string word = Folded(document, i);
    uint32_t source = i + 1;
    if (determiners.Has(word)) {
      while (source < range.end && source < i + 3 && !IsClaimNoun(Folded(document, source)))
        ++source;
      if (source >= range.end || !IsClaimNoun(Folded(document, source))) continue;
      ++source;
    } else if (!relatives.Has(word)) {
      continue;
    }
    if (source < range.end &&
        (Folded(document, source) == "that" || Folded(document, source) == "which")) {
      ++source;
    }
    for (uint32_t verb = source + 1; verb < range.end && verb <= source + kMostSourceTokens;
         ++verb) {
      if (document.tokens()[verb].kind != text::TokenKind::kWord) break;
      const std::optional<Stance> stance = StanceOfWord(Folded(document, verb));
      if (!stance) continue;
      // Nothing but punctuation or the sentence's end may follow: it is the claim that is denied.
      if (verb + 1 < range.end &&
          document.tokens()[verb + 1].kind != text::TokenKind::kPunctuation) {
        break;
      }
      uint32_t source_end = verb;
      while (source_end > source + 1 && IsAuxiliary(Folded(document, source_end - 1))) --source_end;
      return AddedStance{.begin = i,
                         .span = document.SpanOf({i, verb + 1}),
                         .source = document.SpanOf({source, source_end}),
                         .stance = {.stance = *stance, .span = document.tokens()[verb].span}};
    }
  }
  return std::nullopt;
}

size_t LeadIn(const text::Document& document, const std::vector<uint32_t>& tokens) {
  static const auto& determiners = *new WordList("a an the any earlier media press recent");
  size_t i = 0;
  const auto word = [&](size_t at) {
    return at < tokens.size() ? Folded(document, tokens[at]) : std::string();
  };
  if (word(0) == "that") return 1;
  while (determiners.Has(word(i))) ++i;
  if (!IsClaimNoun(word(i))) return 0;
  for (size_t j = i + 1; j <= i + 3 && j < tokens.size(); ++j) {
    if (word(j) == "that") return j + 1;
  }
  return 0;
}

}  // namespace verbatim::facts
