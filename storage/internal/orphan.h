#ifndef VERBATIM_STORAGE_INTERNAL_ORPHAN_H_
#define VERBATIM_STORAGE_INTERNAL_ORPHAN_H_

#include <optional>
#include <string>

#include <sys/types.h>

#include "absl/status/status.h"

namespace verbatim::storage {

// The Postgres server that runs on a cluster's folder, if there is one: what its postmaster.pid
// says, unless that process has gone or is another program's by now.
std::optional<pid_t> FindServerOn(const std::string& cluster);

// Ends the server that a killed process of ours left behind, which is usually ending already.
// REQUIRES: the data folder is locked, so the server can't be in use.
// INTERNAL (POSTGRES_START_FAILED) if it does not end.
absl::Status EndServerOn(const std::string& cluster);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_ORPHAN_H_
