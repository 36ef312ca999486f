#include "services/http/connect_protocol.h"

#include <string>

#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "verbatim/v1/quote.pb.h"
#include "verbatim/v1/quote_service.pb.h"

namespace verbatim::http {
namespace {

TEST(ConnectProtocolTest, ContentTypesMayHaveParametersAndAnyCase) {
  EXPECT_EQ(EncodingOf("application/json"), Encoding::kJson);
  EXPECT_EQ(EncodingOf("Application/JSON ; charset=utf-8"), Encoding::kJson);
  EXPECT_EQ(EncodingOf("application/proto"), Encoding::kProto);
  for (const char* other : {"", "text/plain", "application/jsonp", "application/grpc"}) {
    EXPECT_FALSE(EncodingOf(other)) << other;
  }
}

TEST(ConnectProtocolTest, TimeoutsAreUpToTenDigits) {
  EXPECT_EQ(*ParseTimeout("1500"), std::chrono::milliseconds(1500));
  EXPECT_EQ(*ParseTimeout("0"), std::chrono::milliseconds(0));
  EXPECT_TRUE(ParseTimeout("9999999999").ok());
  for (const char* wrong : {"", "-1", "1s", " 1", "1.5", "99999999999", "1e3"}) {
    EXPECT_EQ(ParseTimeout(wrong).status().code(), absl::StatusCode::kInvalidArgument) << wrong;
  }
}

TEST(ConnectProtocolTest, AnErrorHasItsCodeItsDetailsInBase64AndTheirMeaning) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(absl::StatusCode::kCancelled));
  status.set_message("gone");
  google::rpc::ErrorInfo info;
  info.set_reason("A");
  info.set_domain("verbatim");
  status.add_details()->PackFrom(info);
  const auto json = nlohmann::json::parse(ErrorJson(status));
  EXPECT_EQ(json["code"], "canceled");
  EXPECT_EQ(json["message"], "gone");
  EXPECT_EQ(json["details"][0]["type"], "google.rpc.ErrorInfo");
  EXPECT_EQ(json["details"][0]["value"], "CgFBEgh2ZXJiYXRpbQ");  // no padding
  EXPECT_EQ(json["details"][0]["debug"]["reason"], "A");
}

TEST(ConnectProtocolTest, CodesHaveConnectsNamesAndStatuses) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(absl::StatusCode::kResourceExhausted));
  EXPECT_EQ(nlohmann::json::parse(ErrorJson(status))["code"], "resource_exhausted");
  EXPECT_EQ(HttpStatusOf(absl::StatusCode::kResourceExhausted), 429);
  EXPECT_EQ(HttpStatusOf(absl::StatusCode::kDeadlineExceeded), 504);
  EXPECT_EQ(HttpStatusOf(absl::StatusCode::kDataLoss), 500);
}

TEST(ConnectProtocolTest, JsonGoesToBytesAndBack) {
  const absl::StatusOr<std::string> bytes =
      JsonToBytes(R"({"text": "speed", "maxMatches": 3, "unknownField": [1]})",
                  *v1::VerifyQuoteRequest::descriptor());
  ASSERT_TRUE(bytes.ok()) << bytes.status();
  v1::VerifyQuoteRequest request;
  ASSERT_TRUE(request.ParseFromString(*bytes));
  EXPECT_EQ(request.text(), "speed");
  EXPECT_EQ(nlohmann::json::parse(BytesToJson(*bytes, *v1::VerifyQuoteRequest::descriptor()))
                .value("text", ""),
            "speed");
}

TEST(ConnectProtocolTest, WhatIsNoJsonOfTheTypeIsRefused) {
  std::string deep(100'000, '[');
  for (const std::string& wrong : {std::string(), std::string("[]"), std::string("{\"text\": 1}"),
                                   std::string("{\"text\":"), std::string("{\"text\": \"\xff\"}"),
                                   std::string("null null"), deep, "{\"unknown\": " + deep + "}"}) {
    EXPECT_EQ(JsonToBytes(wrong, *v1::VerifyQuoteRequest::descriptor()).status().code(),
              absl::StatusCode::kInvalidArgument)
        << wrong.substr(0, 50);
  }
}

}  // namespace
}  // namespace verbatim::http
