// How well claims, figures and stances come out on the series of tests/data/facts/series.txt, from
// the articles' text on. Odd series were there to build with, even ones only to measure with.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/app/analyze_article.h"
#include "services/facts/read_facts.h"
#include "services/facts/same_claim.h"
#include "services/text/document.h"

namespace verbatim::app {
namespace {

struct Label {
  std::string claim;  // "03/1"
  std::string stance;
  std::string words;
};

struct FigureLabel {
  std::string words;
  std::string bound;
  double value = 0;
};

struct SeriesArticle {
  std::string series;
  domain::Article article;
  std::vector<Label> labels;
  std::vector<FigureLabel> figures;
};

std::vector<SeriesArticle> ReadSeries() {
  std::ifstream file(VERBATIM_SOURCE_DIR "/tests/data/facts/series.txt");
  std::vector<SeriesArticle> articles;
  std::string series;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("== ")) {
      series = line.substr(3, 2);
    } else if (series.empty() || line.empty()) {
      continue;
    } else if (line.starts_with("@ ")) {
      SeriesArticle& added = articles.emplace_back();
      added.series = series;
      added.article.url = "https://example.test/" + std::to_string(articles.size());
      added.article.publish_time = domain::ParseTime(line.substr(2, 10));
    } else if (line.starts_with("> ")) {
      const size_t claim = line.find(' ', 2);
      const size_t stance = line.find(' ', claim + 1);
      articles.back().labels.push_back({.claim = series + "/" + line.substr(2, claim - 2),
                                        .stance = line.substr(claim + 1, stance - claim - 1),
                                        .words = line.substr(stance + 1)});
    } else if (line.starts_with("# ")) {
      const size_t equals = line.find(" = ");
      const size_t value = line.find(' ', equals + 3);
      articles.back().figures.push_back({.words = line.substr(2, equals - 2),
                                         .bound = line.substr(equals + 3, value - equals - 3),
                                         .value = std::stod(line.substr(value + 1))});
    } else {
      articles.back().article.text += line + "\n";
    }
  }
  for (SeriesArticle& one : articles) {
    one.article.entries.push_back(
        {.span = {0, static_cast<uint32_t>(one.article.text.size())}, .heading = {}});
  }
  return articles;
}

// A labelled statement with the claim and stance that came out.
struct Outcome {
  Label label;
  std::optional<size_t> part;  // index among all parts
  std::string stance;
};

struct Figures {
  int right = 0;
  int found = 0;
  int wanted = 0;
  double Precision() const { return found == 0 ? 0 : double(right) / found; }
  double Recall() const { return wanted == 0 ? 0 : double(right) / wanted; }
};

class Evaluation {
 public:
  explicit Evaluation(bool odd, bool explain) : explain_(explain) {
    for (const SeriesArticle& one : ReadSeries()) {
      if ((std::stoi(one.series) % 2 == 1) == odd) Read(one);
    }
    Group();
    CountPairs();
    for (const Outcome& outcome : outcomes_) {
      ++stances.wanted;
      stances.found += outcome.part.has_value();
      stances.right += outcome.stance == outcome.label.stance;
      if (outcome.stance != outcome.label.stance) {
        Explain(outcome.label.claim + " " + outcome.label.stance + " \"" + outcome.label.words +
                "\": " + (outcome.part ? outcome.stance : "not found"));
      }
    }
  }

  Figures pairs;
  Figures stances;
  Figures figures;

  void Print(const char* name) const {
    std::printf(
        "%s: grouping P %.3f R %.3f (%d pairs), stance P %.3f R %.3f (%d statements), figures "
        "%d of %d exact\n",
        name, pairs.Precision(), pairs.Recall(), pairs.wanted, stances.Precision(),
        stances.Recall(), stances.wanted, figures.right, figures.wanted);
  }

 private:
  void Explain(const std::string& line) const {
    if (explain_) std::printf("  %s\n", line.c_str());
  }

