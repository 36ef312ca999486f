#ifndef VERBATIM_STORAGE_INTERNAL_DATABASE_URL_H_
#define VERBATIM_STORAGE_INTERNAL_DATABASE_URL_H_

#include <string>

#include "absl/status/statusor.h"

namespace verbatim::storage {

// A database address, taken apart by libpq's own rules (a URL or "key=value" pairs).
struct DatabaseUrl {
  std::string connection_string;  // normalised, with our defaults; holds the password
  std::string display;            // for people and logs: database, host, port and user only
  std::string password;           // to be kept out of messages
};

// Errors: INVALID_ARGUMENT (DATABASE_URL_INVALID), whose message repeats nothing of the URL, since
// a malformed one may show the password anywhere.
absl::StatusOr<DatabaseUrl> ParseDatabaseUrl(const std::string& url);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_DATABASE_URL_H_
