#include <algorithm>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"

#include "storage/testing/store_test.h"

namespace verbatim::storage {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class ReadStoreTest : public StoreTest {
 protected:
  static std::string Url(int i) { return "https://example.org/" + std::to_string(i); }

  // Twenty articles of two outlets on five days (every fifth without a day), with quotes of four
  // speakers.
  void SaveMany() {
    constexpr const char* kSpeakers[] = {"Ada Park", "Tom Reed", "Sue Lane", "Ann Park"};
    for (int i = 0; i < 20; ++i) {
      ArticleBuilder builder(Url(i), i % 5 == 0 ? "" : "2023-02-1" + std::to_string(i % 5));
      builder.Outlet(i % 2 == 0 ? "Example Times" : "Daily Example");
      builder.Say("common words of them all", kSpeakers[i % 4]);
      builder.Say("own words number " + std::to_string(i), kSpeakers[i % 4]);
      Save(builder);
    }
  }

  // Reads a list page by page and compares it with one big page.
  template <typename T>
  void ExpectPagesEqualTheWhole(
      const std::function<absl::StatusOr<Page<T>>(const PageRequest&)>& list) {
    const auto id = [](const T& item) { return item.id.value(); };
    const auto whole = list({.size = 1000, .cursor = ""});
    ASSERT_TRUE(whole.ok()) << whole.status();
    EXPECT_EQ(whole->cursor, "");
    std::vector<int64_t> expected;
    std::transform(whole->items.begin(), whole->items.end(), std::back_inserter(expected), id);
    ASSERT_THAT(expected, ::testing::Not(IsEmpty()));
    for (const int32_t size : {1, 3, static_cast<int32_t>(expected.size())}) {
      std::vector<int64_t> found;
      PageRequest request{.size = size, .cursor = ""};
      do {
        const auto page = list(request);
        ASSERT_TRUE(page.ok()) << page.status();
        ASSERT_LE(page->items.size(), static_cast<size_t>(size));
        ASSERT_THAT(page->items, ::testing::Not(IsEmpty()));
        std::transform(page->items.begin(), page->items.end(), std::back_inserter(found), id);
        request.cursor = page->cursor;
      } while (!request.cursor.empty());
      EXPECT_EQ(found, expected) << "pages of " << size;
    }
  }

  std::vector<std::string> Wordings(const QuoteFilter& filter) {
    std::vector<std::string> wordings;
    for (const StoredQuote& quote : Quotes(filter)) wordings.push_back(quote.wording);
    return wordings;
  }
};

// Between the two statements of a look-up, of which the second waits for a lock.
TEST_F(ReadStoreTest, AQuoteThatIsStoredWhileItIsLookedUpIsFoundWithItsLinks) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("the tide comes twice a day", "Ada Park"));
  std::thread storing([&] {
    database_.Run(
        "BEGIN; LOCK TABLE wording_pair IN ACCESS EXCLUSIVE MODE;"
        "INSERT INTO quote (quote_id, wording, verbatim) VALUES (1000, 'twice a day', true);"
        "INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation)"
        "  VALUES (1000, 1000, 'twice a day', sha256('twice'), 'EXACT');"
        "INSERT INTO wording_pair (longer_id, shorter_id, relation)"
        "  SELECT variant_id, 1000, 'PARTIAL' FROM variant WHERE variant_id <> 1000;"
        "DO $$ BEGIN WHILE NOT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = "
        "'wording_pair'::regclass) LOOP PERFORM pg_sleep(0.001); END LOOP; END $$;"
        "COMMIT");
  });
  while (database_.Run("SELECT count(*) FROM pg_locks WHERE relation = 'wording_pair'::regclass "
                       "AND mode = 'AccessExclusiveLock' AND granted") != "1") {
    std::this_thread::yield();
  }
  const auto quote = store_->GetQuote(call_, domain::QuoteId(1000));
  storing.join();
  ASSERT_TRUE(quote.ok()) << quote.status();
  ASSERT_EQ(quote->wholes.size(), 1);
  EXPECT_EQ(quote->wholes[0].wording, "the tide comes twice a day");
}

TEST_F(ReadStoreTest, AResultThatIsNotAsExpectedFailsItsCallOnly) {
  Save(ArticleBuilder(Url(1), "2023-02-15").Say("the tide comes twice a day", "Ada Park"));
  database_.Run(
      "ALTER TABLE article ALTER COLUMN revision DROP NOT NULL; UPDATE article SET revision = "
      "NULL");
  const auto articles = store_->ListArticles(call_, {}, {.size = 10, .cursor = ""});
  EXPECT_EQ(articles.status().code(), absl::StatusCode::kInternal) << articles.status();
  database_.Run("UPDATE article SET revision = 1");
  EXPECT_TRUE(store_->ListArticles(call_, {}, {.size = 10, .cursor = ""}).ok());
}

