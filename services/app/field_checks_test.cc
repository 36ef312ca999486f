#include "services/app/field_checks.h"

#include <string>

#include "gtest/gtest.h"

#include "services/base/error.h"

namespace verbatim::app {
namespace {

// "OK", or the reason with field and metadata as one line.
std::string Show(const absl::Status& status) {
  if (status.ok()) return "OK";
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  const ErrorDetail detail = GetErrorDetail(status).value_or(ErrorDetail{});
  std::string shown = detail.reason + " " + detail.field;
  for (const auto& [key, value] : detail.metadata) shown += " " + key + "=" + value;
  return shown;
}

TEST(FieldChecksTest, FieldsAreLimitedUtf8WithoutNul) {
  EXPECT_EQ(Show(CheckField("outlet", "", 3)), "OK");
  EXPECT_EQ(Show(CheckField("outlet", " \n", 3)), "OK");
  EXPECT_EQ(Show(CheckField("outlet", "abc", 3)), "OK");
  EXPECT_EQ(Show(CheckField("outlet", "abcd", 3)),
            "FIELD_TOO_LONG outlet limit_bytes=3 size_bytes=4");
  EXPECT_EQ(Show(CheckField("outlet", "a\xFF", 3)), "FIELD_INVALID outlet");
  EXPECT_EQ(Show(CheckField("outlet", std::string("a\0", 2), 3)), "FIELD_INVALID outlet");
  EXPECT_EQ(Show(CheckRequiredField("text", "", 3)), "FIELD_REQUIRED text");
}

struct UrlCase {
  const char* url;
  const char* result;
};

class CheckUrlTest : public testing::TestWithParam<UrlCase> {};

TEST_P(CheckUrlTest, TakesAbsoluteUrlsOfAnyScheme) {
  EXPECT_EQ(Show(CheckUrl("url", GetParam().url)), GetParam().result);
}

INSTANTIATE_TEST_SUITE_P(
    Urls, CheckUrlTest,
    testing::Values(
        UrlCase{"https://example.test/a?b=c#d", "OK"}, UrlCase{"file:///srv/articles/1.txt", "OK"},
        UrlCase{"urn:isbn:1", "OK"}, UrlCase{"https://example.test/é", "OK"},
        UrlCase{"", "FIELD_REQUIRED url"}, UrlCase{"example.test/a", "FIELD_INVALID url"},
        UrlCase{"/srv/articles/1.txt", "FIELD_INVALID url"}, UrlCase{"https:", "FIELD_INVALID url"},
        UrlCase{":a", "FIELD_INVALID url"}, UrlCase{"1a:b", "FIELD_INVALID url"},
        UrlCase{"https://a b", "FIELD_INVALID url"}, UrlCase{"https://a\tb", "FIELD_INVALID url"},
        UrlCase{"ht\xC3\xA9p:a", "FIELD_INVALID url"}));

TEST(FieldChecksTest, LanguagesAreShapedLikeTags) {
  for (const char* tag : {"", "en", "pt-BR", "zh-Hant-TW"}) {
    EXPECT_EQ(Show(CheckLanguage("language", tag)), "OK") << tag;
  }
  for (const char* tag : {"-en", "en-", "en US", "français", "en_GB"}) {
    EXPECT_EQ(Show(CheckLanguage("language", tag)), "FIELD_INVALID language") << tag;
  }
  EXPECT_EQ(Show(CheckLanguage("language", std::string(36, 'a'))), "FIELD_INVALID language");
}

TEST(FieldChecksTest, ATimeRangeHoldsAtLeastAMoment) {
  const domain::Time early{std::chrono::seconds(1)};
  const domain::Time late{std::chrono::seconds(2)};
  EXPECT_EQ(Show(CheckTimeRange("end_time", early, late)), "OK");
  EXPECT_EQ(Show(CheckTimeRange("end_time", std::nullopt, early)), "OK");
  EXPECT_EQ(Show(CheckTimeRange("end_time", early, early)), "FIELD_INVALID end_time");
  EXPECT_EQ(Show(CheckTimeRange("end_time", late, early)), "FIELD_INVALID end_time");
}

TEST(FieldChecksTest, RowCountsHaveADefaultAndACap) {
  EXPECT_EQ(*CheckRowCount("page_size", 0, kPageSizes), 50);
  EXPECT_EQ(*CheckRowCount("page_size", 7, kPageSizes), 7);
  EXPECT_EQ(*CheckRowCount("page_size", 5000, kPageSizes), 1000);
  EXPECT_EQ(Show(CheckRowCount("page_size", -1, kPageSizes).status()), "FIELD_INVALID page_size");
}

}  // namespace
}  // namespace verbatim::app
