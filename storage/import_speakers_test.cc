#include <string>
#include <vector>

#include "gmock/gmock.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using ::testing::ElementsAre;

class ImportSpeakersTest : public StoreTest {
 protected:
  static std::string Url(int i) { return "https://example.org/" + std::to_string(i); }

  static KnownSpeaker Person(const std::string& name, const std::string& id = "",
                             const std::string& spelling_key = "") {
    return {
        .names = {{.name = name, .spelling_key = spelling_key}}, .wikidata_id = id, .roles = {}};
  }

  // "added NAME", "merged NAME", "unchanged NAME", or the reason of a refusal.
  std::vector<std::string> Import(const std::vector<KnownSpeaker>& speakers) {
    const auto results = store_->ImportSpeakers(call_, speakers);
    EXPECT_TRUE(results.ok()) << results.status();
    std::vector<std::string> shown;
    for (const auto& result : *results) {
      static constexpr const char* kOutcomes[] = {"added ", "merged ", "unchanged "};
      shown.push_back(result.ok() ? kOutcomes[static_cast<int>(result->outcome)] + result->name
                                  : Reason(result.status()));
    }
    return shown;
  }

  std::vector<domain::Speaker> Find(const std::string& name, const std::string& spelling = "") {
    const auto page = store_->ListSpeakers(call_, {.name = name, .spelling_key = spelling}, {});
    EXPECT_TRUE(page.ok()) << page.status();
    return page->items;
  }
};

TEST_F(ImportSpeakersTest, AddsWithEverythingAndFindsByIt) {
  KnownSpeaker speaker = Person("Ada Park", "Q42", "ada park");
  speaker.names.push_back({.name = "Ada M. Park", .spelling_key = "ada m park"});
  speaker.names.push_back({.name = "ada  park", .spelling_key = "ada park"});
  speaker.gender = domain::Gender::kFemale;
  speaker.roles = {"mayor of Ghent", "Mayor of Ghent", "engineer"};
  EXPECT_THAT(Import({speaker}), ElementsAre("added Ada Park"));
  for (const char* part : {"q42", "ada m", "PARK"}) {
    const auto found = Find(part);
    ASSERT_EQ(found.size(), 1u) << part;
    EXPECT_EQ(found[0].name, "Ada Park");
    EXPECT_EQ(found[0].wikidata_id, "Q42");
    EXPECT_EQ(found[0].gender, domain::Gender::kFemale);
    EXPECT_TRUE(found[0].imported);
    EXPECT_THAT(found[0].aliases, ElementsAre("Ada M. Park"));
    EXPECT_THAT(
        store_->GetSpeaker(call_, found[0].id)->roles,
        ElementsAre(domain::SpeakerRole{"engineer"}, domain::SpeakerRole{"mayor of Ghent"}));
  }
  EXPECT_EQ(Find("Adda Parc", "ada park").size(), 1u);
  EXPECT_EQ(Find("Parc", "park").size(), 1u);
  EXPECT_TRUE(Find("Q4").empty());
  EXPECT_THAT(Import({speaker}), ElementsAre("unchanged Ada Park"));
}

TEST_F(ImportSpeakersTest, MergesIntoWhomArticlesBrought) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we will hold the line", "Ada Park"));
  KnownSpeaker speaker = Person("Ada Maria Park", "Q42");
  speaker.names.push_back({.name = "ADA PARK", .spelling_key = ""});
  EXPECT_THAT(Import({speaker}), ElementsAre("merged Ada Park"));
  const auto found = Find("Maria");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].occurrence_count, 1);
  EXPECT_EQ(found[0].wikidata_id, "Q42");
  // Articles that come later find the speaker by each imported name.
  Save(ArticleBuilder(Url(2), "2023-02-15").Say("not one step back", "Ada Maria Park"));
  EXPECT_EQ(Find("Q42")[0].occurrence_count, 2);
}

TEST_F(ImportSpeakersTest, TwoOfOneNameAreToldApartByTheirIds) {
  EXPECT_THAT(Import({Person("Ada Park", "Q1"), Person("Ada Park", "Q2")}),
              ElementsAre("added Ada Park", "added Ada Park"));
  EXPECT_THAT(Import({Person("Ada Park", "Q2"), Person("Ada Park")}),
              ElementsAre("unchanged Ada Park", "SPEAKER_AMBIGUOUS"));
  KnownSpeaker man = Person("Ada Park");
  man.gender = domain::Gender::kMale;
  EXPECT_THAT(Import({man}), ElementsAre("SPEAKER_AMBIGUOUS"));
}

