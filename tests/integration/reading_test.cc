// What the page reads beside single resources: quotes in other orders, evidence, counts, doubts.

#include <string>
#include <vector>

#include <zlib.h>

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

constexpr int64_t kMarch2023 = 1'677'628'800;
constexpr int64_t kDay = 86'400;

std::string Gzip(const std::string& bytes) {
  z_stream zip = {};
  constexpr int kGzipWindow = 15 + 16;
  deflateInit2(&zip, Z_BEST_COMPRESSION, Z_DEFLATED, kGzipWindow, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&zip, bytes.size()), '\0');
  zip.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  zip.avail_in = static_cast<uInt>(bytes.size());
  zip.next_out = reinterpret_cast<Bytef*>(packed.data());
  zip.avail_out = static_cast<uInt>(packed.size());
  deflate(&zip, Z_FINISH);
  packed.resize(zip.total_out);
  deflateEnd(&zip);
  return packed;
}

class ReadingTest : public ::testing::Test {
 protected:
  // Stores an article that was published on a day of March 2023, counted from 1.
  std::string Store(const std::string& path, int day, const std::string& text,
                    const std::string& outlet = "Example Times") {
    v1::Article article = MakeArticle("https://example.test/reading/" + path, text, outlet);
    article.mutable_publish_time()->set_seconds(kMarch2023 + (day - 1) * kDay);
    return client_.Ingest(article).article().name();
  }

  std::vector<v1::Quote> Search(const v1::SearchQuotesRequest& request) {
    const v1::SearchQuotesResponse found =
        client_.Call(&v1::QuoteService::Stub::SearchQuotes, request);
    return {found.quotes().begin(), found.quotes().end()};
  }

  std::vector<std::string> Wordings(const v1::SearchQuotesRequest& request) {
    std::vector<std::string> wordings;
    for (const v1::Quote& quote : Search(request)) wordings.push_back(quote.wording());
    return wordings;
  }

  ApiClient client_{TestServer::Shared().address()};
};

TEST_F(ReadingTest, QuotesComeInTheOrderAskedFor) {
  const std::string early = "The quiet turbine needs a new blade before anything else is done";
  const std::string late = "A new blade is all it takes";
  Store("order-1", 1, "“" + early + ",” said Ida Brook.\n");
  Store("order-2", 2, "“" + late + ",” said Ida Brook.\n");
  Store("order-3", 3, "“" + early + ",” said Ida Brook.\n");
  v1::SearchQuotesRequest request;
  request.set_words("new blade");
  EXPECT_THAT(Wordings(request), ElementsAre(early + ",", late + ","));
  request.set_order(v1::QUOTE_ORDER_LATEST);
  EXPECT_THAT(Wordings(request), ElementsAre(late + ",", early + ","));
  request.set_order(v1::QUOTE_ORDER_MOST_REPEATED);
  EXPECT_THAT(Wordings(request), ElementsAre(early + ",", late + ","));
  request.set_order(v1::QUOTE_ORDER_RELEVANCE);
  EXPECT_THAT(Wordings(request), ElementsAre(late + ",", early + ","));
  request.set_words("blade new");  // in neither in this order, so the shorter one is nearer still
  EXPECT_THAT(Wordings(request), ElementsAre(late + ",", early + ","));

  // Page by page it is the same list.
  request.set_page_size(1);
  const v1::SearchQuotesResponse first =
      client_.Call(&v1::QuoteService::Stub::SearchQuotes, request);
  request.set_page_token(first.next_page_token());
  const v1::SearchQuotesResponse second =
      client_.Call(&v1::QuoteService::Stub::SearchQuotes, request);
  ASSERT_THAT(second.quotes(), SizeIs(1));
  EXPECT_EQ(second.quotes(0).wording(), early + ",");
  EXPECT_EQ(second.next_page_token(), "");
}

