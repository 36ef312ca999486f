// The same articles end in the same quotes, whatever the order in which they come and whoever
// brings them: made-up articles are stored by one client in one order and by eight at once in a
// random one, of each second seed through two servers, and the two databases compared; then some
// articles are erased and compared with what never had them.
//
// Each seed makes other articles. A few are tried; VERBATIM_ORDER_SEEDS=50 tries as many,
// VERBATIM_ORDER_SEED=7 that one alone.

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <iterator>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"

#include "services/app/delete_article.h"
#include "services/app/ingest_article.h"
#include "storage/testing/test_database.h"

namespace verbatim::testing {
namespace {

constexpr size_t kClients = 8;
constexpr uint64_t kSeeds = 2;

constexpr const char* kWords[] = {
    "harbour", "winter",  "orchard",  "teachers", "bridge",   "river",    "council", "engines",
    "ferries", "market",  "snow",     "lamps",    "farmers",  "valley",   "school",  "railway",
    "windows", "promise", "budget",   "hospital", "stones",   "village",  "captain", "miners",
    "forest",  "letters", "storm",    "bread",    "island",   "factory",  "tunnel",  "singers",
    "rebuild", "carry",   "protect",  "forget",   "answer",   "open",     "measure", "follow",
    "repair",  "defend",  "gather",   "restore",  "deliver",  "finish",   "welcome", "guard",
    "quickly", "slowly",  "together", "tomorrow", "northern", "southern", "broken",  "quiet"};
constexpr const char* kJoints[] = {"the", "and",  "with", "for", "before", "after",
                                   "we",  "must", "will", "of",  "in",     "every"};
constexpr const char* kSpeakers[] = {"Mara Quill", "Jon Weir", "Ada Park", "Tom Reed", "Sue Lane"};
constexpr const char* kShort[] = {"Never again", "Not today", "We won"};

using Random = std::mt19937_64;

size_t Below(Random& random, size_t limit) { return static_cast<size_t>(random() % limit); }

template <typename T, size_t n>
std::string OneOf(Random& random, const T (&all)[n]) {
  return all[Below(random, n)];
}

std::vector<std::string> Split(const std::string& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

std::string Join(const std::vector<std::string>& words, size_t begin, size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) text += (text.empty() ? "" : " ") + words[i];
  return text;
}

std::string Sentence(Random& random, size_t words) {
  std::string text = "We";
  for (size_t i = 1; i < words; ++i) {
    text += " " + (i % 2 == 1 ? OneOf(random, kJoints) : OneOf(random, kWords));
  }
  return text;
}

// Wordings that are related in all the ways that quotes are.
std::vector<std::string> MakeWordings(Random& random) {
  std::vector<std::string> wordings;
  for (int family = 0; family < 5; ++family) {
    const std::string shared = Sentence(random, 8);
    const std::string whole = Sentence(random, 5) + ", " + shared + ", " + Sentence(random, 6);
    const std::string other = Sentence(random, 6) + ", " + shared + ", " + Sentence(random, 5);
    wordings.insert(wordings.end(), {whole, other, shared});
    std::string variant = whole;  // a chain: each differs from the one before
    for (int step = 0; step < 4; ++step) {
      std::vector<std::string> words = Split(variant);
      const size_t place = 1 + Below(random, words.size() - 2);
      if (Below(random, 2) == 0) {
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(place));
      } else {
        words[place] = OneOf(random, kJoints);
      }
      variant = Join(words, 0, words.size());
      wordings.push_back(variant);
    }
    for (int fragment = 0; fragment < 5; ++fragment) {
      const std::vector<std::string> words = Split(Below(random, 2) == 0 ? whole : other);
      const size_t length = 4 + Below(random, 7);
      const size_t begin = Below(random, words.size() - length);
      wordings.push_back(Join(words, begin, begin + length));
    }
  }
  for (const char* phrase : kShort) wordings.emplace_back(phrase);
  return wordings;
}

// The same words as they may stand in another article.
std::string AsPrinted(Random& random, std::string words) {
  if (Below(random, 4) == 0) words.erase(std::remove(words.begin(), words.end(), ','), words.end());
  if (Below(random, 4) == 0) {
    words[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(words[0])));
  }
  return words;
}

std::vector<app::IncomingArticle> MakeArticles(uint64_t seed) {
  Random random(seed);
  const std::vector<std::string> wordings = MakeWordings(random);
  std::vector<app::IncomingArticle> articles;
  for (int i = 0; i < 40; ++i) {
    app::IncomingArticle& article = articles.emplace_back();
    article.url = "https://example.test/" + std::to_string(i);
    article.outlet = "Outlet " + std::to_string(i % 5);
    article.title = "A day in the valley";
    article.publish_time = domain::ParseTime("2023-02-" + std::to_string(10 + Below(random, 18)));
    const size_t statements = 1 + Below(random, 4);
    for (size_t k = 0; k < statements; ++k) {
      const std::string words = AsPrinted(random, wordings[Below(random, wordings.size())]);
      const std::string name = OneOf(random, kSpeakers);
      const size_t form = Below(random, 8);
      if (form == 0) {
        article.text += name + " said that " + words + ".\n\n";
      } else if (form == 1) {
        article.text += "“" + words + ",” someone shouted.\n\n";
      } else {
        article.text += "“" + words + (form == 2 ? "!" : ",") + "” said " + name + ".\n\n";
      }
    }
    article.text += "Rain fell on the square for an hour.\n";
  }
  return articles;
}

