#include "services/app/place_occurrences.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

using domain::QuoteId;

struct Said {
  std::string wording;
  std::string speaker;
  bool verbatim = true;
};

storage::ArticleDraft MakeDraft(const std::vector<Said>& all) {
  storage::ArticleDraft draft;
  for (const Said& said : all) {
    storage::OccurrenceDraft occurrence;
    const matching::NormalForm form = matching::Normalize(said.wording);
    occurrence.wording = said.wording;
    occurrence.verbatim = said.verbatim;
    occurrence.normal_wording = form.Joined();
    occurrence.stored_fingerprints = matching::StoredFingerprints(form);
    occurrence.query_fingerprints = matching::QueryFingerprints(form);
    occurrence.attributed.speaker.name = said.speaker;
    draft.occurrences.push_back(occurrence);
  }
  return draft;
}

using Candidates = std::vector<std::vector<storage::QuoteCandidate>>;

// Where each occurrence went: "new", "=0" (the quote of the draft's first) or "q7" (stored).
std::string Show(const std::vector<Said>& all, Candidates candidates = {}) {
  const storage::ArticleDraft draft = MakeDraft(all);
  candidates.resize(all.size());
  std::string shown;
  for (const storage::Placement& placement : PlaceOccurrences(draft).place(candidates)) {
    if (!shown.empty()) shown += ' ';
    if (placement.quote) {
      shown += "q" + std::to_string(placement.quote->value());
    } else {
      shown += placement.same_as ? "=" + std::to_string(*placement.same_as) : "new";
    }
  }
  return shown;
}

storage::QuoteCandidate Stored(int64_t id, std::string wording,
                               std::vector<std::string> speakers = {}) {
  return {.quote = QuoteId(id),
          .wording = std::move(wording),
          .shared_fingerprints = 1,
          .speakers = std::move(speakers)};
}

constexpr char kPariah[] =
    "Russia is now a global pariah and the world remains inspired by Ukrainian bravery and "
    "resilience. In short, Russia has lost; they’ve lost strategically, operationally and "
    "tactically";

TEST(PlaceOccurrences, PutsTheSameWordsAndTheirFragmentsTogether) {
  EXPECT_EQ(
      Show({{"strategically, operationally and tactically … global pariah", "Mark Milley"},
            {kPariah, "Mark Milley"},
            {"Speed is of the essence, our decisions, our supplies", "Zelensky"},
            {"Russia is now a global pariah and the world remains inspired by Ukrainian bravery "
             "and resilience. In short, Russia has lost: they’ve lost strategically, "
             "operationally and tactically,",
             "Milley"}}),
      "new =0 new =0");
}

TEST(PlaceOccurrences, PrefersTheNearerRelation) {
  const std::string whole = "The orchards froze twice in April, and nobody came to look at them";
  EXPECT_EQ(Show({{"The orchards froze twice in April", "Ada"}},
                 {{Stored(1, whole), Stored(2, "The orchards froze twice in April")}}),
            "q2");
}

TEST(PlaceOccurrences, PrefersAStoredQuoteToAnEqualNewOne) {
  const std::string words = "The orchards froze twice in April";
  EXPECT_EQ(Show({{words, "Ada"}, {words, "Ada"}}, {{}, {Stored(7, words)}}), "new q7");
}

TEST(PlaceOccurrences, KeepsParaphrasesApart) {
  const std::string words = "the orchards froze twice in April";
  EXPECT_EQ(Show({{words, "Ada", true}, {words, "Ada", false}, {words, "Ada", false}}),
            "new new =1");
}

TEST(PlaceOccurrences, MatchesShortPhrasesOnlyFromTheSameSpeaker) {
  EXPECT_EQ(Show({{"Never again", "Ada"},
                  {"never again!", "Bo"},
                  {"Never again.", "Ada"},
                  {"Never again", ""},
                  {"Never again", ""}}),
            "new new =0 new new");
  EXPECT_EQ(Show({{"Never again", "Ada"}, {"Never again", "Cy"}},
                 {{Stored(3, "Never again", {"Ada", "Bo"})}, {Stored(3, "Never again", {"Ada"})}}),
            "q3 new");
}

