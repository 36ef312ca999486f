// What may change something is told in the log, with who asked for it.
#include <algorithm>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <grpcpp/generic/generic_stub.h>
#include <httplib.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "services/rpc/methods.h"
#include "services/rpc/tokens.h"
#include "services/server/token_file.h"
#include "storage/testing/test_database.h"
#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::HasSubstr;

constexpr char kTraceparent[] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

// Methods whose names begin so change nothing. All others do: a new one is tested without being
// listed.
constexpr std::string_view kReadingVerbs[] = {"Count", "Export", "Extract", "Get",  "List",
                                              "Read",  "Search", "Verify",  "Watch"};

bool MayChangeSomething(const google::protobuf::MethodDescriptor& method) {
  return std::none_of(std::begin(kReadingVerbs), std::end(kReadingVerbs),
                      [&](std::string_view verb) { return method.name().starts_with(verb); });
}

std::vector<const google::protobuf::MethodDescriptor*> MethodsThatMayChangeSomething() {
  std::vector<const google::protobuf::MethodDescriptor*> found;
  for (const google::protobuf::ServiceDescriptor* service : rpc::ServedServices()) {
    for (int i = 0; i < service->method_count(); ++i) {
      if (MayChangeSomething(*service->method(i))) found.push_back(service->method(i));
    }
  }
  return found;
}

// The log while it lives.
class CapturedLog {
 public:
  CapturedLog() : before_(spdlog::default_logger()) {
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(
        "captured", std::make_shared<spdlog::sinks::ostream_sink_mt>(text_)));
  }
  ~CapturedLog() { spdlog::set_default_logger(before_); }
  // REQUIRES: nothing is being logged.
  std::string text() const { return text_.str(); }

 private:
  std::ostringstream text_;
  std::shared_ptr<spdlog::logger> before_;
};

class AuditTest : public ::testing::Test {
 protected:
  AuditTest() {
    const std::string file = folder_.path() + "/tokens";
    admin_ = *server::CreateToken(file, "chief", "admin");
    reader_ = *server::CreateToken(file, "visitor", "reader");
    auto started = server::RunningServer::Start({.listen = "127.0.0.1:0",
                                                 .http_listen = "127.0.0.1:0",
                                                 .data_dir = folder_.path() + "/data",
                                                 .token_file = file});
    EXPECT_TRUE(started.ok()) << started.status();
    server_ = *std::move(started);
  }

  // Calls a method with a message without any field, and returns the error.
  grpc::Status Call(const google::protobuf::MethodDescriptor& method, const std::string& token) {
    const ApiClient client(server_->address());
    grpc::GenericStub stub(client.channel());
    grpc::ClientContext context;
    context.AddMetadata("authorization", "Bearer " + token);
    context.AddMetadata("x-request-id", "audited");
    context.AddMetadata("traceparent", kTraceparent);
    grpc::CompletionQueue queue;
    grpc::Slice empty;
    const grpc::ByteBuffer request(&empty, 1);
    const auto call = stub.PrepareUnaryCall(
        &context, "/" + method.service()->full_name() + "/" + method.name(), request, &queue);
    call->StartCall();
    grpc::ByteBuffer response;
    grpc::Status status;
    call->Finish(&response, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    return status;
  }

  const TestFolder folder_;
  std::string admin_;
  std::string reader_;
  std::unique_ptr<server::RunningServer> server_;
};

TEST_F(AuditTest, EveryMethodThatMayChangeSomethingTellsWhoCalledIt) {
  const auto methods = MethodsThatMayChangeSomething();
  EXPECT_GE(methods.size(), 11U);
  for (const google::protobuf::MethodDescriptor* method : methods) {
    const CapturedLog log;
    Call(*method, admin_);
    EXPECT_THAT(log.text(), HasSubstr("event=audit principal=chief method=" + method->full_name() +
                                      " status=INVALID_ARGUMENT"));
    EXPECT_THAT(log.text(), HasSubstr(" request_id=audited"));
  }
}

TEST_F(AuditTest, NoneOfThemIsForReadersAndTheirTryIsTold) {
  for (const google::protobuf::MethodDescriptor* method : MethodsThatMayChangeSomething()) {
    EXPECT_NE(rpc::RequiredRole(method->full_name()), rpc::Role::kReader) << method->full_name();
    const CapturedLog log;
    const grpc::Status refused = Call(*method, reader_);
    if (!method->server_streaming()) {  // streams answer each message with its own error
      EXPECT_EQ(refused.error_code(), grpc::StatusCode::PERMISSION_DENIED) << method->full_name();
    }
    EXPECT_THAT(log.text(), HasSubstr("event=audit principal=visitor method=" +
                                      method->full_name() + " status=PERMISSION_DENIED"));
  }
}

// Its caller's trace leads from whatever a call left in the log to what else happened there.
TEST_F(AuditTest, TheTraceOfACallIsToldOverGrpcAndHttp) {
  const std::string told = " request_id=audited traceparent=" + std::string(kTraceparent);
  {
    const CapturedLog log;
    Call(*v1::IngestArticleRequest::descriptor()->file()->service(0)->FindMethodByName(
             "IngestArticle"),
         admin_);
    EXPECT_THAT(log.text(), HasSubstr("status=INVALID_ARGUMENT" + told));
  }
  httplib::Client http("127.0.0.1", server_->http_port());
  const httplib::Headers headers = {{"Authorization", "Bearer " + admin_},
                                    {"X-Request-Id", "audited"},
                                    {"traceparent", kTraceparent}};
  const CapturedLog log;
  http.Post("/verbatim.v1.ArticleService/IngestArticle", headers, "{}", "application/json");
  EXPECT_THAT(log.text(), HasSubstr("status=INVALID_ARGUMENT" + told));
}

TEST(CallFailedTest, ACallThatOnlyReadsIsToldWithItsTraceWhenTheServerFailsIt) {
  const storage::TestDatabase database;
  auto server = server::RunningServer::Start(
      {.listen = "127.0.0.1:0", .http_listen = "127.0.0.1:0", .database_url = database.url()});
  ASSERT_TRUE(server.ok()) << server.status();
  database.Run("ALTER TABLE article RENAME TO gone");
  const std::string told = " request_id=read traceparent=" + std::string(kTraceparent);
  {
    const CapturedLog log;
    ApiClient client((*server)->address());
    grpc::ClientContext context;
    context.AddMetadata("x-request-id", "read");
    context.AddMetadata("traceparent", kTraceparent);
    v1::ListArticlesResponse response;
    EXPECT_EQ(client.articles()->ListArticles(&context, {}, &response).error_code(),
              grpc::StatusCode::INTERNAL);
    EXPECT_THAT(log.text(), HasSubstr("event=call_failed"));
    EXPECT_THAT(log.text(), HasSubstr(told));
  }
  const CapturedLog log;
  httplib::Client http("127.0.0.1", (*server)->http_port());
  const httplib::Headers headers = {{"X-Request-Id", "read"}, {"traceparent", kTraceparent}};
  const auto answer =
      http.Post("/verbatim.v1.ArticleService/ListArticles", headers, "{}", "application/json");
  EXPECT_EQ(answer->status, 500);
  EXPECT_THAT(log.text(), HasSubstr("event=call_failed"));
  EXPECT_THAT(log.text(), HasSubstr(told));
}

}  // namespace
}  // namespace verbatim::testing
