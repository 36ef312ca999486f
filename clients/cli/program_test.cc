#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "clients/cli/run_program.h"

namespace verbatim::cli {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(ProgramTest, AWrongCommandLineEndsWithStatus2) {
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"nonsense"},
                                                    {"extract"},
                                                    {"compare"},
                                                    {"compare", "one"},
                                                    {"extract", "--format", "xml", "a.txt"},
                                                    {"search", "--from", "yesterday"},
                                                    {"search", "--limit", "0"},
                                                    {"ingest"},
                                                    {"verify"}}) {
    const ProgramResult result = RunVerbatim(arguments);
    EXPECT_EQ(result.exit_code, 2) << testing::PrintToString(arguments);
    EXPECT_NE(result.err, "");
    EXPECT_EQ(result.out, "");
  }
}

TEST(ProgramTest, WithoutAServerTheNextStepIsNamed) {
  const TestFolder folder;
  const std::string file = folder.Write("a.txt", "All is quiet.");
  const std::string nobody = "unix:" + folder.Path("nobody");
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{"search", "x"},
                                                    {"article"},
                                                    {"article", "3"},
                                                    {"speaker", "Park"},
                                                    {"quote", "3"},
                                                    {"chain", "3"},
                                                    {"duplicates"},
                                                    {"verify", "x"},
                                                    {"ingest", file, file}}) {
    std::vector<std::string> with_server = arguments;
    with_server.insert(with_server.end(), {"--server", nobody});
    const ProgramResult result = RunVerbatim(with_server);
    EXPECT_EQ(result.exit_code, 3) << arguments.front();
    EXPECT_THAT(result.err,
                AllOf(HasSubstr("no server answers at " + nobody), HasSubstr("`verbatim serve`")));
  }
}

TEST(ProgramTest, EveryCommandHasHelpWithAnExample) {
  const ProgramResult program = RunVerbatim({"--help"});
  EXPECT_EQ(program.exit_code, 0);
  for (const char* command :
       {"serve", "migrate", "token", "ingest", "article", "search", "speaker", "quote", "chain",
        "duplicates", "verify", "extract", "compare", "version"}) {
    EXPECT_THAT(program.out, HasSubstr(std::string("\n  ") + command + " "));
    const ProgramResult help = RunVerbatim({command, "--help"});
    EXPECT_EQ(help.exit_code, 0);
    EXPECT_THAT(help.out, HasSubstr(std::string("Example: verbatim ") + command));
  }
}

}  // namespace
}  // namespace verbatim::cli
