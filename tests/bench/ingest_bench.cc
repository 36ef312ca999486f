// How fast articles become quotes in the database: made-up articles through the server's use case,
// without the network, with Postgres on the same machine, durable as in production. Prints the pace
// from the first tenth to the last, rows, WAL and disk of each article, and where the time goes.
// With --format html: made-up pages through the programs instead, and the memory that these hold.
// Usage: ingest_bench [--articles N] [--shape NAME] [--workers N] [--format text|html]
//   [--page-bytes N] [--folder DIR] [--json FILE]

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "services/app/analyze_article.h"
#include "services/app/draft_occurrences.h"
#include "services/app/ingest_article.h"
#include "services/app/text_positions.h"
#include "services/articles/reader.h"
#include "services/attribution/attributor.h"
#include "services/extraction/extractor.h"
#include "services/text/document.h"
#include "tests/bench/bench_database.h"
#include "tests/bench/figures.h"
#include "tests/bench/html_ingest.h"
#include "tests/bench/synthetic_article.h"

namespace verbatim::bench {
namespace {

constexpr size_t kTenths = 10;
constexpr size_t kStageArticles = 200;  // whose stages are measured one by one
constexpr size_t kStatementsShown = 16;

struct Options {
  size_t articles = 2'000;
  std::string shape = "all";
  size_t workers = 32;  // as many as a stream has at work
  std::string format = "text";
  size_t page_bytes = 100'000;
  std::string folder = "/tmp";
  std::string json;
};

// When each article was stored, in ms since some moment, in that order.
std::vector<double> IngestAll(storage::Store& store, const ArticleShape& shape,
                              const Options& options) {
  std::vector<double> stored(options.articles);
  std::atomic<size_t> next = 0;
  std::vector<std::thread> workers;
  for (size_t i = 0; i < options.workers; ++i) {
    workers.emplace_back([&] {
      for (size_t number = next++; number < stored.size(); number = next++) {
        Check(app::IngestArticle(store, {}, MakeArticle(shape, number)).status());
        stored[number] = NowMs();
        if (number % 10'000 == 9'999) std::fprintf(stderr, "%zu articles\n", number + 1);
      }
    });
  }
  for (std::thread& worker : workers) worker.join();
  std::sort(stored.begin(), stored.end());
  return stored;
}

Json Pace(double begin, const std::vector<double>& stored) {
  Json paces = Json::array();
  for (size_t tenth = 0; tenth < kTenths; ++tenth) {
    const size_t from = stored.size() * tenth / kTenths;
    const size_t to = stored.size() * (tenth + 1) / kTenths;
    const double start = from == 0 ? begin : stored[from - 1];
    if (to > from)
      paces.push_back(Rounded(static_cast<double>(to - from) * 1e3 / (stored[to - 1] - start), 1));
  }
  return paces;
}

// Milliseconds of CPU an article that each of the server's stages takes, on one thread.
Json Stages(const ArticleShape& shape, size_t articles) {
  struct Work {
    app::IncomingArticle incoming;
    domain::Article article;
    std::vector<domain::Statement> statements;
    std::vector<domain::AttributedStatement> attributed;
  };
  std::vector<Work> works;
  Json stages = Json::array();
  const auto stage = [&](const char* name, const std::function<void(Work&)>& run) {
    const double begin = ProcessCpuMs();
    for (Work& work : works) run(work);
    stages.push_back({{"stage", name},
                      {"ms_per_article",
                       Rounded((ProcessCpuMs() - begin) / static_cast<double>(works.size()), 3)}});
  };
  works.resize(std::min(articles, kStageArticles));
  size_t number = articles;
  stage("made up by the benchmark itself",
        [&](Work& work) { work.incoming = MakeArticle(shape, number++); });
  stage("read, check", [](Work& work) {
    auto article =
        articles::ReadArticle(work.incoming.text, {.url = "", .outlet = "", .title = ""});
    Check(article.status());
    work.article = *std::move(article);
  });
  stage("extract", [](Work& work) {
    work.statements = extraction::ExtractStatements(text::Document::Analyze(work.article));
  });
  stage("attribute", [](Work& work) {
    const text::Document document = text::Document::Analyze(work.article);
    work.attributed = attribution::AttributeStatements(document, {}, work.statements);
  });
  stage("normal forms, fingerprints, positions", [](Work& work) {
    storage::ArticleDraft draft = app::DraftArticle(work.article, work.attributed);
    app::AddTextPositions(draft);
  });
  return stages;
}

Json Statements(BenchDatabase& database, double articles) {
  Json rows = Json::array();
  for (const auto& row : database.Rows(
           "SELECT left(regexp_replace(regexp_replace(query, '^-- ([a-z_]+):.*', '\\1'), "
           "'\\s+', ' ', 'g'), 40), calls, total_exec_time, rows FROM pg_stat_statements "
           "WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) "
           "ORDER BY total_exec_time DESC LIMIT " +
           std::to_string(kStatementsShown))) {
    rows.push_back(
        {{"statement", row[0]},
         {"calls_per_article", Rounded(std::strtod(row[1].c_str(), nullptr) / articles, 2)},
         {"ms_per_article", Rounded(std::strtod(row[2].c_str(), nullptr) / articles, 3)},
         {"rows_per_article", Rounded(std::strtod(row[3].c_str(), nullptr) / articles, 1)}});
  }
  return rows;
}

// Rows written and bytes on disk an article, of tables and their indexes.
Json Relations(BenchDatabase& database, double articles) {
  Json rows = Json::array();
  for (const auto& row :
       database.Rows("SELECT c.relname, COALESCE(s.n_tup_ins, 0), COALESCE(s.n_tup_upd, 0), "
                     "pg_table_size(c.oid) FROM pg_class AS c "
                     "LEFT JOIN pg_stat_user_tables AS s ON s.relid = c.oid "
                     "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i') "
                     "AND pg_table_size(c.oid) >= 65536 ORDER BY 4 DESC")) {
    const auto per_article = [&](size_t column, int digits) {
      return Rounded(std::strtod(row[column].c_str(), nullptr) / articles, digits);
    };
    rows.push_back({{"relation", row[0]},
                    {"inserted", per_article(1, 1)},
                    {"updated", per_article(2, 1)},
                    {"bytes", per_article(3, 0)}});
  }
  return rows;
}

Json Measure(const ArticleShape& shape, const Options& options) {
  BenchDatabase database({.parent = options.folder,
                          .durable = true,
                          .pool_size = static_cast<int>(options.workers),
                          .statistics = true});
  const auto articles = static_cast<double>(options.articles);
  database.Rows("SELECT pg_stat_statements_reset()");
  const std::string wal = database.Value("SELECT pg_current_wal_insert_lsn()");
  const double cpu = ProcessCpuMs();
  const double postgres_cpu = database.CpuMs();
  const double begin = NowMs();
  const std::vector<double> stored = IngestAll(database.store(), shape, options);
  const double seconds = (stored.back() - begin) / 1e3;
  const double server_cpu = ProcessCpuMs() - cpu;
  const double spent = database.CpuMs() - postgres_cpu;
  Json report = {{"shape", shape.name}, {"articles", options.articles}};
  report["articles_per_second"] = Rounded(articles / seconds, 1);
  const Json pace = Pace(begin, stored);
  report["first_tenth"] = pace.front();
  report["last_tenth"] = pace.back();
  report["last_to_first"] = Rounded(pace.back().get<double>() / pace.front().get<double>(), 2);
  const auto rate = [&](int64_t count) {
    return Rounded(static_cast<double>(count) / articles, 1);
  };
  report["statements_per_article"] = rate(database.Number("SELECT count(*) FROM occurrence"));
  report["quotes_per_article"] = rate(database.Number("SELECT count(*) FROM quote"));
  report["wal_bytes_per_article"] = rate(database.Number(
      "SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '" + wal + "')::bigint"));
  report["disk_bytes_per_article"] =
      rate(database.Number("SELECT pg_database_size(current_database())"));
  database.Rows("SELECT pg_stat_force_next_flush()");
  report["rows_per_second"] = Rounded(
      static_cast<double>(database.Number("SELECT sum(n_tup_ins) FROM pg_stat_user_tables")) /
          seconds,
      0);
  report["server_cpu_ms_per_article"] = Rounded(server_cpu / articles, 2);
  report["postgres_cpu_ms_per_article"] = Rounded(spent / articles, 2);
  // What a machine that has nothing else to do would reach, were no writer to wait for another.
  report["articles_per_cpu_second"] = Rounded(articles * 1e3 / (server_cpu + spent), 1);
  report["pace"] = pace;
  report["statements"] = Statements(database, articles);
  report["relations"] = Relations(database, articles);
  report["stages"] = Stages(shape, options.articles);
  return report;
}

void Print(const Json& report) {
  Json totals = Json::array();
  for (const auto& figure : report.items()) {
    if (figure.value().is_array()) continue;
    totals.push_back({{report["shape"], figure.key()}, {"", figure.value()}});
  }
  PrintTable("Ingest", totals);
  std::printf("articles/s by tenths: %s\n", report["pace"].dump().c_str());
  PrintTable("The server's stages, CPU", report["stages"]);
  PrintTable("Postgres' statements", report["statements"]);
  PrintTable("Rows and bytes an article", report["relations"]);
}

void PrintHtml(const Json& report) {
  Json totals = Json::array();
  for (const auto& figure : report.items()) {
    if (!figure.value().is_array())
      totals.push_back({{"pages", figure.key()}, {"", figure.value()}});
  }
  PrintTable("Ingest of pages", totals);
  PrintTable("By tenths: resident memory at the end of each", report["tenths"]);
}

int Run(const Options& options) {
  const bool html = options.format == "html";
  Json report = {{"bench", "ingest"}, {"machine", Machine()}, {"format", options.format}};
  if (!html) report["workers"] = options.workers;
  std::printf("%s\n", report.dump().c_str());
  for (const ArticleShape& shape : kShapes) {
    // Of pages one shape is enough: their text is a small part of them.
    const std::string wanted = html && options.shape == "all" ? "ten-statements" : options.shape;
    if (wanted != "all" && wanted != shape.name) continue;
    Json& run = report["runs"].emplace_back(
        html ? MeasureHtmlIngest(shape, options.articles, options.page_bytes)
             : Measure(shape, options));
    html ? PrintHtml(run) : Print(run);
  }
  WriteReport(options.json, report);
  return 0;
}

}  // namespace
}  // namespace verbatim::bench

int main(int argc, char** argv) {
  verbatim::bench::Options options;
  CLI::App app("The pace of ingest, of made-up articles.");
  app.add_option("--articles", options.articles, "of each shape")
      ->check(CLI::Range(size_t{10}, size_t{100'000'000}))
      ->capture_default_str();
  app.add_option("--shape", options.shape)
      ->check(CLI::IsMember({"quote-heavy", "ten-statements", "average", "all"}))
      ->capture_default_str();
  app.add_option("--workers", options.workers,
                 "that ingest at once; those that wait for each other save together")
      ->check(CLI::Range(size_t{1}, size_t{64}))
      ->capture_default_str();
  app.add_option("--format", options.format, "text, or html: whole pages through the programs")
      ->check(CLI::IsMember({"text", "html"}))
      ->capture_default_str();
  app.add_option("--page-bytes", options.page_bytes, "of html: a page has so many or more")
      ->check(CLI::Range(size_t{1}, size_t{30'000'000}))
      ->capture_default_str();
  app.add_option("--folder", options.folder, "where the database is made, and removed")
      ->capture_default_str();
  app.add_option("--json", options.json, "file to write all figures to as JSON");
  CLI11_PARSE(app, argc, argv);
  return verbatim::bench::Run(options);
}
