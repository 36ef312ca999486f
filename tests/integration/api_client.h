#ifndef VERBATIM_TESTS_INTEGRATION_API_CLIENT_H_
#define VERBATIM_TESTS_INTEGRATION_API_CLIENT_H_

#include <memory>
#include <string>

#include <grpcpp/grpcpp.h>

#include "verbatim/v1/article_service.grpc.pb.h"
#include "verbatim/v1/claim_service.grpc.pb.h"
#include "verbatim/v1/correction_service.grpc.pb.h"
#include "verbatim/v1/extraction_service.grpc.pb.h"
#include "verbatim/v1/quote_service.grpc.pb.h"
#include "verbatim/v1/speaker_service.grpc.pb.h"

namespace verbatim::testing {

// An error as tests compare it: "NOT_FOUND QUOTE_NOT_FOUND", with the field at fault if there is
// one: "INVALID_ARGUMENT NAME_INVALID name". "OK" for success.
std::string ShowError(const grpc::Status& status);

// A channel of its own to a server, with one stub per service and messages up to 64 MiB.
// Thread-safe.
class ApiClient {
 public:
  explicit ApiClient(const std::string& address);

  // Makes one call with a deadline of a minute:
  //   client.Call(&v1::QuoteService::Stub::GetQuote, request)
  // A failure is a failure of the test, unless `error` is given: then it is set by ShowError.
  template <typename Stub, typename Request, typename Response>
  Response Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                const Request& request, std::string* error = nullptr) {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    Response response;
    Check((StubFor(static_cast<Stub*>(nullptr))->*method)(&context, request, &response), error);
    return response;
  }

  // The error of a call that must fail.
  template <typename Stub, typename Request, typename Response>
  std::string ErrorOf(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*),
                      const Request& request) {
    std::string error;
    Call(method, request, &error);
    return error;
  }

  // IngestArticle; `url` is all that tells articles apart.
  v1::IngestArticleResponse Ingest(const v1::Article& article, std::string* error = nullptr);
  // The article's occurrences, all on one page.
  v1::ListOccurrencesResponse Occurrences(const std::string& article_name);

  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  v1::ArticleService::Stub* articles() { return articles_.get(); }

 private:
  static void Check(const grpc::Status& status, std::string* error);

  v1::ClaimService::Stub* StubFor(v1::ClaimService::Stub*) { return claims_.get(); }
  v1::ArticleService::Stub* StubFor(v1::ArticleService::Stub*) { return articles_.get(); }
  v1::CorrectionService::Stub* StubFor(v1::CorrectionService::Stub*) { return corrections_.get(); }
  v1::ExtractionService::Stub* StubFor(v1::ExtractionService::Stub*) { return extraction_.get(); }
  v1::QuoteService::Stub* StubFor(v1::QuoteService::Stub*) { return quotes_.get(); }
  v1::SpeakerService::Stub* StubFor(v1::SpeakerService::Stub*) { return speakers_.get(); }

  std::shared_ptr<grpc::Channel> channel_;
  std::unique_ptr<v1::ArticleService::Stub> articles_;
  std::unique_ptr<v1::ClaimService::Stub> claims_;
  std::unique_ptr<v1::CorrectionService::Stub> corrections_;
  std::unique_ptr<v1::ExtractionService::Stub> extraction_;
  std::unique_ptr<v1::QuoteService::Stub> quotes_;
  std::unique_ptr<v1::SpeakerService::Stub> speakers_;
};

// An article for tests.
v1::Article MakeArticle(const std::string& url, const std::string& text,
                        const std::string& outlet = "Example Times");

}  // namespace verbatim::testing

#endif  // VERBATIM_TESTS_INTEGRATION_API_CLIENT_H_
