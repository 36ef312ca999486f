#include "storage/internal/database_url.h"

#include <map>
#include <memory>

#include <libpq-fe.h>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/database_address.h"

namespace verbatim::storage {
namespace {

// How long opening a connection may take, unless the URL says otherwise.
constexpr char kConnectTimeoutSeconds[] = "5";

absl::Status InvalidUrlError() {
  return MakeError(absl::StatusCode::kInvalidArgument,
                   "the database URL is not one that Postgres understands; write "
                   "postgresql://USER@HOST:PORT/DATABASE",
                   {.reason = "DATABASE_URL_INVALID", .metadata = {}, .field = "database"});
}

std::string Quote(const std::string& value) {
  std::string quoted = "'";
  for (const char c : value) {
    if (c == '\'' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + "'";
}

// A password with an "@" or "/" that was not escaped ends up in other parts, which are shown.
bool MayShowPassword(const std::map<std::string, std::string>& options) {
  for (const char* key : {"host", "dbname"}) {
    const auto found = options.find(key);
    if (found != options.end() && found->second.find('@') != std::string::npos) return true;
  }
  const auto port = options.find("port");
  return port != options.end() &&
         port->second.find_first_not_of("0123456789,") != std::string::npos;
}

std::string Describe(const std::map<std::string, std::string>& options) {
  std::string text;
  constexpr const char* kShown[][2] = {
      {"dbname", "database"}, {"host", "host"}, {"port", "port"}, {"user", "user"}};
  for (const auto& [key, label] : kShown) {
    if (const auto found = options.find(key); found != options.end()) {
      text += (text.empty() ? "" : ", ") + std::string(label) + " \"" + found->second + "\"";
    }
  }
  return text.empty() ? "the default database" : text;
}

}  // namespace

absl::StatusOr<DatabaseUrl> ParseDatabaseUrl(const std::string& url) {
  if (url.empty() || url.find('\0') != std::string::npos) return InvalidUrlError();
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parsed(
      PQconninfoParse(url.c_str(), nullptr), &PQconninfoFree);
  if (parsed == nullptr) return InvalidUrlError();
  std::map<std::string, std::string> options;
  for (const PQconninfoOption* option = parsed.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) options[option->keyword] = option->val;
  }
  if (MayShowPassword(options)) return InvalidUrlError();
  options.try_emplace("connect_timeout", kConnectTimeoutSeconds);
  options.try_emplace("application_name", "verbatim");
  options["client_encoding"] = "UTF8";
  DatabaseUrl result;
  for (const auto& [key, value] : options) {
    result.connection_string += key + "=" + Quote(value) + " ";
  }
  result.display = Describe(options);
  if (const auto found = options.find("password"); found != options.end()) {
    result.password = found->second;
  }
  return result;
}

absl::StatusOr<DatabaseAddress> DescribeDatabase(const std::string& url) {
  ASSIGN_OR_RETURN(const DatabaseUrl parsed, ParseDatabaseUrl(url));
  return DatabaseAddress{.display = parsed.display, .has_password = !parsed.password.empty()};
}

}  // namespace verbatim::storage
