#include "services/matching/normal_form.h"

#include <chrono>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "services/matching/char_class.h"

namespace verbatim::matching {
namespace {

struct NormalCase {
  const char* name;
  std::string_view text;
  std::string_view joined;
};

class NormalizeTest : public testing::TestWithParam<NormalCase> {};

TEST_P(NormalizeTest, EvensOut) {
  EXPECT_EQ(Normalize(GetParam().text).Joined(), GetParam().joined);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, NormalizeTest,
    testing::Values(
        NormalCase{"Empty", "", ""}, NormalCase{"OnlyMarks", "“”''…—.[]", ""},
        NormalCase{"Case", "The HARVEST is in", "the harvest is in"},
        NormalCase{"CaseBeyondAscii", "ÉLAN in ŁÓDŹ, ΑΘΗΝΑ, КИЇВ", "élan in łódź αθηνα київ"},
        NormalCase{"CompatibilityForms", "ﬁve Ｔｅｎ", "five ten"},
        NormalCase{"DecomposedLetters", "cafe\u0301", "café"},
        NormalCase{"WhiteSpace", "  we\u00A0came \t\n home ", "we came home"},
        NormalCase{"DoubleMarks", "“We „came” «home»\"", "we came home"},
        NormalCase{"SingleMarks", "‘We came home,’", "we came home"},
        NormalCase{"DoubledApostrophes", "''We came home.``", "we came home"},
        NormalCase{"ApostrophesAreOne", "don’t don't don‘t don´t don`t don\uFFFDt",
                   "don't don't don't don't don't don't"},
        NormalCase{"ApostrophesOutsideVanish", "’em workers’ rock ’n’ roll ’90s",
                   "em workers rock n roll 90s"},
        NormalCase{"Dashes", "rain — wind – snow -- hail - sun", "rain wind snow hail sun"},
        NormalCase{"HyphenPartsWords", "third-grade third‑grade", "third grade third grade"},
        NormalCase{"HyphenAtLineEndJoins", "dead-\nline with-\r\n  out", "deadline without"},
        NormalCase{"HyphenAtLineEndBeforeCapitalParts", "Franco-\nGerman", "franco german"},
        NormalCase{"SoftHyphenAndZeroWidth", "dead\u00ADline un\u200Bknown", "deadline unknown"},
        NormalCase{"Ellipses", "wait … for ... it . . . now....", "wait for it now"},
        NormalCase{"Entities", "salt &amp; bread isn&rsquo;t dear &mdash; yet",
                   "salt & bread isn't dear yet"},
        NormalCase{"Misread", "itâ€™s a cafÃ©", "it's a café"},
        NormalCase{"Numbers", "35,000 of 1,234,567 or 4.5% at 9/11, 10:30",
                   "35000 of 1234567 or 4.5 % at 9/11 10:30"},
        NormalCase{"ThousandsWithThinSpaces", "35\u202F000, 1\u00A0234\u2009567 or 35’000",
                   "35000 1234567 or 35000"},
        NormalCase{"PlainSpaceParts", "room 12 100 times", "room 12 100 times"},
        NormalCase{"CommaOfAListParts", "in 2,3 or 1,2345", "in 2 3 or 1 2345"},
        NormalCase{"MinusSign", "at -5, −7 and 3-4", "at -5 -7 and 3 4"},
        NormalCase{"Fractions", "½ a loaf", "1/2 a loaf"},
        NormalCase{"Currency", "$4 million, €3", "$ 4 million € 3"},
        NormalCase{"Acronyms", "U.S. and D.C. for J.F.K. by J. Smith",
                   "us and dc for jfk by j smith"},
        NormalCase{"MissingSpaceAfterStop", "the end.Next day", "the end next day"},
        NormalCase{"AmpersandInside", "AT&T & R&D", "at&t & r&d"},
        NormalCase{"GlossAfterPronoun", "They [the coast guard] never asked", "they never asked"},
        NormalCase{"GlossAfterName", "not Bill [Clinton], nobody", "not bill nobody"},
        NormalCase{"EditorsNote", "their prosecution’s [sic] case [Laughter.]",
                   "their prosecution's case"},
        NormalCase{"NameInRoundBrackets", "he (Ada) and she (not Bo) left (laughs)",
                   "he and she not bo left"},
        NormalCase{"RoundBracketsOtherwise", "rain (Or snow) he (Ada", "rain or snow he ada"},
        NormalCase{"ExplanationWithPreposition", "voters [in Ohio] know", "voters know"},
        NormalCase{"SubstituteStays", "when [Putin] told me", "when putin told me"},
        NormalCase{"BracketInsideWord", "pick[ing] up [t]he [He]’s", "picking up the he's"},
        NormalCase{"BracketedEllipsis", "we came [...] home", "we came home"},
        NormalCase{"UnclosedBracket", "he [Trump is", "he trump is"},
        NormalCase{"Ideographs", "我们 go", "我 们 go"}),
    [](const auto& test) { return std::string(test.param.name); });

// The words with what is known of each: C capital, S after a stop, B before a break, E after an
// ellipsis, b bracketed, g gloss, q quoted.
std::string Marks(std::string_view text) {
  const NormalForm form = Normalize(text);
  std::string shown;
  if (form.starts_with_ellipsis) shown += "... ";
  for (const NormalWord& word : form.words) {
    shown.append(form.Text(word)).append("/");
    if (word.capitalised) shown += 'C';
    if (word.after_stop) shown += 'S';
    if (word.before_break) shown += 'B';
    if (word.after_ellipsis) shown += 'E';
    if (word.bracketed) shown += 'b';
    if (word.gloss) shown += 'g';
    if (word.quoted) shown += 'q';
    shown += ' ';
  }
  if (form.ends_with_ellipsis) shown += "...";
  return shown;
}

TEST(Normalize, NotesCapitalsStopsAndBreaks) {
  EXPECT_EQ(Marks("We met Ada. She, too, left"), "we/CS met/ ada/CB she/CSB too/B left/B ");
  EXPECT_EQ(Marks("a well-known man — no"), "a/S well/ known/ man/B no/B ");
}

TEST(Normalize, NotesEllipses) {
  EXPECT_EQ(Marks("… we came. ... home…"), "... we/S came/B home/SBE ...");
  EXPECT_EQ(Marks("we [...] left"), "we/SB left/SBE ");
}

TEST(Normalize, NotesBrackets) {
  EXPECT_EQ(Marks("he [Ada] and [Bo]"), "he/S ada/Cbg and/ bo/CBb ");
}

TEST(Normalize, NotesWordsThatStandInFurtherMarks) {
  EXPECT_EQ(Marks("they shout ‘lock her up’ now"), "they/S shout/ lock/Sq her/q up/q now/B ");
  EXPECT_EQ(Marks("“lock her up” is no plan"), "lock/Sq her/q up/q is/ no/ plan/B ");
  EXPECT_EQ(Marks("it is not enough to yell, 'not now"),
            "it/S is/ not/ enough/ to/ yell/B not/Sq now/Bq ");
}

TEST(Normalize, TakesMarksAroundEverythingAsOuter) {
  EXPECT_EQ(Marks("“lock her up”"), "lock/S her/ up/B ");
  EXPECT_EQ(Marks("the workers' fund isn't Ada's"), "the/S workers/ fund/ isn't/ ada's/CB ");
}

TEST(Normalize, MapsEveryWordToTheOriginal) {
  const std::string_view text = "“Isn&rsquo;t it cafÃ©-like,” 35,000 with-\nout";
  const NormalForm form = Normalize(text);
  std::string shown;
  for (const NormalWord& word : form.words) {
    ASSERT_TRUE(word.origin.IsValidIn(text));
    shown.append("<").append(word.origin.In(text)).append(">");
  }
  EXPECT_EQ(shown, "<Isn&rsquo;t><it><cafÃ©><like><35,000><with-\nout>");
}

// A word in several ways of writing it, all of which give the same words.
struct Spelling {
  std::string_view written;
  std::vector<std::string_view> parts;  // of `written`, one for each normal word
};

const std::vector<std::vector<Spelling>>& Spellings() {
  static const auto& spellings = *new std::vector<std::vector<Spelling>>{
      {{"harbour", {"harbour"}},
       {"HARBOUR", {"HARBOUR"}},
       {"har\u00ADbour", {"har\u00ADbour"}},
       {"har-\nbour", {"har-\nbour"}},
       {"har\u200Bbour", {"har\u200Bbour"}},
       {"har[bour]", {"har[bour]"}},
       {"ｈａｒｂｏｕｒ", {"ｈａｒｂｏｕｒ"}}},
      {{"café", {"café"}},
       {"cafe\u0301", {"cafe\u0301"}},
       {"CAFÉ", {"CAFÉ"}},
       {"caf&eacute;", {"caf&eacute;"}},
       {"caf&#233;", {"caf&#233;"}},
       {"cafÃ©", {"cafÃ©"}},
       {"caf&amp;#xE9;", {"caf&amp;#xE9;"}}},
      {{"don't", {"don't"}},
       {"don’t", {"don’t"}},
       {"Don&rsquo;t", {"Don&rsquo;t"}},
       {"donâ€™t", {"donâ€™t"}},
       {"don`t", {"don`t"}},
       {"don&#8217;t", {"don&#8217;t"}},
       {"don\uFFFDt", {"don\uFFFDt"}}},
      {{"third-grade", {"third", "grade"}},
       {"third grade", {"third", "grade"}},
       {"third‑grade", {"third", "grade"}},
       {"third&nbsp;grade", {"third", "grade"}},
       {"third — grade", {"third", "grade"}},
       {"third … grade", {"third", "grade"}}},
      {{"35,000", {"35,000"}},
       {"35000", {"35000"}},
       {"35\u202F000", {"35\u202F000"}},
       {"35&nbsp;000", {"35&nbsp;000"}},
       {"35’000", {"35’000"}}},
      {{"she", {"she"}},
       {"She [Ada]", {"She", "Ada"}},
       {"she [sic]", {"she", "sic"}},
       {"she (Ada)", {"she", "Ada"}}},
      {{"half", {"half"}},
       {"“half”", {"half"}},
       {"&ldquo;half&rdquo;", {"half"}},
       {"«half»", {"half"}},
       {"‘half’", {"half"}},
       {"half,", {"half"}},
       {"half...", {"half"}},
       {"(half)", {"half"}}},
  };
  return spellings;
}

// For a text of words each written at random the words are the same, and each one's origin is what
// was written for it.
TEST(Normalize, MapsRandomSpellingsBackToWhatWasWritten) {
  static constexpr std::string_view kBetween[] = {" ",  "  ",  " — ",    "\n",
                                                  "; ", " … ", "\u00A0", ". "};
  std::mt19937 random(15);
  for (int round = 0; round < 5000; ++round) {
    std::string text;
    std::string plain;
    std::vector<domain::TextSpan> expected;
    const size_t count = 1 + random() % 8;
    for (size_t i = 0; i < count; ++i) {
      const auto& ways = Spellings()[random() % Spellings().size()];
      const Spelling& way = ways[random() % ways.size()];
      size_t at = text.size();
      text += way.written;
      for (const std::string_view part : way.parts) {
        at = text.find(part, at);
        ASSERT_NE(at, std::string::npos);
        expected.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(at + part.size())});
        at += part.size();
      }
      plain.append(ways.front().written).append(" ");
      text += kBetween[random() % std::size(kBetween)];
    }
    const NormalForm form = Normalize(text);
    ASSERT_EQ(form.Joined(), Normalize(plain).Joined()) << "of <" << text << ">";
    ASSERT_EQ(form.words.size(), expected.size()) << "of <" << text << ">";
    for (size_t i = 0; i < expected.size(); ++i) {
      ASSERT_EQ(form.words[i].origin.In(text), expected[i].In(text)) << "of <" << text << ">";
      ASSERT_EQ(form.words[i].origin.begin, expected[i].begin) << "of <" << text << ">";
    }
  }
}

