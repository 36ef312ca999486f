#ifndef VERBATIM_STORAGE_MIGRATIONS_H_
#define VERBATIM_STORAGE_MIGRATIONS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace verbatim::storage {

// The schema that this program reads and writes: the number of the last file of sql/migrations.
extern const int kSchemaVersion;

// Errors of all three: INVALID_ARGUMENT (DATABASE_URL_INVALID) for a malformed URL; UNAVAILABLE
// (STORE_UNAVAILABLE), saying which database and why, when it can't be reached.

// The schema version of the database at `url`; 0 when it has none yet.
absl::StatusOr<int> CurrentSchemaVersion(const std::string& url);

// Brings the database to kSchemaVersion, one transaction a step. Each step is recorded in the table
// schema_migration. Several programs may do so at once: they queue up behind an advisory lock. A
// step that can't lock a table within some seconds gives up (ABORTED, WRITE_CONFLICT) rather than
// hold up all others. FAILED_PRECONDITION (SCHEMA_TOO_NEW) when the database is newer than we are,
// DATABASE_NOT_UTF8 when it stores another encoding, and DATABASE_LACKS_EXTENSION, before anything
// is changed, when it has no pg_trgm and the user may not create it.
absl::Status Migrate(const std::string& url);

// OK when the database has exactly kSchemaVersion; else FAILED_PRECONDITION, SCHEMA_TOO_OLD (the
// message names `verbatim migrate`) or SCHEMA_TOO_NEW, with metadata "found" and "needed".
absl::Status CheckSchemaVersion(int found);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_MIGRATIONS_H_
