// Claims' counts, kept up to date by what changes, are those that counting from the start gives.

#include <algorithm>
#include <functional>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

constexpr char kWrong[] = R"(
SELECT c.claim_id, c.statement_count, c.article_count, c.outlet_count, c.denial_count,
  c.figures_changed, c.first_publish_time, c.last_publish_time
FROM claim AS c
EXCEPT
SELECT f.claim_id, count(*) FILTER (WHERE o.withdrawn_revision IS NULL),
  count(DISTINCT o.article_id) FILTER (WHERE o.withdrawn_revision IS NULL),
  count(DISTINCT a.outlet) FILTER (WHERE o.withdrawn_revision IS NULL),
  count(*) FILTER (WHERE o.withdrawn_revision IS NULL AND s.stance = 'DENIES'),
  EXISTS (
    SELECT FROM claim_form AS h
    JOIN claim_statement AS t ON t.form_id = h.form_id
    JOIN occurrence AS p ON p.occurrence_id = t.occurrence_id AND p.withdrawn_revision IS NULL
    JOIN claim_figure AS g ON g.occurrence_id = t.occurrence_id AND g.part_index = t.part_index
    WHERE h.claim_id = f.claim_id
    GROUP BY g.kind, g.unit, g.counted
    HAVING count(DISTINCT g.value) > 1 AND count(DISTINCT t.occurrence_id) > 1),
  min(o.publish_time), max(o.publish_time)
FROM claim_form AS f
JOIN claim_statement AS s ON s.form_id = f.form_id
JOIN occurrence AS o ON o.occurrence_id = s.occurrence_id
JOIN article AS a ON a.article_id = o.article_id
GROUP BY f.claim_id)";

std::set<std::string> WordsOf(const std::string& form) {
  std::istringstream words(form);
  std::set<std::string> found;
  for (std::string word; words >> word;) found.insert(word);
  return found;
}

// Forms with a word in common are the same claim, so that a form can join others.
ClaimRules CommonWord() {
  return {.same =
              [](const std::string& a, const std::string& b) {
                const std::set<std::string> words = WordsOf(a);
                const std::set<std::string> others = WordsOf(b);
                return std::any_of(words.begin(), words.end(),
                                   [&](const auto& word) { return others.contains(word); });
              },
          .keys =
              [](const std::string& form) {
                std::set<int64_t> keys;
                for (const std::string& word : WordsOf(form)) {
                  keys.insert(static_cast<int64_t>(std::hash<std::string>()(word)));
                }
                return std::vector<int64_t>(keys.begin(), keys.end());
              }};
}

class ClaimCountsTest : public StoreTest, public ::testing::WithParamInterface<unsigned> {
 protected:
  size_t Below(size_t limit) { return random_() % limit; }

  // Stores an article, or another revision of it, of some statements; their claims are read later.
  void Store(size_t number) {
    ArticleBuilder builder("https://example.test/" + std::to_string(number),
                           "2023-02-1" + std::to_string(Below(9)));
    builder.Outlet("Outlet " + std::to_string(number % 3));
    const size_t count = Below(4);
    if (count == 0) builder.Prose("Nobody said anything.");
    for (size_t i = 0; i < count; ++i) {
      std::string form(1, static_cast<char>('a' + Below(6)));
      if (Below(3) == 0) form += std::string(" ") + static_cast<char>('a' + Below(6));
      builder.Report(form + " of " + std::to_string(Below(3)), "Ada Park");
    }
    Save(builder);
  }

  // Reads what is to be read: of "a b of 2" the form "a b" and the figure 2; of 0 a denial.
  void Read() {
    const auto pending = store_->ListPendingClaims(call_, 100);
    ASSERT_TRUE(pending.ok()) << pending.status();
    for (const PendingArticle& article : pending->articles) {
      std::vector<ClaimPartDraft> drafts;
      if (article.revision > 0) {
        for (const StoredOccurrence& one : Occurrences({.article = article.article})) {
          ClaimPartDraft& draft = drafts.emplace_back();
          draft.occurrence = one.id;
          draft.form = one.wording.substr(0, one.wording.find(" of"));
          draft.part.span = {.begin = 0, .end = 4};
          draft.part.text = one.wording;
          const double value = one.wording.back() - '0';
          if (value == 0) draft.part.stance.stance = domain::Stance::kDenies;
          domain::Figure figure;
          figure.value = value;
          draft.part.figures.push_back(figure);
          draft.part.figure_texts.emplace_back("x");
        }
      }
      const absl::Status saved = store_->SaveClaims(call_, article, drafts, CommonWord());
      ASSERT_TRUE(saved.ok()) << saved;
    }
    const absl::Status cleared = store_->ClearLeftForms(call_, CommonWord());
    ASSERT_TRUE(cleared.ok()) << cleared;
  }

  std::mt19937 random_{GetParam()};
};

TEST_P(ClaimCountsTest, AreAsIfCountedFromTheStart) {
  for (int step = 0; step < 60; ++step) {
    const size_t number = Below(8);
    const auto known = store_->FindArticle(call_, "https://example.test/" + std::to_string(number));
    if (known.ok() && Below(4) == 0) {
      ASSERT_TRUE(
          store_
              ->DeleteArticle(call_, known->id, {.actor = "desk", .reason = "asked"}, SimpleRules())
              .ok());
    } else {
      Store(number);
    }
    Read();
    ASSERT_EQ(database_.Run(kWrong), "") << "seed " << GetParam() << ", step " << step;
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, ClaimCountsTest, ::testing::Values(1u, 2u, 3u));

}  // namespace
}  // namespace verbatim::storage