TEST_F(ReadingTest, QuotesAreFoundByTheKindOfTheirStatements) {
  Store("kind-1", 1,
        "“Granite kerbs outlast every winter,” said Ida Brook.\n"
        "Tom Reed said that granite kerbs were too dear for the town.\n");
  v1::SearchQuotesRequest request;
  request.set_words("granite kerbs");
  ASSERT_THAT(Search(request), SizeIs(2));
  request.set_kind(v1::STATEMENT_KIND_INDIRECT);
  ASSERT_THAT(Search(request), SizeIs(1));
  EXPECT_FALSE(Search(request)[0].verbatim());
  request.set_kind(v1::STATEMENT_KIND_MIXED);
  EXPECT_THAT(Search(request), IsEmpty());
}

TEST_F(ReadingTest, QuotesWithAChangedMeaningOrAConflictAreFound) {
  const std::string marble =
      "It is simply not true that we will close the marble quarry in the coming winter";
  Store("changed-1", 1, "“" + marble + ",” said Ida Brook.\n");
  Store("changed-2", 2,
        "“We will close the marble quarry in the coming winter,” said Ida Brook.\n");
  const std::string slate = "We shall open the slate quarry again when the summer comes";
  Store("changed-3", 3, "“" + slate + ",” said Ida Brook.\n");
  Store("changed-4", 4, "“" + slate + ",” said Tom Reed.\n", "Other Times");
  v1::SearchQuotesRequest request;
  request.set_words("quarry");
  ASSERT_THAT(Search(request), SizeIs(2));
  request.set_meaning_changed(true);
  const std::vector<v1::Quote> changed = Search(request);
  ASSERT_THAT(changed, SizeIs(1));
  EXPECT_EQ(changed[0].wording(), marble + ",");
  request.set_meaning_changed(false);
  request.set_attribution_conflict(true);
  const std::vector<v1::Quote> disputed = Search(request);
  ASSERT_THAT(disputed, SizeIs(1));
  EXPECT_EQ(disputed[0].wording(), slate + ",");
  EXPECT_THAT(disputed[0].outlets(), ElementsAre("Example Times", "Other Times"));
  request.set_meaning_changed(true);
  EXPECT_THAT(Search(request), IsEmpty());
}

TEST_F(ReadingTest, AQuoteSaysHowEachWordingDiffers) {
  Store("differs-1", 1, "“The copper bell will ring at nine on every Sunday,” said Ida Brook.\n");
  Store("differs-2", 2, "“The copper bell will ring at noon on every Sunday,” said Ida Brook.\n");
  v1::SearchQuotesRequest request;
  request.set_words("copper bell");
  const std::vector<v1::Quote> listed = Search(request);
  ASSERT_THAT(listed, SizeIs(1));
  ASSERT_THAT(listed[0].variants(), SizeIs(2));
  EXPECT_THAT(listed[0].variants(1).comparison().edits(), IsEmpty());
  v1::GetQuoteRequest get;
  get.set_name(listed[0].name());
  const v1::Quote quote = client_.Call(&v1::QuoteService::Stub::GetQuote, get);
  EXPECT_EQ(quote.variants(0).comparison().relation(), v1::RELATION_EXACT);
  EXPECT_EQ(quote.variants(1).comparison().relation(), v1::RELATION_VARIANT);
  EXPECT_EQ(quote.variants(1).comparison().edits(1).old_text(), "nine");
  EXPECT_EQ(quote.variants(1).comparison().edits(1).new_text(), "noon");
}

TEST_F(ReadingTest, TheEvidenceOfAQuoteIsListedPageByPage) {
  const std::string words = "The tallest chimney comes down on the first of May";
  Store("evidence-1", 2, "It rained. “" + words + ",” said Ida Brook. It stopped.\n");
  Store("evidence-2", 1, "“" + words + ",” Brook said in a statement.\n");
  v1::SearchQuotesRequest search;
  search.set_words("tallest chimney");
  ASSERT_THAT(Search(search), SizeIs(1));
  v1::ListQuoteEvidenceRequest request;
  request.set_parent(Search(search)[0].name());
  request.set_page_size(1);
  const v1::ListQuoteEvidenceResponse first =
      client_.Call(&v1::QuoteService::Stub::ListQuoteEvidence, request);
  ASSERT_THAT(first.evidence(), SizeIs(1));
  EXPECT_TRUE(first.evidence(0).occurrence().first_appearance());
  EXPECT_THAT(first.evidence(0).link(), HasSubstr("reading/evidence-2#:~:text="));
  request.set_page_token(first.next_page_token());
  const v1::ListQuoteEvidenceResponse second =
      client_.Call(&v1::QuoteService::Stub::ListQuoteEvidence, request);
  ASSERT_THAT(second.evidence(), SizeIs(1));
  EXPECT_EQ(second.evidence(0).text_before(), "It rained. ");
  EXPECT_EQ(second.evidence(0).text_after(), " said Ida Brook. It stopped.");
  EXPECT_EQ(second.evidence(0).chain().links().rbegin()->kind(), v1::LINK_KIND_PUBLISHED_IN);
  EXPECT_EQ(second.next_page_token(), "");

  std::string error;
  request.set_page_token("");
  request.set_parent("quotes/999999999");
  client_.Call(&v1::QuoteService::Stub::ListQuoteEvidence, request, &error);
  EXPECT_EQ(error, "NOT_FOUND QUOTE_NOT_FOUND");
}

