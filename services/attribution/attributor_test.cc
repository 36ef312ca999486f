#include "services/attribution/attributor.h"

#include <string>

#include "gtest/gtest.h"

#include "services/attribution/attribution_testing.h"

namespace verbatim::attribution {
namespace {

using testing::ShowSpeakers;

struct Case {
  const char* what;
  const char* text;
  const char* speakers;
};

constexpr Case kNames[] = {
    {"full name without its title", "[It is late], <Polish President Mary Holt> {said}.",
     "PERSON Mary Holt"},
    {"surname", "We met Mary Holt. [It is late], <Holt> {said}.", "PERSON Mary Holt"},
    {"honorific and surname", "We met Mary Holt. [It is late], <Mrs Holt> {said}.",
     "PERSON Mary Holt"},
    {"surname alone", "[It is late], <Holt> {said}.", "PERSON Holt"},
    {"description and name", "[It is late], {said} <the mayor, Mary Holt>.", "PERSON Mary Holt"},
    {"name and description", "[It is late], {said} <Mary Holt, head of the Dyke Union>.",
     "PERSON Mary Holt"},
    {"relative with a name", "[It is late], {said} <Pike's niece, council member Mary Holt>.",
     "PERSON Mary Holt"},
    {"name that somebody gave", "[It is late], {said} <a tenant who gave her name as Oksana>.",
     "PERSON Oksana"},
    {"title of a body with of",
     "<Department of Harbour Works Director Mary Holt> {said} [it is late].", "PERSON Mary Holt"},
    {"ministry", "[It is late], <the Netherlands’ defence ministry> {said}.",
     "ORGANIZATION Netherlands’ defence ministry"},
    {"country", "<Armenia> {says} [it is late].", "ORGANIZATION Armenia"},
    {"several organisations", "[It is late], <the United States and NATO> {said}.",
     "GROUP the United States and NATO"},
    {"a party's members", "<Democrats> {said} [it is late].", "GROUP Democrats"},
    {"a campaign", "The Holt campaign objects. [It is late], <the campaign> {said}.",
     "ORGANIZATION Holt campaign"},
    {"an acronym",
     "The Harbour and Dyke Organization (HDO) objects. [It is late], <the HDO> {said}.",
     "ORGANIZATION Harbour and Dyke Organization"},
    {"name with an Arabic article",
     "Syrian President Omar al-Holt left. [It is late], <al-Holt> {said}.", "PERSON Omar al-Holt"},
    {"several people", "We met Mary Holt. [It is late], <Holt and John Pike> {said}.",
     "GROUP Mary Holt and John Pike"},
    {"namesakes about equally likely",
     "Mary Holt and Susan Holt left early. [It is late], <Holt> {said}.",
     "UNKNOWN? Mary Holt, Susan Holt"},
    {"question and answer", "<Q>: [Is it late?]|\n<A>: [It is.]", "UNKNOWN; UNKNOWN"},
    {"label of a transcript", "<JANE HOLT>: [It is late.]\n<HOLT>: [It is very late.]",
     "PERSON Jane Holt"},
};

TEST(Attributor, ResolvesNames) {
  for (const Case& test : kNames) EXPECT_EQ(ShowSpeakers(test.text), test.speakers) << test.what;
}

constexpr Case kPronouns[] = {
    {"subject of the sentence before",
     "Mary Holt repeated this about John Pike. [It is late], <she> {said}.", "PERSON Mary Holt"},
    {"speaker, although another man is named nearer",
     "General John Pike gave his view of President Ivan Gromov’s plan. [Gromov will fail], <he> "
     "{said}.",
     "PERSON John Pike"},
    {"speaker of the turn before",
     "[It is late], <John Pike> {said}.|\nThe harbour lies off Gromov.\n[It is very late], <he> "
     "{added}.",
     "PERSON John Pike; PERSON John Pike"},
    {"not a person named only in quotation marks",
     "“[Ask John Pike],” <Mary Holt> {said}.|\n“[It is late],” <he> {said}.",
     "PERSON Mary Holt; UNKNOWN"},
    {"known gender leaves others out", "Mrs Holt met Mr Pike. [It is late], <he> {said}.",
     "PERSON Pike"},
    {"two equally likely", "Robin Holt and Alex Pike met. [It is late], <he> {said}.",
     "UNKNOWN? Alex Pike, Robin Holt"},
    {"who", "With him was <the mayor Mary Holt>, <who> {added} [it is late].", "PERSON Mary Holt"},
    {"who, after people without a name", "We met voters, <who> {said} [it is late].",
     "GROUP voters"},
    {"who, after a friend of somebody named",
     "We met a friend of Mary Holt <who> {said} [it is late].", "UNNAMED a friend of Mary Holt"},
    {"a title that misleads about the gender",
     "Spokesman Mary Holt spoke for John Pike. [It is late], <she> {said}.", "PERSON Mary Holt"},
    {"gender learnt from a pronoun elsewhere",
     "Robin Holt sold her boat.\nAlex Pike sold his boat.\nRobin Holt met Alex Pike. [It is late], "
     "<he> {said}.",
     "PERSON Alex Pike"},
    {"first person", "“[It is late],” {said} <Mary Holt>.|\n“[No],” <I> {said}.",
     "PERSON Mary Holt; UNKNOWN"},
    {"not those whom the quoted words mean by he and you",
     "Mary Holt spoke. “[You and he told me it is late],” <she> {said}.", "PERSON Mary Holt"},
    {"nobody to mean", "[It is late], <she> {conceded}.", "UNKNOWN"},
    {"they for an organisation",
     "<The Dyke Union> {warned} [it is late].|\n<They> {added} [it is very late].",
     "ORGANIZATION Dyke Union; ORGANIZATION Dyke Union"},
    {"they, for the people whom the sentence before is about",
     "Fishermen met in Ghent. [It is late], <they> {said}.", "GROUP Fishermen"},
    {"they, for the people named before",
     "Mary Holt and John Pike met in Ghent. [It is late], <they> {said}.",
     "GROUP Mary Holt and John Pike"},
    {"a new entry is a new conversation",
     "# Harbour\n[It is late], <John Pike> {said}.|\n# Weather\n[It is wet], <he> {said}.",
     "PERSON John Pike; UNKNOWN"},
    {"a name from an entry before is still known",
     "# Harbour\n[It is late], <John Pike> {said}.|\n# Weather\n[It is wet], <Mr Pike> {said}.",
     "PERSON John Pike; PERSON John Pike"},
};

TEST(Attributor, ResolvesPronouns) {
  for (const Case& test : kPronouns) EXPECT_EQ(ShowSpeakers(test.text), test.speakers) << test.what;
}

constexpr Case kDescriptions[] = {
    {"role given before", "Port director Mary Holt left. [It is late], <the director> {said}.",
     "PERSON Mary Holt"},
    {"name given in the next sentence",
     "[It is late], <a top US general> {has said}.\nGeneral John Pike was speaking in Ghent.",
     "PERSON John Pike"},
    {"name without the role in the next sentence",
     "[It is late], <the transport secretary> {has said}.\nJohn Pike was speaking in Ghent.",
     "PERSON John Pike"},
    {"another country's president is somebody else",
     "Polish President Mary Holt left. [It is late], <the Russian president> {said}.",
     "UNNAMED the Russian president"},
    {"somebody of a body with which nobody is named",
     "John Pike left early. [It is late], <the FBI director> {said}.", "UNNAMED the FBI director"},
    {"somebody of a body with which somebody is named",
     "FBI chief John Pike left early. [It is late], <the FBI director> {said}.",
     "PERSON John Pike"},
    {"unnamed official", "[It is late], {said} <a senior official>.", "UNNAMED a senior official"},
    {"one of many", "[It is late], <one voter> {said}.", "UNNAMED one voter"},
    {"unnamed officials", "[It is late], {said} <officials>.", "UNNAMED officials"},
    {"group", "<Protesters> {said} [it is late].", "GROUP Protesters"},
    {"a thing that speaks for its owner",
     "We met Mary Holt. [It is late], <Mary Holt’s missives> {said}.|\n[It is dark], <her remarks> "
     "{said}.",
     "PERSON Mary Holt; PERSON Mary Holt"},
    {"the father of somebody's son",
     "The skipper, John Pike, came ashore. “[It is late],” {said} <his son Martin>.|\n“[No],” <his "
     "father> {said}.",
     "PERSON Martin; PERSON John Pike"},
    {"a father who has no name", "“[It is late],” {said} <Martin>.|\n“[No],” <his father> {said}.",
     "PERSON Martin; UNNAMED his father"},
    {"a thing that speaks for people",
     "Fishermen met in Ghent. [It is late], <their pledge> {said}.", "GROUP Fishermen"},
    {"friends are not their friend", "Mary Holt left. [It is late], <her friends> {said}.",
     "GROUP Mary Holt’s friends"},
    {"description without its article",
     "Mary Holt left early. The [port is dark], the <mayor> "
     "{said}.",
     "PERSON Mary Holt"},
    {"polls are nobody's name", "<Polls> {show} [it is late].", "UNNAMED Polls"},
    {"group of a pronoun", "John Pike went home. <His supporters> {said} [it is late].",
     "GROUP John Pike’s supporters"},
    {"ministry named before",
     "The Danish defence ministry objects. [It is late], <the ministry> {said}.",
     "ORGANIZATION Danish defence ministry"},
    {"role and an earlier office",
     "Mary Holt asked John Pike to leave. “[It is late],” <Gray’s former port manager> {said}.",
     "PERSON Mary Holt"},
    {"somebody introduced without a name stays unnamed",
     "Mary Holt met a surgeon in Ghent. [It is late], <the surgeon> {said}.",
     "UNNAMED the surgeon"},
    {"an official is nobody named next",
     "[It is late], <a harbour official> {said}. Mary Holt was speaking in Ghent.",
     "UNNAMED a harbour official"},
    {"a surgeon is no judge", "Surgeon Mary Holt left early. [It is late], <the judge> {said}.",
     "UNNAMED the judge"},
    {"second description before the name",
     "It led <his wife and former port director Mary Holt> to {say} [it is late].",
     "PERSON Mary Holt"},
    {"member of a party named by place",
     "Mary Holt left early. [It is late], <the Ohio Republican> {said}.", "PERSON Mary Holt"},
    {"authors who are named",
     "<The authors of the report, which include Dyke Watch and the Holt Foundation,> {found} [it "
     "is late].",
     "GROUP Dyke Watch and the Holt Foundation"},
    {"agency of the officials who spoke",
     "[It is late], <officials at the Danish Port Agency> {said}.|\n[It is dark], <the company> "
     "{said}.",
     "UNNAMED officials at the Danish Port Agency; ORGANIZATION Danish Port Agency"},
    {"alliance", "It hurt NATO. [It is late], <the alliance> {said}.", "ORGANIZATION NATO"},
};

TEST(Attributor, ResolvesDescriptions) {
  for (const Case& test : kDescriptions) {
    EXPECT_EQ(ShowSpeakers(test.text), test.speakers) << test.what;
  }
}

constexpr Case kDocuments[] = {
    {"issuer before", "[It is late], {said} <a Kremlin readout of the call between Pike and Holt>.",
     "ORGANIZATION Kremlin"},
    {"issuer as a word of its own kind",
     "The Danish defence ministry objects. [It is late], <the ministry statement> {said}.",
     "ORGANIZATION Danish defence ministry"},
    {"issuer behind", "[It is late], {said} <a report by the Dyke Union>.",
     "ORGANIZATION Dyke Union"},
    {"owner", "We met Mary Holt. [It is late], <Mary Holt’s brief> {said}.", "PERSON Mary Holt"},
    {"document named before",
     "As <an October 2009 Dyke Union memo> {states}, [it is late].|\n[It is very late], <the memo> "
     "{said}.",
     "ORGANIZATION Dyke Union; ORGANIZATION Dyke Union"},
    {"another word for the document",
     "Mary Holt wrote a memoir of her years at sea. [It was late], <the book> {said}.",
     "PERSON Mary Holt"},
    {"court of a ruling",
     "<The Danish Supreme Court> {ruled} [it was late].|\n[It was very late], <the ruling> {said}.",
     "ORGANIZATION Danish Supreme Court; ORGANIZATION Danish Supreme Court"},
    {"two issuers", "[It is late], {said} <a report by the Dyke Union and the Holt Foundation>.",
     "GROUP the Dyke Union and the Holt Foundation"},
    {"it, after a report",
     "[It is late], {said} <a report by the Dyke Union>.|\n<It> {added} [it was dark].",
     "ORGANIZATION Dyke Union; ORGANIZATION Dyke Union"},
    {"nobody's document", "[It is late], <the report> {said}.", "UNNAMED the report"},
};

TEST(Attributor, LetsDocumentsSpeakForTheirIssuer) {
  for (const Case& test : kDocuments) {
    EXPECT_EQ(ShowSpeakers(test.text), test.speakers) << test.what;
  }
}

constexpr Case kWithoutSource[] = {
    {"same paragraph", "“[It is late],” <Mary Holt> {said}.| “[Go home].”",
     "PERSON Mary Holt; PERSON Mary Holt"},
    {"two take turns",
     "“[Late],” <Mary Holt> {said}.|\n“[No],” <John Pike> {said}.|\n“[Yes].”|\n“[No].”",
     "PERSON Mary Holt; PERSON John Pike; PERSON Mary Holt; PERSON John Pike"},
    {"a line with a colon introduces", "And from Director Holt:\n“[It is late].”", "PERSON Holt"},
    {"an introduction in the same line",
     "Details: the harbour.\nQuote from Mary Holt: [“It is late.”]", "PERSON Mary Holt"},
    {"nothing tells", "The harbour is closed.\n“[It is late].”", "UNKNOWN"},
};

TEST(Attributor, ResolvesStatementsWithoutASource) {
  for (const Case& test : kWithoutSource) {
    EXPECT_EQ(ShowSpeakers(test.text), test.speakers) << test.what;
  }
}

TEST(Attributor, KeepsTheOrderOfTheStatements) {
  std::vector<domain::AttributedStatement> attributed = testing::Attribute(
      "“[It is late],” <Mary Holt> {said}.|\nThen “[it is dark],” <John Pike> {said}.");
  ASSERT_EQ(attributed.size(), 2u);
  EXPECT_EQ(attributed[0].speaker.name, "Mary Holt");
  EXPECT_EQ(attributed[1].speaker.name, "John Pike");
  EXPECT_GT(attributed[0].speaker.confidence, 0.9);
}

TEST(Attributor, AttributesManyStatementsInLinearTime) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) {
    text += "Councillor Mary Holt met the mayor. “[It is late],” <he> {said}.|\n";
  }
  EXPECT_EQ(testing::Attribute(text).size(), 10'000u);
}

}  // namespace
}  // namespace verbatim::attribution
