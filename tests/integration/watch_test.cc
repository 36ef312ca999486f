#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include <signal.h>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "verbatim/v1/watch_service.grpc.pb.h"

#include "services/server/running_server.h"
#include "storage/migrations.h"
#include "storage/private_cluster.h"
#include "storage/testing/test_database.h"
#include "tests/integration/api_client.h"
#include "tests/integration/test_server.h"

namespace verbatim::testing {
namespace {

using ::testing::ElementsAre;

// Someone who watches, and remembers how far.
class Watch {
 public:
  Watch(ApiClient& client, const v1::WatchOccurrencesRequest& request)
      : stub_(v1::WatchService::NewStub(client.channel())) {
    context_.set_deadline(std::chrono::system_clock::now() + std::chrono::minutes(1));
    reader_ = stub_->WatchOccurrences(&context_, request);
  }
  ~Watch() { context_.TryCancel(); }

  // The next message; false at the end of the stream.
  bool Next() {
    message_.Clear();
    if (!reader_->Read(&message_)) return false;
    token_ = message_.resume_token();
    return true;
  }
  // The wordings that come until there are so many.
  std::vector<std::string> Wordings(size_t count) {
    std::vector<std::string> wordings;
    while (wordings.size() < count && Next()) {
      for (const v1::Occurrence& occurrence : message_.occurrences()) {
        wordings.push_back(occurrence.wording());
      }
    }
    return wordings;
  }
  const std::string& token() const { return token_; }
  std::string End() {
    const grpc::Status status = reader_->Finish();
    return ShowError(status);
  }

 private:
  std::unique_ptr<v1::WatchService::Stub> stub_;
  grpc::ClientContext context_;
  std::unique_ptr<grpc::ClientReader<v1::WatchOccurrencesResponse>> reader_;
  v1::WatchOccurrencesResponse message_;
  std::string token_;
};

std::string Said(const std::string& words, const std::string& speaker = "Wim Dorn") {
  return "“" + words + "” said " + speaker + ".\n\n";
}

std::string Words(int i) {
  return "The ferry number " + std::to_string(i) + " sails at noon from the old harbour,";
}

class WatchTest : public ::testing::Test {
 protected:
  WatchTest() : server_(Start(database_.url())), client_(server_->address()) {}

  static std::unique_ptr<server::RunningServer> Start(const std::string& url) {
    auto server = server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = url});
    EXPECT_TRUE(server.ok()) << server.status();
    return *std::move(server);
  }
  void Ingest(int i, const std::string& speaker = "Wim Dorn") {
    client_.Ingest(MakeArticle("https://watch.test/" + std::to_string(i), Said(Words(i), speaker)));
  }
  v1::WatchOccurrencesRequest OfSpeaker(const std::string& name) {
    v1::ListSpeakersRequest list;
    list.set_speaker_name(name);
    v1::WatchOccurrencesRequest request;
    request.set_speaker(
        client_.Call(&v1::SpeakerService::Stub::ListSpeakers, list).speakers(0).name());
    return request;
  }

  const storage::TestDatabase database_;
  std::unique_ptr<server::RunningServer> server_;
  ApiClient client_;
};

TEST_F(WatchTest, TellsWhatASpeakerSaysFromNowOn) {
  Ingest(1);
  Ingest(2, "Ada Park");
  Watch watch(client_, OfSpeaker("Wim Dorn"));
  ASSERT_TRUE(watch.Next());  // it stands
  Ingest(3);
  Ingest(4, "Ada Park");
  Ingest(5);
  EXPECT_THAT(watch.Wordings(2), ElementsAre(Words(3), Words(5)));
}

TEST_F(WatchTest, HearsOfWhatAnotherServerStores) {
  Watch watch(client_, {});
  ASSERT_TRUE(watch.Next());
  const auto other = Start(database_.url());
  ApiClient(other->address()).Ingest(MakeArticle("https://watch.test/other", Said(Words(1))));
  EXPECT_THAT(watch.Wordings(1), ElementsAre(Words(1)));
}

