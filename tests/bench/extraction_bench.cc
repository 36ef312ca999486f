// How fast texts become statements with speakers, on one core: the whole way, its stages, and the
// least that any reader of text does (UTF-8 validation and tokens). Texts are read before the clock
// starts and no result is printed.
// Usage: extraction_bench [--json] [FILE...]   (default: the repository's own sample)

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/resource.h>

#include "services/articles/reader.h"
#include "services/attribution/attributor.h"
#include "services/extraction/extractor.h"
#include "services/extraction/model.h"
#include "services/extraction/rule_extractor.h"
#include "services/extraction/words.h"
#include "services/text/document.h"
#include "services/text/paragraphs.h"
#include "services/text/tokenizer.h"

namespace verbatim {
namespace {

constexpr int kRounds = 9;
constexpr double kSecondsPerRound = 0.3;
constexpr size_t kHostileBytes = 1U << 20U;

double CpuSeconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec) * 1e-6;
}

// The median over rounds of the seconds of CPU that one call takes.
double Measure(const std::function<void()>& run) {
  const double first = CpuSeconds();
  run();
  const double once = std::max(CpuSeconds() - first, 1e-4);
  const int calls = std::max(1, static_cast<int>(kSecondsPerRound / once));
  std::vector<double> rounds;
  for (int round = 0; round < kRounds; ++round) {
    const double begin = CpuSeconds();
    for (int call = 0; call < calls; ++call) run();
    rounds.push_back((CpuSeconds() - begin) / calls);
  }
  std::nth_element(rounds.begin(), rounds.begin() + kRounds / 2, rounds.end());
  return rounds[kRounds / 2];
}

// Keeps the compiler from leaving out work whose result nobody reads.
void Use(size_t value) {
  [[maybe_unused]] static volatile size_t sink;
  sink = value;
}

domain::Article Read(const std::string& text) {
  auto article = articles::ReadArticle(text, {});
  if (!article.ok()) {
    std::fprintf(stderr, "extraction_bench: %s\n", article.status().ToString().c_str());
    std::exit(1);
  }
  return *std::move(article);
}

void Floor(const domain::Article& article) {
  Use(static_cast<size_t>(text::CheckText(article.text).ok()));
  std::vector<text::Token> tokens;
  size_t mark = 0;
  for (const text::Paragraph& paragraph : text::SplitParagraphs(article)) {
    text::Tokenize(article.text, paragraph.span, {}, mark, tokens);
  }
  Use(tokens.size());
}

struct Stage {
  const char* name;
  std::function<void(size_t)> run;  // on the text of this number
};

void PrintRow(bool json, const char* name, double seconds, double words, double bytes,
              double whole) {
  const char* format =
      json ? "{\"stage\": \"%s\", \"words_per_second\": %.0f, \"mb_per_second\": %.2f, "
             "\"share_of_whole\": %.3f}\n"
           : "%-34s %12.0f words/s %9.2f MB/s %7.1f %%\n";
  std::printf(format, name, words / seconds, bytes / seconds / 1e6,
              (json ? 1 : 100) * seconds / whole);
}

