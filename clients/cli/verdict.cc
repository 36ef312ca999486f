#include "clients/cli/verdict.h"

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

std::string Accurate(const v1::QuoteMatch& match, const std::string& who) {
  const bool is_part = match.comparison().relation() == v1::RELATION_PARTIAL;
  return who + " said this" + (is_part ? ", as part of a longer statement." : ".");
}

std::string Truncated(const v1::QuoteMatch& match, const std::string& who) {
  const std::string speaker = who.empty() ? "Someone whom no article names" : who;
  const std::string note = MeaningNote(match.comparison());
  if (note.empty()) return speaker + " said this; words around it are left out.";
  return "Truncated: " + speaker + " said more, and what is left out " + note + ".";
}

std::string Altered(const v1::QuoteMatch& match, const std::string& who) {
  const std::string note = MeaningNote(match.comparison());
  const std::string speaker = who.empty() ? "Someone whom no article names" : who;
  if (note.empty()) return speaker + " said this, in other words.";
  return "Altered: " + speaker + " said it differently, and the difference " + note + ".";
}

template <typename Answer>
StyledText Sentence(const Answer& answer, const std::string& speaker) {
  if (answer.matches().empty()) {
    return {{"No stored quote matches these words.", Style::kBad},
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
      return {{"These words are credited to " + Names(match.other_speakers()) + ", not to " +
                   ForTerminal(speaker) + ".",
               Style::kBad}};
    case v1::VERDICT_DISPUTED:
      return {
          {"These words are credited to different people: " + Names(match.quote().speakers()) + ".",
           Style::kWarning}};
    case v1::VERDICT_UNATTRIBUTED:
      return {{"These words are known, but no article says who said them.", Style::kWarning}};
    default: return {{"The server gave no verdict.", Style::kBad}};
  }
}

}  // namespace

StyledText VerdictSentence(const v1::VerifyQuoteResponse& response, const std::string& speaker) {
  if (response.matches().empty() && response.verdict() != v1::VERDICT_NOT_FOUND) {
    return {{"Not known as one statement, but each of its sentences is.", Style::kWarning}};
  }
  return Sentence(response, speaker);
}

StyledText VerdictSentence(const v1::SentenceVerification& sentence, const std::string& speaker) {
  return Sentence(sentence, speaker);
}

}  // namespace verbatim::cli
