// How much of the annotated texts `verbatim extract` finds. The floors are those that the project
// promises: every DIRECT segment found with its speaker, three of four MIXED, nine of fourteen
// INDIRECT, at most one quotation that is no statement.
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/end_to_end/newsroom.h"

namespace verbatim::tests {
namespace {

using nlohmann::json;

struct Tally {
  int segments = 0;
  int found = 0;
  int right_speaker = 0;
};

struct Figures {
  std::map<std::string, Tally> kinds;
  int spurious = 0;
  std::string misses;
};

int Start(const json& part) { return part["start"].get<int>(); }
int End(const json& part) { return part["end"].get<int>(); }

// The characters that two parts of the text share.
int Shared(const json& a, const json& b) {
  return std::max(0, std::min(End(a), End(b)) - std::max(Start(a), Start(b)));
}

// Whether the parts of a statement that touch a gold segment cover at least four fifths of it and
// reach at most a quarter of it, or a dozen characters, beyond.
bool Covers(const json& statement, const json& gold) {
  int inside = 0;
  int outside = 0;
  for (const json& part : statement["content"]) {
    const int shared = Shared(part, gold);
    inside += shared;
    if (shared > 0) outside += End(part) - Start(part) - shared;
  }
  const int size = End(gold) - Start(gold);
  return inside * 5 >= size * 4 && outside <= std::max(12, size / 4);
}

// A person by the surname, others by every word of the name but "the", "of" and "and".
bool IsSpeaker(const json& statement, const json& gold) {
  if (!statement.contains("speaker")) return false;
  const std::string name = statement["speaker"]["name"];
  std::istringstream words(gold["speaker"].get<std::string>());
  std::vector<std::string> wanted;
  for (std::string word; words >> word;) {
    if (word != "the" && word != "of" && word != "and") wanted.push_back(word);
  }
  if (gold["speaker_kind"] == "PERSON") wanted = {wanted.back()};
  return std::all_of(wanted.begin(), wanted.end(),
                     [&](const std::string& word) { return name.find(word) != std::string::npos; });
}

void Count(const json& gold, const json& statements, Figures& figures) {
  for (const json& segment : gold["content"]) {
    Tally& tally = figures.kinds[gold["kind"]];
    ++tally.segments;
    const auto match = std::find_if(statements.begin(), statements.end(),
                                    [&](const json& one) { return Covers(one, segment); });
    if (match == statements.end()) {
      figures.misses += "\nmissed " + segment["text"].get<std::string>();
      continue;
    }
    ++tally.found;
    if (IsSpeaker(*match, gold)) {
      ++tally.right_speaker;
    } else {
      figures.misses += "\nspeaker of " + segment["text"].get<std::string>() + ": " +
                        match->value("speaker", json()).dump();
    }
  }
}

bool IsKnown(const json& part, const json& gold) {
  for (const json& fragment : gold["quoted_fragments_in_headings"]) {
    if (Shared(part, fragment) > 0) return true;
  }
  for (const json& statement : gold["statements"]) {
    for (const json& segment : statement["content"]) {
      if (Shared(part, segment) > 0) return true;
    }
  }
  return false;
}

Figures Score(const json& gold, const json& statements) {
  Figures figures;
  for (const json& one : gold["statements"]) Count(one, statements, figures);
  for (const json& statement : statements) {
    if (statement["kind"] == "INDIRECT") continue;
    const json& content = statement["content"];
    if (std::none_of(content.begin(), content.end(),
                     [&](const json& part) { return IsKnown(part, gold); })) {
      ++figures.spurious;
      figures.misses += "\nspurious " + content[0]["text"].get<std::string>();
    }
  }
  return figures;
}

json ReadJson(const std::string& path) { return json::parse(std::ifstream(path)); }

TEST(ExtractionFiguresTest, TheSampleIsReadAsAnnotated) {
  const auto result = cli::RunVerbatim({"extract", "--format", "jsonl", SamplePath(kLiveBlog)});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const Figures figures = Score(ReadJson(SamplePath("live-2023-02-15.gold.json")),
                                json::parse(result.out)["statements"]);
  const Tally direct = figures.kinds.at("DIRECT");
  const Tally mixed = figures.kinds.at("MIXED");
  const Tally indirect = figures.kinds.at("INDIRECT");
  EXPECT_EQ(direct.right_speaker, direct.segments) << figures.misses;
  EXPECT_GE(mixed.right_speaker * 4, mixed.segments * 3) << figures.misses;
  EXPECT_GE(indirect.right_speaker * 14, indirect.segments * 9) << figures.misses;
  EXPECT_LE(figures.spurious, 1) << figures.misses;
}

// The output of a command that must succeed.
std::string OutputOf(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  std::array<char, 4096> buffer;
  for (size_t n; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    output.append(buffer.data(), n);
  }
  EXPECT_EQ(pclose(pipe), 0) << command;
  return output;
}

TEST(ExtractionFiguresTest, TheSharedArticleIsReadAsAnnotated) {
  const std::string shared = VERBATIM_SOURCE_DIR "/../shared/";
  if (!std::filesystem::exists(shared + "seed/gold.json")) {
    GTEST_SKIP() << "needs ../shared/seed, which is not part of the repository";
  }
  const auto result = cli::RunVerbatim(
      {"extract", "--format", "jsonl", shared + "seed/ukraine-live-2023-02-15.txt"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const cli::TestFolder folder;
  const std::string report =
      OutputOf("/usr/bin/python3 '" + shared + "eval/score_seed.py' '" + shared +
               "seed/gold.json' '" + folder.Write("found.jsonl", result.out) + "' --errors");
  std::map<std::string, Tally> kinds;
  int spurious = -1;
  for (const std::string& line : cli::Lines(report)) {
    std::array<char, 16> kind;
    Tally tally;
    std::sscanf(line.c_str(), "spurious quoted statements: %d", &spurious);
    if (std::sscanf(line.c_str(), "%15s segments %d found %d right speaker %d", kind.data(),
                    &tally.segments, &tally.found, &tally.right_speaker) == 4) {
      kinds[kind.data()] = tally;
    }
  }
  EXPECT_EQ(kinds["DIRECT"].right_speaker, 13) << report;
  EXPECT_GE(kinds["MIXED"].right_speaker, 6) << report;
  EXPECT_GE(kinds["INDIRECT"].right_speaker, 9) << report;
  EXPECT_GE(spurious, 0) << report;
  EXPECT_LE(spurious, 1) << report;
}

}  // namespace
}  // namespace verbatim::tests
