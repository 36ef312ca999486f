// deploy/backup and deploy/restore, on a real server and a real Postgres.
#include <cstdlib>
#include <filesystem>
#include <string>

#include <sys/wait.h>

#include "gtest/gtest.h"

#include "storage/testing/test_database.h"
#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using storage::TestDatabase;

// Runs a script of deploy/ with libpq's environment for a database; returns its exit status.
int RunScript(const std::string& script_and_arguments, const TestDatabase* database = nullptr) {
  const cli::TestFolder folder;
  std::string environment;
  if (database != nullptr) {
    // A connection string of "key=value" parts is a service file's lines.
    std::string lines = database->url();
    for (char& c : lines) {
      if (c == ' ') c = '\n';
    }
    std::erase(lines, '\'');
    environment = "PGSERVICEFILE=" + folder.Write("service", "[test]\n" + lines + "\n") +
                  " PGSERVICE=test PGDATABASE=" + database->Run("SELECT current_database()") + " ";
  }
  const int status = std::system(
      (environment + VERBATIM_SOURCE_DIR "/deploy/" + script_and_arguments + " >&2").c_str());
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(BackupTest, ARestoredBackupAnswersAsTheOriginal) {
  const TestDatabase original;
  const DataFolder unused;
  const cli::TestFolder folder;
  const std::string file = folder.Path("verbatim.backup");
  std::string before;
  {
    const RunningServer server(unused.Path(), {"--database", original.url()});
    ASSERT_TRUE(server.IsUp());
    Newsroom(server).Ingest(kLiveBlog);
    Newsroom(server).Ingest(kBriefing);
    before = Newsroom(server).Dump();
    ASSERT_EQ(RunScript("backup " + file, &original), 0) << "while the server runs";
  }
  const TestDatabase restored(TestDatabase::Schema::kNone);
  ASSERT_EQ(RunScript("restore " + file, &restored), 0);
  const RunningServer server(unused.Path() + "2", {"--database", restored.url()});
  ASSERT_TRUE(server.IsUp());
  EXPECT_EQ(Newsroom(server).Dump(), before);
  EXPECT_EQ(Newsroom(server).Ingest(kBriefing).value("outcome", ""), "INGEST_OUTCOME_UNCHANGED");
  EXPECT_EQ(RunScript("restore " + file, &restored), 1) << "a database with tables is refused";
}

TEST(BackupTest, ThePrivateDatabaseOfARunningServerCanBeBackedUp) {
  const DataFolder data;
  const cli::TestFolder folder;
  const RunningServer server(data.Path());
  ASSERT_TRUE(server.IsUp());
  EXPECT_EQ(RunScript("backup --data-dir " + data.Path() + " " + folder.Path("b")), 0);
  EXPECT_GT(std::filesystem::file_size(folder.Path("b")), 1000U);
}

TEST(BackupTest, ABackupThatFailsLeavesNoFile) {
  const cli::TestFolder folder;
  EXPECT_NE(RunScript("backup --data-dir " + folder.Path("nowhere") + " " + folder.Path("b")), 0);
  EXPECT_FALSE(std::filesystem::exists(folder.Path("b")));
  EXPECT_FALSE(std::filesystem::exists(folder.Path("b.part")));
}

}  // namespace
}  // namespace verbatim::tests
