#include "services/rpc/parse_request.h"

#include <limits>
#include <string>

#include "google/protobuf/descriptor.h"
#include "google/protobuf/unknown_field_set.h"

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/text/document.h"

namespace verbatim::rpc {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::UnknownField;
using google::protobuf::UnknownFieldSet;

bool IsNotUtf8(const absl::Status& checked) {
  const std::optional<ErrorDetail> detail = GetErrorDetail(checked);
  return detail && detail->reason == "TEXT_NOT_UTF8";
}

// The error of the first string field that is not UTF-8, OK if there is none. `prefix` is the path
// to the message, with its dot. Recurses as deep as the types of requests nest, which is fixed.
absl::Status CheckStrings(const Descriptor& type, const std::string& bytes,
                          const std::string& prefix) {
  UnknownFieldSet fields;
  if (!fields.ParseFromString(bytes)) return absl::OkStatus();
  for (int i = 0; i < fields.field_count(); ++i) {
    const UnknownField& field = fields.field(i);
    const FieldDescriptor* known = type.FindFieldByNumber(field.number());
    if (known == nullptr || field.type() != UnknownField::TYPE_LENGTH_DELIMITED) continue;
    const std::string path = prefix + known->name();
    if (known->type() == FieldDescriptor::TYPE_MESSAGE) {
      RETURN_IF_ERROR(CheckStrings(*known->message_type(), field.length_delimited(), path + "."));
    } else if (known->type() == FieldDescriptor::TYPE_STRING) {
      const absl::Status checked = text::CheckText(field.length_delimited());
      if (IsNotUtf8(checked)) return WithField(checked, path);
    }
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status ParseRequest(std::string_view bytes, google::protobuf::Message& request) {
  if (bytes.size() <= std::numeric_limits<int>::max() &&
      request.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return absl::OkStatus();
  }
  // protobuf says that parsing failed, but not why.
  RETURN_IF_ERROR(CheckStrings(*request.GetDescriptor(), std::string(bytes), ""));
  return MakeError(absl::StatusCode::kInvalidArgument,
                   "the request is not a " + request.GetDescriptor()->full_name(),
                   {.reason = "REQUEST_MALFORMED", .metadata = {}, .field = ""});
}

}  // namespace verbatim::rpc
