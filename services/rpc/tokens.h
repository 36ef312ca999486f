#ifndef VERBATIM_SERVICES_RPC_TOKENS_H_
#define VERBATIM_SERVICES_RPC_TOKENS_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::rpc {

// What a caller may do; each role may do what those before it may.
enum class Role { kReader, kIngester, kEditor, kAdmin };

std::optional<Role> ParseRole(std::string_view name);  // "reader", "ingester", "editor", "admin"
const char* RoleName(Role role);

// The least role that may call a method, by its full name. Methods that the table lacks are for
// admins; a test checks that it has all that are served.
Role RequiredRole(std::string_view method);
bool HasRequiredRole(std::string_view method);

// A token as it is kept: nobody who reads it can call with it.
struct StoredToken {
  std::string name;  // who calls; 1 to 64 letters, digits, '-', '_' and '.'
  Role role = Role::kReader;
  std::string hash;  // SHA-256 in hexadecimal
};

// SHA-256 of a text, in hexadecimal. Tokens have 256 random bits, so that one round is enough.
std::string HashToken(std::string_view token);

// Reads a token file: a line "NAME ROLE HASH" for each token, '#' begins a comment.
// INVALID_ARGUMENT with the line's number.
absl::StatusOr<std::map<std::string, StoredToken>> ParseTokens(std::string_view text);  // by hash

// Where a token came from. URLs end in histories and logs, so tokens in them may be readers' alone.
enum class TokenPlace : uint8_t { kHeader, kUrl };

// Who calls, and what they may.
struct Caller {
  std::string name;
  Role role = Role::kAdmin;
};

// OK, or PERMISSION_DENIED ROLE_TOO_LOW with the role that the method needs.
absl::Status CheckRole(const Caller& caller, std::string_view method);

// Knows who calls. Thread-safe.
class Authenticator {
 public:
  // Anybody may do anything, by the name of their certificate, else as "local".
  Authenticator() = default;
  Authenticator(const Authenticator&) = delete;
  Authenticator& operator=(const Authenticator&) = delete;

  // From now on only holders of these tokens may call.
  void SetTokens(std::map<std::string, StoredToken> by_hash);

  // By an Authorization header ("Bearer TOKEN"). UNAUTHENTICATED TOKEN_INVALID; PERMISSION_DENIED
  // ROLE_TOO_HIGH for more than a reader's token from a URL. `peer_name` is that of the client's
  // certificate, empty without.
  absl::StatusOr<Caller> Identify(std::string_view authorization, std::string_view peer_name,
                                  TokenPlace place = TokenPlace::kHeader) const;

 private:
  mutable absl::Mutex mu_;
  // Shared with the checks that run while it is replaced. Null: no tokens are asked for.
  std::shared_ptr<const std::map<std::string, StoredToken>> tokens_ ABSL_GUARDED_BY(mu_);
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_TOKENS_H_
