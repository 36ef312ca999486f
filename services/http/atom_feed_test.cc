#include "services/http/atom_feed.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "services/base/error.h"

namespace verbatim::http {
namespace {

using ::testing::ElementsAre;

// A feed as a reader of feeds sees it.
class Parsed {
 public:
  explicit Parsed(const std::string& xml)
      : doc_(xmlReadMemory(xml.data(), static_cast<int>(xml.size()), "feed.atom", nullptr,
                           XML_PARSE_NONET),
             &xmlFreeDoc),
        context_(xmlXPathNewContext(doc_.get()), &xmlXPathFreeContext) {
    xmlXPathRegisterNs(context_.get(), BAD_CAST "a", BAD_CAST "http://www.w3.org/2005/Atom");
  }
  bool ok() const { return doc_ != nullptr; }
  std::vector<std::string> All(const std::string& path) const {
    std::vector<std::string> found;
    xmlXPathObject* result = xmlXPathEvalExpression(BAD_CAST path.c_str(), context_.get());
    for (int i = 0; result->nodesetval != nullptr && i < result->nodesetval->nodeNr; ++i) {
      xmlChar* text = xmlNodeGetContent(result->nodesetval->nodeTab[i]);
      found.emplace_back(reinterpret_cast<const char*>(text));
      xmlFree(text);
    }
    xmlXPathFreeObject(result);
    return found;
  }

