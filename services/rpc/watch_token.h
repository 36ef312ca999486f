#ifndef VERBATIM_SERVICES_RPC_WATCH_TOKEN_H_
#define VERBATIM_SERVICES_RPC_WATCH_TOKEN_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/numbers.h"

#include "services/base/error.h"

// Where a watch goes on, opaque to callers: a letter for what is watched and a position in it.
namespace verbatim::rpc {

inline std::string MakeWatchToken(char kind, int64_t position) {
  return std::string(1, kind) + std::to_string(position);
}

// nullopt for an empty token. INVALID_ARGUMENT for what MakeWatchToken did not give for the kind.
inline absl::StatusOr<std::optional<int64_t>> ReadWatchToken(char kind, const std::string& token) {
  if (token.empty()) return std::optional<int64_t>();
  int64_t position = 0;
  if (token[0] != kind || !absl::SimpleAtoi(token.substr(1), &position) || position < 0) {
    return MakeError(absl::StatusCode::kInvalidArgument, "the token is none of this server's",
                     {.reason = "FIELD_INVALID", .metadata = {}, .field = "resume_token"});
  }
  return std::optional(position);
}

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_WATCH_TOKEN_H_
