// What the service costs beside what it stands on, in one run: look-ups of a quote by id beside a
// bare gRPC server that answers the same bytes, searches and verifications beside their SQL said
// straight to Postgres, start to ready, and a mixed load with the memory it takes. One process
// holds servers and clients, with Postgres on the same machine: figures count as ratios. Usage:
// service_bench [--quotes N] [--articles N] [--seconds N] [--part NAME]... [--folder DIR]
// [--keep DIR] [--json FILE]

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>
#include <spdlog/spdlog.h>

#include "absl/synchronization/mutex.h"

#include "services/app/ingest_article.h"
#include "services/server/running_server.h"
#include "tests/bench/bench_database.h"
#include "tests/bench/figures.h"
#include "tests/bench/look_ups.h"
#include "tests/bench/mixed_load.h"
#include "tests/bench/sql_replay.h"
#include "tests/bench/stored_quotes.h"
#include "tests/bench/synthetic_article.h"
#include "tests/bench/synthetic_speech.h"

namespace verbatim::bench {
namespace {

constexpr int kStarts = 5;
constexpr int kRounds = 5;          // of everything, the first to warm up not counted
constexpr size_t kWordsAsked = 3;   // of a search
constexpr size_t kMostAsked = 200;  // wordings that are searched for and verified
constexpr uint64_t kChangeSeed = 7;
constexpr std::array<const char*, 4> kParts = {"starts", "look-ups", "searches", "load"};

struct Options {
  size_t quotes = 20'000;
  size_t articles = 200;
  int seconds = 20;
  std::chrono::milliseconds round = std::chrono::seconds(2);
  std::vector<std::string> parts = {kParts.begin(), kParts.end()};
  std::string folder = "/tmp";
  std::string keep;
  std::string json;

  bool Has(const char* part) const {
    return std::find(parts.begin(), parts.end(), part) != parts.end();
  }
};

using Server = std::unique_ptr<server::RunningServer>;

// How long a server takes from its start to its first answer, and a stop in between.
std::vector<double> StartTimes(const server::ServerOptions& options) {
  std::vector<double> times;
  for (int i = 0; i < kStarts; ++i) {
    const double begin = NowMs();
    absl::StatusOr<Server> server = server::RunningServer::Start(options);
    Check(server.status());
    times.push_back(NowMs() - begin);
    Check((*server)->Stop(std::chrono::seconds(5)));
  }
  return times;
}

Json MeasureStarts(BenchDatabase& database) {
  Json rows = Json::array();
  const auto add = [&](const std::string& name, const std::vector<double>& times) {
    rows.push_back({{"start to ready", name},
                    {"p50_ms", Rounded(Percentile(times, 0.5), 0)},
                    {"max_ms", Rounded(Percentile(times, 1), 0)}});
  };
  add("with a database", StartTimes({.listen = "127.0.0.1:0", .database_url = database.url()}));
  // Its own cluster is made by the first start.
  const std::string another = database.data_dir() + "/another";
  std::filesystem::remove_all(another);
  std::vector<double> times = StartTimes({.listen = "127.0.0.1:0", .data_dir = another});
  add("first, its cluster made", {times.front()});
  times.erase(times.begin());
  add("with its cluster", times);
  return rows;
}

// Quotes that articles hold, by name and wording.
struct Said {
  std::vector<std::string> names;
  std::vector<std::string> wordings;
};

void Fill(BenchDatabase& database, const Options& options) {
  StoreQuotes(database, options.quotes);
  for (size_t number = 0; number < options.articles; ++number) {
    Check(app::IngestArticle(database.store(), {}, MakeArticle(kShapes[0], number)).status());
  }
}

Said FindSaid(BenchDatabase& database) {
  Said said;
  for (const auto& row : database.Rows(
           "SELECT quote_id, wording FROM quote AS q WHERE q.verbatim AND EXISTS (SELECT FROM "
           "occurrence AS o WHERE o.quote_id = q.quote_id) AND length(wording) > 60 "
           "ORDER BY hashint8(quote_id) LIMIT " +
           std::to_string(kMostAsked))) {
    said.names.push_back("quotes/" + row[0]);
    said.wordings.push_back(row[1]);
  }
  if (said.names.empty()) Check(absl::NotFoundError("the articles hold no long quotes"));
  return said;
}

v1::Quote GetQuote(const std::string& address, const std::string& name) {
  grpc::ClientContext context;
  v1::GetQuoteRequest request;
  request.set_name(name);
  v1::Quote quote;
  if (!v1::QuoteService::NewStub(NewChannel(address))->GetQuote(&context, request, &quote).ok()) {
    Check(absl::NotFoundError(name));
  }
  return quote;
}

// Ends a transaction that has written each millisecond, so that no answer can be kept.
class Writer {
 public:
  explicit Writer(BenchDatabase& database)
      : thread_([this, &database] {
          while (!over_.load()) {
            database.Rows("SELECT pg_current_xact_id()");
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
          }
        }) {}
  ~Writer() {
    over_ = true;
    thread_.join();
  }

