#include "services/app/role_agreement.h"

#include "gtest/gtest.h"

namespace verbatim::app {
namespace {

TEST(RoleAgreementTest, WordingsOfOneRoleAgree) {
  EXPECT_TRUE(RolesAgree("US defence secretary", "secretary of defense"));
  EXPECT_TRUE(RolesAgree("spokeswoman of the Russian foreign ministry",
                         "Russia's foreign ministry spokesperson"));
  EXPECT_TRUE(RolesAgree("Mayor of Ghent", "mayor"));
  EXPECT_TRUE(RolesAgree("former mayor", "former mayor of Ghent"));
  EXPECT_TRUE(RolesAgree("top U.S. general", "general"));
}

TEST(RoleAgreementTest, OfficesRanksAndDetailsThatDifferDoNot) {
  EXPECT_FALSE(RolesAgree("mayor of Ghent", "mayor of Bruges"));
  EXPECT_FALSE(RolesAgree("foreign minister", "finance minister"));
  EXPECT_FALSE(RolesAgree("defence secretary", "deputy defence secretary"));
  EXPECT_FALSE(RolesAgree("mayor", "former mayor"));
  EXPECT_FALSE(RolesAgree("mayor", "singer"));
  EXPECT_FALSE(RolesAgree("", ""));
  EXPECT_FALSE(RolesAgree("the", "of the"));
}

}  // namespace
}  // namespace verbatim::app
