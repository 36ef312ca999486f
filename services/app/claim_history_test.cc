#include "services/app/claim_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace verbatim::app {
namespace {

using domain::Figure;
using domain::FigureBound;
using testing::IsEmpty;
using testing::SizeIs;

Figure Count(double value, FigureBound bound = FigureBound::kExact, double upper = 0) {
  Figure figure;
  figure.bound = bound;
  figure.value = value;
  figure.upper = upper;
  figure.counted = "people";
  return figure;
}

ClaimEvent Event(const char* day, const char* outlet, const Figure& figure) {
  ClaimEvent event;
  event.stored.occurrence.publish_time = domain::ParseTime(day);
  event.stored.occurrence.outlet = outlet;
  event.stored.part.figures = {figure};
  return event;
}

TEST(ClaimHistoryTest, FiguresAgreeWhereWhatTheirWordsLeaveOpenOverlaps) {
  EXPECT_TRUE(Agree(Count(3500, FigureBound::kAtLeast), Count(4100)));
  EXPECT_TRUE(Agree(Count(3500, FigureBound::kAtLeast), Count(3500)));
  EXPECT_FALSE(Agree(Count(3500, FigureBound::kMoreThan), Count(3500)));
  EXPECT_FALSE(Agree(Count(3500), Count(4100)));
  EXPECT_TRUE(Agree(Count(20000, FigureBound::kAbout), Count(21000)));
  EXPECT_FALSE(Agree(Count(15000, FigureBound::kAbout), Count(80000)));
  EXPECT_TRUE(Agree(Count(20, FigureBound::kRange, 30), Count(26, FigureBound::kAtMost)));
  EXPECT_FALSE(Agree(Count(20, FigureBound::kRange, 30), Count(10, FigureBound::kLessThan)));
  EXPECT_TRUE(Agree(Count(1000, FigureBound::kOrder), Count(4000)));
}

TEST(ClaimHistoryTest, ChangesAreFromDayToDayAndContradictionsBetweenOutletsOfOne) {
  const std::vector<FigureSeries> series = SeriesOf({
      Event("2026-03-01", "Post", Count(10)),
      Event("2026-03-02", "Post", Count(10)),
      Event("2026-03-02", "Herald", Count(14)),
      Event("2026-03-02", "Herald", Count(15)),
      Event("2026-03-03", "Post", Count(14)),
  });
  ASSERT_THAT(series, SizeIs(1));
  EXPECT_THAT(series[0].points, SizeIs(5));
  // The Post's 10 against both of the Herald's, which revises its own.
  EXPECT_THAT(series[0].contradictions, SizeIs(2));
  // 14 and 15 against the day before; 14 against the 15 before it.
  EXPECT_THAT(series[0].changes, SizeIs(3));
}

TEST(ClaimHistoryTest, WithdrawnStatementsAreInNoSeries) {
  ClaimEvent withdrawn = Event("2026-03-01", "Post", Count(10));
  withdrawn.stored.occurrence.withdrawn_revision = 2;
  EXPECT_THAT(SeriesOf({withdrawn}), IsEmpty());
}

}  // namespace
}  // namespace verbatim::app
