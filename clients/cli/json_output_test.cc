#include "clients/cli/json_output.h"

#include <iterator>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace verbatim::cli {
namespace {

std::string JsonString(std::string_view text) {
  std::string json;
  AppendJsonString(json, text);
  return json;
}

std::string JsonFraction(double value) {
  std::string json;
  AppendJsonFraction(json, value);
  return json;
}

TEST(JsonStringTest, EscapesWhatJsonAsksFor) {
  EXPECT_EQ(JsonString("a \"b\" \\ c\n\t\r\x01\x7F"), R"("a \"b\" \\ c\n\t\r\u0001\u007f")");
}

TEST(JsonStringTest, KeepsOtherCharacters) { EXPECT_EQ(JsonString("“é東😀”"), "\"“é東😀”\""); }

TEST(JsonStringTest, ReplacesWhatIsNotUtf8) {
  EXPECT_EQ(JsonString("a\xE9"
                       "b\xED\xA0\x80"),
            "\"a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(JsonStringTest, EveryByteComesBackOrIsReplaced) {
  std::string bytes;
  for (int i = 0; i < 128; ++i) bytes += static_cast<char>(i);
  EXPECT_EQ(nlohmann::json::parse(JsonString(bytes)).get<std::string>(), bytes);
}

TEST(JsonFractionTest, HasAtMostFourDecimals) {
  EXPECT_EQ(JsonFraction(0), "0");
  EXPECT_EQ(JsonFraction(1), "1");
  EXPECT_EQ(JsonFraction(0.93), "0.93");
  EXPECT_EQ(JsonFraction(2.0 / 3), "0.6667");
}

std::string Printed(const std::vector<std::string>& documents) {
  testing::internal::CaptureStdout();
  {
    Output output(Terminal{});
    JsonArray array;
    for (const std::string& document : documents) array.Add(document, output);
    array.Finish(output);
  }
  return testing::internal::GetCapturedStdout();
}

TEST(JsonArrayTest, IndentsAsALibraryDoes) {
  const std::string documents[] = {
      R"({"a": [1, {"b": {}, "c": []}, [[]], null], "d": "x"})",
      R"(["{\"no\": [bracket, of, ours]}", "back\\", "“é😀”", -15])",
      "[\n]",
      R"("text")",
      "[\"" + std::string(200'000, '[') + "\"]",
  };
  nlohmann::ordered_json all;
  for (const std::string& document : documents) {
    all.push_back(nlohmann::ordered_json::parse(document));
    const std::string printed = Printed({document});
    EXPECT_EQ(printed, "[\n" + all.back().dump(2) + "\n]\n");
  }
  EXPECT_EQ(nlohmann::ordered_json::parse(Printed({std::begin(documents), std::end(documents)})),
            all);
  EXPECT_EQ(Printed({}), "[]\n");
}

}  // namespace
}  // namespace verbatim::cli
