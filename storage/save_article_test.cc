#include <algorithm>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using domain::SpeakerKind;

constexpr char kUrl[] = "https://example.org/a";
constexpr char kOtherUrl[] = "https://example.org/b";

class SaveArticleTest : public StoreTest {};

TEST_F(SaveArticleTest, ReturnsAnArticleAsItWasSaved) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Entry("First entry").Say("we will hold the line", "Ada Park").Prose("Rain fell.");
  builder.Entry("Second “entry”").Say("not one step back", "Tom Reed");
  const SaveResult saved = Save(builder);
  EXPECT_EQ(saved.outcome, SaveOutcome::kCreated);
  EXPECT_EQ(saved.revision, 1);
  EXPECT_EQ(saved.occurrence_count, 2);
  EXPECT_EQ(saved.new_quote_count, 2);

  const auto stored = store_->GetArticle(call_, saved.article);
  ASSERT_TRUE(stored.ok()) << stored.status();
  const domain::Article& expected = builder.draft().article;
  EXPECT_EQ(stored->article.url, expected.url);
  EXPECT_EQ(stored->article.outlet, expected.outlet);
  EXPECT_EQ(stored->article.title, expected.title);
  EXPECT_EQ(stored->article.language, expected.language);
  EXPECT_EQ(stored->article.text, expected.text);
  EXPECT_EQ(stored->article.entries, expected.entries);
  EXPECT_EQ(stored->article.publish_time, expected.publish_time);
  EXPECT_EQ(stored->occurrence_count, 2);
  EXPECT_EQ(store_->FindArticle(call_, kUrl)->id, saved.article);
}

TEST_F(SaveArticleTest, ReturnsAnOccurrenceAsItWasSaved) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Entry("The \"line\", {held} \\ NULL").Say("we will hold the line", "Ada Park");
  OccurrenceDraft& draft = builder.Last();
  domain::Statement& statement = draft.attributed.statement;
  // Two segments side by side are still two, each attached in its own way.
  const domain::TextSpan whole = statement.content[0].span;
  statement.content = {{.span = {.begin = whole.begin, .end = whole.begin + 10},
                        .attachment = domain::SegmentAttachment::kCue},
                       {.span = {.begin = whole.begin + 10, .end = whole.end},
                        .attachment = domain::SegmentAttachment::kContinuation}};
  statement.kind = domain::StatementKind::kMixed;
  draft.positions = {{.byte = 1, .code_point = 2, .utf16 = 3},
                     {.byte = 9, .code_point = 8, .utf16 = 7}};
  draft.attributed.speaker.confidence = 1.0 / 3;
  Save(builder);

  const std::vector<StoredOccurrence> found =
      Occurrences({.article = store_->FindArticle(call_, kUrl)->id, .quote = {}, .speaker = {}});
  ASSERT_EQ(found.size(), 1u);
  const StoredOccurrence& stored = found[0];
  EXPECT_EQ(stored.statement, statement);
  EXPECT_EQ(stored.positions, draft.positions);
  EXPECT_EQ(stored.resolved, draft.attributed.speaker);
  EXPECT_EQ(stored.entry_heading, "The \"line\", {held} \\ NULL");
  EXPECT_THAT(stored.content_texts, ::testing::ElementsAre("“we will", " hold the line”"));
  EXPECT_EQ(stored.cue_text, "said");
  EXPECT_EQ(stored.source_text, "Ada Park");
  EXPECT_EQ(stored.wording, "we will hold the line");
  EXPECT_EQ(stored.url, kUrl);
  EXPECT_EQ(stored.publish_time, builder.draft().article.publish_time);
  EXPECT_EQ(stored.relation, domain::Relation::kExact);
  EXPECT_TRUE(stored.quote.has_value());
  EXPECT_TRUE(stored.speaker.has_value());
  EXPECT_TRUE(stored.first_appearance);
  EXPECT_FALSE(stored.withdrawn());
  EXPECT_EQ(Show({*store_->GetOccurrence(call_, stored.id)}), Show(found));
}

