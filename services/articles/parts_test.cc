// The parts that readers share: times, names, texts, streams, responses.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "services/articles/article_text.h"
#include "services/articles/byte_source.h"
#include "services/articles/facts.h"
#include "services/articles/format.h"
#include "services/articles/http_message.h"
#include "services/articles/time_formats.h"

namespace verbatim::articles {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string Time(std::string_view text) {
  const auto time = ReadTime(text);
  return time ? domain::FormatTime(*time) : "none";
}

TEST(TimeFormatsTest, ReadsWhatDocumentsWrite) {
  EXPECT_EQ(Time("2024-03-01"), "2024-03-01T00:00:00Z");
  EXPECT_EQ(Time(" 2024-03-01T10:00:00+01:00 "), "2024-03-01T09:00:00Z");
  EXPECT_EQ(Time("2024-03-01T10:00+0100"), "2024-03-01T09:00:00Z");
  EXPECT_EQ(Time("2024-03-01T10:00:00.250Z"), "2024-03-01T10:00:00.250000Z");
  EXPECT_EQ(Time("2024-03-01 10:00:00"), "2024-03-01T10:00:00Z");
  EXPECT_EQ(Time("20240301T100000-0500"), "2024-03-01T15:00:00Z");
  EXPECT_EQ(Time("20240301"), "2024-03-01T00:00:00Z");
  EXPECT_EQ(Time("Fri, 01 Mar 2024 10:00:00 GMT"), "2024-03-01T10:00:00Z");
  EXPECT_EQ(Time("1 March 2024 10:00 EST"), "2024-03-01T15:00:00Z");
  EXPECT_EQ(Time("Fri, 1 Mar 2024"), "2024-03-01T00:00:00Z");
  EXPECT_EQ(Time("Wed, 05 Jun 24 08:10:00 BST"), "2024-06-05T07:10:00Z");
  EXPECT_EQ(Time("31 Dec 99 23:00 CET"), "1999-12-31T22:00:00Z");
  EXPECT_EQ(Time("March 1, 2024"), "2024-03-01T00:00:00Z");
  EXPECT_EQ(Time("Wednesday, Jun. 5, 2024 at 10:30 p.m."), "2024-06-05T22:30:00Z");
  EXPECT_EQ(Time("Dec 5, 2024, 12:05 AM EST"), "2024-12-05T05:05:00Z");
}

TEST(TimeFormatsTest, AnythingElseIsNoTime) {
  for (const char* text :
       {"", "yesterday", "2024-13-01", "2024-02-30T10:00:00Z", "10:00", "1 Foo 2024 10:00",
        "2024-03-01T25:00:00Z", "2024-03-01T10:00:00 Mars", "March 2024", "March 41, 2024",
        "1 Mar 2024 10:00 QQQ", "Mar 1, 2024 10:75"}) {
    EXPECT_EQ(Time(text), "none") << text;
  }
}

TEST(FactsTest, FindsTheNamesInAByline) {
  EXPECT_THAT(NamesInByline("By Ada Park and Lena Ort, in Lowport"),
              ElementsAre("Ada Park", "Lena Ort"));
  EXPECT_THAT(NamesInByline("Ludwig van Dael | Harbour desk"), ElementsAre("Ludwig van Dael"));
  EXPECT_THAT(NamesInByline("Analysis by Zoë O’Hara-Lund"), ElementsAre("Zoë O’Hara-Lund"));
  EXPECT_THAT(NamesInByline("By Vera Lind, Jon Aas and Ursula von der Heide in Eastholm"),
              ElementsAre("Vera Lind", "Jon Aas", "Ursula von der Heide"));
  EXPECT_THAT(NamesInByline("Staff and agencies"), IsEmpty());
  EXPECT_THAT(NamesInByline("https://example.org/people/ada"), IsEmpty());
}

TEST(FactsTest, AnImpossibleLanguageIsLeftOut) {
  domain::Article article;
  SetFacts({.url = {},
            .title = {},
            .outlet = {},
            .language = "English (UK)",
            .authors = {},
            .publish_time = {}},
           article);
  EXPECT_EQ(article.language, "");
  SetFacts({.url = {},
            .title = {},
            .outlet = {},
            .language = "en_GB",
            .authors = {},
            .publish_time = {}},
           article);
  EXPECT_EQ(article.language, "en-GB");
}

TEST(ArticleTextTest, EvensOutWhiteSpaceAndLeavesLayoutOut) {
  EXPECT_EQ(EvenOut(" a\u00A0 b\n\tc "), "a b c");
  EXPECT_EQ(EvenOut("re\u00ADmain\u200Bing\uFEFF"), "remaining");
  EXPECT_EQ(EvenOut(" \u00A0 "), "");
}

TEST(ArticleTextTest, WritesTheLinesThatSpansPointTo) {
  domain::Article article;
  ArticleText text(article);
  text.AddTitle(" The  title ");
  text.AddStandfirst("Under it");
  text.AddParagraph("Lead.");
  text.BeginEntry("One");
  text.BeginEntry("Under one");
  text.AddParagraph("Body.");
  text.BeginEntry("Nothing follows");
  ASSERT_TRUE(text.Finish().ok());
  EXPECT_EQ(article.text, "The title\nUnder it\nLead.\nOne\nUnder one\nBody.\n");
  EXPECT_EQ(article.title_span.In(article.text), "The title");
  EXPECT_EQ(article.standfirst_span.In(article.text), "Under it");
  ASSERT_EQ(article.entries.size(), 2U);
  EXPECT_EQ(article.entries[0].span.In(article.text), "Lead.\n");
  EXPECT_EQ(article.entries[1].span.In(article.text), "One\nUnder one\nBody.\n");
  EXPECT_EQ(article.entries[1].heading.In(article.text), "One");
}

TEST(ArticleTextTest, WithoutABodyThereIsNoArticle) {
  domain::Article article;
  ArticleText text(article);
  text.AddTitle("Only a title");
  text.AddParagraph(" ");
  EXPECT_EQ(text.Finish().code(), absl::StatusCode::kInvalidArgument);
}

TEST(FormatTest, EveryFormatIsFoundByItsName) {
  for (Format format : kFormats) EXPECT_EQ(FormatNamed(NameOf(format)), format);
  EXPECT_EQ(FormatNamed("pdf"), std::nullopt);
}

TEST(FormatTest, WhatIsNoArticleIsNamed) {
  EXPECT_EQ(NameOfOther("%PDF-1.7\n"), "a PDF");
  EXPECT_EQ(NameOfOther("\x89PNG\r\n"), "a picture");
  EXPECT_EQ(NameOfOther("<?xml version=\"1.0\"?>\n<urlset xmlns=\"x\"><url/>"),
            "XML of another kind, <urlset>");
  for (const char* article :
       {"", "PDF is a format.", "<Reuters> The port is closed.", "<?xml version=\"1.0\"?><rss>",
        "<?xml version=\"1.0\"?><!DOCTYPE html><html>", "<?xml version=\"1.0\"?>"}) {
    EXPECT_EQ(NameOfOther(article), "") << article;
  }
}

// Hands out one byte at a time.
class SlowSource : public ByteSource {
 public:
  explicit SlowSource(std::string_view bytes) : bytes_(bytes) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    if (size == 0 || bytes_.empty()) return size_t{0};
    *buffer = bytes_.front();
    bytes_.remove_prefix(1);
    return size_t{1};
  }

