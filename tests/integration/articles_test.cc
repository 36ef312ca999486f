#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr char kText[] =
    "The harbour will stay open “as long as ships can enter”, mayor Ada Park told reporters in "
    "Lowport on Tuesday.\n"
    "“We have coal for ninety days,” she said.\n";

class ArticlesTest : public ::testing::Test {
 protected:
  ApiClient client_{TestServer::Shared().address()};
};

TEST_F(ArticlesTest, AnArticleIsStoredOnceAndRevisedWhenItsTextChanges) {
  const std::string url = "https://example.test/articles/once";
  const v1::IngestArticleResponse first = client_.Ingest(MakeArticle(url, kText));
  EXPECT_EQ(first.outcome(), v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(first.article().revision(), 1);
  EXPECT_EQ(first.article().text(), "");

  const v1::IngestArticleResponse again = client_.Ingest(MakeArticle(url, kText));
  EXPECT_EQ(again.outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_EQ(again.article().name(), first.article().name());
  EXPECT_EQ(again.new_quote_count(), 0);

  const v1::IngestArticleResponse changed =
      client_.Ingest(MakeArticle(url, std::string(kText) + "“The pilots stay,” she said.\n"));
  EXPECT_EQ(changed.outcome(), v1::INGEST_OUTCOME_REVISED);
  EXPECT_EQ(changed.article().name(), first.article().name());
  EXPECT_EQ(changed.article().revision(), 2);
  EXPECT_EQ(changed.article().occurrence_count(), first.article().occurrence_count() + 1);
}

TEST_F(ArticlesTest, AnArticleComesBackVerbatim) {
  v1::Article article = MakeArticle("https://example.test/articles/verbatim", kText);
  article.set_language("en-GB");
  article.mutable_publish_time()->set_seconds(1'676'419'200);
  v1::GetArticleRequest request;
  request.set_name(client_.Ingest(article).article().name());
  const v1::Article stored = client_.Call(&v1::ArticleService::Stub::GetArticle, request);
  EXPECT_EQ(stored.text(), kText);
  EXPECT_EQ(stored.url(), article.url());
  EXPECT_EQ(stored.outlet(), "Example Times");
  EXPECT_EQ(stored.title(), "A title");
  EXPECT_EQ(stored.language(), "en-GB");
  EXPECT_EQ(stored.publish_time().seconds(), 1'676'419'200);
  EXPECT_EQ(stored.offset_encoding(), v1::OFFSET_ENCODING_CODE_POINT);
  ASSERT_THAT(stored.entries(), SizeIs(1));
  EXPECT_EQ(stored.entries(0).start(), 0);
}

TEST_F(ArticlesTest, ALiveBlogBringsItsTitleDateAndEntries) {
  const v1::Article article = MakeArticle("https://example.test/articles/live",
                                          " date 2023-02-15 Storm live: ‘harbour closed’\n"
                                          "Two ships wait outside the harbour\n"
                                          "The storm has closed the harbour of Lowport.\n"
                                          "Mayor asks for patience\n"
                                          "“We ask everyone for patience,” said Ada Park.\n");
  v1::GetArticleRequest request;
  request.set_name(client_.Ingest(article).article().name());
  const v1::Article stored = client_.Call(&v1::ArticleService::Stub::GetArticle, request);
  EXPECT_EQ(stored.title(), "Storm live: ‘harbour closed’");
  EXPECT_EQ(stored.publish_time().seconds(), 1'676'419'200);
  std::vector<std::string> headings;
  for (const v1::Entry& entry : stored.entries()) headings.push_back(entry.heading().text());
  EXPECT_THAT(headings, ElementsAre("", "Mayor asks for patience"));
}

// Two entries with their own times, as a reader of web pages sends them.
v1::Article ArticleWithEntries(const std::string& url) {
  v1::Article article = MakeArticle(url,
                                    "Grüße: storm live\nTwo ships wait\n"
                                    "Mayor asks for patience\n"
                                    "“We ask for patience,” Ada Park said on Tuesday.\n"
                                    "Harbour open\n"
                                    "“Ships may enter,” Ada Park said on Tuesday.\n");
  article.set_title("Grüße: storm live");
  article.mutable_publish_time()->set_seconds(1'676'419'200);  // 2023-02-15
  article.add_authors("Lena Ort");
  article.set_original_hash(std::string(32, '\x07'));
  v1::Entry& first = *article.add_entries();
  first.set_start(33);
  first.set_end(106);
  first.mutable_heading()->set_start(33);
  first.mutable_heading()->set_end(56);
  v1::Entry& second = *article.add_entries();
  second.set_start(106);
  second.set_end(164);
  second.mutable_heading()->set_start(106);
  second.mutable_heading()->set_end(118);
  second.mutable_publish_time()->set_seconds(1'677'110'400);  // 2023-02-23
  return article;
}

TEST_F(ArticlesTest, EntriesThatAreSentAreTakenAsTheyAre) {
  const v1::Article sent = ArticleWithEntries("https://example.test/articles/entries");
  v1::GetArticleRequest request;
  request.set_name(client_.Ingest(sent).article().name());
  const v1::Article stored = client_.Call(&v1::ArticleService::Stub::GetArticle, request);
  EXPECT_THAT(stored.authors(), ElementsAre("Lena Ort"));
  EXPECT_EQ(stored.original_hash(), sent.original_hash());
  ASSERT_THAT(stored.entries(), SizeIs(2));
  EXPECT_EQ(stored.entries(0).heading().text(), "Mayor asks for patience");
  EXPECT_EQ(stored.entries(0).start(), 33);
  EXPECT_FALSE(stored.entries(0).has_publish_time());
  EXPECT_EQ(stored.entries(1).heading().text(), "Harbour open");
  EXPECT_EQ(stored.entries(1).end(), 164);
  EXPECT_EQ(stored.entries(1).publish_time().seconds(), 1'677'110'400);
}

TEST_F(ArticlesTest, AnEntrysOwnTimeAnchorsItsDates) {
  const std::string name =
      client_.Ingest(ArticleWithEntries("https://example.test/articles/entry-times"))
          .article()
          .name();
  std::vector<std::string> days;
  const v1::ListOccurrencesResponse listed = client_.Occurrences(name);
  for (const v1::Occurrence& occurrence : listed.occurrences()) {
    v1::GetAttributionChainRequest request;
    request.set_name(occurrence.name() + "/attributionChain");
    const v1::AttributionChain chain =
        client_.Call(&v1::ArticleService::Stub::GetAttributionChain, request);
    for (const v1::ChainLink& link : chain.links()) {
      if (link.kind() == v1::LINK_KIND_SAID_AT) {
        days.push_back(std::to_string(link.start_time().seconds()));
      }
    }
  }
  EXPECT_THAT(days, ElementsAre("1676332800", "1676937600"));  // 2023-02-14 and 2023-02-21
}

TEST_F(ArticlesTest, EntriesThatDoNotFitTheTextAreRefused) {
  v1::IngestArticleRequest request;
  *request.mutable_article() = ArticleWithEntries("https://example.test/articles/bad-entries");
  request.mutable_article()->mutable_entries(1)->set_end(165);
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::IngestArticle, request),
            "INVALID_ARGUMENT FIELD_INVALID article.entries[1].end");
  request.mutable_article()->mutable_entries(1)->set_end(164);
  request.mutable_article()->mutable_entries(1)->set_start(105);
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::IngestArticle, request),
            "INVALID_ARGUMENT FIELD_INVALID article.entries[1]");
  request.mutable_article()->clear_entries();
  request.mutable_article()->set_original_hash("short");
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::IngestArticle, request),
            "INVALID_ARGUMENT FIELD_INVALID article.original_hash");
}

// The words at a span, by the rules of the encoding, found without the server's code.
std::string Cut(const std::string& text, int32_t start, int32_t end, v1::OffsetEncoding encoding) {
  std::string cut;
  int32_t offset = 0;
  for (size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (start <= offset && offset < end) cut += text.substr(i, size);
    const bool utf8 = encoding == v1::OFFSET_ENCODING_UTF8;
    const bool utf16 = encoding == v1::OFFSET_ENCODING_UTF16;
    offset += utf8 ? static_cast<int32_t>(size) : utf16 && size == 4 ? 2 : 1;
    i += size;
  }
  return cut;
}

TEST_F(ArticlesTest, OffsetsPointAtTheWordsInEveryUnit) {
  const std::string text =
      "Grüße 👋 aus Lowport.\n“Ships 🚢 may enter the café harbour,” said Ada Park 👩.\n";
  const std::string name =
      client_.Ingest(MakeArticle("https://example.test/articles/units", text)).article().name();
  for (const v1::OffsetEncoding encoding :
       {v1::OFFSET_ENCODING_CODE_POINT, v1::OFFSET_ENCODING_UTF8, v1::OFFSET_ENCODING_UTF16}) {
    v1::ListOccurrencesRequest request;
    request.set_parent(name);
    request.set_offset_encoding(encoding);
    const v1::ListOccurrencesResponse response =
        client_.Call(&v1::ArticleService::Stub::ListOccurrences, request);
    ASSERT_THAT(response.occurrences(), SizeIs(1));
    const v1::Occurrence& occurrence = response.occurrences(0);
    EXPECT_EQ(occurrence.offset_encoding(), encoding);
    const v1::Statement& statement = occurrence.statement();
    const v1::TextSpan& content = statement.content(0).span();
    EXPECT_EQ(content.text(), "“Ships 🚢 may enter the café harbour,”");
    EXPECT_EQ(Cut(text, content.start(), content.end(), encoding), content.text());
    EXPECT_EQ(Cut(text, statement.cue().start(), statement.cue().end(), encoding), "said");
    EXPECT_EQ(Cut(text, statement.source().start(), statement.source().end(), encoding),
              statement.source().text());

    v1::GetAttributionChainRequest chain_request;
    chain_request.set_name(occurrence.name() + "/attributionChain");
    chain_request.set_offset_encoding(encoding);
    const v1::AttributionChain chain =
        client_.Call(&v1::ArticleService::Stub::GetAttributionChain, chain_request);
    for (const v1::ChainLink& link : chain.links()) {
      if (!link.has_evidence()) continue;
      EXPECT_EQ(Cut(text, link.evidence().start(), link.evidence().end(), encoding),
                link.evidence().text());
    }
  }
}

TEST_F(ArticlesTest, AnOccurrenceAndItsChainAreFoundByName) {
  v1::Article article = MakeArticle("https://example.test/articles/chain", kText);
  article.mutable_publish_time()->set_seconds(1'676'419'200);
  const std::string name = client_.Ingest(article).article().name();
  const v1::ListOccurrencesResponse listed = client_.Occurrences(name);
  ASSERT_THAT(listed.occurrences(), SizeIs(2));
  const v1::Occurrence& second = listed.occurrences(1);
  EXPECT_EQ(second.wording(), "We have coal for ninety days,");
  EXPECT_EQ(second.statement().source().text(), "she");
  EXPECT_EQ(second.statement().speaker().display_name(), "Ada Park");
  EXPECT_EQ(second.outlet(), "Example Times");
  EXPECT_EQ(second.state(), v1::OCCURRENCE_STATE_CURRENT);

  v1::GetOccurrenceRequest get;
  get.set_name(second.name());
  EXPECT_EQ(client_.Call(&v1::ArticleService::Stub::GetOccurrence, get).SerializeAsString(),
            second.SerializeAsString());

  v1::GetAttributionChainRequest trace;
  trace.set_name(second.name() + "/attributionChain");
  const v1::AttributionChain chain =
      client_.Call(&v1::ArticleService::Stub::GetAttributionChain, trace);
  EXPECT_EQ(chain.name(), trace.name());
  std::string kinds;
  for (const v1::ChainLink& link : chain.links()) {
    kinds += v1::LinkKind_Name(link.kind()).substr(std::string("LINK_KIND_").size()) + " ";
  }
  EXPECT_THAT(kinds, ::testing::EndsWith("PUBLISHED_IN "));
}

TEST_F(ArticlesTest, PagesTogetherAreTheWholeList) {
  for (int i = 0; i < 7; ++i) {
    client_.Ingest(MakeArticle("https://example.test/pages/" + std::to_string(i), kText, "Pages"));
  }
  v1::ListArticlesRequest request;
  request.set_outlet("Pages");
  std::vector<std::string> whole;
  const v1::ListArticlesResponse all =
      client_.Call(&v1::ArticleService::Stub::ListArticles, request);
  for (const v1::Article& article : all.articles()) {
    whole.push_back(article.name());
    EXPECT_EQ(article.text(), "");
  }
  EXPECT_THAT(whole, SizeIs(7));
  std::vector<std::string> paged;
  request.set_page_size(3);
  int pages = 0;
  do {
    const v1::ListArticlesResponse page =
        client_.Call(&v1::ArticleService::Stub::ListArticles, request);
    for (const v1::Article& article : page.articles()) paged.push_back(article.name());
    request.set_page_token(page.next_page_token());
    ++pages;
  } while (!request.page_token().empty());
  EXPECT_EQ(paged, whole);
  EXPECT_EQ(pages, 3);
}

TEST_F(ArticlesTest, AnArticleIsFoundByItsUrl) {
  client_.Ingest(MakeArticle("https://example.test/articles/by-url", kText));
  v1::ListArticlesRequest request;
  request.set_url("https://example.test/articles/by-url");
  EXPECT_THAT(client_.Call(&v1::ArticleService::Stub::ListArticles, request).articles(), SizeIs(1));
  request.set_url("https://example.test/articles/unknown");
  EXPECT_THAT(client_.Call(&v1::ArticleService::Stub::ListArticles, request).articles(), IsEmpty());
}

TEST_F(ArticlesTest, ExtractingStoresNothing) {
  v1::ExtractStatementsRequest request;
  request.set_text("“Nobody stores this sentence,” said Ada Park.\n");
  const v1::ExtractStatementsResponse response =
      client_.Call(&v1::ExtractionService::Stub::ExtractStatements, request);
  ASSERT_THAT(response.statements(), SizeIs(1));
  EXPECT_EQ(response.offset_encoding(), v1::OFFSET_ENCODING_CODE_POINT);
  EXPECT_EQ(response.statements(0).kind(), v1::STATEMENT_KIND_DIRECT);
  EXPECT_EQ(response.statements(0).speaker().display_name(), "Ada Park");

  v1::SearchQuotesRequest search;
  search.set_words("nobody stores this sentence");
  EXPECT_THAT(client_.Call(&v1::QuoteService::Stub::SearchQuotes, search).quotes(), IsEmpty());
}

}  // namespace
}  // namespace verbatim::testing
