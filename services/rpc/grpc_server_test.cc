#include "services/rpc/grpc_server.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/grpcpp.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include "absl/synchronization/mutex.h"
#include "absl/synchronization/notification.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "gtest/gtest.h"
#include "verbatim/v1/quote_service.grpc.pb.h"
#include "verbatim/v1/review_service.grpc.pb.h"
#include "verbatim/v1/speaker_service.grpc.pb.h"

#include "services/rpc/methods.h"

namespace verbatim::rpc {
namespace {

// A store whose GetSpeaker runs for as long as the test wants, and which throws for quotes and
// reviews. Nothing else of it is called.
class SlowStore final : public storage::Store {
 public:
  absl::StatusOr<domain::Speaker> GetSpeaker(const CallContext& call,
                                             domain::SpeakerId id) override {
    absl::MutexLock lock(&mu_);
    ++started_;
    while (!released_ && !call.IsCancelled()) {
      mu_.AwaitWithTimeout(absl::Condition(&released_), absl::Milliseconds(1));
    }
    ++finished_;
    if (call.IsCancelled()) return absl::CancelledError("gone");
    domain::Speaker speaker;
    speaker.id = id;
    return speaker;
  }

  void Release() {
    absl::MutexLock lock(&mu_);
    released_ = true;
  }
  void WaitUntilStarted(int calls) {
    const auto enough = [&] { return started_ >= calls; };
    absl::MutexLock lock(&mu_, absl::Condition(&enough));
  }
  void WaitUntilFinished(int calls) {
    const auto enough = [&] { return finished_ >= calls; };
    absl::MutexLock lock(&mu_, absl::Condition(&enough));
  }

