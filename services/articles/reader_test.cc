#include "services/articles/reader.h"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

#include "services/base/error.h"
#include "services/text/offset_map.h"

namespace verbatim::articles {
namespace {

using domain::Article;
using domain::Entry;

Article Read(std::string_view text, const ReadOptions& options = {}) {
  absl::StatusOr<Article> article = ReadArticle(text, options);
  EXPECT_TRUE(article.ok()) << article.status();
  return article.ok() ? *std::move(article) : Article{};
}

// What a span covers, with line ends made visible.
std::string Show(const Article& article, domain::TextSpan span) {
  EXPECT_TRUE(span.IsValidIn(article.text));
  std::string shown;
  for (char c : span.In(article.text)) {
    shown += c == '\n' ? "\\n" : c == '\r' ? "\\r" : std::string(1, c);
  }
  return shown;
}

// One line per part of the article: "title: ...", "standfirst: ...", "[heading] whole entry".
std::string Show(const Article& article) {
  std::string shown;
  if (article.publish_time) shown += "date: " + domain::FormatTime(*article.publish_time) + "\n";
  shown += "title: " + Show(article, article.title_span) + "\n";
  shown += "standfirst: " + Show(article, article.standfirst_span) + "\n";
  for (const Entry& entry : article.entries) {
    shown += "[" + Show(article, entry.heading) + "] " + Show(article, entry.span) + "\n";
  }
  return shown;
}

TEST(ReaderTest, SplitsALiveBlogAtItsHeadings) {
  const Article article = Read(
      " date 2024-03-01 Port strike - live: ‘no end’ in sight\n"
      "Union wants talks before the weekend\n"
      "The harbour stood still on Friday.\n"
      "Pilots met in the morning.\n"
      "‘We were warned twice'\n"
      "The minister said she had been warned.\n"
      "“Twice,” she said.\n"
      "Who are the harbour pilots?\n"
      "There are forty of them.\n");
  EXPECT_EQ(Show(article),
            "date: 2024-03-01T00:00:00Z\n"
            "title: Port strike - live: ‘no end’ in sight\n"
            "standfirst: Union wants talks before the weekend\n"
            "[] The harbour stood still on Friday.\\nPilots met in the morning.\\n\n"
            "[‘We were warned twice'] ‘We were warned twice'\\nThe minister said she had been "
            "warned.\\n“Twice,” she said.\\n\n"
            "[Who are the harbour pilots?] Who are the harbour pilots?\\nThere are forty of "
            "them.\\n\n");
  EXPECT_EQ(article.title, "Port strike - live: ‘no end’ in sight");
  EXPECT_EQ(article.language, "en");
}

TEST(ReaderTest, WhatTheTextSaysWinsOverTheOptions) {
  const Article article =
      Read(" date 2024-03-01 Port strike\nTalks stall\nAll is quiet.",
           {.url = "https://example.org/a", .outlet = "Times", .title = "Other"});
  EXPECT_EQ(article.title, "Port strike");
  EXPECT_EQ(article.url, "https://example.org/a");
  EXPECT_EQ(article.outlet, "Times");
}

TEST(ReaderTest, KeepsWindowsLineEndsOutOfHeadings) {
  EXPECT_EQ(Show(Read(" date 2024-03-01 Port strike \r\nTalks stall\r\n\r\nAll is quiet.\r\n"
                      "Ferries return  \r\nThey do.\r\n")),
            "date: 2024-03-01T00:00:00Z\n"
            "title: Port strike\n"
            "standfirst: Talks stall\n"
            "[] All is quiet.\\r\\n\n"
            "[Ferries return] Ferries return  \\r\\nThey do.\\r\\n\n");
}

TEST(ReaderTest, ReadsPastAByteOrderMark) {
  const Article article = Read("\xEF\xBB\xBF date 2024-03-01 Port strike\nTalks stall\nQuiet.");
  EXPECT_EQ(article.title, "Port strike");
  EXPECT_EQ(article.title_span.begin, 20u);
  EXPECT_EQ(article.entries.size(), 1u);
}

TEST(ReaderTest, TakesALongFirstParagraphForTheLead) {
  EXPECT_EQ(Show(Read(" date 2024-03-01 Port strike\nThe harbour stood still.\nFerries return\n"
                      "They do.")),
            "date: 2024-03-01T00:00:00Z\n"
            "title: Port strike\n"
            "standfirst: \n"
            "[] The harbour stood still.\\n\n"
            "[Ferries return] Ferries return\\nThey do.\n");
}

TEST(ReaderTest, ALineAtTheEndHeadsNothing) {
  EXPECT_EQ(Read(" date 2024-03-01 T\nStandfirst\nAll is quiet.\nMore follows").entries.size(), 1u);
}

TEST(ReaderTest, OfHeadingAndSubheadingTheFirstOpensTheEntry) {
  EXPECT_EQ(Show(Read(" date 2024-03-01 T\nS\nLead.\nFerries return\nAfter nine days\nThey do.")),
            "date: 2024-03-01T00:00:00Z\ntitle: T\nstandfirst: S\n[] Lead.\\n\n"
            "[Ferries return] Ferries return\\nAfter nine days\\nThey do.\n");
}

TEST(ReaderTest, AListOfShortLinesIsNotARowOfHeadings) {
  EXPECT_EQ(Show(Read(" date 2024-03-01 T\nS\nThey want these.\nTanks\nShells\nFuel\n"
                      "Ferries return\nThey do.")),
            "date: 2024-03-01T00:00:00Z\ntitle: T\nstandfirst: S\n"
            "[] They want these.\\nTanks\\nShells\\nFuel\\n\n"
            "[Ferries return] Ferries return\\nThey do.\n");
}

TEST(ReaderTest, AHeadingRightUnderTheStandfirstOpensTheFirstEntry) {
  EXPECT_EQ(Show(Read(" date 2024-03-01 T\nS\nFerries return\nThey do.")),
            "date: 2024-03-01T00:00:00Z\ntitle: T\nstandfirst: S\n"
            "[Ferries return] Ferries return\\nThey do.\n");
}

TEST(ReaderTest, ATitleAloneHasOneEmptyEntry) {
  EXPECT_EQ(Show(Read(" date 2024-03-01 Port strike")),
            "date: 2024-03-01T00:00:00Z\ntitle: Port strike\nstandfirst: \n[] \n");
}

TEST(ReaderTest, PlainTextIsOneEntry) {
  ReadOptions options;
  options.title = "Ferries";
  const Article article = Read("Ferries return\nThey do.\n", options);
  EXPECT_EQ(Show(article), "title: \nstandfirst: \n[] Ferries return\\nThey do.\\n\n");
  EXPECT_EQ(article.title, "Ferries");
  EXPECT_EQ(article.publish_time, std::nullopt);
}

TEST(ReaderTest, AnImpossibleDateMakesItPlainText) {
  EXPECT_EQ(Read(" date 2024-02-30 Port strike\nS\nLead.").publish_time, std::nullopt);
  EXPECT_EQ(Read("date 2024-03-01th").publish_time, std::nullopt);
}

TEST(ReaderTest, RefusesWhatIsNotText) {
  for (std::string_view bytes : {std::string_view(""), std::string_view(" \n"),
                                 std::string_view("a\0b", 3), std::string_view("caf\xE9")}) {
    const absl::StatusOr<Article> article = ReadArticle(bytes, {});
    ASSERT_FALSE(article.ok());
    EXPECT_EQ(article.status().code(), absl::StatusCode::kInvalidArgument);
    EXPECT_TRUE(GetErrorDetail(article.status()).has_value());
  }
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

uint32_t CodePoints(std::string_view text, uint32_t byte) {
  return text::OffsetMap(text, text::OffsetEncoding::kCodePoints).FromByte(byte);
}

// Compares what was read with an annotation of title, standfirst, date and entries.
void ExpectAsAnnotated(const std::string& text, const nlohmann::json& gold) {
  const Article article = Read(text);
  ASSERT_TRUE(article.publish_time.has_value());
  EXPECT_EQ(domain::FormatTime(*article.publish_time),
            gold["date"].get<std::string>() + "T00:00:00Z");
  EXPECT_EQ(article.title, gold["title"]);
  EXPECT_EQ(article.standfirst_span.In(text), gold["standfirst"].get<std::string>());
  nlohmann::json found = nlohmann::json::array();
  for (const Entry& entry : article.entries) {
    if (entry.heading.empty()) continue;
    found.push_back({{"heading", entry.heading.In(text)},
                     {"start", CodePoints(text, entry.span.begin)},
                     {"end", CodePoints(text, entry.span.end)}});
  }
  EXPECT_EQ(found, gold["entries"]);
  EXPECT_EQ(article.entries.size(), gold["entries"].size() + 1);  // the lead has no heading
}

TEST(ReaderTest, ReadsTheSampleAsAnnotated) {
  const std::string folder = VERBATIM_SOURCE_DIR "/tests/data/sample/live-2023-02-15";
  ExpectAsAnnotated(ReadFile(folder + ".txt"),
                    nlohmann::json::parse(ReadFile(folder + ".gold.json")));
}

// Other samples may stand beside the repository.
TEST(ReaderTest, ReadsTheSharedSampleAsAnnotated) {
  const char* shared = std::getenv("VERBATIM_SHARED");
  const std::string folder =
      std::string(shared != nullptr ? shared : VERBATIM_SOURCE_DIR "/../shared") + "/seed/";
  const std::string text = ReadFile(folder + "ukraine-live-2023-02-15.txt");
  if (text.empty()) GTEST_SKIP() << folder << " is not here";
  ExpectAsAnnotated(text, nlohmann::json::parse(ReadFile(folder + "gold.json")));
}

}  // namespace
}  // namespace verbatim::articles