TEST_F(ReadingTest, OccurrencesAreCountedByTimeAndOutlet) {
  for (int day = 1; day <= 3; ++day) {
    Store("count-" + std::to_string(day), day,
          "“Number " + std::to_string(day) + " of the ledger stays closed,” said Wanda Quill.\n",
          day == 3 ? "Other Times" : "Example Times");
  }
  v1::ListSpeakersRequest named;
  named.set_speaker_name("Wanda Quill");
  const v1::ListSpeakersResponse speakers =
      client_.Call(&v1::SpeakerService::Stub::ListSpeakers, named);
  ASSERT_THAT(speakers.speakers(), SizeIs(1));
  v1::CountOccurrencesRequest request;
  request.set_speaker(speakers.speakers(0).name());
  const auto count = [&] {
    return client_.Call(&v1::ArticleService::Stub::CountOccurrences, request);
  };
  v1::CountOccurrencesResponse counted = count();
  EXPECT_EQ(counted.unit(), v1::CALENDAR_UNIT_DAY);
  ASSERT_THAT(counted.counts(), SizeIs(3));
  EXPECT_EQ(counted.counts(2).start_time().seconds(), kMarch2023 + 2 * kDay);
  EXPECT_EQ(counted.counts(2).outlet(), "Other Times");
  EXPECT_EQ(counted.counts(2).occurrence_count(), 1);

  Store("count-later", 200, "“Number 200 of the ledger stays closed,” said Wanda Quill.\n");
  counted = count();
  EXPECT_EQ(counted.unit(), v1::CALENDAR_UNIT_MONTH);
  ASSERT_THAT(counted.counts(), SizeIs(3));
  EXPECT_EQ(counted.counts(0).outlet(), "Example Times");
  EXPECT_EQ(counted.counts(0).start_time().seconds(), kMarch2023);
  EXPECT_EQ(counted.counts(0).occurrence_count(), 2);

  std::string error;
  client_.Call(&v1::ArticleService::Stub::CountOccurrences, v1::CountOccurrencesRequest(), &error);
  EXPECT_EQ(error, "INVALID_ARGUMENT FIELD_REQUIRED quote");
  request.set_speaker("speakers/999999999");
  client_.Call(&v1::ArticleService::Stub::CountOccurrences, request, &error);
  EXPECT_EQ(error, "NOT_FOUND SPEAKER_NOT_FOUND");
}

TEST_F(ReadingTest, OutletsAreListedWithTheirArticles) {
  Store("outlet-1", 1, "Nothing was said.\n", "The Outlet of This Test");
  Store("outlet-2", 1, "Nothing was said again.\n", "The Outlet of This Test");
  const v1::ListOutletsResponse response =
      client_.Call(&v1::ArticleService::Stub::ListOutlets, v1::ListOutletsRequest());
  int64_t articles = 0;
  for (const v1::Outlet& outlet : response.outlets()) {
    EXPECT_NE(outlet.display_name(), "");
    if (outlet.display_name() == "The Outlet of This Test") articles = outlet.article_count();
  }
  EXPECT_EQ(articles, 2);
}