TEST_F(SaveArticleTest, ReturnsAChainWithItsPublicationLast) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Entry("Talks").Say("we will hold the line", "Ada Park");
  domain::ChainLink said_at;
  said_at.kind = domain::LinkKind::kSaidAt;
  said_at.text = "on Tuesday";
  said_at.time = domain::TimeRange{.begin = *domain::ParseTime("2023-02-14"),
                                   .end = *domain::ParseTime("2023-02-15")};
  said_at.method = "weekday";
  said_at.confidence = 0.7;
  builder.Last().attributed.chain.push_back(said_at);
  const SaveResult saved = Save(builder);
  const auto occurrence = Occurrences({.article = saved.article, .quote = {}, .speaker = {}})[0];

  const auto chain = store_->GetChain(call_, occurrence.id);
  ASSERT_TRUE(chain.ok()) << chain.status();
  ASSERT_EQ(chain->size(), 3u);
  EXPECT_EQ((*chain)[0].link, builder.Last().attributed.chain[0]);
  EXPECT_EQ((*chain)[0].evidence_text, "Ada Park");
  EXPECT_EQ((*chain)[1].link, said_at);
  EXPECT_EQ((*chain)[1].evidence_text, "");
  EXPECT_EQ((*chain)[2].link.kind, domain::LinkKind::kPublishedIn);
  EXPECT_EQ((*chain)[2].link.text, "Example Times, A day of talks, Talks, revision 1");
  EXPECT_EQ(domain::FormatTimeRange(*(*chain)[2].link.time), "2023-02-15");
}

TEST_F(SaveArticleTest, ChangesNothingForTheSameTextAndTitle) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Say("we will hold the line", "Ada Park");
  const SaveResult first = Save(builder);
  const std::string rows = RowCounts();
  const std::string writes = database_.Run("SELECT xmin, * FROM article");
  builder.Outlet("Other Times");
  const SaveResult second = Save(builder);
  EXPECT_EQ(second.outcome, SaveOutcome::kUnchanged);
  EXPECT_EQ(second.article, first.article);
  EXPECT_EQ(second.occurrence_count, 1);
  EXPECT_EQ(RowCounts(), rows);
  EXPECT_EQ(database_.Run("SELECT xmin, * FROM article"), writes);
}

TEST_F(SaveArticleTest, TheMarkChangesWithWhatIsStored) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Say("we will hold the line", "Ada Park");
  Save(builder);
  const auto read_twice = [this] {
    const std::string mark = *store_->ReadMark(call_);
    EXPECT_EQ(Quotes().size(), 1U);
    return mark == *store_->ReadMark(call_);
  };
  // Postgres itself may write between, but not for long.
  int tries = 1;
  while (tries < 1000 && !read_twice()) ++tries;
  EXPECT_LT(tries, 1000);
  const std::string mark = *store_->ReadMark(call_);
  Save(builder.Title("Another title"));
  EXPECT_NE(*store_->ReadMark(call_), mark);
}

TEST_F(SaveArticleTest, MakesARevisionOfAChangedTitle) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Say("we will hold the line", "Ada Park");
  const SaveResult first = Save(builder);
  builder.Title("A day of more talks");
  const SaveResult second = Save(builder);
  EXPECT_EQ(second.outcome, SaveOutcome::kRevised);
  EXPECT_EQ(second.revision, 2);
  EXPECT_EQ(second.article, first.article);
  EXPECT_EQ(second.new_quote_count, 0);
  EXPECT_EQ(store_->GetArticle(call_, first.article)->article.title, "A day of more talks");
  EXPECT_EQ(database_.Run("SELECT revision, title FROM article_revision ORDER BY revision"),
            "1|A day of talks\n2|A day of more talks");
}

TEST_F(SaveArticleTest, KeepsWhatARevisionStillHoldsAndWithdrawsTheRest) {
  ArticleBuilder first(kUrl, "2023-02-15");
  first.Say("we will hold the line", "Ada Park").Say("not one step back", "Tom Reed");
  const SaveResult saved = Save(first);
  const OccurrenceFilter in_article = {.article = saved.article, .quote = {}, .speaker = {}};
  const StoredOccurrence kept = Occurrences(in_article)[0];
  const StoredOccurrence dropped = Occurrences(in_article)[1];

  ArticleBuilder second(kUrl, "2023-02-15");
  second.Prose("Corrected.").Say("we will hold the line", "Ada Park");
  second.Say("another thing altogether here", "Tom Reed");
  EXPECT_EQ(Save(second).occurrence_count, 2);

  const std::vector<StoredOccurrence> now = Occurrences(in_article);
  EXPECT_EQ(Show(now),
            "we will hold the line, Ada Park, first\n"
            "another thing altogether here, Tom Reed, first\n");
  EXPECT_EQ(now[0].id, kept.id);
  EXPECT_EQ(now[0].revision, 2);
  EXPECT_EQ(now[0].statement, second.draft().occurrences[0].attributed.statement);
  EXPECT_EQ(store_->GetChain(call_, kept.id)->front().link,
            second.draft().occurrences[0].attributed.chain[0]);
  EXPECT_EQ(store_->GetArticle(call_, saved.article)->occurrence_count, 2);

  const StoredOccurrence withdrawn = *store_->GetOccurrence(call_, dropped.id);
  EXPECT_TRUE(withdrawn.withdrawn());
  EXPECT_EQ(withdrawn.revision, 1);
  EXPECT_EQ(withdrawn.statement, dropped.statement);
  EXPECT_EQ(Show(Occurrences({.article = {}, .quote = dropped.quote, .speaker = {}})),
            "not one step back, Tom Reed, first, withdrawn\n");
  EXPECT_EQ(Show({*store_->GetQuote(call_, *dropped.quote)}),
            "not one step back | EXACT 0 not one step back; | | 0 in 0\n");
}

