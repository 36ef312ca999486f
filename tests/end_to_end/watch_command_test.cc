// `verbatim watch`, ended as a person ends it.
#include <array>
#include <string>

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// A running `verbatim watch`, with what it prints.
class WatchCommand {
 public:
  explicit WatchCommand(const std::string& address, const std::string& resume) {
    std::array<int, 2> ends{};
    EXPECT_EQ(pipe(ends.data()), 0);
    out_ = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    std::array<const char*, 9> argv = {VERBATIM_PROGRAM, "watch",    "--server",
                                       address.c_str(),  "--resume", resume.c_str(),
                                       "--format",       "jsonl",    nullptr};
    EXPECT_EQ(posix_spawn(&pid_, VERBATIM_PROGRAM, &actions, nullptr,
                          const_cast<char**>(argv.data()), environ),
              0);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
  }
  WatchCommand(const WatchCommand&) = delete;
  WatchCommand& operator=(const WatchCommand&) = delete;
  ~WatchCommand() { close(out_); }

  // All that it has printed by the time that `words` are there, or that it ended.
  std::string Until(const std::string& words) {
    std::array<char, 4096> piece{};
    while (words.empty() || printed_.find(words) == std::string::npos) {
      const ssize_t length = read(out_, piece.data(), piece.size());
      if (length <= 0) break;
      printed_.append(piece.data(), static_cast<size_t>(length));
    }
    return printed_;
  }
  // Sends a signal and returns the exit code, -1 when it was killed.
  int End(int signal) {
    kill(pid_, signal);
    int status = 0;
    waitpid(pid_, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t pid_ = 0;
  int out_ = -1;
  std::string printed_;
};

std::string TokenIn(const std::string& printed) {
  const std::string before = "--resume ";
  const size_t begin = printed.find(before);
  if (begin == std::string::npos) return "";
  return printed.substr(begin + before.size(), printed.find('\n', begin) - begin - before.size());
}

TEST(WatchCommandTest, SaysHowToGoOnWhenInterrupted) {
  const DataFolder data;
  const RunningServer server(data.Path());
  ASSERT_TRUE(server.IsUp());
  const Newsroom newsroom(server);
  newsroom.Ingest(kBriefing);
  WatchCommand first(server.address(), "w0");
  first.Until("briefing-2023-02-16");
  EXPECT_EQ(first.End(SIGINT), 0);
  const std::string token = TokenIn(first.Until(""));
  ASSERT_THAT(token, Not(::testing::IsEmpty())) << first.Until("");

  newsroom.Ingest(kLiveBlog);
  WatchCommand second(server.address(), token);
  const std::string printed = second.Until("live-2023-02-15");
  EXPECT_THAT(printed, HasSubstr("live-2023-02-15"));
  EXPECT_THAT(printed, Not(HasSubstr("briefing-2023-02-16"))) << "told twice";
  EXPECT_EQ(second.End(SIGTERM), 0);
}

}  // namespace
}  // namespace verbatim::tests
