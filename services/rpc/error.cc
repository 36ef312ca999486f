#include "services/rpc/error.h"

#include <string_view>
#include <utility>

#include "google/rpc/error_details.pb.h"

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

constexpr char kDomain[] = "verbatim";
constexpr size_t kMaxMessageBytes = 1024;
constexpr size_t kMaxMetadataValueBytes = 256;
constexpr int kRetrySeconds = 1;

// The first `limit` bytes or fewer, not inside a code point.
std::string Clip(std::string_view text, size_t limit) {
  if (text.size() <= limit) return std::string(text);
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0) == 0x80) --limit;
  return std::string(text.substr(0, limit)) + "…";
}

// Of errors that were made without a detail: by absl, or by a mistake of ours.
ErrorDetail DetailForCode(absl::StatusCode code) {
  const auto reason = [](const char* name) {
    return ErrorDetail{.reason = name, .metadata = {}, .field = ""};
  };
  switch (code) {
    case absl::StatusCode::kCancelled: return reason("CALL_CANCELLED");
    case absl::StatusCode::kDeadlineExceeded: return reason("DEADLINE_EXCEEDED");
    default: return reason("INTERNAL");
  }
}

bool HelpsToRetryLater(absl::StatusCode code, std::string_view reason) {
  return code == absl::StatusCode::kUnavailable || reason == "SERVER_BUSY" ||
         reason == "STORE_BUSY";
}

std::string MessageFor(const absl::Status& status, bool planned) {
  if (status.code() == absl::StatusCode::kInternal && !planned) return "internal error";
  return Clip(std::string_view(status.message().data(), status.message().size()), kMaxMessageBytes);
}

}  // namespace

google::rpc::Status ToRpcStatus(const absl::Status& status, const std::string& request_id) {
  const std::optional<ErrorDetail> made = GetErrorDetail(status);
  const ErrorDetail detail = made ? *made : DetailForCode(status.code());

  google::rpc::Status result;
  result.set_code(static_cast<int32_t>(status.code()));
  result.set_message(MessageFor(status, made.has_value()));

  google::rpc::ErrorInfo info;
  info.set_reason(detail.reason);
  info.set_domain(kDomain);
  for (const auto& [key, value] : detail.metadata) {
    (*info.mutable_metadata())[key] = Clip(value, kMaxMetadataValueBytes);
  }
  result.add_details()->PackFrom(info);

  if (!detail.field.empty()) {
    google::rpc::BadRequest bad_request;
    google::rpc::BadRequest::FieldViolation& violation = *bad_request.add_field_violations();
    violation.set_field(detail.field);
    violation.set_description(result.message());
    violation.set_reason(detail.reason);
    result.add_details()->PackFrom(bad_request);
  }
  if (HelpsToRetryLater(status.code(), detail.reason)) {
    google::rpc::RetryInfo retry;
    retry.mutable_retry_delay()->set_seconds(kRetrySeconds);
    result.add_details()->PackFrom(retry);
  }
  google::rpc::RequestInfo request;
  request.set_request_id(request_id);
  result.add_details()->PackFrom(request);
  return result;
}

}  // namespace verbatim::rpc
