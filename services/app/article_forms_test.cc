// One article as text, page and wire documents: the same statements, whatever the form.

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "services/app/analyze_article.h"
#include "services/articles/read_articles.h"

namespace verbatim::app {
namespace {

domain::Article ReadForm(const std::string& file) {
  std::ifstream stream(VERBATIM_SOURCE_DIR "/tests/data/same_article/" + file, std::ios::binary);
  std::stringstream content;
  content << stream.rdbuf();
  const std::string bytes = content.str();
  articles::MemorySource source(bytes);
  domain::Article article;
  const absl::Status status = articles::ReadArticles(
      source, {}, [&](const articles::Place&, absl::StatusOr<articles::FoundArticle> found) {
        EXPECT_TRUE(found.ok()) << file << ": " << found.status();
        if (found.ok()) article = std::move(found->article);
        return true;
      });
  EXPECT_TRUE(status.ok()) << file << ": " << status;
  return article;
}

// "DIRECT “We won” / said / she / Ada Park (entry 1)" and the kinds and texts of its chain.
std::vector<std::string> Statements(const domain::Article& article) {
  std::vector<std::string> shown;
  const auto statements = AnalyzeArticle(article);
  EXPECT_TRUE(statements.ok()) << statements.status();
  for (const domain::AttributedStatement& attributed : *statements) {
    const domain::Statement& statement = attributed.statement;
    std::string line(domain::Name(statement.kind));
    for (const auto& segment : statement.content) {
      line += " " + std::string(segment.span.In(article.text));
    }
    for (const auto& part : {statement.cue, statement.source}) {
      line += " / " + std::string(part ? part->In(article.text) : std::string_view());
    }
    line += " / " + attributed.speaker.name + " (entry " + std::to_string(statement.entry) + ")";
    shown.push_back(std::move(line));
  }
  return shown;
}

TEST(ArticleFormsTest, EveryFormGivesTheSameStatements) {
  const domain::Article text = ReadForm("article.txt");
  const std::vector<std::string> expected = Statements(text);
  EXPECT_GE(expected.size(), 6U) << testing::PrintToString(expected);
  for (const char* file :
       {"article.html", "article.ninjs.json", "article.newsml.xml", "article.nitf.xml"}) {
    const domain::Article article = ReadForm(file);
    EXPECT_EQ(Statements(article), expected) << file;
    EXPECT_EQ(article.title, text.title) << file;
    EXPECT_EQ(article.publish_time, text.publish_time) << file;
    EXPECT_EQ(article.standfirst_span.In(article.text), text.standfirst_span.In(text.text)) << file;
    EXPECT_EQ(article.entries.size(), text.entries.size()) << file;
  }
}

}  // namespace
}  // namespace verbatim::app
