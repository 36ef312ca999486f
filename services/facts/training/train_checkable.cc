// Fits the weights of checkable.h and prints its figures by cross-validation:
//   zcat DOCUMENTS.jsonl.gz | train_checkable LABELS.jsonl WEIGHTS.inc
// DOCUMENTS are PolNeAR's, LABELS say of some of their statements whether they can be checked.

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "nlohmann/json.hpp"

#include "services/domain/article.h"
#include "services/facts/checkable.h"
#include "services/text/document.h"
#include "services/text/offset_map.h"

namespace verbatim::facts {
namespace {

using nlohmann::json;

struct Example {
  CheckableFeatures features{};
  bool checkable = false;
  std::string document;  // those of one are in one fold
};

std::vector<domain::TextSpan> SpansOf(const json& spans, const text::OffsetMap& offsets) {
  std::vector<domain::TextSpan> found;
  for (const json& span : spans) {
    found.push_back(
        {*offsets.ToByte(span[0].get<uint32_t>()), *offsets.ToByte(span[1].get<uint32_t>())});
  }
  return found;
}

Example ExampleOf(const json& label, const text::Document& document,
                  const text::OffsetMap& offsets) {
  std::vector<uint32_t> tokens;
  for (const domain::TextSpan span : SpansOf(label["content"], offsets)) {
    const text::TokenRange range = document.TokensIn(span);
    for (uint32_t i = range.begin; i < range.end; ++i) tokens.push_back(i);
  }
  text::TokenRange cue;
  for (const domain::TextSpan span : SpansOf(label["cue"], offsets)) {
    const text::TokenRange range = document.TokensIn(span);
    if (cue.empty()) cue = range;
    cue.end = range.end;
  }
  const std::string kind = label["kind"];
  return {.features = FeaturesOf(document, tokens, cue,
                                 kind == "DIRECT"  ? domain::StatementKind::kDirect
                                 : kind == "MIXED" ? domain::StatementKind::kMixed
                                                   : domain::StatementKind::kIndirect),
          .checkable = label["checkable"].get<bool>(),
          .document = label["id"]};
}

double Dot(const CheckableFeatures& a, const CheckableFeatures& b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

// Logistic regression with a Gaussian prior, by gradient steps on all examples. Deterministic.
CheckableFeatures Fit(const std::vector<const Example*>& examples) {
  constexpr int kSteps = 3000;
  constexpr double kRate = 1;
  constexpr double kPrior = 0.01;
  CheckableFeatures weights{};
  for (int step = 0; step < kSteps; ++step) {
    CheckableFeatures gradient{};
    for (const Example* example : examples) {
      const double p = 1 / (1 + std::exp(-Dot(weights, example->features)));
      for (size_t i = 0; i < gradient.size(); ++i) {
        gradient[i] += ((example->checkable ? 1 : 0) - p) * example->features[i];
      }
    }
    for (size_t i = 0; i < weights.size(); ++i) {
      const double prior = i == 0 ? 0 : kPrior * weights[i];
      weights[i] += kRate * (gradient[i] / static_cast<double>(examples.size()) - prior);
    }
  }
  return weights;
}

void PrintFigures(const std::vector<Example>& examples) {
  constexpr int kFolds = 10;
  std::map<std::string, int> folds;
  for (const Example& example : examples) {
    folds.emplace(example.document, static_cast<int>(folds.size()) % kFolds);
  }
  std::vector<double> odds(examples.size());
  for (int fold = 0; fold < kFolds; ++fold) {
    std::vector<const Example*> rest;
    for (const Example& example : examples) {
      if (folds[example.document] != fold) rest.push_back(&example);
    }
    const CheckableFeatures weights = Fit(rest);
    for (size_t i = 0; i < examples.size(); ++i) {
      if (folds[examples[i].document] == fold) odds[i] = Dot(weights, examples[i].features);
    }
  }
  std::printf("%d folds by document\nfrom  right  precision  recall  F1\n", kFolds);
  for (const double from : {0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6}) {
    int right = 0, found = 0, wanted = 0, both = 0;
    for (size_t i = 0; i < examples.size(); ++i) {
      const bool yes = 1 / (1 + std::exp(-odds[i])) >= from;
      right += yes == examples[i].checkable;
      found += yes;
      wanted += examples[i].checkable;
      both += yes && examples[i].checkable;
    }
    const double precision = both / std::max(1.0, double(found));
    const double recall = both / std::max(1.0, double(wanted));
    std::printf("%.2f  %.3f  %.3f      %.3f   %.3f\n", from, right / double(examples.size()),
                precision, recall, 2 * precision * recall / std::max(1e-9, precision + recall));
  }
}

int Train(const std::string& labels_path, const std::string& weights_path) {
  std::map<std::string, std::vector<json>> labels;
  std::ifstream labels_file(labels_path);
  for (std::string line; std::getline(labels_file, line);) {
    json label = json::parse(line);
    labels[label["id"].get<std::string>()].push_back(std::move(label));
  }
  std::vector<Example> examples;
  for (std::string line; std::getline(std::cin, line);) {
    const json entry = json::parse(line);
    const auto found = labels.find(entry["id"].get<std::string>());
    if (found == labels.end()) continue;
    domain::Article article;
    article.text = entry["text"].get<std::string>();
    article.entries.push_back(
        {.span = {0, static_cast<uint32_t>(article.text.size())}, .heading = {}});
    const text::OffsetMap offsets(article.text, text::OffsetEncoding::kCodePoints);
    const text::Document document = text::Document::Analyze(article);
    for (const json& label : found->second) {
      examples.push_back(ExampleOf(label, document, offsets));
    }
  }
  std::printf("%zu statements, %zu checkable\n", examples.size(),
              static_cast<size_t>(std::count_if(examples.begin(), examples.end(),
                                                [](const Example& e) { return e.checkable; })));
  PrintFigures(examples);
  std::vector<const Example*> all;
  for (const Example& example : examples) all.push_back(&example);
  const CheckableFeatures weights = Fit(all);
  std::ofstream out(weights_path);
  out << "// Written by train_checkable, in the order of Feature.\n"
         "constexpr CheckableFeatures kWeights = {\n";
  for (const double weight : weights) {
    char text[32];
    std::snprintf(text, sizeof text, "    %.3f,\n", weight);
    out << text;
  }
  out << "};\n";
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace verbatim::facts

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: zcat DOCUMENTS | train_checkable LABELS WEIGHTS\n");
    return 2;
  }
  return verbatim::facts::Train(argv[1], argv[2]);
}
