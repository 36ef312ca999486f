#include "clients/cli/message_output.h"

#include "google/protobuf/util/json_util.h"

namespace verbatim::cli {
namespace {

std::string ToJson(const google::protobuf::Message& message, bool indented) {
  google::protobuf::util::JsonPrintOptions options;
  options.add_whitespace = indented;
  // A count of zero and a false are answers too.
  options.always_print_primitive_fields = true;
  std::string json;
  // Messages of the API hold nothing that JSON can't say, so this does not fail.
  (void)google::protobuf::util::MessageToJsonString(message, &json, options);
  return json;
}

}  // namespace

std::string MessageToJson(const google::protobuf::Message& message) {
  return ToJson(message, /*indented=*/false);
}

void PrintMessage(const google::protobuf::Message& message, Format format, Output& output) {
  const bool indented = format == Format::kJson;
  output.Write(ToJson(message, indented));
  if (!indented) output.Write("\n");
}

}  // namespace verbatim::cli
