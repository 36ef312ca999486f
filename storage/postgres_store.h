#ifndef VERBATIM_STORAGE_POSTGRES_STORE_H_
#define VERBATIM_STORAGE_POSTGRES_STORE_H_

#include <chrono>
#include <memory>
#include <string>

#include "absl/status/statusor.h"

#include "storage/store.h"
#include "storage/store_metrics.h"

namespace verbatim::storage {

struct PostgresStoreOptions {
  // A libpq URL or connection string.
  std::string url;
  // Connections, and so calls that run at once; others wait. Four do most on small machines.
  int pool_size = 4;
  // How long a call waits for a connection before it gets RESOURCE_EXHAUSTED (STORE_BUSY).
  std::chrono::milliseconds acquire_timeout = std::chrono::seconds(10);
  // Where it tells how it fares; must outlive it. Null: nowhere.
  StoreMetrics* metrics = nullptr;
};

// Opens the store on a database that has been migrated (storage/migrations.h).
// Errors: INVALID_ARGUMENT DATABASE_URL_INVALID; UNAVAILABLE STORE_UNAVAILABLE, saying which
// database and why, never its password; FAILED_PRECONDITION SCHEMA_TOO_OLD or SCHEMA_TOO_NEW.
//
// A database that goes away later makes calls fail (UNAVAILABLE); when it is back, so are they.
absl::StatusOr<std::unique_ptr<Store>> OpenPostgresStore(PostgresStoreOptions options);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_POSTGRES_STORE_H_
