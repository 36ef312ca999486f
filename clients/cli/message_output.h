#ifndef VERBATIM_CLIENTS_CLI_MESSAGE_OUTPUT_H_
#define VERBATIM_CLIENTS_CLI_MESSAGE_OUTPUT_H_

#include <string>

#include "clients/cli/format.h"
#include "clients/cli/json_output.h"
#include "clients/cli/output.h"

namespace google::protobuf {
class Message;
}

namespace verbatim::cli {

// Messages of the API in protobuf's JSON form, which is also what other clients get.

// One message: indented, or on one line. REQUIRES: format is not kTable.
void PrintMessage(const google::protobuf::Message& message, Format format, Output& output);

// Several messages: an array, or one a line. REQUIRES: format is not kTable.
template <typename Messages>
void PrintMessages(const Messages& messages, Format format, Output& output);

// One message on one line, without line end.
std::string MessageToJson(const google::protobuf::Message& message);

template <typename Messages>
void PrintMessages(const Messages& messages, Format format, Output& output) {
  JsonArray array;
  for (const auto& message : messages) {
    if (format == Format::kJson) {
      array.Add(MessageToJson(message), output);
    } else {
      PrintMessage(message, format, output);
    }
  }
  if (format == Format::kJson) array.Finish(output);
}

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_MESSAGE_OUTPUT_H_
