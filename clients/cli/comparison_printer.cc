#include "clients/cli/comparison_printer.h"

#include <cstdio>
#include <vector>

#include "clients/cli/difference_view.h"

namespace verbatim::cli {
namespace {

void AppendEdits(std::string& json, const std::vector<domain::Edit>& edits) {
  json += R"(, "edits": [)";
  for (const domain::Edit& edit : edits) {
    if (&edit != edits.data()) json += ", ";
    json += R"({"operation": ")";
    json += domain::Name(edit.op);
    json += R"(", "old_text": )";
    AppendJsonString(json, edit.a_text);
    json += R"(, "new_text": )";
    AppendJsonString(json, edit.b_text);
    if (edit.move > 0) {
      json += R"(, "move_number": )";
      AppendJsonInteger(json, static_cast<uint64_t>(edit.move));
    }
    json += "}";
  }
  json += "]";
}

}  // namespace

void ComparisonPrinter::Print(size_t index, const WordingPair& pair) {
  if (format_ == Format::kTable) {
    PrintForPeople(index, pair);
    return;
  }
  const domain::Comparison comparison = with_edits_ ? app::CompareWordingsWithEdits(pair.a, pair.b)
                                                    : comparer_.Compare(pair.a, pair.b);
  json_.clear();
  json_ += R"({"index": )";
  AppendJsonInteger(json_, index);
  json_ += R"(, "relation": ")";
  json_ += domain::Name(comparison.relation);
  json_ += R"(", "score": )";
  AppendJsonFraction(json_, comparison.score);
  json_ += R"(, "meaning_changed": )";
  json_ += comparison.meaning_changed() ? "true" : "false";
  if (with_edits_) {
    json_ += R"(, "meaning_change": ")";
    json_ += domain::Name(comparison.meaning_change);
    json_ += '"';
    AppendEdits(json_, comparison.edits);
  }
  json_ += '}';
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
