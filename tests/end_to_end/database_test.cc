// A server on a database of somebody else's.
#include <string>

#include <stdlib.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "storage/testing/test_database.h"
#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using storage::TestDatabase;
using testing::HasSubstr;
using testing::Not;

// By the environment, since flags may not hold passwords.
cli::ProgramResult Serve(const std::string& database_url) {
  setenv("VERBATIM_DATABASE", database_url.c_str(), 1);
  cli::ProgramResult result =
      cli::RunVerbatim({"serve", "--listen", "127.0.0.1:0", "--http", "off"});
  unsetenv("VERBATIM_DATABASE");
  return result;
}

TEST(DatabaseTest, AnOldSchemaIsRefusedUntilItIsMigrated) {
  const TestDatabase database(TestDatabase::Schema::kNone);
  const auto refused = Serve(database.url());
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("verbatim migrate"));

  const auto migrated = cli::RunVerbatim({"migrate", "--database", database.url()});
  EXPECT_EQ(migrated.exit_code, 0) << migrated.err;
  const DataFolder unused;
  const RunningServer server(unused.Path(), {"--database", database.url()});
  ASSERT_TRUE(server.IsUp());
  EXPECT_EQ(Newsroom(server).Ingest(kBriefing).value("outcome", ""), "INGEST_OUTCOME_CREATED");
  EXPECT_EQ(database.Run("SELECT count(*) FROM article"), "1");
}

// Who may make tables, but nothing else in the database, can't bring pg_trgm.
TEST(DatabaseTest, AUserWhoMayNotCreateTheExtensionIsToldWhatToDo) {
  const TestDatabase database(TestDatabase::Schema::kNone);
  database.Run("CREATE ROLE visitor LOGIN; ALTER SCHEMA public OWNER TO visitor");
  std::string url = database.url();
  const std::string owner = "user=verbatim";
  ASSERT_NE(url.find(owner), std::string::npos);
  url.replace(url.find(owner), owner.size(), "user=visitor");
  const auto refused = cli::RunVerbatim({"migrate", "--database", url});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("the user visitor may not create the extension pg_trgm"));
  EXPECT_THAT(refused.err, HasSubstr("GRANT CREATE ON DATABASE"));
  EXPECT_EQ(database.Run("SELECT to_regclass('article') IS NULL"), "t");  // nothing half done

  database.Run("CREATE EXTENSION pg_trgm");
  const auto migrated = cli::RunVerbatim({"migrate", "--database", url});
  EXPECT_EQ(migrated.exit_code, 0) << migrated.err;
}

TEST(DatabaseTest, TwoServersOnOneDatabaseShareTheirArticles) {
  const TestDatabase database;
  const DataFolder unused;
  const RunningServer one(unused.Path(), {"--database", database.url()});
  const RunningServer other(unused.Path() + "2", {"--database", database.url()});
  ASSERT_TRUE(one.IsUp() && other.IsUp());
  EXPECT_EQ(Newsroom(one).Ingest(kBriefing).value("outcome", ""), "INGEST_OUTCOME_CREATED");
  EXPECT_EQ(Newsroom(other).Ingest(kBriefing).value("outcome", ""), "INGEST_OUTCOME_UNCHANGED");
  EXPECT_EQ(Newsroom(other).Dump(), Newsroom(one).Dump());
}

TEST(DatabaseTest, ADatabaseThatDoesNotAnswerIsNamedWithoutItsPassword) {
  const cli::TestFolder nowhere;
  const auto refused =
      Serve("host=" + nowhere.Path("") + " dbname=archive user=ada password=swordfish");
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("archive"));
  EXPECT_THAT(refused.out + refused.err, Not(HasSubstr("swordfish")));
}

TEST(DatabaseTest, APasswordOnTheCommandLineIsRefused) {
  const std::string url = "postgresql://ada:swordfish@127.0.0.1:1/archive";
  for (const char* command : {"serve", "migrate"}) {
    const auto refused = cli::RunVerbatim({command, "--database", url});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr("--database holds a password"));
    EXPECT_THAT(refused.out + refused.err, Not(HasSubstr("swordfish")));
  }
}

TEST(DatabaseTest, AUrlThatIsNoneIsRefused) {
  const auto refused = Serve("ada swordfish");
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.out + refused.err, Not(HasSubstr("swordfish")));
}

}  // namespace
}  // namespace verbatim::tests
