#include "services/app/text_positions.h"

#include <string>

#include "gtest/gtest.h"

namespace verbatim::app {
namespace {

TEST(TextPositionsTest, CoverEverySpanInEveryUnitOnce) {
  storage::ArticleDraft draft;
  draft.article.text = "é 😀 é";  // 2 + 1 + 4 + 1 + 2 bytes
  storage::OccurrenceDraft occurrence;
  occurrence.attributed.statement.content = {{.span = {3, 10}}};
  occurrence.attributed.statement.source = domain::TextSpan{0, 2};
  domain::ChainLink link;
  link.evidence = domain::TextSpan{0, 3};
  occurrence.attributed.chain = {link, domain::ChainLink{}};
  draft.occurrences = {occurrence};

  AddTextPositions(draft);
  std::string shown;
  for (const domain::TextPosition& p : draft.occurrences[0].positions) {
    shown += std::to_string(p.byte) + "/" + std::to_string(p.code_point) + "/" +
             std::to_string(p.utf16) + " ";
  }
  EXPECT_EQ(shown, "0/0/0 2/1/1 3/2/2 10/5/6 ");
}

}  // namespace
}  // namespace verbatim::app
