#include <string>

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

constexpr char kUrl[] = "https://example.org/live";

class RevisionsTest : public StoreTest {
 protected:
  // "REVISION TITLE: + WORDING (SPEAKER); ~ OLD (SPEAKER) -> NEW (SPEAKER); - WORDING (SPEAKER)".
  std::string ShowRevisions(domain::ArticleId id) {
    const auto page = store_->ListRevisions(call_, id, {.size = 1000, .cursor = ""});
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok()) return "";
    std::string text;
    for (const StoredRevision& revision : page->items) {
      text += std::to_string(revision.revision) + " " + revision.title + ":";
      for (const RevisionChange& change : revision.changes) {
        text += " " + std::string(change.kind == ChangeKind::kAdded     ? "+"
                                  : change.kind == ChangeKind::kAltered ? "~"
                                                                        : "-");
        text += " " + change.wording + " (" + change.speaker_name + ")";
        if (change.replaced_by) {
          text += " -> " + change.new_wording + " (" + change.new_speaker_name + ")";
        }
        text += ";";
      }
      text += "\n";
    }
    return text;
  }

  // Every occurrence ever stored: "WORDING, first to last revision, STATE, replaced by".
  std::string AllRows() const {
    return database_.Run(
        "SELECT o.wording, o.first_revision, o.revision, o.withdrawn_revision, n.wording "
        "FROM occurrence AS o LEFT JOIN occurrence AS n ON n.occurrence_id = o.replaced_by "
        "ORDER BY o.occurrence_id");
  }
};

// A live blog as it grows: each revision changes one thing.
TEST_F(RevisionsTest, ALiveBlogGrowsInFiveRevisions) {
  ArticleBuilder first(kUrl, "2023-02-15");
  first.Entry("Talks").Say("we will hold the line", "Ada Park");
  first.Entry("Rain").Say("the river rises by the hour", "Tom Reed");
  const SaveResult saved = Save(first);
  const OccurrenceFilter here = {.article = saved.article, .quote = {}, .speaker = {}};
  const std::vector<StoredOccurrence> before = Occurrences(here);
  const std::string first_rows =
      database_.Run("SELECT article_id, revision, title, text, create_time FROM article_revision");

  // An entry added on top, as live blogs do.
  ArticleBuilder second(kUrl, "2023-02-15");
  second.Entry("Schools").Say("every school stays open on Monday", "Sue Lane");
  second.Entry("Talks").Say("we will hold the line", "Ada Park");
  second.Entry("Rain").Say("the river rises by the hour", "Tom Reed");
  Save(second);
  const std::vector<StoredOccurrence> grown = Occurrences(here);
  ASSERT_EQ(grown.size(), 3u);
  EXPECT_EQ(grown[1].id, before[0].id);
  EXPECT_EQ(grown[2].id, before[1].id);
  EXPECT_EQ(grown[1].revision, 2);
  EXPECT_EQ(grown[1].first_revision, 1);
  EXPECT_EQ(grown[1].entry_heading, "Talks");

  // A quote corrected.
  ArticleBuilder third(kUrl, "2023-02-15");
  third.Entry("Schools").Say("every school stays open on Monday", "Sue Lane");
  third.Entry("Talks").Say("we will hold the whole line", "Ada Park");
  third.Entry("Rain").Say("the river rises by the hour", "Tom Reed");
  Save(third);
  const StoredOccurrence altered = *store_->GetOccurrence(call_, before[0].id);
  EXPECT_EQ(altered.withdrawn_revision, 3);
  EXPECT_EQ(altered.revision, 2);
  EXPECT_EQ(altered.wording, "we will hold the line");
  ASSERT_TRUE(altered.replaced_by.has_value());
  const StoredOccurrence replacement = *store_->GetOccurrence(call_, *altered.replaced_by);
  EXPECT_EQ(replacement.wording, "we will hold the whole line");
  EXPECT_EQ(replacement.quote, altered.quote);
  EXPECT_EQ(replacement.first_revision, 3);
  const auto revisions = store_->ListRevisions(call_, saved.article, {});
  ASSERT_TRUE(revisions.ok());
  EXPECT_EQ(altered.withdraw_time, revisions->items[2].create_time);

  // An entry removed.
  ArticleBuilder fourth(kUrl, "2023-02-15");
  fourth.Entry("Schools").Say("every school stays open on Monday", "Sue Lane");
  fourth.Entry("Talks").Say("we will hold the whole line", "Ada Park");
  Save(fourth);
  const StoredOccurrence withdrawn = *store_->GetOccurrence(call_, before[1].id);
  EXPECT_EQ(withdrawn.withdrawn_revision, 4);
  EXPECT_FALSE(withdrawn.replaced_by.has_value());
  EXPECT_EQ(withdrawn.entry_heading, "Rain");

  // The title changed; then nothing.
  fourth.Title("A day of talks, as it happened");
  EXPECT_EQ(Save(fourth).outcome, SaveOutcome::kRevised);
  const std::string rows = RowCounts();
  EXPECT_EQ(Save(fourth).outcome, SaveOutcome::kUnchanged);
  EXPECT_EQ(RowCounts(), rows);

  EXPECT_EQ(AllRows(),
            "we will hold the line|1|2|3|we will hold the whole line\n"
            "the river rises by the hour|1|3|4|NULL\n"
            "every school stays open on Monday|2|5|NULL|NULL\n"
            "we will hold the whole line|3|5|NULL|NULL");
  EXPECT_EQ(ShowRevisions(saved.article),
            "1 A day of talks: + we will hold the line (Ada Park); "
            "+ the river rises by the hour (Tom Reed);\n"
            "2 A day of talks: + every school stays open on Monday (Sue Lane);\n"
            "3 A day of talks: ~ we will hold the line (Ada Park) -> "
            "we will hold the whole line (Ada Park);\n"
            "4 A day of talks: - the river rises by the hour (Tom Reed);\n"
            "5 A day of talks, as it happened:\n");
  EXPECT_EQ(database_.Run("SELECT article_id, revision, title, text, create_time "
                          "FROM article_revision WHERE revision = 1"),
            first_rows);
  EXPECT_EQ(Show(Quotes()),
            "we will hold the whole line | EXACT 1 we will hold the whole line; "
            "VARIANT 0 we will hold the line; | Ada Park 1; | 1 in 1\n"
            "the river rises by the hour | EXACT 0 the river rises by the hour; | | 0 in 0\n"
            "every school stays open on Monday | EXACT 1 every school stays open on Monday; | "
            "Sue Lane 1; | 1 in 1\n");
}

