// How well and how fast quotes are found among many, inside the server: the store's candidates and
// matching's verdict on each, and the whole of VerifyQuote; no network. Beside it pg_trgm on the
// same rows. On made-up quotes in a private Postgres of its own, which is gone at the end.
// Usage: matching_bench [--quotes N] [--queries N] [--trgm-queries N] [--folder DIR] [--json FILE]

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <CLI/CLI.hpp>

#include "services/app/draft_occurrences.h"
#include "services/app/quote_rules.h"
#include "services/app/verify_quote.h"
#include "services/domain/quote.h"
#include "services/matching/compare.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"
#include "tests/bench/bench_database.h"
#include "tests/bench/figures.h"
#include "tests/bench/stored_quotes.h"
#include "tests/bench/synthetic_speech.h"

namespace verbatim::bench {
namespace {

constexpr size_t kQuotesPerArticle = 100;
constexpr size_t kLoaders = 2;
// Through the store, after all others: what is asked for is newer than what resembles it.
constexpr size_t kMostArticles = 200;
constexpr int32_t kCandidates = 64;  // as VerifyQuote asks for
constexpr double kSlowest = 0.01;    // the share of queries that is measured again, apart
constexpr int kRepeats = 10;
constexpr int kTries =
    3;  // of each other query, of which the median counts: the machine has more to do

struct Options {
  size_t quotes = 50'000;
  size_t queries = 300;      // of each kind
  size_t trgm_queries = 10;  // of each kind
  std::string folder = "/tmp";
  std::string keep;
  std::string json;
};

// The quotes of one made-up article, the same each time.
std::vector<std::string> QuotesOf(size_t article) {
  SpeechModel model(article);
  std::vector<std::string> quotes;
  while (quotes.size() < kQuotesPerArticle) quotes.push_back(model.Quote());
  return quotes;
}

std::string UrlOf(size_t number) { return "https://example.test/" + std::to_string(number); }

storage::ArticleDraft DraftOf(size_t number) {
  SpeechModel names(~number);
  domain::Article article;
  article.url = UrlOf(number);
  article.outlet = "Example Times";
  article.language = "en";
  article.publish_time = domain::Time(
      std::chrono::seconds(int64_t{1'600'000'000} + static_cast<int64_t>(number) * 60));
  std::vector<domain::AttributedStatement> statements;
  for (const std::string& quote : QuotesOf(number)) {
    const auto begin = static_cast<uint32_t>(article.text.size());
    article.text += "“" + quote + "”";
    domain::AttributedStatement& said = statements.emplace_back();
    said.statement.content = {{{begin, static_cast<uint32_t>(article.text.size())}}};
    said.speaker = {.name = names.PersonName(),
                    .kind = domain::SpeakerKind::kPerson,
                    .confidence = 1,
                    .candidates = {}};
    article.text += " said " + said.speaker.name + ".\n";
  }
  article.entries = {{{0, static_cast<uint32_t>(article.text.size())}, {}}};
  return app::DraftArticle(std::move(article), std::move(statements));
}

// Stores the quotes that are asked for, by way of articles, and returns the articles' ids.
std::vector<domain::ArticleId> Load(BenchDatabase& database, size_t articles) {
  std::vector<domain::ArticleId> ids(articles);
  std::atomic<size_t> next = 0;
  std::vector<std::thread> loaders;
  for (size_t i = 0; i < kLoaders; ++i) {
    loaders.emplace_back([&] {
      for (size_t number = next++; number < articles; number = next++) {
        const storage::ArticleDraft draft = DraftOf(number);
        const auto saved = database.store().SaveArticle({}, draft, app::QuoteRules());
        Check(saved.status());
        ids[number] = saved->article;
      }
    });
  }
  for (std::thread& loader : loaders) loader.join();
  return ids;
}

// A wording to ask for, and the stored quote that it reports.
struct Query {
  std::string text;
  domain::QuoteId source;
  std::string source_wording;
};

struct QueryKind {
  std::string name;
  bool has_source = false;
  std::vector<Query> queries;
};

// The quote of the first occurrence in an article that is long enough to be changed in every way.
std::optional<Query> SourceIn(BenchDatabase& database, domain::ArticleId id, size_t number,
                              size_t first) {
  const std::vector<std::string> quotes = QuotesOf(number);
  const auto page = database.store().ListOccurrences(
      {}, {.article = id, .quote = {}, .speaker = {}}, {.size = kQuotesPerArticle, .cursor = ""});
  Check(page.status());
  for (size_t i = first; i < quotes.size() && i < page->items.size(); ++i) {
    if (SplitWords(quotes[i]).size() < 16 || !page->items[i].quote) continue;
    return Query{.text = "", .source = *page->items[i].quote, .source_wording = quotes[i]};
  }
  return std::nullopt;
}

std::vector<QueryKind> MakeQueries(BenchDatabase& database, const Options& options,
                                   const std::vector<domain::ArticleId>& articles) {
  SpeechModel model(0x5eed);
  Random random(0x5eed);
  std::vector<QueryKind> kinds;
  for (const Change change : kAllChanges) {
    QueryKind& kind = kinds.emplace_back();
    kind.name = Name(change);
    kind.has_source = true;
    while (kind.queries.size() < options.queries) {
      const size_t number = random.Below(articles.size());
      std::optional<Query> query =
          SourceIn(database, articles[number], number, random.Below(kQuotesPerArticle / 2));
      if (!query) continue;
      query->text = model.Changed(query->source_wording, change);
      kind.queries.push_back(*std::move(query));
    }
  }
  QueryKind& boilerplate = kinds.emplace_back();
  boilerplate.name = "what everybody says";
  QueryKind frequent;
  frequent.name = "frequent n-grams only";
  for (size_t i = 0; i < options.queries; ++i) {
    boilerplate.queries.push_back({model.Boilerplate(), {}, ""});
    frequent.queries.push_back({model.FrequentWords(), {}, ""});
  }
  kinds.push_back(std::move(frequent));
  return kinds;
}

struct Answer {
  double ms = 0;
  bool found = false;   // the source, or another quote that fits the text as well
  bool source = false;  // the source itself
};

// Nearer relations first, then the higher score.
std::pair<int, double> Fit(const domain::Comparison& comparison) {
  return {-static_cast<int>(comparison.relation), comparison.score};
}

// Asks the store for candidates and compares each with the text.
Answer LookUp(storage::Store& store, const Query& query) {
  Answer answer;
  const double begin = NowMs();
  const matching::NormalForm form = matching::Normalize(query.text);
  const auto candidates =
      store.FindCandidates({}, matching::QueryFingerprints(form), true, kCandidates);
  Check(candidates.status());
  std::vector<domain::Comparison> comparisons;
  for (const storage::QuoteCandidate& candidate : *candidates) {
    comparisons.push_back(matching::Compare(matching::Normalize(candidate.wording), form));
  }
  answer.ms = NowMs() - begin;
  const domain::Comparison own = matching::Compare(matching::Normalize(query.source_wording), form);
  for (size_t i = 0; i < candidates->size(); ++i) {
    answer.source = answer.source || (*candidates)[i].quote == query.source;
    answer.found = answer.found || answer.source || Fit(comparisons[i]) >= Fit(own);
  }
  return answer;
}

Answer Verify(storage::Store& store, const Query& query) {
  Answer answer;
  const double begin = NowMs();
  const auto verified = app::VerifyQuote(store, {}, {.text = query.text, .speaker_name = ""});
  answer.ms = NowMs() - begin;
  Check(verified.status());
  const domain::Comparison own =
      matching::Compare(matching::Normalize(query.source_wording), matching::Normalize(query.text));
  for (const app::QuoteMatch& match : verified->whole.matches) {
    answer.source = answer.source || match.quote.id == query.source;
    answer.found = answer.found || answer.source || Fit(match.comparison) >= Fit(own);
  }
  return answer;
}

// The quotes that pg_trgm ranks best; `condition` and `order` name the text as $1.
class Trigrams {
 public:
  Trigrams(BenchDatabase& database, std::string name, const std::string& condition,
           const std::string& order)
      : database_(database), name_(std::move(name)) {
    database_.Rows("PREPARE " + name_ + "(text) AS SELECT quote_id FROM quote WHERE " + condition +
                   " ORDER BY " + order + " DESC LIMIT " + std::to_string(kCandidates));
  }

  Answer LookUp(const Query& query) {
    Answer answer;
    const double begin = NowMs();
    const auto rows = database_.Rows("EXECUTE " + name_ + "(" + database_.Quoted(query.text) + ")");
    answer.ms = NowMs() - begin;
    const std::string source = std::to_string(query.source.value());
    answer.source =
        std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row[0] == source; });
    answer.found = answer.source;
    return answer;
  }

 private:
  BenchDatabase& database_;
  std::string name_;
};

Json RowOf(const std::string& method, const QueryKind& kind, const std::vector<Answer>& answers) {
  std::vector<double> times;
  double found = 0;
  double source = 0;
  for (const Answer& answer : answers) {
    times.push_back(answer.ms);
    found += answer.found ? 1 : 0;
    source += answer.source ? 1 : 0;
  }
  const auto count = static_cast<double>(answers.size());
  Json row = {{"method", method}, {"kind", kind.name}, {"queries", answers.size()}};
  row["recall"] = kind.has_source ? Json(Rounded(found / count, 4)) : Json();
  row["recall_of_source"] = kind.has_source ? Json(Rounded(source / count, 4)) : Json();
  row["p50_ms"] = Rounded(Percentile(times, 0.5), 2);
  row["p99_ms"] = Rounded(Percentile(times, 0.99), 2);
  return row;
}

template <typename Ask>
Answer AskSomeTimes(const Query& query, const Ask& ask) {
  Answer answer;
  std::vector<double> times;
  for (int i = 0; i < kTries; ++i) {
    answer = ask(query);
    times.push_back(answer.ms);
  }
  answer.ms = Percentile(std::move(times), 0.5);
  return answer;
}

template <typename Ask>
Json Measure(const std::string& method, const std::vector<QueryKind>& kinds, size_t most,
             const Ask& ask, std::vector<std::pair<double, const Query*>>* timed) {
  Json rows = Json::array();
  for (const QueryKind& kind : kinds) {
    std::vector<Answer> answers;
    for (size_t i = 0; i < std::min(most, kind.queries.size()); ++i) {
      answers.push_back(AskSomeTimes(kind.queries[i], ask));
      if (timed != nullptr) timed->emplace_back(answers.back().ms, &kind.queries[i]);
    }
    if (!answers.empty()) rows.push_back(RowOf(method, kind, answers));
  }
  return rows;
}

// The slowest queries of all kinds, asked again some times: slow by themselves, not by chance.
Json MeasureSlowest(storage::Store& store, std::vector<std::pair<double, const Query*>> timed) {
  std::sort(timed.begin(), timed.end(), [](const auto& a, const auto& b) { return a > b; });
  timed.resize(
      std::max<size_t>(1, static_cast<size_t>(static_cast<double>(timed.size()) * kSlowest)));
  std::vector<double> times;
  for (int repeat = 0; repeat < kRepeats; ++repeat) {
    for (const auto& [ms, query] : timed) times.push_back(LookUp(store, *query).ms);
  }
  return {{"queries", timed.size()},
          {"repeats", kRepeats},
          {"p50_ms", Rounded(Percentile(times, 0.5), 2)},
          {"p99_ms", Rounded(Percentile(times, 0.99), 2)},
          {"max_ms", Rounded(Percentile(times, 1), 2)},
          {"slowest_text", timed.front().second->text}};
}

Json SizesOf(BenchDatabase& database) {
  Json rows = Json::array();
  for (const auto& row : database.Rows(
           "SELECT c.relname, c.reltuples::bigint, pg_relation_size(c.oid) FROM pg_class AS c "
           "WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'i') "
           "AND pg_relation_size(c.oid) > 1000000 ORDER BY 3 DESC")) {
    rows.push_back({{"relation", row[0]},
                    {"entries", std::strtoll(row[1].c_str(), nullptr, 10)},
                    {"mb", Rounded(std::strtod(row[2].c_str(), nullptr) / 1e6, 1)}});
  }
  return rows;
}

void Append(const Json& rows, Json& all) {
  for (const Json& row : rows) all.push_back(row);
}

void MeasureTrigrams(BenchDatabase& database, const Options& options,
                     const std::vector<QueryKind>& kinds, Json& rows) {
  if (options.trgm_queries == 0) return;
  database.Rows(
      "CREATE EXTENSION IF NOT EXISTS pg_trgm; "
      "CREATE INDEX IF NOT EXISTS bench_trgm_ix ON quote USING gin (wording gin_trgm_ops)");
  Trigrams similar(database, "trgm_similarity", "wording % $1", "similarity(wording, $1)");
  Trigrams within(database, "trgm_word_similarity", "$1 <% wording",
                  "word_similarity($1, wording)");
  Append(Measure(
             "pg_trgm similarity", kinds, options.trgm_queries,
             [&](const Query& query) { return similar.LookUp(query); }, nullptr),
         rows);
  Append(Measure(
             "pg_trgm word similarity", kinds, options.trgm_queries,
             [&](const Query& query) { return within.LookUp(query); }, nullptr),
         rows);
}

// The ids of articles that another run left.
std::vector<domain::ArticleId> FindArticles(BenchDatabase& database, size_t articles) {
  std::vector<domain::ArticleId> ids;
  for (size_t number = 0; number < articles; ++number) {
    const auto article = database.store().FindArticle({}, UrlOf(number));
    Check(article.status());
    ids.push_back(article->id);
  }
  return ids;
}

int Run(const Options& options) {
  BenchDatabase database({.parent = options.folder, .kept = options.keep, .durable = false});
  const size_t articles =
      std::clamp<size_t>(options.quotes / kQuotesPerArticle / 2, 1, kMostArticles);
  const double begin = NowMs();
  const bool is_filled = database.Number("SELECT count(*) FROM article") > 0;
  if (!is_filled) StoreQuotes(database, options.quotes - articles * kQuotesPerArticle);
  const std::vector<domain::ArticleId> ids =
      is_filled ? FindArticles(database, articles) : Load(database, articles);
  const double loaded = NowMs();
  database.Rows("VACUUM (ANALYZE)");
  Json report = {{"bench", "matching"}, {"machine", Machine()}};
  report["occurrences"] = articles * kQuotesPerArticle;  // of the quotes that are asked for
  report["quotes"] = database.Number("SELECT count(*) FROM quote");
  report["load_seconds"] = Rounded((loaded - begin) / 1000, 1);
  report["sizes"] = SizesOf(database);
  const std::vector<QueryKind> kinds = MakeQueries(database, options, ids);
  storage::Store& store = database.store();
  const auto look_up = [&](const Query& query) { return LookUp(store, query); };
  std::vector<std::pair<double, const Query*>> timed;
  Json rows = Measure("look-up", kinds, options.queries, look_up, &timed);
  report["slowest"] = MeasureSlowest(store, std::move(timed));
  Append(Measure(
             "VerifyQuote", kinds, options.queries,
             [&](const Query& query) { return Verify(store, query); }, nullptr),
         rows);
  MeasureTrigrams(database, options, kinds, rows);
  report["look_ups"] = rows;
  std::printf("%s: %lld quotes, loaded in %.0f s\n", report["machine"].dump().c_str(),
              report["quotes"].get<long long>(), (loaded - begin) / 1000);
  PrintTable("Tables and indexes over 1 MB", report["sizes"]);
  PrintTable("Look-ups", rows);
  PrintTable("The slowest 1 % of look-ups, asked again", Json::array({report["slowest"]}));
  WriteReport(options.json, report);
  return 0;
}

}  // namespace
}  // namespace verbatim::bench

int main(int argc, char** argv) {
  verbatim::bench::Options options;
  CLI::App app("Recall and speed of look-ups among made-up quotes.");
  app.add_option("--quotes", options.quotes, "stored quotes")
      ->check(CLI::Range(size_t{100}, size_t{100'000'000}))
      ->capture_default_str();
  app.add_option("--queries", options.queries, "queries of each kind")
      ->check(CLI::Range(size_t{1}, size_t{1'000'000}))
      ->capture_default_str();
  app.add_option("--trgm-queries", options.trgm_queries, "of these also asked of pg_trgm; 0: none")
      ->capture_default_str();
  app.add_option("--folder", options.folder, "where the database is made, and removed")
      ->capture_default_str();
  app.add_option("--keep", options.keep,
                 "folder to make the database in and to leave it, or that another run of as many "
                 "quotes left, which is asked again");
  app.add_option("--json", options.json, "file to write all figures to as JSON");
  CLI11_PARSE(app, argc, argv);
  return verbatim::bench::Run(options);
}
