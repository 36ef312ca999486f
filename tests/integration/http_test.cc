// The API over HTTP: real sockets, real Postgres.
#include <chrono>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <httplib.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "verbatim/v1/article_service.pb.h"

#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

constexpr char kIngest[] = "/verbatim.v1.ArticleService/IngestArticle";
constexpr char kList[] = "/verbatim.v1.ArticleService/ListArticles";
constexpr char kJson[] = "application/json";

httplib::Client Client() {
  httplib::Client client("127.0.0.1", TestServer::Shared().server().http_port());
  client.set_read_timeout(60);
  return client;
}

// "404 unimplemented METHOD_UNKNOWN" of an error; "200" of an answer.
std::string Show(const httplib::Result& result) {
  if (!result) return "no answer: " + httplib::to_string(result.error());
  std::string shown = std::to_string(result->status);
  const json body = json::parse(result->body, nullptr, false);
  if (result->status == 200 || !body.is_object()) return shown;
  shown += " " + body.value("code", "");
  for (const json& detail : body.value("details", json::array())) {
    if (detail.value("type", "") == "google.rpc.ErrorInfo") {
      shown += " " + detail["debug"].value("reason", "");
    }
  }
  return shown;
}

// A socket to the server's HTTP port.
class RawClient {
 public:
  RawClient() : fd_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<uint16_t>(TestServer::Shared().server().http_port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    const timeval limit{.tv_sec = 60, .tv_usec = 0};
    setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
  }
  ~RawClient() { close(fd_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  void Send(const std::string& bytes) const {
    (void)!send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  }
  // Everything until the server closes.
  std::string ReadAll() const {
    std::string all;
    char buffer[4096];
    ssize_t count;
    while ((count = recv(fd_, buffer, sizeof(buffer), 0)) > 0) {
      all.append(buffer, static_cast<size_t>(count));
    }
    return all;
  }
  // Whether something has come by now.
  bool HasAnswer() const {
    char byte;
    return recv(fd_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
  }

 private:
  const int fd_;
};

std::string Exchange(const std::string& bytes) {
  const RawClient client;
  client.Send(bytes);
  return client.ReadAll();
}

TEST(HttpTest, AnArticleGoesInAndItsOccurrencesComeOutAsJson) {
  httplib::Client client = Client();
  const json article = {{"article",
                         {{"url", "https://http.test/in"},
                          {"outlet", "Example Times"},
                          {"title", "A title"},
                          {"publishTime", "2023-02-15T10:00:00Z"},
                          {"text", "“The lock gates open at nine,” said Wim Dorn.\n"}}}};
  const httplib::Result ingested = client.Post(kIngest, article.dump(), kJson);
  ASSERT_EQ(Show(ingested), "200");
  EXPECT_EQ(ingested->get_header_value("Content-Type"), kJson);
  const json stored = json::parse(ingested->body);
  EXPECT_EQ(stored["outcome"], "INGEST_OUTCOME_CREATED");
  EXPECT_EQ(stored["article"]["publishTime"], "2023-02-15T10:00:00Z");

  const json parent = {{"parent", stored["article"]["name"]}};
  const httplib::Result listed = client.Post("/verbatim.v1.ArticleService/ListOccurrences",
                                             parent.dump(), "application/json; charset=utf-8");
  ASSERT_EQ(Show(listed), "200");
  EXPECT_EQ(json::parse(listed->body)["occurrences"].size(), 1U);
}

TEST(HttpTest, ProtobufIsAnsweredInProtobuf) {
  httplib::Client client = Client();
  v1::ListArticlesRequest request;
  request.set_page_size(1);
  const httplib::Result result =
      client.Post(kList, request.SerializeAsString(), "application/proto");
  ASSERT_EQ(Show(result), "200");
  EXPECT_EQ(result->get_header_value("Content-Type"), "application/proto");
  EXPECT_TRUE(v1::ListArticlesResponse().ParseFromString(result->body));
  EXPECT_EQ(Show(client.Post(kList, "\xff\xff", "application/proto")),
            "400 invalid_argument REQUEST_MALFORMED");
}

TEST(HttpTest, AnAnswerWithoutAnyFieldSaysItsTypeToo) {
  v1::ListArticlesRequest request;
  request.set_outlet("an outlet that published nothing");
  const httplib::Result result =
      Client().Post(kList, request.SerializeAsString(), "application/proto");
  ASSERT_EQ(Show(result), "200");
  EXPECT_EQ(result->body, "");
  EXPECT_EQ(result->get_header_value("Content-Type"), "application/proto");
}

TEST(HttpTest, ErrorsHaveConnectsForm) {
  httplib::Client client = Client();
  const httplib::Result missing =
      client.Post("/verbatim.v1.QuoteService/GetQuote", R"({"name":"quotes/999999"})", kJson);
  EXPECT_EQ(Show(missing), "404 not_found QUOTE_NOT_FOUND");
  EXPECT_EQ(missing->get_header_value("Content-Type"), kJson);
  EXPECT_EQ(Show(client.Post("/verbatim.v1.QuoteService/GetQuote", R"({"name":"x"})", kJson)),
            "400 invalid_argument NAME_INVALID");
  EXPECT_EQ(Show(client.Post(kList, "{", kJson)), "400 invalid_argument REQUEST_MALFORMED");
  EXPECT_EQ(Show(client.Post(kList, "", kJson)), "400 invalid_argument REQUEST_MALFORMED");
  EXPECT_EQ(Show(client.Post("/verbatim.v1.QuoteService/Nothing", "{}", kJson)),
            "404 unimplemented METHOD_UNKNOWN");
}

TEST(HttpTest, ContentTypesAndMethodsThatNoCallHasAreRefused) {
  httplib::Client client = Client();
  EXPECT_EQ(Show(client.Post(kList, "{}", "text/plain")), "415");
  EXPECT_EQ(Show(client.Get(kList)), "405");
  EXPECT_EQ(client.Get(kList)->get_header_value("Allow"), "POST");
  EXPECT_EQ(Show(client.Put(kList, "{}", kJson)), "405");
  EXPECT_EQ(Show(client.Options(kList)), "405");
}

TEST(HttpTest, ConnectHeadersAreChecked) {
  httplib::Client client = Client();
  EXPECT_EQ(Show(client.Post(kList, {{"Connect-Protocol-Version", "1"}}, "{}", kJson)), "200");
  EXPECT_EQ(Show(client.Post(kList, {{"Connect-Protocol-Version", "2"}}, "{}", kJson)),
            "400 invalid_argument FIELD_INVALID");
  EXPECT_EQ(Show(client.Post(kList, {{"Connect-Timeout-Ms", "60000"}}, "{}", kJson)), "200");
  EXPECT_EQ(Show(client.Post(kList, {{"Connect-Timeout-Ms", "soon"}}, "{}", kJson)),
            "400 invalid_argument FIELD_INVALID");
  EXPECT_EQ(Show(client.Post(kList, {{"Connect-Timeout-Ms", "0"}}, "{}", kJson)),
            "504 deadline_exceeded DEADLINE_EXCEEDED");
}

TEST(HttpTest, RequestIdsAreRepeatedOrMade) {
  httplib::Client client = Client();
  EXPECT_EQ(client.Post(kList, {{"X-Request-Id", "desk-7"}}, "{}", kJson)
                ->get_header_value("x-request-id"),
            "desk-7");
  EXPECT_EQ(client.Post(kList, "{}", kJson)->get_header_value("x-request-id").size(), 16U);
}

TEST(HttpTest, HealthAndReadinessAreTold) {
  httplib::Client client = Client();
  EXPECT_EQ(client.Get("/healthz")->body, "ok\n");
  EXPECT_EQ(client.Get("/readyz")->body, "ready\n");
}

TEST(HttpTest, CallsAreCounted) {
  httplib::Client client = Client();
  client.Post(kList, "{}", kJson);
  client.Post("/verbatim.v1.QuoteService/GetQuote", R"({"name":"x"})", kJson);
  const httplib::Result metrics = client.Get("/metrics");
  ASSERT_TRUE(metrics);
  EXPECT_THAT(metrics->get_header_value("Content-Type"), StartsWith("text/plain; version=0.0.4"));
  EXPECT_THAT(metrics->body,
              HasSubstr("verbatim_calls_total{method=\"verbatim.v1.ArticleService.ListArticles\","
                        "code=\"OK\"} "));
  EXPECT_THAT(
      metrics->body,
      HasSubstr("method=\"verbatim.v1.QuoteService.GetQuote\",code=\"INVALID_ARGUMENT\"} "));
  EXPECT_THAT(metrics->body, HasSubstr("verbatim_ready 1\n"));
}

TEST(HttpTest, WhatAlertsDashboardAndDocsNameIsTold) {
  httplib::Client client = Client();
  client.Post(kList, "{}", kJson);
  const std::string metrics = client.Get("/metrics")->body;
  for (const char* name : {"deploy/monitoring/alerts.yaml", "deploy/monitoring/dashboard.json",
                           "docs/operations.md"}) {
    std::ifstream file(std::string(VERBATIM_SOURCE_DIR "/") + name);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    int found = 0;
    for (size_t at = text.find("verbatim_"); at != std::string::npos;
         at = text.find("verbatim_", at + 1)) {
      const std::string metric =
          text.substr(at, text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_", at) - at);
      EXPECT_THAT(metrics, HasSubstr("\n" + metric)) << name;
      ++found;
    }
    EXPECT_GT(found, 4) << name;
  }
}

// The largest text takes seconds to analyse; its caller's deadline is over long before.
TEST(HttpTest, AnalysisEndsAfterItsDeadline) {
  std::string text;
  while (text.size() < 12'000'000) {
    text += "“The gates open at nine,” said Wim Dorn on Monday.\n\n";
  }
  v1::IngestArticleRequest request;
  request.mutable_article()->set_url("https://http.test/deadline");
  request.mutable_article()->set_text(text);
  httplib::Client client = Client();
  EXPECT_EQ(Show(client.Post(kIngest, {{"Connect-Timeout-Ms", "100"}}, request.SerializeAsString(),
                             "application/proto")),
            "504 deadline_exceeded DEADLINE_EXCEEDED");
}

TEST(HttpTest, EveryAnswerHasSecurityHeaders) {
  httplib::Client client = Client();
  const std::vector<httplib::Result (*)(httplib::Client&)> calls = {
      [](httplib::Client& c) { return c.Get("/"); },
      [](httplib::Client& c) { return c.Get("/healthz"); },
      [](httplib::Client& c) { return c.Get("/metrics"); },
      [](httplib::Client& c) { return c.Get("/nothing.txt"); },
      [](httplib::Client& c) {
        return c.Get("/", {{"Host", "rebound.example"}});
      },
      [](httplib::Client& c) { return c.Get(kList); },
      [](httplib::Client& c) { return c.Post(kList, "{}", kJson); },
      [](httplib::Client& c) { return c.Post(kList, "{", kJson); },
      [](httplib::Client& c) { return c.Post(kList, "{}", "text/plain"); },
      [](httplib::Client& c) { return c.Post("/nothing", "{}", kJson); }};
  for (size_t i = 0; i < calls.size(); ++i) {
    const httplib::Result result = calls[i](client);
    ASSERT_TRUE(result) << i;
    // Scripts, styles and connections of this server only, and nothing inline.
    EXPECT_EQ(result->get_header_value("Content-Security-Policy"),
              "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
              "form-action 'self'")
        << i;
    EXPECT_EQ(result->get_header_value("X-Content-Type-Options"), "nosniff") << i;
    EXPECT_EQ(result->get_header_value("X-Frame-Options"), "DENY") << i;
    EXPECT_EQ(result->get_header_value("Referrer-Policy"), "no-referrer") << i;
    EXPECT_EQ(result->get_header_value("Cross-Origin-Opener-Policy"), "same-origin") << i;
    EXPECT_EQ(result->get_header_value("Cross-Origin-Resource-Policy"), "same-origin") << i;
    EXPECT_FALSE(result->has_header("Access-Control-Allow-Origin")) << i;
    EXPECT_FALSE(result->has_header("Server")) << i;
  }
}

TEST(HttpTest, HostsOfOthersAreRefused) {
  httplib::Client client = Client();
  EXPECT_EQ(Show(client.Post(kList, {{"Host", "rebound.example:50062"}}, "{}", kJson)), "403");
  EXPECT_EQ(Show(client.Post(kList, {{"Host", "localhost:50062"}}, "{}", kJson)), "200");
  EXPECT_EQ(Show(client.Post(kList, {{"Host", "[::1]:50062"}}, "{}", kJson)), "200");
  EXPECT_EQ(Show(client.Post(kList, {{"Host", "localhost.example"}}, "{}", kJson)), "403");
}

TEST(HttpTest, BodiesOverTheLimitAreRefusedPackedOrNot) {
  httplib::Client client = Client();
  const std::string large(40 * 1024 * 1024, ' ');
  EXPECT_EQ(Show(client.Post(kList, large, kJson)), "429 resource_exhausted REQUEST_TOO_LARGE");
  httplib::Client packing = Client();
  packing.set_compress(true);
  EXPECT_EQ(Show(packing.Post(kList, large, kJson)), "429 resource_exhausted REQUEST_TOO_LARGE");
  EXPECT_EQ(Show(packing.Post(kList, "{\"pageSize\": 1}", kJson)), "200");
}

TEST(HttpTest, WhatIsNoHttpIsRefusedAndTheServerGoesOn) {
  const std::string post = std::string("POST ") + kList + " HTTP/1.1\r\nHost: localhost\r\n";
  EXPECT_THAT(Exchange("nonsense\r\n\r\n"), HasSubstr(" 400 "));
  EXPECT_THAT(Exchange(post + "Content-Type: application/json\r\nContent-Length: 2\r\n"
                              "Content-Length: 40\r\n\r\n{}"),
              HasSubstr(" 400 "));
  EXPECT_THAT(Exchange(post + "Content-Type: application/json\r\nContent-Length: 2\r\n"
                              "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"),
              HasSubstr(" 400 "));
  EXPECT_THAT(Exchange(post + "Content-Type: application/json\r\nContent-Length: -5\r\n\r\n{}"),
              HasSubstr(" 400 "));
  EXPECT_THAT(Exchange("GET /" + std::string(5000, 'a') +
                       " HTTP/1.1\r\nHost: localhost\r\n"
                       "Connection: close\r\n\r\n"),
              HasSubstr(" 414 "));
  // A head without end is cut.
  Exchange("GET / HTTP/1.1\r\nX: " + std::string(200'000, 'x'));
  // So many ranges have made regular expressions overflow the stack of servers.
  std::string ranges = "bytes=0-0";
  while (ranges.size() < 8000) ranges += ",0-0";
  EXPECT_THAT(Exchange("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nRange: " +
                       ranges + "\r\n\r\n"),
              StartsWith("HTTP/1.1"));
  httplib::Client client = Client();
  EXPECT_EQ(Show(client.Post(kList, "{}", kJson)), "200");
}

TEST(HttpTest, ACallWithoutABodyIsAnsweredAtOnce) {
  const std::string answer =
      Exchange(std::string("POST ") + kList +
               " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/proto\r\n"
               "Connection: close\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr(" 200 "));
}

TEST(HttpTest, ChunkedBodiesAreRead) {
  const std::string answer = Exchange(
      std::string("POST ") + kList +
      " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
      "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n}\r\n0\r\n\r\n");
  EXPECT_THAT(answer, HasSubstr(" 200 "));
}

TEST(HttpTest, RequestsInARowOnOneConnectionAreAllAnswered) {
  const std::string get = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n";
  const std::string answers =
      Exchange(get + "\r\n" + get + "\r\n" + get + "Connection: close\r\n\r\n");
  size_t found = 0;
  for (size_t at = answers.find(" 200 "); at != std::string::npos;
       at = answers.find(" 200 ", at + 1)) {
    ++found;
  }
  EXPECT_EQ(found, 3U);
}

TEST(HttpTest, IdleAndSlowClientsDontHoldUpOthers) {
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 300; ++i) idle.push_back(std::make_unique<RawClient>());
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 64; ++i) {
    slow.push_back(std::make_unique<RawClient>());
    slow.back()->Send(std::string("POST ") + kList + " HTTP/1.1\r\nHost: loc");
  }
  httplib::Client client = Client();
  for (int i = 0; i < 20; ++i) ASSERT_EQ(Show(client.Post(kList, "{}", kJson)), "200");
}

TEST(HttpTest, MoreSlowClientsThanThreadsAreToldSo) {
  std::vector<std::unique_ptr<RawClient>> slow;
  for (int i = 0; i < 200; ++i) {
    slow.push_back(std::make_unique<RawClient>());
    slow.back()->Send("GET / HTTP/1.1\r\n");
  }
  // 128 hold a thread each until the time that a head may take is over, the others are told at
  // once.
  size_t refused = 0;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (refused < 72 && std::chrono::steady_clock::now() < deadline) {
    refused += std::erase_if(slow, [](const auto& client) { return client->HasAnswer(); });
    std::this_thread::yield();
  }
  EXPECT_GE(refused, 72U);
}

}  // namespace
}  // namespace verbatim::testing