void MeasureStages(bool json, const std::vector<std::string>& texts) {
  std::vector<domain::Article> articles;
  for (const std::string& text : texts) articles.push_back(Read(text));
  std::vector<text::Document> documents;
  std::vector<std::vector<domain::Statement>> statements;
  double words = 0;
  double bytes = 0;
  for (const domain::Article& article : articles) {
    documents.push_back(text::Document::Analyze(article));
    statements.push_back(extraction::ExtractStatements(documents.back()));
    bytes += static_cast<double>(article.text.size());
    words += static_cast<double>(
        std::count_if(documents.back().tokens().begin(), documents.back().tokens().end(),
                      [](const text::Token& token) { return token.space_before; }));
  }
  const extraction::Model& model = extraction::Model::BuiltIn();
  const auto whole = [&](size_t i) {
    const domain::Article article = Read(texts[i]);
    const text::Document document = text::Document::Analyze(article);
    Use(attribution::AttributeStatements(document, {}, extraction::ExtractStatements(document))
            .size());
  };
  const std::vector<Stage> stages = {
      {"whole way", whole},
      {"  read, validate", [&](size_t i) { Use(Read(texts[i]).entries.size()); }},
      {"  tokens, sentences, quotations",
       [&](size_t i) { Use(text::Document::Analyze(articles[i]).tokens().size()); }},
      {"  statements", [&](size_t i) { Use(extraction::ExtractStatements(documents[i]).size()); }},
      {"    of these: parts of speech",
       [&](size_t i) {
         std::vector<extraction::Word> read = extraction::ReadWords(documents[i]);
         model.tagger().TagWords(documents[i], read);
         Use(read.size());
       }},
      {"    of these: rules",
       [&](size_t i) { Use(extraction::ExtractByRules(documents[i]).likely.size()); }},
      {"  speakers, chains",
       [&](size_t i) {
         Use(attribution::AttributeStatements(documents[i], {}, statements[i]).size());
       }},
      {"floor: validate and tokenise", [&](size_t i) { Floor(articles[i]); }}};
  double first = 0;
  double last = 0;
  for (const Stage& stage : stages) {
    last = Measure([&] {
      for (size_t i = 0; i < texts.size(); ++i) stage.run(i);
    });
    if (first == 0) first = last;
    PrintRow(json, stage.name, last, words, bytes, first);
  }
  std::printf(
      json ? "{\"whole_way_to_floor\": %.1f}\n" : "The whole way takes %.1f times the floor.\n",
      first / last);
}

// Whether time stays linear: the rate on one text of this size and on one eight times as long.
void MeasureHostile(bool json) {
  const std::pair<const char*, const char*> kinds[] = {
      {"only quotation marks", "“”\"'"},
      {"no spaces", "saidlee"},
      {"one endless sentence", "Ada Park said that the plan of Lee, who told Ray, was “bad” and "},
      {"open quotations", "She said: “We won. "}};
  for (const auto& [name, piece] : kinds) {
    double rates[2];
    for (int eightfold = 0; eightfold < 2; ++eightfold) {
      std::string text;
      while (text.size() < kHostileBytes * (eightfold != 0 ? 8 : 1)) text += piece;
      const double begin = CpuSeconds();
      const domain::Article article = Read(text);
      const text::Document document = text::Document::Analyze(article);
      Use(attribution::AttributeStatements(document, {}, extraction::ExtractStatements(document))
              .size());
      rates[eightfold] = static_cast<double>(text.size()) / (CpuSeconds() - begin) / 1e6;
    }
    std::printf(
        json ? "{\"hostile\": \"%s\", \"mb_per_second_1\": %.2f, \"mb_per_second_8\": %.2f}\n"
             : "%-34s %9.2f MB/s at 1 MiB %9.2f MB/s at 8 MiB\n",
        name, rates[0], rates[1]);
  }
}

int Run(const std::vector<std::string>& arguments) {
  bool json = false;
  std::vector<std::string> texts;
  for (const std::string& argument : arguments) {
    if (argument == "--json") {
      json = true;
      continue;
    }
    std::ifstream file(argument);
    texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (texts.empty()) {
    for (const char* name : {"live-2023-02-15.txt", "briefing-2023-02-16.txt"}) {
      std::ifstream file(std::string(VERBATIM_SOURCE_DIR) + "/tests/data/sample/" + name);
      texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  }
  const double load = Measure([] {
    Use(static_cast<size_t>(extraction::Model::Open(extraction::BuiltInModelBytes()).ok()));
  });
  MeasureStages(json, texts);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf(json ? "{\"model_load_ms\": %.2f, \"peak_resident_mb\": %.0f}\n"
                   : "The model opens in %.2f ms; at most %.0f MB were resident.\n",
              load * 1e3, static_cast<double>(usage.ru_maxrss) / 1024);
  MeasureHostile(json);
  return 0;
}

}  // namespace
}  // namespace verbatim

int main(int argc, char** argv) {
  return verbatim::Run(std::vector<std::string>(argv + 1, argv + argc));
}
