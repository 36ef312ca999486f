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

}  // namespace
}  // namespace verbatim::rpc
