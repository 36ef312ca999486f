#include "services/server/listen_address.h"

#include "gtest/gtest.h"

namespace verbatim::server {
namespace {

TEST(ListenAddressTest, KnowsLoopback) {
  for (const char* address :
       {"127.0.0.1:1", "127.8.8.8:0", "localhost:50061", "[::1]:1", "unix:/run/verbatim.sock"}) {
    EXPECT_TRUE(IsLoopback(address)) << address;
  }
}

TEST(ListenAddressTest, AllElseIsReachable) {
  for (const char* address : {"0.0.0.0:1", ":50061", "[::]:1", "128.0.0.1:1", "127.0.0.1.example:1",
                              "newsroom.example:1", "127.1:1", "2130706433:1", "", "::1"}) {
    EXPECT_FALSE(IsLoopback(address)) << address;
  }
}

TEST(ListenAddressTest, TheErrorSaysWhatToDo) {
  const absl::Status refused = RequireLoopback("--http", "0.0.0.0:80");
  EXPECT_EQ(refused.code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_NE(refused.message().find("--http 0.0.0.0:80"), absl::string_view::npos);
  EXPECT_NE(refused.message().find("--insecure"), absl::string_view::npos);
}

}  // namespace
}  // namespace verbatim::server
