// How a name in an article finds its speaker in the registry: spellings and roles.

#include <string>

#include "gmock/gmock.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

class LinkSpeakersTest : public StoreTest {
 protected:
  // Stores an article of a day in February 2023 in which somebody says something of its own.
  StoredOccurrence Say(int day, const std::string& name, const std::string& spelling_key,
                       const std::string& role = "", const std::string& outlet = "Example Times") {
    const std::string date = "2023-02-" + std::to_string(day);
    ArticleBuilder builder("https://example.org/" + date + name, date);
    builder.Outlet(outlet).Say("words" + date + " of" + name, name);
    builder.Last().spelling_key = spelling_key;
    builder.Last().attributed.speaker.role = role;
    const SaveResult saved = Save(builder);
    return Occurrences({.article = saved.article, .quote = {}, .speaker = {}}).at(0);
  }

  // The speaker of the occurrence becomes another one of the same name.
  void Split(const StoredOccurrence& occurrence) {
    ASSERT_TRUE(store_
                    ->Correct(call_,
                              SplitSpeaker{.speaker = *occurrence.speaker,
                                           .occurrences = {occurrence.id},
                                           .new_name = ""},
                              {"desk", "two people"}, SimpleRules())
                    .ok());
  }
  domain::SpeakerId SpeakerNow(const StoredOccurrence& occurrence) {
    return *store_->GetOccurrence(call_, occurrence.id)->speaker;
  }
};

TEST_F(LinkSpeakersTest, SpellingsInDifferentArticlesAreOneSpeakerAndMarked) {
  const StoredOccurrence first = Say(11, "Volodymyr Zelensky", "vladimir zelenski");
  EXPECT_EQ(first.speaker_link, SpeakerLink::kName);
  for (int day = 12; day < 14; ++day) {
    const StoredOccurrence spelled = Say(day, "Volodymyr Zelenskyy", "vladimir zelenski");
    EXPECT_EQ(spelled.speaker, first.speaker);
    EXPECT_EQ(spelled.speaker_link, SpeakerLink::kSpelling);  // the second time too
  }
  const StoredOccurrence surname = Say(14, "Zelenskiy", "zelenski");
  EXPECT_EQ(surname.speaker, first.speaker);
  EXPECT_EQ(surname.speaker_link, SpeakerLink::kSurname);
  EXPECT_THAT(store_->GetSpeaker(call_, *first.speaker)->aliases,
              testing::ElementsAre("Volodymyr Zelenskyy", "Zelenskiy"));
  // People see the last name and both spellings among what is unsure, the latest first.
  const auto unsure = Occurrences({.doubt = AttributionDoubt::kUnsure});
  ASSERT_EQ(unsure.size(), 3u);
  EXPECT_EQ(unsure[0].id, surname.id);
  EXPECT_EQ(unsure[1].speaker_link, SpeakerLink::kSpelling);
  EXPECT_EQ(unsure[2].speaker_link, SpeakerLink::kSpelling);
}

TEST_F(LinkSpeakersTest, ASpellingThatSeveralHaveMeansNobodyKnown) {
  const StoredOccurrence one = Say(11, "Anna Lane", "anna lane");
  const StoredOccurrence other = Say(12, "Hanna Lane", "anna lane");
  EXPECT_EQ(other.speaker, one.speaker);
  ASSERT_NO_FATAL_FAILURE(Split(other));  // people tell them apart, under the same name
  const StoredOccurrence third = Say(13, "Annah Lane", "anna lane");
  EXPECT_NE(third.speaker, one.speaker);
  EXPECT_NE(third.speaker, SpeakerNow(other));
}

TEST_F(LinkSpeakersTest, OfSeveralOfOneNameTheOneWithTheRoleIsMeant) {
  const StoredOccurrence mayor = Say(11, "Ada Park", "ada park", "mayor of Ghent");
  const StoredOccurrence singer = Say(12, "Ada Park", "ada park", "singer");
  EXPECT_EQ(singer.speaker, mayor.speaker);
  ASSERT_NO_FATAL_FAILURE(Split(singer));
  const StoredOccurrence sings = Say(13, "Ada Park", "ada park", "singer");
  EXPECT_EQ(sings.speaker, SpeakerNow(singer));
  EXPECT_EQ(sings.speaker_link, SpeakerLink::kRole);
  EXPECT_EQ(Say(14, "Ada Park", "ada park", "mayor of Ghent").speaker, mayor.speaker);
  EXPECT_EQ(Say(15, "Ada Park", "ada park", "baker").speaker_link, SpeakerLink::kOneOfSeveral);
  EXPECT_EQ(Say(16, "Ada Park", "ada park").speaker_link, SpeakerLink::kOneOfSeveral);
}

TEST_F(LinkSpeakersTest, AnImportedRoleTellsNamesakesApart) {
  ASSERT_TRUE(store_
                  ->ImportSpeakers(call_, {{.names = {{.name = "Ada Park", .spelling_key = ""}},
                                            .wikidata_id = "Q1",
                                            .roles = {"mayor of Ghent"}},
                                           {.names = {{.name = "Ada Park", .spelling_key = ""}},
                                            .wikidata_id = "Q2",
                                            .roles = {"singer"}}})
                  .ok());
  const StoredOccurrence sings = Say(13, "Ada Park", "ada park", "singer");
  EXPECT_EQ(sings.speaker_link, SpeakerLink::kRole);
  EXPECT_EQ(store_->GetSpeaker(call_, *sings.speaker)->wikidata_id, "Q2");
}

TEST_F(LinkSpeakersTest, RolesHaveTheirFirstAndLastTimeAndOutlet) {
  const StoredOccurrence said = Say(14, "Ada Park", "", "mayor of Ghent", "Late Herald");
  Say(11, "Ada Park", "", "Mayor of Ghent", "Early Herald");
  Say(12, "Ada Park", "", "mayor of Ghent", "Middle Herald");
  Say(10, "Ada Park", "", "engineer", "First Herald");
  const domain::Speaker speaker = *store_->GetSpeaker(call_, *said.speaker);
  ASSERT_EQ(speaker.roles.size(), 2u);
  EXPECT_EQ(speaker.roles[0].first_seen->outlet, "Early Herald");
  EXPECT_EQ(speaker.roles[0].first_seen->time, domain::ParseTime("2023-02-11"));
  EXPECT_EQ(speaker.roles[0].last_seen->outlet, "Late Herald");
  EXPECT_EQ(speaker.roles[1].role, "engineer");
  EXPECT_EQ(speaker.roles[1].last_seen->outlet, "First Herald");
  // Words that people gave to somebody else no longer say what the speaker is.
  ASSERT_TRUE(store_
                  ->Correct(call_, ReassignOccurrence{.occurrence = said.id, .speaker = {}},
                            {"desk", "not hers"}, SimpleRules())
                  .ok());
  EXPECT_EQ(store_->GetSpeaker(call_, *said.speaker)->roles[0].last_seen->outlet, "Middle Herald");
}

}  // namespace
}  // namespace verbatim::storage
