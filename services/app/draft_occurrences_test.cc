#include "services/app/draft_occurrences.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/base/limits.h"

namespace verbatim::app {
namespace {

using domain::StatementKind;
using testing::IsEmpty;
using testing::Not;

// Drafts one statement whose segments stand between { and } in the text.
storage::OccurrenceDraft Draft(StatementKind kind, std::string_view marked) {
  domain::Article article;
  domain::AttributedStatement attributed;
  attributed.statement.kind = kind;
  for (const char c : marked) {
    const auto place = static_cast<uint32_t>(article.text.size());
    if (c == '{') {
      attributed.statement.content.push_back({.span = {place, place}});
    } else if (c == '}') {
      attributed.statement.content.back().span.end = place;
    } else {
      article.text.push_back(c);
    }
  }
  article.entries.push_back(
      {.span = {0, static_cast<uint32_t>(article.text.size())}, .heading = {}});
  std::vector<domain::AttributedStatement> statements;
  statements.push_back(std::move(attributed));
  return DraftArticle(std::move(article), std::move(statements)).occurrences.at(0);
}

struct WordingCase {
  const char* name;
  StatementKind kind;
  std::string_view marked;
  std::string_view wording;
};

class WordingTest : public testing::TestWithParam<WordingCase> {};

TEST_P(WordingTest, HoldsTheSpeakersWords) {
  EXPECT_EQ(Draft(GetParam().kind, GetParam().marked).wording, GetParam().wording);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, WordingTest,
    testing::Values(WordingCase{"Direct", StatementKind::kDirect, "{“We sail at dawn,”} she said.",
                                "We sail at dawn,"},
                    WordingCase{"DirectInTwoSegments", StatementKind::kDirect,
                                "{“We sail,”} she said, {“at dawn.”}", "We sail, at dawn."},
                    WordingCase{"DirectWithInnerMarks", StatementKind::kDirect,
                                "{“He said ‘no’”} she said.", "He said ‘no’"},
                    WordingCase{"DirectNeverClosed", StatementKind::kDirect, "{“He said ‘no’}\n",
                                "He said ‘no’"},
                    WordingCase{"DirectMismatchedMarks", StatementKind::kDirect,
                                "{‘We sail at dawn'}, she said.", "We sail at dawn"},
                    WordingCase{"MixedKeepsQuotedPartsOnly", StatementKind::kMixed,
                                "She said {the boat was “quite ready” and the crew “rested”}.",
                                "quite ready … rested"},
                    WordingCase{"MixedWithoutMarksIsWhole", StatementKind::kMixed,
                                "She said {the boat was ready}.", "the boat was ready"},
                    WordingCase{"Indirect", StatementKind::kIndirect,
                                "She said { that the boat was ready}.", "that the boat was ready"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(DraftArticle, FillsWhatMatchingNeeds) {
  const storage::OccurrenceDraft draft =
      Draft(StatementKind::kDirect, "{“We DON’T sail,”} she said.");
  EXPECT_EQ(draft.normal_wording, "we don't sail");
  EXPECT_THAT(draft.stored_fingerprints, Not(IsEmpty()));
  EXPECT_THAT(draft.query_fingerprints, Not(IsEmpty()));
  EXPECT_TRUE(draft.verbatim);
  EXPECT_FALSE(Draft(StatementKind::kIndirect, "{it sails}").verbatim);
}

TEST(DraftArticle, LeavesOutWhatCannotBeMatched) {
  EXPECT_THAT(Draft(StatementKind::kDirect, "{“…”} she said.").stored_fingerprints, IsEmpty());
  const std::string longest = "{“" + std::string(kMaxQueryBytes, 'a') + " b”}";
  EXPECT_THAT(Draft(StatementKind::kDirect, longest).stored_fingerprints, IsEmpty());
}

}  // namespace
}  // namespace verbatim::app
