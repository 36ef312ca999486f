#include "services/base/error.h"

#include "absl/strings/cord.h"
#include "nlohmann/json.hpp"

namespace verbatim {
namespace {
constexpr char kPayloadUrl[] = "type.verbatim/ErrorDetail";
}  // namespace

absl::Status MakeError(absl::StatusCode code, std::string_view message, ErrorDetail detail) {
  absl::Status status(code, absl::string_view(message.data(), message.size()));
  const nlohmann::json json = {
      {"reason", detail.reason}, {"metadata", detail.metadata}, {"field", detail.field}};
  // Metadata may quote bad input: replace what is not UTF-8 instead of throwing.
  status.SetPayload(
      kPayloadUrl, absl::Cord(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
  return status;
}

std::optional<ErrorDetail> GetErrorDetail(const absl::Status& status) {
  const absl::optional<absl::Cord> payload = status.GetPayload(kPayloadUrl);
  if (!payload.has_value()) {
    return std::nullopt;
  }
  const nlohmann::json json = nlohmann::json::parse(std::string(*payload));
  return ErrorDetail{json.at("reason"), json.at("metadata"), json.at("field")};
}

absl::Status WithField(const absl::Status& status, std::string_view field) {
  std::optional<ErrorDetail> detail = GetErrorDetail(status);
  if (!detail.has_value()) {
    return status;
  }
  detail->field = std::string(field);
  return MakeError(status.code(),
                   std::string_view(status.message().data(), status.message().size()),
                   *std::move(detail));
}

}  // namespace verbatim