TEST(PlaceOccurrences, NeverJoinsTwoUtterancesByAFragmentOfBoth) {
  const std::string fragment = "the orchards froze twice in April";
  EXPECT_EQ(
      Show({{fragment, "Ada"},
            {"In the valley the orchards froze twice in April, and nobody came to look", "Ada"},
            {"My mother wrote that the orchards froze twice in April of the year she was born",
             "Bo"}}),
      "new =0 new");
}

TEST(PlaceOccurrences, TakesAnyThreeWordsInARowFromTheSameSpeakerOfTheArticle) {
  const std::string whole = "I looked at it for a year and this is not who we are, my friends";
  EXPECT_EQ(Show({{whole, "Ada"}, {"this is not who we are", "Ada"}}), "new =0");
  EXPECT_EQ(Show({{whole, "Ada"}, {"this is not who we are", "Bo"}}), "new new");
}

TEST(PlaceOccurrences, IgnoresOccurrencesWithoutFingerprints) {
  EXPECT_EQ(Show({{"…", "Ada"}, {"…", "Ada"}}), "new new");
}

TEST(PlaceOccurrences, RelatesAWordingToItsRepresentative) {
  const storage::MatchRules rules = PlaceOccurrences({});
  EXPECT_EQ(rules.relate("The boats sailed at dawn", "the boats sailed at dawn"),
            domain::Relation::kExact);
  EXPECT_EQ(rules.relate("The boats sailed at dawn for the islands", "the boats sailed at dawn"),
            domain::Relation::kPartial);
}

// The groups of wordings, whatever their order.
std::vector<std::vector<std::string>> Groups(const std::vector<Said>& all) {
  const storage::ArticleDraft draft = MakeDraft(all);
  const std::vector<storage::Placement> placements =
      PlaceOccurrences(draft).place(Candidates(all.size()));
  std::map<size_t, std::vector<std::string>> groups;
  for (size_t i = 0; i < all.size(); ++i) {
    groups[placements[i].same_as.value_or(i)].push_back(all[i].wording);
  }
  std::vector<std::vector<std::string>> sorted;
  for (auto& [first, wordings] : groups) {
    std::sort(wordings.begin(), wordings.end());
    sorted.push_back(wordings);
  }
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

TEST(PlaceOccurrences, MakesTheSameGroupsInAnyOrder) {
  std::vector<Said> all = {
      {"The orchards froze twice in April, and nobody came to look at them", "Ada"},
      {"the orchards froze twice in April", "Ada"},
      {"nobody came to look at them", "Ada"},
      {"The orchards froze twice in April and nobody came to look at them!", "Ada"},
      {"We will rebuild the harbor wall before the winter storms arrive", "Bo"},
      {"We’ll rebuild the harbour wall before the winter storms arrive", "Bo"},
      {"before the winter storms arrive", "Bo"},
      {"Never again", "Ada"},
      {"Never again", "Bo"},
      {"never again", "Ada"},
      {"Twelve families left the island last year", "Cy"}};
  const auto expected = Groups(all);
  EXPECT_EQ(expected.size(), 5u);
  std::mt19937 random(50);
  for (int round = 0; round < 200; ++round) {
    std::shuffle(all.begin(), all.end(), random);
    ASSERT_EQ(Groups(all), expected);
  }
}

TEST(PlaceOccurrences, StaysFastWithManyStatements) {
  std::vector<Said> all;
  for (int i = 0; i < 20000; ++i) {
    all.push_back(
        {"we said it then and we say it again now number " + std::to_string(i % 5000), "Ada"});
  }
  for (int i = 0; i < 5000; ++i) all.push_back({"Never again", ""});
  const storage::ArticleDraft draft = MakeDraft(all);
  const auto start = std::chrono::steady_clock::now();
  PlaceOccurrences(draft).place(Candidates(all.size()));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace verbatim::app
