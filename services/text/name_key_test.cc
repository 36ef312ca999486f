#include "services/text/name_key.h"

#include "gtest/gtest.h"

namespace verbatim::text {
namespace {

struct Pair {
  const char* a;
  const char* b;
};

constexpr Pair kSame[] = {
    {"Zelensky", "Zelenskyy"},
    {"Zelensky", "Zelenskiy"},
    {"Zelensky", "Zelens'kyi"},
    {"Volodymyr Zelenskyy", "Vladimir Zelensky"},
    {"Oleksandr Holt", "Alexander Holt"},
    {"Oleksii Holt", "Alexey Holt"},
    {"Serhiy Holt", "Sergei Holt"},
    {"Yevgeny Holt", "Evgeny Holt"},
    {"Yuri Holt", "Iurii Holt"},
    {"Mohammed Holt", "Muhammad Holt"},
    {"Kowalski", "Kovalsky"},
    {"Khatami", "Hatami"},
    {"Žižek", "Zizek"},
    {"Łukasz Holt", "Lukasz Holt"},
    {"Jean-Luc Holt", "Jean Luc Holt"},
    {"John Holt Jr.", "John Holt"},
    {"JANE HOLT", "Jane Holt"},
    {"O’Holt", "O'Holt"},
};

TEST(NameKey, IsOneForTheSpellingsOfAName) {
  for (const Pair& pair : kSame) EXPECT_EQ(NameKey(pair.a), NameKey(pair.b)) << pair.a;
}

constexpr Pair kDifferent[] = {
    {"Mary Holt", "Susan Holt"},  {"Holt", "Hult"},           {"Clinton", "Clifton"},
    {"Ivan Holt", "Ivanka Holt"}, {"Mary Holt", "Holt Mary"}, {"Bill Holt", "William Holt"},
};

TEST(NameKey, KeepsNamesApart) {
  for (const Pair& pair : kDifferent) EXPECT_NE(NameKey(pair.a), NameKey(pair.b)) << pair.a;
}

TEST(NameKey, LeavesOutWhatIsNoLetter) {
  EXPECT_EQ(NameKey("  Mary   A. \"May\" Holt "), "mari a mai holt");
  EXPECT_EQ(NameKey(""), "");
  EXPECT_EQ(NameKey(" - "), "");
}

}  // namespace
}  // namespace verbatim::text