TEST_F(SaveArticleTest, TellsRepeatsOfOneWordingApartOverRevisions) {
  ArticleBuilder first(kUrl, "2023-02-15");
  for (int i = 0; i < 3; ++i) first.Say("we will hold the line", "Ada Park");
  const SaveResult saved = Save(first);
  ArticleBuilder second(kUrl, "2023-02-15");
  for (int i = 0; i < 2; ++i) second.Say("we will hold the line", "Ada Park");
  Save(second);
  EXPECT_EQ(Show(Quotes()),
            "we will hold the line | EXACT 2 we will hold the line; | Ada Park 2; | 2 in 1\n");
  EXPECT_EQ(Occurrences({.article = saved.article, .quote = {}, .speaker = {}}).size(), 2u);
  EXPECT_EQ(database_.Run("SELECT count(*) FROM occurrence"), "3");
}

TEST_F(SaveArticleTest, BringsAWithdrawnOccurrenceBackAsANewOne) {
  ArticleBuilder with(kUrl, "2023-02-15");
  with.Say("we will hold the line", "Ada Park");
  ArticleBuilder without(kUrl, "2023-02-15");
  without.Prose("Nothing was said.");
  Save(with);
  Save(without);
  EXPECT_EQ(Save(with).revision, 3);
  const std::vector<StoredQuote> quotes = Quotes();
  EXPECT_EQ(Show(quotes),
            "we will hold the line | EXACT 1 we will hold the line; | Ada Park 1; | 1 in 1\n");
  EXPECT_EQ(Show(Occurrences({.article = {}, .quote = quotes[0].id, .speaker = {}})),
            "we will hold the line, Ada Park, first, withdrawn\n"
            "we will hold the line, Ada Park\n");
}

TEST_F(SaveArticleTest, FindsAQuoteAgainInOtherWords) {
  Save(ArticleBuilder(kUrl, "2023-02-15").Say("we will hold the line", "Ada Park"));
  const SaveResult second =
      Save(ArticleBuilder(kOtherUrl, "2023-02-16").Say("now we will hold that line", "Ada Park"));
  EXPECT_EQ(second.new_quote_count, 0);
  EXPECT_EQ(Show(Quotes()),
            "now we will hold that line | VARIANT 1 we will hold the line; "
            "EXACT 1 now we will hold that line; | Ada Park 2; | 2 in 2\n");
}

// The longest wording represents the quote whatever comes first, and the others relate to it.
TEST_F(SaveArticleTest, JudgesRelationsAnewWhenALongerWordingComes) {
  const std::vector<std::string> wordings = {"hold the line", "we will hold the line",
                                             "we will hold the line until spring comes"};
  for (size_t i = 0; i < wordings.size(); ++i) {
    Save(ArticleBuilder("https://example.org/" + std::to_string(i), "2023-02-15")
             .Say(wordings[i], "Ada Park"));
  }
  EXPECT_EQ(Show(Quotes()),
            "we will hold the line until spring comes | PARTIAL 1 hold the line; "
            "PARTIAL 1 we will hold the line; "
            "EXACT 1 we will hold the line until spring comes; | Ada Park 3; | 3 in 3\n");
}

