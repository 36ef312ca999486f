#include "services/base/log_event.h"

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace verbatim {
namespace {

TEST(LogEventTest, ValuesThatCouldMisleadAreQuoted) {
  EXPECT_EQ(EventText("audit", {{"principal", "fact-desk"}, {"method", "a.B"}, {"note", ""}}),
            "event=audit principal=fact-desk method=a.B");
  EXPECT_EQ(EventText("e", {{"a", "x y"}, {"b", "1=2"}, {"c", "\"\n"}}),
            R"(event=e a="x y" b="1=2" c="\"\n")");
}

TEST(LogEventTest, BecomesJsonWithTheSameValues) {
  for (const char* value : {"plain", "x y", "a=b", "\"quoted\" \\ \n\t\x01", "\xff", "é"}) {
    const std::string text = EventText("e", {{"first", value}, {"last", "z"}});
    const auto json = nlohmann::json::parse("{" + EventToJson(text) + "}", nullptr, false);
    ASSERT_FALSE(json.is_discarded()) << text;
    EXPECT_EQ(json["event"], "e");
    EXPECT_EQ(json["first"], value == std::string("\xff") ? "\xef\xbf\xbd" : value);
    EXPECT_EQ(json["last"], "z");
  }
}

TEST(LogEventTest, AnyOtherLineIsAMessage) {
  for (const char* line : {"it \"serves\" again", "", "event=", "event=a b", "event=a b=\"c"}) {
    const auto json = nlohmann::json::parse("{" + EventToJson(line) + "}", nullptr, false);
    ASSERT_FALSE(json.is_discarded()) << line;
    EXPECT_TRUE(json.contains("event")) << line;
  }
  EXPECT_EQ(EventToJson("hello"), R"("event":"message","message":"hello")");
}

}  // namespace
}  // namespace verbatim