TEST(LowerAsciiWord, ReadsLettersAndDigitsUpToAnyOtherByte) {
  for (int byte = 0; byte < 256; ++byte) {
    for (size_t place = 0; place < 20; ++place) {
      std::string text = "ABCdef0189zZaAyYxX23";
      std::string expected = "abcdef0189zzaayyxx23";
      text[place] = static_cast<char>(byte);
      const char lowered = kAsciiLowered[static_cast<size_t>(byte)];
      if (lowered == 0) {
        expected.resize(place);
      } else {
        expected[place] = lowered;
      }
      std::string written(text.size() + kAsciiBlock, '#');
      written.resize(LowerAsciiWord(text, written.data()));
      ASSERT_EQ(written, expected) << "byte " << byte << " at " << place;
    }
  }
  EXPECT_EQ(LowerAsciiWord("", nullptr), 0u);
}

std::string RandomText(std::mt19937& random) {
  static constexpr std::string_view kPieces[] = {
      "a",   "B",      "é",      "don",    "'",      "’",  "“",    "”",   "\"",    " ",
      " ",   "-",      "\n",     ".",      "…",      "[",  "]",    "&",   "&amp;", "&#8217;",
      "â€™", "Ã",      "Â",      "ﬁ",      "½",      "5",  ",",    "000", "/",     ":",
      "$",   "%",      "\u0301", "\u200B", "\u00AD", "我", "ŉ",    "ª",   "Ⅳ",     "İ",
      "ß",   "\uFFFD", "`",      "ʼ",      "?",      "—",  "U.S.", "n't"};
  std::string text;
  const size_t count = random() % 24;
  for (size_t i = 0; i < count; ++i) text += kPieces[random() % std::size(kPieces)];
  return text;
}