TEST_F(SaveArticleTest, KeepsWordingsThatOnlyOverlapWithAThirdAsPartial) {
  Save(ArticleBuilder(kUrl, "2023-02-15").Say("one two three four", "Ada Park"));
  Save(ArticleBuilder(kOtherUrl, "2023-02-15").Say("two three four five six seven", "Ada Park"));
  Save(ArticleBuilder("https://example.org/c", "2023-02-15")
           .Say("five six seven eight nine ten eleven", "Ada Park"));
  EXPECT_EQ(Show(Quotes()),
            "five six seven eight nine ten eleven | PARTIAL 1 one two three four; "
            "VARIANT 1 two three four five six seven; "
            "EXACT 1 five six seven eight nine ten eleven; | Ada Park 3; | 3 in 3\n");
  // The first wording shares nothing with the representative now, and is found all the same.
  const SaveResult again =
      Save(ArticleBuilder("https://example.org/d", "2023-02-15").Say("one two three four", "Ada"));
  EXPECT_EQ(again.new_quote_count, 0);
}

TEST_F(SaveArticleTest, JoinsRepeatsWithinOneArticle) {
  const SaveResult saved = Save(ArticleBuilder(kUrl, "2023-02-15")
                                    .Say("we will hold the line", "Ada Park")
                                    .Say("unrelated words are these", "Tom Reed")
                                    .Say("hold the line", "Ada Park"));
  EXPECT_EQ(saved.new_quote_count, 2);
  EXPECT_EQ(Show(Quotes({.repeated_in = saved.article})),
            "we will hold the line | EXACT 1 we will hold the line; PARTIAL 1 hold the line; | "
            "Ada Park 2; | 2 in 1\n");
}

TEST_F(SaveArticleTest, ShowsAConflictOfSpeakersOnOneQuote) {
  Save(ArticleBuilder(kUrl, "2023-02-15").Say("we will hold the line", "Ada Park"));
  Save(ArticleBuilder(kOtherUrl, "2023-02-16")
           .Say("we will hold the line", "Tom Reed")
           .Say("we will hold the line", "Tom Reed"));
  EXPECT_EQ(Show(Quotes()),
            "we will hold the line | EXACT 3 we will hold the line; | Tom Reed 2; Ada Park 1; | "
            "3 in 2\n");
}

TEST_F(SaveArticleTest, NeverMixesParaphrasesWithQuotes) {
  Save(ArticleBuilder(kUrl, "2023-02-15").Say("we will hold the line", "Ada Park"));
  Save(ArticleBuilder(kOtherUrl, "2023-02-15").Report("we will hold the line", "Ada Park"));
  EXPECT_EQ(Show(Quotes()),
            "we will hold the line | EXACT 1 we will hold the line; | Ada Park 1; | 1 in 1\n"
            "we will hold the line (reported) | EXACT 1 we will hold the line; | Ada Park 1; | "
            "1 in 1\n");
}

TEST_F(SaveArticleTest, LeavesStatementsWithoutFingerprintsUnmatched) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Say("yes", "Ada Park");
  builder.Last().stored_fingerprints.clear();
  const SaveResult saved = Save(builder);
  EXPECT_EQ(saved.new_quote_count, 0);
  EXPECT_EQ(Quotes().size(), 0u);
  EXPECT_FALSE(
      Occurrences({.article = saved.article, .quote = {}, .speaker = {}})[0].quote.has_value());
  // So they stay in a revision, even if matching would take them by now.
  ArticleBuilder second(kUrl, "2023-02-15");
  second.Prose("Corrected.").Say("yes", "Ada Park");
  EXPECT_EQ(Save(second).new_quote_count, 0);
  EXPECT_EQ(Quotes().size(), 0u);
}

TEST_F(SaveArticleTest, DatesAQuoteByItsEarliestOccurrence) {
  Save(ArticleBuilder(kUrl, "2023-02-16").Say("we will hold the line", "Ada Park"));
  Save(ArticleBuilder(kOtherUrl, "2023-02-14").Say("we will hold the line", "Tom Reed"));
  Save(ArticleBuilder("https://example.org/c", "").Say("we will hold the line", "Sue Lane"));
  const StoredQuote quote = Quotes()[0];
  EXPECT_EQ(quote.first_publish_time, domain::ParseTime("2023-02-14"));
  EXPECT_EQ(Show(Occurrences({.article = {}, .quote = quote.id, .speaker = {}})),
            "we will hold the line, Tom Reed, first\n"
            "we will hold the line, Ada Park\n"
            "we will hold the line, Sue Lane\n");
}

