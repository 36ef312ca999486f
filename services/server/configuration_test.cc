#include "services/server/configuration.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace verbatim::server {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

class ConfigurationTest : public ::testing::Test {
 protected:
  ConfigurationTest() {
    sources_.variable = [this](const std::string& name) { return variables_[name]; };
  }
  ~ConfigurationTest() override { std::filesystem::remove(path_); }

  void File(const std::string& text) {
    std::ofstream(path_) << text;
    sources_.file = path_;
  }

  std::string Error() {
    const auto configuration = Configure(sources_);
    return configuration.ok() ? "" : std::string(configuration.status().message());
  }

  const std::string path_ = ::testing::TempDir() + "/" +
                            ::testing::UnitTest::GetInstance()->current_test_info()->name() +
                            ".toml";
  std::map<std::string, std::string> variables_;
  ConfigurationSources sources_;
};

TEST_F(ConfigurationTest, NothingSetGivesTheDefaults) {
  const auto configuration = Configure(sources_);
  ASSERT_TRUE(configuration.ok()) << configuration.status();
  EXPECT_EQ(configuration->options.listen, "127.0.0.1:50061");
  EXPECT_EQ(configuration->options.http_listen, "127.0.0.1:50062");
  EXPECT_EQ(configuration->options.connections, 5);
  EXPECT_EQ(configuration->options.grace, std::chrono::seconds(10));
  EXPECT_FALSE(configuration->options.insecure);
  EXPECT_EQ(configuration->settings.size(), Options().size());
}

TEST_F(ConfigurationTest, AFlagCountsBeforeAVariableAndAVariableBeforeTheFile) {
  File("connections = 1\ngrace = 2.5\nhttp = \"off\"\ninsecure = true\n");
  variables_["VERBATIM_CONNECTIONS"] = "2";
  variables_["VERBATIM_LISTEN"] = "127.0.0.1:2";
  sources_.flags["connections"] = "3";
  const auto configuration = Configure(sources_);
  ASSERT_TRUE(configuration.ok()) << configuration.status();
  EXPECT_EQ(configuration->options.connections, 3);
  EXPECT_EQ(configuration->options.listen, "127.0.0.1:2");
  EXPECT_EQ(configuration->options.http_listen, "");
  EXPECT_EQ(configuration->options.grace, std::chrono::milliseconds(2500));
  EXPECT_TRUE(configuration->options.insecure);
  EXPECT_THAT(
      ShowConfiguration(*configuration),
      AllOf(HasSubstr("connections = 3  # flag\n"),
            HasSubstr("listen = \"127.0.0.1:2\"  # environment VERBATIM_LISTEN\n"),
            HasSubstr("grace = 2.5  # " + path_ + ":2\n"), HasSubstr("queue = 256  # default\n")));
}

TEST_F(ConfigurationTest, WhatIsShownCanBeReadAgain) {
  variables_["VERBATIM_TOKENS"] = "/a \"b\"\\c";
  const auto first = Configure(sources_);
  ASSERT_TRUE(first.ok());
  File(ShowConfiguration(*first));
  variables_.clear();
  const auto second = Configure(sources_);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(second->options.token_file, "/a \"b\"\\c");
}

TEST_F(ConfigurationTest, ValuesThatAreNoneAreNamedWithTheirPlace) {
  File("\nconnections = 0\n");
  EXPECT_EQ(Error(), path_ + ":2: connections: \"0\" is not a number from 1 to 1000");
  File("");
  variables_["VERBATIM_INSECURE"] = "perhaps";
  EXPECT_EQ(Error(), "VERBATIM_INSECURE: \"perhaps\" is not true or false");
  variables_.clear();
  for (const char* value : {"-1", "3601", "nan", "ten"}) {
    sources_.flags = {{"grace", value}};
    EXPECT_EQ(Error(),
              std::string("--grace: \"") + value + "\" is not a number of seconds from 0 to 3600");
  }
  for (const char* value : {"127.0.0.1", ":1", "host:65536", "host:", "host:1x"}) {
    sources_.flags = {{"http", value}};
    EXPECT_EQ(Error(), std::string("--http: \"") + value +
                           "\" is not of the form HOST:PORT with a port up to 65535");
  }
}

TEST_F(ConfigurationTest, KeysAndFilesThatThereAreNotAreNamed) {
  File("listen = \"127.0.0.1:1\"\nlisten_on = \"x\"\n");
  EXPECT_EQ(Error(), path_ + ":2: there is no option listen_on");
  File("config = \"other.toml\"\n");
  EXPECT_EQ(Error(), path_ + ":1: there is no option config");
  sources_.file = path_ + ".none";
  EXPECT_THAT(Error(), AllOf(HasSubstr(path_ + ".none"), HasSubstr("No such file")));
}

TEST_F(ConfigurationTest, PasswordsAreNeitherShownNorTakenFromFlags) {
  variables_["VERBATIM_DATABASE"] = "postgresql://ada:swordfish@db.test/archive";
  const auto configuration = Configure(sources_);
  ASSERT_TRUE(configuration.ok());
  EXPECT_THAT(configuration->options.database_url, HasSubstr("swordfish"));
  EXPECT_THAT(ShowConfiguration(*configuration),
              AllOf(Not(HasSubstr("swordfish")), HasSubstr("host \"db.test\"")));
  sources_.flags["database"] = variables_["VERBATIM_DATABASE"];
  EXPECT_THAT(Error(),
              AllOf(HasSubstr("--database holds a password"), Not(HasSubstr("swordfish"))));
}

TEST_F(ConfigurationTest, EveryDefaultIsAValueAndEveryNameIsUsedOnce) {
  std::set<std::string> names;
  for (const Option& option : Options()) {
    ServerOptions options;
    EXPECT_TRUE(names.insert(option.name).second) << option.name;
    EXPECT_NE(std::string(option.default_value).empty(), std::string(option.default_note).empty())
        << option.name;
    if (*option.default_value != '\0') {
      EXPECT_TRUE(option.set(option.default_value, options).ok()) << option.name;
    }
  }
}

TEST_F(ConfigurationTest, TheReferencePageIsUpToDate) {
  std::ifstream page(VERBATIM_SOURCE_DIR "/docs/configuration.md");
  const std::string text(std::istreambuf_iterator<char>(page), {});
  EXPECT_EQ(text, ConfigurationReference())
      << "write it anew: verbatim serve --print-reference > docs/configuration.md";
}

}  // namespace
}  // namespace verbatim::server