TEST_F(RevisionsTest, ACorrectedSpeakerIsAnAlteration) {
  const SaveResult saved =
      Save(ArticleBuilder(kUrl, "2023-02-15").Say("we will hold the line", "Ada Park"));
  Save(ArticleBuilder(kUrl, "2023-02-15").Say("we will hold the line", "Tom Reed"));
  EXPECT_EQ(ShowRevisions(saved.article),
            "1 A day of talks: + we will hold the line (Ada Park);\n"
            "2 A day of talks: ~ we will hold the line (Ada Park) -> "
            "we will hold the line (Tom Reed);\n");
}

TEST_F(RevisionsTest, AFullerNameIsTheSameOccurrenceWithItsNewSpeaker) {
  const SaveResult saved =
      Save(ArticleBuilder(kUrl, "2023-02-15").Say("we will hold the line", "Park"));
  const OccurrenceFilter here = {.article = saved.article, .quote = {}, .speaker = {}};
  const domain::OccurrenceId id = Occurrences(here)[0].id;
  Save(ArticleBuilder(kUrl, "2023-02-15").Say("we will hold the line", "Ada Park"));
  const StoredOccurrence now = Occurrences(here)[0];
  EXPECT_EQ(now.id, id);
  EXPECT_EQ(now.resolved.name, "Ada Park");
  EXPECT_EQ(store_->GetSpeaker(call_, *now.speaker)->name, "Ada Park");
}

TEST_F(RevisionsTest, TheSameTextIsStoredAgainOnlyWhenAnalysedAnew) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Say("we will hold the line", "Ada Park");
  const SaveResult saved = Save(builder);
  const OccurrenceFilter here = {.article = saved.article, .quote = {}, .speaker = {}};
  const domain::OccurrenceId id = Occurrences(here)[0].id;
  builder.Last().attributed.speaker.name = "Tom Reed";  // as a newer model finds
  EXPECT_EQ(Save(builder).outcome, SaveOutcome::kUnchanged);
  ArticleDraft again = builder.draft();
  again.reanalyzed = true;
  const auto result = store_->SaveArticle(call_, again, SimpleRules());
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->outcome, SaveOutcome::kRevised);
  EXPECT_EQ(result->revision, 2);
  const StoredOccurrence now = Occurrences(here)[0];
  EXPECT_EQ(now.id, id);
  EXPECT_EQ(now.resolved.name, "Tom Reed");
}

TEST_F(RevisionsTest, RevisionsComeInPages) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  const SaveResult saved = Save(builder.Say("we will hold the line", "Ada Park"));
  for (int i = 2; i <= 5; ++i) Save(builder.Title("Title " + std::to_string(i)));
  std::string numbers;
  PageRequest request = {.size = 2, .cursor = ""};
  do {
    const auto page = store_->ListRevisions(call_, saved.article, request);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const StoredRevision& revision : page->items) {
      numbers += std::to_string(revision.revision);
    }
    numbers += ";";
    request.cursor = page->cursor;
  } while (!request.cursor.empty());
  EXPECT_EQ(numbers, "12;34;5;");
  EXPECT_EQ(Reason(store_->ListRevisions(call_, domain::ArticleId(99), {}).status()),
            "ARTICLE_NOT_FOUND");
}

}  // namespace
}  // namespace verbatim::storage
