#include "services/facts/same_claim.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/facts/figures.h"
#include "services/facts/stance.h"
#include "services/text/document.h"
#include "services/text/text_testing.h"

namespace verbatim::facts {
namespace {

Form FormOf(const std::string& text, const std::string& speaker = "ada park") {
  const domain::Article article = text::TESTING_ONLY_PlainArticle(text);
  const text::Document document = text::Document::Analyze(article);
  const auto size = static_cast<uint32_t>(document.tokens().size());
  std::vector<uint32_t> tokens;
  for (uint32_t i = 0; i < size; ++i) tokens.push_back(i);
  FormSource source;
  for (size_t at = 0; at < speaker.size();) {
    const size_t end = std::min(speaker.find(' ', at), speaker.size());
    source.name.push_back(speaker.substr(at, end - at));
    at = end + 1;
  }
  return MakeForm(document, tokens, NamesIn(document), FindFigures(document, {0, size}), source);
}

struct Pair {
  const char* a;
  const char* b;
};

bool ShareKeys(const Form& a, const Form& b) {
  const std::vector<int64_t> one = KeysOf(a);
  const std::vector<int64_t> other = KeysOf(b);
  return std::any_of(one.begin(), one.end(), [&](int64_t key) {
    return std::binary_search(other.begin(), other.end(), key);
  });
}

TEST(SameClaimTest, HoldsForTheSameOfTheSameSubject) {
  const Pair kPairs[] = {
      {"the Velland army attacked Ostria", "Ostria was attacked by the army of Velland"},
      {"at least 3,500 people were killed in the quake in Corva",
       "4,100 people died in the earthquake in Corva"},
      {"eight Dutch F-35s are stationed in Poland", "ten Dutch F-35s were deployed in Poland"},
      {"Baku is blocking the only road to Menz", "Azerbaijan was blockading the road to Menz"},
      {"she had treated 60 miners for lead poisoning", "I treated 70 miners for lead poisoning"},
      {"the tanker did not spill oil off Cape Linn", "the tanker spilled oil off Cape Linn"},
  };
  for (const Pair& pair : kPairs) {
    const Form a = FormOf(pair.a);
    const Form b = FormOf(pair.b);
    EXPECT_TRUE(SameClaim(a, b)) << a.Text() << "\n" << b.Text();
    EXPECT_TRUE(SameClaim(b, a)) << a.Text() << "\n" << b.Text();
    EXPECT_TRUE(ShareKeys(a, b)) << a.Text() << "\n" << b.Text();
  }
}

TEST(SameClaimTest, TellsApartWhatOnlyLooksAlike) {
  const Pair kPairs[] = {
      {"the army of Velland attacked Ostria", "the army of Ostria attacked Velland"},
      {"the flood destroyed 40 houses in Dunmore", "the flood destroyed 60 houses in Ashby"},
      {"12 people died in the fire in Corva", "40 people were injured in the fire in Corva"},
      {"wheat prices rose by 4 percent in Tamria", "wheat prices fell by 4 percent in Tamria"},
      {"the army of Ostria bought 40 tanks in 2022", "the army of Ostria bought 25 tanks in 2024"},
      {"the state paid the shipyard in Corva", "the shipyard paid the state in Corva"},
      {"the court in Corva freed Haas in May", "the court in Corva freed Brand in May"},
      {"the storm sank 20 barges off Cape Linn", "the storm sank 20 trawlers off Cape Linn"},
  };
  for (const Pair& pair : kPairs) {
    const Form a = FormOf(pair.a);
    const Form b = FormOf(pair.b);
    EXPECT_FALSE(SameClaim(a, b)) << a.Text() << "\n" << b.Text();
    EXPECT_FALSE(SameClaim(b, a)) << a.Text() << "\n" << b.Text();
  }
  EXPECT_FALSE(SameClaim(FormOf("he had treated 60 miners for lead poisoning", "olaf rust"),
                         FormOf("she had treated 60 miners for lead poisoning", "ria fenn")));
}

TEST(FormTest, TextIsReadBackAsItWas) {
  const Form form = FormOf("Azerbaijan is not blockading the only road into Menz since 2020");
  EXPECT_TRUE(form.negated);
  EXPECT_EQ(ParseForm(form.Text()).words, form.words);
  EXPECT_EQ(ParseForm(form.Text()).Text(), form.Text());
}

struct AddedCase {
  const char* text;
  const char* source;  // empty: nothing is added
};

TEST(StanceTest, FindsWhatASentenceAddsToWhatItReports) {
  const AddedCase kCases[] = {
      {"Menz is cut off, Ostria says, a charge Baku denies.", "Baku"},
      {"Menz is cut off, an allegation that the ministry has denied.", "the ministry"},
      {"Menz is cut off, which he disputes.", "he"},
      {"Menz is cut off, something the mayor has confirmed, too.", "the mayor"},
      {"He led the charge against the plan.", ""},
      {"A report on the dam was denied a hearing.", ""},
      {"Baku denies it.", ""},
  };
  for (const AddedCase& c : kCases) {
    const domain::Article article = text::TESTING_ONLY_PlainArticle(c.text);
    const text::Document document = text::Document::Analyze(article);
    const auto added =
        FindAddedStance(document, {0, static_cast<uint32_t>(document.tokens().size())});
    EXPECT_EQ(added ? std::string(document.Text(added->source)) : "", c.source) << c.text;
  }
}

}  // namespace
}  // namespace verbatim::facts
