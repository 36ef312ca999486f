#include <algorithm>
#include <map>
#include <set>
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

// "ASSERTS Harbour Post"
std::vector<std::string> StancesOf(const v1::ClaimHistory& history) {
  std::vector<std::string> stances;
  for (const v1::ClaimEvent& event : history.events()) {
    stances.push_back(v1::Stance_Name(event.stance()).substr(7) + " " +
                      event.occurrence().outlet());
  }
  return stances;
}

class ClaimsTest : public ::testing::Test {
 protected:
  // Stores an article that was published on a day of March 2023; returns its name.
  std::string Store(const std::string& path, int day, const std::string& outlet,
                    const std::string& text) {
    v1::Article article = MakeArticle("https://example.test/claims/" + path, text, outlet);
    article.mutable_publish_time()->set_seconds(1'677'628'800 + (day - 1) * 86'400);
    return client_.Ingest(article).article().name();
  }

  std::vector<v1::Claim> List(const v1::ListClaimsRequest& request) {
    const v1::ListClaimsResponse response =
        client_.Call(&v1::ClaimService::Stub::ListClaims, request);
    return {response.claims().begin(), response.claims().end()};
  }
  std::vector<v1::Claim> Find(const std::string& words) {
    v1::ListClaimsRequest request;
    request.set_query(words);
    return List(request);
  }
  v1::ClaimHistory History(const std::string& name) {
    v1::GetClaimHistoryRequest request;
    request.set_name(name);
    return client_.Call(&v1::ClaimService::Stub::GetClaimHistory, request);
  }
  void Delete(const std::string& article) {
    v1::DeleteArticleRequest request;
    request.set_name(article);
    request.set_actor("desk");
    request.set_reason("asked to");
    client_.Call(&v1::ArticleService::Stub::DeleteArticle, request);
  }

  ApiClient client_{TestServer::Shared().address()};
};

TEST_F(ClaimsTest, CollectsWhoAssertsRepeatsAndDeniesWithEvidence) {
  Store(
      "denial/1", 1, "Harbour Post",
      "Tavria is blockading the only road into Lower Menz, Ostria said on Tuesday, a charge Tavria "
      "denies.\n");
  Store(
      "denial/2", 3, "City Herald",
      "Ostria's foreign minister said that Tavria was blockading the only road into Lower Menz.\n");
  Store("denial/3", 4, "Daily Ledger",
        "Ostria said that Tavria was still blockading the only road into Lower Menz.\n");
  const std::vector<v1::Claim> claims = Find("blockading Lower Menz");
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_EQ(claims[0].text(), "Tavria is blockading the only road into Lower Menz");
  EXPECT_EQ(claims[0].denial_count(), 1);
  const v1::ClaimHistory history = History(claims[0].name());
  EXPECT_THAT(StancesOf(history), ElementsAre("ASSERTS Harbour Post", "DENIES Harbour Post",
                                              "ASSERTS City Herald", "REPEATS Daily Ledger"));
  EXPECT_EQ(history.events(1).stance_evidence().text(), "denies");
  EXPECT_THAT(history.events(1).span().text(), ::testing::StartsWith("a charge"));
  EXPECT_TRUE(history.events(1).points_back());
  EXPECT_EQ(history.events(0).origin(), v1::APPEARANCE_ORIGIN_FIRST);
}

TEST_F(ClaimsTest, ShowsFiguresThatChangeAndThatContradictEachOther) {
  Store("toll/1", 1, "Harbour Post",
        "At least 3,500 people were killed by the landslide in Corva, the ministry said.\n");
  Store("toll/2", 2, "Harbour Post",
        "The ministry said 4,100 people had been killed by the landslide in Corva.\n");
  Store("toll/3", 2, "Daily Ledger",
        "The ministry said 2,900 people had been killed by the landslide in Corva.\n");
  v1::ListClaimsRequest request;
  request.set_query("landslide Corva");
  request.set_figures_changed(true);
  const std::vector<v1::Claim> claims = List(request);
  ASSERT_THAT(claims, SizeIs(1));
  const v1::ClaimHistory history = History(claims[0].name());
  ASSERT_THAT(history.series(), SizeIs(1));
  const v1::FigureSeries& series = history.series(0);
  EXPECT_EQ(series.counted(), "people");
  ASSERT_THAT(series.points(), SizeIs(3));
  EXPECT_EQ(series.points(0).figure().bound(), v1::FIGURE_BOUND_AT_LEAST);
  EXPECT_EQ(series.points(0).figure().value(), 3500);
  EXPECT_EQ(series.points(0).figure().span().text(), "At least 3,500");
  ASSERT_THAT(series.contradictions(), SizeIs(1));
  EXPECT_EQ(series.contradictions(0).from_point(), 1);
  EXPECT_EQ(series.contradictions(0).to_point(), 2);
  ASSERT_THAT(series.changes(), SizeIs(2));
  EXPECT_EQ(series.changes(0).from_point(), 0);
  EXPECT_EQ(series.changes(0).to_point(), 1);
}

