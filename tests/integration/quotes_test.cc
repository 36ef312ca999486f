#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class QuotesTest : public ::testing::Test {
 protected:
  // Stores an article that was published on a day of March 2023; returns its name.
  std::string Store(const std::string& path, int day, const std::string& text,
                    const std::string& outlet = "Example Times") {
    v1::Article article = MakeArticle("https://example.test/quotes/" + path, text, outlet);
    article.mutable_publish_time()->set_seconds(1'677'628'800 + (day - 1) * 86'400);
    return client_.Ingest(article).article().name();
  }

  // The representative wordings that a search finds.
  std::vector<std::string> Search(const v1::SearchQuotesRequest& request) {
    std::vector<std::string> wordings;
    const v1::SearchQuotesResponse found =
        client_.Call(&v1::QuoteService::Stub::SearchQuotes, request);
    for (const v1::Quote& quote : found.quotes()) {
      wordings.push_back(quote.wording());
    }
    return wordings;
  }

  v1::VerifyQuoteResponse Verify(const std::string& text, const std::string& speaker = "") {
    v1::VerifyQuoteRequest request;
    request.set_text(text);
    request.set_speaker_name(speaker);
    return client_.Call(&v1::QuoteService::Stub::VerifyQuote, request);
  }

  ApiClient client_{TestServer::Shared().address()};
};

TEST_F(QuotesTest, AreFoundByWordsSpeakerOutletAndTime) {
  Store("search-1", 1, "“Salt marshes protect the lower town,” said Ida Brook.\n", "Marsh Post");
  Store("search-2", 5, "“Salt marshes need fifty years to grow,” said Tom Reed.\n", "Marsh News");
  const std::string brook = "Salt marshes protect the lower town,";
  const std::string reed = "Salt marshes need fifty years to grow,";

  v1::SearchQuotesRequest words;
  words.set_words("MARSHES salt");
  EXPECT_THAT(Search(words), ElementsAre(brook, reed));

  v1::SearchQuotesRequest speaker = words;
  speaker.set_speaker_name("Reed");
  EXPECT_THAT(Search(speaker), ElementsAre(reed));

  v1::SearchQuotesRequest outlet = words;
  outlet.set_outlet("Marsh Post");
  EXPECT_THAT(Search(outlet), ElementsAre(brook));

  v1::SearchQuotesRequest time = words;
  time.mutable_start_time()->set_seconds(1'677'628'800 + 86'400);
  EXPECT_THAT(Search(time), ElementsAre(reed));
  time.mutable_end_time()->set_seconds(1'677'628'800 + 2 * 86'400);
  EXPECT_THAT(Search(time), IsEmpty());
}

TEST_F(QuotesTest, ASpeakerIsFoundWithEverythingSaid) {
  Store("speaker-1", 1, "“The ferry sails at dawn on Monday,” said Quentin Vale.\n");
  Store("speaker-2", 2, "“The ferry is late because of fog,” said Quentin Vale.\n");
  v1::ListSpeakersRequest request;
  request.set_speaker_name("quentin");
  const v1::ListSpeakersResponse listed =
      client_.Call(&v1::SpeakerService::Stub::ListSpeakers, request);
  ASSERT_THAT(listed.speakers(), SizeIs(1));
  EXPECT_EQ(listed.speakers(0).display_name(), "Quentin Vale");
  EXPECT_EQ(listed.speakers(0).occurrence_count(), 2);

  v1::GetSpeakerRequest get;
  get.set_name(listed.speakers(0).name());
  EXPECT_EQ(client_.Call(&v1::SpeakerService::Stub::GetSpeaker, get).SerializeAsString(),
            listed.speakers(0).SerializeAsString());

  v1::ListOccurrencesRequest said;
  said.set_parent("articles/-");
  said.set_speaker(get.name());
  std::vector<std::string> wordings;
  const v1::ListOccurrencesResponse occurrences =
      client_.Call(&v1::ArticleService::Stub::ListOccurrences, said);
  for (const v1::Occurrence& occurrence : occurrences.occurrences()) {
    wordings.push_back(occurrence.wording());
  }
  EXPECT_THAT(wordings, ElementsAre("The ferry sails at dawn on Monday,",
                                    "The ferry is late because of fog,"));
}

