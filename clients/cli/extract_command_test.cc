#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

#include "clients/cli/run_program.h"

namespace verbatim::cli {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr char kArticle[] =
    "“We were warned twice,” Ada Park told reporters.\n"
    "“Nobody listened – not once,” she said.\n";

// A text by its code points.
std::u32string CodePoints(const std::string& utf8) {
  std::u32string points;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xC0)
      points.push_back(byte & (0x3Fu >> (byte >= 0xE0) >> (byte >= 0xF0)));
    else if (byte >= 0x80)
      points.back() = points.back() << 6 | (byte & 0x3Fu);
    else
      points.push_back(byte);
  }
  return points;
}

TEST(ExtractTest, PrintsOneDocumentALineOutsideATerminal) {
  const TestFolder folder;
  const ProgramResult result = RunVerbatim(
      {"extract", folder.Write("b.txt", kArticle), folder.Write("a.first.txt", "Quiet.")});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const std::vector<std::string> lines = Lines(result.out);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(json::parse(lines[0])["id"], "b");
  EXPECT_EQ(lines[1], R"({"id": "a.first", "statements": []})");
}

TEST(ExtractTest, OffsetsAreCodePointsOfTheFile) {
  const TestFolder folder;
  const ProgramResult result = RunVerbatim({"extract", folder.Write("a.txt", kArticle)});
  const json statements = json::parse(result.out)["statements"];
  ASSERT_EQ(statements.size(), 2u);
  EXPECT_EQ(statements[0]["kind"], "DIRECT");
  EXPECT_EQ(statements[0]["content"],
            json::parse(R"([{"start": 0, "end": 23, "text": "“We were warned twice,”"}])"));
  EXPECT_EQ(statements[0]["source"],
            json::parse(R"({"start": 24, "end": 32, "text": "Ada Park"})"));
  EXPECT_EQ(statements[0]["speaker"], json::parse(R"({"name": "Ada Park", "kind": "PERSON"})"));
  EXPECT_EQ(statements[1]["source"], json::parse(R"({"start": 79, "end": 82, "text": "she"})"));
}

TEST(ExtractTest, JsonIsOneArray) {
  const TestFolder folder;
  const std::string path = folder.Write("a.txt", kArticle);
  const ProgramResult result = RunVerbatim({"extract", "--format", "json", path, path});
  const json documents = json::parse(result.out);
  ASSERT_EQ(documents.size(), 2u);
  EXPECT_EQ(documents[0], documents[1]);
}

TEST(ExtractTest, ReadsStandardInput) {
  const ProgramResult result = RunVerbatim({"extract", "-"}, kArticle);
  EXPECT_EQ(json::parse(result.out)["id"], "stdin");
}

TEST(ExtractTest, TableHasNoColoursOutsideATerminal) {
  const ProgramResult result = RunVerbatim({"extract", "--format", "table", "-"}, kArticle);
  EXPECT_THAT(result.out, AllOf(HasSubstr("Ada Park"), HasSubstr("“Nobody listened – not once,”"),
                                HasSubstr("DIRECT"), Not(HasSubstr("\033"))));
}

struct BadInput {
  const char* name;
  std::string content;
  const char* reason;
};

TEST(ExtractTest, ABadFileIsNamedAndTheOthersAreStillDone) {
  const TestFolder folder;
  const std::string good = folder.Write("good.txt", "All is quiet.");
  for (const BadInput& bad :
       {BadInput{"latin1.txt", "caf\xE9", "TEXT_NOT_UTF8"}, BadInput{"empty.txt", "", "TEXT_EMPTY"},
        BadInput{"blank.txt", " \n\n", "TEXT_EMPTY"},
        BadInput{"nul.txt", std::string("a\0b", 3), "TEXT_HAS_NUL"},
        BadInput{"large.txt", std::string(20'000'000, 'a'), "ARTICLE_TOO_LARGE"}}) {
    const std::string path = folder.Write(bad.name, bad.content);
    const ProgramResult result = RunVerbatim({"extract", path, good});
    EXPECT_EQ(result.exit_code, 1) << bad.name;
    EXPECT_THAT(result.err, AllOf(HasSubstr(path + ": "), HasSubstr(bad.reason)));
    EXPECT_EQ(result.out, "{\"id\": \"good\", \"statements\": []}\n") << bad.name;
  }
}

