// Reads every sample of tests/data/formats and compares what was found with the file of the same
// name and ".expected.json" beside it. With VERBATIM_UPDATE_EXPECTED set, writes those files
// instead: review their difference.

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

#include "services/articles/lines.h"
#include "services/articles/read_articles.h"
#include "services/domain/time.h"

namespace verbatim::articles {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr char kFolder[] = VERBATIM_SOURCE_DIR "/tests/data/formats";
constexpr char kExpected[] = ".expected.json";

std::string ReadFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream content;
  content << file.rdbuf();
  return content.str();
}

std::vector<std::string> Samples() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(kFolder)) {
    const std::string name = entry.path().filename().string();
    if (entry.is_regular_file() && !name.ends_with(kExpected)) names.push_back(name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

// The lines of a span, without the heading.
Json LinesOf(const domain::Article& article, const domain::Entry& entry) {
  Json lines = Json::array();
  const std::string_view text = entry.span.In(article.text);
  for (const Line& line : SplitLines(text)) {
    const uint32_t begin = entry.span.begin + line.visible.begin;
    if (entry.heading.empty() || begin != entry.heading.begin) {
      lines.push_back(line.visible.In(text));
    }
  }
  return lines;
}

Json Show(const FoundArticle& found) {
  const domain::Article& article = found.article;
  Json shown;
  shown["title"] = article.title;
  EXPECT_TRUE(article.title_span.empty() || article.title_span.In(article.text) == article.title);
  if (!article.standfirst_span.empty()) {
    shown["standfirst"] = article.standfirst_span.In(article.text);
  }
  if (article.publish_time) shown["time"] = domain::FormatTime(*article.publish_time);
  shown["outlet"] = article.outlet;
  if (!article.authors.empty()) shown["authors"] = article.authors;
  shown["language"] = article.language;
  shown["url"] = article.url;
  EXPECT_EQ(article.original_hash.size(), 32U);
  for (const domain::Entry& entry : article.entries) {
    EXPECT_TRUE(entry.span.IsValidIn(article.text) && entry.heading.IsValidIn(article.text));
    Json one;
    if (!entry.heading.empty()) one["heading"] = entry.heading.In(article.text);
    if (entry.publish_time) one["time"] = domain::FormatTime(*entry.publish_time);
    one["text"] = LinesOf(article, entry);
    shown["entries"].push_back(std::move(one));
  }
  for (const std::string& warning : found.warnings) shown["warnings"].push_back(warning);
  return shown;
}

// Everything that an input gave, in order.
Json ReadAll(std::string_view bytes) {
  Json shown;
  shown["articles"] = Json::array();
  MemorySource source(bytes);
  const absl::Status status =
      ReadArticles(source, {}, [&](const Place& place, absl::StatusOr<FoundArticle> found) {
        Json one =
            found.ok() ? Show(*found) : Json({{"error", std::string(found.status().message())}});
        if (!place.empty()) one["place"] = place;
        shown["articles"].push_back(std::move(one));
        return true;
      });
  if (!status.ok()) shown["error"] = std::string(status.message());
  return shown;
}

class SamplesTest : public testing::TestWithParam<std::string> {};

TEST_P(SamplesTest, IsReadAsExpected) {
  const fs::path path = fs::path(kFolder) / GetParam();
  const std::string found = ReadAll(ReadFile(path)).dump(1, ' ', false) + "\n";
  const std::string expected_path = path.string() + kExpected;
  if (std::getenv("VERBATIM_UPDATE_EXPECTED") != nullptr) {
    std::ofstream(expected_path) << found;
    GTEST_SKIP() << "wrote " << expected_path;
  }
  EXPECT_EQ(found, ReadFile(expected_path));
}

INSTANTIATE_TEST_SUITE_P(Formats, SamplesTest, testing::ValuesIn(Samples()), [](const auto& test) {
  std::string name;
  for (char c : test.param) name += std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  return name;
});

TEST(SampleFolderTest, ThereAreFortySamplesOrMore) { EXPECT_GE(Samples().size(), 40U); }

}  // namespace
}  // namespace verbatim::articles
