#include "tests/integration/api_client.h"

#include "absl/status/status.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"

namespace verbatim::testing {
namespace {

constexpr int kMaxMessageBytes = 64 * 1024 * 1024;

}  // namespace

std::string ShowError(const grpc::Status& status) {
  if (status.ok()) return "OK";
  google::rpc::Status rpc_status;
  rpc_status.ParseFromString(status.error_details());
  std::string shown = absl::StatusCodeToString(static_cast<absl::StatusCode>(status.error_code()));
  for (const google::protobuf::Any& detail : rpc_status.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad_request;
    if (detail.UnpackTo(&info)) {
      EXPECT_EQ(info.domain(), "verbatim");
      shown += " " + info.reason();
    } else if (detail.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        shown += " " + violation.field();
      }
    }
  }
  return shown;
}

ApiClient::ApiClient(const std::string& address) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxMessageBytes);
  // Channels to one address would share a connection.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  channel_ = grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments);
  articles_ = v1::ArticleService::NewStub(channel_);
  claims_ = v1::ClaimService::NewStub(channel_);
  corrections_ = v1::CorrectionService::NewStub(channel_);
  extraction_ = v1::ExtractionService::NewStub(channel_);
  quotes_ = v1::QuoteService::NewStub(channel_);
  speakers_ = v1::SpeakerService::NewStub(channel_);
}

void ApiClient::Check(const grpc::Status& status, std::string* error) {
  if (error != nullptr) {
    *error = ShowError(status);
  } else {
    EXPECT_TRUE(status.ok()) << ShowError(status) << ": " << status.error_message();
  }
}

v1::IngestArticleResponse ApiClient::Ingest(const v1::Article& article, std::string* error) {
  v1::IngestArticleRequest request;
  *request.mutable_article() = article;
  return Call(&v1::ArticleService::Stub::IngestArticle, request, error);
}

v1::ListOccurrencesResponse ApiClient::Occurrences(const std::string& article_name) {
  v1::ListOccurrencesRequest request;
  request.set_parent(article_name);
  request.set_page_size(1000);
  return Call(&v1::ArticleService::Stub::ListOccurrences, request);
}

v1::Article MakeArticle(const std::string& url, const std::string& text,
                        const std::string& outlet) {
  v1::Article article;
  article.set_url(url);
  article.set_outlet(outlet);
  article.set_title("A title");
  article.set_text(text);
  return article;
}

}  // namespace verbatim::testing