TEST_F(ReadStoreTest, PagesOfEveryListEqualTheWholeList) {
  SaveMany();
  ExpectPagesEqualTheWhole<StoredArticle>(
      [&](const PageRequest& page) { return store_->ListArticles(call_, {}, page); });
  ExpectPagesEqualTheWhole<StoredArticle>([&](const PageRequest& page) {
    return store_->ListArticles(call_, {.outlet = "Daily Example"}, page);
  });
  const StoredOccurrence one = Occurrences(
      {.article = store_->FindArticle(call_, Url(3))->id, .quote = {}, .speaker = {}})[0];
  for (const OccurrenceFilter& filter :
       {OccurrenceFilter{.article = one.article, .quote = {}, .speaker = {}},
        OccurrenceFilter{.article = {}, .quote = one.quote, .speaker = {}},
        OccurrenceFilter{.article = {}, .quote = one.quote, .speaker = one.speaker},
        OccurrenceFilter{.article = {}, .quote = {}, .speaker = one.speaker}}) {
    ExpectPagesEqualTheWhole<StoredOccurrence>(
        [&](const PageRequest& page) { return store_->ListOccurrences(call_, filter, page); });
  }
  for (const QuoteFilter& filter :
       {QuoteFilter{}, QuoteFilter{.words = "WORDS number"}, QuoteFilter{.speaker_name = "park"},
        QuoteFilter{.outlet = "Daily Example"}}) {
    for (const QuoteOrder order : {QuoteOrder::kEarliest, QuoteOrder::kLatest,
                                   QuoteOrder::kRelevance, QuoteOrder::kMostRepeated}) {
      QuoteFilter ordered = filter;
      ordered.order = order;
      ExpectPagesEqualTheWhole<StoredQuote>(
          [&](const PageRequest& page) { return store_->SearchQuotes(call_, ordered, page); });
    }
  }
  ExpectPagesEqualTheWhole<domain::Speaker>(
      [&](const PageRequest& page) { return store_->ListSpeakers(call_, {}, page); });
}

// Conflicts are few among many quotes that repeat: each page is full all the same.
TEST_F(ReadStoreTest, ContestedQuotesComeInFullPagesWhateverElseIsAsked) {
  SaveMany();
  for (int i = 0; i < 4; ++i) {
    const std::string day = "2023-03-1" + std::to_string(i);
    const std::string words =
        "ferry" + std::to_string(i) + " sails at" + std::to_string(i) + " dawn";
    Save(ArticleBuilder(Url(100 + i), day).Outlet("Example Times").Say(words, "Ada Park"));
    Save(ArticleBuilder(Url(200 + i), day).Say(words, i % 2 == 0 ? "Tom Reed" : "Ada Park"));
  }
  EXPECT_THAT(Wordings({.contested = true}),
              ElementsAre("common words of them all", "own words number 10",
                          "ferry0 sails at0 dawn", "ferry2 sails at2 dawn"));
  for (const QuoteFilter& filter : {QuoteFilter{.words = "dawn", .contested = true},
                                    QuoteFilter{.speaker_name = "Reed",
                                    .published_from = domain::ParseTime("2023-03-01"),
                                    .contested = true},
                                    QuoteFilter{.outlet = "Example Times",
                                    .published_from = domain::ParseTime("2023-03-01"),
                                    .contested = true}}) {
    for (const QuoteOrder order : {QuoteOrder::kEarliest, QuoteOrder::kLatest,
                                   QuoteOrder::kRelevance, QuoteOrder::kMostRepeated}) {
      QuoteFilter ordered = filter;
      ordered.order = order;
      EXPECT_EQ(Quotes(ordered).size(), 2u);
      ExpectPagesEqualTheWhole<StoredQuote>(
          [&](const PageRequest& page) { return store_->SearchQuotes(call_, ordered, page); });
    }
  }
  // Withdrawn words and merged speakers contest nothing.
  Save(ArticleBuilder(Url(200), "2023-03-10").Prose("Nothing was said."));
  EXPECT_THAT(Wordings({.words = "dawn", .contested = true}), ElementsAre("ferry2 sails at2 dawn"));
  const auto id = [&](const std::string& name) {
    return store_->ListSpeakers(call_, {.name = name}, {})->items.at(0).id;
  };
  ASSERT_TRUE(store_
                  ->Correct(call_, MergeSpeakers{.speaker = id("Tom Reed"), .into = id("Ada Park")},
                            {"desk", "one person"}, SimpleRules())
                  .ok());
  EXPECT_THAT(Wordings({.words = "dawn", .contested = true}), IsEmpty());
}

