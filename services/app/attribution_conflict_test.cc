#include "services/app/attribution_conflict.h"

#include "gtest/gtest.h"

namespace verbatim::app {
namespace {

using domain::SpeakerKind;

storage::StoredQuote CreditedTo(std::initializer_list<SpeakerKind> kinds) {
  storage::StoredQuote quote;
  for (const SpeakerKind kind : kinds) {
    storage::CreditedSpeaker speaker;
    speaker.kind = kind;
    quote.speakers.push_back(speaker);
  }
  return quote;
}

TEST(AttributionConflictTest, IsNotBetweenALastNameAndTheWholeName) {
  storage::StoredQuote quote = CreditedTo({SpeakerKind::kPerson, SpeakerKind::kPerson});
  quote.speakers[0].name = "Brandt";
  quote.speakers[1].name = "Karl Brandt";
  EXPECT_FALSE(HasAttributionConflict(quote));
  quote.speakers.push_back(quote.speakers[0]);
  quote.speakers[2].name = "Anna Brandt";
  EXPECT_TRUE(HasAttributionConflict(quote));
}

TEST(AttributionConflictTest, IsBetweenNamedSpeakersOnly) {
  EXPECT_FALSE(HasAttributionConflict(CreditedTo({})));
  EXPECT_FALSE(HasAttributionConflict(CreditedTo({SpeakerKind::kPerson})));
  EXPECT_FALSE(HasAttributionConflict(CreditedTo({SpeakerKind::kPerson, SpeakerKind::kUnnamed})));
  EXPECT_TRUE(HasAttributionConflict(CreditedTo({SpeakerKind::kPerson, SpeakerKind::kPerson})));
  EXPECT_TRUE(
      HasAttributionConflict(CreditedTo({SpeakerKind::kOrganization, SpeakerKind::kPerson})));
}

}  // namespace
}  // namespace verbatim::app
