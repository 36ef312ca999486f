#include <algorithm>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::UnorderedElementsAre;

const CorrectionNote kNote = {.actor = "desk", .reason = "as the transcript has it"};

class CorrectionsTest : public StoreTest {
 protected:
  static std::string Url(int i) { return "https://example.org/" + std::to_string(i); }

  domain::SpeakerId SpeakerOf(const std::string& name) {
    const auto page = store_->ListSpeakers(call_, {.name = name}, {.size = 1000, .cursor = ""});
    EXPECT_TRUE(page.ok()) << page.status();
    for (const domain::Speaker& speaker : page->items) {
      if (speaker.name == name) return speaker.id;
    }
    ADD_FAILURE() << "no speaker " << name;
    return {};
  }

  domain::CorrectionId Correct(const CorrectionAction& action) {
    const auto correction = store_->Correct(call_, action, kNote, SimpleRules());
    EXPECT_TRUE(correction.ok()) << correction.status();
    return correction.ok() ? correction->id : domain::CorrectionId();
  }
  void Undo(domain::CorrectionId id) {
    const auto undone =
        store_->UndoCorrection(call_, id, {"chief", "it was right before"}, SimpleRules());
    ASSERT_TRUE(undone.ok()) << undone.status();
    EXPECT_TRUE(undone->undo_time.has_value());
    EXPECT_EQ(undone->undo_note.actor, "chief");
  }

  static std::vector<std::string> Lines(const std::string& text) {
    std::vector<std::string> lines;
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find('\n', begin), text.size());
      lines.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
    return lines;
  }

  std::vector<StoredOccurrence> In(domain::ArticleId id) {
    return Occurrences({.article = id, .quote = {}, .speaker = {}});
  }

  // "NAME COUNT", a line each, by name; those merged into others are not listed.
  std::string Speakers() {
    const auto page = store_->ListSpeakers(call_, {}, {.size = 1000, .cursor = ""});
    EXPECT_TRUE(page.ok()) << page.status();
    std::string text;
    for (const domain::Speaker& speaker : page->items) {
      text += speaker.name + " " + std::to_string(speaker.occurrence_count) + "\n";
    }
    return text;
  }

  // No occurrence is attributed to a merged speaker, and each to whom its own columns say.
  void ExpectConsistent() {
    EXPECT_EQ(database_.Run("SELECT count(*) FROM occurrence WHERE speaker_id IS DISTINCT FROM "
                            "speaker_root(CASE WHEN corrected_by IS NULL THEN found_speaker_id "
                            "ELSE corrected_speaker_id END)"),
              "0");
    EXPECT_EQ(database_.Run("SELECT count(*) FROM speaker AS s JOIN speaker AS m "
                            "ON m.speaker_id = s.merged_into "
                            "WHERE s.root_id <> COALESCE(m.root_id, m.speaker_id)"),
              "0");
  }
};

TEST_F(CorrectionsTest, AMergeHoldsForWhatComesLaterAndCanBeUndone) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we will hold the line", "Ada Park"));
  Save(ArticleBuilder(Url(2), "2023-02-15").Say("not one step back", "Adah Park"));
  const domain::SpeakerId spelled = SpeakerOf("Adah Park");
  const domain::CorrectionId merge =
      Correct(MergeSpeakers{.speaker = spelled, .into = SpeakerOf("Ada Park")});
  Save(ArticleBuilder(Url(3), "2023-02-16").Say("rain will come tomorrow", "Adah Park"));
  EXPECT_EQ(Speakers(), "Ada Park 3\n");
  const domain::Speaker merged = *store_->GetSpeaker(call_, SpeakerOf("Ada Park"));
  EXPECT_THAT(merged.aliases, ElementsAre("Adah Park"));
  EXPECT_EQ(store_->GetSpeaker(call_, spelled)->merged_into, merged.id);
  EXPECT_EQ(Quotes({.speaker_name = "Adah Park"}).size(), 3u);
  ExpectConsistent();

  Undo(merge);
  EXPECT_EQ(Speakers(), "Ada Park 1\nAdah Park 2\n");
  ExpectConsistent();
  EXPECT_EQ(Reason(store_->UndoCorrection(call_, merge, kNote, SimpleRules()).status()),
            "CORRECTION_UNDONE");
}