 private:
  std::string_view bytes_;
};

TEST(InputStreamTest, ReadsLinesHoweverTheyArrive) {
  SlowSource source("one\r\n\ntwo");
  InputStream input(source);
  EXPECT_EQ(*input.ReadLine(10), "one");
  EXPECT_EQ(input.offset(), 5U);
  EXPECT_EQ(*input.ReadLine(10), "");
  EXPECT_EQ(*input.ReadLine(10), "two");
  EXPECT_EQ(input.ReadLine(10).status().code(), absl::StatusCode::kOutOfRange);
}

TEST(InputStreamTest, WhatItIsCanBeSeenFromTheFirstOfItsLines) {
  SlowSource source("\n {\"text\": 1}\n{\"text\": 2}");
  InputStream input(source);
  EXPECT_EQ(*input.PeekHead(1000), "\n {\"text\": 1}\n");
  EXPECT_EQ(*input.PeekHead(4), "\n {\"");
  EXPECT_EQ(*input.Peek(1000), "\n {\"text\": 1}\n{\"text\": 2}");
  SlowSource spread("{\n\"text\": 1}\n");
  InputStream document(spread);
  EXPECT_EQ(*document.PeekHead(1000), "{\n\"text\": 1}\n");
}

TEST(InputStreamTest, WhatIsThereComesAtOnce) {
  SlowSource source("abc");
  InputStream input(source);
  EXPECT_EQ(*input.PeekSome(1000), "ab");  // it takes two to tell gzip
  input.Skip(2);
  EXPECT_EQ(*input.PeekSome(1000), "c");
  input.Skip(1);
  EXPECT_EQ(*input.PeekSome(1000), "");
}

TEST(InputStreamTest, ALineOverTheLimitIsAnError) {
  const std::string text = std::string(10, 'a') + "\n" + std::string(11, 'b') + "\n";
  MemorySource source(text);
  InputStream input(source);
  EXPECT_EQ(input.ReadLine(10)->size(), 10U);
  EXPECT_EQ(input.ReadLine(10).status().code(), absl::StatusCode::kInvalidArgument);
}

TEST(InputStreamTest, LongLinesComeWhole) {
  const std::string line(1'000'000, 'x');
  const std::string text = line + "\nrest";
  MemorySource source(text);
  InputStream input(source);
  EXPECT_EQ(*input.ReadLine(2'000'000), line);
  EXPECT_EQ(*input.ReadRest(4), "rest");
}

TEST(HttpMessageTest, ReadsHeaderAndChunks) {
  const auto response = ReadHttpResponse(
      "HTTP/1.1 200 OK\r\nContent-Type: text/html; Charset=\"utf-8\"\r\n"
      "transfer-encoding: Chunked\r\n\r\n3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
      100);
  ASSERT_TRUE(response.ok()) << response.status();
  EXPECT_EQ(response->status, 200);
  EXPECT_EQ(response->body, "abcde");
  EXPECT_EQ(CharsetOfContentType(response->content_type), "utf-8");
  EXPECT_TRUE(IsPageType(response->content_type));
}

TEST(HttpMessageTest, BadResponsesAreErrors) {
  for (const char* message :
       {"", "hello", "HTTP/1.1 200 OK\r\nContent-Type: text/html",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1F\x8B\x08"}) {
    EXPECT_FALSE(ReadHttpResponse(message, 100).ok()) << message;
  }
}

}  // namespace
}  // namespace verbatim::articles
