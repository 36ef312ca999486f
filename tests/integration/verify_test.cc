// What a fact-checker types in a hurry, and the answer it must get. Each verdict, each reason for a
// changed meaning.

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class VerifyTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    ApiClient client{TestServer::Shared().address()};
    const auto store = [&client](const std::string& path, int day, const std::string& text) {
      v1::Article article = MakeArticle("https://example.test/verify/" + path, text, "Quay Times");
      article.mutable_publish_time()->set_seconds(1'709'251'200 + (day - 1) * 86'400);
      client.Ingest(article);
    };
    store(
        "budget", 1,
        "Mayor Helena Vossberg presented the budget on Friday.\n\n"
        "“We will not raise the harbour tax this year, and anyone who says otherwise is making it "
        "up,” said Mayor Helena Vossberg. “The reserve stands at 14 million euros, which is more "
        "than we ever had.”\n\n"
        "“If the state pays its share by June, we can reopen all three harbour pools before the "
        "summer,” Vossberg said.\n\n"
        "Opposition leader Karl Brandthof called the plan “a fairy tale with a dear price tag”.\n\n"
        "“She may cut the library budget, but she must not touch the harbour schools,” Brandthof "
        "told reporters.\n");
    store("budget-2", 2,
          "Brandthof dismissed the budget as “a fairy tale with a dear price tag”.\n");
    store("bridge", 4,
          "“Every day that this swing bridge is closed costs the quay 80,000 euros,” said Ruth "
          "Adlerson.\n\n"
          "“Critics claim that we sold the seed bank to foreigners. That is a lie,” said Ruth "
          "Adlerson.\n\n"
          "“The owner of the quay misled the captain about the leak,” said Ruth Adlerson.\n\n"
          "“Before the vote they called us heroes, after the vote they called us pirates,” said "
          "Ruth Adlerson.\n");
    store("bridge-2", 5,
          "“Every day that this swing bridge is closed costs the quay 80,000 euros,” said Ivo "
          "Petrovic.\n");
    store("note", 6,
          "“The insurance will cover none of this, and they knew it all along,” read a note on the "
          "door.\n");
    store("coach", 7,
          "“I’m gonna miss this old club, but I’ve got nothing left to give,” said coach "
          "Declan O’Rourke.\n");
    store("coach-2", 8,
          "“I am going to miss this old club, but I have got nothing left to give,” "
          "said Declan O’Rourke.\n");
    store("dam", 9,
          "“The dam held. The dam will hold next time. I would stake my house on that "
          "dam,” said Peter Haleworth.\n");
  }

  v1::VerifyQuoteResponse Verify(const std::string& text, const std::string& speaker = "") {
    v1::VerifyQuoteRequest request;
    request.set_text(text);
    request.set_speaker_name(speaker);
    return client_.Call(&v1::QuoteService::Stub::VerifyQuote, request);
  }

  // "ALTERED NUMBER", with the change of meaning if there is one.
  std::string VerdictOf(const std::string& text, const std::string& speaker = "") {
    const v1::VerifyQuoteResponse answer = Verify(text, speaker);
    std::string shown = v1::Verdict_Name(answer.verdict()).substr(8);
    if (!answer.matches().empty()) {
      const v1::MeaningChange change = answer.matches(0).comparison().meaning_change();
      if (change != v1::MEANING_CHANGE_NONE) {
        shown += " " + v1::MeaningChange_Name(change).substr(15);
      }
    }
    return shown;
  }

  ApiClient client_{TestServer::Shared().address()};
};

TEST_F(VerifyTest, EachVerdictIsReached) {
  EXPECT_EQ(VerdictOf("We will not raise the harbour tax this year, and anyone who says otherwise "
                      "is making it up",
                      "Vossberg"),
            "ACCURATE");
  EXPECT_EQ(VerdictOf("anyone who says otherwise is making it up", "Vossberg"), "TRUNCATED");
  EXPECT_EQ(VerdictOf("Every day that the swing bridge is shut costs the quay 80,000 euros"),
            "ALTERED");
  EXPECT_EQ(VerdictOf("Every day that this swing bridge is closed costs the quay 80,000 euros",
                      "Helena Vossberg"),
            "MISATTRIBUTED");
  EXPECT_EQ(VerdictOf("Every day that this swing bridge is closed costs the quay 80,000 euros",
                      "Ruth Adlerson"),
            "DISPUTED");
  EXPECT_EQ(VerdictOf("The insurance will cover none of this, and they knew it all along"),
            "UNATTRIBUTED");
  EXPECT_EQ(VerdictOf("Die Drehbrücke ist gesperrt und niemand weiß warum"), "NOT_FOUND");
}

TEST_F(VerifyTest, EachReasonForAnotherMeaningIsNamed) {
  EXPECT_EQ(VerdictOf("We will raise the harbour tax this year, and anyone who says otherwise is "
                      "making it up",
                      "Vossberg"),
            "ALTERED NEGATION");
  EXPECT_EQ(VerdictOf("Every day that this swing bridge is closed costs the quay 800,000 euros"),
            "ALTERED NUMBER");
  EXPECT_EQ(VerdictOf("Every day that this swing bridge is closed costs the Lindwurm 80,000 euros"),
            "ALTERED");  // a name in place of a thing is another word
  EXPECT_EQ(
      VerdictOf("She must cut the library budget, but she must not touch the harbour schools"),
      "ALTERED MODALITY");
  EXPECT_EQ(VerdictOf("The captain of the quay misled the owner about the leak"),
            "ALTERED SUBJECT");
  EXPECT_EQ(
      VerdictOf("After the vote they called us heroes, before the vote they called us pirates")
          .substr(0, 7),
      "ALTERED");
  EXPECT_EQ(VerdictOf("we can reopen all three harbour pools before the summer"), "TRUNCATED CUT");
}

