#include "clients/cli/difference_view.h"

namespace verbatim::cli {
namespace {

void AddWords(StyledText& text, const std::string& words, Style style) {
  if (words.empty()) return;
  if (!text.empty()) text.push_back({" ", Style::kPlain});
  text.push_back({words, style});
}

}  // namespace

StyledText DifferenceView(const std::vector<domain::Edit>& edits) {
  StyledText text;
  for (const domain::Edit& edit : edits) {
    const std::string first = ForTerminal(edit.a_text);
    const std::string second = ForTerminal(edit.b_text);
    if (edit.op == domain::EditOp::kKeep) {
      AddWords(text, second, Style::kPlain);
      continue;
    }
    if (edit.op == domain::EditOp::kMove) {
      AddWords(text, first.empty() ? "{~" + second + "~}" : "[~" + first + "~]", Style::kMoved);
      continue;
    }
    if (!first.empty()) AddWords(text, "[-" + first + "-]", Style::kDeleted);
    if (!second.empty()) AddWords(text, "{+" + second + "+}", Style::kInserted);
  }
  return text;
}

}  // namespace verbatim::cli