TEST_F(CorrectionsTest, MergesInARowAreUndoneInAnyOrder) {
  const std::vector<std::string> names = {"Ada Park", "Adah Park", "A. Park"};
  for (int i = 0; i < 3; ++i) {
    Save(
        ArticleBuilder(Url(i), "2023-02-15").Say("words of number " + std::to_string(i), names[i]));
  }
  const domain::SpeakerId a = SpeakerOf(names[0]);
  const domain::SpeakerId b = SpeakerOf(names[1]);
  const domain::SpeakerId c = SpeakerOf(names[2]);
  const domain::CorrectionId first = Correct(MergeSpeakers{.speaker = a, .into = b});
  const domain::CorrectionId second = Correct(MergeSpeakers{.speaker = b, .into = c});
  EXPECT_EQ(Speakers(), "A. Park 3\n");
  EXPECT_EQ(
      Reason(store_->Correct(call_, MergeSpeakers{.speaker = a, .into = c}, kNote, SimpleRules())
                 .status()),
      "SPEAKER_MERGED");
  EXPECT_EQ(
      Reason(store_->Correct(call_, MergeSpeakers{.speaker = c, .into = c}, kNote, SimpleRules())
                 .status()),
      "FIELD_INVALID");
  Undo(first);
  EXPECT_EQ(Speakers(), "A. Park 2\nAda Park 1\n");
  ExpectConsistent();
  Undo(second);
  EXPECT_EQ(Speakers(), "A. Park 1\nAda Park 1\nAdah Park 1\n");
  ExpectConsistent();
}

TEST_F(CorrectionsTest, ASplitLetsTwoPeopleHaveOneName) {
  const SaveResult one = Save(ArticleBuilder(Url(1), "2023-02-15")
                                  .Say("we will hold the line", "Ada Park")
                                  .Say("my new album is out", "Ada Park"));
  const domain::SpeakerId mayor = SpeakerOf("Ada Park");
  const std::vector<StoredOccurrence> before = In(one.article);
  const domain::CorrectionId split =
      Correct(SplitSpeaker{.speaker = mayor, .occurrences = {before[1].id}, .new_name = ""});
  EXPECT_EQ(Speakers(), "Ada Park 1\nAda Park 1\n");
  const StoredOccurrence moved = *store_->GetOccurrence(call_, before[1].id);
  EXPECT_NE(moved.speaker, mayor);
  EXPECT_EQ(moved.speaker_link, SpeakerLink::kCorrection);
  EXPECT_EQ(store_->GetOccurrence(call_, before[0].id)->speaker, mayor);
  EXPECT_EQ(
      Reason(store_
                 ->Correct(
                     call_,
                     SplitSpeaker{.speaker = mayor, .occurrences = {before[1].id}, .new_name = ""},
                     kNote, SimpleRules())
                 .status()),
      "OCCURRENCE_OF_ANOTHER");

  // Later the name alone does not tell which one it is.
  const SaveResult later =
      Save(ArticleBuilder(Url(2), "2023-02-16").Say("the bridge stays closed", "Ada Park"));
  EXPECT_EQ(In(later.article)[0].speaker, mayor);
  EXPECT_EQ(In(later.article)[0].speaker_link, SpeakerLink::kOneOfSeveral);

  Undo(split);
  EXPECT_EQ(Speakers(), "Ada Park 3\n");
  ExpectConsistent();
}

TEST_F(CorrectionsTest, ARenamingKeepsTheOldNameAsAnAlias) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we will hold the line", "A. Park"));
  const domain::SpeakerId id = SpeakerOf("A. Park");
  const domain::CorrectionId first = Correct(RenameSpeaker{.speaker = id, .new_name = "Ada Park"});
  const domain::CorrectionId second =
      Correct(RenameSpeaker{.speaker = id, .new_name = "Ada M. Park"});
  Save(ArticleBuilder(Url(2), "2023-02-15").Say("not one step back", "A. Park"));
  EXPECT_EQ(Speakers(), "Ada M. Park 2\n");
  Undo(first);
  EXPECT_EQ(Speakers(), "Ada M. Park 2\n");
  Undo(second);
  EXPECT_EQ(Speakers(), "A. Park 2\n");
}

