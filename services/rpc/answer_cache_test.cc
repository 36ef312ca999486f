#include "services/rpc/answer_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace verbatim::rpc {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A method that answers "<request>@<mark>" and fails for "bad"; what it was asked is remembered.
class AnswerCacheTest : public ::testing::Test {
 protected:
  std::vector<std::string> Ask(const std::vector<std::string>& requests) {
    asked_.clear();
    std::vector<std::string> texts;
    for (const auto& answer : cache_.Answer(
             requests, [this]() -> absl::StatusOr<std::string> { return ReadMark(); },
             [this](const std::vector<std::string>& unknown) { return Answer(unknown); })) {
      texts.push_back(answer.ok() ? *answer : "error");
    }
    return texts;
  }

  absl::StatusOr<std::string> ReadMark() {
    if (mark_.empty()) return absl::UnavailableError("the store is away");
    return mark_;
  }
  AnswerCache::Answers Answer(const std::vector<std::string>& requests) {
    AnswerCache::Answers answers;
    for (const std::string& request : requests) {
      asked_.push_back(request);
      if (request == "bad") {
        answers.emplace_back(absl::NotFoundError("bad"));
      } else {
        answers.emplace_back(request + "@" + mark_);
      }
    }
    if (!mark_while_answering_.empty()) mark_ = mark_while_answering_;
    return answers;
  }

  AnswerCache cache_{40};
  std::string mark_ = "1";
  std::string mark_while_answering_;
  std::vector<std::string> asked_;
};

TEST_F(AnswerCacheTest, KnowsWhatWasAnsweredSinceTheLastChange) {
  Ask({"a"});  // the first sight of a mark
  EXPECT_THAT(Ask({"a", "b"}), ElementsAre("a@1", "b@1"));
  EXPECT_THAT(asked_, ElementsAre("a", "b"));
  EXPECT_THAT(Ask({"b", "c", "a"}), ElementsAre("b@1", "c@1", "a@1"));
  EXPECT_THAT(asked_, ElementsAre("c"));
  mark_ = "2";
  EXPECT_THAT(Ask({"b", "a"}), ElementsAre("b@2", "a@2"));
}

TEST_F(AnswerCacheTest, WhatWasReadDuringAChangeIsNotKept) {
  Ask({"a"});
  mark_while_answering_ = "2";
  Ask({"a"});
  mark_while_answering_.clear();
  mark_ = "1";  // as no store does; what was kept for it would be seen
  Ask({"a"});
  EXPECT_THAT(asked_, ElementsAre("a"));
}

TEST_F(AnswerCacheTest, ErrorsAreNotKept) {
  Ask({"a"});
  EXPECT_THAT(Ask({"bad", "a"}), ElementsAre("error", "a@1"));
  EXPECT_THAT(Ask({"bad", "a"}), ElementsAre("error", "a@1"));
  EXPECT_THAT(asked_, ElementsAre("bad"));
}

TEST_F(AnswerCacheTest, WithoutAMarkAllIsAsked) {
  mark_ = "";
  EXPECT_THAT(Ask({"a"}), ElementsAre("a@"));
  EXPECT_THAT(Ask({"a"}), ElementsAre("a@"));
  EXPECT_THAT(asked_, ElementsAre("a"));
}

TEST_F(AnswerCacheTest, AFullOneBeginsAnew) {
  Ask({"a"});
  const std::string longer(10, 'x');  // 22 bytes with its answer
  Ask({"a", longer});
  Ask({"a", longer});
  EXPECT_THAT(asked_, IsEmpty());
  Ask({std::string(10, 'y')});
  Ask({"a"});
  EXPECT_THAT(asked_, ElementsAre("a"));
}

}  // namespace
}  // namespace verbatim::rpc
