// What claims cost: the pace at which articles of INDIRECT statements are stored while their claims
// are read, beside the pace without; the pace of reading claims alone; and how long look-ups take
// then, inside the server. On made-up statements of which a quarter repeat an earlier claim, in a
// private Postgres of its own. Statements are stored as drafts, without the reading of texts that
// takes most of ingest: whatever claims take away shows more than it would there.
// Usage: claims_bench [--statements N] [--look-ups N] [--folder DIR | --keep DIR] [--json FILE]

#include <algorithm>
#include <atomic>
#include <cctype>
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "services/app/derive_claims.h"
#include "services/app/draft_occurrences.h"
#include "services/app/quote_rules.h"
#include "services/server/claim_reader.h"
#include "tests/bench/bench_database.h"
#include "tests/bench/figures.h"
#include "tests/bench/synthetic_speech.h"

namespace verbatim::bench {
namespace {

constexpr size_t kStatementsPerArticle = 10;
constexpr size_t kLoaders = 2;
// Stretches that are stored in turn without and with claims read meanwhile.
constexpr size_t kStretches = 10;
constexpr int32_t kBatch = 32;  // articles read at once, as the server does

struct Options {
  size_t statements = 5'000;
  size_t look_ups = 1'000;  // of each kind
  std::string folder = "/tmp";
  std::string keep;
  std::string json;
};

std::string Capitalised(std::string word) {
  word[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(word[0])));
  return word;
}

// Words of every assertion. Places are called by any words, by these too.
const std::set<std::string>& CommonWords() {
  static const auto& words = *new std::set<std::string>{"Had", "Been", "By", "Near"};
  return words;
}

// What the claim of a number asserts; its figure may differ from one statement to the next.
std::string Assertion(size_t claim, size_t figure) {
  SpeechModel words(claim * 2 + 1);
  return std::to_string(figure) + " " + words.Word() + "s had been " + words.Word() + "ed by " +
         Capitalised(words.Word()) + " near " + Capitalised(words.Word());
}

// The claim that a statement is of: three in four are new, the others come back, some often.
size_t ClaimOf(size_t statement) {
  Random random(statement);
  if (statement < 4 || !random.Chance(0.25)) return statement;
  return static_cast<size_t>(static_cast<double>(statement) * random.Unit() * random.Unit());
}

storage::ArticleDraft DraftOf(size_t number) {
  SpeechModel names(~number);
  domain::Article article;
  article.url = "https://example.test/" + std::to_string(number);
  article.outlet = "Outlet " + std::to_string(number % 50);
  article.language = "en";
  article.publish_time = domain::Time(
      std::chrono::seconds(int64_t{1'600'000'000} + static_cast<int64_t>(number) * 60));
  std::vector<domain::AttributedStatement> statements;
  for (size_t i = 0; i < kStatementsPerArticle; ++i) {
    const size_t statement = number * kStatementsPerArticle + i;
    const size_t claim = ClaimOf(statement);
    domain::AttributedStatement& said = statements.emplace_back();
    said.speaker = {.name = names.PersonName(),
                    .kind = domain::SpeakerKind::kPerson,
                    .confidence = 1,
                    .candidates = {}};
    const auto at = [&] { return static_cast<uint32_t>(article.text.size()); };
    const uint32_t source = at();
    article.text += said.speaker.name;
    said.statement.source = domain::TextSpan{source, at()};
    const uint32_t cue = at() + 1;
    article.text += statement % 40 == 39 ? " denied" : " said";
    said.statement.cue = domain::TextSpan{cue, at()};
    article.text += " that ";
    const uint32_t begin = at();
    article.text += Assertion(claim, 10 + claim % 90 + (statement % 5 == 0 ? 1 : 0));
    said.statement.kind = domain::StatementKind::kIndirect;
    said.statement.content = {{{begin, at()}}};
    article.text += ".\n\n";
  }
  article.entries = {{{0, static_cast<uint32_t>(article.text.size())}, {}}};
  return app::DraftArticle(std::move(article), std::move(statements));
}

// Statements stored in a second, of the articles from `first` on.
double Store(BenchDatabase& database, size_t first, size_t count) {
  std::atomic<size_t> next = first;
  const double begin = NowMs();
  std::vector<std::thread> loaders;
  for (size_t i = 0; i < kLoaders; ++i) {
    loaders.emplace_back([&] {
      for (size_t number = next++; number < first + count; number = next++) {
        Check(database.store().SaveArticle({}, DraftOf(number), app::QuoteRules()).status());
      }
    });
  }
  for (std::thread& loader : loaders) loader.join();
  return static_cast<double>(count * kStatementsPerArticle) * 1000 / (NowMs() - begin);
}

// Reads what is still to be read; statements in a second.
double ReadClaims(BenchDatabase& database) {
  const int64_t before = database.Number("SELECT count(*) FROM claim_pending");
  const double begin = NowMs();
  int64_t left = before;
  while (left > 0) {
    const auto derived = app::DeriveClaims(database.store(), {}, kBatch);
    Check(derived.status());
    left = *derived;
  }
  return static_cast<double>(before) * kStatementsPerArticle * 1000 / (NowMs() - begin);
}

Json Fill(BenchDatabase& database, size_t articles) {
  std::vector<double> without;
  std::vector<double> with;
  std::vector<double> reading;
  const size_t stretch = std::max<size_t>(articles / kStretches, 1);
  for (size_t i = 0; i < kStretches; ++i) {
    std::unique_ptr<server::ClaimReader> reader;
    if (i % 2 == 1) reader = std::make_unique<server::ClaimReader>(database.store());
    (i % 2 == 1 ? with : without).push_back(Store(database, i * stretch, stretch));
    reader.reset();
    reading.push_back(ReadClaims(database));
    std::printf("%zu statements: %.0f stored a second %s, %.0f read a second\n",
                (i + 1) * stretch * kStatementsPerArticle,
                i % 2 == 1 ? with.back() : without.back(),
                i % 2 == 1 ? "with claims read meanwhile" : "alone", reading.back());
    std::fflush(stdout);
  }
  database.Rows("ANALYZE");
  return {{"stored_alone_per_second", Rounded(Percentile(without, 0.5), 0)},
          {"stored_while_read_per_second", Rounded(Percentile(with, 0.5), 0)},
          {"share_of_pace", Rounded(Percentile(with, 0.5) / Percentile(without, 0.5), 2)},
          {"read_per_second", Rounded(Percentile(reading, 0.5), 0)},
          {"last_read_per_second", Rounded(reading.back(), 0)}};
}

// Times a look-up of each of some things: when Postgres has just begun, or has just stored all of
// it, and once more.
template <typename Ask>
Json LookUps(const char* name, size_t count, const Ask& ask) {
  Json row = {{"look-up", name}};
  for (const std::string pass : {"first", "again"}) {
    std::vector<double> ms;
    for (size_t i = 0; i < count; ++i) {
      const double begin = NowMs();
      Check(ask(i));
      ms.push_back(NowMs() - begin);
    }
    row[pass + "_p50_ms"] = Rounded(Percentile(ms, 0.5), 2);
    row[pass + "_p99_ms"] = Rounded(Percentile(ms, 0.99), 2);
  }
  return row;
}

Json AskAll(BenchDatabase& database, size_t count) {
  storage::Store& store = database.store();
  std::vector<domain::ClaimId> claims;
  std::vector<std::string> words;         // a number and a place
  std::vector<std::string> common_words;  // a number and a place that is called as all else
  for (const auto& row : database.Rows(
           "SELECT f.claim_id, s.text FROM claim_statement AS s "
           "JOIN claim_form AS f ON f.form_id = s.form_id ORDER BY md5(s.occurrence_id::text) "
           "LIMIT " +
           std::to_string(count))) {
    claims.emplace_back(std::stoll(row[0]));
    const std::vector<std::string> text = SplitWords(row[1]);
    const bool common = CommonWords().contains(text.back());
    (common ? common_words : words).push_back(text.front() + " " + text.back());
  }
  std::vector<domain::SpeakerId> speakers;
  for (const auto& row : database.Rows("SELECT speaker_id FROM speaker ORDER BY "
                                       "md5(speaker_id::text) LIMIT " +
                                       std::to_string(count))) {
    speakers.emplace_back(std::stoll(row[0]));
  }
  const auto all = [&](const storage::ClaimFilter& filter) {
    return store.ListClaims({}, filter, {}).status();
  };
  const auto of = [](const auto& list, size_t i) { return list[i % list.size()]; };
  Json rows = Json::array();
  rows.push_back(LookUps("one claim", count,
                         [&](size_t i) { return store.GetClaim({}, of(claims, i)).status(); }));
  rows.push_back(LookUps("its statements", count, [&](size_t i) {
    return store.ListClaimStatements({}, of(claims, i), {}).status();
  }));
  rows.push_back(
      LookUps("claims by words", count, [&](size_t i) { return all({.words = of(words, i)}); }));
  // One of ninety statements has the number, and all have the other word.
  if (!common_words.empty()) {
    rows.push_back(LookUps("by words of very many", count,
                           [&](size_t i) { return all({.words = of(common_words, i)}); }));
  }
  rows.push_back(LookUps("claims of a speaker", count,
                         [&](size_t i) { return all({.speaker = of(speakers, i)}); }));
  rows.push_back(LookUps("figures changed", count, [&](size_t) { return all({.changed = true}); }));
  rows.push_back(LookUps("denied", count, [&](size_t) { return all({.denied = true}); }));
  return rows;
}

int Run(const Options& options) {
  BenchDatabase database({.parent = options.folder, .kept = options.keep});
  const auto articles = options.statements / kStatementsPerArticle;
  Json report = {{"machine", Machine()}, {"statements", options.statements}};
  if (database.Number("SELECT count(*) FROM article") == 0) {
    report["pace"] = Fill(database, articles);
    PrintTable("Pace, statements a second", Json::array({report["pace"]}));
  }
  report["claims"] = database.Number("SELECT count(*) FROM claim");
  report["largest_claim"] = database.Number("SELECT max(statement_count) FROM claim");
  report["megabytes"] = database.Number("SELECT pg_database_size(current_database()) / 1000000");
  report["look_ups"] = AskAll(database, options.look_ups);
  PrintTable("Look-ups among " + std::to_string(report["claims"].get<int64_t>()) +
                 " claims, inside the server",
             report["look_ups"]);
  WriteReport(options.json, report);
  return 0;
}

}  // namespace
}  // namespace verbatim::bench

int main(int argc, char** argv) {
  verbatim::bench::Options options;
  CLI::App app("What claims cost, and how long look-ups take");
  app.add_option("--statements", options.statements, "how many are stored")->capture_default_str();
  app.add_option("--look-ups", options.look_ups, "of each kind")->capture_default_str();
  app.add_option("--folder", options.folder, "where the database is made")->capture_default_str();
  app.add_option("--keep", options.keep,
                 "a folder for the database that stays; filled before, it is only asked");
  app.add_option("--json", options.json, "write the figures there");
  CLI11_PARSE(app, argc, argv);
  return verbatim::bench::Run(options);
}