TEST_F(CorrectionsTest, AReassignmentHoldsInRevisionsAndForNewerModels) {
  Save(ArticleBuilder(Url(9), "2023-02-15").Say("other words of somebody", "Tom Reed"));
  ArticleBuilder text(Url(1), "2023-02-15");
  const SaveResult saved = Save(text.Say("we will hold the line", "Ada Park"));
  const domain::OccurrenceId id = In(saved.article)[0].id;
  const domain::SpeakerId reed = SpeakerOf("Tom Reed");
  const domain::CorrectionId correction =
      Correct(ReassignOccurrence{.occurrence = id, .speaker = reed});
  EXPECT_EQ(In(saved.article)[0].speaker, reed);
  EXPECT_EQ(In(saved.article)[0].resolved.name, "Tom Reed");
  const auto chain = store_->GetChain(call_, id);
  ASSERT_TRUE(chain.ok());
  EXPECT_EQ((*chain)[1].link.text, "Tom Reed");
  EXPECT_EQ((*chain)[1].link.method, "correction");

  // The same words moved; then altered; then gone and back; then found otherwise by a newer model.
  ArticleBuilder second(Url(1), "2023-02-15");
  second.Prose("Corrected.").Say("we will hold the line", "Ada Park");
  Save(second);
  EXPECT_EQ(In(saved.article)[0].speaker, reed);
  ArticleBuilder third(Url(1), "2023-02-15");
  third.Say("we will hold the whole line", "Ada Park");
  Save(third);
  EXPECT_EQ(In(saved.article)[0].speaker, reed);
  EXPECT_NE(In(saved.article)[0].id, id);
  ArticleBuilder fourth(Url(1), "2023-02-15");
  Save(fourth.Prose("Nothing was said."));
  Save(third);
  EXPECT_EQ(In(saved.article)[0].speaker, reed);
  third.Last().attributed.speaker.name = "Sue Lane";
  third.Last().attributed.statement.kind = domain::StatementKind::kMixed;
  ArticleDraft again = third.draft();
  again.reanalyzed = true;
  ASSERT_TRUE(store_->SaveArticle(call_, again, SimpleRules()).ok());
  EXPECT_EQ(In(saved.article)[0].speaker, reed);
  ExpectConsistent();

  Undo(correction);
  EXPECT_EQ(In(saved.article)[0].speaker, SpeakerOf("Sue Lane"));
  ExpectConsistent();
}

TEST_F(CorrectionsTest, TheNewestReassignmentThatStandsCounts) {
  Save(ArticleBuilder(Url(9), "2023-02-15").Say("other words of somebody", "Tom Reed"));
  const SaveResult saved =
      Save(ArticleBuilder(Url(1), "2023-02-15").Say("we will hold the line", "Ada Park"));
  const domain::OccurrenceId id = In(saved.article)[0].id;
  const domain::SpeakerId reed = SpeakerOf("Tom Reed");
  const domain::CorrectionId first = Correct(ReassignOccurrence{.occurrence = id, .speaker = reed});
  const domain::CorrectionId second =
      Correct(ReassignOccurrence{.occurrence = id, .speaker = std::nullopt});
  EXPECT_FALSE(In(saved.article)[0].speaker.has_value());
  EXPECT_EQ(In(saved.article)[0].resolved.kind, domain::SpeakerKind::kUnknown);
  Undo(second);
  EXPECT_EQ(In(saved.article)[0].speaker, reed);
  Undo(first);
  EXPECT_EQ(In(saved.article)[0].speaker, SpeakerOf("Ada Park"));
}

