#include "services/server/data_dir.h"

#include <string>

#include <stdlib.h>
#include <unistd.h>

#include "gtest/gtest.h"

namespace verbatim::server {
namespace {

TEST(DataDirTest, WhatIsAskedForWinsOverTheDefault) {
  EXPECT_EQ(*ChooseDataDir("/from/option"), "/from/option");
  setenv("HOME", "/home/reader", 1);
  EXPECT_EQ(*ChooseDataDir(""),
            geteuid() == 0 ? "/var/lib/verbatim" : "/home/reader/.local/share/verbatim");
}

TEST(DataDirTest, IsAbsolute) { EXPECT_EQ((*ChooseDataDir("data")).front(), '/'); }

}  // namespace
}  // namespace verbatim::server
