#include "services/rpc/error.h"

#include <string>

#include "gmock/gmock.h"
#include "google/rpc/error_details.pb.h"
#include "gtest/gtest.h"

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

using testing::HasSubstr;
using testing::Not;

// The details as lines, in order, as people would write them down.
std::string Show(const google::rpc::Status& status) {
  std::string shown = std::to_string(status.code()) + " " + status.message() + "\n";
  for (const google::protobuf::Any& detail : status.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest bad_request;
    google::rpc::RetryInfo retry;
    google::rpc::RequestInfo request;
    if (detail.UnpackTo(&info)) {
      shown += info.domain() + "/" + info.reason();
      for (const auto& [key, value] : info.metadata()) shown += " " + key + "=" + value;
    } else if (detail.UnpackTo(&bad_request)) {
      for (const auto& violation : bad_request.field_violations()) {
        shown += "field " + violation.field() + ": " + violation.description();
      }
    } else if (detail.UnpackTo(&retry)) {
      shown += "retry in " + std::to_string(retry.retry_delay().seconds()) + " s";
    } else if (detail.UnpackTo(&request)) {
      shown += "request " + request.request_id();
    } else {
      shown += "unknown " + detail.type_url();
    }
    shown += "\n";
  }
  return shown;
}

TEST(ToRpcStatusTest, ReasonMetadataAndFieldBecomeDetails) {
  const absl::Status status =
      MakeError(absl::StatusCode::kInvalidArgument, "article.text is too large",
                {.reason = "ARTICLE_TOO_LARGE",
                 .metadata = {{"limit_bytes", "16777216"}},
                 .field = "article.text"});
  EXPECT_EQ(Show(ToRpcStatus(status, "r1")),
            "3 article.text is too large\n"
            "verbatim/ARTICLE_TOO_LARGE limit_bytes=16777216\n"
            "field article.text: article.text is too large\n"
            "request r1\n");
}

TEST(ToRpcStatusTest, ErrorsThatMayPassSayWhenToRetry) {
  const absl::Status status =
      MakeError(absl::StatusCode::kUnavailable, "the database can't be reached",
                {.reason = "STORE_UNAVAILABLE", .metadata = {}, .field = ""});
  EXPECT_EQ(Show(ToRpcStatus(status, "r2")),
            "14 the database can't be reached\n"
            "verbatim/STORE_UNAVAILABLE\n"
            "retry in 1 s\n"
            "request r2\n");
}

TEST(ToRpcStatusTest, AnUnplannedInternalErrorIsNotShown) {
  EXPECT_EQ(Show(ToRpcStatus(absl::InternalError("relation \"quote\" does not exist"), "r3")),
            "13 internal error\n"
            "verbatim/INTERNAL\n"
            "request r3\n");
}

TEST(ToRpcStatusTest, CodesWithoutDetailGetTheReasonOfTheirCode) {
  EXPECT_THAT(Show(ToRpcStatus(absl::CancelledError("gone"), "r")), HasSubstr("CALL_CANCELLED"));
  EXPECT_THAT(Show(ToRpcStatus(absl::DeadlineExceededError("late"), "r")),
              HasSubstr("verbatim/DEADLINE_EXCEEDED"));
}

TEST(ToRpcStatusTest, LongTextsAreCutBetweenCodePoints) {
  std::string long_text = "x";
  for (int i = 0; i < 5000; ++i) long_text += "é";
  const absl::Status status =
      MakeError(absl::StatusCode::kInvalidArgument, long_text,
                {.reason = "FIELD_INVALID", .metadata = {{"value", long_text}}, .field = "f"});
  const google::rpc::Status result = ToRpcStatus(status, "r");
  EXPECT_LT(result.ByteSizeLong(), 4096u);
  EXPECT_THAT(result.message(), testing::EndsWith("é…"));
  EXPECT_THAT(Show(result), Not(HasSubstr("\xC3…")));
}

}  // namespace
}  // namespace verbatim::rpc
