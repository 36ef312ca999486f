// Bulk ingest over a stream: answers, order, exactly one effect, flow control, the server's end.
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "verbatim/v1/ingest_service.grpc.pb.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::ElementsAre;

v1::IngestArticlesRequest Request(const std::string& id, const std::string& url,
                                  const std::string& text) {
  v1::IngestArticlesRequest request;
  request.set_request_id(id);
  *request.mutable_article() = MakeArticle(url, text);
  return request;
}

std::string Said(const std::string& words) { return "“" + words + ",” said Wim Dorn.\n"; }

// "id CREATED", "id INVALID_ARGUMENT REASON".
std::string Show(const v1::IngestArticlesResponse& response) {
  if (response.has_response()) {
    const std::string outcome = v1::IngestOutcome_Name(response.response().outcome());
    return response.request_id() + " " + outcome.substr(std::string("INGEST_OUTCOME_").size());
  }
  return response.request_id() + " " +
         ShowError(grpc::Status(static_cast<grpc::StatusCode>(response.error().code()),
                                response.error().message(), response.error().SerializeAsString()));
}

// A stream to a server.
class Stream {
 public:
  explicit Stream(const std::string& address)
      : client_(address),
        stub_(v1::IngestService::NewStub(client_.channel())),
        stream_(stub_->IngestArticles(&context_)) {
    context_.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(2));
  }

  bool Write(const v1::IngestArticlesRequest& request) { return stream_->Write(request); }
  // The next answer; empty at the end.
  std::string Read() {
    v1::IngestArticlesResponse response;
    return stream_->Read(&response) ? Show(response) : "";
  }
  std::string Ask(const v1::IngestArticlesRequest& request) {
    Write(request);
    return Read();
  }
  void Cut() { context_.TryCancel(); }
  void WritesDone() { stream_->WritesDone(); }
  std::string End() { return ShowError(stream_->Finish()); }

 private:
  ApiClient client_;
  std::unique_ptr<v1::IngestService::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReaderWriter<v1::IngestArticlesRequest, v1::IngestArticlesResponse>>
      stream_;
};

std::string Shared() { return TestServer::Shared().address(); }

// The articles stored under a URL, with their revision: "articles/5 2".
std::vector<std::string> Stored(const std::string& address, const std::string& url) {
  ApiClient client(address);
  v1::ListArticlesRequest request;
  request.set_url(url);
  const auto listed = client.Call(&v1::ArticleService::Stub::ListArticles, request);
  std::vector<std::string> found;
  for (const v1::Article& article : listed.articles()) {
    found.push_back("revision " + std::to_string(article.revision()));
  }
  return found;
}

TEST(IngestStreamTest, EachArticleIsAnsweredInOrderAndARefusedOneDoesNotEndTheStream) {
  Stream stream(Shared());
  stream.Write(Request("a-1", "https://stream.test/1", Said("The harbour opens at six")));
  stream.Write(Request("a-2", "no url", Said("Nobody knows")));
  stream.Write(Request("a-3", "https://stream.test/1", Said("The harbour opens at seven")));
  stream.Write(Request("a-4", "https://stream.test/1", Said("The harbour opens at seven")));
  stream.Write(Request("", "https://stream.test/2", Said("Nobody knows")));
  stream.Write(Request("a b", "https://stream.test/2", Said("Nobody knows")));
  stream.WritesDone();
  EXPECT_EQ(stream.Read(), "a-1 CREATED");
  EXPECT_EQ(stream.Read(), "a-2 INVALID_ARGUMENT FIELD_INVALID article.url");
  EXPECT_EQ(stream.Read(), "a-3 REVISED");
  EXPECT_EQ(stream.Read(), "a-4 UNCHANGED");
  EXPECT_EQ(stream.Read(), " INVALID_ARGUMENT FIELD_REQUIRED request_id");
  EXPECT_EQ(stream.Read(), "a b INVALID_ARGUMENT FIELD_INVALID request_id");
  EXPECT_EQ(stream.Read(), "");
  EXPECT_EQ(stream.End(), "OK");
}