TEST_F(ClaimsTest, TellWhoWasFirstTheStancesAndTheLatestFigure) {
  Store("told/1", 1, "Harbour Post",
        "Orla Kemp said on Tuesday that 35 miners were trapped at Old Kessel.\n");
  Store("told/2", 2, "City Herald",
        "Rescuers said that at least 41 miners were trapped at Old Kessel.\n"
        "The mine company denied that miners were trapped at Old Kessel.\n");
  std::vector<v1::Claim> claims = Find("miners trapped Kessel");
  ASSERT_THAT(claims, SizeIs(1));
  const v1::Claim& claim = claims[0];
  EXPECT_EQ(claim.first_speaker_name(), "Orla Kemp");
  EXPECT_THAT(claim.first_speaker(), ::testing::StartsWith("speakers/"));
  EXPECT_EQ(claim.first_outlet(), "Harbour Post");
  ASSERT_THAT(claim.stances(), SizeIs(2));
  EXPECT_EQ(claim.stances(0).stance(), v1::STANCE_ASSERTS);
  EXPECT_EQ(claim.stances(0).statement_count(), 2);
  EXPECT_EQ(claim.stances(1).stance(), v1::STANCE_DENIES);
  EXPECT_EQ(claim.latest_figure().text(), "at least 41");
  EXPECT_EQ(claim.latest_figure().counted(), "miners");
  EXPECT_EQ(claim.latest_figure().earlier_text(), "35");
  // Another figure of the same day is no change: nobody knows which came first.
  Store("told/3", 2, "Daily Ledger", "Rescuers said that 44 miners were trapped at Old Kessel.\n");
  claims = Find("miners trapped Kessel");
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_EQ(claims[0].latest_figure().text(), "44");
  EXPECT_EQ(claims[0].latest_figure().earlier_text(), "35");
}

TEST_F(ClaimsTest, TextsHaveNoQuotationMarkWithoutItsOther) {
  Store(
      "marks/1", 3, "Dune Courier",
      "“The ferry carried 300 cars in May. The old pier lost 12 planks in June,” said Olga Dahl.\n"
      "“The “grey lady” ferry sank on 4 July,” said Olga Dahl.\n"
      "Nine barges carried 40 tonnes of salt in 2019,” said Olga Dahl.\n");
  EXPECT_EQ(Find("ferry carried cars").at(0).text(), "The ferry carried 300 cars in May.");
  EXPECT_EQ(Find("pier lost planks").at(0).text(), "The old pier lost 12 planks in June");
  EXPECT_EQ(Find("grey lady").at(0).text(), "The “grey lady” ferry sank on 4 July");
  EXPECT_EQ(Find("barges salt").at(0).text(), "Nine barges carried 40 tonnes of salt in 2019");
}

