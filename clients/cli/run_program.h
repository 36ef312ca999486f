#ifndef VERBATIM_CLIENTS_CLI_RUN_PROGRAM_H_
#define VERBATIM_CLIENTS_CLI_RUN_PROGRAM_H_

#include <string>
#include <vector>

#include <sys/types.h>

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

// A `verbatim serve` on a free port and a private Postgres in a new folder, running from
// construction until Stop or the end of scope.
class RunningServer {
 public:
  // Returns once calls are answered, or the program has ended.
  RunningServer();
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;
  ~RunningServer();

  const std::string& address() const { return address_; }

  // Interrupts the server and returns its exit code, -1 when a signal killed it.
  int Stop();

 private:
  const TestFolder folder_;
  pid_t pid_ = 0;
  std::string address_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_RUN_PROGRAM_H_
