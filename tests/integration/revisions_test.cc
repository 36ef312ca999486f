#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

constexpr char kOpening[] =
    " date 2023-03-01 Ferry strike live\n"
    "The strike on the northern ferries goes into its second day\n"
    "Talks go on\n";
constexpr char kFirst[] = "“The ferries will sail again by Friday evening,” said Nora Quill.\n";
constexpr char kCorrected[] = "“The ferries will sail again by Sunday evening,” said Nora Quill.\n";
constexpr char kSecond[] =
    "Crews hold out\n“Nobody has offered the crews a single penny more,” said Bert Ohm.\n";

class RevisionsTest : public ::testing::Test {
 protected:
  v1::IngestArticleResponse Ingest(const std::string& text, bool reanalyze = false) {
    v1::IngestArticleRequest request;
    *request.mutable_article() = MakeArticle("https://example.test/revisions/ferry", text);
    request.set_reanalyze(reanalyze);
    return client_.Call(&v1::ArticleService::Stub::IngestArticle, request);
  }

  ApiClient client_{TestServer::Shared().address()};
};

TEST_F(RevisionsTest, AGrowingLiveBlogShowsWhatEachRevisionChanged) {
  const std::string name = Ingest(std::string(kOpening) + kFirst + kSecond).article().name();
  const auto before = client_.Occurrences(name);
  ASSERT_THAT(before.occurrences(), SizeIs(2));
  Ingest(std::string(kOpening) + kCorrected + kSecond);
  Ingest(std::string(kOpening) + kCorrected);
  EXPECT_EQ(Ingest(std::string(kOpening) + kCorrected).outcome(), v1::INGEST_OUTCOME_UNCHANGED);
  EXPECT_EQ(Ingest(std::string(kOpening) + kCorrected, true).outcome(), v1::INGEST_OUTCOME_REVISED);

  v1::ListArticleRevisionsRequest request;
  request.set_parent(name);
  const auto response = client_.Call(&v1::ArticleService::Stub::ListArticleRevisions, request);
  std::vector<std::string> changes;
  for (const v1::ArticleRevision& revision : response.revisions()) {
    EXPECT_GT(revision.create_time().seconds(), 0);
    for (const v1::OccurrenceChange& change : revision.changes()) {
      changes.push_back(revision.name().substr(name.size()) + " " +
                        v1::OccurrenceChangeKind_Name(change.kind()).substr(23) + " " +
                        change.speaker_name());
    }
  }
  EXPECT_THAT(changes,
              ElementsAre("/revisions/1 ADDED Nora Quill", "/revisions/1 ADDED Bert Ohm",
                          "/revisions/2 ALTERED Nora Quill", "/revisions/3 WITHDRAWN Bert Ohm"));
  EXPECT_THAT(response.revisions(), SizeIs(4));

  v1::GetOccurrenceRequest get;
  get.set_name(before.occurrences(0).name());
  const v1::Occurrence altered = client_.Call(&v1::ArticleService::Stub::GetOccurrence, get);
  EXPECT_EQ(altered.state(), v1::OCCURRENCE_STATE_ALTERED);
  EXPECT_EQ(altered.withdrawn_revision(), 2);
  EXPECT_EQ(altered.withdraw_time().seconds(), response.revisions(1).create_time().seconds());
  EXPECT_EQ(altered.replaced_by(), client_.Occurrences(name).occurrences(0).name());
  get.set_name(before.occurrences(1).name());
  EXPECT_EQ(client_.Call(&v1::ArticleService::Stub::GetOccurrence, get).state(),
            v1::OCCURRENCE_STATE_WITHDRAWN);
}

TEST_F(RevisionsTest, AnUnknownArticleHasNone) {
  v1::ListArticleRevisionsRequest request;
  request.set_parent("articles/999999");
  EXPECT_EQ(client_.ErrorOf(&v1::ArticleService::Stub::ListArticleRevisions, request),
            "NOT_FOUND ARTICLE_NOT_FOUND");
}

}  // namespace
}  // namespace verbatim::testing
