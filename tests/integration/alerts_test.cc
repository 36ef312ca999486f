// Alerts over the stream and as Atom feeds.
#include <memory>
#include <string>
#include <vector>

#include <httplib.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "verbatim/v1/watch_service.grpc.pb.h"

#include "services/server/running_server.h"
#include "services/server/token_file.h"
#include "storage/testing/test_database.h"
#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

// Someone who watches, and remembers how far.
class AlertWatch {
 public:
  AlertWatch(ApiClient& client, const v1::WatchAlertsRequest& request)
      : stub_(v1::WatchService::NewStub(client.channel())) {
    context_.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    reader_ = stub_->WatchAlerts(&context_, request);
  }
  ~AlertWatch() { context_.TryCancel(); }

  bool Next() {
    message_.Clear();
    if (!reader_->Read(&message_)) return false;
    token_ = message_.resume_token();
    return true;
  }
  // "DENIED words" of those that come until there are so many.
  std::vector<std::string> Alerts(size_t count) {
    std::vector<std::string> shown;
    while (shown.size() < count && Next()) {
      for (const v1::Alert& alert : message_.alerts()) {
        shown.push_back(
            v1::AlertKind_Name(alert.kind()).substr(11) + " " +
            (alert.claim_words().empty() ? alert.occurrence().wording() : alert.claim_words()));
      }
    }
    return shown;
  }
  const std::string& token() const { return token_; }
  std::string End() { return ShowError(reader_->Finish()); }

 private:
  std::unique_ptr<v1::WatchService::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchAlertsResponse>> reader_;
  v1::WatchAlertsResponse message_;
  std::string token_;
};

class AlertsTest : public ::testing::Test {
 protected:
  AlertsTest() : server_(Start({})), client_(server_->address()) {}

  std::unique_ptr<server::RunningServer> Start(const std::string& token_file) {
    auto server = server::RunningServer::Start({.listen = "127.0.0.1:0",
                                                .http_listen = "127.0.0.1:0",
                                                .database_url = database_.url(),
                                                .token_file = token_file});
    EXPECT_TRUE(server.ok()) << server.status();
    return *std::move(server);
  }
  std::string Store(const std::string& path, int day, const std::string& text) {
    v1::Article article = MakeArticle("https://alerts.test/" + path, text, "Harbour Post");
    article.mutable_publish_time()->set_seconds(1'677'628'800 + (day - 1) * 86'400);
    return client_.Ingest(article).article().name();
  }
  std::string ClaimOf(const std::string& words) {
    v1::ListClaimsRequest request;
    request.set_query(words);
    const auto found = client_.Call(&v1::ClaimService::Stub::ListClaims, request);
    EXPECT_EQ(found.claims_size(), 1) << words;
    return found.claims_size() == 0 ? "" : found.claims(0).name();
  }
  httplib::Result Get(const std::string& path, const httplib::Headers& headers = {}) const {
    return httplib::Client("127.0.0.1", server_->http_port()).Get(path, headers);
  }

  const storage::TestDatabase database_;
  std::unique_ptr<server::RunningServer> server_;
  ApiClient client_;
};

TEST_F(AlertsTest, AClaimIsWatchedFromNowOnAndLaterAfterAToken) {
  Store("1", 1, "Ostria said that Tavria was blockading the only road into Lower Menz.\n");
  v1::WatchAlertsRequest request;
  request.mutable_filter()->set_claim(ClaimOf("blockading"));
  std::string token;
  {
    AlertWatch watch(client_, request);
    ASSERT_TRUE(watch.Next());  // it stands
    Store("2", 3,
          "Ostria's mayor said that Tavria was blockading the only road into Lower Menz.\n");
    Store("3", 4, "Rain fell on Lower Menz, Ada Park said.\n");
    EXPECT_THAT(watch.Alerts(1),
                ElementsAre("REPEATED Tavria was blockading the only road into Lower Menz"));
    token = watch.token();
  }
  Store("4", 5, "Tavria denied that it was blockading the only road into Lower Menz.\n");
  ClaimOf("blockading");  // is read
  request.set_resume_token(token);
  request.mutable_filter()->add_kinds(v1::ALERT_KIND_DENIED);
  AlertWatch later(client_, request);
  const std::vector<std::string> told = later.Alerts(1);
  ASSERT_EQ(told.size(), 1U);
  EXPECT_THAT(told[0], ::testing::StartsWith("DENIED"));
}

TEST_F(AlertsTest, AnErasedClaimIsToldOfToTheEnd) {
  const std::string article = Store("only", 1, "The council said 12 otters had drowned at Fenn.\n");
  v1::WatchAlertsRequest request;
  request.mutable_filter()->set_claim(ClaimOf("otters"));
  AlertWatch watch(client_, request);
  ASSERT_TRUE(watch.Next());
  v1::DeleteArticleRequest erase;
  erase.set_name(article);
  erase.set_actor("desk");
  erase.set_reason("asked to");
  client_.Call(&v1::ArticleService::Stub::DeleteArticle, erase);
  EXPECT_THAT(watch.Alerts(1), ElementsAre("WITHDRAWN "));
}

