#include "clients/cli/comparison_printer.h"

#include <cstdio>

#include "clients/cli/difference_view.h"

namespace verbatim::cli {

void ComparisonPrinter::Print(size_t index, const WordingPair& pair) {
  if (format_ == Format::kTable) {
    PrintForPeople(index, pair);
    return;
  }
  const domain::Comparison comparison = comparer_.Compare(pair.a, pair.b);
  json_.clear();
  json_ += R"({"index": )";
  AppendJsonInteger(json_, index);
  json_ += R"(, "relation": ")";
  json_ += domain::Name(comparison.relation);
  json_ += R"(", "score": )";
  AppendJsonFraction(json_, comparison.score);
  json_ += R"(, "meaning_changed": )";
  json_ += comparison.meaning_changed() ? "true}" : "false}";
  if (format_ == Format::kJson) {
    documents_.Add(json_, output_);
    return;
  }
  json_ += '\n';
  output_.Write(json_);
}

// "3    VARIANT, similarity 0.93, changes the meaning (NUMBER)" and the wordings in one.
void ComparisonPrinter::PrintForPeople(size_t index, const WordingPair& pair) {
  const domain::Comparison comparison = app::CompareWordingsWithEdits(pair.a, pair.b);
  char score[16];
  std::snprintf(score, sizeof score, "%.2f", comparison.score);
  constexpr size_t kIndexWidth = 5;
  StyledText line = {{std::string(domain::Name(comparison.relation)), Style::kStrong},
                     {std::string(", similarity ") + score, Style::kPlain}};
  if (comparison.meaning_changed()) {
    line.push_back(
        {", changes the meaning (" + std::string(domain::Name(comparison.meaning_change)) + ")",
         Style::kBad});
  }
  output_.Labelled({std::to_string(index), Style::kFaint}, kIndexWidth, line);
  output_.Paragraph(DifferenceView(comparison.edits), kIndexWidth);
}

void ComparisonPrinter::Finish() {
  if (format_ == Format::kJson) documents_.Finish(output_);
}

}  // namespace verbatim::cli
