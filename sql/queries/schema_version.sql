-- schema_version: the newest migration applied. Index: schema_migration_pkey
SELECT COALESCE(max(version), 0) FROM schema_migration;
