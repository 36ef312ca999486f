#include "tests/integration/test_server.h"

#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <utility>

#include <stdlib.h>

#include "gtest/gtest.h"

namespace verbatim::testing {
namespace {

std::filesystem::path MakeFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "verbatim-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  std::filesystem::permissions(name, std::filesystem::perms(0755));
  return name;
}

// Stops the shared server before the program ends, rather than by a destructor at exit.
class StopShared : public ::testing::Environment {
 public:
  explicit StopShared(std::unique_ptr<TestServer>& shared) : shared_(shared) {}
  void TearDown() override { shared_.reset(); }

 private:
  std::unique_ptr<TestServer>& shared_;
};

}  // namespace

TestFolder::TestFolder() : path_(MakeFolder()) {}
TestFolder::~TestFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

TestServer::TestServer() {
  absl::StatusOr<std::unique_ptr<server::RunningServer>> started = server::RunningServer::Start(
      {.listen = "127.0.0.1:0", .http_listen = "127.0.0.1:0", .data_dir = folder_.path()});
  if (!started.ok()) {
    std::fprintf(stderr, "the test server can't start: %s\n", started.status().ToString().c_str());
    std::abort();
  }
  server_ = *std::move(started);
}

TestServer& TestServer::Shared() {
  static std::unique_ptr<TestServer>& shared = *new std::unique_ptr<TestServer>();
  static std::once_flag started;  // tests ask for it from several threads
  std::call_once(started, [] {
    shared = std::make_unique<TestServer>();
    ::testing::AddGlobalTestEnvironment(new StopShared(shared));
  });
  return *shared;
}

}  // namespace verbatim::testing
