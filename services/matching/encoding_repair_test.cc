#include "services/matching/encoding_repair.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

namespace verbatim::matching {
namespace {

std::string Repair(std::string_view text) {
  const std::optional<RepairedText> repaired = RepairEncoding(text);
  return repaired ? repaired->text() : std::string(text);
}

struct RepairCase {
  const char* name;
  std::string_view text;
  std::string_view repaired;
};

class RepairTest : public testing::TestWithParam<RepairCase> {};

TEST_P(RepairTest, PutsCharactersRight) { EXPECT_EQ(Repair(GetParam().text), GetParam().repaired); }

INSTANTIATE_TEST_SUITE_P(
    Cases, RepairTest,
    testing::Values(
        RepairCase{"PlainTextStays", "Bread, salt & peace; R&D", "Bread, salt & peace; R&D"},
        RepairCase{"NamedEntity", "salt &amp; bread &mdash; caf&eacute;", "salt & bread — café"},
        RepairCase{"DecimalEntity", "don&#8217;t", "don’t"},
        RepairCase{"HexadecimalEntity", "don&#x2019;t", "don’t"},
        RepairCase{"EntityOfWindowsByte", "don&#146;t", "don’t"},
        RepairCase{"EntityEscapedTwice", "don&amp;#8217;t", "don’t"},
        RepairCase{"UnknownEntityStays", "&nosuch; &; &#; &#xG; &#0; &#xD800;",
                   "&nosuch; &; &#; &#xG; &#0; &#xD800;"},
        RepairCase{"EntityWithoutSemicolonStays", "AT&amp", "AT&amp"},
        RepairCase{"ApostropheMisread", "weâ€™ll see", "we’ll see"},
        RepairCase{"LetterMisread", "the cafÃ© in MÃ¼nster", "the café in Münster"},
        RepairCase{"NoBreakSpaceMisread", "ten\u00C2\u00A0years", "ten\u00A0years"},
        RepairCase{"DashMisreadTwice", "so Ã¢â‚¬â€œ no", "so – no"},
        RepairCase{"ClosingMarkThatLostItsLastByte", "â€œYes.â€ He left", "“Yes.” He left"},
        RepairCase{"FourByteCharacterMisread", "ok ðŸ‘\u008D now", "ok \U0001F44D now"},
        RepairCase{"FrenchAndGermanStay", "« CAFÉ » Äpfel, âne, Ångström, “É”",
                   "« CAFÉ » Äpfel, âne, Ångström, “É”"},
        RepairCase{"CapitalBeforeGuillemetStays", "»JÄ» sagt", "»JÄ» sagt"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(RepairEncoding, FindsNothingToRepairInCleanText) {
  EXPECT_FALSE(RepairEncoding("clean").has_value());
  EXPECT_FALSE(RepairEncoding("").has_value());
  EXPECT_FALSE(RepairEncoding("café & naïve").has_value());
}

TEST(RepairEncoding, MapsBackToWholeEntitiesAndRuns) {
  const std::string_view text = "a&amp;#8217;b â€™ c";
  const std::optional<RepairedText> repaired = RepairEncoding(text);
  ASSERT_TRUE(repaired.has_value());
  ASSERT_EQ(repaired->text(), "a’b ’ c");
  EXPECT_EQ(repaired->ToOriginal({1, 4}).In(text), "&amp;#8217;");
  EXPECT_EQ(repaired->ToOriginal({6, 9}).In(text), "â€™");
  EXPECT_EQ(repaired->ToOriginal({10, 11}).In(text), "c");
}

}  // namespace
}  // namespace verbatim::matching