TEST_F(ClaimsTest, AreFoundByWhatOneOfTheirStatementsIs) {
  const std::string article = Store("found/1", 10, "Kelp Gazette",
                                    "Orla Quist said that 70 gannets had nested on Skerry Rock.\n");
  Store("found/2", 12, "Dune Courier", "Wardens said 90 gannets had nested on Skerry Rock.\n");
  const auto names = [&](auto&& set) {
    v1::ListClaimsRequest request;
    set(request);
    std::vector<std::string> found;
    for (const v1::Claim& claim : List(request)) found.push_back(claim.name());
    return found;
  };
  const std::string claim = Find("gannets Skerry").at(0).name();
  const v1::Occurrence stated = History(claim).events(0).occurrence();
  const auto day = [](int number) { return 1'677'628'800 + (number - 1) * 86'400; };
  EXPECT_THAT(names([](auto& r) { r.set_speaker_name("Quist"); }), ElementsAre(claim));
  EXPECT_THAT(names([](auto& r) { r.set_speaker_name("Nobody Ofthatname"); }), IsEmpty());
  EXPECT_THAT(names([&](auto& r) { r.set_quote(stated.quote()); }), ElementsAre(claim));
  EXPECT_THAT(names([&](auto& r) { r.set_occurrence(stated.name()); }), ElementsAre(claim));
  const std::string elsewhere = "articles/999999" + stated.name().substr(article.size());
  EXPECT_THAT(names([&](auto& r) { r.set_occurrence(elsewhere); }), IsEmpty());
  EXPECT_THAT(names([](auto& r) { r.set_outlet("Kelp Gazette"); }), ElementsAre(claim));
  EXPECT_THAT(names([&](auto& r) {
                r.set_outlet("Kelp Gazette");
                r.mutable_start_time()->set_seconds(day(10));
                r.mutable_end_time()->set_seconds(day(11));
              }),
              ElementsAre(claim));
  // The later statement is another outlet's.
  EXPECT_THAT(names([&](auto& r) {
                r.set_outlet("Kelp Gazette");
                r.mutable_start_time()->set_seconds(day(11));
              }),
              IsEmpty());
  EXPECT_THAT(names([](auto& r) {
                r.set_query("gannets");
                r.set_outlet("Dune Courier");
                r.set_speaker_name("Quist");
              }),
              IsEmpty());
}

TEST_F(ClaimsTest, EventsComeWithTheirSurroundingsAndALinkToTheWords) {
  Store("around/1", 1, "Harbour Post",
        "„Ähm“ – 🐦.\nOn Monday, the ministry said 900 petrels had nested in Ümmel, a figure that "
        "nobody has checked.\nMore follows.\n");
  ASSERT_THAT(Find("petrels nested"), SizeIs(1));
  Store("around/1", 1, "Harbour Post", "More follows.\n");  // the old revision tells still
  const std::vector<v1::Claim> claims = Find("petrels nested");
  ASSERT_THAT(claims, SizeIs(1));
  const v1::ClaimHistory history = History(claims[0].name());
  ASSERT_THAT(history.events(), SizeIs(1));
  const v1::ClaimEvent& event = history.events(0);
  EXPECT_EQ(
      event.text_before() + event.span().text() + event.text_after(),
      "On Monday, the ministry said 900 petrels had nested in Ümmel, a figure that nobody has "
      "checked.");
  EXPECT_THAT(event.link(), ::testing::StartsWith("https://example.test/claims/around/1#:~:text="));
}

TEST_F(ClaimsTest, OffsetsAreInTheUnitAskedFor) {
  Store("units", 1, "Harbour Post",
        "„Ähm“ – 🐦.\nThe ministry said 900 storks had nested in Ümmel near the river.\n");
  const std::vector<v1::Claim> claims = Find("storks nested river");
  ASSERT_THAT(claims, SizeIs(1));
  for (const auto& [encoding, start] : {std::pair{v1::OFFSET_ENCODING_CODE_POINT, 29},
                                        {v1::OFFSET_ENCODING_UTF8, 39},
                                        {v1::OFFSET_ENCODING_UTF16, 30}}) {
    v1::GetClaimHistoryRequest request;
    request.set_name(claims[0].name());
    request.set_offset_encoding(encoding);
    const v1::ClaimHistory history =
        client_.Call(&v1::ClaimService::Stub::GetClaimHistory, request);
    ASSERT_THAT(history.events(), SizeIs(1));
    ASSERT_THAT(history.events(0).figures(), SizeIs(1));
    EXPECT_EQ(history.events(0).figures(0).span().start(), start);
    EXPECT_EQ(history.events(0).figures(0).span().text(), "900");
  }
}

