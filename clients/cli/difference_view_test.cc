#include "clients/cli/difference_view.h"

#include "gtest/gtest.h"

namespace verbatim::cli {
namespace {

using domain::EditOp;

const std::vector<domain::Edit> kEdits = {{EditOp::kKeep, "Russia has", "Russia has"},
                                          {EditOp::kReplace, "lost;", "lost:"},
                                          {EditOp::kInsert, "", "truly"},
                                          {EditOp::kKeep, "the", "the"},
                                          {EditOp::kDelete, "whole", ""},
                                          {EditOp::kKeep, "war", "war"},
                                          {EditOp::kCut, "in short", ""}};

TEST(DifferenceViewTest, MarksWhatOnlyOneWordingHas) {
  EXPECT_EQ(Render(DifferenceView(kEdits), /*colour=*/false),
            "Russia has [-lost;-] {+lost:+} {+truly+} the [-whole-] war [-in short-]");
}

TEST(DifferenceViewTest, KeepsItsMarksInColour) {
  EXPECT_EQ(Render(DifferenceView({kEdits[1]}), /*colour=*/true),
            "\033[31m[-lost;-]\033[0m \033[32m{+lost:+}\033[0m");
}

TEST(DifferenceViewTest, ShowsBothPlacesOfWordsThatMoved) {
  EXPECT_EQ(Render(DifferenceView({{EditOp::kMove, "At dawn", "", 1},
                                   {EditOp::kKeep, "they left", "They left"},
                                   {EditOp::kMove, "", "at dawn", 1}}),
                   /*colour=*/false),
            "[~At dawn~] They left {~at dawn~}");
}

TEST(DifferenceViewTest, NoEditsAreNoText) { EXPECT_TRUE(DifferenceView({}).empty()); }

}  // namespace
}  // namespace verbatim::cli
