// ClaimReviews in pages, JSON-LD, DataFeeds, JSON Lines and feeds; what is wrong is named.

#include "services/articles/review_reader.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "services/base/error.h"

namespace verbatim::articles {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kReview[] = R"({"@context": "https://schema.org", "@type": "ClaimReview",
  "url": "https://check.example/1", "claimReviewed": "We sank the fleet",
  "author": {"@type": "Organization", "name": "Example Check", "url": "https://check.example/"},
  "datePublished": "2023-02-20", "headline": "Was the fleet sunk?",
  "description": "Harbour pictures show all ships.",
  "itemReviewed": {"@type": "Claim", "author": {"@type": "Person", "name": "Ada Park"},
    "datePublished": "2023-02-15"},
  "reviewRating": {"@type": "Rating", "alternateName": "Mostly false", "ratingValue": 2,
    "bestRating": "5", "worstRating": 1}})";

// "PLACE: PUBLISHER, CLAIMANT: CLAIM (RATING VALUE BEST WORST) [WARNING]" or "PLACE: FIELD:
// REASON".
std::string Show(const FoundReview& found) {
  std::string text = found.place + ": ";
  if (!found.review.ok()) {
    const auto detail = GetErrorDetail(found.review.status());
    return text + (detail ? detail->field + ": " + detail->reason : "no detail");
  }
  const domain::Review& review = *found.review;
  const auto number = [](std::optional<double> value) {
    return value ? " " + std::to_string(static_cast<int>(*value * 10)) : std::string(" -");
  };
  text += review.publisher + ", " + review.claimant + ": " + review.claim_text + " (" +
          review.rating.text + number(review.rating.value) + number(review.rating.best) +
          number(review.rating.worst) + ")";
  for (const std::string& warning : found.warnings) text += " [" + warning + "]";
  return text;
}

std::vector<std::string> Read(std::string_view bytes) {
  // A copy of the exact size, so that reading past its end is found.
  const std::vector<char> exact(bytes.begin(), bytes.end());
  const auto found = ReadReviews({exact.data(), exact.size()}, CallContext());
  if (!found.ok()) return {std::string(found.status().message())};
  std::vector<std::string> shown;
  for (const FoundReview& one : *found) shown.push_back(Show(one));
  return shown;
}

constexpr char kShown[] = "Example Check, Ada Park: We sank the fleet (Mostly false 20 50 10)";

TEST(ReviewReaderTest, ReadsEveryField) {
  const auto found = ReadReviews(kReview, CallContext());
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->size(), 1u);
  const domain::Review expected{
      .url = "https://check.example/1",
      .claim_text = "We sank the fleet",
      .publisher = "Example Check",
      .publisher_url = "https://check.example/",
      .title = "Was the fleet sunk?",
      .claimant = "Ada Park",
      .claim_time = domain::ParseTime("2023-02-15"),
      .rating = {.text = "Mostly false", .value = 2, .best = 5, .worst = 1},
      .summary = "Harbour pictures show all ships.",
      .publish_time = domain::ParseTime("2023-02-20")};
  EXPECT_EQ(*(*found)[0].review, expected);
}

