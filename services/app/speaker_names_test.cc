#include "services/app/speaker_names.h"

#include "gtest/gtest.h"

namespace verbatim::app {
namespace {

TEST(SpeakerNamesTest, TitlesAndFirstNamesMayBeLeftOut) {
  const domain::Speaker milley{.id = domain::SpeakerId(1),
                               .name = "Mark Milley",
                               .kind = domain::SpeakerKind::kPerson,
                               .aliases = {"the chairman"}};
  for (const char* name : {"Mark Milley", "Milley", "mark MILLEY", "Gen. Mark Milley",
                           "US General Mark Milley", "The Chairman", "chairman"}) {
    EXPECT_TRUE(IsNameOf(name, milley)) << name;
  }
  for (const char* name : {"", "…", "Mark", "John Milley", "Milley Mark", "Milleys"}) {
    EXPECT_FALSE(IsNameOf(name, milley)) << name;
  }
}

}  // namespace
}  // namespace verbatim::app