TEST_F(SaveArticleTest, RegistersNamedSpeakersOnceAndNobodyElse) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Say("we will hold the line", "Ada Park");
  builder.Last().attributed.chain[0].text = "Park";
  builder.Say("not one step back", "ada  PARK");
  builder.Say("words of a ministry", "Ministry of Rain", SpeakerKind::kOrganization);
  builder.Say("words of an official", "a senior official", SpeakerKind::kUnnamed);
  builder.Say("words of somebody or other", "", SpeakerKind::kUnknown);
  const SaveResult saved = Save(builder);
  const auto speakers = store_->ListSpeakers(call_, {}, {});
  ASSERT_TRUE(speakers.ok()) << speakers.status();
  ASSERT_EQ(speakers->items.size(), 2u);
  EXPECT_EQ(speakers->items[0].name, "Ada Park");
  EXPECT_EQ(speakers->items[0].occurrence_count, 2);
  EXPECT_THAT(speakers->items[0].aliases, ::testing::ElementsAre("Park"));
  EXPECT_EQ(speakers->items[1].name, "Ministry of Rain");
  EXPECT_EQ(speakers->items[1].kind, SpeakerKind::kOrganization);

  const auto occurrences = Occurrences({.article = saved.article, .quote = {}, .speaker = {}});
  EXPECT_EQ(occurrences[0].speaker, occurrences[1].speaker);
  EXPECT_FALSE(occurrences[3].speaker.has_value());
  EXPECT_EQ(occurrences[3].resolved.name, "a senior official");
  EXPECT_FALSE(occurrences[4].speaker.has_value());
}

TEST_F(SaveArticleTest, KeepsTheCandidatesOfAnUncertainSpeaker) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Say("we will hold the line", "", SpeakerKind::kUnknown);
  builder.Last().attributed.speaker.candidates = {
      {.name = "Ada \"A\" Park", .kind = SpeakerKind::kPerson, .confidence = 0.45},
      {.name = "", .kind = SpeakerKind::kGroup, .confidence = 0.4}};
  const SaveResult saved = Save(builder);
  EXPECT_EQ(Occurrences({.article = saved.article, .quote = {}, .speaker = {}})[0].resolved,
            builder.Last().attributed.speaker);
}

TEST_F(SaveArticleTest, RefusesTextThatPostgresCannotKeep) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  builder.Prose(std::string_view("a\0b", 3));
  EXPECT_EQ(Reason(store_->SaveArticle(call_, builder.draft(), SimpleRules()).status()),
            "TEXT_HAS_NUL");
  EXPECT_EQ(RowCounts(), "0|0|0|0|0|0|0|0|0|0");
  EXPECT_TRUE(store_->Ping(call_).ok());
}

TEST_F(SaveArticleTest, KeepsAnArticleWithManyStatementsAndLongText) {
  ArticleBuilder builder(kUrl, "2023-02-15");
  for (int i = 0; i < 2000; ++i) {
    builder.Say("statement number " + std::to_string(i) + " of a very long day", "Ada Park");
  }
  builder.Prose(std::string(size_t{8} << 20, 'x'));
  const SaveResult saved = Save(builder);
  EXPECT_EQ(saved.occurrence_count, 2000);
  EXPECT_EQ(store_->GetArticle(call_, saved.article)->article.text, builder.draft().article.text);
}

TEST_F(SaveArticleTest, EndsInTheSameRowsWhenManySaveTheSameAtOnce) {
  std::vector<ArticleBuilder> builders;
  for (int i = 0; i < 8; ++i) {
    // Half of them the same article, half others with the same quotes.
    builders.emplace_back(i < 4 ? kUrl : "https://example.org/" + std::to_string(i), "2023-02-15");
    builders.back().Say("we will hold the line", "Ada Park").Say("not one step back", "Tom Reed");
  }
  std::vector<std::thread> threads;
  std::vector<SaveResult> results(builders.size());
  for (size_t i = 0; i < builders.size(); ++i) {
    threads.emplace_back([&, i] { results[i] = Save(builders[i]); });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(std::count_if(
                results.begin(), results.begin() + 4,
                [](const SaveResult& result) { return result.outcome == SaveOutcome::kCreated; }),
            1);
  const std::string counts = RowCounts();
  for (const ArticleBuilder& builder : builders) {
    EXPECT_EQ(Save(builder).outcome, SaveOutcome::kUnchanged);
  }
  EXPECT_EQ(RowCounts(), counts);
  EXPECT_EQ(counts, "5|5|5|2|2|2|2|5|10|10");
  for (const StoredQuote& quote : Quotes()) {
    EXPECT_EQ(quote.occurrence_count, 5);
    EXPECT_EQ(quote.article_count, 5);
  }
}

}  // namespace
}  // namespace verbatim::storage
