#ifndef VERBATIM_SERVICES_BASE_ERROR_H_
#define VERBATIM_SERVICES_BASE_ERROR_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace verbatim {

// The machine-readable part of an error: why it failed, and each changing part of the message by
// name ("limit_bytes" -> "16777216"). It travels inside absl::Status as a payload from where the
// error is made to the edge, where services/rpc turns it into google.rpc.ErrorInfo and the CLI
// prints it. Reasons are the names of verbatim.v1.ErrorReason without their prefix, such as
// "ARTICLE_TOO_LARGE"; a test checks that each reason used exists in the proto.
struct ErrorDetail {
  std::string reason;
  std::map<std::string, std::string> metadata;
  std::string field;  // the request field at fault ("article.text"), empty when there is none

  bool operator==(const ErrorDetail&) const = default;
};

// A status that carries `detail`. REQUIRES: code is not kOk.
absl::Status MakeError(absl::StatusCode code, std::string_view message, ErrorDetail detail);

// The detail that MakeError attached, or nullopt.
std::optional<ErrorDetail> GetErrorDetail(const absl::Status& status);

// The same error on another field: what is `text` to a reader is `article.text` to an API caller.
// OK and errors without detail come back as they are.
absl::Status WithField(const absl::Status& status, std::string_view field);

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_ERROR_H_
