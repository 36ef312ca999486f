#include <string>

#include <grpcpp/generic/generic_stub.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

class BadInputTest : public ::testing::Test {
 protected:
  // Ingests a text that must be refused, and checks that nothing of it was stored.
  std::string IngestError(const v1::Article& article) {
    std::string error;
    client_.Ingest(article, &error);
    if (!article.url().empty() && article.url().size() < 2048) {
      v1::ListArticlesRequest request;
      request.set_url(article.url());
      EXPECT_THAT(client_.Call(&v1::ArticleService::Stub::ListArticles, request).articles(),
                  SizeIs(0))
          << article.url();
    }
    return error;
  }

  // Calls a method with bytes that generated code would not send.
  std::string RawError(const std::string& method, const std::string& bytes) {
    grpc::GenericStub stub(client_.channel());
    grpc::ClientContext context;
    grpc::CompletionQueue queue;
    grpc::Slice slice(bytes);
    const grpc::ByteBuffer request(&slice, 1);
    auto call = stub.PrepareUnaryCall(&context, method, request, &queue);
    call->StartCall();
    grpc::ByteBuffer response;
    grpc::Status status;
    call->Finish(&response, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    return ShowError(status);
  }

  ApiClient client_{TestServer::Shared().address()};
};

TEST_F(BadInputTest, TextsThatAreNoArticlesAreRefused) {
  EXPECT_EQ(IngestError(MakeArticle("https://bad.test/empty", "")),
            "INVALID_ARGUMENT TEXT_EMPTY article.text");
  EXPECT_EQ(IngestError(MakeArticle("https://bad.test/blank", " \n\t\n ")),
            "INVALID_ARGUMENT TEXT_EMPTY article.text");
  EXPECT_EQ(IngestError(MakeArticle("https://bad.test/nul", std::string("a\0b", 3))),
            "INVALID_ARGUMENT TEXT_HAS_NUL article.text");
}

TEST_F(BadInputTest, ATextOf20MegabytesIsRefusedByNameOfTheLimit) {
  EXPECT_EQ(IngestError(MakeArticle("https://bad.test/large", std::string(20'000'000, 'x'))),
            "INVALID_ARGUMENT ARTICLE_TOO_LARGE article.text");
}

TEST_F(BadInputTest, MessagesFarOverTheLimitAreRefusedAndTheConnectionLives) {
  EXPECT_THAT(IngestError(MakeArticle("https://bad.test/huge", std::string(50'000'000, 'x'))),
              HasSubstr("RESOURCE_EXHAUSTED"));
  EXPECT_EQ(IngestError(MakeArticle("https://bad.test/after-huge", "")),
            "INVALID_ARGUMENT TEXT_EMPTY article.text");
}

TEST_F(BadInputTest, AHundredThousandQuotationMarksAreAnArticleLikeAnother) {
  std::string marks;
  for (int i = 0; i < 100'000; ++i) marks += "“";
  EXPECT_EQ(client_.Ingest(MakeArticle("https://bad.test/marks", marks)).outcome(),
            v1::INGEST_OUTCOME_CREATED);
  EXPECT_EQ(
      client_.Ingest(MakeArticle("https://bad.test/straight", std::string(100'000, '"'))).outcome(),
      v1::INGEST_OUTCOME_CREATED);
}

TEST_F(BadInputTest, BytesThatAreNotUtf8NameTheField) {
  // IngestArticleRequest{article{text: "ab\xFF"}} as on the wire.
  EXPECT_EQ(RawError("/verbatim.v1.ArticleService/IngestArticle",
                     "\x0A\x05\x3A\x03"
                     "ab\xFF"),
            "INVALID_ARGUMENT TEXT_NOT_UTF8 article.text");
  EXPECT_EQ(RawError("/verbatim.v1.QuoteService/VerifyQuote", "\x0A\x01\xC3"),
            "INVALID_ARGUMENT TEXT_NOT_UTF8 text");
  EXPECT_EQ(RawError("/verbatim.v1.QuoteService/GetQuote", "\xFF\xFF\xFF"),
            "INVALID_ARGUMENT REQUEST_MALFORMED");
}

TEST_F(BadInputTest, FieldsOfAnArticleAreChecked) {
  v1::Article article = MakeArticle("", "Text.");
  EXPECT_EQ(IngestError(article), "INVALID_ARGUMENT FIELD_REQUIRED article.url");
  article.set_url("no url");
  EXPECT_EQ(IngestError(article), "INVALID_ARGUMENT FIELD_INVALID article.url");
  article.set_url("https://bad.test/" + std::string(3000, 'x'));
  EXPECT_EQ(IngestError(article), "INVALID_ARGUMENT FIELD_TOO_LONG article.url");
  article.set_url("https://bad.test/fields");
  article.set_outlet(std::string("a\0b", 3));
  EXPECT_EQ(IngestError(article), "INVALID_ARGUMENT FIELD_INVALID article.outlet");
  article.set_outlet("");
  article.set_title(std::string(3000, 'x'));
  EXPECT_EQ(IngestError(article), "INVALID_ARGUMENT FIELD_TOO_LONG article.title");
  article.set_title("");
  article.set_language("not a language");
  EXPECT_EQ(IngestError(article), "INVALID_ARGUMENT FIELD_INVALID article.language");
  article.set_language("");
  article.mutable_publish_time()->set_seconds(INT64_MAX);
  EXPECT_EQ(IngestError(article), "INVALID_ARGUMENT FIELD_INVALID article.publish_time");
}

// Every method that takes a name: one of the wrong form, and one of nothing that is stored.
TEST_F(BadInputTest, NamesMustBeWellFormedAndKnown) {
  const auto get_article = [this](const std::string& name) {
    v1::GetArticleRequest request;
    request.set_name(name);
    return client_.ErrorOf(&v1::ArticleService::Stub::GetArticle, request);
  };
  EXPECT_EQ(get_article(""), "INVALID_ARGUMENT FIELD_REQUIRED name");
  EXPECT_EQ(get_article("articles/x"), "INVALID_ARGUMENT NAME_INVALID name");
  EXPECT_EQ(get_article("articles/987654321"), "NOT_FOUND ARTICLE_NOT_FOUND");

  const auto get_occurrence = [this](const std::string& name) {
    v1::GetOccurrenceRequest request;
    request.set_name(name);
    return client_.ErrorOf(&v1::ArticleService::Stub::GetOccurrence, request);
  };
  EXPECT_EQ(get_occurrence("articles/1"), "INVALID_ARGUMENT NAME_INVALID name");
  EXPECT_EQ(get_occurrence("articles/1/occurrences/987654321"), "NOT_FOUND OCCURRENCE_NOT_FOUND");

  const auto get_chain = [this](const std::string& name) {
    v1::GetAttributionChainRequest request;
    request.set_name(name);
    return client_.ErrorOf(&v1::ArticleService::Stub::GetAttributionChain, request);
  };
  EXPECT_EQ(get_chain("articles/1/occurrences/1"), "INVALID_ARGUMENT NAME_INVALID name");
  EXPECT_EQ(get_chain("articles/1/occurrences/987654321/attributionChain"),
            "NOT_FOUND OCCURRENCE_NOT_FOUND");

  const auto get_quote = [this](const std::string& name) {
    v1::GetQuoteRequest request;
    request.set_name(name);
    return client_.ErrorOf(&v1::QuoteService::Stub::GetQuote, request);
  };
  EXPECT_EQ(get_quote("speakers/1"), "INVALID_ARGUMENT NAME_INVALID name");
  EXPECT_EQ(get_quote("quotes/987654321"), "NOT_FOUND QUOTE_NOT_FOUND");

  const auto get_speaker = [this](const std::string& name) {
    v1::GetSpeakerRequest request;
    request.set_name(name);
    return client_.ErrorOf(&v1::SpeakerService::Stub::GetSpeaker, request);
  };
  EXPECT_EQ(get_speaker("speakers/-1"), "INVALID_ARGUMENT NAME_INVALID name");
  EXPECT_EQ(get_speaker("speakers/987654321"), "NOT_FOUND SPEAKER_NOT_FOUND");
}

TEST_F(BadInputTest, AnOccurrenceBelongsToItsArticle) {
  const std::string name =
      client_.Ingest(MakeArticle("https://bad.test/owner", "“We own this sentence,” said Al Bo.\n"))
          .article()
          .name();
  const std::string occurrence = client_.Occurrences(name).occurrences(0).name();
  v1::GetOccurrenceRequest request;
  request.set_name("articles/987654321" + occurrence.substr(name.size()));
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::GetOccurrence, request),
            "NOT_FOUND OCCURRENCE_NOT_FOUND");
}

TEST_F(BadInputTest, OccurrencesAreListedOfSomethingThatExists) {
  v1::ListOccurrencesRequest request;
  const auto error = [&] {
    return client_.ErrorOf(&v1::ArticleService::Stub::ListOccurrences, request);
  };
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_REQUIRED parent");
  request.set_parent("articles/-");
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_REQUIRED parent");
  request.set_quote("quotes/x");
  EXPECT_EQ(error(), "INVALID_ARGUMENT NAME_INVALID quote");
  request.set_quote("quotes/987654321");
  EXPECT_EQ(error(), "NOT_FOUND QUOTE_NOT_FOUND");
  request.set_quote("");
  request.set_speaker("speakers/987654321");
  EXPECT_EQ(error(), "NOT_FOUND SPEAKER_NOT_FOUND");
  request.set_speaker("");
  request.set_parent("articles/987654321");
  EXPECT_EQ(error(), "NOT_FOUND ARTICLE_NOT_FOUND");
  request.set_offset_encoding(static_cast<v1::OffsetEncoding>(77));
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_INVALID offset_encoding");
}

TEST_F(BadInputTest, PagesAreChecked) {
  v1::ListArticlesRequest articles;
  articles.set_page_size(-1);
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::ListArticles, articles),
            "INVALID_ARGUMENT FIELD_INVALID page_size");
  articles.set_page_size(INT32_MAX);
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::ListArticles, articles), "OK");
  articles.set_page_token("made up");
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::ListArticles, articles),
            "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");

  client_.Ingest(MakeArticle("https://bad.test/page-1", "“One sentence here,” said Al Bo.\n"));
  client_.Ingest(MakeArticle("https://bad.test/page-2", "“Two sentences here,” said Al Bo.\n"));
  articles.set_page_size(1);
  articles.set_page_token("");
  const std::string token =
      client_.Call(&v1::ArticleService::Stub::ListArticles, articles).next_page_token();
  ASSERT_NE(token, "");
  v1::SearchQuotesRequest quotes;
  quotes.set_page_token(token);
  EXPECT_EQ(client_.ErrorOf(&v1::QuoteService::Stub::SearchQuotes, quotes),
            "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");
  articles.set_outlet("another filter");
  articles.set_page_token(token);
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::ListArticles, articles),
            "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");
}

