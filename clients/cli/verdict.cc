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

std::string Confirmed(const v1::QuoteMatch& match, const std::string& who) {
  if (who.empty()) return "These words are stored, but no article says who said them.";
  if (match.quote().attribution_conflict() && match.speaker_match() != v1::SPEAKER_MATCH_SAME) {
    return "These words are credited to different people: " + who + ".";
  }
  const bool is_part = match.comparison().relation() == v1::RELATION_PARTIAL;
  return who + " said this" + (is_part ? ", as part of a longer statement." : ".");
}

std::string Altered(const v1::QuoteMatch& match, const std::string& who) {
  const std::string note = MeaningNote(match.comparison());
  const std::string speaker = who.empty() ? "Someone whom no article names" : who;
  if (note.empty()) return speaker + " said this, in other words.";
  return "Altered: " + speaker + " said it differently, and the difference " + note + ".";
}

}  // namespace

StyledText VerdictSentence(const v1::VerifyQuoteResponse& response, const std::string& speaker) {
  if (response.matches().empty() || response.verdict() == v1::VERDICT_NOT_FOUND) {
    return {{"No stored quote matches these words.", Style::kBad},
            {" That is no proof that they were never said.", Style::kFaint}};
  }
  const v1::QuoteMatch& match = response.matches(0);
  const std::string who = Speaker(match, speaker);
  switch (response.verdict()) {
    case v1::VERDICT_CONFIRMED: return {{Confirmed(match, who), Style::kGood}};
    case v1::VERDICT_ALTERED:
      return {{Altered(match, who),
               MeaningNote(match.comparison()).empty() ? Style::kWarning : Style::kBad}};
    case v1::VERDICT_WRONG_SPEAKER:
      return {{"These words are credited to " + Names(match.other_speakers()) + ", not to " +
                   ForTerminal(speaker) + ".",
               Style::kBad}};
    case v1::VERDICT_SPEAKER_UNKNOWN:
      return {{"These words are known, but no article says that " + ForTerminal(speaker) +
                   " said them.",
               Style::kWarning}};
    default: return {{"The server gave no verdict.", Style::kBad}};
  }
}

}  // namespace verbatim::cli