TEST_F(CorrectionsTest, AreListedNewestFirstAndBySpeaker) {
  Save(ArticleBuilder(Url(1), "2023-02-15")
           .Say("we will hold the line", "Ada Park")
           .Say("not one step back", "Tom Reed"));
  Correct(RenameSpeaker{.speaker = SpeakerOf("Ada Park"), .new_name = "Ada M. Park"});
  Correct(RenameSpeaker{.speaker = SpeakerOf("Tom Reed"), .new_name = "Thomas Reed"});
  const auto all = store_->ListCorrections(call_, {}, {.size = 1, .cursor = ""});
  ASSERT_TRUE(all.ok()) << all.status();
  ASSERT_EQ(all->items.size(), 1u);
  EXPECT_EQ(all->items[0].new_name, "Thomas Reed");
  EXPECT_EQ(all->items[0].old_name, "Tom Reed");
  EXPECT_EQ(all->items[0].note.reason, kNote.reason);
  const auto rest = store_->ListCorrections(call_, {}, {.size = 1, .cursor = all->cursor});
  ASSERT_TRUE(rest.ok()) << rest.status();
  EXPECT_EQ(rest->items[0].new_name, "Ada M. Park");
  EXPECT_EQ(rest->cursor, "");
  const auto of_one = store_->ListCorrections(call_, {.speaker = SpeakerOf("Ada M. Park")}, {});
  ASSERT_EQ(of_one->items.size(), 1u);
  EXPECT_EQ(of_one->items[0].speaker->name, "Ada M. Park");
  EXPECT_EQ(Reason(store_->GetCorrection(call_, domain::CorrectionId(99)).status()),
            "CORRECTION_NOT_FOUND");
}

TEST_F(CorrectionsTest, ALastNameAloneMeansTheOnlyOneWhoBearsIt) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we will hold the line", "Ada Park"));
  const SaveResult bare =
      Save(ArticleBuilder(Url(2), "2023-02-15").Say("not one step back", "Park"));
  EXPECT_EQ(In(bare.article)[0].speaker, SpeakerOf("Ada Park"));
  EXPECT_EQ(In(bare.article)[0].speaker_link, SpeakerLink::kSurname);
  Save(ArticleBuilder(Url(3), "2023-02-15").Say("rain will come tomorrow", "Bo Park"));
  const SaveResult unclear =
      Save(ArticleBuilder(Url(4), "2023-02-15").Say("the bridge stays closed", "Park"));
  EXPECT_EQ(In(unclear.article)[0].speaker, SpeakerOf("Park"));
}

