#include "clients/cli/run_program.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

namespace verbatim::cli {
namespace {

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

// What a program reads from and writes to.
struct Files {
  std::string in;
  std::string out;
  std::string err;
};

// Starts `verbatim` with arguments; 0 when that failed.
pid_t Start(const std::vector<std::string>& arguments, const Files& files) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, files.in.c_str(), O_RDONLY, 0);
  for (const auto& [target, path] :
       {std::pair(STDOUT_FILENO, &files.out), std::pair(STDERR_FILENO, &files.err)}) {
    posix_spawn_file_actions_addopen(&actions, target, path->c_str(), O_WRONLY | O_CREAT, 0600);
  }
  std::vector<char*> argv = {const_cast<char*>(VERBATIM_PROGRAM)};
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_t pid = 0;
  const int error = posix_spawn(&pid, VERBATIM_PROGRAM, &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return error == 0 ? pid : 0;
}

// Waits for a program and returns its exit code, -1 when a signal killed it.
int Wait(pid_t pid) {
  int status = 0;
  while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  size_t begin = 0;
  while (begin < text.size()) {
    const size_t end = std::min(text.find('\n', begin), text.size());
    lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

TestFolder::TestFolder() {
  std::string name = std::filesystem::temp_directory_path() / "verbatim-cli-XXXXXX";
  path_ = mkdtemp(name.data());
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TestFolder::Write(const std::string& name, const std::string& content) const {
  const std::string path = Path(name);
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

ProgramResult RunVerbatim(const std::vector<std::string>& arguments, const std::string& input) {
  const TestFolder folder;
  const Files files = {
      .in = folder.Write("in", input), .out = folder.Path("out"), .err = folder.Path("err")};
  ProgramResult result;
  const pid_t pid = Start(arguments, files);
  if (pid > 0) result.exit_code = Wait(pid);
  result.out = ReadFile(files.out);
  result.err = ReadFile(files.err);
  return result;
}

}  // namespace verbatim::cli
