#include "services/extraction/speech_turns.h"

#include <string>

#include "gtest/gtest.h"

#include "services/text/text_testing.h"

namespace verbatim::extraction {
namespace {

// The turns as "source|cue|[content]...", a line each.
std::string TurnsOf(const std::string& text) {
  const domain::Article article = text::TESTING_ONLY_PlainArticle(text);
  const auto document = text::Document::Analyze(article);
  std::string shown;
  const auto text_of = [&](text::TokenRange range) {
    return std::string(document.Text(document.SpanOf(range)));
  };
  for (const SpeechTurn& turn : FindSpeechTurns(document)) {
    shown += text_of(turn.source) + "|" + text_of(turn.cue) + "|";
    for (const text::TokenRange content : turn.content) shown += "[" + text_of(content) + "]";
    shown += "\n";
  }
  return shown;
}

TEST(SpeechTurnsTest, ALabelInCapitalsSpeaks) {
  EXPECT_EQ(TurnsOf("PARK: We have won."), "PARK|:|[We have won.]\n");
  EXPECT_EQ(TurnsOf("ADA PARK (on the phone): We have won."), "ADA PARK|:|[We have won.]\n");
}

TEST(SpeechTurnsTest, ParagraphsWithoutLabelGoOn) {
  EXPECT_EQ(TurnsOf("LEE: Are you tired?\nPARK: A little.\n\nThe nights are long.\nLEE: Thanks.\n"
                    "We shall call you.\nThe ferries sail on Monday."),
            "LEE|:|[Are you tired?]\n"
            "PARK|:|[A little.][The nights are long.]\n"
            "LEE|:|[Thanks.][We shall call you.]\n");
}

TEST(SpeechTurnsTest, StageDirectionsAreNoSpeech) {
  EXPECT_EQ(TurnsOf("LEE: Go on.\n(Applause.)\nI shall wait.\nPARK: Thanks."),
            "LEE|:|[Go on.][I shall wait.]\nPARK|:|[Thanks.]\n");
}

TEST(SpeechTurnsTest, QuestionsAndAnswers) {
  EXPECT_EQ(TurnsOf("Q: Is it late?\nA: It is."), "Q|:|[Is it late?]\nA|:|[It is.]\n");
}

TEST(SpeechTurnsTest, NamesThatReturnAreATranscript) {
  EXPECT_EQ(TurnsOf("Ada Park: We waited long.\nMr Lee: So did we.\nPark: It was cold."),
            "Ada Park|:|[We waited long.]\nMr Lee|:|[So did we.]\nPark|:|[It was cold.]\n");
  EXPECT_EQ(TurnsOf("Moderator: Was it cold?\nMs Park: Very."),
            "Moderator|:|[Was it cold?]\nMs Park|:|[Very.]\n");
}

TEST(SpeechTurnsTest, LabelsInBrackets) {
  EXPECT_EQ(TurnsOf("[Park] Is it cold?\n[Spokesman] It was colder yesterday."),
            "Park|]|[Is it cold?]\nSpokesman|]|[It was colder yesterday.]\n");
}

TEST(SpeechTurnsTest, NoticesListsAndDatelinesDoNotSpeak) {
  EXPECT_EQ(TurnsOf("UPDATE: The ferry has sailed."), "");
  EXPECT_EQ(TurnsOf("Source: Harbour board\nDetails: The ferry has sailed."), "");
  EXPECT_EQ(TurnsOf("Park: 12\nLee: 14\nPark: 7"), "");
  EXPECT_EQ(TurnsOf("DELHI: The minister said on Monday that the ferry had sailed."), "");
  EXPECT_EQ(TurnsOf("DELHI: Two ministers on Monday urged both crews to wait."), "");
}

TEST(SpeechTurnsTest, ASignatureEndsTheParagraph) {
  EXPECT_EQ(TurnsOf("“We have won the cup.” — Ada Park"), "Ada Park|—|[“We have won the cup.”]\n");
}

TEST(SpeechTurnsTest, AnIntroducedParagraphIsSpeech) {
  EXPECT_EQ(TurnsOf("In a statement on Friday the ministry said:\n"
                    "The ferry sailed at noon with all its crew.\nIt rained."),
            "the ministry|said|[The ferry sailed at noon with all its crew.]\n");
  EXPECT_EQ(TurnsOf("The harbour board said:\nWe are sorry for the long delay.\n"
                    "We thank all crews.\nThe ferry left at noon."),
            "The harbour board|said|[We are sorry for the long delay.][We thank all crews.]\n");
  EXPECT_EQ(TurnsOf("Ada Park wrote in a post on Monday:\n\nThe ferry sailed at noon, at last."),
            "Ada Park|wrote|[The ferry sailed at noon, at last.]\n");
}

TEST(SpeechTurnsTest, AColonWithoutReportIntroducesNoSpeech) {
  EXPECT_EQ(TurnsOf("The main points of the harbour talks:\nThe ferry sailed at noon, at last."),
            "");
  EXPECT_EQ(TurnsOf("The ministry said these ports were closed:\nLow Haven\nUpper Haven"), "");
}

TEST(SpeechTurnsTest, ManyLabelsTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "P" + std::to_string(i) + "x: no.\n";
  EXPECT_EQ(TurnsOf(text), "");
}

}  // namespace
}  // namespace verbatim::extraction
