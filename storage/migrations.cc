#include "storage/migrations.h"

#include <memory>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/connection.h"
#include "storage/internal/database_url.h"
#include "storage/migration_files.h"
#include "storage/queries.h"

namespace verbatim::storage {

const int kSchemaVersion = kMigrations.back().version;

namespace {

// "verbatim" in ASCII: an advisory lock of ours alone.
constexpr char kLock[] = "SELECT pg_advisory_lock(8531257214713587053)";

constexpr char kCreateVersionTable[] =
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    "  version integer NOT NULL, name text NOT NULL,"
    "  apply_time timestamptz NOT NULL DEFAULT now(),"
    "  CONSTRAINT schema_migration_pkey PRIMARY KEY (version))";

constexpr Query kHasVersionTable{"has_version_table",
                                 "SELECT to_regclass('schema_migration') IS NOT NULL"};
constexpr Query kServerEncoding{"server_encoding", "SHOW server_encoding"};
// Migrations want this extension. From Postgres 13 on it takes no superuser, only the right to
// create objects in the database.
constexpr char kExtension[] = "pg_trgm";
constexpr Query kExtensionState{
    "extension_state",
    "SELECT EXISTS (SELECT FROM pg_extension WHERE extname = $1),"
    "  EXISTS (SELECT FROM pg_available_extensions WHERE name = $1),"
    "  has_database_privilege(current_database(), 'CREATE'), current_user, current_database()"};
constexpr Query kRecord{"record_migration",
                        "INSERT INTO schema_migration (version, name) VALUES ($1, $2)"};

absl::StatusOr<std::unique_ptr<Connection>> Connect(const std::string& url) {
  ASSIGN_OR_RETURN(const DatabaseUrl parsed, ParseDatabaseUrl(url));
  return Connection::Open(parsed);
}

absl::StatusOr<int> ReadVersion(Connection& connection) {
  ASSIGN_OR_RETURN(const Rows exists, connection.Execute(kHasVersionTable));
  if (!exists[0].Bool()) return 0;
  ASSIGN_OR_RETURN(const Rows version, connection.Execute(queries::kSchemaVersion));
  return version[0].Int32();
}

absl::Status CheckEncoding(Connection& connection) {
  ASSIGN_OR_RETURN(const Rows rows, connection.Execute(kServerEncoding));
  const std::string encoding = rows[0].Text();
  if (encoding == "UTF8") return absl::OkStatus();
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "the database stores text as " + encoding +
                       "; create one with encoding UTF8 (createdb -E UTF8 -T template0 NAME)",
                   {.reason = "DATABASE_NOT_UTF8", .metadata = {{"found", encoding}}, .field = ""});
}

// OK when the extension is there or can be created.
absl::Status CheckExtension(Connection& connection) {
  ASSIGN_OR_RETURN(const Rows rows, connection.Execute(kExtensionState, Params().Add(kExtension)));
  Row row = rows[0];
  const bool installed = row.Bool();
  const bool available = row.Bool();
  const bool may_create = row.Bool();
  if (installed || (available && may_create)) return absl::OkStatus();
  const std::string user = row.Text();
  const std::string database = row.Text();
  const std::string name = kExtension;
  return MakeError(
      absl::StatusCode::kFailedPrecondition,
      available ? "the user " + user + " may not create the extension " + name +
                      " in the database " + database + ": let its owner run CREATE EXTENSION " +
                      name + " there, or GRANT CREATE ON DATABASE " + database + " TO " + user
                : "this Postgres does not have the extension " + name +
                      ": install the package with its additional modules (contrib)",
      {.reason = "DATABASE_LACKS_EXTENSION", .metadata = {{"extension", name}}, .field = ""});
}

// Adds what went wrong to an error that says nothing of SQL: the operator who migrates needs it.
absl::Status Explain(const absl::Status& status, const Migration& migration,
                     const Connection& connection) {
  const std::string message = "migration " + std::string(migration.name) +
                              " failed and was undone: " + connection.last_message();
  return MakeError(status.code(), message, GetErrorDetail(status).value_or(ErrorDetail{}));
}

absl::Status Apply(Connection& connection, const Migration& migration) {
  RETURN_IF_ERROR(connection.ExecuteScript("BEGIN; SET LOCAL lock_timeout = '5s'").status());
  absl::Status status = connection.ExecuteScript(migration.sql).status();
  if (status.ok()) {
    status =
        connection.Execute(kRecord, Params().Add(int64_t{migration.version}).Add(migration.name))
            .status();
  }
  if (status.ok()) status = connection.ExecuteScript("COMMIT").status();
  if (status.ok()) return status;
  status = Explain(status, migration, connection);
  if (connection.IsOpen()) RETURN_IF_ERROR(connection.ExecuteScript("ROLLBACK").status());
  return status;
}

}  // namespace

absl::Status CheckSchemaVersion(int found) {
  if (found == kSchemaVersion) return absl::OkStatus();
  const bool old = found < kSchemaVersion;
  return MakeError(
      absl::StatusCode::kFailedPrecondition,
      old ? "the database has schema version " + std::to_string(found) + ", this program needs " +
                std::to_string(kSchemaVersion) + ": run `verbatim migrate` first"
          : "the database has schema version " + std::to_string(found) +
                ", this program knows only up to " + std::to_string(kSchemaVersion) +
                ": use a newer one",
      {.reason = old ? "SCHEMA_TOO_OLD" : "SCHEMA_TOO_NEW",
       .metadata = {{"found", std::to_string(found)}, {"needed", std::to_string(kSchemaVersion)}},
       .field = ""});
}

absl::StatusOr<int> CurrentSchemaVersion(const std::string& url) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Connection> connection, Connect(url));
  return ReadVersion(*connection);
}

absl::Status Migrate(const std::string& url) {
  ASSIGN_OR_RETURN(const std::unique_ptr<Connection> connection, Connect(url));
  RETURN_IF_ERROR(CheckEncoding(*connection));
  // Held until the connection closes.
  RETURN_IF_ERROR(connection->ExecuteScript(kLock).status());
  RETURN_IF_ERROR(connection->ExecuteScript(kCreateVersionTable).status());
  ASSIGN_OR_RETURN(const int found, ReadVersion(*connection));
  if (found > kSchemaVersion) return CheckSchemaVersion(found);
  if (found < kSchemaVersion) RETURN_IF_ERROR(CheckExtension(*connection));
  for (const Migration& migration : kMigrations) {
    if (migration.version > found) RETURN_IF_ERROR(Apply(*connection, migration));
  }
  return absl::OkStatus();
}

}  // namespace verbatim::storage