 private:
  std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> doc_;
  std::unique_ptr<xmlXPathContext, void (*)(xmlXPathContext*)> context_;
};

v1::Alert MakeAlert(int id, v1::AlertKind kind, const std::string& words) {
  v1::Alert alert;
  alert.set_name("alerts/" + std::to_string(id));
  alert.set_kind(kind);
  alert.mutable_create_time()->set_seconds(1'700'000'000 + id);
  alert.set_claim("claims/7");
  alert.mutable_occurrence()->set_outlet("Example Times");
  alert.set_claim_words(words);
  alert.set_link("https://example.org/a?x=1&y=2#:~:text=" + std::to_string(id));
  return alert;
}

FeedRequest Ask(const std::string& path, const httplib::Params& query = {}) {
  auto feed = ParseFeedRequest(path, query);
  EXPECT_TRUE(feed.ok()) << feed.status();
  return feed.ok() ? *feed : FeedRequest();
}

TEST(AtomFeedTest, HasWhatRfc4287AsksFor) {
  v1::ListAlertsResponse alerts;
  alerts.set_log_id("6f1c2a9e-0000-4000-8000-000000000001");
  *alerts.add_alerts() = MakeAlert(9, v1::ALERT_KIND_DENIED, "the road is closed");
  *alerts.add_alerts() = MakeAlert(8, v1::ALERT_KIND_FIGURE_CHANGED, "ten jets");
  const Parsed feed(AtomFeed(alerts, Ask("/feeds/claims/7.atom", {{"only", "denied,figure"}}),
                             "https://verbatim.example"));
  ASSERT_TRUE(feed.ok());
  EXPECT_THAT(feed.All("/a:feed/a:id"),
              ElementsAre("tag:verbatim,2026:6f1c2a9e-0000-4000-8000-000000000001/"
                          "feeds/claims/7.atom?only=denied%2Cfigure"));
  EXPECT_THAT(feed.All("/a:feed/a:title"), ElementsAre("Verbatim: claims/7"));
  EXPECT_THAT(feed.All("/a:feed/a:updated"), ElementsAre("2023-11-14T22:13:29Z"));
  EXPECT_THAT(feed.All("/a:feed/a:author/a:name"), ElementsAre("Verbatim"));
  EXPECT_THAT(feed.All("/a:feed/a:link[@rel='self']/@href"),
              ElementsAre("https://verbatim.example/feeds/claims/7.atom?only=denied%2Cfigure"));
  EXPECT_THAT(feed.All("//a:entry/a:id"),
              ElementsAre("tag:verbatim,2026:6f1c2a9e-0000-4000-8000-000000000001/alerts/9",
                          "tag:verbatim,2026:6f1c2a9e-0000-4000-8000-000000000001/alerts/8"));
  EXPECT_THAT(feed.All("//a:entry/a:title"),
              ElementsAre("Denied: the road is closed", "Figure changed: ten jets"));
  EXPECT_THAT(feed.All("//a:entry/a:updated"),
              ElementsAre("2023-11-14T22:13:29Z", "2023-11-14T22:13:28Z"));
  EXPECT_THAT(
      feed.All("//a:entry/a:link[@rel='alternate']/@href"),
      ElementsAre("https://verbatim.example/claims/7", "https://verbatim.example/claims/7"));
  EXPECT_EQ(feed.All("//a:entry/a:link[@rel='via']/@href").at(0),
            "https://example.org/a?x=1&y=2#:~:text=9");
  EXPECT_EQ(LastModified(alerts), "Tue, 14 Nov 2023 22:13:29 GMT");
}

TEST(AtomFeedTest, WhateverArticlesSayItIsWellFormed) {
  v1::ListAlertsResponse alerts;
  const std::string hostile = "<script>&amp;]]>\x01\x1f\"'\xEF\xBF\xBF\n--> end";
  *alerts.add_alerts() = MakeAlert(1, v1::ALERT_KIND_STATED, hostile);
  alerts.mutable_alerts(0)->mutable_occurrence()->set_outlet(hostile);
  const Parsed feed(AtomFeed(alerts, Ask("/feeds/search.atom", {{"words", hostile}}), "http://h"));
  ASSERT_TRUE(feed.ok());
  EXPECT_THAT(
      feed.All("//a:entry/a:title"),
      ElementsAre("Stated: <script>&amp;]]>\xEF\xBF\xBD\xEF\xBF\xBD\"'\xEF\xBF\xBD --> end"));
}

TEST(AtomFeedTest, AnEmptyFeedIsOneToo) {
  const Parsed feed(AtomFeed({}, Ask("/feeds/quotes/3.atom"), "http://h"));
  ASSERT_TRUE(feed.ok());
  EXPECT_THAT(feed.All("/a:feed/a:updated"), ElementsAre("1970-01-01T00:00:00Z"));
  EXPECT_EQ(LastModified({}), "");
}

TEST(FeedRequestTest, ReadsWhatIsAskedFor) {
  const FeedRequest feed = Ask("/feeds/search.atom", {{"words", "speed limit"},
                                                      {"outlet", "Example Times"},
                                                      {"only", "repeated"},
                                                      {"token", "secret"}});
  EXPECT_EQ(feed.alerts.filter().words(), "speed limit");
  EXPECT_EQ(feed.alerts.filter().outlet(), "Example Times");
  EXPECT_THAT(feed.alerts.filter().kinds(), ElementsAre(v1::ALERT_KIND_REPEATED));
  EXPECT_EQ(feed.token, "secret");
  EXPECT_EQ(feed.self_path.find("secret"), std::string::npos) << "the feed would tell it";
  EXPECT_EQ(Ask("/feeds/speakers/2.atom").alerts.filter().speaker(), "speakers/2");
  EXPECT_EQ(Ask("/feeds/quotes/3.atom").page_path, "/quotes/3");
}

TEST(FeedRequestTest, SaysWhatIsWrong) {
  for (const char* path :
       {"/feeds/", "/feeds/claims/7", "/feeds/claims/x.atom", "/feeds/claims/.atom",
        "/feeds/articles/7.atom", "/feeds/claims/7/8.atom"}) {
    EXPECT_EQ(ParseFeedRequest(path, {}).status().code(), absl::StatusCode::kNotFound) << path;
  }
  const auto field = [](const httplib::Params& query) {
    return GetErrorDetail(ParseFeedRequest("/feeds/search.atom", query).status())->field;
  };
  EXPECT_EQ(field({}), "words");
  EXPECT_EQ(field({{"words", "a"}, {"only", "deny"}}), "only");
  EXPECT_EQ(field({{"words", "a"}, {"wrods", "b"}}), "wrods");
}

TEST(FeedRequestTest, ThePasswordOfFeedReadersIsTheToken) {
  EXPECT_EQ(AsBearer("Basic bmFtZTp0b2tlbg=="), "Bearer token");
  EXPECT_EQ(AsBearer("Bearer token"), "Bearer token");
  EXPECT_EQ(AsBearer("Basic !!"), "Basic !!");
  EXPECT_EQ(AsBearer(""), "");
}

}  // namespace
}  // namespace verbatim::http
