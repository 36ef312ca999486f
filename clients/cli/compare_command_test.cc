#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

#include "clients/cli/run_program.h"

namespace verbatim::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(CompareTest, PrintsOneVerdictAPair) {
  const ProgramResult result =
      RunVerbatim({"compare", "--pairs", "-"},
                  R"({"a_text": "We have lost; it is over.", "b_text": "we have lost: it is over"})"
                  "\n\n"
                  R"({"a_text": "We have lost two ships.", "b_text": "It rains."})"
                  "\n");
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const std::vector<std::string> lines = Lines(result.out);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0], R"({"index": 0, "relation": "EXACT", "score": 1, "meaning_changed": false})");
  const json different = json::parse(lines[1]);
  EXPECT_EQ(different["index"], 1);
  EXPECT_EQ(different["relation"], "DIFFERENT");
}

TEST(CompareTest, AMalformedLineIsNamedByItsNumberAndKeepsItsIndex) {
  const TestFolder folder;
  const std::string good = R"({"a_text": "We won.", "b_text": "We won"})";
  for (const char* bad : {"{", "[]", "{\"a_text\": \"x\"}", "{\"a_text\": 1, \"b_text\": \"x\"}",
                          "{\"a_text\": \"caf\xE9\", \"b_text\": \"x\"}"}) {
    const std::string path = folder.Write("pairs.jsonl", good + "\n\n" + bad + "\n" + good);
    const ProgramResult result = RunVerbatim({"compare", "--pairs", path});
    EXPECT_EQ(result.exit_code, 1) << bad;
    EXPECT_THAT(result.err, HasSubstr(path + ":3: "));
    const std::vector<std::string> lines = Lines(result.out);
    ASSERT_EQ(lines.size(), 2u) << bad;
    EXPECT_EQ(json::parse(lines[0])["index"], 0);
    EXPECT_EQ(json::parse(lines[1])["index"], 2);
  }
}

TEST(CompareTest, EditsAndTheReasonComeInJsonWhereAskedFor) {
  const ProgramResult result =
      RunVerbatim({"compare", "--edits", "--format", "jsonl", "We sold \"three\" ships at dawn.",
                   "At dawn we sold \"four\" ships."});
  const json compared = json::parse(result.out);
  EXPECT_EQ(compared["meaning_change"], "NUMBER");
  std::vector<std::string> steps;
  for (const json& edit : compared["edits"]) {
    steps.push_back(
        edit["operation"].get<std::string>() + "|" + edit["old_text"].get<std::string>() + "|" +
        edit["new_text"].get<std::string>() + "|" + std::to_string(edit.value("move_number", 0)));
  }
  EXPECT_THAT(
      steps, ElementsAre("MOVE||At dawn|1", "KEEP|We sold|we sold|0", R"(REPLACE|"three"|"four"|0)",
                         "KEEP|ships|ships.|0", "MOVE|at dawn.||1"));
}

TEST(CompareTest, DeepNestingIsRefused) {
  const ProgramResult result =
      RunVerbatim({"compare", "--pairs", "-"}, std::string(1'000'000, '['));
  EXPECT_EQ(result.exit_code, 1);
}

TEST(CompareTest, TwoWordingsShowTheirDifference) {
  const ProgramResult result =
      RunVerbatim({"compare", "--format", "table", "They have lost three ships in the war",
                   "They have lost four ships in the war"});
  EXPECT_THAT(result.out, AllOf(HasSubstr("[-three-] {+four+}"), HasSubstr("(NUMBER)")));
}

}  // namespace
}  // namespace verbatim::cli
