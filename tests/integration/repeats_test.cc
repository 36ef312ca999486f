// What comes back besides quotes in the speakers' own words: whole paragraphs, and paraphrases.

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr int64_t kApril = 1'680'307'200;  // 2023-04-01

class RepeatsTest : public ::testing::Test {
 protected:
  // Stores an article of a day of April 2023; returns its name.
  std::string Store(const std::string& path, int day, const std::string& text,
                    const std::string& outlet) {
    v1::Article article = MakeArticle("https://example.test/repeats/" + path, text, outlet);
    article.mutable_publish_time()->set_seconds(kApril + (day - 1) * 86'400);
    return client_.Ingest(article).article().name();
  }

  v1::ListRepeatedParagraphsResponse Paragraphs(const v1::ListRepeatedParagraphsRequest& request) {
    return client_.Call(&v1::ArticleService::Stub::ListRepeatedParagraphs, request);
  }

  static v1::ListRepeatedParagraphsRequest In(const std::string& outlet, int since_day = 0) {
    v1::ListRepeatedParagraphsRequest request;
    request.set_parent("articles/-");
    request.set_outlet(outlet);
    if (since_day > 0) request.mutable_start_time()->set_seconds(kApril + (since_day - 1) * 86'400);
    return request;
  }

  ApiClient client_{TestServer::Shared().address()};
};

constexpr char kStorm[] =
    "The storm of last week took eleven roofs, two barns and the old footbridge behind the mill, "
    "the district said.";
constexpr char kFerry[] =
    "The ferry runs every second hour until the harbour wall has been mended, which may take until "
    "June.";

TEST_F(RepeatsTest, ParagraphsOfALiveBlogAreFoundWithTheirPlaces) {
  const std::string blog = Store("blog", 1,
                                 "Évening in the harbour was quiet.\n" + std::string(kStorm) +
                                     "\nNobody was hurt.\nNobody was hurt.\n" +
                                     "the storm of last week took eleven roofs, two barns and the "
                                     "old foot-bridge... behind the mill, the district said!\n",
                                 "Mill Post");
  v1::ListRepeatedParagraphsRequest request;
  request.set_parent(blog);
  const auto in_other_words = Paragraphs(request);
  EXPECT_THAT(in_other_words.repeated_paragraphs(), IsEmpty());  // "footbridge" is another word

  const std::string live = Store(
      "live", 1,
      "Évening in the harbour was quiet.\n" + std::string(kStorm) + "\n" + kFerry +
          "\nNobody was hurt.\nNobody was hurt.\n" +
          "THE STORM of last week took eleven roofs, two barns and the old footbridge behind the "
          "mill – the district said\n" +
          kFerry + "\n",
      "Mill Post");
  request.set_parent(live);
  const auto response = Paragraphs(request);
  EXPECT_EQ(response.article_count(), 1);
  EXPECT_FALSE(response.older_articles_left_out());
  ASSERT_THAT(response.repeated_paragraphs(), SizeIs(2));
  const v1::RepeatedParagraph& storm = response.repeated_paragraphs(0);
  EXPECT_EQ(storm.text(), kStorm);
  EXPECT_EQ(storm.word_count(), 20);
  EXPECT_EQ(storm.place_count(), 2);
  EXPECT_EQ(storm.article_count(), 1);
  ASSERT_THAT(storm.places(), SizeIs(2));
  EXPECT_EQ(storm.places(0).article(), live);
  EXPECT_EQ(storm.places(0).span().start(), 34);  // code points: "É" is one
  EXPECT_EQ(storm.places(0).span().end(), 34 + static_cast<int>(sizeof(kStorm)) - 1);
  EXPECT_THAT(storm.places(1).span().text(), HasSubstr("THE STORM"));
  EXPECT_EQ(response.repeated_paragraphs(1).text(), kFerry);
}

TEST_F(RepeatsTest, ParagraphsAreFoundAcrossAnOutletsDaysAndAcrossOutlets) {
  const std::string text = "News of the day.\n" + std::string(kFerry) + "\n";
  Store("out-1", 2, text, "Quay Post");
  Store("out-2", 4, text, "Quay Post");
  Store("out-3", 6, text, "Quay News");
  const auto all = Paragraphs(In("Quay Post"));
  ASSERT_THAT(all.repeated_paragraphs(), SizeIs(1));
  EXPECT_EQ(all.repeated_paragraphs(0).article_count(), 2);
  EXPECT_THAT(all.repeated_paragraphs(0).outlets(), ElementsAre("Quay Post"));
  EXPECT_EQ(all.article_count(), 2);
  EXPECT_THAT(Paragraphs(In("Quay Post", 3)).repeated_paragraphs(), IsEmpty());
  EXPECT_THAT(Paragraphs(In("Quay News")).repeated_paragraphs(), IsEmpty());

  const auto everywhere = Paragraphs(In("", 4));
  const auto found = std::find_if(
      everywhere.repeated_paragraphs().begin(), everywhere.repeated_paragraphs().end(),
      [](const v1::RepeatedParagraph& paragraph) { return paragraph.text() == kFerry; });
  ASSERT_NE(found, everywhere.repeated_paragraphs().end());
  const v1::RepeatedParagraph& paragraph = *found;
  EXPECT_THAT(paragraph.outlets(), ElementsAre("Quay News", "Quay Post"));
  ASSERT_THAT(paragraph.places(), SizeIs(2));
  EXPECT_EQ(paragraph.places(0).article_url(), "https://example.test/repeats/out-2");
  EXPECT_EQ(paragraph.places(1).publish_time().seconds(), kApril + 5 * 86'400);
}

TEST_F(RepeatsTest, ParagraphsComeInPagesTheEarliestFirst) {
  std::string text;
  for (int i = 0; i < 5; ++i) {
    text += "Paragraph number " + std::to_string(i) + " has" +
            " more words than a heading and says that the tide was high again.\n";
  }
  Store("page-1", 2, text, "Page Post");
  Store("page-2", 3, text, "Page Post");
  v1::ListRepeatedParagraphsRequest request = In("Page Post");
  request.set_page_size(2);
  std::vector<std::string> seen;
  int pages = 0;
  do {
    const auto response = Paragraphs(request);
    for (const auto& paragraph : response.repeated_paragraphs()) {
      seen.push_back(paragraph.text().substr(17, 1));
    }
    request.set_page_token(response.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_THAT(seen, ElementsAre("0", "1", "2", "3", "4"));
  EXPECT_EQ(pages, 3);
}

TEST_F(RepeatsTest, WrongQuestionsForParagraphsAreRefused) {
  const auto error = [&](const v1::ListRepeatedParagraphsRequest& request) {
    return client_.ErrorOf(&v1::ArticleService::Stub::ListRepeatedParagraphs, request);
  };
  v1::ListRepeatedParagraphsRequest request;
  EXPECT_EQ(error(request), "INVALID_ARGUMENT FIELD_REQUIRED parent");
  request.set_parent("articles/999999");
  EXPECT_EQ(error(request), "NOT_FOUND ARTICLE_NOT_FOUND");
  request.set_outlet("Mill Post");
  EXPECT_EQ(error(request), "INVALID_ARGUMENT FIELD_INVALID outlet");
  request.clear_outlet();
  request.mutable_start_time()->set_seconds(kApril);
  EXPECT_EQ(error(request), "INVALID_ARGUMENT FIELD_INVALID start_time");
  request = In("Mill Post");
  request.set_page_size(-1);
  EXPECT_EQ(error(request), "INVALID_ARGUMENT FIELD_INVALID page_size");
  request.set_page_size(0);
  request.set_page_token("nonsense");
  EXPECT_EQ(error(request), "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");
}

// The quote of the article's only statement.
v1::Quote QuoteOf(ApiClient& client, const std::string& article) {
  const auto occurrences = client.Occurrences(article).occurrences();
  EXPECT_THAT(occurrences, SizeIs(1)) << article;
  v1::GetQuoteRequest request;
  if (!occurrences.empty()) request.set_name(occurrences[0].quote());
  return client.Call(&v1::QuoteService::Stub::GetQuote, request);
}

TEST_F(RepeatsTest, AParaphraseThatComesBackIsOneQuoteMarkedAsSuch) {
  const std::string words = "the council would close both bridges before the winter storms came";
  const std::string first =
      Store("para-1", 10, "Nora Field said that " + words + ".\n", "Reed Post");
  const std::string second =
      Store("para-2", 11, "Nora Field said that " + words + ".\n", "Reed News");
  const v1::Quote quote = QuoteOf(client_, first);
  EXPECT_EQ(QuoteOf(client_, second).name(), quote.name());
  EXPECT_FALSE(quote.verbatim());
  EXPECT_EQ(quote.occurrence_count(), 2);
  EXPECT_EQ(quote.article_count(), 2);
}

TEST_F(RepeatsTest, AParaphraseInTheWordsOfAQuoteNeverMixesWithIt) {
  const std::string words = "the mayor has sold the last meadow of the town to a brewery";
  const std::string said = Store("mix-1", 10, "“" + words + ",” said Olaf Dunn.\n", "Reed Post");
  const std::string reported =
      Store("mix-2", 11, "Olaf Dunn said that " + words + ".\n", "Reed Post");
  const std::string fragment =
      Store("mix-3", 12, "Olaf Dunn said that the mayor has sold the last meadow of the town.\n",
            "Reed Post");
  const std::string again = Store("mix-4", 13, "“" + words + ",” said Olaf Dunn.\n", "Reed News");
  const v1::Quote quote = QuoteOf(client_, said);
  EXPECT_TRUE(quote.verbatim());
  EXPECT_EQ(QuoteOf(client_, again).name(), quote.name());
  EXPECT_EQ(quote.occurrence_count(), 2);  // the paraphrases are none of them
  EXPECT_THAT(quote.variants(), SizeIs(1));
  EXPECT_THAT(quote.fragments(), IsEmpty());
  for (const std::string& article : {reported, fragment}) {
    const v1::Quote paraphrase = QuoteOf(client_, article);
    EXPECT_NE(paraphrase.name(), quote.name());
    EXPECT_FALSE(paraphrase.verbatim());
  }
  v1::ListOccurrencesRequest list;
  list.set_parent("articles/-");
  list.set_quote(quote.name());
  const auto listed = client_.Call(&v1::ArticleService::Stub::ListOccurrences, list);
  for (const v1::Occurrence& occurrence : listed.occurrences()) {
    EXPECT_NE(occurrence.statement().kind(), v1::STATEMENT_KIND_INDIRECT);
  }

  // Verification answers with the speaker's own words, and repeats tell both apart.
  v1::VerifyQuoteRequest verify;
  verify.set_text(words);
  const auto answer = client_.Call(&v1::QuoteService::Stub::VerifyQuote, verify);
  ASSERT_FALSE(answer.matches().empty());
  for (const v1::QuoteMatch& match : answer.matches()) EXPECT_TRUE(match.quote().verbatim());
}

}  // namespace
}  // namespace verbatim::testing
