#include "storage/internal/match_turns.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/internal/recent_reads.h"

namespace verbatim::storage {
namespace {

using testing::ElementsAre;
using testing::Pair;
using testing::Pointee;
using testing::SizeIs;
using testing::UnorderedElementsAre;

SharedPostings Postings(std::vector<int64_t> postings) {
  return std::make_shared<const std::vector<int64_t>>(std::move(postings));
}

SharedWording Wording(int64_t id, int64_t quote, const char* text) {
  return std::make_shared<const StoredWording>(
      StoredWording{.id = id, .quote = quote, .text = text, .speakers = {}});
}

std::shared_ptr<const MatchTurn> Rewording(int64_t wording) {
  MatchTurn turn;
  turn.changed = {wording};
  return std::make_shared<const MatchTurn>(std::move(turn));
}

std::vector<int64_t> RewordedIn(
    const std::optional<std::vector<std::shared_ptr<const MatchTurn>>>& turns) {
  std::vector<int64_t> all;
  for (const auto& turn : *turns) all.push_back(turn->changed.front());
  return all;
}

class MatchTurnsTest : public testing::Test {
 protected:
  void Take(int64_t turn, bool committed = true) {
    turns_.Begin(turn, Rewording(10 * turn));
    turns_.End(turn, committed);
  }

