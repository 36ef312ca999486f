// Callers with and without tokens.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <signal.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "storage/testing/test_database.h"
#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Create(const std::string& file, const std::string& name, const std::string& role) {
  const auto created =
      cli::RunVerbatim({"token", "--tokens", file, "create", name, "--role", role});
  EXPECT_EQ(created.exit_code, 0) << created.err;
  return created.out.substr(0, created.out.find('\n'));
}

// Runs a question with a token in the environment of the test, as the command line reads it.
cli::ProgramResult RunWith(const RunningServer& server, const std::string& token,
                           const std::vector<std::string>& arguments) {
  setenv("VERBATIM_TOKEN", token.c_str(), 1);
  cli::ProgramResult result = Newsroom(server).Run(arguments);
  unsetenv("VERBATIM_TOKEN");
  return result;
}

TEST(TokensEndToEndTest, OnlyHoldersMayCallAndOnlyWhatTheirRoleMay) {
  const DataFolder data;
  const cli::TestFolder folder;
  const std::string file = folder.Path("tokens");
  const std::string reader = Create(file, "desk", "reader");
  const std::string ingester = Create(file, "feed", "ingester");
  const RunningServer server(data.Path(), {"--tokens", file});
  ASSERT_TRUE(server.IsUp());

  EXPECT_THAT(Newsroom(server).Run({"article"}).err, HasSubstr("TOKEN_INVALID"));
  EXPECT_EQ(RunWith(server, reader, {"article"}).exit_code, 0);
  const std::vector<std::string> ingest = {"ingest", SamplePath(kBriefing), "--url",
                                           "https://example.org/t"};
  EXPECT_THAT(RunWith(server, reader, ingest).err, HasSubstr("ROLE_TOO_LOW"));
  EXPECT_EQ(RunWith(server, ingester, ingest).exit_code, 0);
}

TEST(TokensEndToEndTest, TheFileKeepsNoTokenAndRevokedOnesGo) {
  const cli::TestFolder folder;
  const std::string file = folder.Path("tokens");
  const std::string token = Create(file, "desk", "editor");
  const auto listed = cli::RunVerbatim({"token", "--tokens", file, "list"});
  EXPECT_THAT(listed.out, HasSubstr("editor  desk"));
  EXPECT_THAT(listed.out, Not(HasSubstr(token)));
  EXPECT_EQ(cli::RunVerbatim({"token", "--tokens", file, "revoke", "desk"}).exit_code, 0);
  EXPECT_THAT(cli::RunVerbatim({"token", "--tokens", file, "list"}).out, Not(HasSubstr("desk")));
  EXPECT_EQ(cli::RunVerbatim({"token", "--tokens", file, "revoke", "desk"}).exit_code, 1);
  EXPECT_EQ(cli::RunVerbatim({"token", "--tokens", file, "create", "a b"}).exit_code, 1);
  EXPECT_EQ(
      cli::RunVerbatim({"token", "--tokens", file, "create", "a", "--role", "king"}).exit_code, 1);
}

TEST(TokensEndToEndTest, ARevokedTokenIsRefusedOnceTheServerIsToldBySighup) {
  const storage::TestDatabase database;
  const DataFolder unused;
  const cli::TestFolder folder;
  const std::string file = folder.Path("tokens");
  const std::string old_token = Create(file, "old-desk", "reader");
  const std::string new_token = Create(file, "new-desk", "reader");
  const RunningServer server(unused.Path(), {"--database", database.url(), "--tokens", file});
  ASSERT_TRUE(server.IsUp());
  EXPECT_EQ(RunWith(server, old_token, {"article"}).exit_code, 0);
  EXPECT_EQ(cli::RunVerbatim({"token", "--tokens", file, "revoke", "old-desk"}).exit_code, 0);
  EXPECT_EQ(RunWith(server, old_token, {"article"}).exit_code, 0) << "it was not told yet";
  kill(server.pid(), SIGHUP);
  const auto give_up = std::chrono::steady_clock::now() + std::chrono::minutes(1);
  cli::ProgramResult result;
  do {
    result = RunWith(server, old_token, {"article"});
  } while (result.exit_code == 0 && std::chrono::steady_clock::now() < give_up);
  EXPECT_THAT(result.err, HasSubstr("TOKEN_INVALID"));
  EXPECT_EQ(RunWith(server, new_token, {"article"}).exit_code, 0);
}

