// `verbatim ingest` with everything that newsrooms have, against a real server.

#include <array>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <sys/stat.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

std::string Data(const std::string& path) {
  return std::string(VERBATIM_SOURCE_DIR "/tests/data/") + path;
}

std::string ReadFile(const std::string& path) {
  std::stringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

class IngestTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    data_ = new DataFolder();
    server_ = new RunningServer(data_->Path());
  }
  static void TearDownTestSuite() {
    delete server_;
    delete data_;
  }
  void SetUp() override { ASSERT_TRUE(server_->IsUp()); }

  cli::ProgramResult Ingest(std::vector<std::string> arguments,
                            const std::string& input = "") const {
    arguments.insert(arguments.begin(), "ingest");
    arguments.insert(arguments.end(), {"--server", server_->address()});
    return cli::RunVerbatim(arguments, input);
  }

  static inline DataFolder* data_ = nullptr;
  static inline RunningServer* server_ = nullptr;
};

TEST_F(IngestTest, APatternOfPagesIsStoredOnceAndUnchangedAgain) {
  const std::string pattern = Data("formats/live-*.html");
  const auto first = Ingest({pattern});
  EXPECT_EQ(first.exit_code, 0) << first.err;
  EXPECT_THAT(first.out, HasSubstr("9 read: 9 new, 0 revised, 0 unchanged; 0 failed"));
  const auto again = Ingest({pattern});
  EXPECT_THAT(again.out, HasSubstr("9 read: 0 new, 0 revised, 9 unchanged; 0 failed"));
}

TEST_F(IngestTest, ALiveBlogKeepsItsEntriesAndTheirTimes) {
  Ingest({Data("formats/live-json-ld.html")});
  const Newsroom newsroom(*server_);
  const json occurrences = newsroom.Ask({"article", "https://herald.example/live/port-strike"});
  ASSERT_EQ(occurrences.size(), 2U) << occurrences;
  EXPECT_EQ(occurrences[0]["statement"]["speaker"]["displayName"], "Ada Park");
}

TEST_F(IngestTest, ArchivesAreReadMemberByMember) {
  for (const char* archive : {"archives/wire.zip", "archives/wire.tar.gz"}) {
    const auto result = Ingest({Data(archive)});
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_THAT(result.out, HasSubstr("4 read:"));
    EXPECT_THAT(result.out, HasSubstr("2 failed"));
    EXPECT_THAT(result.err, AllOf(HasSubstr("wire/rss.xml: item 3: the item has no text"),
                                  HasSubstr("wire/index-page.html: holds no text")));
  }
}

TEST_F(IngestTest, WhatIsNoArticleIsPassedByAndFailsNothing) {
  const auto result = Ingest({Data("formats/newsml-nitf.xml"), Data("formats/newsml-package.xml")});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out,
              HasSubstr("1 read: 1 new, 0 revised, 0 unchanged; 2 passed by; 0 failed"));
  EXPECT_THAT(result.err, AllOf(HasSubstr("item 2: passed by: the item is no text"),
                                HasSubstr("passed by: a package: the 2 items")));
}

TEST_F(IngestTest, OfAnArchiveOnlyWhatMayBeAnArticleIsRead) {
  const auto result = Ingest({Data("archives/with-pictures.zip")});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.out, HasSubstr("1 read: 1 new, 0 revised, 0 unchanged; 1 failed"));
  EXPECT_THAT(result.err,
              HasSubstr("list.xml: is XML of another kind, <urlset>, which is not read"));
}

TEST_F(IngestTest, ADamagedFileIsNamedAndTheOthersAreStillDone) {
  const auto result = Ingest({Data("archives/damaged.zip"), Data("formats/cut-off.warc"),
                              Data("formats/rss-cut-off.xml"), Data("nothing.html"),
                              Data("formats/open-graph.html")});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, AllOf(HasSubstr("damaged.zip: the archive can't be read"),
                                HasSubstr("cut-off.warc: record at byte"),
                                HasSubstr("rss-cut-off.xml: line 3: not well-formed"),
                                HasSubstr("nothing.html: can't be read: No such file")));
  EXPECT_THAT(result.out, HasSubstr("formats/open-graph.html"));
}

TEST_F(IngestTest, StandardInputMayHoldManyArticles) {
  const auto result = Ingest({"-", "--format", "jsonl"}, ReadFile(Data("formats/articles.jsonl")));
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(cli::Lines(result.out).size(), 2U);
  EXPECT_THAT(result.err, AllOf(HasSubstr("line 4"), HasSubstr("line 5"), HasSubstr("line 6")));
}

TEST_F(IngestTest, APipeIsToldOfEachArticleAsItIsStored) {
  const cli::TestFolder folder;
  const json article = {{"url", "https://example.test/piped"},
                        {"title", "Piped in"},
                        {"text", "“We stay,” said Ada Park."}};
  const std::string articles = folder.Write("articles.jsonl", article.dump() + "\n");
  const std::string held = folder.Path("held");  // keeps standard input open until it is opened
  ASSERT_EQ(mkfifo(held.c_str(), 0600), 0);
  const std::string command = "cat " + articles + " " + held + " | " + VERBATIM_PROGRAM +
                              " ingest - --format jsonl --server " + server_->address();
  FILE* out = popen(command.c_str(), "r");
  ASSERT_NE(out, nullptr);
  std::array<char, 1000> line{};
  ASSERT_NE(std::fgets(line.data(), line.size(), out), nullptr);
  EXPECT_THAT(line.data(), HasSubstr("Piped in"));
  std::thread end([&] { const std::ofstream opened(held); });
  while (std::fgets(line.data(), line.size(), out) != nullptr) continue;
  end.join();
  EXPECT_EQ(pclose(out), 0);
}

TEST_F(IngestTest, AJournalGoesOnWhereARunStopped) {
  const cli::TestFolder folder;
  const std::string journal = folder.Path("run.journal");
  const std::string one = folder.Write("one.txt", "“We stay,” said Ada Park, the director.\n");
  const std::string two = folder.Write("two.txt", "“We go,” said Tom Reed, the pilot.\n");
  EXPECT_THAT(Ingest({"--journal", journal, one}).out, HasSubstr("1 new"));
  const auto result = Ingest({"--journal", journal, one, two});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out,
              HasSubstr("2 read: 1 new, 0 revised, 0 unchanged, 1 known by the journal"));
}

TEST_F(IngestTest, TheFormatCanBeSaid) {
  const cli::TestFolder folder;
  const std::string page =
      folder.Write("page.txt", "Ahoi <b>there</b>, said Ada Park to all the pilots.");
  EXPECT_EQ(Ingest({page, "--input-format", "html"}).exit_code, 0);
  EXPECT_EQ(Ingest({page, "--input-format", "pdf"}).exit_code, 2);
  const auto wrong = Ingest({page, "--input-format", "warc"});
  EXPECT_EQ(wrong.exit_code, 1);
  EXPECT_THAT(wrong.err, HasSubstr("record at byte 0: not a WARC record"));
}

TEST_F(IngestTest, PrivateAddressesAreNotFetched) {
  const auto result = Ingest({"--fetch", "http://127.0.0.1:9/"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, HasSubstr("needs --allow-private"));
}

}  // namespace
}  // namespace verbatim::tests