  MatchTurns turns_;
};

TEST_F(MatchTurnsTest, TellsWhatWasDoneSince) {
  for (const int64_t turn : {5, 6, 7, 8}) Take(turn);
  EXPECT_THAT(RewordedIn(turns_.Between(6, 9)), ElementsAre(70, 80));
  EXPECT_THAT(*turns_.Between(8, 9), SizeIs(0));
}

TEST_F(MatchTurnsTest, DoesNotKnowWhatOthersDid) {
  for (const int64_t turn : {5, 6}) Take(turn);
  EXPECT_EQ(turns_.Between(6, 8), std::nullopt) << "7 was somebody else's";
  Take(8);
  EXPECT_EQ(turns_.Between(6, 9), std::nullopt);
  EXPECT_THAT(*turns_.Between(8, 9), SizeIs(0));
}

TEST_F(MatchTurnsTest, ATurnThatMayBeUndoneIsNotKnown) {
  for (const int64_t turn : {5, 6}) Take(turn);
  Take(7, false);
  EXPECT_EQ(turns_.Between(6, 8), std::nullopt);
}

TEST_F(MatchTurnsTest, WaitsForAThreadThatHasJustCommitted) {
  for (const int64_t turn : {5, 6}) Take(turn);
  turns_.Begin(7, Rewording(70));
  std::thread committer([&] { turns_.End(7, true); });
  EXPECT_THAT(RewordedIn(turns_.Between(6, 8)), ElementsAre(70));
  committer.join();
}

TEST_F(MatchTurnsTest, ADatabaseThatWasSetBackIsAnother) {
  for (const int64_t turn : {5, 6, 7}) Take(turn);
  EXPECT_EQ(turns_.Between(5, 7), std::nullopt) << "7 was there before";
  Take(7);
  EXPECT_EQ(turns_.Between(5, 8), std::nullopt);
  EXPECT_THAT(*turns_.Between(7, 8), SizeIs(0));
}

TEST_F(MatchTurnsTest, ForgetsWhatIsLongAgo) {
  for (int64_t turn = 1; turn <= 1'000; ++turn) Take(turn);
  EXPECT_EQ(turns_.Between(1, 1'001), std::nullopt);
  EXPECT_THAT(RewordedIn(turns_.Between(999, 1'001)), ElementsAre(10'000));
}

TEST(ReadAlreadyTest, FollowsWhatOthersStored) {
  ReadAlready read;
  read.postings = {{1, Postings({256})}, {2, Postings({})}};
  read.wordings[1] = Wording(1, 1, "one");
  read.wordings[2] = Wording(2, 2, "two");
  MatchTurn turn;
  turn.added = {{.id = 3,
                 .quote = 3,
                 .text = "three",
                 .speakers = {"Ada Park"},
                 .posting = 768,
                 .hashes = {1, 2, 9}}};
  turn.changed = {2};
  turn.moved = {{1, 3}};
  read.Follow(turn);
  read.Follow(turn);  // what was read may have it already
  EXPECT_THAT(read.postings, UnorderedElementsAre(Pair(1, Pointee(ElementsAre(256, 768))),
                                                  Pair(2, Pointee(ElementsAre(768)))))
      << "of a hash that was not asked for nothing is known";
  ASSERT_THAT(read.wordings, SizeIs(2)) << "the text of the second is another now";
  EXPECT_EQ(read.wordings.at(1)->quote, 3);
  EXPECT_EQ(read.wordings.at(3)->text, "three");
  EXPECT_THAT(read.wordings.at(3)->speakers, ElementsAre("Ada Park"));
}

class RecentReadsTest : public MatchTurnsTest {
 protected:
  // Reads the wordings of one hash in a turn.
  void Read(int64_t turn, std::vector<int64_t> postings) {
    recent_.Follow(turns_, turn);
    ReadAlready read;
    read.wordings[1] = Wording(1, 1, "one");
    read.postings = {{7, Postings(std::move(postings))}};
    recent_.Keep(read, turn);
  }

  // The postings that are known of that hash.
  std::vector<int64_t> Taken() {
    ReadAlready read;
    recent_.Take({7}, read);
    const auto found = read.postings.find(7);
    return found == read.postings.end() ? std::vector<int64_t>() : *found->second;
  }

  RecentReads recent_;
};

TEST_F(RecentReadsTest, FollowsThisProcess) {
  Read(5, {256, 512, 768, 1024});
  MatchTurn turn;
  turn.added = {
      {.id = 5, .quote = 5, .text = "five", .speakers = {}, .posting = 1280, .hashes = {7, 8}}};
  turn.moved = {{1, 5}};
  turns_.Begin(5, std::make_shared<const MatchTurn>(std::move(turn)));
  turns_.End(5, true);
  recent_.Follow(turns_, 6);
  EXPECT_EQ(recent_.turn(), 5);
  EXPECT_THAT(Taken(), ElementsAre(256, 512, 768, 1024, 1280));
  ReadAlready read;
  recent_.TakeWordings({1, 5}, read);
  ASSERT_THAT(read.wordings, SizeIs(1)) << "the new one was not asked for yet";
  EXPECT_EQ(read.wordings.at(1)->quote, 5);
}

TEST_F(RecentReadsTest, KnowsWhoCertainlyDidNotSayIt) {
  const auto speaker = [](const char* name) { return SpeakerSignatures::Of({name}); };
  const auto disagree = [&](int64_t wording, uint16_t signature) -> bool {
    return recent_.Disagree({{wording, signature}}).front();
  };
  Take(4);
  Read(5, {256});
  MatchTurn turn;
  turn.added = {{.id = 5, .text = "five", .speakers = {"Ada Park"}, .hashes = {}}};
  turns_.Begin(5, std::make_shared<const MatchTurn>(std::move(turn)));
  turns_.End(5, true);
  recent_.Follow(turns_, 6);
  EXPECT_FALSE(disagree(5, speaker("Ada Park")));
  ASSERT_NE(speaker("Ada Park"), speaker("Bo Reed"));
  EXPECT_TRUE(disagree(5, speaker("Bo Reed")));
  EXPECT_FALSE(disagree(5, speaker(""))) << "it may be anybody";
  EXPECT_FALSE(disagree(5 + (int64_t{1} << 24), speaker("Bo Reed"))) << "another of its place";
  EXPECT_FALSE(disagree(1, speaker("Bo Reed"))) << "nobody is known of it";
  turns_.Begin(6, Rewording(5));
  turns_.End(6, true);
  recent_.Follow(turns_, 7);
  EXPECT_FALSE(disagree(5, speaker("Bo Reed"))) << "it may name more by now";
}

TEST_F(RecentReadsTest, ForgetsWhatSomebodyElseMayHaveChanged) {
  Take(4);
  Read(5, {256, 512, 768, 1024});
  Take(5);
  recent_.Follow(turns_, 7);
  EXPECT_EQ(recent_.turn(), 0) << "6 was somebody else's: what is read ahead is of little use";
  EXPECT_THAT(Taken(), SizeIs(0));
  Take(7);
  recent_.Follow(turns_, 8);
  EXPECT_EQ(recent_.turn(), 7);
}

TEST_F(RecentReadsTest, AWordingThatHasAnotherTextIsReadAgain) {
  Read(1, {256, 512, 768, 1024});
  turns_.Begin(1, Rewording(1));
  turns_.End(1, true);
  recent_.Follow(turns_, 2);
  ReadAlready read;
  recent_.TakeWordings({1}, read);
  EXPECT_THAT(read.wordings, SizeIs(0));
}

}  // namespace
}  // namespace verbatim::storage
