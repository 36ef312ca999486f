#include "services/app/appearance_origin.h"

#include <cstdint>
#include <numeric>
#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace verbatim::app {
namespace {

// An occurrence with `count` hashes of context from `first` on.
storage::StoredOccurrence In(int64_t article, int64_t first, size_t count) {
  storage::StoredOccurrence occurrence;
  occurrence.article = domain::ArticleId(article);
  occurrence.id = domain::OccurrenceId(article * 10);
  occurrence.context_hashes.resize(count);
  std::iota(occurrence.context_hashes.begin(), occurrence.context_hashes.end(), first);
  return occurrence;
}

TEST(AppearanceOriginTest, TellsEachByThoseBeforeIt) {
  const std::vector<storage::StoredOccurrence> occurrences = {
      In(1, 0, 40), In(2, 100, 40), In(3, 105, 40), In(1, 0, 40), In(4, 0, 3)};
  const auto origin_of = [&](size_t index) {
    QuoteEvidence evidence;
    FindOrigin(occurrences, index, evidence);
    return evidence;
  };
  EXPECT_EQ(origin_of(0).origin, AppearanceOrigin::kFirst);
  EXPECT_EQ(origin_of(1).origin, AppearanceOrigin::kIndependent);
  EXPECT_EQ(origin_of(2).origin, AppearanceOrigin::kCopied);
  EXPECT_EQ(origin_of(2).copied_from->article, domain::ArticleId(2));
  EXPECT_EQ(origin_of(3).origin, AppearanceOrigin::kRepeated);
  EXPECT_EQ(origin_of(4).origin, AppearanceOrigin::kUnclear);
}

}  // namespace
}  // namespace verbatim::app
