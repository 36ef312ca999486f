// Look-ups by name that come at the same moment, and articles of a stream, over a real database
// that keeps them waiting.

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <httplib.h>

#include "absl/synchronization/notification.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "verbatim/v1/ingest_service.grpc.pb.h"

#include "storage/testing/test_database.h"
#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::HasSubstr;

// One call of GetQuote, by the callback API.
class LookUp {
 public:
  LookUp(ApiClient& client, const std::string& name,
         std::chrono::milliseconds timeout = std::chrono::minutes(1))
      : stub_(v1::QuoteService::NewStub(client.channel())) {
    context_.set_deadline(std::chrono::system_clock::now() + timeout);
    request_.set_name(name);
    stub_->async()->GetQuote(&context_, &request_, &quote_, [this](grpc::Status status) {
      status_ = std::move(status);
      ended_.Notify();
    });
  }

  void Cancel() { context_.TryCancel(); }
  // The wording, or the error.
  std::string Wait() {
    ended_.WaitForNotification();
    return status_.ok() ? quote_.wording() : ShowError(status_);
  }

 private:
  std::unique_ptr<v1::QuoteService::Stub> stub_;
  grpc::ClientContext context_;
  v1::GetQuoteRequest request_;
  v1::Quote quote_;
  grpc::Status status_;
  absl::Notification ended_;
};

// Quotes can't be read while this lives.
class QuotesLocked {
 public:
  explicit QuotesLocked(storage::TestDatabase& database) : database_(database) {
    database_.Run("CREATE TABLE let_go ()");
    locking_ = std::thread([this] {
      database_.Run(
          "BEGIN; LOCK TABLE quote IN ACCESS EXCLUSIVE MODE; DO $$ BEGIN WHILE NOT EXISTS (SELECT "
          "FROM let_go) LOOP PERFORM pg_sleep(0.001); END LOOP; END $$; COMMIT");
    });
    WaitFor("mode = 'AccessExclusiveLock' AND granted");
  }
  ~QuotesLocked() {
    database_.Run("INSERT INTO let_go DEFAULT VALUES");
    locking_.join();
    database_.Run("DROP TABLE let_go");
  }
  QuotesLocked(const QuotesLocked&) = delete;
  QuotesLocked& operator=(const QuotesLocked&) = delete;

  void WaitForAReader() { WaitFor("NOT granted"); }

 private:
  void WaitFor(const std::string& lock) {
    while (database_.Run("SELECT count(*) > 0 FROM pg_locks WHERE relation = 'quote'::regclass "
                         "AND " +
                         lock) != "t") {
      std::this_thread::yield();
    }
  }

  storage::TestDatabase& database_;
  std::thread locking_;
};

class LookUpsTest : public ::testing::Test {
 protected:
  // With one thread for calls.
  void Start(int queued_calls) {
    auto started = server::RunningServer::Start({.listen = "127.0.0.1:0",
                                                 .http_listen = "127.0.0.1:0",
                                                 .database_url = database_.url(),
                                                 .connections = 1,
                                                 .queued_calls = queued_calls});
    ASSERT_TRUE(started.ok()) << started.status();
    server_ = *std::move(started);
    client_ = std::make_unique<ApiClient>(server_->address());
    client_->Ingest(MakeArticle("https://look-ups.test/1",
                                "“The tide comes twice a day,” said Wim Dorn.\n\n"
                                "“Nobody mends the old mill,” said Ada Park.\n"));
  }

  // Until the server's metrics say so.
  void WaitForMetric(const std::string& line) {
    httplib::Client http("127.0.0.1", server_->http_port());
    while (http.Get("/metrics")->body.find(line + "\n") == std::string::npos) {
      std::this_thread::yield();
    }
  }

  std::string Name(const std::string& wording) {
    v1::SearchQuotesRequest request;
    request.set_words(wording);
    return client_->Call(&v1::QuoteService::Stub::SearchQuotes, request).quotes(0).name();
  }

  storage::TestDatabase database_;
  std::unique_ptr<server::RunningServer> server_;
  std::unique_ptr<ApiClient> client_;
};