  absl::StatusOr<storage::SaveResult> SaveArticle(const CallContext&, const storage::ArticleDraft&,
                                                  const storage::MatchRules&) override {
    return Unused();
  }
  absl::StatusOr<storage::ArticleDeletion> DeleteArticle(const CallContext&, domain::ArticleId,
                                                         const storage::CorrectionNote&,
                                                         const storage::MatchRules&) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::SavedReview>> SaveReviews(
      const CallContext&, const std::vector<storage::ReviewDraft>&) override {
    return Unused();
  }
  absl::StatusOr<storage::StoredReview> GetReview(const CallContext&, domain::ReviewId) override {
    throw std::out_of_range("a mistake of the store");
  }
  absl::StatusOr<storage::Page<storage::StoredReview>> ListReviews(
      const CallContext&, const storage::ReviewFilter&, const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<storage::ReviewCandidates> FindReviewCandidates(
      const CallContext&, const std::vector<domain::QuoteId>&, const std::vector<int64_t>&,
      int32_t) override {
    return storage::ReviewCandidates();
  }
  absl::StatusOr<std::vector<storage::ReviewDecision>> ListReviewDecisions(
      const CallContext&, const std::vector<domain::ReviewId>&) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::ClaimReviewDecision>> ListClaimReviewDecisions(
      const CallContext&, const std::vector<domain::ClaimId>&,
      const std::vector<domain::ReviewId>&) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::ClaimForm>> ListClaimForms(
      const CallContext&, const std::vector<domain::ClaimId>&) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::ClaimForm>> FindClaimForms(
      const CallContext&, const std::vector<int64_t>&) override {
    return Unused();
  }
  absl::StatusOr<storage::NewAlerts> ListNewAlerts(const CallContext&, const storage::AlertFilter&,
                                                   std::optional<int64_t>) override {
    return Unused();
  }
  absl::StatusOr<storage::Page<storage::StoredAlert>> ListAlerts(
      const CallContext&, const storage::AlertFilter&, const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<std::string> GetAlertLogId(const CallContext&) override { return Unused(); }
  absl::StatusOr<int64_t> DeleteOldAlerts(const CallContext&, domain::Time) override {
    return Unused();
  }
  absl::StatusOr<storage::StoredArticle> GetArticle(const CallContext&,
                                                    domain::ArticleId) override {
    return Unused();
  }
  absl::StatusOr<storage::StoredArticle> FindArticle(const CallContext&,
                                                     const std::string&) override {
    return Unused();
  }
  absl::StatusOr<storage::Page<storage::StoredRevision>> ListRevisions(
      const CallContext&, domain::ArticleId, const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<storage::Page<storage::StoredArticle>> ListArticles(
      const CallContext&, const storage::ArticleFilter&, const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<storage::StoredOccurrence> GetOccurrence(const CallContext&,
                                                          domain::OccurrenceId) override {
    return Unused();
  }
  absl::StatusOr<storage::Page<storage::StoredOccurrence>> ListOccurrences(
      const CallContext&, const storage::OccurrenceFilter&, const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<storage::NewOccurrences> ListNewOccurrences(const CallContext&,
                                                             const storage::OccurrenceFilter&,
                                                             std::optional<int64_t>) override {
    return Unused();
  }
  absl::StatusOr<storage::OccurrenceCounts> CountOccurrences(
      const CallContext&, const storage::OccurrenceFilter&) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::Appearance>> ListAppearances(
      const CallContext&, const std::vector<domain::QuoteId>&, int32_t) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::Outlet>> ListOutlets(const CallContext&) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::StoredChainLink>> GetChain(const CallContext&,
                                                                 domain::OccurrenceId) override {
    return Unused();
  }
  absl::StatusOr<std::string> ReadMark(const CallContext&) override { return Unused(); }
  absl::StatusOr<storage::StoredQuote> GetQuote(const CallContext&, domain::QuoteId) override {
    return Unused();
  }
  absl::StatusOr<std::vector<absl::StatusOr<storage::StoredQuote>>> GetQuotes(
      const CallContext&, const std::vector<domain::QuoteId>&) override {
    throw std::out_of_range("a mistake of the store");
  }
  absl::StatusOr<storage::Page<storage::StoredQuote>> SearchQuotes(
      const CallContext&, const storage::QuoteFilter&, const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::QuoteCandidate>> FindCandidates(const CallContext&,
                                                                      const std::vector<int64_t>&,
                                                                      bool, int32_t) override {
    return Unused();
  }
  absl::StatusOr<std::vector<storage::QuoteCandidate>> FindCandidatesByWords(
      const CallContext&, const std::vector<std::string>&, bool, int32_t) override {
    return Unused();
  }
  absl::StatusOr<storage::Page<domain::Speaker>> ListSpeakers(
      const CallContext&, const storage::SpeakerFilter&, const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<std::vector<absl::StatusOr<storage::ImportedSpeaker>>> ImportSpeakers(
      const CallContext&, const std::vector<storage::KnownSpeaker>&) override {
    return Unused();
  }
  absl::StatusOr<storage::StoredCorrection> Correct(const CallContext&,
                                                    const storage::CorrectionAction&,
                                                    const storage::CorrectionNote&,
                                                    const storage::MatchRules&) override {
    return Unused();
  }
  absl::StatusOr<storage::StoredCorrection> UndoCorrection(const CallContext&, domain::CorrectionId,
                                                           const storage::CorrectionNote&,
                                                           const storage::MatchRules&) override {
    return Unused();
  }
  absl::StatusOr<storage::StoredCorrection> GetCorrection(const CallContext&,
                                                          domain::CorrectionId) override {
    return Unused();
  }
  absl::StatusOr<storage::Page<storage::StoredCorrection>> ListCorrections(
      const CallContext&, const storage::CorrectionFilter&, const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<storage::Page<storage::ArticleDeletion>> ListArticleDeletions(
      const CallContext&, const storage::ArticleDeletionFilter&,
      const storage::PageRequest&) override {
    return Unused();
  }
  absl::StatusOr<storage::PendingClaims> ListPendingClaims(const CallContext&, int32_t) override {
    return absl::UnimplementedError("");
  }
  absl::Status SaveClaims(const CallContext&, const storage::PendingArticle&,
                          const std::vector<storage::ClaimPartDraft>&,
                          const storage::ClaimRules&) override {
    return absl::UnimplementedError("");
  }
  absl::Status ClearLeftForms(const CallContext&, const storage::ClaimRules&) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<storage::StoredClaim> GetClaim(const CallContext&, domain::ClaimId) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<storage::Page<storage::StoredClaim>> ListClaims(
      const CallContext&, const storage::ClaimFilter&, const storage::PageRequest&) override {
    return absl::UnimplementedError("");
  }
  absl::StatusOr<storage::Page<storage::StoredClaimStatement>> ListClaimStatements(
      const CallContext&, domain::ClaimId, const storage::PageRequest&) override {
    return absl::UnimplementedError("");
  }
  absl::Status Ping(const CallContext&) override { return absl::OkStatus(); }

 private:
  static absl::Status Unused() { return absl::UnimplementedError("not part of this test"); }

  absl::Mutex mu_;
  bool released_ ABSL_GUARDED_BY(mu_) = false;
  int started_ ABSL_GUARDED_BY(mu_) = 0;
  int finished_ ABSL_GUARDED_BY(mu_) = 0;
};

// One call of GetSpeaker, running on a thread of its own.
class RunningCall {
 public:
  explicit RunningCall(const GrpcServer& server,
                       std::chrono::milliseconds timeout = std::chrono::minutes(1))
      : stub_(v1::SpeakerService::NewStub(grpc::CreateChannel(
            "127.0.0.1:" + std::to_string(server.port()), grpc::InsecureChannelCredentials()))) {
    context_.set_deadline(std::chrono::system_clock::now() + timeout);
    request_.set_name("speakers/7");
    thread_ = std::thread([this] {
      status_ = stub_->GetSpeaker(&context_, request_, &speaker_);
      ended_.Notify();
    });
  }
  ~RunningCall() {
    if (thread_.joinable()) thread_.join();
  }

  void Cancel() { context_.TryCancel(); }
  grpc::Status Wait() {
    thread_.join();
    return status_;
  }

  // Returns once `count` of the calls have ended.
  static void WaitUntilEnded(const std::vector<std::unique_ptr<RunningCall>>& calls, int count) {
    while (std::count_if(calls.begin(), calls.end(),
                         [](const auto& call) { return call->ended_.HasBeenNotified(); }) < count) {
      std::this_thread::yield();
    }
  }

 private:
  std::unique_ptr<v1::SpeakerService::Stub> stub_;
  grpc::ClientContext context_;
  v1::GetSpeakerRequest request_;
  v1::Speaker speaker_;
  grpc::Status status_;
  absl::Notification ended_;
  std::thread thread_;
};

std::string ReasonOf(const grpc::Status& status) {
  google::rpc::Status details;
  google::rpc::ErrorInfo info;
  details.ParseFromString(status.error_details());
  return details.details_size() > 0 && details.details(0).UnpackTo(&info) ? info.reason() : "";
}

// A server with one thread for calls.
struct OneThreadServer {
  explicit OneThreadServer(storage::Store& store, size_t max_queued = 8)
      : api({.threads = 1, .max_queued = max_queued}, store),
        grpc(*GrpcServer::Start({.listen = "127.0.0.1:0"}, api)) {}

  Api api;
  std::unique_ptr<GrpcServer> grpc;
};

TEST(GrpcServerTest, EveryMethodOfTheApiIsServed) {
  SlowStore store;
  const MethodTable methods = ServedMethods(store);
  for (const google::protobuf::ServiceDescriptor* service : ServedServices()) {
    for (int i = 0; i < service->method_count(); ++i) {
      EXPECT_NE(methods.Find(service->method(i)->full_name()), nullptr)
          << service->method(i)->full_name();
    }
  }
}

TEST(GrpcServerTest, RefusesCallsAtOnceWhenItsQueueIsFull) {
  SlowStore store;
  const OneThreadServer server(store, /*max_queued=*/1);
  RunningCall running(*server.grpc);
  store.WaitUntilStarted(1);
  // The only thread is taken until the release: one of these waits, all others are refused.
  std::vector<std::unique_ptr<RunningCall>> more;
  for (int i = 0; i < 5; ++i) more.push_back(std::make_unique<RunningCall>(*server.grpc));
  RunningCall::WaitUntilEnded(more, 4);
  store.Release();
  int refused = 0;
  for (const std::unique_ptr<RunningCall>& call : more) {
    const grpc::Status status = call->Wait();
    if (status.ok()) continue;
    ++refused;
    EXPECT_EQ(status.error_code(), grpc::StatusCode::RESOURCE_EXHAUSTED);
    EXPECT_EQ(ReasonOf(status), "SERVER_BUSY");
  }
  EXPECT_EQ(refused, 4);
  EXPECT_TRUE(running.Wait().ok());
  server.grpc->Stop(std::chrono::seconds(10));
}

TEST(GrpcServerTest, AnExceptionFailsItsCallAndIsLoggedWithItsRequestId) {
  const std::shared_ptr<spdlog::logger> before = spdlog::default_logger();
  std::ostringstream log;
  spdlog::set_default_logger(std::make_shared<spdlog::logger>(
      "test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
  SlowStore store;
  store.Release();
  const OneThreadServer server(store);
  const auto channel = grpc::CreateChannel("127.0.0.1:" + std::to_string(server.grpc->port()),
                                           grpc::InsecureChannelCredentials());
  const auto expect_failed = [](const grpc::Status& status) {
    EXPECT_EQ(status.error_code(), grpc::StatusCode::INTERNAL);
    EXPECT_EQ(status.error_message(), "internal error");
    EXPECT_EQ(ReasonOf(status), "INTERNAL");
  };
  grpc::ClientContext alone;
  alone.AddMetadata("x-request-id", "alone");
  v1::GetReviewRequest asked;
  asked.set_name("reviews/7");
  v1::Review review;
  expect_failed(v1::ReviewService::NewStub(channel)->GetReview(&alone, asked, &review));
  grpc::ClientContext look_up;
  look_up.AddMetadata("x-request-id", "look-up");
  v1::GetQuoteRequest looked_up;
  looked_up.set_name("quotes/7");
  v1::Quote quote;
  expect_failed(v1::QuoteService::NewStub(channel)->GetQuote(&look_up, looked_up, &quote));
  EXPECT_TRUE(RunningCall(*server.grpc).Wait().ok()) << "the next call";
  server.grpc->Stop(std::chrono::seconds(10));
  spdlog::set_default_logger(before);
  for (const char* id : {"alone", "look-up"}) {
    const size_t found = log.str().find(std::string("request_id=") + id);
    ASSERT_NE(found, std::string::npos) << log.str();
    const size_t line = log.str().rfind("event=call_failed", found);
    EXPECT_LT(log.str().find("a mistake of the store", line), found) << log.str();
  }
}

TEST(GrpcServerTest, TellsTheStoreThatTheCallerHasGone) {
  SlowStore store;
  const OneThreadServer server(store);
  RunningCall call(*server.grpc);
  store.WaitUntilStarted(1);
  call.Cancel();
  EXPECT_EQ(call.Wait().error_code(), grpc::StatusCode::CANCELLED);
  store.WaitUntilFinished(1);
  server.grpc->Stop(std::chrono::seconds(10));
}

TEST(GrpcServerTest, DropsACallWhoseDeadlineIsOver) {
  SlowStore store;
  const OneThreadServer server(store);
  RunningCall running(*server.grpc);
  store.WaitUntilStarted(1);
  RunningCall queued(*server.grpc, std::chrono::milliseconds(20));
  EXPECT_EQ(queued.Wait().error_code(), grpc::StatusCode::DEADLINE_EXCEEDED);
  store.Release();
  EXPECT_TRUE(running.Wait().ok());
  server.grpc->Stop(std::chrono::seconds(10));
}

TEST(GrpcServerTest, LetsRunningCallsFinishWhenItStops) {
  SlowStore store;
  const OneThreadServer server(store);
  RunningCall call(*server.grpc);
  store.WaitUntilStarted(1);
  std::thread stopping([&] { server.grpc->Stop(std::chrono::minutes(1)); });
  store.Release();
  EXPECT_TRUE(call.Wait().ok());
  stopping.join();
}

TEST(GrpcServerTest, CancelsWhatStillRunsAfterTheGrace) {
  SlowStore store;
  const OneThreadServer server(store);
  RunningCall call(*server.grpc);
  store.WaitUntilStarted(1);
  server.grpc->Stop(std::chrono::milliseconds(10));
  EXPECT_FALSE(call.Wait().ok());
  store.WaitUntilFinished(1);
}

TEST(GrpcServerTest, AnAddressInUseIsAnError) {
  SlowStore store;
  const OneThreadServer server(store);
  const std::string taken = "127.0.0.1:" + std::to_string(server.grpc->port());
  Api other({.threads = 1}, store);
  const absl::Status second = GrpcServer::Start({.listen = taken}, other).status();
  EXPECT_EQ(second.code(), absl::StatusCode::kUnavailable);
  EXPECT_NE(second.message().find(taken), absl::string_view::npos);
  server.grpc->Stop(std::chrono::seconds(1));
}

}  // namespace
}  // namespace verbatim::rpc