TEST(ReviewReaderTest, FindsReviewsInEveryForm) {
  const std::string review = kReview;
  EXPECT_THAT(Read("[" + review + "," + review + "]"),
              ElementsAre(std::string("review 1: ") + kShown, std::string("review 2: ") + kShown));
  EXPECT_THAT(Read(R"({"@graph": [{"@type": "WebPage"}, )" + review + "]}"),
              ElementsAre(std::string("review 1: ") + kShown));
  // Data Commons: items may be null, lists or objects.
  EXPECT_THAT(Read(R"({"@type": "DataFeed", "dataFeedElement": [
                {"@type": "DataFeedItem", "dateCreated": "2023-02-20", "item": [)" +
                   review +
                   R"(]}, {"@type": "DataFeedItem", "item": null},
                {"@type": "DataFeedItem", "item": )" +
                   review + "}]}"),
              ElementsAre(std::string("review 1: ") + kShown, std::string("review 2: ") + kShown));
  std::string line = review;
  for (char& c : line) c = c == '\n' ? ' ' : c;
  EXPECT_THAT(Read(line + "\n\n{\"a\": \n" + line + "\n"),
              ElementsAre(std::string("line 1, review 1: ") + kShown, "line 3: : FIELD_INVALID",
                          std::string("line 4, review 1: ") + kShown));
  EXPECT_THAT(Read("<!doctype html><html><head><script>1 < 2</script>"
                   "<script type='application/ld+json'>{\"@type\": \"WebSite\"}</script>"
                   "<script type=\"application/ld+json; charset=utf-8\">" +
                   review + "</script></head><body><p>Text</p></body></html>"),
              ElementsAre(std::string("script 2, review 1: ") + kShown));
  // As the research data set has them: a script a line.
  const std::string script = "<script type=\"application/ld+json\">" + line + "</script>\n";
  EXPECT_EQ(Read(script + script + script).size(), 3u);
}

TEST(ReviewReaderTest, FeedsCarryThemInTheirItems) {
  const std::string script =
      std::string("<![CDATA[<p>Read.</p><script type=\"application/ld+json\">") +
      R"({"@type": "ClaimReview", "claimReviewed": "We sank the fleet", "author": "Example Check"})" +
      "</script>]]>";
  const std::string rss =
      "<?xml version=\"1.0\"?><rss version=\"2.0\" "
      "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Checks</title>"
      "<item><title>No review</title><link>https://check.example/0</link></item>"
      "<item><title>One</title><link>https://check.example/1</link><content:encoded>" +
      script + "</content:encoded></item></channel></rss>";
  const auto found = ReadReviews(rss, CallContext());
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ((*found)[0].place, "item 2, review 1");
  EXPECT_EQ((*found)[0].review->url, "https://check.example/1");
  // Cut off: what stands before is read, and the rest is said to be missing.
  EXPECT_THAT(Read(rss.substr(0, rss.size() - 10)),
              ElementsAre(HasSubstr("item 2, review 1: Example Check"), HasSubstr("the rest")));
}

TEST(ReviewReaderTest, ReadsWhatPublishersWrite) {
  // Strings for objects, lists for strings, HTML in strings, numbers as text, a type as an IRI.
  EXPECT_THAT(
      Read(R"({"@type": ["Review", "http://schema.org/ClaimReview"],
      "url": ["https://check.example/2"], "claimReviewed": ["<p>We&nbsp;<b>sank</b> it &amp; left</p>"],
      "author": ["Example Check", "Other"], "itemReviewed": [{"author": [{"name": "Ada Park"}, "B"]}],
      "reviewRating": {"ratingValue": "Pants on fire"}})"),
      ElementsAre("review 1: Example Check, Ada Park: We sank it & left (Pants on fire - - -) "
                  "[reviewRating.ratingValue is not a number: left out]"));
  EXPECT_THAT(Read(R"({"@type": "ClaimReview", "url": "https://check.example/3",
      "claimReviewed": "X", "author": {"url": "https://check.example/"}, "datePublished": "soon",
      "itemReviewed": "a claim"})"),
              ElementsAre("review 1: check.example, : X ( - - -) [author has no name: its host is "
                          "taken] [reviewRating is missing: the review has no rating] "
                          "[datePublished is not a date: left out]"));
}

TEST(ReviewReaderTest, NamesWhatIsMissingAndGoesOn) {
  const std::string review = kReview;
  EXPECT_THAT(
      Read(R"([{"@type": "ClaimReview", "url": "nowhere", "claimReviewed": "X", "author": "A"},
      {"@type": "ClaimReview", "url": "https://a.example/", "claimReviewed": " ", "author": "A"},
      {"@type": "ClaimReview", "url": "https://a.example/", "claimReviewed": "X", "author": {}}, )" +
           review + "]"),
      ElementsAre("review 1: url: FIELD_REQUIRED", "review 2: claimReviewed: FIELD_REQUIRED",
                  "review 3: author: FIELD_REQUIRED", std::string("review 4: ") + kShown));
  EXPECT_THAT(
      Read("<html><script type='application/ld+json'>{\"@type\": \"ClaimReview\", </script>"
           "<script type='application/ld+json'>" +
           review + "</script></html>"),
      ElementsAre("script 1: : FIELD_INVALID", std::string("script 2, review 1: ") + kShown));
}

TEST(ReviewReaderTest, RefusesWhatHasNone) {
  EXPECT_THAT(Read("just text"), ElementsAre(HasSubstr("neither JSON nor a page nor a feed")));
  EXPECT_THAT(Read("{}"), ElementsAre("the file has no ClaimReview"));
  EXPECT_THAT(Read("<html><p>Text</p></html>"), ElementsAre("the file has no ClaimReview"));
  EXPECT_THAT(Read("{\"@type\": "), ElementsAre(HasSubstr("not JSON")));
  EXPECT_THAT(Read(std::string(200, '[')), ElementsAre(HasSubstr("not JSON")));
  std::string nested;
  for (int i = 0; i < 40; ++i) nested += "{\"item\": ";
  nested += kReview + std::string(40, '}');
  EXPECT_THAT(Read(nested), ElementsAre(std::string("review 1: ") + kShown));
}

}  // namespace
}  // namespace verbatim::articles