TEST_F(BadInputTest, QueriesAreChecked) {
  v1::VerifyQuoteRequest verify;
  const auto error = [&] { return client_.ErrorOf(&v1::QuoteService::Stub::VerifyQuote, verify); };
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_REQUIRED text");
  verify.set_text("“…” — !");
  EXPECT_EQ(error(), "INVALID_ARGUMENT QUERY_WITHOUT_WORDS text");
  verify.set_text(std::string(30'000, 'x'));
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_TOO_LONG text");
  verify.set_text("a sentence");
  verify.set_max_matches(-1);
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_INVALID max_matches");

  v1::SearchQuotesRequest search;
  search.mutable_start_time()->set_seconds(100);
  search.mutable_end_time()->set_seconds(100);
  EXPECT_EQ(client_.ErrorOf(&v1::QuoteService::Stub::SearchQuotes, search),
            "INVALID_ARGUMENT FIELD_INVALID end_time");
  v1::SearchQuotesRequest nul;
  nul.set_words(std::string("a\0b", 3));
  EXPECT_EQ(client_.ErrorOf(&v1::QuoteService::Stub::SearchQuotes, nul),
            "INVALID_ARGUMENT FIELD_INVALID words");
  v1::SearchQuotesRequest syntax;
  syntax.set_words("'); DROP TABLE quote; -- & | ! :* ( \\");
  EXPECT_EQ(client_.ErrorOf(&v1::QuoteService::Stub::SearchQuotes, syntax), "OK");

  v1::ExtractStatementsRequest extract;
  EXPECT_EQ(client_.ErrorOf(&v1::ExtractionService::Stub::ExtractStatements, extract),
            "INVALID_ARGUMENT TEXT_EMPTY text");
}

}  // namespace
}  // namespace verbatim::testing