// What must not depend on the order: who is with whom, how they are represented, counted and dated,
// and which are linked as PARTIAL.
std::vector<std::string> Snapshot(const storage::TestDatabase& database) {
  std::istringstream rows(database.Run(
      "SELECT 'quote', q.wording, q.verbatim, q.standing_count, q.first_publish_time, ("
      " SELECT string_agg(concat_ws(' ', a.url, lower(o.content), v.relation, v.wording,"
      "   v.speakers), E'\\t' ORDER BY a.url, lower(o.content))"
      " FROM occurrence AS o JOIN article AS a ON a.article_id = o.article_id"
      " JOIN variant AS v ON v.variant_id = o.variant_id AND v.quote_id = o.quote_id"
      " WHERE o.quote_id = q.quote_id) FROM quote AS q "
      "UNION ALL SELECT 'pair', w.relation, NULL, NULL, NULL,"
      " concat_ws(E'\\t', l.wording, s.wording, lq.wording, sq.wording, lq = sq)"
      " FROM wording_pair AS w"
      " JOIN variant AS l ON l.variant_id = w.longer_id JOIN quote AS lq ON lq.quote_id = "
      "l.quote_id"
      " JOIN variant AS s ON s.variant_id = w.shorter_id"
      " JOIN quote AS sq ON sq.quote_id = s.quote_id"
      // One that only named speakers who can't be one counts for nothing.
      " WHERE w.relation <> 'LIKELY_PARTIAL' OR '' = ANY (l.speakers || s.speakers)"
      " OR l.speakers && s.speakers"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(rows, line);) lines.push_back(line);
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string Difference(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  std::string text;
  const auto add = [&](const char* sign, const auto& left, const auto& right) {
    std::vector<std::string> lines;
    std::set_difference(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(lines));
    for (std::string& line : lines) {
      for (char& c : line) c = c == '\t' ? '\n' : c;
      text += sign + line + "\n";
    }
  };
  add("- ", one, other);
  add("+ ", other, one);
  return text;
}

// Runs `work` for each article, by some clients at once, whose number it is told.
template <typename Work>
void ForEach(const std::vector<app::IncomingArticle>& articles, size_t clients, Work work) {
  std::atomic<size_t> next = 0;
  std::vector<std::thread> threads;
  for (size_t i = 0; i < clients; ++i) {
    threads.emplace_back([&, i] {
      for (size_t k = next++; k < articles.size(); k = next++) work(articles[k], i);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

using Servers = std::vector<storage::Store*>;  // which clients take in turn

void Ingest(const Servers& servers, const std::vector<app::IncomingArticle>& articles,
            size_t clients) {
  ForEach(articles, clients, [&](const app::IncomingArticle& article, size_t client) {
    const auto saved = app::IngestArticle(*servers[client % servers.size()], {}, article);
    EXPECT_TRUE(saved.ok()) << saved.status();
  });
}

void Erase(storage::Store& store, const std::vector<app::IncomingArticle>& articles,
           size_t clients) {
  ForEach(articles, clients, [&](const app::IncomingArticle& article, size_t /*client*/) {
    const auto found = store.FindArticle({}, article.url);
    ASSERT_TRUE(found.ok()) << found.status();
    const auto gone = app::DeleteArticle(store, {}, found->id, {"desk", "a test of order"});
    EXPECT_TRUE(gone.ok()) << gone.status();
  });
}

uint64_t FromEnvironment(const char* name, uint64_t otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : std::strtoull(value, nullptr, 10);
}

void CheckSeed(uint64_t seed) {
  SCOPED_TRACE("to repeat it: VERBATIM_ORDER_SEED=" + std::to_string(seed));
  std::vector<app::IncomingArticle> articles = MakeArticles(seed);
  const storage::TestDatabase ordered;
  const storage::TestDatabase shuffled;
  const auto ordered_store = ordered.Open();
  const auto shuffled_store = shuffled.Open();
  const auto second_store = shuffled.Open();
  Servers servers = {shuffled_store.get()};
  if (seed % 2 == 1) servers.push_back(second_store.get());
  Ingest({ordered_store.get()}, articles, 1);
  Random random(seed + 1);
  std::shuffle(articles.begin(), articles.end(), random);
  Ingest(servers, articles, kClients);
  const std::vector<std::string> expected = Snapshot(ordered);
  if (std::getenv("VERBATIM_ORDER_SHOW") != nullptr) {
    for (const std::string& line : expected) std::cerr << line << "\n";
  }
  ASSERT_GT(expected.size(), 20U);
  ASSERT_EQ(Difference(expected, Snapshot(shuffled)), "") << "with all articles";

  const auto third = articles.begin() + static_cast<std::ptrdiff_t>(articles.size() / 3);
  std::vector<app::IncomingArticle> erased(articles.begin(), third);
  articles.erase(articles.begin(), third);
  Erase(*shuffled_store, erased, kClients);
  std::shuffle(erased.begin(), erased.end(), random);
  Erase(*ordered_store, erased, 1);
  const storage::TestDatabase never;
  const auto never_store = never.Open();
  Ingest({never_store.get()}, articles, 1);
  const std::vector<std::string> left = Snapshot(never);
  ASSERT_EQ(Difference(left, Snapshot(ordered)), "") << "erased in order";
  ASSERT_EQ(Difference(left, Snapshot(shuffled)), "") << "erased by many";
}

TEST(QuoteOrderTest, TheSameArticlesInAnyOrderEndInTheSameQuotes) {
  const uint64_t one = FromEnvironment("VERBATIM_ORDER_SEED", 0);
  const uint64_t first = one == 0 ? 1 : one;
  const uint64_t count = one == 0 ? FromEnvironment("VERBATIM_ORDER_SEEDS", kSeeds) : 1;
  for (uint64_t seed = first; seed < first + count; ++seed) {
    CheckSeed(seed);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace verbatim::testing
