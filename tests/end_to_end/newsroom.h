#ifndef VERBATIM_TESTS_END_TO_END_NEWSROOM_H_
#define VERBATIM_TESTS_END_TO_END_NEWSROOM_H_

#include <string>
#include <vector>

#include "nlohmann/json.hpp"

#include "clients/cli/run_program.h"
#include "tests/end_to_end/running_server.h"

namespace verbatim::tests {

// The repository's sample articles.
std::string SamplePath(const std::string& file);
inline constexpr char kLiveBlog[] = "live-2023-02-15.txt";
inline constexpr char kBriefing[] = "briefing-2023-02-16.txt";

// A folder that a server can keep its data in: Postgres' unprivileged user can enter it.
class DataFolder {
 public:
  DataFolder();
  std::string Path() const { return folder_.Path("data"); }

 private:
  cli::TestFolder folder_;
};

// Asks a server through the command line, as a person would.
class Newsroom {
 public:
  explicit Newsroom(const RunningServer& server) : server_(server) {}

  // Runs `verbatim ARGUMENTS --server ...`.
  cli::ProgramResult Run(std::vector<std::string> arguments) const;
  // Runs it with --format json and reads its output; null when it is not JSON.
  nlohmann::json Ask(std::vector<std::string> arguments) const;
  // Ingests a sample article under a URL of its own and returns the response.
  nlohmann::json Ingest(const std::string& sample_file) const;
  // Everything that the server tells about its articles, statements, quotes and speakers. Equal
  // dumps mean equal rows, but for their numbers and times of storing.
  std::string Dump() const;

 private:
  const RunningServer& server_;
};

// The URL under which Newsroom::Ingest stores a sample article.
std::string UrlOf(const std::string& sample_file);

}  // namespace verbatim::tests

#endif  // VERBATIM_TESTS_END_TO_END_NEWSROOM_H_