TEST_F(VerifyTest, AWholeSentenceWithoutTheDenialThatFollowedIsTruncated) {
  EXPECT_EQ(VerdictOf("Critics claim that we sold the seed bank to foreigners"), "TRUNCATED CUT");
  EXPECT_EQ(VerdictOf("we sold the seed bank to foreigners"), "TRUNCATED CUT");
  EXPECT_EQ(VerdictOf("The dam held", "Haleworth"), "ACCURATE");
}

TEST_F(VerifyTest, SpeakersAreTakenAsPeopleTypeThem) {
  const std::string words =
      "We will not raise the harbour tax this year, and anyone who says "
      "otherwise is making it up";
  for (const char* speaker : {"Vossberg", "Helena Vossberg", "Mayor Vossberg",
                              "the mayor Helena "
                              "Vossberg",
                              "vossberg", "Helena Vosberg", "Vossbreg", "H. Vossberg"}) {
    EXPECT_EQ(VerdictOf(words, speaker), "ACCURATE") << speaker;
  }
  for (const char* speaker : {"Anna Vossberg", "Karl Brandthof", "Mayor Karl Vossberg", "Helena"}) {
    EXPECT_EQ(VerdictOf(words, speaker), "MISATTRIBUTED") << speaker;
  }
  EXPECT_EQ(VerdictOf("I'm gonna miss this old club, but I've got nothing left to give", "ORourke"),
            "ACCURATE");
}

TEST_F(VerifyTest, ALastNameBesideTheWholeNameIsNoDispute) {
  EXPECT_EQ(VerdictOf("a fairy tale with a dear price tag", "Karl Brandthof"), "ACCURATE");
}

TEST_F(VerifyTest, TheVariantWithJustTheseWordsAnswers) {
  const v1::VerifyQuoteResponse answer = Verify("I'm gonna miss this old club", "Declan O'Rourke");
  ASSERT_FALSE(answer.matches().empty());
  EXPECT_EQ(answer.verdict(), v1::VERDICT_TRUNCATED);
  EXPECT_TRUE(answer.matches(0).wording().starts_with("I’m gonna miss this old club"))
      << answer.matches(0).wording();
}

TEST_F(VerifyTest, SentencesOfDifferentPeopleAreNoOneStatement) {
  const v1::VerifyQuoteResponse answer = Verify(
      "I would stake my house on that dam. The moon is made of green glass and of old cheese. "
      "Every day that this swing bridge is closed costs the quay 80,000 euros.",
      "Haleworth");
  EXPECT_THAT(answer.matches(), IsEmpty());
  ASSERT_THAT(answer.sentences(), SizeIs(3));
  EXPECT_EQ(answer.sentences(0).verdict(), v1::VERDICT_ACCURATE);
  EXPECT_EQ(answer.sentences(1).verdict(), v1::VERDICT_NOT_FOUND);
  EXPECT_EQ(answer.sentences(2).verdict(), v1::VERDICT_MISATTRIBUTED);
  EXPECT_EQ(answer.verdict(), v1::VERDICT_NOT_FOUND);
  EXPECT_FALSE(answer.nearest().empty());
}

TEST_F(VerifyTest, WordsInAnotherPlaceAreShownAsMoved) {
  const v1::VerifyQuoteResponse answer = Verify(
      "This year we will not raise the harbour tax, and anyone who says otherwise is making it "
      "up",
      "Vossberg");
  EXPECT_EQ(answer.verdict(), v1::VERDICT_ALTERED);
  ASSERT_FALSE(answer.matches().empty());
  std::vector<std::string> moved;
  for (const v1::Edit& edit : answer.matches(0).comparison().edits()) {
    if (edit.operation() == v1::EDIT_OPERATION_MOVE) {
      moved.push_back(std::to_string(edit.move_number()) + " " + edit.old_text() + edit.new_text());
    }
  }
  EXPECT_THAT(moved, ::testing::ElementsAre("1 This year", "1 this year,"));
}

TEST_F(VerifyTest, OddInputIsAnsweredOrRefusedInWords) {
  EXPECT_EQ(VerdictOf("🚀🚀 “we will NOT raise the harbour tax this year — and anyone who says "
                      "otherwise is making it up!!” 🚀",
                      "Vossberg"),
            "ACCURATE");
  EXPECT_EQ(VerdictOf("We will not raise the harbour tax … is making it up", "Vossberg"),
            "TRUNCATED");
  std::string long_text;
  while (long_text.size() < 5000) long_text += "nobody saw the ferry leave because it was dark. ";
  EXPECT_EQ(VerdictOf(long_text), "NOT_FOUND");
  v1::VerifyQuoteRequest request;
  const auto error = [&] { return client_.ErrorOf(&v1::QuoteService::Stub::VerifyQuote, request); };
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_REQUIRED text");
  request.set_text("… 🚀 !");
  EXPECT_EQ(error(), "INVALID_ARGUMENT QUERY_WITHOUT_WORDS text");
}

}  // namespace
}  // namespace verbatim::testing
