#ifndef VERBATIM_STORAGE_TESTING_TEST_DATABASE_H_
#define VERBATIM_STORAGE_TESTING_TEST_DATABASE_H_

#include <memory>
#include <string>

#include "storage/postgres_store.h"

namespace verbatim::storage {

// A fresh database for one test, on a private Postgres cluster that all tests of the process share:
// it starts with the first one (about a second) and goes with the process. Register such programs
// with WHOLE (cmake/VerbatimTargets.cmake). What can't be set up ends the program.
class TestDatabase {
 public:
  enum class Schema { kMigrated, kNone };

  explicit TestDatabase(Schema schema = Schema::kMigrated);
  ~TestDatabase();
  TestDatabase(const TestDatabase&) = delete;
  TestDatabase& operator=(const TestDatabase&) = delete;

  const std::string& url() const { return url_; }

  // A store on it.
  std::unique_ptr<Store> Open(PostgresStoreOptions options = {}) const;

  // Runs statements as they are and returns the rows as text, "a|b" per row, lines between.
  std::string Run(const std::string& sql) const;

 private:
  std::string name_;
  std::string url_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_TESTING_TEST_DATABASE_H_
