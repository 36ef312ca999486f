#include "clients/cli/verdict.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace verbatim::cli {
namespace {

struct VerdictCase {
  v1::Verdict verdict;
  v1::Relation relation;
  v1::MeaningChange change = v1::MEANING_CHANGE_NONE;
  std::string asked;
  std::vector<std::string> credited;  // the first is the one asked for when it is asked for
  std::string sentence;
};

v1::VerifyQuoteResponse ResponseOf(const VerdictCase& test) {
  v1::VerifyQuoteResponse response;
  response.set_verdict(test.verdict);
  v1::QuoteMatch& match = *response.add_matches();
  match.set_verdict(test.verdict);
  match.mutable_comparison()->set_relation(test.relation);
  match.mutable_comparison()->set_meaning_change(test.change);
  match.mutable_quote()->set_attribution_conflict(test.credited.size() > 1);
  if (!test.asked.empty()) match.set_speaker_match(v1::SPEAKER_MATCH_OTHER);
  if (test.credited.empty()) match.set_speaker_match(v1::SPEAKER_MATCH_UNKNOWN);
  for (const std::string& name : test.credited) {
    v1::CreditedSpeaker& speaker = *match.mutable_quote()->add_speakers();
    speaker.set_speaker("speakers/" + name);
    speaker.set_display_name(name);
    if (!test.asked.empty() && name.ends_with(test.asked)) {
      match.set_speaker_match(v1::SPEAKER_MATCH_SAME);
    } else {
      *match.add_other_speakers() = speaker;
    }
  }
  return response;
}

TEST(VerdictTest, IsOneSentence) {
  const v1::Relation exact = v1::RELATION_EXACT;
  const v1::Relation variant = v1::RELATION_VARIANT;
  const v1::Relation partial = v1::RELATION_PARTIAL;
  const v1::MeaningChange none = v1::MEANING_CHANGE_NONE;
  const v1::MeaningChange number = v1::MEANING_CHANGE_NUMBER;
  const std::vector<VerdictCase> cases = {
      {v1::VERDICT_ACCURATE, exact, none, "", {"Ada Park"}, "Ada Park said this."},
      {v1::VERDICT_ACCURATE, exact, none, "Park", {"Ada Park"}, "Ada Park said this."},
      {v1::VERDICT_ACCURATE,
       partial,
       none,
       "Park",
       {"Ada Park"},
       "Ada Park said this, as part of a longer statement."},
      {v1::VERDICT_TRUNCATED,
       partial,
       none,
       "Park",
       {"Ada Park"},
       "Ada Park said this; words around it are left out."},
      {v1::VERDICT_TRUNCATED,
       partial,
       v1::MEANING_CHANGE_CUT,
       "Park",
       {"Ada Park"},
       "Truncated: Ada Park said more, and what is left out changes the meaning (CUT)."},
      {v1::VERDICT_UNATTRIBUTED,
       exact,
       none,
       "",
       {},
       "These words are known, but no article says who said them."},
      {v1::VERDICT_DISPUTED,
       exact,
       none,
       "",
       {"Ada Park", "Luis Ortega"},
       "These words are credited to different people: Ada Park and Luis Ortega."},
      {v1::VERDICT_ALTERED,
       variant,
       none,
       "Park",
       {"Ada Park"},
       "Ada Park said this, in other words."},
      {v1::VERDICT_ALTERED,
       variant,
       number,
       "Park",
       {"Ada Park"},
       "Altered: Ada Park said it differently, and the difference changes the meaning (NUMBER)."},
      {v1::VERDICT_ALTERED,
       variant,
       none,
       "",
       {},
       "Someone whom no article names said this, in other words."},
      {v1::VERDICT_MISATTRIBUTED,
       exact,
       none,
       "Ortega",
       {"Ada Park", "B", "C"},
       "These words are credited to Ada Park, B and C, not to Ortega."},
      {v1::VERDICT_UNATTRIBUTED,
       exact,
       none,
       "Ortega",
       {},
       "These words are known, but no article says who said them."},
  };
  for (const VerdictCase& test : cases) {
    EXPECT_EQ(Render(VerdictSentence(ResponseOf(test), test.asked), /*colour=*/false),
              test.sentence);
  }
}

TEST(VerdictTest, SentencesThatAreKnownApartAreNoOneStatement) {
  v1::VerifyQuoteResponse response;
  response.set_verdict(v1::VERDICT_ACCURATE);
  EXPECT_EQ(VerdictSentence(response, "")[0].text,
            "Not known as one statement, but each of its sentences is.");
}

TEST(VerdictTest, NoMatchesAreNotFound) {
  v1::VerifyQuoteResponse response;
  response.set_verdict(v1::VERDICT_NOT_FOUND);
  EXPECT_EQ(VerdictSentence(response, "")[0].text, "No stored quote matches these words.");
}

}  // namespace
}  // namespace verbatim::cli
