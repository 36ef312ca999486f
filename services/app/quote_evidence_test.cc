#include "services/app/quote_evidence.h"

#include <string>

#include <gtest/gtest.h>

#include "services/app/judge_match.h"

namespace verbatim::app {
namespace {

using domain::Edit;
using domain::EditOp;
using domain::MeaningChange;
using domain::Relation;

struct MatchCase {
  Relation relation;
  std::vector<Edit> edits;
  MeaningChange change;
  size_t speakers;
  SpeakerMatch speaker_match;
  Verdict verdict;
};

TEST(JudgeMatch, NamesTheGravestFault) {
  const std::vector<Edit> none;
  const std::vector<Edit> sentence_cut = {{EditOp::kKeep, "It sank.", "It sank."},
                                          {EditOp::kCut, "We swam.", ""}};
  const std::vector<Edit> next_segment_cut = {{EditOp::kKeep, "We stay,", "We stay"},
                                              {EditOp::kCut, "The rest goes.", ""}};
  const std::vector<Edit> clause_cut = {{EditOp::kKeep, "We stay,", "We stay"},
                                        {EditOp::kCut, "I fear.", ""}};
  const std::vector<Edit> inner_cut = {{EditOp::kCut, "As ever,", ""},
                                       {EditOp::kKeep, "it sank.", "it sank"}};
  const std::vector<Edit> replaced = {{EditOp::kKeep, "It", "It"},
                                      {EditOp::kReplace, "sank.", "swam"}};
  const MeaningChange same = MeaningChange::kNone;
  const MatchCase cases[] = {
      {Relation::kExact, none, same, 1, SpeakerMatch::kSame, Verdict::kAccurate},
      {Relation::kExact, none, same, 1, SpeakerMatch::kNotAsked, Verdict::kAccurate},
      {Relation::kPartial, sentence_cut, same, 1, SpeakerMatch::kSame, Verdict::kAccurate},
      {Relation::kPartial, next_segment_cut, same, 1, SpeakerMatch::kSame, Verdict::kAccurate},
      {Relation::kPartial, clause_cut, same, 1, SpeakerMatch::kSame, Verdict::kTruncated},
      {Relation::kPartial, inner_cut, same, 1, SpeakerMatch::kSame, Verdict::kTruncated},
      {Relation::kPartial, sentence_cut, MeaningChange::kCut, 1, SpeakerMatch::kSame,
       Verdict::kTruncated},
      {Relation::kPartial, replaced, same, 1, SpeakerMatch::kSame, Verdict::kAltered},
      {Relation::kVariant, replaced, same, 2, SpeakerMatch::kSame, Verdict::kAltered},
      {Relation::kExact, none, same, 2, SpeakerMatch::kSame, Verdict::kDisputed},
      {Relation::kPartial, inner_cut, same, 2, SpeakerMatch::kSame, Verdict::kDisputed},
      {Relation::kExact, none, same, 0, SpeakerMatch::kUnknown, Verdict::kUnattributed},
      {Relation::kVariant, replaced, same, 1, SpeakerMatch::kOther, Verdict::kMisattributed}};
  for (const MatchCase& test : cases) {
    QuoteMatch match;
    match.comparison = {
        .relation = test.relation, .score = 1, .meaning_change = test.change, .edits = test.edits};
    match.quote.speakers.resize(test.speakers);
    for (storage::CreditedSpeaker& speaker : match.quote.speakers) {
      speaker.kind = domain::SpeakerKind::kPerson;
    }
    match.speaker_match = test.speaker_match;
    EXPECT_EQ(JudgeMatch(match), test.verdict) << "case " << &test - cases;
  }
}

}  // namespace
}  // namespace verbatim::app
