#include "services/attribution/lexicon.h"

#include "gtest/gtest.h"

namespace verbatim::attribution {
namespace {

TEST(Lexicon, KnowsWordsWhateverTheirCaseAndFinalStop) {
  EXPECT_TRUE(LookUp("Minister", true).Is(kRole));
  EXPECT_TRUE(LookUp("MINISTER", true).Is(kRole));
  EXPECT_TRUE(LookUp("minister", false).Is(kRole));
  EXPECT_TRUE(LookUp("Sen.", true).Is(kHonorific));
  EXPECT_EQ(LookUp("xylophone", false).classes, 0u);
  EXPECT_EQ(LookUp(std::string(1000, 'x'), false).classes, 0u);
}

TEST(Lexicon, GivesWordsOfOneMeaningOneNumber) {
  EXPECT_EQ(LookUp("Sen.", true).id, LookUp("senator", false).id);
  EXPECT_EQ(LookUp("spokeswoman", false).id, LookUp("spokesman", false).id);
  EXPECT_NE(LookUp("general", false).id, LookUp("senator", false).id);
}

TEST(Lexicon, TellsTheGenderOfRoles) {
  EXPECT_TRUE(LookUp("spokeswoman", false).Is(kFemale));
  EXPECT_TRUE(LookUp("chairman", false).Is(kMale));
  EXPECT_FALSE(LookUp("minister", false).Is(kMale | kFemale));
}

TEST(Lexicon, TakesPluralsOfPeopleForGroups) {
  EXPECT_TRUE(LookUp("ministers", false).Is(kGroup));
  EXPECT_TRUE(LookUp("spokesmen", false).Is(kGroup));
  EXPECT_TRUE(LookUp("ministries", false).Is(kGroup));
  EXPECT_FALSE(LookUp("ministers", false).Is(kRole));
}

TEST(Lexicon, JudgesHyphenatedWordsByTheirLastPart) {
  EXPECT_TRUE(LookUp("vice-chancellor", false).Is(kRole));
  EXPECT_TRUE(LookUp("president-elect", false).Is(kRole));
  EXPECT_FALSE(LookUp("minister-like", false).Is(kRole));
}

TEST(Lexicon, TakesPlacesAndGivenNamesOnlyCapitalised) {
  EXPECT_TRUE(LookUp("Turkey", true).Is(kPlace));
  EXPECT_FALSE(LookUp("turkey", false).Is(kPlace));
  EXPECT_TRUE(LookUp("Grace", true).Is(kGivenName));
  EXPECT_FALSE(LookUp("grace", false).Is(kGivenName));
}

TEST(Lexicon, TellsTheCountryFromThePronoun) {
  EXPECT_TRUE(LookUp("US", true).Is(kPlace));
  EXPECT_FALSE(LookUp("US", true).Is(kPronoun));
  EXPECT_TRUE(LookUp("us", false).Is(kPronoun));
  EXPECT_EQ(LookUp("US", true).hash, LookUp("U.S.", true).hash);
}

TEST(Lexicon, KnowsPairsOfWords) {
  EXPECT_EQ(LookUpPair("United", "States"), kPlace);
  EXPECT_EQ(LookUpPair("White", "House"), kOrgName);
  EXPECT_EQ(LookUpPair("Green", "House"), 0u);
}

TEST(Lexicon, MapsDemonymsToCountries) {
  EXPECT_EQ(CountryOf("Dutch"), "Netherlands");
  EXPECT_EQ(CountryOf("Saudi"), "Saudi Arabia");
  EXPECT_EQ(CountryOf("Martian"), "");
}

TEST(Lexicon, FoldsCaseBeyondAscii) {
  EXPECT_EQ(Fold("KEREKÉS"), "kerekés");
  EXPECT_EQ(Fold("Žižek"), "žižek");
  EXPECT_EQ(Fold("ЗЕЛЕНСЬКИЙ"), "зеленський");
  EXPECT_EQ(Fold("O’Brien"), "o'brien");
  EXPECT_EQ(Fold("Jr."), "jr");
}

}  // namespace
}  // namespace verbatim::attribution