TEST(ExtractTest, ReadsEveryFormatThatIngestReads) {
  const std::string data = VERBATIM_SOURCE_DIR "/tests/data/";
  const ProgramResult text = RunVerbatim({"extract", data + "same_article/article.txt"});
  const auto shown = [](const json& document) {
    std::vector<std::string> statements;
    for (const json& statement : document["statements"]) {
      std::string one = statement["kind"];
      for (const json& segment : statement["content"])
        one += " " + segment["text"].get<std::string>();
      statements.push_back(one + " / " +
                           statement.value("speaker", json::object()).value("name", ""));
    }
    return statements;
  };
  const std::vector<std::string> expected = shown(json::parse(text.out));
  EXPECT_GE(expected.size(), 6u);
  EXPECT_FALSE(json::parse(text.out).contains("text"));  // it is the file's
  const ProgramResult forms = RunVerbatim({"extract", data + "same_article"});
  ASSERT_EQ(Lines(forms.out).size(), 5u) << forms.err;
  for (const std::string& line : Lines(forms.out)) EXPECT_EQ(shown(json::parse(line)), expected);

  const ProgramResult feed = RunVerbatim({"extract", data + "formats/rss.xml"});
  const json item = json::parse(Lines(feed.out).at(1));
  EXPECT_EQ(item["id"], "rss#item-2");
  EXPECT_NE(item["url"], "");
  EXPECT_NE(item["title"], "");
  const json archive =
      json::parse(Lines(RunVerbatim({"extract", data + "archives/wire.zip"}).out).at(0));
  EXPECT_TRUE(archive.contains("text"));
}

TEST(ExtractTest, OffsetsOfAPageCountInTheTextThatComesWithIt) {
  const ProgramResult result =
      RunVerbatim({"extract", VERBATIM_SOURCE_DIR "/tests/data/formats/entities.html"});
  const json document = json::parse(result.out);
  const std::u32string text = CodePoints(document["text"]);
  ASSERT_FALSE(document["statements"].empty());
  for (const json& statement : document["statements"]) {
    for (const json& segment : statement["content"]) {
      const size_t start = segment["start"];
      EXPECT_EQ(text.substr(start, segment["end"].get<size_t>() - start),
                CodePoints(segment["text"]));
    }
  }
}

TEST(ExtractTest, AnInputMayBeTakenForAnotherFormat) {
  const std::string page = "<p>“We sail,” said Ada Park.</p>\n";
  EXPECT_TRUE(json::parse(RunVerbatim({"extract", "-"}, page).out).contains("text"));
  const std::string as_text = RunVerbatim({"extract", "--input-format", "text", "-"}, page).out;
  EXPECT_FALSE(json::parse(as_text).contains("text"));
  EXPECT_EQ(RunVerbatim({"extract", "--input-format", "pdf", "-"}, page).exit_code, 2);
}

TEST(ExtractTest, AMissingFileAndAFolderAreNamed) {
  const TestFolder folder;
  const ProgramResult result = RunVerbatim({"extract", folder.Path("none.txt"), folder.Path(".")});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.out, "");
  EXPECT_THAT(result.err, AllOf(HasSubstr("none.txt: can't be read: No such file"),
                                HasSubstr("holds no files that could be articles")));
}

TEST(ExtractTest, AHundredThousandQuotationMarksAreRead) {
  std::string marks;
  for (int i = 0; i < 100'000; ++i) marks += "“";
  for (const std::string& text : {marks, std::string(100'000, '"'), std::string(100'000, '\'')}) {
    const ProgramResult result = RunVerbatim({"extract", "-"}, text);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(json::parse(result.out)["id"], "stdin");
  }
}

}  // namespace
}  // namespace verbatim::cli