TEST(IngestStreamTest, RevisionsOfOneArticleKeepTheirOrderAmongOthers) {
  constexpr int kRevisions = 12;
  const std::string url = "https://stream.test/order";
  Stream stream(Shared());
  for (int i = 1; i <= kRevisions; ++i) {
    const std::string number = std::to_string(i);
    stream.Write(Request("order-" + number, url, Said("The tide turned " + number + " times")));
    stream.Write(
        Request("among-" + number, url + number, Said("The pier number " + number + " holds")));
    // An id that is in use names the article that came with it first.
    stream.Write(Request("among-" + number, url + "/other", Said("The lock is open")));
  }
  stream.WritesDone();
  for (int i = 1; i <= kRevisions; ++i) {
    const std::string number = std::to_string(i);
    EXPECT_EQ(stream.Read(), "order-" + number + (i == 1 ? " CREATED" : " REVISED"));
    EXPECT_EQ(stream.Read(), "among-" + number + " CREATED");
    EXPECT_EQ(stream.Read(), "among-" + number + " INVALID_ARGUMENT REQUEST_ID_REUSED request_id");
  }
  EXPECT_EQ(stream.End(), "OK");
  EXPECT_THAT(Stored(Shared(), url), ElementsAre("revision 12"));
  EXPECT_EQ(Stream(Shared()).Ask(Request("order-last", url, Said("The tide turned 12 times"))),
            "order-last UNCHANGED");
}

TEST(IngestStreamTest, ARepeatGetsTheFirstAnswerAndChangesNothing) {
  const std::string url = "https://stream.test/repeat";
  const auto first = Request("r-1", url, Said("The ferry is late today"));
  EXPECT_EQ(Stream(Shared()).Ask(first), "r-1 CREATED");
  EXPECT_EQ(Stream(Shared()).Ask(Request("r-2", url, Said("The ferry is on time again"))),
            "r-2 REVISED");
  // Without the id this would be a third revision.
  EXPECT_EQ(Stream(Shared()).Ask(first), "r-1 CREATED");
  EXPECT_THAT(Stored(Shared(), url), ElementsAre("revision 2"));
}

TEST(IngestStreamTest, AnUnchangedArticleIsRememberedToo) {
  const std::string url = "https://stream.test/unchanged";
  const std::string text = Said("The bridge stays closed");
  EXPECT_EQ(Stream(Shared()).Ask(Request("u-1", url, text)), "u-1 CREATED");
  EXPECT_EQ(Stream(Shared()).Ask(Request("u-2", url, text)), "u-2 UNCHANGED");
  EXPECT_EQ(Stream(Shared()).Ask(Request("u-3", url, Said("The bridge opens"))), "u-3 REVISED");
  EXPECT_EQ(Stream(Shared()).Ask(Request("u-2", url, text)), "u-2 UNCHANGED");
  EXPECT_THAT(Stored(Shared(), url), ElementsAre("revision 2"));
}

TEST(IngestStreamTest, AnIdNamesOneArticle) {
  EXPECT_EQ(Stream(Shared()).Ask(Request("n-1", "https://stream.test/n", Said("One thing"))),
            "n-1 CREATED");
  EXPECT_EQ(Stream(Shared()).Ask(Request("n-1", "https://stream.test/n", Said("Another thing"))),
            "n-1 INVALID_ARGUMENT REQUEST_ID_REUSED request_id");
}

// The same request as a single call.
std::string AskAlone(const v1::IngestArticlesRequest& request) {
  ApiClient client(Shared());
  v1::IngestArticleRequest alone;
  *alone.mutable_article() = request.article();
  alone.set_reanalyze(request.reanalyze());
  alone.set_request_id(request.request_id());
  std::string error;
  v1::IngestArticlesResponse answer;
  answer.set_request_id(request.request_id());
  *answer.mutable_response() = client.Call(&v1::ArticleService::Stub::IngestArticle, alone, &error);
  return error == "OK" ? Show(answer) : request.request_id() + " " + error;
}

