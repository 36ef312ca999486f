#ifndef VERBATIM_SERVICES_SERVER_TOKEN_FILE_H_
#define VERBATIM_SERVICES_SERVER_TOKEN_FILE_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace verbatim::server {

// The token file of `verbatim serve --tokens`. Changes replace the file as a whole, with mode 0600;
// a running server reads it again on SIGHUP. Not for two writers at once.

// Adds a token and returns its text, which is kept nowhere. Several tokens may have one name, to
// replace an old one without a gap. INVALID_ARGUMENT for a name or role that is none.
absl::StatusOr<std::string> CreateToken(const std::string& path, const std::string& name,
                                        const std::string& role);

struct ListedToken {
  std::string name;
  std::string role;
  std::string id;  // the first digits of the hash
};
absl::StatusOr<std::vector<ListedToken>> ListTokens(const std::string& path);

// Removes the token of this id, or all of this name. NOT_FOUND if there is none.
absl::Status RevokeTokens(const std::string& path, const std::string& name_or_id);

// The file's text. FAILED_PRECONDITION when it can't be read.
absl::StatusOr<std::string> ReadTokenFile(const std::string& path);

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_TOKEN_FILE_H_
