#include "services/facts/figures.h"

#include <cstdio>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/text/document.h"
#include "services/text/text_testing.h"

namespace verbatim::facts {
namespace {

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  if (value >= 1000 && value < 1e15) std::snprintf(text, sizeof text, "%.0f", value);
  return text;
}

// "at least 35,000=AT_LEAST 35000 people @Turkey; 40%=EXACT 40 % voters"
std::string Show(const text::Document& document) {
  std::string out;
  const auto size = static_cast<uint32_t>(document.tokens().size());
  for (const domain::Figure& figure : FindFigures(document, {0, size})) {
    if (!out.empty()) out += "; ";
    out += std::string(document.Text(figure.span)) + "=";
    if (figure.kind == domain::FigureKind::kDate) {
      out += figure.date;
      continue;
    }
    out += std::string(domain::Name(figure.bound)) + " " + Number(figure.value);
    if (figure.upper > 0) out += ".." + Number(figure.upper);
    if (figure.kind == domain::FigureKind::kPercentage) out += " %";
    if (figure.kind == domain::FigureKind::kFraction) out += " part";
    if (!figure.unit.empty()) out += " " + figure.unit;
    if (!figure.counted.empty()) out += " (" + figure.counted + ")";
    if (!figure.place.empty()) out += " @" + figure.place;
  }
  return out;
}

std::string Read(const std::string& text) {
  const domain::Article article = text::TESTING_ONLY_PlainArticle(text);
  return Show(text::Document::Analyze(article));
}

struct FigureCase {
  const char* text;
  const char* figures;  // as Show has them
};

// Labelled by reading the sentences, in the order in which they came to mind.
const FigureCase kCases[] = {
    // counts
    {"At least 35,000 people were killed in Turkey.",
     "At least 35,000=AT_LEAST 35000 (people) @Turkey"},
    {"Eight Dutch F-35s are stationed in Poland.", "Eight=EXACT 8 (Dutch F-35s) @Poland"},
    {"that eight of its F-35s would stay in Poland until the end of March",
     "eight=EXACT 8 (F-35s) @Poland; March=--03"},
    {"the islands, which have a population of roughly 20,000",
     "roughly 20,000=ABOUT 20000 (population)"},
    {"More than 1,200 houses burned.", "More than 1,200=MORE_THAN 1200 (houses)"},
    {"The fire destroyed more than 40 buildings near Valparaiso.",
     "more than 40=MORE_THAN 40 (buildings) @Valparaiso"},
    {"No fewer than twelve ministers resigned.", "No fewer than twelve=AT_LEAST 12 (ministers)"},
    {"Up to 300 passengers were on board.", "Up to 300=AT_MOST 300 (passengers)"},
    {"Fewer than ten cases were found.", "Fewer than ten=LESS_THAN 10 (cases)"},
    {"nearly 500 soldiers surrendered", "nearly 500=ABOUT 500 (soldiers)"},
    {"The army lost 20 tanks or more.", "20=AT_LEAST 20 (tanks)"},
    {"Twenty-five pupils fell ill.", "Twenty-five=EXACT 25 (pupils)"},
    {"Two hundred and fifty workers went home.", "Two hundred and fifty=EXACT 250 (workers)"},
    {"Some 2.5 million refugees crossed the border.", "Some 2.5 million=ABOUT 2500000 (refugees)"},
    {"It has one million readers.", "one million=EXACT 1000000 (readers)"},
    {"A dozen journalists were held in Minsk.", "A dozen=EXACT 12 (journalists) @Minsk"},
    {"Thousands of protesters marched in Tbilisi.", "Thousands=ORDER 1000 (protesters) @Tbilisi"},
    {"Tens of thousands of homes have no power.", "Tens of thousands=ORDER 10000 (homes)"},
    {"Hundreds of flights were cancelled.", "Hundreds=ORDER 100 (flights)"},
    {"The death toll rose to 41,000.", "41,000=EXACT 41000 (death toll)"},
    {"three Russian military aircraft came close to Poland",
     "three=EXACT 3 (Russian military aircraft)"},
    {"About 150 people have been arrested in Paris.", "About 150=ABOUT 150 (people) @Paris"},
    {"The crash left 14 dead and 30 injured.", "14=EXACT 14 (dead); 30=EXACT 30 (injured)"},
    {"An estimated 60,000 seabirds died.", "An estimated 60,000=ABOUT 60000 (seabirds)"},
    {"As many as 90 prisoners escaped.", "As many as 90=AT_MOST 90 (prisoners)"},
    {"He has written 12 novels and two plays.", "12=EXACT 12 (novels); two=EXACT 2 (plays)"},
    {"One person died in the blaze.", "One=EXACT 1 (person)"},
    {"Seven more bodies were found in Derna.", "Seven=EXACT 7 (bodies) @Derna"},
    // ranges
    {"Between 20 and 30 rebels attacked the post.", "Between 20 and 30=RANGE 20..30 (rebels)"},
    {"It takes 5 to 7 days to arrive.", "5 to 7 days=RANGE 5..7 day"},
    {"Between 1.5 and 2 million voters stayed away.",
     "Between 1.5 and 2 million=RANGE 1500000..2000000 (voters)"},
    {"The number of cases rose from 100 to 250.", "100=EXACT 100 (number); 250=EXACT 250 (number)"},
    {"10-15 shells fell on the village", "10-15=RANGE 10..15 (shells)"},
    {"a group of 20–30 men", "20–30=RANGE 20..30 (men)"},
    // money
    {"The bridge cost $40 million.", "$40 million=EXACT 40000000 USD (cost)"},
    {"He has sought $10 million in damages.", "$10 million=EXACT 10000000 USD (damages)"},
    {"The firm paid a fine of €5m.", "€5m=EXACT 5000000 EUR (fine)"},
    {"It had less than $1.3 million.", "less than $1.3 million=LESS_THAN 1300000 USD"},
    {"Britain will send £2.3bn of aid.", "£2.3bn=EXACT 2300000000 GBP (aid)"},
    {"The ticket cost 40 euros.", "40 euros=EXACT 40 EUR (cost)"},
    {"He paid 300,000 rubles for it.", "300,000 rubles=EXACT 300000 RUB"},
    {"Up to $5,000 went to the committee.", "Up to $5,000=AT_MOST 5000 USD"},
    {"The deficit fell to $1.4 trillion.", "$1.4 trillion=EXACT 1400000000000 USD (deficit)"},
    {"$3 billion worth of weapons", "$3 billion=EXACT 3000000000 USD (weapons)"},
    {"a bill of more than 2 million dollars",
     "more than 2 million dollars=MORE_THAN 2000000 USD (bill)"},
    // percentages and parts
    {"Inflation fell to 3.4 percent in Spain.", "3.4 percent=EXACT 3.4 % (Inflation) @Spain"},
    {"40% of voters stayed at home.", "40%=EXACT 40 % (voters)"},
    {"More than two thirds of the members agreed.",
     "More than two thirds=MORE_THAN 0.6667 part (members)"},
    {"Two-thirds of farmers are in debt.", "Two-thirds=EXACT 0.6667 part (farmers)"},
    {"Half of the ships never returned.", "Half=EXACT 0.5 part (ships)"},
    {"Nearly half the villages were flooded.", "Nearly half=ABOUT 0.5 part (villages)"},
    {"nearly 3 in 10 voters are undecided", "nearly 3 in 10=ABOUT 0.3 part (voters)"},
    {"one in five children goes hungry", "one in five=EXACT 0.2 part (children)"},
    {"A quarter of the hospitals closed in Lebanon.",
     "A quarter=EXACT 0.25 part (hospitals) @Lebanon"},
    {"Turnout was 61 per cent.", "61 per cent=EXACT 61 % (Turnout)"},
    {"Support dropped by 4 percentage points.",
     "4 percentage points=EXACT 4 percentage point (Support)"},
    {"at least 51% of the shares", "at least 51%=AT_LEAST 51 % (shares)"},
    {"Clinton led by 15 points.", "15 points=EXACT 15 point"},
    {"three quarters of the grain was lost", "three quarters=EXACT 0.75 part (grain)"},
    // measures
    {"The line runs for 40 kilometres.", "40 kilometres=EXACT 40 kilometre"},
    {"Some 1,000 tonnes of grain rotted.", "Some 1,000 tonnes=ABOUT 1000 tonne (grain)"},
    {"They burned 300 square kilometres of forest.",
     "300 square kilometres=EXACT 300 square kilometre (forest)"},
    {"It lasted six hours.", "six hours=EXACT 6 hour"},
    {"After more than two years he was freed.", "more than two years=MORE_THAN 2 year"},
    {"a 20-year-old student", "20-year-old=EXACT 20 year"},
    {"Temperatures reached 45 degrees in Seville.", "45 degrees=EXACT 45 degree @Seville"},
    {"It pumps 2 million barrels a day.", "2 million barrels=EXACT 2000000 barrel"},
    {"A 12-nation force landed.", "12-nation=EXACT 12 (nation)"},
    // dates
    {"The war began on February 24, 2022.", "February 24, 2022=2022-02-24"},
    {"signed on 14 February 2023 in Paris", "14 February 2023=2023-02-14"},
    {"The truce of 2020 held.", "2020=2020"},
    {"In March the bank closed.", "March=--03"},
    {"They leave by the end of March 2024.", "March 2024=2024-03"},
    {"since Feb. 14", "Feb. 14=--02-14"},
    {"It was retired in 2010.", "2010=2010"},
    {"The 2016 election was close.", "2016=2016"},
    {"between 1992 and 1995", "1992=1992; 1995=1995"},
    {"In 2015 it sold 2,000 cars.", "2015=2015; 2,000=EXACT 2000 (cars)"},
    {"He may go in May.", "May=--05"},
    // no figures
    {"Two Su-27s met an Il-20 near Poland.", "Two=EXACT 2 (Su-27s) @Poland"},
    {"They met at 10:30 on the first floor.", ""},
    {"No one came, and this one left at 5 p.m.", ""},
    {"The Group of Seven invoked Article 5.", ""},
    {"Khan, 45, said so.", ""},
    {"He lives at No. 10.", ""},
    {"a second term under the 22nd amendment", ""},
    {"The Gulf saw its third storm.", ""},
};

TEST(FiguresTest, AreReadAsLabelled) {
  int figures = 0;
  int wrong = 0;
  std::string list;
  for (const FigureCase& c : kCases) {
    ++figures;
    const std::string found = Read(c.text);
    if (found == c.figures) continue;
    ++wrong;
    list += std::string(c.text) + "\n  expected " + c.figures + "\n  found    " + found + "\n";
  }
  std::printf("%d of %d sentences exact\n%s", figures - wrong, figures, list.c_str());
  EXPECT_GE(figures, 80);
  EXPECT_GE(figures - wrong, 0.95 * figures);
}

TEST(FiguresTest, SpansLieInTheText) {
  for (const char* text : {"“35,000”", "of", "between 5", "$", "$ $", "at least", "or more", "5 or",
                           "twenty-", "-5-", "1,,2", "1.2.3", "5 to", "a million", "hundred",
                           "99999999999999999999999999999999999", "half a", "3 in", "— 5 —"}) {
    const domain::Article article = text::TESTING_ONLY_PlainArticle(text);
    const text::Document document = text::Document::Analyze(article);
    const auto size = static_cast<uint32_t>(document.tokens().size());
    for (const domain::Figure& figure : FindFigures(document, {0, size})) {
      EXPECT_TRUE(figure.span.IsValidIn(document.text())) << text;
      EXPECT_FALSE(figure.span.empty()) << text;
    }
  }
}

}  // namespace
}  // namespace verbatim::facts
