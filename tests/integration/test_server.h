#ifndef VERBATIM_TESTS_INTEGRATION_TEST_SERVER_H_
#define VERBATIM_TESTS_INTEGRATION_TEST_SERVER_H_

#include <filesystem>
#include <memory>
#include <string>

#include "services/server/running_server.h"

namespace verbatim::testing {

// A folder that other users may enter (Postgres runs as one of them under root), removed at the
// end.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

// A server in this process on a free port, over a private cluster in a folder of its own. What
// can't start ends the program.
class TestServer {
 public:
  TestServer();

  // The one that the tests of a program share; each test uses URLs and words of its own.
  static TestServer& Shared();

  std::string address() const { return server_->address(); }
  std::string data_dir() const { return folder_.path(); }
  server::RunningServer& server() { return *server_; }

 private:
  TestFolder folder_;
  std::unique_ptr<server::RunningServer> server_;
};

}  // namespace verbatim::testing

#endif  // VERBATIM_TESTS_INTEGRATION_TEST_SERVER_H_
