#ifndef VERBATIM_CLIENTS_CLI_RUN_PROGRAM_H_
#define VERBATIM_CLIENTS_CLI_RUN_PROGRAM_H_

#include <string>
#include <vector>

// Runs the real program in tests.
namespace verbatim::cli {

struct ProgramResult {
  int exit_code = -1;  // -1: killed by a signal
  std::string out;
  std::string err;
};

// Runs `verbatim` with `arguments`, `input` on its standard input, and waits for it. Standard
// output and error are files, so nothing is a terminal.
ProgramResult RunVerbatim(const std::vector<std::string>& arguments, const std::string& input = "");

// The lines of an output, without their ends.
std::vector<std::string> Lines(const std::string& text);

// A new folder for the files of one test, removed with everything in it at the end of scope.
class TestFolder {
 public:
  TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;
  ~TestFolder();

  std::string Path(const std::string& name) const { return path_ + "/" + name; }
  // Writes a file, with the folders above it, and returns its path.
  std::string Write(const std::string& name, const std::string& content) const;

 private:
  std::string path_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_RUN_PROGRAM_H_