TEST(IngestStreamTest, ASingleCallIsRememberedAsThoseOfStreamsAre) {
  const std::string url = "https://stream.test/alone";
  auto first = Request("o-1", url, Said("The lighthouse is dark tonight"));
  first.set_reanalyze(true);
  EXPECT_EQ(AskAlone(first), "o-1 CREATED");
  EXPECT_EQ(AskAlone(Request("o-2", url, Said("The lighthouse is lit again"))), "o-2 REVISED");
  EXPECT_EQ(AskAlone(first), "o-1 CREATED");
  EXPECT_EQ(Stream(Shared()).Ask(first), "o-1 CREATED");
  EXPECT_THAT(Stored(Shared(), url), ElementsAre("revision 2"));
  EXPECT_EQ(AskAlone(Request("o-1", url, Said("Something else"))),
            "o-1 INVALID_ARGUMENT REQUEST_ID_REUSED request_id");
  EXPECT_EQ(AskAlone(Request("o 1", url, Said("Something else"))),
            "o 1 INVALID_ARGUMENT FIELD_INVALID request_id");
}

TEST(IngestStreamTest, TheSameRequestOnManyStreamsAtOnceTakesEffectOnce) {
  const auto request =
      Request("m-1", "https://stream.test/many", Said("The same words from all of us"));
  std::vector<std::string> answers(8);
  std::vector<std::thread> threads;
  for (std::string& answer : answers) {
    threads.emplace_back([&answer, &request] { answer = Stream(Shared()).Ask(request); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(answers, ::testing::Each("m-1 CREATED"));
  EXPECT_THAT(Stored(Shared(), "https://stream.test/many"), ElementsAre("revision 1"));
}

TEST(IngestStreamTest, AStreamCutAtAnyPointIsCompletedBySendingAgain) {
  constexpr int kArticles = 12;
  const auto request = [](int i) {
    const std::string number = std::to_string(i);
    return Request("c-" + number, "https://stream.test/cut/" + number,
                   Said("Number " + number + " of the long list"));
  };
  for (int answers_before_cut = 0; answers_before_cut < 4; ++answers_before_cut) {
    Stream stream(Shared());
    for (int i = 0; i < kArticles; ++i) stream.Write(request(i));
    for (int i = 0; i < answers_before_cut; ++i) stream.Read();
    stream.Cut();
  }
  Stream stream(Shared());
  for (int i = 0; i < kArticles; ++i) {
    EXPECT_EQ(stream.Ask(request(i)), "c-" + std::to_string(i) + " CREATED");
    EXPECT_THAT(Stored(Shared(), "https://stream.test/cut/" + std::to_string(i)),
                ElementsAre("revision 1"));
  }
}

TEST(IngestStreamTest, AClientThatDoesNotReadHoldsUpNobody) {
  std::vector<std::unique_ptr<Stream>> silent;
  for (int i = 0; i < 16; ++i) {
    silent.push_back(std::make_unique<Stream>(Shared()));
    const std::string id = "s-" + std::to_string(i);
    silent.back()->Write(
        Request(id, "https://stream.test/silent/" + id, Said("Nobody listens to " + id)));
  }
  EXPECT_EQ(Stream(Shared()).Ask(
                Request("s-last", "https://stream.test/silent/last", Said("But here we do"))),
            "s-last CREATED");
}

TEST(IngestStreamTest, AStoppingServerAnswersWhatItReadAndEndsTheStream) {
  auto server = std::make_unique<TestServer>();
  Stream stream(server->address());
  EXPECT_EQ(stream.Ask(Request("d-1", "https://stream.test/drain", Said("The last one"))),
            "d-1 CREATED");
  std::thread stopping([&] { EXPECT_TRUE(server->server().Stop(std::chrono::minutes(1)).ok()); });
  EXPECT_EQ(stream.Read(), "");
  EXPECT_EQ(stream.End(), "UNAVAILABLE SERVER_STOPPING");
  stopping.join();
}

}  // namespace
}  // namespace verbatim::testing