TEST_F(ReadStoreTest, ListsArticlesLatestFirstAndUnknownTimesLast) {
  Save(ArticleBuilder(Url(1), "2023-02-14").Prose("a"));
  Save(ArticleBuilder(Url(2), "").Prose("b"));
  Save(ArticleBuilder(Url(3), "2023-02-15").Prose("c"));
  std::vector<std::string> urls;
  const auto page = store_->ListArticles(call_, {}, {});
  for (const StoredArticle& article : page->items) {
    urls.push_back(article.article.url);
    EXPECT_EQ(article.article.text, "");
  }
  EXPECT_THAT(urls, ElementsAre(Url(3), Url(1), Url(2)));
  EXPECT_THAT(store_->ListArticles(call_, {.outlet = "No Such"}, {})->items, IsEmpty());
}

TEST_F(ReadStoreTest, SaysThatAnUnknownIdIsNotFound) {
  const std::vector<std::pair<absl::Status, std::string>> asked = {
      {store_->GetArticle(call_, domain::ArticleId(7)).status(), "ARTICLE_NOT_FOUND"},
      {store_->FindArticle(call_, "https://example.org/none").status(), "ARTICLE_NOT_FOUND"},
      {store_->GetOccurrence(call_, domain::OccurrenceId(7)).status(), "OCCURRENCE_NOT_FOUND"},
      {store_->GetChain(call_, domain::OccurrenceId(7)).status(), "OCCURRENCE_NOT_FOUND"},
      {store_->GetQuote(call_, domain::QuoteId(-1)).status(), "QUOTE_NOT_FOUND"},
      {store_->GetSpeaker(call_, domain::SpeakerId(INT64_MAX)).status(), "SPEAKER_NOT_FOUND"},
  };
  for (const auto& [status, reason] : asked) {
    EXPECT_EQ(status.code(), absl::StatusCode::kNotFound) << status;
    EXPECT_EQ(Reason(status), reason);
  }
  EXPECT_THAT(Occurrences({.article = domain::ArticleId(7), .quote = {}, .speaker = {}}),
              IsEmpty());
}

TEST_F(ReadStoreTest, RefusesCursorsThatAreNotOurs) {
  SaveMany();
  const std::string of_articles =
      store_->ListArticles(call_, {}, {.size = 1, .cursor = ""})->cursor;
  std::string changed = of_articles;
  changed[3] = changed[3] == 'A' ? 'B' : 'A';
  for (const std::string& cursor :
       {of_articles, changed, std::string("1"), std::string("' OR 1=1"), std::string(1000, 'A')}) {
    const auto page = store_->SearchQuotes(call_, {}, {.size = 1, .cursor = cursor});
    EXPECT_EQ(page.status().code(), absl::StatusCode::kInvalidArgument) << cursor;
    EXPECT_EQ(Reason(page.status()), "PAGE_TOKEN_INVALID");
  }
}

TEST_F(ReadStoreTest, RefusesToListOccurrencesOfNothing) {
  EXPECT_EQ(store_->ListOccurrences(call_, {}, {}).status().code(),
            absl::StatusCode::kInvalidArgument);
}

TEST_F(ReadStoreTest, SearchesQuotesByEveryField) {
  Save(ArticleBuilder(Url(1), "2023-02-14").Say("Öl and water do not mix", "Ada Park"));
  Save(ArticleBuilder(Url(2), "2023-02-15")
           .Outlet("Daily Example")
           .Say("oil is dear this year", "Tom Reed")
           .Say("water is free for all", "Ada Park"));
  const auto time = [](const char* day) { return domain::ParseTime(day); };
  using List = std::vector<std::string>;
  const List all = {"Öl and water do not mix", "oil is dear this year", "water is free for all"};
  EXPECT_EQ(Wordings({}), all);
  EXPECT_EQ(Wordings({.words = "WATER mix"}), (List{all[0]}));
  EXPECT_EQ(Wordings({.words = "öl"}), (List{all[0]}));
  EXPECT_EQ(Wordings({.words = "!?"}), (List{}));
  EXPECT_EQ(Wordings({.words = "water", .outlet = "Daily Example"}), (List{all[2]}));
  EXPECT_EQ(Wordings({.speaker_name = "reed"}), (List{all[1]}));
  EXPECT_EQ(Wordings({.speaker_name = "Ada  park"}), (List{all[0], all[2]}));
  EXPECT_EQ(Wordings({.speaker_name = "Ada"}), (List{}));
  EXPECT_EQ(Wordings({.words = "free", .speaker_name = "Reed"}), (List{}));
  EXPECT_EQ(Wordings({.outlet = "Daily Example"}), (List{all[1], all[2]}));
  EXPECT_EQ(Wordings({.published_from = time("2023-02-15")}), (List{all[1], all[2]}));
  EXPECT_EQ(Wordings({.published_before = time("2023-02-15")}), (List{all[0]}));
  EXPECT_EQ(Wordings({.speaker_name = "Park", .published_from = time("2023-02-15")}),
            (List{all[2]}));
  EXPECT_EQ(Wordings({.repeated = true}), (List{}));
}

