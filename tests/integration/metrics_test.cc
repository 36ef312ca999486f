// What /metrics tells of a server over a real database: of its stages, its connections, and of
// errors that Postgres gives.

#include <chrono>
#include <map>
#include <memory>
#include <regex>
#include <sstream>
#include <string>

#include <httplib.h>

#include "gtest/gtest.h"

#include "storage/testing/test_database.h"
#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

class MetricsTest : public ::testing::Test {
 protected:
  MetricsTest() {
    auto started = server::RunningServer::Start({.listen = "127.0.0.1:0",
                                                 .http_listen = "127.0.0.1:0",
                                                 .database_url = database_.url(),
                                                 .connections = 3});
    EXPECT_TRUE(started.ok()) << started.status();
    server_ = *std::move(started);
    client_ = std::make_unique<ApiClient>(server_->address());
  }

  std::string Text() const {
    return httplib::Client("127.0.0.1", server_->http_port()).Get("/metrics")->body;
  }

  // Each sample by its name and labels. Lines that Prometheus would not take fail the test.
  std::map<std::string, double> Samples() const {
    static const std::regex form(
        R"re(([a-z_]+(\{([a-z]+="[^"]*",?)+\})?) (-?[0-9.e+-]+)|# (HELP|TYPE) [a-z_]+ .+)re");
    std::map<std::string, double> samples;
    std::istringstream lines(Text());
    for (std::string line; std::getline(lines, line);) {
      std::smatch match;
      EXPECT_TRUE(std::regex_match(line, match, form)) << line;
      if (!match[1].matched) continue;
      EXPECT_TRUE(samples.emplace(match[1], std::stod(match[4])).second) << line << " comes twice";
    }
    return samples;
  }

  void Ingest(int number, std::string* error = nullptr) {
    client_->Ingest(MakeArticle("https://metrics.test/" + std::to_string(number),
                                "“The tide comes twice a day,” said Wim Dorn.\n"),
                    error);
  }

  void SetTrigger(const std::string& body) {
    database_.Run(
        "CREATE OR REPLACE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body +
        " RETURN NEW; END $$;"
        "CREATE OR REPLACE TRIGGER fault BEFORE INSERT ON occurrence EXECUTE FUNCTION fault()");
  }

  const storage::TestDatabase database_;
  std::unique_ptr<server::RunningServer> server_;
  std::unique_ptr<ApiClient> client_;
};

TEST_F(MetricsTest, EachStageOfAnIngestIsTimed) {
  Ingest(1);
  Ingest(2);
  std::string error;
  client_->Ingest(MakeArticle("https://metrics.test/3", ""), &error);
  EXPECT_NE(error, "OK");
  const std::map<std::string, double> samples = Samples();
  const auto count = [&](const std::string& stage) {
    return samples.at("verbatim_ingest_stage_seconds_count{stage=\"" + stage + "\"}");
  };
  EXPECT_EQ(count("read"), 3);
  EXPECT_EQ(count("extract"), 2);
  EXPECT_EQ(count("match"), 2);
  EXPECT_EQ(count("store"), 2);
  const auto seconds = [&](const std::string& stage) {
    return samples.at("verbatim_ingest_stage_seconds_sum{stage=\"" + stage + "\"}");
  };
  EXPECT_GT(seconds("match"), 0);
  EXPECT_GT(seconds("store"), seconds("match"));
}

TEST_F(MetricsTest, ThePoolAndTheExecutorAreTold) {
  Ingest(1);
  const std::map<std::string, double> samples = Samples();
  EXPECT_EQ(samples.at("verbatim_pool_size"), 3);
  EXPECT_LE(samples.at("verbatim_pool_in_use"), 3);
  EXPECT_EQ(samples.at("verbatim_pool_waiting"), 0);
  EXPECT_GE(samples.at("verbatim_pool_wait_seconds_count"), 2);
  EXPECT_EQ(samples.at("verbatim_executor_threads"), 3);
  EXPECT_EQ(samples.at("verbatim_executor_refused_total"), 0);
}

TEST_F(MetricsTest, ErrorsOfPostgresAreCountedByTheirClass) {
  const auto errors = [&](const std::string& of) {
    return Samples().at("verbatim_postgres_errors_total{class=\"" + of + "\"}");
  };
  EXPECT_EQ(errors("53"), 0);
  std::string error;
  SetTrigger("RAISE EXCEPTION SQLSTATE '53100';");
  Ingest(1, &error);
  EXPECT_EQ(error, "RESOURCE_EXHAUSTED STORE_BUSY");
  EXPECT_EQ(errors("53"), 1);
  SetTrigger("RAISE EXCEPTION SQLSTATE '40001';");
  Ingest(2, &error);
  EXPECT_EQ(error, "ABORTED WRITE_CONFLICT");
  EXPECT_GE(errors("40"), 2) << "it is tried again";
  SetTrigger("RAISE EXCEPTION SQLSTATE 'P0001';");
  Ingest(3, &error);
  EXPECT_EQ(error, "INTERNAL INTERNAL");
  EXPECT_EQ(errors("other"), 1);
  database_.Run(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
      "AND pid <> pg_backend_pid()");
  SetTrigger("PERFORM pg_terminate_backend(pg_backend_pid());");
  Ingest(4, &error);
  EXPECT_EQ(error, "UNAVAILABLE STORE_UNAVAILABLE");
  EXPECT_GE(errors("08") + errors("57"), 1);
}

}  // namespace
}  // namespace verbatim::testing
