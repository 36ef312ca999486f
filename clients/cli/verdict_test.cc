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
      {v1::VERDICT_ACCURATE,
       exact,
       none,
       "",
       {"Ada Park"},
       "Accurate: Ada Park is quoted in these words."},
      {v1::VERDICT_ACCURATE,
       exact,
       none,
       "Park",
       {"Ada Park"},
       "Accurate: Ada Park is quoted in these words."},
      {v1::VERDICT_ACCURATE,
       partial,
       none,
       "Park",
       {"Ada Park"},
       "Accurate: Ada Park is quoted in these words, as part of a longer statement."},
      {v1::VERDICT_TRUNCATED,
       partial,
       none,
       "Park",
       {"Ada Park"},
       "Truncated: Ada Park is quoted in these words, but others are left out."},
      {v1::VERDICT_TRUNCATED,
       partial,
       v1::MEANING_CHANGE_CUT,
       "Park",
       {"Ada Park"},
       "Truncated: Ada Park is quoted with more, and leaving that out changes the meaning: it "
       "turns "
       "the sense."},
      {v1::VERDICT_UNATTRIBUTED,
       exact,
       none,
       "",
       {},
       "Unattributed: these words are known, but no article says who said them."},
      {v1::VERDICT_DISPUTED,
       exact,
       none,
       "",
       {"Ada Park", "Luis Ortega"},
       "Disputed: these words are credited to different people: Ada Park and Luis Ortega."},
      {v1::VERDICT_ALTERED,
       variant,
       none,
       "Park",
       {"Ada Park"},
       "Altered: Ada Park is quoted in other words."},
      {v1::VERDICT_ALTERED,
       variant,
       number,
       "Park",
       {"Ada Park"},
       "Altered: Ada Park is quoted differently, and the difference changes the meaning: a number "
       "differs."},
      {v1::VERDICT_ALTERED,
       variant,
       none,
       "",
       {},
       "Altered: somebody whom no article names is quoted in other words."},
      {v1::VERDICT_MISATTRIBUTED,
       exact,
       none,
       "Ortega",
       {"Ada Park", "B", "C"},
       "Misattributed: these words are credited to Ada Park, B and C, not to Ortega."},
      {v1::VERDICT_UNATTRIBUTED,
       exact,
       none,
       "Ortega",
       {},
       "Unattributed: these words are known, but no article says who said them."},
  };
  for (const VerdictCase& test : cases) {
    EXPECT_EQ(Render(VerdictSentence(ResponseOf(test), test.asked), /*colour=*/false),
              test.sentence);
  }
}

TEST(VerdictTest, SentencesThatAreKnownApartAreNoOneStatement) {
  v1::VerifyQuoteResponse response;
  response.set_verdict(v1::VERDICT_MISATTRIBUTED);
  for (const v1::Verdict verdict :
       {v1::VERDICT_ACCURATE, v1::VERDICT_MISATTRIBUTED, v1::VERDICT_ACCURATE}) {
    response.add_sentences()->set_verdict(verdict);
  }
  EXPECT_EQ(VerdictSentence(response, "")[0].text,
            "Not known as one statement: of its 3 sentences 2 are accurate, 1 is misattributed.");
}

TEST(VerdictTest, WordsThatMovedAreNamed) {
  v1::VerifyQuoteResponse response = ResponseOf(
      {v1::VERDICT_ALTERED, v1::RELATION_VARIANT, v1::MEANING_CHANGE_NONE, "", {"Ada Park"}, ""});
  v1::Comparison& comparison = *response.mutable_matches(0)->mutable_comparison();
  const auto add = [&](v1::EditOperation operation, const char* old_text, const char* new_text) {
    v1::Edit& edit = *comparison.add_edits();
    edit.set_operation(operation);
    edit.set_old_text(old_text);
    edit.set_new_text(new_text);
  };
  add(v1::EDIT_OPERATION_MOVE, "at dawn", "");
  add(v1::EDIT_OPERATION_KEEP, "we left", "we left");
  add(v1::EDIT_OPERATION_MOVE, "", "at dawn");
  EXPECT_EQ(VerdictSentence(response, "")[0].text,
            "Altered: Ada Park is quoted with “at dawn” in another place.");
  add(v1::EDIT_OPERATION_INSERT, "", "early");
  EXPECT_EQ(VerdictSentence(response, "")[0].text,
            "Altered: Ada Park is quoted in other words and with “at dawn” in another place.");
}

TEST(VerdictTest, NoMatchesAreNotFound) {
  v1::VerifyQuoteResponse response;
  response.set_verdict(v1::VERDICT_NOT_FOUND);
  EXPECT_EQ(VerdictSentence(response, "")[0].text,
            "Not found: no stored quote matches these words.");
}

}  // namespace
}  // namespace verbatim::cli