TEST_F(ReadStoreTest, ListsRepeatsOfStandingOccurrencesOnly) {
  ArticleBuilder first(Url(1), "2023-02-14");
  first.Say("we will hold the line", "Ada Park").Say("we will hold the line", "Ada Park");
  const domain::ArticleId article = Save(first).article;
  EXPECT_EQ(Wordings({.repeated = true}).size(), 1u);
  EXPECT_EQ(Wordings({.repeated_in = article}).size(), 1u);
  Save(ArticleBuilder(Url(1), "2023-02-14").Say("we will hold the line", "Ada Park"));
  EXPECT_THAT(Wordings({.repeated = true}), IsEmpty());
  EXPECT_THAT(Wordings({.repeated_in = article}), IsEmpty());
  Save(ArticleBuilder(Url(2), "2023-02-14").Say("we will hold the line", "Ada Park"));
  EXPECT_EQ(Wordings({.repeated = true}).size(), 1u);
}

TEST_F(ReadStoreTest, ListsRepeatsWithinAnOutletAndSinceADay) {
  const auto time = [](const char* day) { return *domain::ParseTime(day); };
  const auto repeats = [&](const std::string& outlet, std::optional<domain::Time> since) {
    return Wordings({.outlet = outlet, .published_from = since, .repeated_there = true});
  };
  using List = std::vector<std::string>;
  const std::string line = "we will hold the line";
  const std::string step = "not one step back";
  Save(ArticleBuilder(Url(1), "2023-02-10").Outlet("Daily Example").Say(line, "Ada Park"));
  Save(ArticleBuilder(Url(2), "2023-02-14").Outlet("Daily Example").Say(line, "Ada Park"));
  Save(ArticleBuilder(Url(3), "2023-02-11").Outlet("Daily Example").Say(step, "Tom Reed"));
  Save(ArticleBuilder(Url(4), "2023-02-15").Outlet("Other Times").Say(step, "Tom Reed"));

  EXPECT_EQ(repeats("", {}), (List{line, step}));
  EXPECT_EQ(repeats("Daily Example", {}), (List{line}));  // the other stands there once
  EXPECT_EQ(repeats("Other Times", {}), (List{}));
  EXPECT_EQ(repeats("", time("2023-02-14")), (List{line, step}));
  EXPECT_EQ(repeats("", time("2023-02-15")), (List{step}));
  EXPECT_EQ(repeats("Daily Example", time("2023-02-14")), (List{line}));
  EXPECT_EQ(repeats("Daily Example", time("2023-02-15")), (List{}));

  // What an article no longer says does not count.
  Save(ArticleBuilder(Url(2), "2023-02-14").Outlet("Daily Example").Prose("Corrected."));
  EXPECT_EQ(repeats("Daily Example", {}), (List{}));
}

TEST_F(ReadStoreTest, FindsSpeakersByPartOfANameOrAlias) {
  ArticleBuilder builder(Url(1), "2023-02-14");
  builder.Say("we will hold the line", "Zoë Öberg");
  builder.Last().attributed.chain[0].text = "Öberg";
  builder.Say("not one step back", "Tom 100% Reed_");
  Save(builder);
  const auto names = [&](const std::string& part) {
    std::vector<std::string> found;
    const auto page = store_->ListSpeakers(call_, {.name = part}, {});
    for (const domain::Speaker& speaker : page->items) {
      found.push_back(speaker.name);
    }
    return found;
  };
  EXPECT_THAT(names("öberg"), ElementsAre("Zoë Öberg"));
  EXPECT_THAT(names("ZOË Ö"), ElementsAre("Zoë Öberg"));
  EXPECT_THAT(names("0%"), ElementsAre("Tom 100% Reed_"));
  EXPECT_THAT(names("%"), ElementsAre("Tom 100% Reed_"));
  EXPECT_THAT(names("_"), ElementsAre("Tom 100% Reed_"));
  EXPECT_THAT(names("nobody"), IsEmpty());
}

