// What hostile inputs meet: each limit by name, and nothing but an error.

#include <chrono>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "services/articles/read_articles.h"

namespace verbatim::articles {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

// The first error of an input: of an article, or of the whole.
std::string ErrorOf(std::string_view bytes, const ReadArticlesOptions& options = {}) {
  MemorySource source(bytes);
  std::string error;
  const absl::Status status =
      ReadArticles(source, options, [&](const Place&, absl::StatusOr<FoundArticle> found) {
        if (!found.ok()) error = std::string(found.status().message());
        return found.ok();
      });
  return status.ok() ? error : std::string(status.message());
}

std::string Repeat(std::string_view piece, size_t times) {
  std::string text;
  for (size_t i = 0; i < times; ++i) text += piece;
  return text;
}

TEST(LimitsTest, DeepPagesAreRefusedAndCostNoStack) {
  EXPECT_THAT(ErrorOf("<html><body>" + Repeat("<div>", 1'000'000)),
              HasSubstr("nested deeper than 1000"));
  EXPECT_EQ(ErrorOf("<html><body>" + Repeat("<div>", 900) +
                    "<p>The harbour is closed, the port said.</p>"),
            "");
}

TEST(LimitsTest, DeepXmlIsRefused) {
  EXPECT_THAT(ErrorOf("<rss>" + Repeat("<a>", 100'000)), HasSubstr("nested deeper than 256"));
}

TEST(LimitsTest, DeepJsonIsRefused) {
  EXPECT_THAT(ErrorOf("{\"text\": " + Repeat("[", 100'000) + "}"),
              StartsWith("the JSON is nested deeper than 100"));
}

TEST(LimitsTest, JsonThatBreaksOffSaysWhere) {
  EXPECT_THAT(
      ErrorOf("{\"uri\": \"x\", \"headline\": }", {.format = Format::kNinjs, .charset = {}}),
      StartsWith("not JSON at byte 25: "));
  EXPECT_THAT(ErrorOf("{\"uri\": 1e999}", {.format = Format::kNinjs, .charset = {}}),
              StartsWith("not JSON: "));
}

TEST(LimitsTest, TagsWithEndlessAttributesAreRefused) {
  std::string tag = "<html><body><p ";
  for (int i = 0; i < 100'000; ++i) tag += "a" + std::to_string(i) + "=1 ";
  EXPECT_THAT(ErrorOf(tag + ">x"), HasSubstr("a tag at byte 12 has more than 1000 attributes"));
}

TEST(LimitsTest, CodeInAScriptIsNoTagWithAttributes) {
  EXPECT_EQ(ErrorOf("<html><body><script>if (a <b" + Repeat(" + 1", 5000) +
                    ") { x() }</script><p>The harbour is closed, the port said.</p>"),
            "");
}

TEST(LimitsTest, DeclaredEntitiesAreRefused) {
  EXPECT_THAT(ErrorOf("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"aaaa\">]><rss>&a;</rss>"),
              HasSubstr("declares entities"));
  EXPECT_THAT(ErrorOf("<!DOCTYPE rss [<!ENTITY % x SYSTEM \"file:///etc/passwd\"> %x;]><rss/>"),
              HasSubstr("declares entities"));
}

TEST(LimitsTest, LargePagesAreRefused) {
  EXPECT_THAT(ErrorOf("<html>" + std::string(33 * 1024 * 1024, 'x')),
              HasSubstr("more than 33554432 bytes"));
}

TEST(LimitsTest, DamagedGzipDataIsAnError) {
  EXPECT_THAT(ErrorOf("\x1F\x8B not gzip"), HasSubstr("gzip data is damaged"));
}

TEST(LimitsTest, AReaderThatTakesTooLongStops) {
  ReadArticlesOptions options;
  options.document_time = std::chrono::milliseconds(-1);
  EXPECT_THAT(ErrorOf("<html><body>" + Repeat("<p>x</p>", 10'000), options), HasSubstr("deadline"));
}

TEST(LimitsTest, NulAndOtherControlCharactersArePutAside) {
  EXPECT_EQ(
      ErrorOf(std::string("<html><body><p>The har\0bour is\x01 closed, the port said.</p>", 58)),
      "");
}

TEST(LimitsTest, AnEmptyInputIsAnErrorOfItsText) {
  EXPECT_EQ(ErrorOf(""), "the text is empty");
  EXPECT_EQ(ErrorOf("", {.format = Format::kHtml, .charset = {}}), "the document is empty");
  EXPECT_EQ(ErrorOf("", {.format = Format::kFeed, .charset = {}}), "the document is empty");
  EXPECT_EQ(ErrorOf("", {.format = Format::kNinjs, .charset = {}}),
            "not JSON: Empty: no JSON found");
}

TEST(LimitsTest, WhatIsNotOfTheFormatSaysSo) {
  EXPECT_THAT(ErrorOf("WARC/1.0\r\nWARC-Type: response\r\n\r\n"), HasSubstr("no Content-Length"));
  EXPECT_THAT(ErrorOf("WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"),
              HasSubstr("no Content-Length"));
  EXPECT_THAT(ErrorOf("<rss><channel></channel></rss>"), HasSubstr("no items"));
  EXPECT_THAT(ErrorOf("<newsItem/>"), HasSubstr("contentSet"));
  EXPECT_THAT(ErrorOf("<nitf/>"), HasSubstr("no text of an article"));
}

}  // namespace
}  // namespace verbatim::articles