 private:
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

// The same few quotes again and again.
Json MeasureLookUps(BenchDatabase& database, const std::string& address, const Said& said,
                    int in_flight, const Options& options, bool written) {
  const EchoServer echo(GetQuote(address, said.names.front()));
  LookUps echo_calls(echo.address(), said.names, in_flight);
  LookUps calls(address, said.names, in_flight);
  std::vector<double> echo_rates, rates, ratios, echo_ms, ms, echo_cpu, cpu, postgres_cpu;
  for (int round = 0; round <= kRounds; ++round) {
    const double begin = ProcessCpuMs();
    const LookUps::Result bare = echo_calls.Run(options.round);
    const double echoed = ProcessCpuMs();
    const double postgres = database.CpuMs();
    std::optional<Writer> writer;
    if (written) writer.emplace(database);
    const LookUps::Result ours = calls.Run(options.round);
    writer.reset();
    const double end = ProcessCpuMs();
    const double postgres_end = database.CpuMs();
    if (bare.failed + ours.failed > 0) Check(absl::InternalError("look-ups failed"));
    if (round == 0) continue;  // to warm up
    const auto each = [](double cpu_ms, const LookUps::Result& result) {
      return cpu_ms * 1000 / static_cast<double>(result.ms.size());
    };
    echo_cpu.push_back(each(echoed - begin, bare));
    cpu.push_back(each(end - echoed, ours));
    postgres_cpu.push_back(each(postgres_end - postgres, ours));
    echo_rates.push_back(bare.per_second);
    rates.push_back(ours.per_second);
    ratios.push_back(ours.per_second / bare.per_second);
    echo_ms.insert(echo_ms.end(), bare.ms.begin(), bare.ms.end());
    ms.insert(ms.end(), ours.ms.begin(), ours.ms.end());
  }
  return {{"in_flight", in_flight},
          {"written meanwhile", written ? "each ms" : "nothing"},
          {"echo_per_s", Rounded(Percentile(echo_rates, 0.5), 0)},
          {"get_quote_per_s", Rounded(Percentile(rates, 0.5), 0)},
          {"ratio", Rounded(Percentile(ratios, 0.5), 2)},
          {"echo_p50_ms", Rounded(Percentile(echo_ms, 0.5), 2)},
          {"echo_p99_ms", Rounded(Percentile(echo_ms, 0.99), 2)},
          {"p50_ms", Rounded(Percentile(ms, 0.5), 2)},
          {"p99_ms", Rounded(Percentile(ms, 0.99), 2)},
          {"echo_cpu_us", Rounded(Percentile(echo_cpu, 0.5), 0)},
          {"cpu_us", Rounded(Percentile(cpu, 0.5), 0)},
          {"postgres_cpu_us", Rounded(Percentile(postgres_cpu, 0.5), 0)}};
}

// One call after the other, on a connection to whichever server was asked last.
class Asker {
 public:
  v1::QuoteService::Stub& At(const std::string& address) {
    if (address != address_) stub_ = v1::QuoteService::NewStub(NewChannel(address));
    address_ = address;
    return *stub_;
  }

