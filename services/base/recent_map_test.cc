#include "services/base/recent_map.h"

#include <string>

#include <gtest/gtest.h>

namespace verbatim {
namespace {

TEST(RecentMapTest, KeepsWhatIsAskedForAndForgetsTheRest) {
  RecentMap<int, std::string> map(10);
  map.Insert(1, "one");
  map.Insert(2, "two");
  for (int i = 100; i < 200; ++i) {
    map.Insert(i, "more");
    ASSERT_NE(map.Find(1), nullptr) << i;
  }
  EXPECT_EQ(*map.Find(1), "one");
  EXPECT_EQ(map.Find(2), nullptr);
  for (int i = 190; i < 200; ++i) EXPECT_NE(map.Peek(i), nullptr) << "one of the last ten: " << i;
  EXPECT_EQ(map.Peek(150), nullptr);
}

TEST(RecentMapTest, PeekingIsNotAsking) {
  RecentMap<int, std::string> map(10);
  map.Insert(1, "one");
  for (int i = 100; i < 200; ++i) {
    map.Insert(i, "more");
    map.Peek(1);
  }
  EXPECT_EQ(map.Peek(1), nullptr);
}

TEST(RecentMapTest, HasOneValueOfAKey) {
  RecentMap<int, std::string> map(2);
  map.Insert(1, "one");
  map.Insert(2, "two");
  map.Insert(3, "three");  // 1 and 2 are old now
  map.Insert(1, "another");
  EXPECT_EQ(*map.Peek(1), "another");
  map.Erase(1);
  EXPECT_EQ(map.Peek(1), nullptr);
  map.Clear();
  EXPECT_EQ(map.Peek(3), nullptr);
}

}  // namespace
}  // namespace verbatim
