#include "services/app/speaker_names.h"

#include "gtest/gtest.h"

namespace verbatim::app {
namespace {

TEST(SpeakerNamesTest, TitlesAndFirstNamesMayBeLeftOut) {
  const domain::Speaker milley{.id = domain::SpeakerId(1),
                               .name = "Mark Milley",
                               .kind = domain::SpeakerKind::kPerson,
                               .aliases = {"the chairman"}};
  for (const char* name :
       {"Mark Milley", "Milley", "mark MILLEY", "Gen. Mark Milley", "US General Mark Milley",
        "General Milley", "M. Milley", "The Chairman", "chairman"}) {
    EXPECT_TRUE(IsNameOf(name, milley)) << name;
  }
  for (const char* name : {"", "…", "Mark", "John Milley", "Milley Mark", "Milleys"}) {
    EXPECT_FALSE(IsNameOf(name, milley)) << name;
  }
}

TEST(SpeakerNamesTest, ALastNameAloneDoesNotMakeAnotherPersonOfThatNameTheSpeaker) {
  const domain::Speaker voss{.id = domain::SpeakerId(1),
                             .name = "Helena Voss",
                             .kind = domain::SpeakerKind::kPerson,
                             .aliases = {"Voss"}};
  for (const char* name : {"Voss", "Mayor Voss", "former mayor Voss", "H. Voss", "Helena Voss",
                           "Prime Minister Voss", "Helena Vos", "Héléna Voss"}) {
    EXPECT_TRUE(IsNameOf(name, voss)) << name;
  }
  for (const char* name : {"Anna Voss", "Mayor Anna Voss", "Karl Voss", "Helena", "Helena Foss"}) {
    EXPECT_FALSE(IsNameOf(name, voss)) << name;
  }
}

TEST(SpeakerNamesTest, OneSlipOfALongNameIsForgivenWhereAskedFor) {
  const domain::Speaker speaker{.id = domain::SpeakerId(1),
                                .name = "Jens Stoltenberg",
                                .kind = domain::SpeakerKind::kPerson,
                                .aliases = {}};
  for (const char* name :
       {"Stoltenburg", "Jens Stoltenbreg", "Stoltenber", "Mr Stoltenbergg", "Stoltenberg"}) {
    EXPECT_TRUE(IsMisspeltNameOf(name, speaker)) << name;
  }
  EXPECT_FALSE(IsNameOf("Stoltenburg", speaker));
  for (const char* name : {"Stoltburg", "Jen", "Jens", "Anna Stoltenberg"}) {
    EXPECT_FALSE(IsMisspeltNameOf(name, speaker)) << name;
  }
  const domain::Speaker lind{.id = domain::SpeakerId(2),
                             .name = "Rosa Lind",
                             .kind = domain::SpeakerKind::kPerson,
                             .aliases = {}};
  EXPECT_FALSE(IsMisspeltNameOf("Rosa Lund", lind));
}

TEST(SpeakerNamesTest, ALastNameIsPartOfTheWholeName) {
  EXPECT_TRUE(IsPartOfOtherName("Brandt", "Karl Brandt"));
  EXPECT_TRUE(IsPartOfOtherName("Karl Brandt", "Brandt"));
  EXPECT_FALSE(IsPartOfOtherName("Anna Brandt", "Karl Brandt"));
  EXPECT_FALSE(IsPartOfOtherName("", "Karl Brandt"));
}

}  // namespace
}  // namespace verbatim::app
