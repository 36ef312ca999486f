#include "services/rpc/call_metrics.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace verbatim::rpc {
namespace {

using ::testing::HasSubstr;

TEST(CallMetricsTest, CountsByMethodAndCodeAndAddsUpBuckets) {
  CallMetrics metrics;
  metrics.Observe("a.B.C", absl::StatusCode::kOk, std::chrono::milliseconds(1));
  metrics.Observe("a.B.C", absl::StatusCode::kOk, std::chrono::milliseconds(30));
  metrics.Observe("a.B.C", absl::StatusCode::kNotFound, std::chrono::minutes(2));
  const std::string text = metrics.Text();
  EXPECT_THAT(text, HasSubstr("verbatim_calls_total{method=\"a.B.C\",code=\"OK\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("verbatim_calls_total{method=\"a.B.C\",code=\"NOT_FOUND\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("verbatim_call_seconds_bucket{method=\"a.B.C\",le=\"0.001\"} 1\n"));
  EXPECT_THAT(text, HasSubstr("verbatim_call_seconds_bucket{method=\"a.B.C\",le=\"0.05\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("verbatim_call_seconds_bucket{method=\"a.B.C\",le=\"30\"} 2\n"));
  EXPECT_THAT(text, HasSubstr("verbatim_call_seconds_bucket{method=\"a.B.C\",le=\"+Inf\"} 3\n"));
  EXPECT_THAT(text, HasSubstr("verbatim_call_seconds_count{method=\"a.B.C\"} 3\n"));
}

}  // namespace
}  // namespace verbatim::rpc