TEST_F(ReadingTest, DoubtfulAttributionsAreListedUntilAPersonSaysWhoItWas) {
  // A year after all other tests, so that it is the latest.
  const std::string name =
      Store("doubt", 400, "“Somebody has to repaint the iron footbridge this spring.”\n");
  const auto doubtful = [&](v1::AttributionDoubt doubt) {
    v1::ListDoubtfulOccurrencesRequest request;
    request.set_doubt(doubt);
    request.set_page_size(1);
    const v1::ListDoubtfulOccurrencesResponse listed =
        client_.Call(&v1::ArticleService::Stub::ListDoubtfulOccurrences, request);
    return listed.occurrences().empty() ? "" : listed.occurrences(0).name();
  };
  const v1::ListOccurrencesResponse found = client_.Occurrences(name);
  ASSERT_THAT(found.occurrences(), SizeIs(1));
  const std::string& occurrence = found.occurrences(0).name();
  EXPECT_EQ(doubtful(v1::ATTRIBUTION_DOUBT_UNSPECIFIED), occurrence);
  EXPECT_EQ(doubtful(v1::ATTRIBUTION_DOUBT_UNKNOWN), occurrence);
  EXPECT_NE(doubtful(v1::ATTRIBUTION_DOUBT_UNSURE), occurrence);

  v1::ReassignOccurrenceRequest nobody;
  nobody.set_occurrence(occurrence);
  nobody.set_actor("an editor");
  nobody.set_reason("the article does not say");
  client_.Call(&v1::CorrectionService::Stub::ReassignOccurrence, nobody);
  EXPECT_NE(doubtful(v1::ATTRIBUTION_DOUBT_UNSPECIFIED), occurrence);
}

TEST_F(ReadingTest, AFileOfAnyFormatIsReadWithoutStoringIt) {
  v1::ReadDocumentRequest request;
  request.set_content(
      "<!doctype html><html><head><title>Lamps</title>"
      "<link rel=\"canonical\" href=\"https://example.test/lamps\"></head><body><article>"
      "<h1>Lamps</h1><p>“The brass lamps of the old pier are lit again tonight,” said Ida "
      "Brook.</p>"
      "<p>People came from all over the town to see them, and stayed until it was dark.</p>"
      "</article></body></html>");
  const v1::ReadDocumentResponse page =
      client_.Call(&v1::ArticleService::Stub::ReadDocument, request);
  ASSERT_THAT(page.articles(), SizeIs(1));
  EXPECT_EQ(page.articles(0).error_message(), "");
  EXPECT_EQ(page.articles(0).article().url(), "https://example.test/lamps");
  EXPECT_THAT(page.articles(0).article().text(), HasSubstr("brass lamps"));
  // What was read can be ingested just so.
  const v1::IngestArticleResponse stored = client_.Ingest(page.articles(0).article());
  EXPECT_EQ(stored.article().occurrence_count(), 1);

  request.set_content(R"({"url": "https://example.test/a", "text": "One line."})"
                      "\nnot json\n"
                      R"({"url": "https://example.test/b", "text": "Another."})");
  const v1::ReadDocumentResponse lines =
      client_.Call(&v1::ArticleService::Stub::ReadDocument, request);
  ASSERT_THAT(lines.articles(), SizeIs(3));
  EXPECT_EQ(lines.articles(0).article().text(), "One line.");
  EXPECT_EQ(lines.articles(1).place(), "line 2");
  EXPECT_NE(lines.articles(1).error_message(), "");
  EXPECT_FALSE(lines.articles(1).has_article());

  request.set_content("");
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::ReadDocument, request),
            "INVALID_ARGUMENT FIELD_REQUIRED content");

  request.set_content("WARC/2.0\r\n\r\n");
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::ReadDocument, request),
            "INVALID_ARGUMENT FIELD_INVALID content");

  // 200 MiB of WARC records that are no pages, in 200 kB.
  const std::string record = "WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 1048576\r\n\r\n" +
                             std::string(1'048'576, 'x') + "\r\n\r\n";
  std::string packed;
  for (int i = 0; i < 200; ++i) packed += Gzip(record);
  ASSERT_LT(packed.size(), 1'000'000u);
  request.set_content(packed);
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::ReadDocument, request),
            "RESOURCE_EXHAUSTED REQUEST_TOO_LARGE");
}

}  // namespace
}  // namespace verbatim::testing