TEST_F(AlertsTest, WhatCanNotBeWatchedIsSaid) {
  const auto error = [&](const v1::WatchAlertsRequest& request) {
    AlertWatch watch(client_, request);
    EXPECT_FALSE(watch.Next());
    return watch.End();
  };
  v1::WatchAlertsRequest request;
  request.mutable_filter()->set_claim("claims/987654");
  EXPECT_EQ(error(request), "NOT_FOUND CLAIM_NOT_FOUND");
  request.mutable_filter()->set_claim("quotes/1");
  EXPECT_EQ(error(request), "INVALID_ARGUMENT NAME_INVALID filter.claim");
  request.mutable_filter()->clear_claim();
  request.mutable_filter()->set_words(std::string(3'000, 'x'));
  EXPECT_EQ(error(request), "INVALID_ARGUMENT FIELD_TOO_LONG filter.words");
  request.mutable_filter()->clear_words();
  request.mutable_filter()->add_kinds(v1::ALERT_KIND_UNSPECIFIED);
  EXPECT_EQ(error(request), "INVALID_ARGUMENT FIELD_INVALID filter.kinds");
  request.mutable_filter()->clear_kinds();
  request.set_resume_token("w0");
  EXPECT_EQ(error(request), "INVALID_ARGUMENT FIELD_INVALID resume_token");
  Store("1", 1, "“The ferry sails at noon,” said Wim Dorn.\n");
  Store("2", 1, "“The ferry sails at noon,” said Wim Dorn.\n");
  database_.Run("DELETE FROM alert WHERE alert_id = 1; UPDATE alert_log SET deleted_to = 1");
  request.set_resume_token("a0");
  EXPECT_EQ(error(request), "OUT_OF_RANGE TOKEN_EXPIRED resume_token");
}

TEST_F(AlertsTest, ASlowReaderHoldsNobodyAndGetsAll) {
  v1::WatchAlertsRequest request;
  request.set_resume_token("a0");
  AlertWatch slow(client_, request);
  std::string text;
  for (int i = 0; i < 2'000; ++i) {
    text += "“The ferry number " + std::to_string(i) + " sails at noon,” said Wim Dorn.\n\n";
  }
  Store("many", 1, text);
  Store("last", 1, "“That was the very last of them,” said Wim Dorn.\n");  // is not held up
  EXPECT_EQ(slow.Alerts(2'001).back(), "STATED That was the very last of them,");
}

TEST_F(AlertsTest, FeedsTellTheSameAndAreReadAgainOnlyWhenTheyChanged) {
  Store("1", 1, "“The ferry sails at noon,” said Wim Dorn.\n");
  const std::string path = "/feeds/search.atom?words=ferry%20noon";
  const httplib::Result first = Get(path);
  ASSERT_TRUE(first);
  ASSERT_EQ(first->status, 200) << first->body;
  EXPECT_EQ(first->get_header_value("Content-Type"), "application/atom+xml; charset=utf-8");
  EXPECT_THAT(first->body, HasSubstr("<title>Stated: The ferry sails at noon,</title>"));
  EXPECT_THAT(first->body, HasSubstr("href=\"https://alerts.test/1#:~:text="));
  EXPECT_THAT(first->body, HasSubstr("http://127.0.0.1:" + std::to_string(server_->http_port()) +
                                     "/quotes/1\""));
  const std::string etag = first->get_header_value("ETag");
  const std::string modified = first->get_header_value("Last-Modified");
  EXPECT_EQ(Get(path, {{"If-None-Match", etag}})->status, 304);
  EXPECT_EQ(Get(path, {{"If-Modified-Since", modified}})->status, 304);
  Store("2", 2, "“The ferry sails at noon,” said Wim Dorn.\n");
  const httplib::Result second = Get(path, {{"If-None-Match", etag}});
  EXPECT_EQ(second->status, 200);
  EXPECT_THAT(second->body, HasSubstr("<title>Repeated: The ferry sails at noon,</title>"));
  const httplib::Result quote = Get("/feeds/quotes/1.atom?only=repeated");
  EXPECT_EQ(quote->status, 200);
  EXPECT_THAT(quote->body, HasSubstr("Repeated"));
  EXPECT_THAT(quote->body, Not(HasSubstr("Stated")));
}

TEST_F(AlertsTest, FeedsSayWhatIsWrong) {
  EXPECT_EQ(Get("/feeds/claims/987654.atom")->status, 404);
  EXPECT_EQ(Get("/feeds/claims.atom")->status, 404);
  EXPECT_EQ(Get("/feeds/search.atom")->status, 400);
  EXPECT_EQ(Get("/feeds/search.atom?words=a&only=lies")->status, 400);
  EXPECT_EQ(Get("/feeds/search.atom?words=" + std::string(3'000, 'x'))->status, 400);
}

TEST_F(AlertsTest, FeedsNeedATokenWhereCallsDo) {
  Store("1", 1, "“The ferry sails at noon,” said Wim Dorn.\n");
  const TestFolder folder;
  const std::string file = folder.path() + "/tokens";
  const std::string reader = *server::CreateToken(file, "visitor", "reader");
  const std::string editor = *server::CreateToken(file, "desk", "editor");
  server_ = Start(file);
  const std::string path = "/feeds/quotes/1.atom";
  const httplib::Result refused = Get(path);
  EXPECT_EQ(refused->status, 401);
  EXPECT_THAT(refused->get_header_value("WWW-Authenticate"), HasSubstr("Basic"));
  EXPECT_EQ(Get(path, {{"Authorization", "Bearer " + reader}})->status, 200);
  EXPECT_EQ(Get(path, {httplib::make_basic_authentication_header("me", editor)})->status, 200);
  const httplib::Result by_url = Get(path + "?token=" + reader);
  EXPECT_EQ(by_url->status, 200);
  EXPECT_THAT(by_url->body, Not(HasSubstr(reader)));
  EXPECT_EQ(Get(path + "?token=" + editor)->status, 403) << "more than a reader's";
  EXPECT_EQ(Get(path + "?token=wrong")->status, 401);
}

}  // namespace
}  // namespace verbatim::testing
