#include "services/extraction/words.h"

#include <gtest/gtest.h>

namespace verbatim::extraction {
namespace {

TEST(StemTest, BringsTheFormsOfOneVerbTogether) {
  const struct {
    const char* base;
    std::vector<std::pair<const char*, Tag>> forms;
  } kCases[] = {
      {"say",
       {{"says", Tag::kVBZ}, {"said", Tag::kVBD}, {"Said", Tag::kVBN}, {"saying", Tag::kVBG}}},
      {"argue", {{"argues", Tag::kVBZ}, {"argued", Tag::kVBD}, {"arguing", Tag::kVBG}}},
      {"reply", {{"replies", Tag::kVBZ}, {"replied", Tag::kVBD}, {"replying", Tag::kVBG}}},
      {"tell", {{"tells", Tag::kVBZ}, {"told", Tag::kVBD}, {"telling", Tag::kVBG}}},
      {"admit", {{"admits", Tag::kVBZ}, {"admitted", Tag::kVBD}, {"admitting", Tag::kVBG}}},
      {"stress", {{"stresses", Tag::kVBZ}, {"stressed", Tag::kVBD}, {"stressing", Tag::kVBG}}},
      {"agree", {{"agrees", Tag::kVBZ}, {"agreed", Tag::kVBD}, {"agreeing", Tag::kVBG}}},
      {"write", {{"writes", Tag::kVBZ}, {"wrote", Tag::kVBD}, {"written", Tag::kVBN}}},
  };
  for (const auto& verb : kCases) {
    for (const auto& [form, tag] : verb.forms) {
      EXPECT_EQ(StemOf(form, tag), StemOfBase(verb.base)) << form;
    }
  }
}

TEST(StemTest, KeepsDifferentVerbsApart) {
  EXPECT_NE(StemOfBase("say"), StemOfBase("see"));
  EXPECT_NE(StemOfBase("state"), StemOfBase("start"));
}

TEST(StemTest, LeavesOtherWordsAlone) {
  EXPECT_EQ(StemOf("According", Tag::kIN), HashOf("according"));
  EXPECT_EQ(StemOf("’s", Tag::kPOS), HashOf("'s"));
}

TEST(StemTest, FoldsCapitalsOfLatinLetters) {
  EXPECT_EQ(StemOf("ÉLYSÉE", Tag::kJJ), HashOf("élysée"));
}

}  // namespace
}  // namespace verbatim::extraction