TEST_F(ClaimsTest, ARevisionWithdrawsWhatItNoLongerHolds) {
  const std::string text = "The council said 40 elms had been felled in Barrow Lane.\n";
  Store("revised/1", 1, "Harbour Post", text);
  Store("revised/2", 2, "City Herald", text);
  ASSERT_THAT(Find("elms felled Barrow"), SizeIs(1));
  Store("revised/1", 1, "Harbour Post", "The council met. Nobody said anything.\n");
  const std::vector<v1::Claim> claims = Find("elms felled Barrow");
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_EQ(claims[0].statement_count(), 1);
  const v1::ClaimHistory history = History(claims[0].name());
  ASSERT_THAT(history.events(), SizeIs(2));
  EXPECT_EQ(history.events(0).occurrence().state(), v1::OCCURRENCE_STATE_WITHDRAWN);
  ASSERT_THAT(history.series(), SizeIs(1));
  EXPECT_THAT(history.series(0).points(), SizeIs(1));
}

TEST_F(ClaimsTest, AStatementWhoseWordsPeopleCorrectIsReadAnew) {
  const std::string text = "The ranger said 60 badgers had moved to Oaken Hill before rain came.\n";
  const std::string article = Store("content/1", 1, "Harbour Post", text);
  ASSERT_THAT(Find("badgers Oaken"), SizeIs(1));
  EXPECT_THAT(Find("badgers Oaken")[0].text(), ::testing::EndsWith("before rain came"));
  v1::CorrectContentRequest correct;
  correct.set_occurrence(client_.Occurrences(article).occurrences(0).name());
  v1::ContentSpan& span = *correct.add_content();
  span.set_start(static_cast<int32_t>(text.find("60 badgers")));
  span.set_end(static_cast<int32_t>(text.find(" before")));
  correct.set_actor("desk");
  correct.set_reason("cut too late");
  client_.Call(&v1::CorrectionService::Stub::CorrectContent, correct);
  const std::vector<v1::Claim> claims = Find("badgers Oaken");
  ASSERT_THAT(claims, SizeIs(1));
  EXPECT_EQ(claims[0].text(), "60 badgers had moved to Oaken Hill");
  EXPECT_EQ(claims[0].statement_count(), 1);
}

TEST_F(ClaimsTest, AnErasedArticleTakesItsClaimsAlongAndPartsWhatItJoined) {
  const std::string joining =
      Store("erased/2", 2, "City Herald",
            "The agency said wolves had killed sheep, goats and calves at Upper Fenn near Dorn.\n");
  Store("erased/1", 1, "Harbour Post",
        "The agency said wolves had killed sheep and goats at Upper Fenn.\n");
  const std::string alone =
      Store("erased/3", 3, "City Herald", "The agency said 12 otters had drowned at Upper Fenn.\n");
  ASSERT_THAT(Find("wolves Upper Fenn"), SizeIs(1));
  ASSERT_THAT(Find("otters Upper Fenn"), SizeIs(1));
  const std::string gone = Find("otters Upper Fenn")[0].name();
  Delete(alone);
  Delete(joining);
  EXPECT_THAT(Find("otters Upper Fenn"), IsEmpty());
  v1::GetClaimRequest request;
  request.set_name(gone);
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::GetClaim, request),
            "NOT_FOUND CLAIM_NOT_FOUND");
  const std::vector<v1::Claim> left = Find("wolves Upper Fenn");
  ASSERT_THAT(left, SizeIs(1));
  EXPECT_EQ(left[0].statement_count(), 1);
}