// A thousand articles by forty speakers, corrections of every kind, every other one undone again;
// then a newer model reads all articles anew and finds somebody else in every tenth, and a third of
// them are edited. What stands of the corrections stands through all of it.
TEST_F(CorrectionsTest, AThousandArticlesReadAnewLoseNoCorrection) {
  constexpr int kArticles = 1000;
  constexpr int kSpeakers = 40;
  constexpr int kEach = 20;  // corrections of a kind
  const auto name = [](int i) {
    const int k = i % kSpeakers;
    return "Person" + std::to_string(k) + " Surname" + std::to_string(k);
  };
  const auto is_newly_found = [](int i) { return i % 10 == 0; };
  enum class Reading { kFirst, kNewerModel, kEdited };
  const auto ingest = [&](int i, Reading reading) {
    ArticleBuilder builder(Url(i), "2023-02-15");
    if (reading == Reading::kEdited) builder.Prose("Corrected a name of a street.");
    const bool newer = reading != Reading::kFirst;
    const std::string number = std::to_string(i);
    builder.Say("alpha" + number + " beta gamma delta" + number,
                newer && is_newly_found(i) ? "Newly Found" : name(i));
    ArticleDraft draft = builder.draft();
    draft.reanalyzed = reading == Reading::kNewerModel;
    const auto saved = store_->SaveArticle(call_, draft, SimpleRules());
    ASSERT_TRUE(saved.ok()) << saved.status();
    ASSERT_EQ(saved->outcome, newer ? SaveOutcome::kRevised : SaveOutcome::kCreated);
  };
  // Of each article who says its words, and whether a person said so.
  struct Whom {
    std::string name;
    bool corrected = false;
    bool operator==(const Whom&) const = default;
  };
  const auto whom = [&] {
    std::vector<Whom> found(kArticles);
    const auto rows = Lines(database_.Run(
        "SELECT substr(a.url, 21), s.name, o.corrected_by IS NOT NULL FROM occurrence AS o "
        "JOIN article AS a ON a.article_id = o.article_id AND o.withdrawn_revision IS NULL "
        "LEFT JOIN speaker AS s ON s.speaker_id = o.speaker_id"));
    EXPECT_EQ(rows.size(), static_cast<size_t>(kArticles));
    for (const std::string& row : rows) {
      const size_t first = row.find('|');
      const size_t last = row.rfind('|');
      found.at(static_cast<size_t>(std::stoi(row.substr(0, first)))) = {
          row.substr(first + 1, last - first - 1), row.substr(last + 1) == "t"};
    }
    return found;
  };

  for (int i = 0; i < kArticles; ++i) ASSERT_NO_FATAL_FAILURE(ingest(i, Reading::kFirst));
  const auto occurrence = [&](int i) { return In(store_->FindArticle(call_, Url(i))->id)[0]; };
  std::vector<domain::CorrectionId> made;
  std::vector<Whom> expected = whom();
  for (int i = 0; i < kEach; ++i) {
    const bool stays = i % 2 == 0;
    const auto correct = [&](const CorrectionAction& action) {
      const domain::CorrectionId id = Correct(action);
      if (stays) {
        made.push_back(id);
      } else {
        Undo(id);
      }
    };
    // Speakers 0 to 19 take in 20 to 39, and those whose merge stays get another name; of 40 of
    // their articles one statement each is somebody else's.
    const std::string renamed = "Renamed " + std::to_string(i);
    const std::string split = "Split " + std::to_string(i);
    correct(MergeSpeakers{.speaker = SpeakerOf(name(i + kEach)), .into = SpeakerOf(name(i))});
    correct(SplitSpeaker{.speaker = *occurrence(100 + i).speaker,
                         .occurrences = {occurrence(100 + i).id},
                         .new_name = split});
    const bool to_nobody = i % 4 == 0;
    correct(ReassignOccurrence{
        .occurrence = occurrence(200 + i).id,
        .speaker = to_nobody ? std::nullopt : std::optional(SpeakerOf(name(39)))});
    correct(RenameSpeaker{.speaker = SpeakerOf(name(i)), .new_name = renamed});
    if (!stays) continue;
    for (size_t k = 0; k < expected.size(); ++k) {
      if (expected[k].corrected) continue;
      if (expected[k].name == name(i) || expected[k].name == name(i + kEach)) {
        expected[k].name = renamed;
      }
    }
    expected[static_cast<size_t>(100 + i)] = {split, true};
    expected[static_cast<size_t>(200 + i)] = {to_nobody ? "NULL" : name(39), true};
  }
  EXPECT_EQ(whom(), expected);
  ExpectConsistent();

  for (int i = 0; i < kArticles; ++i) ASSERT_NO_FATAL_FAILURE(ingest(i, Reading::kNewerModel));
  for (int i = 0; i < kArticles; ++i) {
    Whom& one = expected[static_cast<size_t>(i)];
    if (is_newly_found(i) && !one.corrected) one.name = "Newly Found";
  }
  EXPECT_EQ(whom(), expected);
  for (int i = 0; i < kArticles; i += 3) ASSERT_NO_FATAL_FAILURE(ingest(i, Reading::kEdited));
  EXPECT_EQ(whom(), expected);
  ExpectConsistent();

  for (const domain::CorrectionId id : made) Undo(id);
  for (int i = 0; i < kArticles; ++i) {
    expected[static_cast<size_t>(i)] = {is_newly_found(i) ? "Newly Found" : name(i), false};
  }
  EXPECT_EQ(whom(), expected);
  ExpectConsistent();
}

TEST_F(CorrectionsTest, MadeDuringIngestTheyLeaveConsistentRows) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("we will hold the line", "Ada Park"));
  Save(ArticleBuilder(Url(2), "2023-02-15").Say("not one step back", "Adah Park"));
  const domain::SpeakerId one = SpeakerOf("Ada Park");
  const domain::SpeakerId other = SpeakerOf("Adah Park");
  std::thread ingest([&] {
    for (int i = 0; i < 40; ++i) {
      Save(ArticleBuilder(Url(100 + i), "2023-02-15")
               .Say("words number" + std::to_string(i) + " of hers",
                    i % 2 ? "Ada Park" : "Adah Park"));
    }
  });
  for (int i = 0; i < 10; ++i) Undo(Correct(MergeSpeakers{.speaker = other, .into = one}));
  Correct(MergeSpeakers{.speaker = other, .into = one});
  ingest.join();
  EXPECT_EQ(Speakers(), "Ada Park 42\n");
  ExpectConsistent();
}

}  // namespace
}  // namespace verbatim::storage