TEST_F(LookUpsTest, ThoseThatWaitAreAnsweredTogetherEachByItself) {
  Start(100);
  const std::string tide = Name("tide");
  const std::string mill = Name("mill");
  auto locked = std::make_unique<QuotesLocked>(database_);
  LookUp first(*client_, tide);
  locked->WaitForAReader();
  LookUp second(*client_, mill);
  LookUp same(*client_, mill);
  LookUp unknown(*client_, "quotes/4711");
  LookUp misnamed(*client_, "quotes/none");
  LookUp cancelled(*client_, tide);
  LookUp late(*client_, tide, std::chrono::milliseconds(300));
  WaitForMetric("verbatim_executor_queued 6");
  cancelled.Cancel();
  EXPECT_THAT(cancelled.Wait(), HasSubstr("CANCELLED"));
  EXPECT_THAT(late.Wait(), HasSubstr("DEADLINE_EXCEEDED"));
  locked.reset();
  EXPECT_THAT(first.Wait(), HasSubstr("tide"));
  EXPECT_THAT(second.Wait(), HasSubstr("mill"));
  EXPECT_THAT(same.Wait(), HasSubstr("mill"));
  EXPECT_EQ(unknown.Wait(), "NOT_FOUND QUOTE_NOT_FOUND");
  EXPECT_EQ(misnamed.Wait(), "INVALID_ARGUMENT NAME_INVALID name");
}

TEST_F(LookUpsTest, MoreThanTheQueueTakesAreRefusedAtOnce) {
  Start(2);
  const std::string tide = Name("tide");
  auto locked = std::make_unique<QuotesLocked>(database_);
  LookUp first(*client_, tide);
  locked->WaitForAReader();
  std::vector<std::unique_ptr<LookUp>> more;
  for (int i = 0; i < 6; ++i) more.push_back(std::make_unique<LookUp>(*client_, tide));
  WaitForMetric(
      R"(verbatim_calls_total{method="verbatim.v1.QuoteService.GetQuote",code="RESOURCE_EXHAUSTED"} 4)");
  locked.reset();
  int refused = 0;
  for (const std::unique_ptr<LookUp>& call : more) {
    const std::string end = call->Wait();
    if (end == "RESOURCE_EXHAUSTED SERVER_BUSY") {
      ++refused;
    } else {
      EXPECT_THAT(end, HasSubstr("tide"));
    }
  }
  EXPECT_EQ(refused, 4);
  EXPECT_THAT(first.Wait(), HasSubstr("tide"));
}

TEST_F(LookUpsTest, AnErrorOfTheDatabaseFailsAllOfAGroup) {
  Start(100);
  const std::string tide = Name("tide");
  auto locked = std::make_unique<QuotesLocked>(database_);
  LookUp first(*client_, tide);
  locked->WaitForAReader();
  LookUp second(*client_, tide);
  LookUp third(*client_, "quotes/none");
  WaitForMetric("verbatim_executor_queued 2");
  database_.Run("ALTER TABLE variant RENAME COLUMN relation TO renamed");
  locked.reset();
  first.Wait();  // either
  EXPECT_EQ(second.Wait(), "INTERNAL INTERNAL");
  EXPECT_EQ(third.Wait(), "INVALID_ARGUMENT NAME_INVALID name");
  database_.Run("ALTER TABLE variant RENAME COLUMN renamed TO relation");
  EXPECT_THAT(LookUp(*client_, tide).Wait(), HasSubstr("tide"));
}

// There is one place for calls and one connection, which the first article has.
TEST_F(LookUpsTest, ArticlesThatWaitToBeStoredLeaveTheirPlaces) {
  Start(100);
  auto locked = std::make_unique<QuotesLocked>(database_);
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
  const auto stub = v1::IngestService::NewStub(client_->channel());
  const auto stream = stub->IngestArticles(&context);
  constexpr int kArticles = 12;
  for (int i = 0; i < kArticles; ++i) {
    const std::string id = std::to_string(i);
    v1::IngestArticlesRequest request;
    request.set_request_id(id);
    *request.mutable_article() = MakeArticle("https://look-ups.test/waits/" + id,
                                             "“The ferry waits for " + id + ",” said Bo Lane.\n");
    stream->Write(request);
  }
  // All are read while not one can be stored; that of Start() is counted too.
  WaitForMetric(R"(verbatim_ingest_stage_seconds_count{stage="extract"} 13)");
  locked.reset();
  stream->WritesDone();
  v1::IngestArticlesResponse response;
  for (int i = 0; i < kArticles; ++i) {
    ASSERT_TRUE(stream->Read(&response));
    EXPECT_EQ(response.request_id(), std::to_string(i));
    EXPECT_EQ(response.response().outcome(), v1::INGEST_OUTCOME_CREATED);
  }
  EXPECT_TRUE(stream->Finish().ok());
}

}  // namespace
}  // namespace verbatim::testing