TEST_F(QuotesTest, KnownSpeakersAreImportedAndWhatIsWrongIsToldOfEach) {
  v1::ImportSpeakersRequest request;
  EXPECT_EQ(client_.ErrorOf(&v1::SpeakerService::Stub::ImportSpeakers, request),
            "INVALID_ARGUMENT FIELD_REQUIRED speakers");
  v1::KnownSpeaker& known = *request.add_speakers();
  known.set_display_name("  Oksana Veretska ");
  known.set_wikidata_id("Q900001");
  known.set_gender(v1::GENDER_FEMALE);
  known.add_roles("harbour master of Odesa");
  request.add_speakers()->set_display_name(" ");
  v1::KnownSpeaker& wrong_id = *request.add_speakers();
  wrong_id.set_display_name("Somebody Else");
  wrong_id.set_wikidata_id("42");
  v1::KnownSpeaker& repeated = *request.add_speakers();
  repeated.set_display_name("Oksana Veretska");
  repeated.set_wikidata_id("Q900001");
  v1::KnownSpeaker& company = *request.add_speakers();
  company.set_display_name("Veretska Shipping");
  company.set_kind(v1::SPEAKER_KIND_ORGANIZATION);
  company.set_gender(v1::GENDER_MALE);
  const auto response = client_.Call(&v1::SpeakerService::Stub::ImportSpeakers, request);
  std::vector<std::string> shown;
  for (const v1::ImportResult& result : response.results()) {
    shown.push_back(v1::ImportOutcome_Name(result.outcome()).substr(15) + " " +
                    v1::ErrorReason_Name(result.reason()).substr(13) + " " + result.field());
  }
  EXPECT_EQ(shown,
            (std::vector<std::string>{"ADDED UNSPECIFIED ", "REFUSED FIELD_REQUIRED display_name",
                                      "REFUSED FIELD_INVALID wikidata_id",
                                      "REFUSED WIKIDATA_ID_REPEATED wikidata_id",
                                      "REFUSED FIELD_INVALID gender"}));
  // By QID, by a part of the name and by another spelling of it.
  for (const char* name : {"q900001", "Veretska", "Oxana Veretzka"}) {
    v1::ListSpeakersRequest list;
    list.set_speaker_name(name);
    const auto found = client_.Call(&v1::SpeakerService::Stub::ListSpeakers, list);
    ASSERT_EQ(found.speakers_size(), 1) << name;
    EXPECT_EQ(found.speakers(0).display_name(), "Oksana Veretska");
    EXPECT_EQ(found.speakers(0).wikidata_id(), "Q900001");
    EXPECT_TRUE(found.speakers(0).imported());
  }
}

TEST_F(QuotesTest, RepeatsAreListedWithTheirDifferingWords) {
  const std::string name =
      Store("repeats", 1,
            "“The old lighthouse has guided every boat home since the great storm,” said Nell "
            "Frost.\n"
            "Visitors came in the morning.\n"
            "“The old lighthouse has guided every ship home since the great storm,” said Nell "
            "Frost.\n");
  v1::ListRepeatedQuotesRequest request;
  request.set_parent(name);
  const v1::ListRepeatedQuotesResponse response =
      client_.Call(&v1::QuoteService::Stub::ListRepeatedQuotes, request);
  ASSERT_THAT(response.repeated_quotes(), SizeIs(1));
  const v1::RepeatedQuote& repeated = response.repeated_quotes(0);
  EXPECT_EQ(repeated.quote().occurrence_count(), 2);
  ASSERT_THAT(repeated.occurrences(), SizeIs(2));
  EXPECT_EQ(repeated.occurrences(0).comparison().relation(), v1::RELATION_EXACT);
  EXPECT_EQ(repeated.occurrences(1).comparison().relation(), v1::RELATION_VARIANT);
  const auto& edits = repeated.occurrences(1).comparison().edits();
  const auto replaced = std::find_if(edits.begin(), edits.end(), [](const v1::Edit& edit) {
    return edit.operation() == v1::EDIT_OPERATION_REPLACE;
  });
  ASSERT_NE(replaced, edits.end());
  EXPECT_EQ(replaced->old_text() + ">" + replaced->new_text(), "boat>ship");
}

