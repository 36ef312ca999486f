// Callers with and without tokens.
#include <cstdlib>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

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
