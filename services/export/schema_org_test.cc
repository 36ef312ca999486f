#include "services/export/schema_org.h"

#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace verbatim::exports {
namespace {

using Json = nlohmann::json;

QuoteRecord FullQuote() {
  return {.name = "quotes/5",
          .wording = "We sail.",
          .verbatim = true,
          .speakers = {{.name = "speakers/9",
                        .display_name = "Ada Okafor",
                        .kind = domain::SpeakerKind::kPerson,
                        .wikidata_id = "Q42"},
                       {.name = "speakers/10",
                        .display_name = "the port",
                        .kind = domain::SpeakerKind::kGroup,
                        .wikidata_id = ""}},
          .appearances = {{.name = "articles/1",
                           .url = "https://news.test/a",
                           .title = "Ships",
                           .outlet = "Example Herald",
                           .publish_time = domain::ParseTime("2023-02-15")},
                          {.name = "articles/2",
                           .url = "https://news.test/b",
                           .title = "",
                           .outlet = "",
                           .publish_time = {}}},
          .first_words = "“We sail.”"};
}

constexpr char kArticles[] =
    R"([{"@type": "NewsArticle", "@id": "https://q.test/articles/1", "url": "https://news.test/a",
         "headline": "Ships", "publisher": {"@type": "Organization", "name": "Example Herald"},
         "datePublished": "2023-02-15T00:00:00Z"},
        {"@type": "NewsArticle", "@id": "https://q.test/articles/2", "url": "https://news.test/b"}])";
constexpr char kSpeakers[] =
    R"([{"@type": "Person", "@id": "https://q.test/speakers/9", "name": "Ada Okafor",
         "sameAs": "https://www.wikidata.org/entity/Q42"},
        {"@type": "Organization", "@id": "https://q.test/speakers/10", "name": "the port"}])";

TEST(SchemaOrg, AQuotationIsPartOfItsArticles) {
  const Json quotation = Json::parse(Quotation(FullQuote(), "https://q.test/"));
  EXPECT_EQ(quotation["@type"], "Quotation");
  EXPECT_EQ(quotation["@id"], "https://q.test/quotes/5");
  EXPECT_EQ(quotation["text"], "We sail.");
  EXPECT_EQ(quotation["url"], "https://news.test/a#:~:text=%E2%80%9CWe%20sail.%E2%80%9D");
  EXPECT_EQ(quotation["datePublished"], "2023-02-15T00:00:00Z");
  EXPECT_EQ(quotation["creator"], Json::parse(kSpeakers));
  EXPECT_EQ(quotation["isPartOf"], Json::parse(kArticles));
}

TEST(SchemaOrg, AClaimHasItsFirstAppearanceAndAll) {
  const Json claim = Json::parse(Claim(FullQuote(), "https://q.test/"));
  EXPECT_EQ(claim["@type"], "Claim");
  EXPECT_EQ(claim["@id"], "https://q.test/quotes/5#claim");
  EXPECT_EQ(claim["author"], Json::parse(kSpeakers));
  EXPECT_EQ(claim["appearance"], Json::parse(kArticles));
  EXPECT_EQ(claim["firstAppearance"], Json::parse(kArticles)[0]);
}

TEST(SchemaOrg, AClaimHasItsReviewsAsTheirPublishersRate) {
  QuoteRecord quote = FullQuote();
  EXPECT_FALSE(Json::parse(Claim(quote, "https://q.test/")).contains("review"));
  quote.reviews.push_back({.name = "reviews/3",
                           .review = {.url = "https://check.test/1",
                                      .claim_text = "They sail.",
                                      .publisher = "Example Check",
                                      .rating = {.text = "Mostly false", .value = 2, .best = 5},
                                      .publish_time = domain::ParseTime("2023-02-20")}});
  EXPECT_EQ(Json::parse(Claim(quote, "https://q.test/"))["review"], Json::parse(R"([
      {"@type": "ClaimReview", "@id": "https://q.test/reviews/3", "url": "https://check.test/1",
       "claimReviewed": "They sail.", "author": {"@type": "Organization", "name": "Example Check"},
       "itemReviewed": {"@id": "https://q.test/quotes/5#claim"},
       "reviewRating": {"@type": "Rating", "alternateName": "Mostly false", "ratingValue": 2.0,
                        "bestRating": 5.0},
       "datePublished": "2023-02-20T00:00:00Z"}])"));
}

TEST(SchemaOrg, AFileIsOneGraph) {
  const std::string file = SchemaOrgBegin() + Claim(FullQuote(), "urn:a:") + ",\n" +
                           Claim(FullQuote(), "urn:b:") + SchemaOrgEnd();
  const Json graph = Json::parse(file);
  EXPECT_EQ(graph["@context"], "https://schema.org");
  EXPECT_EQ(graph["@graph"].size(), 2u);
  EXPECT_EQ(Json::parse(SchemaOrgBegin() + SchemaOrgEnd())["@graph"].size(), 0u);
}

}  // namespace
}  // namespace verbatim::exports
