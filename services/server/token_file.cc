#include "services/server/token_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <map>

#include <fcntl.h>
#include <openssl/rand.h>
#include <unistd.h>

#include "absl/strings/escaping.h"

#include "services/base/status_macros.h"
#include "services/rpc/tokens.h"

namespace verbatim::server {
namespace {

constexpr size_t kRandomBytes = 32;
constexpr size_t kIdDigits = 12;

using Tokens = std::map<std::string, rpc::StoredToken>;

absl::Status Failed(const std::string& what, const std::string& path) {
  return absl::FailedPreconditionError("can't " + what + " the token file " + path + ": " +
                                       std::strerror(errno));
}

// The tokens of the file; none if there is no file yet.
absl::StatusOr<Tokens> ReadOrNone(const std::string& path) {
  if (access(path.c_str(), F_OK) != 0 && errno == ENOENT) return Tokens();
  ASSIGN_OR_RETURN(const std::string text, ReadTokenFile(path));
  return rpc::ParseTokens(text);
}

absl::Status WriteFile(const std::string& path, const Tokens& tokens) {
  std::string text = "# Tokens of verbatim serve: NAME ROLE HASH. See `verbatim token --help`.\n";
  for (const auto& [hash, token] : tokens) {
    text += token.name + " " + rpc::RoleName(token.role) + " " + hash + "\n";
  }
  const std::string written = path + ".new";
  const int fd = open(written.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0) return Failed("write", path);
  const bool complete =
      write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(fd) == 0;
  close(fd);
  if (!complete || std::rename(written.c_str(), path.c_str()) != 0) return Failed("write", path);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::string> ReadTokenFile(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Failed("read", path);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

absl::StatusOr<std::string> CreateToken(const std::string& path, const std::string& name,
                                        const std::string& role) {
  ASSIGN_OR_RETURN(Tokens tokens, ReadOrNone(path));
  std::array<unsigned char, kRandomBytes> random{};
  if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) {
    return absl::InternalError("no random bytes");
  }
  const std::string token =
      "verbatim_" + absl::BytesToHexString(absl::string_view(
                        reinterpret_cast<const char*>(random.data()), random.size()));
  const absl::StatusOr<Tokens> added =
      rpc::ParseTokens(name + " " + role + " " + rpc::HashToken(token));
  if (!added.ok() || added->size() != 1) {
    return absl::InvalidArgumentError(
        "a name has 1 to 64 letters, digits, '-', '_' and '.'; a role is reader, ingester, editor "
        "or admin");
  }
  tokens.insert(added->begin(), added->end());
  RETURN_IF_ERROR(WriteFile(path, tokens));
  return token;
}

absl::StatusOr<std::vector<ListedToken>> ListTokens(const std::string& path) {
  ASSIGN_OR_RETURN(const Tokens tokens, ReadOrNone(path));
  std::vector<ListedToken> listed;
  for (const auto& [hash, token] : tokens) {
    listed.push_back({token.name, rpc::RoleName(token.role), hash.substr(0, kIdDigits)});
  }
  return listed;
}

absl::Status RevokeTokens(const std::string& path, const std::string& name_or_id) {
  ASSIGN_OR_RETURN(Tokens tokens, ReadOrNone(path));
  const size_t removed = std::erase_if(tokens, [&](const auto& entry) {
    return entry.second.name == name_or_id || entry.first.substr(0, kIdDigits) == name_or_id;
  });
  if (removed == 0) return absl::NotFoundError("no token has the name or id " + name_or_id);
  return WriteFile(path, tokens);
}

}  // namespace verbatim::server