// What a server writes to standard error while callers of all kinds come, and its command line.
std::string EverythingToldBy(const std::string& token, const std::string& wrong_token,
                             const std::string& tokens, const std::string& log_format) {
  const storage::TestDatabase database;
  const DataFolder unused;
  const cli::TestFolder folder;
  // Trusted without it; it is only not to be told.
  setenv("VERBATIM_DATABASE", (database.url() + " password='swordfish'").c_str(), 1);
  testing::internal::CaptureStderr();
  std::string told;
  {
    RunningServer server(unused.Path(), {"--tokens", tokens, "--log-format", log_format});
    unsetenv("VERBATIM_DATABASE");
    EXPECT_TRUE(server.IsUp());
    const std::string text = "“The zeppelin leaves at dawn,” said Ottoline Quist on Tuesday.\n";
    const std::string url = "https://secret.test/zeppelin";
    const std::string file = folder.Write("article.txt", text);
    const std::vector<std::vector<std::string>> calls = {
        {"ingest", "--url", url, file},
        {"ingest", "--url", url, folder.Write("longer.txt", text + text)},
        {"ingest", "--url", "no url", file},
        {"search", "zeppelin"},
        {"search", "--speaker", "Ottoline Quist", "dawn"},
        {"verify", "The zeppelin leaves at dusk"},
        {"chain", "articles/1/occurrences/1"},
        {"article", "articles/999"},
        {"correct", "rename", "speakers/1", "Ottoline Quist-Zeppelin", "--reason", "swordfish"},
        {"article", url, "--delete", "--reason", "swordfish"}};
    for (const auto& call : calls) {
      for (const std::string& caller : {token, wrong_token}) RunWith(server, caller, call);
    }
    std::ifstream command_line("/proc/" + std::to_string(server.pid()) + "/cmdline");
    told.assign(std::istreambuf_iterator<char>(command_line), {});
    EXPECT_EQ(server.End(SIGTERM), 0);
  }
  return told + testing::internal::GetCapturedStderr();
}

TEST(TokensEndToEndTest, NeitherLogNorCommandLineTellSecretsOrWhatWasSaid) {
  const cli::TestFolder folder;
  const std::string tokens = folder.Path("tokens");
  const std::string token = Create(tokens, "desk", "admin");
  const std::string wrong_token = "verbatim_" + std::string(64, 'a');
  for (const char* format : {"text", "json"}) {
    const std::string told = EverythingToldBy(token, wrong_token, tokens, format);
    EXPECT_THAT(told, HasSubstr("IngestArticle"));  // it does tell something
    EXPECT_THAT(told, HasSubstr("desk"));
    for (const std::string& secret :
         {token, wrong_token, token.substr(9), std::string("swordfish"), std::string("zeppelin"),
          std::string("Zeppelin"), std::string("dawn"), std::string("Quist")}) {
      EXPECT_THAT(told, Not(HasSubstr(secret)));
    }
  }
}

TEST(TokensEndToEndTest, NoCommandTakesATokenAsAnArgument) {
  for (const char* command : {"serve", "search", "ingest", "article"}) {
    const auto refused = cli::RunVerbatim({command, "--token", "verbatim_abc"});
    EXPECT_EQ(refused.exit_code, 2) << command;
  }
}

TEST(TokensEndToEndTest, ATokenFileThatCantBeReadKeepsTheServerFromStarting) {
  const DataFolder data;
  const auto refused =
      cli::RunVerbatim({"serve", "--listen", "127.0.0.1:0", "--http", "off", "--data-dir",
                        data.Path(), "--tokens", data.Path() + "/no"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("token file"));
}

}  // namespace
}  // namespace verbatim::tests
