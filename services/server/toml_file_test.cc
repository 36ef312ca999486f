#include "services/server/toml_file.h"

#include "gtest/gtest.h"

namespace verbatim::server {
namespace {

// "key=value@line ..." or what is wrong.
std::string Show(std::string_view text) {
  const auto entries = ParseToml(text, "v.toml");
  if (!entries.ok()) return std::string(entries.status().message());
  std::string shown;
  for (const TomlEntry& entry : *entries) {
    shown += (shown.empty() ? "" : " ") + entry.key + "=" + entry.value + "@" +
             std::to_string(entry.line);
  }
  return shown;
}

TEST(TomlFileTest, KeysAndValuesOfEachKindAreRead) {
  EXPECT_EQ(Show("# the server\n\nlisten = \"127.0.0.1:0\"  # here\r\ndata-dir='C:\\x'\n"
                 "connections=4\n\tgrace = 2.5\ninsecure = true"),
            "listen=127.0.0.1:0@3 data-dir=C:\\x@4 connections=4@5 grace=2.5@6 insecure=true@7");
  EXPECT_EQ(Show(R"(a = "say \"#\" \\ \t")"), "a=say \"#\" \\ \t@1");
  EXPECT_EQ(Show(""), "");
}

TEST(TomlFileTest, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_EQ(Show("a = 1\nb"), "v.toml:2: this is not of the form KEY = VALUE");
  EXPECT_EQ(Show("= 1"), "v.toml:1: this is not of the form KEY = VALUE");
  EXPECT_EQ(Show("a ="), "v.toml:1: there is no value after =");
  EXPECT_EQ(Show("a = # 1"), "v.toml:1: there is no value after =");
  EXPECT_EQ(Show("a = 1\na = 2"), "v.toml:2: a is set twice");
  EXPECT_EQ(Show("[server]"), "v.toml:1: there are no tables in this file");
  EXPECT_EQ(Show("a = \"x"), "v.toml:1: the string does not end on its line");
  EXPECT_EQ(Show("a = \"x\\"),
            "v.toml:1: a backslash must come before one of \" \\ b f n r t; '...' takes text as "
            "it is");
  EXPECT_EQ(Show("a = \"\"\"x\"\"\""),
            "v.toml:1: a string must be on one line, in single quotation marks");
  EXPECT_EQ(Show("a = yes"),
            "v.toml:1: the value is no number, true or false; texts stand in quotation marks");
  EXPECT_EQ(Show("a = 1 2"), "v.toml:1: something stands after the value");
}

TEST(TomlFileTest, WhatIsWrittenIsReadBack) {
  const std::string text = "a \"b\" \\c\n\r\td 'e' #f";
  const auto read = ParseToml("k = " + TomlString(text), "v.toml");
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->at(0).value, text);
}

}  // namespace
}  // namespace verbatim::server
