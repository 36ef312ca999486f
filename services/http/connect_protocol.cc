#include "services/http/connect_protocol.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"
#include "absl/strings/strip.h"
#include "google/protobuf/message.h"
#include "google/protobuf/util/json_util.h"
#include "google/rpc/error_details.pb.h"
#include "nlohmann/json.hpp"

#include "services/base/error.h"

namespace verbatim::http {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::Message;
using google::protobuf::MessageFactory;

constexpr size_t kMaxTimeoutDigits = 10;

std::unique_ptr<Message> NewMessage(const Descriptor& type) {
  return std::unique_ptr<Message>(MessageFactory::generated_factory()->GetPrototype(&type)->New());
}

// "NOT_FOUND" as Connect writes it; absl's name of a code is Connect's in upper case, but for the
// spelling of CANCELLED.
std::string CodeName(absl::StatusCode code) {
  if (code == absl::StatusCode::kCancelled) return "canceled";
  return absl::AsciiStrToLower(absl::StatusCodeToString(code));
}

// A detail: its type, its bytes in base64 without padding, and its JSON for people.
nlohmann::json DetailJson(const google::protobuf::Any& detail) {
  constexpr char kPrefix[] = "type.googleapis.com/";
  std::string value;
  absl::Base64Escape(detail.value(), &value);
  while (value.ends_with('=')) value.pop_back();
  const std::string type(absl::StripPrefix(detail.type_url(), kPrefix));
  nlohmann::json json = {{"type", type}, {"value", value}};
  // Links the types of all our details in.
  google::rpc::ErrorInfo::descriptor();
  const Descriptor* known =
      google::protobuf::DescriptorPool::generated_pool()->FindMessageTypeByName(type);
  if (known != nullptr) {
    json["debug"] = nlohmann::json::parse(BytesToJson(detail.value(), *known), nullptr, false);
  }
  return json;
}

}  // namespace

std::optional<Encoding> EncodingOf(std::string_view content_type) {
  const std::string_view type = content_type.substr(0, content_type.find(';'));
  const std::string name = absl::AsciiStrToLower(
      absl::StripAsciiWhitespace(absl::string_view(type.data(), type.size())));
  if (name == "application/json") return Encoding::kJson;
  if (name == "application/proto") return Encoding::kProto;
  return std::nullopt;
}

const char* ContentTypeOf(Encoding encoding) {
  return encoding == Encoding::kJson ? "application/json" : "application/proto";
}

absl::StatusOr<std::chrono::milliseconds> ParseTimeout(std::string_view header) {
  int64_t count = -1;
  const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), count);
  if (error != std::errc() || end != header.data() + header.size() || count < 0 ||
      header.size() > kMaxTimeoutDigits) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "Connect-Timeout-Ms is not a number of up to 10 digits",
                     {.reason = "FIELD_INVALID", .metadata = {}, .field = "Connect-Timeout-Ms"});
  }
  return std::chrono::milliseconds(count);
}

int HttpStatusOf(absl::StatusCode code) {
  switch (code) {
    case absl::StatusCode::kOk: return 200;
    case absl::StatusCode::kCancelled: return 499;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kOutOfRange: return 400;
    case absl::StatusCode::kUnauthenticated: return 401;
    case absl::StatusCode::kPermissionDenied: return 403;
    case absl::StatusCode::kNotFound: return 404;
    case absl::StatusCode::kAlreadyExists:
    case absl::StatusCode::kAborted: return 409;
    case absl::StatusCode::kResourceExhausted: return 429;
    case absl::StatusCode::kUnimplemented: return 501;
    case absl::StatusCode::kUnavailable: return 503;
    case absl::StatusCode::kDeadlineExceeded: return 504;
    default: return 500;
  }
}

std::string ErrorJson(const google::rpc::Status& status) {
  nlohmann::json json = {{"code", CodeName(static_cast<absl::StatusCode>(status.code()))},
                         {"message", status.message()}};
  for (const google::protobuf::Any& detail : status.details()) {
    json["details"].push_back(DetailJson(detail));
  }
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

absl::StatusOr<std::string> JsonToBytes(std::string_view json, const Descriptor& type) {
  const std::unique_ptr<Message> message = NewMessage(type);
  google::protobuf::util::JsonParseOptions options;
  options.ignore_unknown_fields = true;
  const auto parsed = google::protobuf::util::JsonStringToMessage(
      google::protobuf::StringPiece(json.data(), json.size()), message.get(), options);
  if (!parsed.ok()) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "the request is not the JSON of a " + type.full_name() + ": " +
                         std::string(parsed.message().data(), parsed.message().size()),
                     {.reason = "REQUEST_MALFORMED", .metadata = {}, .field = ""});
  }
  return message->SerializeAsString();
}

std::string BytesToJson(std::string_view bytes, const Descriptor& type) {
  const std::unique_ptr<Message> message = NewMessage(type);
  std::string json;
  if (message->ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    (void)google::protobuf::util::MessageToJsonString(*message, &json);
  }
  return json;
}

}  // namespace verbatim::http
