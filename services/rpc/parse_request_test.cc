#include "services/rpc/parse_request.h"

#include <string>

#include "gtest/gtest.h"
#include "verbatim/v1/article_service.pb.h"

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

// A length-delimited field as on the wire. REQUIRES: number < 16, value shorter than 128 bytes.
std::string WireField(int number, const std::string& value) {
  return std::string(1, static_cast<char>(number << 3 | 2)) +
         std::string(1, static_cast<char>(value.size())) + value;
}

ErrorDetail DetailOf(const std::string& bytes) {
  v1::IngestArticleRequest request;
  const absl::Status status = ParseRequest(bytes, request);
  EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument);
  return GetErrorDetail(status).value_or(ErrorDetail{});
}

TEST(ParseRequestTest, ReadsWhatWasWritten) {
  v1::IngestArticleRequest sent;
  sent.mutable_article()->set_text("Grüße");
  v1::IngestArticleRequest received;
  ASSERT_TRUE(ParseRequest(sent.SerializeAsString(), received).ok());
  EXPECT_EQ(received.article().text(), "Grüße");
}

TEST(ParseRequestTest, NamesTheFieldThatIsNotUtf8) {
  const ErrorDetail detail = DetailOf(WireField(1, WireField(7,
                                                             "abc\xFF"
                                                             "def")));
  EXPECT_EQ(detail.reason, "TEXT_NOT_UTF8");
  EXPECT_EQ(detail.field, "article.text");
  EXPECT_EQ(detail.metadata.at("byte_offset"), "3");
}

TEST(ParseRequestTest, BytesThatAreNoMessageAreMalformed) {
  EXPECT_EQ(DetailOf("\x0A\x7F too short").reason, "REQUEST_MALFORMED");
  EXPECT_EQ(DetailOf(std::string(1000, '\xFF')).reason, "REQUEST_MALFORMED");
}

}  // namespace
}  // namespace verbatim::rpc