TEST(Normalize, NormalisingTwiceChangesNothing) {
  std::mt19937 random(20230215);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random);
    const std::string once = Normalize(text).Joined();
    ASSERT_EQ(Normalize(once).Joined(), once) << "of <" << text << ">";
  }
}

TEST(Normalize, KeepsItsInvariantsOnAnyText) {
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = RandomText(random);
    const NormalForm form = Normalize(text);
    uint32_t end = 0;
    uint32_t original_end = 0;
    for (const NormalWord& word : form.words) {
      ASSERT_GT(word.size, 0u) << "of <" << text << ">";
      ASSERT_EQ(word.begin, end == 0 ? 0 : end + 1) << "of <" << text << ">";
      ASSERT_TRUE(word.origin.IsValidIn(text)) << "of <" << text << ">";
      ASSERT_FALSE(word.origin.empty()) << "of <" << text << ">";
      ASSERT_GE(word.origin.begin, original_end) << "of <" << text << ">";
      end = word.begin + word.size;
      original_end = word.origin.end;
    }
    ASSERT_EQ(end, form.text.size()) << "of <" << text << ">";
  }
}

TEST(Normalize, IsLinearOnHostileTexts) {
  constexpr size_t kBytes = size_t{1} << 20;
  for (const std::string_view piece :
       {"[", "]", "'",    "\"", "“",  "-",      "- ", ".",  "[a", "&",
        "Ã", "a", "a-\n", "é",  "我", "\u0301", "&#", "U.", "''", "1,"}) {
    std::string text;
    while (text.size() < kBytes) text += piece;
    const auto start = std::chrono::steady_clock::now();
    Normalize(text);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5)) << piece;
  }
}

}  // namespace
}  // namespace verbatim::matching
