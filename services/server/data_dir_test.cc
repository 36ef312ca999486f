#include "services/server/data_dir.h"

#include <string>

#include <stdlib.h>
#include <unistd.h>

#include "gtest/gtest.h"

namespace verbatim::server {
namespace {

TEST(DataDirTest, TheOptionWinsOverTheVariableAndTheVariableOverTheDefault) {
  setenv("VERBATIM_DATA", "/from/variable", 1);
  EXPECT_EQ(*ChooseDataDir("/from/option"), "/from/option");
  EXPECT_EQ(*ChooseDataDir(""), "/from/variable");
  unsetenv("VERBATIM_DATA");
  setenv("HOME", "/home/reader", 1);
  EXPECT_EQ(*ChooseDataDir(""),
            geteuid() == 0 ? "/var/lib/verbatim" : "/home/reader/.local/share/verbatim");
}

TEST(DataDirTest, IsAbsolute) { EXPECT_EQ((*ChooseDataDir("data")).front(), '/'); }

}  // namespace
}  // namespace verbatim::server
