#include "services/export/occurrence_table.h"

#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

#include "services/export/export_testing.h"

namespace verbatim::exports {
namespace {

// Programs read these columns: a new one may come at the end, none may go or move.
TEST(OccurrenceCsv, HasTheDocumentedColumns) {
  EXPECT_EQ(OccurrenceCsvHeader(),
            "occurrence,quote,kind,wording,speaker_name,speaker,speaker_kind,speaker_confidence,"
            "cue,source,relation,first_appearance,state,article,revision,url,link,title,entry,"
            "outlet,publish_time,start,end,confidence\r\n");
}

TEST(OccurrenceCsv, ShowsAllThatIsKnown) {
  EXPECT_EQ(OccurrenceCsvRow(FullRecord()),
            "articles/3/occurrences/7,quotes/5,DIRECT,\"Über all, =1+1 𝄞.\",Ada Okafor,speakers/9,"
            "PERSON,0.75,said,she,VARIANT,true,CURRENT,articles/3,2,https://news.test/a,"
            "https://news.test/a#:~:text=%E2%80%9C%C3%9Cber%20all%2C%E2%80%9D,"
            "\"A \"\"title\"\", with marks\",At noon,Example Herald,2023-02-15T09:00:00Z,0,31,"
            "0.875\r\n");
}

TEST(OccurrenceCsv, LeavesCellsEmptyAndDisarmsFormulas) {
  EXPECT_EQ(
      OccurrenceCsvRow(BareRecord()),
      "articles/3/occurrences/8,,INDIRECT,\"'@all\nships\",,,,0.0,,,,false,WITHDRAWN,"
      "articles/3,1,https://news.test/a,\"https://news.test/a#:~:text=%40all,ships\",,,,,40,50,"
      "1.0\r\n");
}

TEST(OccurrenceJsonLine, HasTheSameWithSpans) {
  const std::string line = OccurrenceJsonLine(FullRecord());
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto json = nlohmann::json::parse(line);
  EXPECT_EQ(json["wording"], "Über all, =1+1 𝄞.");
  EXPECT_EQ(json["cue"].dump(), R"({"end":20,"start":16,"text":"said"})");
  EXPECT_EQ(json["content"].dump(), R"([{"end":11,"start":0,"text":"“Über all,”"},)"
                                    R"({"end":31,"start":22,"text":"“=1+1 𝄞.”"}])");
  EXPECT_EQ(json["first_appearance"], true);
  EXPECT_EQ(json["end"], 31);
  EXPECT_TRUE(nlohmann::json::parse(OccurrenceJsonLine(BareRecord()))["cue"].is_null());
}

}  // namespace
}  // namespace verbatim::exports
