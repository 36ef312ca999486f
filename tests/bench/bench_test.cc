// That the benchmarks run and measure what they say: each at its smallest, without a look at times.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace verbatim::bench {
namespace {

using nlohmann::json;

// Runs a benchmark and returns its report.
json ReportOf(const std::string& command) {
  std::string folder = ::testing::TempDir() + "verbatim-bench-test-XXXXXX";
  if (mkdtemp(folder.data()) == nullptr) return {};
  const std::string file = folder + "/report.json";
  EXPECT_EQ(std::system((command + " --json " + file + " > " + folder + "/table").c_str()), 0);
  std::ifstream stream(file);
  json report = json::parse(stream, nullptr, false);
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  return report;
}

TEST(MatchingBench, ReportsRecallOfEachKindBesideTrigrams) {
  const json report = ReportOf(MATCHING_BENCH " --quotes 1000 --queries 4 --trgm-queries 1");
  ASSERT_TRUE(report.is_object());
  EXPECT_EQ(report["occurrences"], 500);
  EXPECT_GT(report["quotes"], 900);  // what everybody says may be said twice
  std::multiset<std::string> kinds;
  for (const json& row : report["look_ups"]) {
    kinds.insert(row["method"]);
    EXPECT_GE(row["p99_ms"], row["p50_ms"]);
    if (row["method"] == "look-up" && !row["recall"].is_null()) {
      EXPECT_GE(row["recall"], 0.9) << row;
    }
  }
  for (const char* method :
       {"look-up", "VerifyQuote", "pg_trgm similarity", "pg_trgm word similarity"}) {
    EXPECT_EQ(kinds.count(method), 8U) << method;
  }
  EXPECT_GT(report["slowest"]["queries"], 0);
}

TEST(MatchingBench, AsksADatabaseAgainThatItKept) {
  std::string folder = ::testing::TempDir() + "verbatim-bench-kept-XXXXXX";
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const std::string command =
      MATCHING_BENCH " --quotes 500 --queries 2 --trgm-queries 1 --keep " + folder;
  const json first = ReportOf(command);
  const json second = ReportOf(command);
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  ASSERT_TRUE(first.is_object() && second.is_object());
  EXPECT_GT(first["quotes"], 400);
  EXPECT_EQ(second["quotes"], first["quotes"]);
  for (size_t i = 0; i < first["look_ups"].size(); ++i) {
    EXPECT_EQ(second["look_ups"][i]["recall"], first["look_ups"][i]["recall"]);
  }
}

TEST(IngestBench, ReportsWhatEachArticleCosts) {
  const json report = ReportOf(INGEST_BENCH " --articles 30 --shape ten-statements");
  ASSERT_TRUE(report.is_object());
  ASSERT_EQ(report["runs"].size(), 1U);
  const json& run = report["runs"][0];
  EXPECT_EQ(run["articles"], 30);
  EXPECT_EQ(run["pace"].size(), 10U);
  EXPECT_NEAR(run["statements_per_article"].get<double>(), 10, 4);
  EXPECT_GT(run["wal_bytes_per_article"], 1000);
  EXPECT_GT(run["postgres_cpu_ms_per_article"], 0);
  EXPECT_FALSE(run["statements"].empty());
  EXPECT_FALSE(run["relations"].empty());
  EXPECT_EQ(run["stages"].size(), 5U);
}

TEST(ServiceBench, ReportsTheServiceBesideWhatItStandsOn) {
  const json report =
      ReportOf(SERVICE_BENCH " --quotes 1000 --articles 2 --seconds 1 --round-ms 50");
  ASSERT_TRUE(report.is_object());
  EXPECT_EQ(report["starts"].size(), 3U);
  ASSERT_EQ(report["look_ups"].size(), 4U);
  for (const json& row : report["look_ups"]) {
    EXPECT_GT(row["ratio"], 0) << row;
    EXPECT_GE(row["p99_ms"], row["p50_ms"]) << row;
  }
  ASSERT_EQ(report["searches"].size(), 3U);
  for (const json& row : report["searches"]) {
    EXPECT_GT(row["sql_p50_ms"], 0) << row;
    EXPECT_GT(row["p50_ms"], 0) << row;
  }
  EXPECT_GT(report["mixed_load"]["capacity_per_s"], 0);
  ASSERT_EQ(report["mixed_load"]["rows"].size(), 10U);
  for (const json& row : report["mixed_load"]["rows"]) EXPECT_EQ(row["failed"], 0) << row;
}

TEST(ServiceBench, MeasuresPartsOfItOnADatabaseThatItKept) {
  std::string folder = ::testing::TempDir() + "verbatim-bench-kept-XXXXXX";
  ASSERT_NE(mkdtemp(folder.data()), nullptr);
  const std::string command =
      SERVICE_BENCH
      " --quotes 500 --articles 1 --round-ms 10 --part look-ups --part searches --keep " +
      folder;
  const json first = ReportOf(command);
  const json second = ReportOf(command);
  std::error_code error;
  std::filesystem::remove_all(folder, error);
  ASSERT_TRUE(first.is_object() && second.is_object());
  EXPECT_EQ(first["quotes"], second["quotes"]);
  EXPECT_EQ(second["look_ups"].size(), 4U);
  EXPECT_EQ(second["searches"].size(), 3U);
  EXPECT_FALSE(second.contains("starts") || second.contains("mixed_load"));
}

TEST(IngestBench, ReportsThePaceOfPagesAndTheMemoryHeld) {
  const json report = ReportOf(INGEST_BENCH " --format html --articles 20 --page-bytes 50000");
  ASSERT_TRUE(report.is_object());
  ASSERT_EQ(report["runs"].size(), 1U);
  const json& run = report["runs"][0];
  EXPECT_EQ(run["pages"], 20);
  EXPECT_GE(run["bytes"], 20 * 50'000);
  ASSERT_EQ(run["tenths"].size(), 10U);
  for (const json& tenth : run["tenths"]) {
    EXPECT_GT(tenth["ingest_mib"], 1) << tenth;
    EXPECT_GT(tenth["server_mib"], 1) << tenth;
  }
}

TEST(ClaimsBench, ReportsThePaceWithAndWithoutAndAllLookUps) {
  const json report = ReportOf(CLAIMS_BENCH " --statements 400 --look-ups 5");
  ASSERT_TRUE(report.is_object());
  EXPECT_GT(report["claims"], 200);
  EXPECT_LT(report["claims"], 400) << "some come back";
  EXPECT_GT(report["largest_claim"], 1);
  EXPECT_GT(report["pace"]["stored_alone_per_second"], 0);
  EXPECT_GT(report["pace"]["stored_while_read_per_second"], 0);
  EXPECT_GT(report["pace"]["read_per_second"], 0);
  std::set<std::string> names;
  for (const json& row : report["look_ups"]) {
    names.insert(row["look-up"]);
    EXPECT_GE(row["first_p99_ms"], row["first_p50_ms"]) << row;
    EXPECT_GE(row["again_p99_ms"], row["again_p50_ms"]) << row;
  }
  names.erase("by words of very many");  // asked for only where such words come up
  const std::set<std::string> always = {"claims by words", "claims of a speaker", "denied",
                                        "figures changed", "its statements",      "one claim"};
  EXPECT_EQ(names, always);
}

}  // namespace
}  // namespace verbatim::bench
