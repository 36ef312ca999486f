// The parts of `verbatim ingest` that need no server: progress, journal, addresses.

#include <fstream>
#include <sstream>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "clients/cli/article_request.h"
#include "clients/cli/ingest_journal.h"
#include "clients/cli/ingest_progress.h"
#include "clients/cli/input_tree.h"
#include "clients/cli/run_program.h"

namespace verbatim::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::EndsWith;

TEST(IngestProgressTest, TellsRateAndRemainingTime) {
  EXPECT_EQ(ShowProgress({}), "ingesting: 0 articles");
  EXPECT_EQ(ShowProgress({.articles = 1, .elapsed = milliseconds(500)}), "ingesting: 1 article");
  EXPECT_EQ(
      ShowProgress({.articles = 1204, .bytes = 250, .total_bytes = 1000, .elapsed = seconds(20)}),
      "ingesting: 1,204 articles, 60/s, 25 %, 1:00 left");
  EXPECT_EQ(ShowProgress({.articles = 5, .bytes = 1, .total_bytes = 1000, .elapsed = seconds(10)}),
            "ingesting: 5 articles, 0.5/s, 0 %, 2:46:30 left");
  EXPECT_EQ(ShowProgress({.articles = 1'000'000, .bytes = 99, .elapsed = seconds(10)}),
            "ingesting: 1,000,000 articles, 100000/s");
  EXPECT_EQ(ShowProgress({.articles = 10, .bytes = 7, .total_bytes = 5, .elapsed = seconds(10)}),
            "ingesting: 10 articles, 1.0/s");
}

TEST(IngestJournalTest, RemembersFromRunToRun) {
  const TestFolder folder;
  const std::string path = folder.Path("run.journal");
  {
    auto journal = IngestJournal::Open(path);
    ASSERT_TRUE(journal.ok()) << journal.status();
    EXPECT_FALSE(journal->Has("one"));
    ASSERT_TRUE(journal->Add("one").ok());
    EXPECT_TRUE(journal->Has("one"));
  }
  auto again = IngestJournal::Open(path);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->Has("one"));
  EXPECT_FALSE(again->Has("two"));
}

TEST(IngestJournalTest, ALineThatWasCutOffIsIgnored) {
  const TestFolder folder;
  const std::string path = folder.Path("run.journal");
  ASSERT_TRUE(IngestJournal::Open(path)->Add("one").ok());
  std::ofstream(path, std::ios::app) << "0123abc";
  {
    auto journal = IngestJournal::Open(path);
    ASSERT_TRUE(journal.ok()) << journal.status();
    EXPECT_TRUE(journal->Has("one"));
    ASSERT_TRUE(journal->Add("two").ok());
  }
  auto journal = IngestJournal::Open(path);
  ASSERT_TRUE(journal.ok()) << journal.status();
  EXPECT_TRUE(journal->Has("two"));
}

TEST(IngestJournalTest, AnotherFileIsNotTakenForAJournal) {
  const TestFolder folder;
  const std::string text = folder.Write("a.txt", "The harbour is closed.\n");
  EXPECT_EQ(IngestJournal::Open(text).status().code(), absl::StatusCode::kInvalidArgument);
  std::stringstream content;
  content << std::ifstream(text).rdbuf();
  EXPECT_EQ(content.str(), "The harbour is closed.\n");
  EXPECT_FALSE(IngestJournal::Open(folder.Path("no/such/folder")).ok());
}

TEST(InputTreeTest, AFolderIsItsArticlesAtAnyDepthInOrder) {
  const TestFolder folder;
  const std::string page = folder.Write("tree/b/page.HTML", "");
  const std::string feed = folder.Write("tree/a.xml", "");
  folder.Write("tree/image.png", "");
  folder.Write("tree/.git/config.txt", "");
  folder.Write("tree/.hidden.txt", "");
  EXPECT_THAT(*ExpandInput(folder.Path("tree")), ElementsAre(feed, page));
  EXPECT_THAT(*ExpandInput(folder.Path("tree/*")), ElementsAre(feed, EndsWith("image.png")));
  EXPECT_EQ(ExpandInput(folder.Path("tree/*.pdf")).status().code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(*ExpandInput(folder.Path("missing.txt")), ElementsAre(folder.Path("missing.txt")));
  const std::string odd = folder.Write("a[1].txt", "");
  EXPECT_THAT(*ExpandInput(odd), ElementsAre(odd));
}

std::string UrlOf(const InputPlace& place, const std::string& own,
                  const ArticleDefaults& defaults) {
  articles::FoundArticle found;
  found.article.url = own;
  const auto request = MakeRequest(place, found, defaults);
  return request.ok() ? request->article().url() : std::string(request.status().message());
}

TEST(ArticleRequestTest, AnArticleHasAnAddressThatStaysTheSame) {
  const InputPlace file{.file = "/data/a b.xml", .member = {}, .place = {}};
  const InputPlace item{.file = "/data/a b.xml", .member = {}, .place = "item 2"};
  const InputPlace member{.file = "/data/a.zip", .member = "x/ü.html", .place = {}};
  ArticleDefaults none;
  EXPECT_EQ(UrlOf(file, "", none), "file:///data/a%20b.xml");
  EXPECT_EQ(UrlOf(item, "", none), "file:///data/a%20b.xml#item-2");
  EXPECT_EQ(UrlOf(member, "", none), "file:///data/a.zip/x/ü.html");
  EXPECT_EQ(UrlOf(item, "https://example.org/own", none), "https://example.org/own");
  ArticleDefaults base;
  base.base_url = "https://example.org/in";
  EXPECT_EQ(UrlOf(member, "", base), "https://example.org/in/ü");
  EXPECT_EQ(UrlOf(member, "https://example.org/own", base), "https://example.org/own");
  ArticleDefaults one;
  one.url = "https://example.org/one";
  EXPECT_EQ(UrlOf(file, "https://example.org/own", one), "https://example.org/one");
  EXPECT_THAT(UrlOf({.file = "-", .member = {}, .place = {}}, "", none),
              testing::HasSubstr("--url"));
}

TEST(ArticleRequestTest, WhatTheDocumentSaysGoesAlong) {
  articles::FoundArticle found;
  found.article.title = "Own";
  found.article.outlet = "Own outlet";
  found.article.text = "Own\nText.\n";
  found.article.authors = {"Ada Park"};
  found.article.entries = {
      {.span = {4, 10}, .heading = {4, 4}, .publish_time = domain::ParseTime("2024-03-01")}};
  ArticleDefaults defaults;
  defaults.url = "https://example.org/1";
  defaults.title = "Other";
  defaults.outlet = "Other outlet";
  const auto request = MakeRequest({.file = "a.html", .member = {}, .place = {}}, found, defaults);
  ASSERT_TRUE(request.ok());
  const v1::Article& article = request->article();
  EXPECT_EQ(article.title(), "Own");
  EXPECT_EQ(article.outlet(), "Other outlet");
  EXPECT_THAT(article.authors(), ElementsAre("Ada Park"));
  ASSERT_EQ(article.entries_size(), 1);
  EXPECT_EQ(article.entries(0).end(), 10);
  EXPECT_EQ(article.entries(0).publish_time().seconds(), 1'709'251'200);
  found.is_plain_text = true;
  EXPECT_EQ(MakeRequest({.file = "a.txt", .member = {}, .place = {}}, found, defaults)
                ->article()
                .entries_size(),
            0);
}

}  // namespace
}  // namespace verbatim::cli