TEST_F(ImportSpeakersTest, AnIdOfSomebodyElseIsRefused) {
  EXPECT_THAT(Import({Person("Ada Park", "Q1"), Person("Tom Reed", "Q1")}),
              ElementsAre("added Ada Park", "WIKIDATA_ID_TAKEN"));
  KnownSpeaker company = Person("Ada Park", "Q1");
  company.kind = domain::SpeakerKind::kOrganization;
  EXPECT_THAT(Import({company}), ElementsAre("WIKIDATA_ID_TAKEN"));
  EXPECT_TRUE(Find("Tom Reed").empty());
}

TEST_F(ImportSpeakersTest, AnotherGenderIsAnotherPerson) {
  KnownSpeaker woman = Person("Kim Lane");
  woman.gender = domain::Gender::kFemale;
  KnownSpeaker man = Person("Kim Lane");
  man.gender = domain::Gender::kMale;
  EXPECT_THAT(Import({woman, man}), ElementsAre("added Kim Lane", "added Kim Lane"));
}

TEST_F(ImportSpeakersTest, WithoutAKindWhoeverBearsTheNameIsMeant) {
  KnownSpeaker union_of_kind = Person("Dyke Union");
  union_of_kind.kind = domain::SpeakerKind::kOrganization;
  EXPECT_THAT(Import({union_of_kind}), ElementsAre("added Dyke Union"));
  KnownSpeaker without_kind = Person("Dyke Union", "Q7", "dyke union");
  without_kind.kind = domain::SpeakerKind::kUnknown;
  EXPECT_THAT(Import({without_kind}), ElementsAre("merged Dyke Union"));
  ASSERT_EQ(Find("Dyke Union").size(), 1u);
  EXPECT_EQ(Find("Q7")[0].kind, domain::SpeakerKind::kOrganization);
  EXPECT_THAT(Find("Dike Onion", "dyke union"), ::testing::IsEmpty());  // no spellings of unions
  // A person of this name is somebody else, and then the name alone no longer tells.
  EXPECT_THAT(Import({Person("Dyke Union")}), ElementsAre("added Dyke Union"));
  without_kind.wikidata_id = "";
  EXPECT_THAT(Import({without_kind}), ElementsAre("SPEAKER_AMBIGUOUS"));
  // Somebody new is a person.
  KnownSpeaker somebody = Person("Ada Park");
  somebody.kind = domain::SpeakerKind::kUnknown;
  EXPECT_THAT(Import({somebody}), ElementsAre("added Ada Park"));
  EXPECT_EQ(Find("Ada Park")[0].kind, domain::SpeakerKind::kPerson);
}

TEST_F(ImportSpeakersTest, TheSameNameCountsBeforeAnotherSpelling) {
  EXPECT_THAT(Import({Person("Hanna Lane", "", "anna lane"), Person("Anna Lane", "", "anna lane")}),
              ElementsAre("added Hanna Lane", "merged Hanna Lane"));
  EXPECT_THAT(Import({Person("Anna Lane", "", "anna lane")}), ElementsAre("unchanged Hanna Lane"));
}

TEST_F(ImportSpeakersTest, FindsMergedSpeakersAsWhatTheyAreNow) {
  Import({Person("Ada Park", "Q1"), Person("Bo Lane")});
  const domain::SpeakerId park = Find("Ada Park")[0].id;
  const domain::SpeakerId lane = Find("Bo Lane")[0].id;
  ASSERT_TRUE(store_
                  ->Correct(call_, MergeSpeakers{.speaker = park, .into = lane}, {"desk", "one"},
                            SimpleRules())
                  .ok());
  EXPECT_THAT(Import({Person("Ada Park", "Q1")}), ElementsAre("merged Bo Lane"));
  ASSERT_EQ(Find("Q1").size(), 1u);
  EXPECT_EQ(Find("Q1")[0].id, lane);
  EXPECT_EQ(Find("Q1")[0].wikidata_id, "Q1");
}

TEST_F(ImportSpeakersTest, AliasesOfOneWordSayTooLittleOfAPerson) {
  KnownSpeaker one = Person("Ada Park");
  one.names.push_back({.name = "Park", .spelling_key = ""});
  KnownSpeaker other = Person("Bo Park");
  other.names.push_back({.name = "Park", .spelling_key = ""});
  EXPECT_THAT(Import({one, other}), ElementsAre("added Ada Park", "added Bo Park"));
}

}  // namespace
}  // namespace verbatim::storage