// What is one claim does not depend on the order of arrival.
TEST_F(ClaimsTest, AreTheSameInWhateverOrderArticlesCome) {
  std::vector<std::string> texts = {
      "The harbour master said %s barges had sunk off Cape Dun.\n",
      "%s barges sank off Cape Dun in the storm, the harbour master said.\n",
      "The harbour master denied that barges had sunk off Cape %s Dun.\n",
      "The harbour master said %s barges had sunk off Port Elm.\n",
      "Off Cape Dun %s trawlers have sunk, the harbour master said.\n"};
  std::set<std::multiset<int>> seen;
  std::vector<int> order = {0, 1, 2, 3, 4};
  int round = 0;
  do {
    // A world of its own for each order: another cape.
    const std::string cape = "Cape" + std::string(1, static_cast<char>('a' + round)) + "or";
    std::map<std::string, int> places;
    for (const int i : order) {
      std::string text = texts[static_cast<size_t>(i)];
      for (size_t at; (at = text.find("Cape Dun")) != std::string::npos;) text.replace(at, 8, cape);
      if (const size_t at = text.find("Cape %s Dun"); at != std::string::npos)
        text.replace(at, 11, cape);
      if (const size_t at = text.find("Port Elm"); at != std::string::npos)
        text.replace(at, 8, "Elm" + cape);
      if (const size_t at = text.find("%s"); at != std::string::npos)
        text.replace(at, 2, std::to_string(3 + i));
      const std::string name = Store("order/" + std::to_string(round) + "/" + std::to_string(i),
                                     1 + i, "Harbour Post", text);
      places[name] = i;
      v1::ListClaimsRequest request;  // derives as they come
      request.set_article(name);
      List(request);
    }
    std::multiset<int> partition;
    std::set<std::string> claims;
    for (const auto& [name, i] : places) {
      v1::ListClaimsRequest request;
      request.set_article(name);
      for (const v1::Claim& claim : List(request)) claims.insert(claim.name());
    }
    for (const std::string& claim : claims) partition.insert(History(claim).events_size());
    seen.insert(partition);
    ++round;
    std::next_permutation(order.begin(), order.end());
    std::next_permutation(order.begin(), order.end());
  } while (round < 20);
  EXPECT_THAT(seen, SizeIs(1));
}

TEST_F(ClaimsTest, SayWhatIsWrongWithARequest) {
  v1::GetClaimHistoryRequest history;
  history.set_name("quotes/1");
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::GetClaimHistory, history),
            "INVALID_ARGUMENT NAME_INVALID name");
  history.set_name("claims/987654321");
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::GetClaimHistory, history),
            "NOT_FOUND CLAIM_NOT_FOUND");
  v1::ListClaimsRequest list;
  list.set_page_size(-1);
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::ListClaims, list),
            "INVALID_ARGUMENT FIELD_INVALID page_size");
  list.set_page_size(0);
  list.set_speaker("Ada");
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::ListClaims, list),
            "INVALID_ARGUMENT NAME_INVALID speaker");
  list.set_speaker("");
  list.set_quote("claims/1");
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::ListClaims, list),
            "INVALID_ARGUMENT NAME_INVALID quote");
  list.set_quote("");
  list.set_occurrence("articles/1");
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::ListClaims, list),
            "INVALID_ARGUMENT NAME_INVALID occurrence");
  list.set_occurrence("");
  list.set_outlet(std::string(3000, 'x'));
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::ListClaims, list),
            "INVALID_ARGUMENT FIELD_TOO_LONG outlet");
  list.set_outlet("");
  list.mutable_start_time()->set_seconds(100);
  list.mutable_end_time()->set_seconds(50);
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::ListClaims, list),
            "INVALID_ARGUMENT FIELD_INVALID end_time");
  list.clear_start_time();
  list.clear_end_time();
  list.set_page_token("elsewhere");
  EXPECT_EQ(client_.ErrorOf(&v1::ClaimService::Stub::ListClaims, list),
            "INVALID_ARGUMENT PAGE_TOKEN_INVALID page_token");
}

TEST_F(ClaimsTest, PagesAreTheWholeListInPieces) {
  for (int i = 0; i < 5; ++i) {
    Store("pages/" + std::to_string(i), 1 + i, "Harbour Post",
          "The registrar said " + std::to_string(20 + i) + " ferrets had escaped in Nook" +
              std::string(1, static_cast<char>('a' + i)) + "ton.\n");
  }
  v1::ListClaimsRequest request;
  request.set_query("ferrets escaped");
  const std::vector<v1::Claim> all = List(request);
  ASSERT_THAT(all, SizeIs(5));
  std::vector<std::string> names;
  request.set_page_size(2);
  do {
    const v1::ListClaimsResponse page = client_.Call(&v1::ClaimService::Stub::ListClaims, request);
    for (const v1::Claim& claim : page.claims()) names.push_back(claim.name());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  ASSERT_THAT(names, SizeIs(5));
  for (size_t i = 0; i < 5; ++i) EXPECT_EQ(names[i], all[i].name());
}

}  // namespace
}  // namespace verbatim::testing