  void Read(const SeriesArticle& one) {
    const auto statements = AnalyzeArticle(one.article, CallContext());
    ASSERT_TRUE(statements.ok()) << statements.status();
    const text::Document document = text::Document::Analyze(one.article);
    std::vector<facts::Part> parts = facts::ReadFacts(one.article, document, *statements);
    std::vector<bool> used(parts.size());
    for (const Label& label : one.labels) {
      Outcome outcome{.label = label, .part = {}, .stance = ""};
      for (size_t i = 0; i < parts.size() && !outcome.part; ++i) {
        if (used[i] || document.Text(parts[i].span).find(label.words) == std::string::npos)
          continue;
        used[i] = true;
        outcome.part = parts_.size() + i;
        outcome.stance = domain::Name(parts[i].stance.stance);
      }
      outcomes_.push_back(std::move(outcome));
    }
    for (const FigureLabel& label : one.figures) {
      ++figures.wanted;
      bool exact = false;
      for (const facts::Part& part : parts) {
        for (const domain::Figure& figure : part.figures) {
          exact |= document.Text(figure.span) == label.words &&
                   domain::Name(figure.bound) == label.bound &&
                   std::abs(figure.value - label.value) <= 1e-4 * label.value;
        }
      }
      figures.right += exact;
      if (!exact) Explain(one.series + " figure " + label.words);
    }
    if (explain_) {
      for (const facts::Part& part : parts) {
        Explain(one.series + " [" + std::string(document.Text(part.span)) + "] " +
                part.form.Text());
      }
    }
    for (facts::Part& part : parts) parts_.push_back(std::move(part));
  }

  size_t Root(size_t part) const {
    while (claims_[part] != part) part = claims_[part];
    return part;
  }

  void Group() {
    for (size_t i = 0; i < parts_.size(); ++i) claims_.push_back(i);
    for (size_t i = 0; i < parts_.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const bool same = parts_[i].form.Text() == parts_[j].form.Text() ||
                          facts::SameClaim(parts_[i].form, parts_[j].form);
        if (same && Root(i) != Root(j)) claims_[Root(i)] = Root(j);
      }
    }
  }

  void CountPairs() {
    for (size_t i = 0; i < outcomes_.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const bool wanted = outcomes_[i].label.claim == outcomes_[j].label.claim;
        const bool found = outcomes_[i].part && outcomes_[j].part &&
                           Root(*outcomes_[i].part) == Root(*outcomes_[j].part);
        pairs.wanted += wanted;
        pairs.found += found;
        pairs.right += wanted && found;
        if (wanted != found) {
          Explain(std::string(found ? "must differ: " : "must be one: ") +
                  outcomes_[i].label.claim + " \"" + outcomes_[i].label.words + "\" and " +
                  outcomes_[j].label.claim + " \"" + outcomes_[j].label.words + "\"");
        }
      }
    }
  }

  const bool explain_;
  std::vector<facts::Part> parts_;
  std::vector<size_t> claims_;
  std::vector<Outcome> outcomes_;
};

void ExpectEnough(const Evaluation& evaluation) {
  EXPECT_GE(evaluation.pairs.Precision(), 0.9);
  EXPECT_GE(evaluation.pairs.Recall(), 0.8);
  EXPECT_GE(evaluation.stances.Precision(), 0.9);
  EXPECT_GE(evaluation.stances.Recall(), 0.8);
  EXPECT_GE(evaluation.figures.Recall(), 0.95);
}

TEST(ClaimSeriesTest, ThoseToBuildWithComeOutAsLabelled) {
  const Evaluation evaluation(true, std::getenv("VERBATIM_EXPLAIN") != nullptr);
  evaluation.Print("series to build with");
  ExpectEnough(evaluation);
}

TEST(ClaimSeriesTest, ThoseToMeasureWithComeOutAsLabelled) {
  const Evaluation evaluation(false, false);
  evaluation.Print("series to measure with");
  ExpectEnough(evaluation);
}

}  // namespace
}  // namespace verbatim::app
