#ifndef VERBATIM_STORAGE_DATABASE_ADDRESS_H_
#define VERBATIM_STORAGE_DATABASE_ADDRESS_H_

#include <string>

#include "absl/status/statusor.h"

namespace verbatim::storage {

// What may be told of a database's URL.
struct DatabaseAddress {
  std::string display;  // database, host, port and user
  bool has_password = false;
};

// INVALID_ARGUMENT (DATABASE_URL_INVALID) for what is no URL; the message repeats nothing of it.
absl::StatusOr<DatabaseAddress> DescribeDatabase(const std::string& url);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_DATABASE_ADDRESS_H_
