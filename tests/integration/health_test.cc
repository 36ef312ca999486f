#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "grpc/health/v1/health.grpc.pb.h"
#include "gtest/gtest.h"

#include "services/rpc/methods.h"
#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using grpc::health::v1::HealthCheckResponse;

std::string HealthOf(const std::string& service) {
  ApiClient client(TestServer::Shared().address());
  const auto stub = grpc::health::v1::Health::NewStub(client.channel());
  grpc::health::v1::HealthCheckRequest request;
  request.set_service(service);
  HealthCheckResponse response;
  grpc::ClientContext context;
  const grpc::Status status = stub->Check(&context, request, &response);
  return status.ok() ? HealthCheckResponse::ServingStatus_Name(response.status())
                     : ShowError(status);
}

TEST(HealthTest, EveryServiceAndTheWholeAreServing) {
  EXPECT_EQ(HealthOf(""), "SERVING");
  for (const google::protobuf::ServiceDescriptor* service : rpc::ServedServices()) {
    EXPECT_EQ(HealthOf(service->full_name()), "SERVING") << service->full_name();
  }
  EXPECT_EQ(HealthOf("verbatim.v1.NoService"), "NOT_FOUND");
}

TEST(HealthTest, ACallersRequestIdComesBack) {
  ApiClient client(TestServer::Shared().address());
  grpc::ClientContext context;
  context.AddMetadata("x-request-id", "desk-7");
  v1::ListArticlesResponse response;
  EXPECT_TRUE(client.articles()->ListArticles(&context, {}, &response).ok());
  const auto& metadata = context.GetServerInitialMetadata();
  const auto found = metadata.find("x-request-id");
  ASSERT_NE(found, metadata.end());
  EXPECT_EQ(found->second, "desk-7");
}

}  // namespace
}  // namespace verbatim::testing