TEST_F(QuotesTest, RepeatsAreNarrowedToAnOutletAndADay) {
  const std::string words = "The ferry will not wait for anybody who is late again this winter";
  Store("scope-1", 1, "“" + words + ",” said Una Moss.\n", "Ferry Post");
  Store("scope-2", 5, "“" + words + ",” said Una Moss.\n", "Ferry Post");
  Store("scope-3", 6, "“" + words + ",” said Una Moss.\n", "Ferry News");
  v1::ListRepeatedQuotesRequest request;
  request.set_parent("articles/-");
  request.set_outlet("Ferry Post");
  request.mutable_start_time()->set_seconds(1'677'628'800 + 4 * 86'400);
  const auto response = client_.Call(&v1::QuoteService::Stub::ListRepeatedQuotes, request);
  ASSERT_THAT(response.repeated_quotes(), SizeIs(1));
  ASSERT_THAT(response.repeated_quotes(0).occurrences(), SizeIs(2));
  for (const v1::RepeatedOccurrence& one : response.repeated_quotes(0).occurrences()) {
    EXPECT_EQ(one.occurrence().outlet(), "Ferry Post");
  }
  request.mutable_start_time()->set_seconds(1'677'628'800 + 5 * 86'400);
  EXPECT_THAT(client_.Call(&v1::QuoteService::Stub::ListRepeatedQuotes, request).repeated_quotes(),
              IsEmpty());
}

