#include "services/rpc/request_id.h"

#include <string>

#include "gtest/gtest.h"

namespace verbatim::rpc {
namespace {

TEST(RequestIdTest, ACallersOwnIdIsKept) {
  EXPECT_EQ(ChooseRequestId("desk-7_a.b"), "desk-7_a.b");
  EXPECT_EQ(ChooseRequestId(std::string(64, 'x')), std::string(64, 'x'));
}

TEST(RequestIdTest, IdsThatCouldForgeALogLineAreReplaced) {
  for (const std::string& sent : {std::string(), std::string(65, 'x'), std::string("a b"),
                                  std::string("a\nb"), std::string("a=b"), std::string("é")}) {
    const std::string chosen = ChooseRequestId(sent);
    EXPECT_EQ(chosen.size(), 16u) << sent;
    EXPECT_NE(chosen, ChooseRequestId(sent));
  }
}

TEST(RequestIdTest, OnlyWellFormedTraceparentsAreLogged) {
  const std::string good = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  EXPECT_EQ(CheckTraceparent(good), good);
  for (const std::string& bad : {std::string(), good + "0", "01" + good.substr(2),
                                 "00-" + std::string(32, 'G') + good.substr(35)}) {
    EXPECT_EQ(CheckTraceparent(bad), "") << bad;
  }
}

}  // namespace
}  // namespace verbatim::rpc
