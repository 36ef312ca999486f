#include "clients/cli/verdict.h"

#include <algorithm>
#include <string>
#include <utility>

#include "clients/cli/api_view.h"
#include "clients/cli/occurrence_view.h"

namespace verbatim::cli {
namespace {

template <typename Speakers>
std::string Names(const Speakers& speakers) {
  std::string names;
  for (int i = 0; i < speakers.size(); ++i) {
    if (i > 0) names += i + 1 == speakers.size() ? " and " : ", ";
    names += ForTerminal(speakers[i].display_name());
  }
  return names;
}

// Who said it as far as the match goes: the speaker asked for, as the registry spells the name, or
// all who are credited.
std::string Speaker(const v1::QuoteMatch& match, const std::string& asked) {
  if (match.speaker_match() != v1::SPEAKER_MATCH_SAME) return Names(match.quote().speakers());
  for (const v1::CreditedSpeaker& credited : match.quote().speakers()) {
    bool is_other = false;
    for (const v1::CreditedSpeaker& other : match.other_speakers()) {
      is_other |= other.speaker() == credited.speaker();
    }
    if (!is_other) return ForTerminal(credited.display_name());
  }
  return ForTerminal(asked);
}

// "Ada Park is quoted", "Ada Park and Bo Lind are quoted", "somebody without a name is quoted".
std::string IsQuoted(const v1::QuoteMatch& match, const std::string& who) {
  if (who.empty()) return "somebody whom no article names is quoted";
  const bool several =
      match.speaker_match() != v1::SPEAKER_MATCH_SAME && match.quote().speakers_size() > 1;
  return who + (several ? " are quoted" : " is quoted");
}

std::string Accurate(const v1::QuoteMatch& match, const std::string& who) {
  const bool is_part = match.comparison().relation() == v1::RELATION_PARTIAL;
  return "Accurate: " + IsQuoted(match, who) + " in these words" +
         (is_part ? ", as part of a longer statement." : ".");
}

std::string Truncated(const v1::QuoteMatch& match, const std::string& who) {
  const std::string note = MeaningNote(match.comparison());
  if (note.empty()) {
    return "Truncated: " + IsQuoted(match, who) + " in these words, but others are left out.";
  }
  return "Truncated: " + IsQuoted(match, who) + " with more, and leaving that out " + note + ".";
}

// "“at dawn”, “and millers”": what stands elsewhere; `others` tells whether words differ as well.
std::string MovedWords(const v1::Comparison& comparison, bool& others) {
  std::string moved;
  for (const v1::Edit& edit : comparison.edits()) {
    if (edit.operation() != v1::EDIT_OPERATION_MOVE) {
      others |= edit.operation() != v1::EDIT_OPERATION_KEEP;
    } else if (!edit.old_text().empty()) {
      moved += (moved.empty() ? "“" : ", “") + ForTerminal(edit.old_text()) + "”";
    }
  }
  return moved;
}

std::string Altered(const v1::QuoteMatch& match, const std::string& who) {
  const std::string note = MeaningNote(match.comparison());
  const std::string quoted = "Altered: " + IsQuoted(match, who);
  if (!note.empty()) return quoted + " differently, and the difference " + note + ".";
  bool others = false;
  const std::string moved = MovedWords(match.comparison(), others);
  if (moved.empty()) return quoted + " in other words.";
  return quoted + (others ? " in other words and" : "") + " with " + moved + " in another place.";
}

template <typename Answer>
StyledText Sentence(const Answer& answer, const std::string& speaker) {
  if (answer.matches().empty()) {
    return {{"Not found: no stored quote matches these words.", Style::kBad},
            {" That is no proof that they were never said.", Style::kFaint}};
  }
  const v1::QuoteMatch& match = answer.matches(0);
  const std::string who = Speaker(match, speaker);
  const Style altered = MeaningNote(match.comparison()).empty() ? Style::kWarning : Style::kBad;
  switch (match.verdict()) {
    case v1::VERDICT_ACCURATE: return {{Accurate(match, who), Style::kGood}};
    case v1::VERDICT_TRUNCATED: return {{Truncated(match, who), altered}};
    case v1::VERDICT_ALTERED: return {{Altered(match, who), altered}};
    case v1::VERDICT_MISATTRIBUTED:
      return {{"Misattributed: these words are credited to " + Names(match.other_speakers()) +
                   ", not to " + ForTerminal(speaker) + ".",
               Style::kBad}};
    case v1::VERDICT_DISPUTED:
      return {{"Disputed: these words are credited to different people: " +
                   Names(match.quote().speakers()) + ".",
               Style::kWarning}};
    case v1::VERDICT_UNATTRIBUTED:
      return {{"Unattributed: these words are known, but no article says who said them.",
               Style::kWarning}};
    default: return {{"The server gave no verdict.", Style::kBad}};
  }
}

// "1 is accurate, 2 are not found".
std::string CountVerdicts(const v1::VerifyQuoteResponse& response) {
  constexpr std::pair<v1::Verdict, const char*> kNames[] = {
      {v1::VERDICT_ACCURATE, "accurate"},   {v1::VERDICT_TRUNCATED, "truncated"},
      {v1::VERDICT_ALTERED, "altered"},     {v1::VERDICT_UNATTRIBUTED, "unattributed"},
      {v1::VERDICT_DISPUTED, "disputed"},   {v1::VERDICT_MISATTRIBUTED, "misattributed"},
      {v1::VERDICT_NOT_FOUND, "not found"},
  };
  std::string counts;
  for (const auto& [verdict, name] : kNames) {
    const auto& sentences = response.sentences();
    const auto count = std::count_if(
        sentences.begin(), sentences.end(),
        [wanted = verdict](const auto& sentence) { return sentence.verdict() == wanted; });
    if (count == 0) continue;
    counts += (counts.empty() ? "" : ", ") + std::to_string(count) +
              (count == 1 ? " is " : " are ") + name;
  }
  return counts;
}

}  // namespace

StyledText VerdictSentence(const v1::VerifyQuoteResponse& response, const std::string& speaker) {
  if (response.matches().empty() && !response.sentences().empty()) {
    const bool found = response.verdict() != v1::VERDICT_NOT_FOUND;
    return {{"Not known as one statement: of its " + std::to_string(response.sentences_size()) +
                 " sentences " + CountVerdicts(response) + ".",
             found ? Style::kWarning : Style::kBad}};
  }
  return Sentence(response, speaker);
}

StyledText VerdictSentence(const v1::SentenceVerification& sentence, const std::string& speaker) {
  return Sentence(sentence, speaker);
}

}  // namespace verbatim::cli