TEST_F(WatchTest, GoesOnAfterATokenWithoutGapOrRepeat) {
  v1::WatchOccurrencesRequest request;
  request.set_resume_token("w0");
  std::vector<std::string> stored;
  std::vector<std::string> told;
  for (int i = 0; i < 12; ++i) {
    Ingest(i);  // while nobody watches
    stored.push_back(Words(i));
    if (i % 3 != 2) continue;
    Watch watch(client_, request);
    for (const std::string& wording : watch.Wordings(3)) told.push_back(wording);
    request.set_resume_token(watch.token());
  }
  EXPECT_EQ(told, stored);
}

TEST_F(WatchTest, ASlowReaderHoldsNobodyAndGetsAll) {
  v1::WatchOccurrencesRequest request;
  request.set_resume_token("w0");
  Watch slow(client_, request);
  std::string text;
  for (int i = 0; i < 2'000; ++i) text += Said(Words(i));
  client_.Ingest(MakeArticle("https://watch.test/many", text));
  Ingest(1'000'000);  // is not held up
  EXPECT_EQ(slow.Wordings(2'001).back(), Words(1'000'000));
}

TEST_F(WatchTest, RefusesWhatDoesNotExist) {
  v1::WatchOccurrencesRequest request;
  request.set_speaker("speakers/123456");
  Watch speaker(client_, request);
  EXPECT_FALSE(speaker.Next());
  EXPECT_EQ(speaker.End(), "NOT_FOUND SPEAKER_NOT_FOUND");
  request.clear_speaker();
  request.set_quote("quote 7");
  Watch quote(client_, request);
  EXPECT_FALSE(quote.Next());
  EXPECT_EQ(quote.End(), "INVALID_ARGUMENT NAME_INVALID quote");
  request.clear_quote();
  request.set_resume_token("nonsense");
  Watch token(client_, request);
  EXPECT_FALSE(token.Next());
  EXPECT_EQ(token.End(), "INVALID_ARGUMENT FIELD_INVALID resume_token");
}

TEST_F(WatchTest, OneTooManyIsRefused) {
  std::vector<std::unique_ptr<Watch>> watches;
  for (int i = 0; i < 100; ++i) {
    watches.push_back(std::make_unique<Watch>(client_, v1::WatchOccurrencesRequest()));
    ASSERT_TRUE(watches.back()->Next());
  }
  Watch more(client_, {});
  EXPECT_FALSE(more.Next());
  EXPECT_EQ(more.End(), "RESOURCE_EXHAUSTED SERVER_BUSY");
}

TEST_F(WatchTest, EndsWhenTheServerStops) {
  Watch watch(client_, {});
  ASSERT_TRUE(watch.Next());
  EXPECT_TRUE(server_->Stop(std::chrono::seconds(10)).ok());
  EXPECT_FALSE(watch.Next());
  EXPECT_EQ(watch.End(), "UNAVAILABLE SERVER_STOPPING");
}

TEST(WatchFaultTest, OutlivesARestartOfPostgres) {
  TestFolder folder;
  storage::PrivateClusterOptions options;
  options.data_dir = folder.path();
  options.durable = false;
  auto cluster = storage::PrivateCluster::Start(options);
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  ASSERT_TRUE(storage::Migrate((*cluster)->url()).ok());
  auto server =
      server::RunningServer::Start({.listen = "127.0.0.1:0", .database_url = (*cluster)->url()});
  ASSERT_TRUE(server.ok()) << server.status();
  ApiClient client((*server)->address());
  Watch watch(client, {});
  ASSERT_TRUE(watch.Next());
  kill((*cluster)->pid(), SIGQUIT);
  cluster->reset();
  cluster = storage::PrivateCluster::Start(options);
  ASSERT_TRUE(cluster.ok()) << cluster.status();
  std::string error;
  do {  // its first calls may meet connections that are gone
    client.Ingest(MakeArticle("https://watch.test/after", Said(Words(1))), &error);
  } while (error.starts_with("UNAVAILABLE"));
  EXPECT_THAT(watch.Wordings(1), ElementsAre(Words(1)));
  EXPECT_TRUE((*server)->Stop(std::chrono::seconds(5)).ok());
}

}  // namespace
}  // namespace verbatim::testing
