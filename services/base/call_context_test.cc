#include "services/base/call_context.h"

#include "gtest/gtest.h"

namespace verbatim {
namespace {

using std::chrono::steady_clock;

TEST(CallOfAllTest, LastsAsLongAsTheLongest) {
  const steady_clock::time_point now = steady_clock::now();
  CallContext soon;
  soon.deadline = now + std::chrono::seconds(1);
  CallContext late;
  late.deadline = now + std::chrono::minutes(1);
  EXPECT_EQ(CallOfAll({&soon, &late}).deadline, late.deadline);
  EXPECT_EQ(CallOfAll({&late, &soon}).deadline, late.deadline);
  const CallContext never;
  EXPECT_EQ(CallOfAll({&soon, &never, &late}).deadline, std::nullopt);
}

TEST(CallOfAllTest, IsCancelledOnceAllAre) {
  bool one_is = false;
  bool other_is = false;
  CallContext one;
  one.cancelled = [&] { return one_is; };
  CallContext other;
  other.cancelled = [&] { return other_is; };
  const CallContext all = CallOfAll({&one, &other});
  EXPECT_FALSE(all.IsCancelled());
  one_is = true;
  EXPECT_FALSE(all.IsCancelled());
  other_is = true;
  EXPECT_TRUE(all.IsCancelled());
}

}  // namespace
}  // namespace verbatim
