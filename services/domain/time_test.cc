#include "services/domain/time.h"

#include "gtest/gtest.h"

namespace verbatim::domain {
namespace {

struct Case {
  const char* text;
  const char* expected;  // nullptr: refused
};

class ParseTimeTest : public testing::TestWithParam<Case> {};

TEST_P(ParseTimeTest, ReadsDaysAndRfc3339AndNothingElse) {
  const auto time = ParseTime(GetParam().text);
  ASSERT_EQ(time.has_value(), GetParam().expected != nullptr) << GetParam().text;
  if (time) {
    EXPECT_EQ(FormatTime(*time), GetParam().expected);
  }
}

INSTANTIATE_TEST_SUITE_P(
    All, ParseTimeTest,
    testing::Values(Case{"2023-02-15", "2023-02-15T00:00:00Z"},
                    Case{"2023-02-15T10:20:30Z", "2023-02-15T10:20:30Z"},
                    Case{"2023-02-15T00:30:00+01:00", "2023-02-14T23:30:00Z"},
                    Case{"2023-02-15T10:20:30.25Z", "2023-02-15T10:20:30.250000Z"},
                    Case{"2023-02-15T10:20Z", "2023-02-15T10:20:00Z"},
                    Case{"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"},
                    Case{"2023-02-30", nullptr}, Case{"2023-2-3", nullptr}, Case{"", nullptr},
                    Case{"yesterday", nullptr}, Case{"2023-02-15T10:20:30", nullptr},
                    Case{"2023-02-15T10:20:30Zx", nullptr}));

TEST(FormatTimeRangeTest, ShowsThePrecisionOfTheWords) {
  const auto range = [](const char* begin, const char* end) {
    return FormatTimeRange({*ParseTime(begin), *ParseTime(end)});
  };
  EXPECT_EQ(range("2023-02-14", "2023-02-15"), "2023-02-14");
  EXPECT_EQ(range("2023-01-01", "2023-02-01"), "2023-01");
  EXPECT_EQ(range("2023-02-06", "2023-02-13"), "2023-02-06/2023-02-13");
  EXPECT_EQ(range("2023-02-14T09:00:00Z", "2023-02-14T10:00:00Z"),
            "2023-02-14T09:00:00Z/2023-02-14T10:00:00Z");
}

}  // namespace
}  // namespace verbatim::domain
