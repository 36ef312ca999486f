#include "services/attribution/chain_builder.h"

#include <string>

#include "gtest/gtest.h"

#include "services/attribution/attribution_testing.h"

namespace verbatim::attribution {
namespace {

using domain::LinkKind;

// The links of one kind of the last statement in an article of Wednesday, 15 February 2023.
std::string Show(const char* marked, LinkKind kind) {
  const auto attributed = testing::Attribute(marked, "2023-02-15");
  return attributed.empty() ? "" : testing::ShowLinks(attributed.back(), kind);
}

struct Case {
  const char* text;
  const char* links;
};

constexpr Case kAntecedents[] = {
    {"Polish foreign ministry spokeswoman Mary Holt left.\n[It is late], <she> {said}.",
     "Polish foreign ministry spokeswoman Mary Holt"},
    {"The mayor, Mary Holt, left. [It is late], <Holt> {said}.", "The mayor, Mary Holt"},
    {"Mary Holt, head of the Dyke Union, left. [It is late], <she> {said}.",
     "Mary Holt, head of the Dyke Union"},
    {"[It is late], <the mayor, Mary Holt,> {said}.", ""},
    {"The Danish defence ministry objects. [It is late], <the ministry statement> {said}.",
     "Danish defence ministry"},
    {"[It is late], <she> {said}.", ""},
    {"# Dykes\nMayor Mary Holt left.\n# Ports\nMs Holt left too. [It is late], <she> {said}.",
     "Ms Holt"},
    {"# Dykes\nMayor Mary Holt left.\n# Ports\nMs Holt left too. [It is late], <Holt> {said}.",
     "Mayor Mary Holt"},
};

TEST(ChainBuilder, NamesTheMentionThatTheSourceStandsFor) {
  for (const Case& test : kAntecedents) {
    EXPECT_EQ(Show(test.text, LinkKind::kAntecedent), test.links) << test.text;
  }
}

constexpr Case kRepresented[] = {
    {"[It is late], {said} <Polish foreign ministry spokeswoman Mary Holt>.",
     "Polish foreign ministry"},
    {"Kremlin spokesman Ivan Pike left. [It is late], <he> {said}.", "Kremlin"},
    {"[It is late], {said} <Mary Holt, chair of the U.S. Board of Dykes>.", "U.S. Board of Dykes"},
    {"[It is late], {said} <Mary Holt, an expert on trade at the Example Institute>.",
     "Example Institute"},
    {"[It is late], {said} <Acme’s chief executive, Mary Holt>.", "Acme"},
    {"[It is late], {said} <NATO Secretary-General Mary Holt>.", "NATO"},
    {"[It is late], {said} <Polish President Mary Holt>.", "Poland"},
    {"[It is late], {said} <German Defence Minister Mary Holt>.", "Germany"},
    {"[It is late], {said} <the US defence secretary Mary Holt>.", "US"},
    {"“[It is late],” <the US defence secretary, Mary Holt>, {told reporters}.", "US"},
    {"[It is late], {said} <a senior Kremlin official>.", "Kremlin"},
    {"[It is late], {said} <a top US officer>.", ""},
    {"[It is late], {said} <White House press secretary Mary Holt>.", "White House"},
    {"[It is late], {said} <Mary Holt, the mayor of Ghent>.", "Ghent"},
    {"Kremlin spokesman Ivan Pike left. [It is late], <Pike> {said}.", "Kremlin"},
    {"Ivan Pike left.\n[It is late], <Ivan Pike> {said}.\nKremlin spokesman Ivan Pike left.", ""},
    {"[It is late], {said} <Mary Holt, a former Kremlin spokeswoman>.", ""},
    {"[It is late], {said} <NATO critic Mary Holt>.", ""},
    {"[It is late], {said} <Mary Holt, a doctor in Ghent>.", ""},
    {"[It is late], {said} <Polish swimmer Mary Holt>.", ""},
    {"[It is late], {said} <Pike’s lawyer, Mary Holt>.\nMr Pike left.", ""},
    {"[It is late], {said} <Mary Holt>.", ""},
};

TEST(ChainBuilder, TellsForWhomASpeakerSpeaks) {
  for (const Case& test : kRepresented) {
    EXPECT_EQ(Show(test.text, LinkKind::kRepresents), test.links) << test.text;
  }
}

constexpr Case kMedia[] = {
    {"“[It is late],” <she> {said} in a statement.", "in a statement"},
    {"“[It is late],” <she> {told reporters} on Tuesday.", "told reporters"},
    {"“[It is late],” <she> {said} in an evening video address after ministers met in Ghent.",
     "in an evening video address"},
    {"“[It is late],” <she> {tweeted}.", "tweeted"},
    {"“[It is late],” <she> {said} on Twitter.", "on Twitter"},
    {"In a letter to residents, <she> {said} [it is late].", "In a letter to residents"},
    {"“[It is late],” <she> {said} in an interview with Dyke Radio.",
     "in an interview with Dyke Radio"},
    {"“[It is late],” {said} <a Kremlin readout of the call>.", "a Kremlin readout"},
    {"“[It is late],” <she> {said} by phone.", "by phone"},
    {"“[It is late],” <she> {said} at a news conference in Ghent.", "at a news conference"},
    {"“[It is late],” <she> {said} in remarks carried by state television.", "in remarks"},
    {"“[It is late],” <she> {said}, leaving in a hurry.", ""},
    {"<She> {said} that [much was written in a letter].", ""},
};

TEST(ChainBuilder, TellsHowItWasSaid) {
  for (const Case& test : kMedia) {
    EXPECT_EQ(Show(test.text, LinkKind::kMedium), test.links) << test.text;
  }
}

constexpr Case kSaidAt[] = {
    {"“[It is late],” <she> {said} on Tuesday.", "on Tuesday=2023-02-14"},
    {"On Monday, <she> {said} [it is late].", "On Monday=2023-02-13"},
    {"<Mary Holt> on Monday {said} [it is late].", "on Monday=2023-02-13"},
    {"“[It is late],” <she> {told reporters} on Tuesday, after a meeting with farmers in Ghent.",
     "on Tuesday=2023-02-14; after a meeting with farmers; in Ghent"},
    {"“[It is late],” <she> {said} in Brussels.", "in Brussels"},
    {"“[It is late],” <she> {said} at a meeting of the so-called Dyke group.",
     "at a meeting of the so-called Dyke group"},
    {"“[It is late],” <she> {said} at 9am GMT on Tuesday.",
     "at 9am GMT on Tuesday=2023-02-14T09:00:00Z/2023-02-14T10:00:00Z"},
    {"“[It is late],” <she> {said} earlier this week.", "earlier this week=2023-02-13/2023-02-16"},
    {"On Monday, Ghent was dark. “[It is late],” {said} <Mary Holt>.", ""},
    {"<She> {said} [the harbour will close on Friday].", ""},
    {"“[It is late],” <she> {said} before taking questions.", ""},
};

TEST(ChainBuilder, TellsWhenAndWhereItWasSaid) {
  for (const Case& test : kSaidAt) {
    EXPECT_EQ(Show(test.text, LinkKind::kSaidAt), test.links) << test.text;
  }
}

constexpr Case kRelays[] = {
    {"“[It is late],” <she> {told} Reuters.", "told Reuters"},
    {"“[It is late],” <she> {said}, according to state media.", "according to state media"},
    {"“[It is late],” <she> {said}, the New York Times reported.", "the New York Times reported"},
    {"“[It is late],” <she> {said} in an interview with CNN.", "CNN"},
    {"“[It is late],” <she> {said}, state media reported.", "state media reported"},
    {"According to the Times, <she> {said} [it is late].", "According to the Times"},
    {"“[It is late],” <she> {was quoted as saying} by Interfax.", "by Interfax"},
    {"Interfax quoted <her> {as saying} [it is late].", "Interfax quoted"},
    {"“[It is late],” <she> {said} in remarks carried by state television.",
     "carried by state television"},
    {"“[It is late],” <she> {told} Le Monde.", "told Le Monde"},
    {"“[It is late],” <she> {said} in an interview with Der Spiegel.", "Der Spiegel"},
    {"“[It is late],” <she> {wrote} in the Financial Times.", "in the Financial Times"},
    {"[It is late], <Reuters> {reported}.", ""},
    {"[It is late], {according to} <the Times>.", ""},
    {"“[It is late],” <she> {told} her son.", ""},
};

TEST(ChainBuilder, TellsWhoPassedItOn) {
  for (const Case& test : kRelays) {
    EXPECT_EQ(Show(test.text, LinkKind::kRelayedBy), test.links) << test.text;
  }
}

TEST(ChainBuilder, LooksForCircumstancesOnlyBesideAStatementThatHasACue) {
  EXPECT_EQ(
      Show("On Monday the harbour closed.\n“[It is late].” Then {came} rain.", LinkKind::kSaidAt),
      "");
}

// A source and a cue far apart, and dates far from both, belong to other clauses.
TEST(ChainBuilder, LooksForDatesOnlyNearSourceAndCue) {
  const auto words = [](int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += " slowly";
    return text;
  };
  const auto dates = [](const std::string& marked) {
    return Show(marked.c_str(), LinkKind::kSaidAt);
  };
  EXPECT_EQ(dates("<Mary Holt>" + words(10) + " on Monday {said} [it is late]."),
            "on Monday=2023-02-13");
  EXPECT_EQ(dates("<Mary Holt>" + words(30) + " on Monday {said} [it is late]."), "");
  EXPECT_EQ(dates("On Monday, <she> {said} [it is late]."), "On Monday=2023-02-13");
  EXPECT_EQ(dates("On Monday" + words(60) + ", <she> {said} [it is late]."), "");
}

// One endless sentence: what is read around each statement is bounded.
TEST(ChainBuilder, ManyStatementsInOneSentenceCostLinearTime) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "<she> {said} on Monday [it is late]|, and ";
  const auto attributed = testing::Attribute(text, "2023-02-15");
  ASSERT_EQ(attributed.size(), 20'000u);
  EXPECT_EQ(testing::ShowLinks(attributed.back(), LinkKind::kSaidAt), "on Monday=2023-02-13");
}

TEST(ChainBuilder, OrdersTheLinksAndShowsWhereTheTextGivesThem) {
  const char* kText =
      "Polish foreign ministry spokeswoman Mary Holt left.\n"
      "“[It is late],” <she> {said} in a statement on Tuesday.";
  const auto attributed = testing::Attribute(kText, "2023-02-15");
  const std::string text = testing::ReadMarked(kText).article.text;
  ASSERT_EQ(attributed.size(), 1u);
  std::string shown;
  for (const domain::ChainLink& link : attributed[0].chain) {
    ASSERT_TRUE(link.evidence.has_value()) << link.text;
    shown += std::string(domain::Name(link.kind)) + " " + link.method + " " +
             std::string(link.evidence->In(text)) + "\n";
  }
  EXPECT_EQ(shown,
            "SOURCE extraction she\n"
            "ANTECEDENT pronoun Polish foreign ministry spokeswoman Mary Holt\n"
            "SPEAKER pronoun Mary Holt\n"
            "REPRESENTS title Polish foreign ministry\n"
            "MEDIUM adjunct in a statement\n"
            "SAID_AT date on Tuesday\n");
}

}  // namespace
}  // namespace verbatim::attribution