TEST_F(QuotesTest, RepeatsWithinOneArticleTakeNoOutletOrDay) {
  v1::ListRepeatedQuotesRequest request;
  request.set_parent(
      Store("no-scope", 1, "“Every lamp on the pier is out tonight,” said Una Moss.\n"));
  request.set_outlet("Ferry Post");
  const auto error = [&] {
    return client_.ErrorOf(&v1::QuoteService::Stub::ListRepeatedQuotes, request);
  };
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_INVALID outlet");
  request.clear_outlet();
  request.mutable_start_time()->set_seconds(1'677'628'800);
  EXPECT_EQ(error(), "INVALID_ARGUMENT FIELD_INVALID start_time");
}

TEST_F(QuotesTest, AQuoteWithTwoSpeakersIsOneQuoteWithAConflict) {
  const std::string words = "Every family on the island keeps two lamps ready for the winter";
  Store("conflict-1", 1, "“" + words + ",” said Olga Stern.\n");
  Store("conflict-2", 2, "“" + words + ",” said Pavel Holt.\n");
  const v1::VerifyQuoteResponse answer = Verify(words);
  ASSERT_THAT(answer.matches(), SizeIs(1));
  const v1::Quote& quote = answer.matches(0).quote();
  EXPECT_TRUE(quote.attribution_conflict());
  EXPECT_EQ(quote.article_count(), 2);
  std::vector<std::string> names;
  for (const v1::CreditedSpeaker& speaker : quote.speakers()) {
    names.push_back(speaker.display_name());
  }
  EXPECT_THAT(names, UnorderedElementsAre("Olga Stern", "Pavel Holt"));

  v1::GetQuoteRequest get;
  get.set_name(quote.name());
  v1::Quote got = client_.Call(&v1::QuoteService::Stub::GetQuote, get);
  for (v1::Variant& variant : *got.mutable_variants()) {
    EXPECT_THAT(variant.comparison().edits(), SizeIs(1));  // it alone shows the edits
    variant.mutable_comparison()->clear_edits();
  }
  EXPECT_EQ(got.SerializeAsString(), quote.SerializeAsString());

  const v1::VerifyQuoteResponse asked = Verify(words, "Holt");
  EXPECT_EQ(asked.verdict(), v1::VERDICT_DISPUTED);
  ASSERT_THAT(asked.matches(0).other_speakers(), SizeIs(1));
  EXPECT_EQ(asked.matches(0).other_speakers(0).display_name(), "Olga Stern");
}

TEST_F(QuotesTest, AreVerifiedInTheirWordsAndSpeaker) {
  Store("verify", 3,
        "“The bridge must not open before the engineers have checked every single cable,” said "
        "Rosa Lind.\n"
        "“We will pay for the new cables with the tolls of the last ten years,” said Rosa Lind.\n");
  const std::string known =
      "The bridge must not open before the engineers have checked every single cable";
  const v1::VerifyQuoteResponse exact = Verify("'" + known + ".'", "Rosa Lind");
  EXPECT_EQ(exact.verdict(), v1::VERDICT_ACCURATE);
  ASSERT_THAT(exact.matches(), SizeIs(1));
  EXPECT_EQ(exact.matches(0).comparison().relation(), v1::RELATION_EXACT);
  EXPECT_EQ(exact.matches(0).speaker_match(), v1::SPEAKER_MATCH_SAME);
  EXPECT_EQ(exact.matches(0).first_appearance().article_url(),
            "https://example.test/quotes/verify");
  EXPECT_TRUE(exact.matches(0).first_appearance().first_appearance());

  EXPECT_EQ(Verify("the new cables with the tolls of the last ten years").verdict(),
            v1::VERDICT_TRUNCATED);
  EXPECT_EQ(Verify(known, "John Lind").verdict(), v1::VERDICT_MISATTRIBUTED);
  EXPECT_EQ(Verify("An entirely different sentence about gardens and bees").verdict(),
            v1::VERDICT_NOT_FOUND);

  const v1::VerifyQuoteResponse garbled =
      Verify("The bridge must open before the engineers have checked every single cable", "Lind");
  EXPECT_EQ(garbled.verdict(), v1::VERDICT_ALTERED);
  ASSERT_THAT(garbled.matches(), SizeIs(1));
  EXPECT_EQ(garbled.matches(0).comparison().meaning_change(), v1::MEANING_CHANGE_NEGATION);
}

TEST_F(QuotesTest, AVerifiedQuoteComesWithItsEvidence) {
  Store("evidence", 5,
        "“The ferry sails at dawn whatever the wind does to it,” said Vera Moss. The pier was "
        "full.\n");
  const v1::VerifyQuoteResponse answer =
      Verify("The ferry sails at dawn whatever the wind does to it", "Vera Moss");
  EXPECT_EQ(answer.verdict(), v1::VERDICT_ACCURATE);
  ASSERT_THAT(answer.matches(), SizeIs(1));
  ASSERT_THAT(answer.matches(0).evidence(), SizeIs(1));
  const v1::QuoteEvidence& evidence = answer.matches(0).evidence(0);
  EXPECT_EQ(evidence.text_before(), "");
  EXPECT_EQ(evidence.text_after(), " said Vera Moss. The pier was full.");
  EXPECT_GT(evidence.chain().links_size(), 1);
  EXPECT_TRUE(evidence.link().starts_with(
      "https://example.test/quotes/evidence#:~:text=%E2%80%9CThe%20ferry%20sails%20at%20dawn"))
      << evidence.link();
}

TEST_F(QuotesTest, AGarbledFragmentFindsWhatIsNear) {
  Store("garbled", 6,
        "“The regatta has lost its sponsors. They lost strategically and operationally,” said "
        "Ilse Brandt.\n");
  const v1::VerifyQuoteResponse garbled = Verify("The regatta has won strategically");
  EXPECT_EQ(garbled.verdict(), v1::VERDICT_ALTERED);
  ASSERT_FALSE(garbled.matches().empty());
  EXPECT_NE(garbled.matches(0).comparison().meaning_change(), v1::MEANING_CHANGE_NONE);

  const v1::VerifyQuoteResponse far = Verify("Nobody sponsors a regatta strategically on Sundays");
  EXPECT_EQ(far.verdict(), v1::VERDICT_NOT_FOUND);
  ASSERT_FALSE(far.nearest().empty());
  EXPECT_EQ(far.nearest(0).first_appearance().article_url(), "https://example.test/quotes/garbled");
  EXPECT_GE(far.compared_quotes(), 1);
}

TEST_F(QuotesTest, SeveralSentencesAreCheckedOneByOne) {
  Store("sentences", 7,
        "“The orchard froze twice before Easter this year,” said Nils Aker.\n"
        "“Nobody from the ministry came to look at the trees,” said Nils Aker.\n");
  const v1::VerifyQuoteResponse answer = Verify(
      "The orchard froze twice before Easter this year. Nobody from the ministry came to "
      "look at the trees. The moon is made of green cheese and glass.");
  ASSERT_THAT(answer.sentences(), SizeIs(3));
  EXPECT_EQ(answer.sentences(0).verdict(), v1::VERDICT_ACCURATE);
  EXPECT_EQ(answer.sentences(1).verdict(), v1::VERDICT_ACCURATE);
  EXPECT_EQ(answer.sentences(2).verdict(), v1::VERDICT_NOT_FOUND);
}

TEST_F(QuotesTest, TwoWordsLinkAcrossArticlesFromTheSameSpeakerOnly) {
  Store("short-1", 8, "“Utter chaos,” said Mara Quist.\n");
  Store("short-2", 9, "“Utter chaos,” said Mara Quist.\n");
  Store("short-3", 10, "“Utter chaos,” said Otto Brehm.\n");
  const v1::VerifyQuoteResponse answer = Verify("Utter chaos", "Mara Quist");
  ASSERT_FALSE(answer.matches().empty());
  EXPECT_EQ(answer.matches(0).quote().occurrence_count(), 2);
}

}  // namespace
}  // namespace verbatim::testing
