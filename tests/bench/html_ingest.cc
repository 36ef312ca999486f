#include "tests/bench/html_ingest.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "clients/cli/run_program.h"
#include "tests/bench/synthetic_page.h"
#include "tests/end_to_end/running_server.h"

namespace verbatim::bench {
namespace {

constexpr size_t kTenths = 10;

[[noreturn]] void Die(const char* what) {
  std::fprintf(stderr, "bench: %s\n", what);
  std::exit(1);
}

// A figure of /proc/PID/status in MiB: "VmRSS", "VmHWM".
double MemoryMib(pid_t pid, const std::string& field) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(field + ":")) {
      return Rounded(std::strtod(line.c_str() + field.size() + 1, nullptr) / 1024, 1);
    }
  }
  return 0;
}

// `verbatim ingest` with its standard input open for us.
class IngestProgram {
 public:
  IngestProgram(const std::string& server, const std::string& results) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) Die("can't make a pipe");
    input_ = ends[1];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, results.c_str(), O_WRONLY | O_CREAT,
                                     0600);
    std::string arguments[] = {VERBATIM_PROGRAM, "ingest", "--server", server, "-"};
    char* argv[] = {arguments[0].data(), arguments[1].data(), arguments[2].data(),
                    arguments[3].data(), arguments[4].data(), nullptr};
    if (posix_spawn(&pid_, VERBATIM_PROGRAM, &actions, nullptr, argv, environ) != 0) {
      Die("can't start verbatim ingest");
    }
    posix_spawn_file_actions_destroy(&actions);
    close(ends[0]);
  }

  pid_t pid() const { return pid_; }

  void Write(const std::string& bytes) const {
    for (size_t written = 0; written < bytes.size();) {
      const ssize_t count = write(input_, bytes.data() + written, bytes.size() - written);
      if (count < 0 && errno != EINTR) Die("verbatim ingest reads no more");
      if (count > 0) written += static_cast<size_t>(count);
    }
  }

  // Ends its input and waits for it.
  void Finish() {
    close(input_);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) Die("verbatim ingest failed");
  }

 private:
  pid_t pid_ = 0;
  int input_ = -1;
};

}  // namespace

Json MeasureHtmlIngest(const ArticleShape& shape, size_t pages, size_t page_bytes) {
  std::signal(SIGPIPE, SIG_IGN);
  const cli::TestFolder folder;
  // Postgres' user must get through to the data.
  std::filesystem::permissions(folder.Path(""), std::filesystem::perms::others_exec,
                               std::filesystem::perm_options::add);
  const tests::RunningServer server(folder.Path("data"));
  if (!server.IsUp()) Die("verbatim serve did not start");
  IngestProgram ingest(server.address(), folder.Path("results"));
  Json tenths = Json::array();
  size_t bytes = 0;
  const double begin = NowMs();
  double tenth_begin = begin;
  for (size_t tenth = 1; tenth <= kTenths; ++tenth) {
    const size_t first = pages * (tenth - 1) / kTenths;
    const size_t last = pages * tenth / kTenths;
    for (size_t number = first; number < last; ++number) {
      const std::string record = MakeWarcRecord(shape, number, page_bytes);
      bytes += record.size();
      ingest.Write(record);
    }
    // A page or two are still on their way; no more, since the pipe and the stream hold few.
    const double now = NowMs();
    tenths.push_back({{"pages", last},
                      {"pages_per_second",
                       Rounded(static_cast<double>(last - first) * 1e3 / (now - tenth_begin), 1)},
                      {"ingest_mib", MemoryMib(ingest.pid(), "VmRSS")},
                      {"server_mib", MemoryMib(server.pid(), "VmRSS")}});
    tenth_begin = now;
  }
  const double ingest_peak = MemoryMib(ingest.pid(), "VmHWM");
  ingest.Finish();
  const double seconds = (NowMs() - begin) / 1e3;
  Json report = {{"shape", shape.name}, {"pages", pages}, {"bytes", bytes}};
  report["seconds"] = Rounded(seconds, 1);
  report["pages_per_second"] = Rounded(static_cast<double>(pages) / seconds, 1);
  report["megabytes_per_second"] = Rounded(static_cast<double>(bytes) / 1e6 / seconds, 1);
  report["ingest_peak_mib"] = ingest_peak;
  report["server_peak_mib"] = MemoryMib(server.pid(), "VmHWM");
  report["tenths"] = std::move(tenths);
  return report;
}

}  // namespace verbatim::bench