 private:
  std::string address_;
  std::unique_ptr<v1::QuoteService::Stub> stub_;
};

void Search(v1::QuoteService::Stub& stub, const std::string& wording) {
  const std::vector<std::string> words = SplitWords(wording);
  v1::SearchQuotesRequest request;
  std::string& asked = *request.mutable_words();
  for (size_t i = 0; i < std::min(kWordsAsked, words.size()); ++i) {
    asked += (asked.empty() ? "" : " ") + words[words.size() - 1 - i];
  }
  grpc::ClientContext context;
  v1::SearchQuotesResponse response;
  if (!stub.SearchQuotes(&context, request, &response).ok() || response.quotes().empty()) {
    Check(absl::InternalError("not found: " + asked));
  }
}

void Verify(v1::QuoteService::Stub& stub, const std::string& wording) {
  grpc::ClientContext context;
  v1::VerifyQuoteRequest request;
  request.set_text(wording);
  v1::VerifyQuoteResponse response;
  if (!stub.VerifyQuote(&context, request, &response).ok()) {
    Check(absl::InternalError("not verified: " + wording));
  }
}

Json MeasureBesideSql(BenchDatabase& database, const std::string& address, const Said& said) {
  SpeechModel model(kChangeSeed);
  std::vector<std::string> changed;
  for (const std::string& wording : said.wordings) {
    changed.push_back(model.Changed(wording, Change::kDroppedWord));
  }
  const auto compare = [&](const std::string& name, auto call,
                           const std::vector<std::string>& wordings) -> Json {
    Asker asker;
    std::vector<double> ms;
    for (int round = 0; round <= kRounds; ++round) {
      for (const std::string& wording : wordings) {
        const double begin = NowMs();
        call(asker.At(address), wording);
        if (round > 0) ms.push_back(NowMs() - begin);
      }
    }
    const std::vector<double> sql_ms = ReplaySql(
        database, wordings.size(), kRounds,
        [&](const std::string& recorded, size_t i) { call(asker.At(recorded), wordings[i]); });
    return {{"method", name},
            {"calls", wordings.size()},
            {"sql_p50_ms", Rounded(Percentile(sql_ms, 0.5), 2)},
            {"sql_p99_ms", Rounded(Percentile(sql_ms, 0.99), 2)},
            {"p50_ms", Rounded(Percentile(ms, 0.5), 2)},
            {"p99_ms", Rounded(Percentile(ms, 0.99), 2)},
            {"p99_ratio", Rounded(Percentile(ms, 0.99) / Percentile(sql_ms, 0.99), 2)}};
  };
  return Json::array({compare("SearchQuotes", Search, said.wordings),
                      compare("VerifyQuote", Verify, said.wordings),
                      compare("VerifyQuote, a word dropped", Verify, changed)});
}

int Run(const Options& options) {
  spdlog::set_level(spdlog::level::warn);
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);  // as Serve does
  BenchDatabase database({.parent = options.folder, .kept = options.keep});
  if (database.Number("SELECT count(*) FROM article") == 0) Fill(database, options);
  database.Rows("VACUUM (ANALYZE)");
  const Said said = FindSaid(database);
  Json report = {{"bench", "service"}, {"machine", Machine()}};
  report["quotes"] = database.Number("SELECT count(*) FROM quote");
  std::printf("%s: %lld quotes\n", report["machine"].dump().c_str(),
              report["quotes"].get<long long>());
  if (options.Has("starts")) {
    report["starts"] = MeasureStarts(database);
    PrintTable("Starts", report["starts"]);
  }
  absl::StatusOr<Server> server =
      server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = database.url()});
  Check(server.status());
  const std::string address = (*server)->address();
  if (options.Has("look-ups")) {
    report["look_ups"] = Json::array();
    for (const bool written : {false, true}) {
      for (const int in_flight : {16, 64}) {
        report["look_ups"].push_back(
            MeasureLookUps(database, address, said, in_flight, options, written));
      }
    }
    PrintTable("GetQuote beside a bare gRPC server", report["look_ups"]);
  }
  if (options.Has("searches")) {
    report["searches"] = MeasureBesideSql(database, address, said);
    PrintTable("One call at a time beside its SQL", report["searches"]);
  }
  if (options.Has("load")) {
    report["mixed_load"] = MeasureMixedLoad(address, said.names, options.seconds);
    PrintTable("80 % look-ups, 20 % ingest at 70 % of " +
                   report["mixed_load"]["capacity_per_s"].dump() + " calls/s",
               report["mixed_load"]["rows"]);
  }
  WriteReport(options.json, report);
  return 0;
}

}  // namespace
}  // namespace verbatim::bench

int main(int argc, char** argv) {
  verbatim::bench::Options options;
  CLI::App app("What the service costs beside bare gRPC and bare SQL, and how it holds a load.");
  app.add_option("--quotes", options.quotes, "stored quotes, beside those of the articles")
      ->check(CLI::Range(size_t{100}, size_t{100'000'000}))
      ->capture_default_str();
  app.add_option("--articles", options.articles, "stored articles, whose quotes are asked for")
      ->check(CLI::Range(size_t{1}, size_t{1'000'000}))
      ->capture_default_str();
  app.add_option("--seconds", options.seconds, "of the mixed load")
      ->check(CLI::Range(1, 86'400))
      ->capture_default_str();
  size_t round = 2'000;
  app.add_option("--round-ms", round, "of look-ups, ten for each number in flight")
      ->check(CLI::Range(size_t{10}, size_t{60'000}))
      ->capture_default_str();
  app.add_option("--part", options.parts, "what to measure, several of them; without: all")
      ->check(CLI::IsMember(options.parts));
  app.add_option("--keep", options.keep,
                 "folder to make the database in and to leave it, or that another run left, which "
                 "is asked again");
  app.add_option("--folder", options.folder, "where the database is made, and removed")
      ->capture_default_str();
  app.add_option("--json", options.json, "file to write all figures to as JSON");
  CLI11_PARSE(app, argc, argv);
  options.round = std::chrono::milliseconds(round);
  return verbatim::bench::Run(options);
}