TEST_F(ReadStoreTest, RanksCandidatesByTheRarityOfWhatTheyShare) {
  for (int i = 0; i < 12; ++i) {
    Save(ArticleBuilder(Url(i), "2023-02-14")
             .Say("at the end of day " + std::to_string(i) + "x", "Ada Park"));
    // Each is a quote of its own, whatever it shares.
    ArticleBuilder own(Url(100 + i), "2023-02-14");
    own.Say("as everybody knows thing" + std::to_string(i) + " is gone", "Ada Park");
    MatchRules rules = SimpleRules();
    rules.judge = [](const auto&, const auto& others) {
      return std::vector<PairRelation>(others.size());
    };
    ASSERT_TRUE(store_->SaveArticle(call_, own.draft(), rules).ok());
  }
  const auto found = store_->FindCandidates(
      call_, SimpleFingerprints("everybody knows thing7 is gone as everybody knows"), true, 3);
  ASSERT_TRUE(found.ok()) << found.status();
  ASSERT_EQ(found->size(), 3u);
  EXPECT_EQ((*found)[0].wording, "as everybody knows thing7 is gone");
  EXPECT_EQ((*found)[0].shared_fingerprints, 4);
  EXPECT_EQ((*found)[1].shared_fingerprints, 1);
  EXPECT_THAT(*store_->FindCandidates(call_, {}, true, 3), IsEmpty());
  EXPECT_THAT(*store_->FindCandidates(call_, SimpleFingerprints("knows thing7 is"), false, 3),
              IsEmpty());
}

TEST_F(ReadStoreTest, AHashOfManyWordingsCountsForThoseWithFewOthers) {
  // 300 wordings have the hash 7 and one more; the fifth of them three more again.
  database_.Run(R"(
INSERT INTO quote (quote_id, wording, verbatim) SELECT i, 'w' || i, true FROM generate_series(1, 300) i;
INSERT INTO variant (variant_id, quote_id, wording, normal_hash, relation)
  SELECT i, i, 'w' || i, sha256(i::text::bytea), 'EXACT' FROM generate_series(1, 300) AS i;
INSERT INTO wording_fingerprint (hash, posting)
  SELECT 7, i * 256 + 2 FROM generate_series(1, 300) AS i
  UNION ALL SELECT 1000 + i, i * 256 + 2 FROM generate_series(1, 300) AS i
  UNION ALL SELECT 2000 + i, 5 * 256 + 2 FROM generate_series(1, 3) AS i;
)");
  const auto found = [&](const std::vector<int64_t>& hashes) {
    const auto candidates = store_->FindCandidates(call_, hashes, true, 1000);
    EXPECT_TRUE(candidates.ok()) << candidates.status();
    return candidates->size();
  };
  // As often as asked: that the hash has many is known from the first time on.
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(found({7}), 257u);
    EXPECT_EQ(found({7, 1005, 2001, 2002}), 257u);
    EXPECT_EQ(found({7, 1005, 2001, 2002, 2003}), 1u);
    EXPECT_EQ(found({7, 11, 12, 13, 14}), 0u);
  }
}

TEST_F(ReadStoreTest, FindsCandidatesByAllWordsOfOneText) {
  Save(ArticleBuilder(Url(1), "2023-02-14").Say("the lamps of the harbour went out", "Ada Park"));
  Save(ArticleBuilder(Url(2), "2023-02-14").Say("the harbour froze in March", "Ada Park"));
  Save(ArticleBuilder(Url(3), "2023-02-14").Report("lamps in a harbour are costly", "Ada Park"));
  const auto wordings = [&](const std::vector<std::string>& texts, bool verbatim) {
    const auto candidates = store_->FindCandidatesByWords(call_, texts, verbatim, 10);
    EXPECT_TRUE(candidates.ok()) << candidates.status();
    std::vector<std::string> found;
    for (const QuoteCandidate& candidate : *candidates) found.push_back(candidate.wording);
    return found;
  };
  EXPECT_THAT(wordings({"harbour lamps"}, true), ElementsAre("the lamps of the harbour went out"));
  EXPECT_THAT(wordings({"LAMPS out", "march froze"}, true),
              ElementsAre("the lamps of the harbour went out", "the harbour froze in March"));
  EXPECT_THAT(wordings({"harbour lamps"}, false), ElementsAre("lamps in a harbour are costly"));
  EXPECT_THAT(wordings({"harbour submarine", "; DROP"}, true), IsEmpty());
  EXPECT_THAT(wordings({}, true), IsEmpty());
}

}  // namespace
}  // namespace verbatim::storage
