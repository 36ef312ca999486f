#include "clients/cli/ingest_stream.h"

#include <random>
#include <thread>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace verbatim::cli {
namespace {

using Clock = std::chrono::steady_clock;

// Enough to keep the server busy while answers are on their way: more than it reads ahead. Of long
// articles fewer.
constexpr size_t kMostUnanswered = 40;
constexpr size_t kMostUnansweredBytes = size_t{6} * 1024 * 1024;
constexpr std::chrono::milliseconds kPauseBeforeNextTry(200);

std::string NewRequestId() {
  static std::random_device& random = *new std::random_device();
  std::string id;
  for (int i = 0; i < 4; ++i) id += absl::StrFormat("%08x", random());
  return id;
}

}  // namespace

// Cancels the call when nobody says for too long that it goes on.
class IngestStream::Watchdog {
 public:
  Watchdog(grpc::ClientContext& context, std::chrono::milliseconds patience)
      : patience_(patience), thread_([this, &context] { Watch(context); }) {}
  ~Watchdog() {
    {
      absl::MutexLock lock(&mu_);
      over_ = true;
    }
    thread_.join();
  }
  void GoesOn() {
    absl::MutexLock lock(&mu_);
    goes_on_ = true;
  }
  bool cancelled() {
    absl::MutexLock lock(&mu_);
    return cancelled_;
  }

 private:
  void Watch(grpc::ClientContext& context) {
    absl::MutexLock lock(&mu_);
    const auto heard = [this] { return goes_on_ || over_; };
    while (mu_.AwaitWithTimeout(absl::Condition(&heard), absl::FromChrono(patience_)) && !over_) {
      goes_on_ = false;
    }
    if (over_) return;
    cancelled_ = true;
    context.TryCancel();
  }

  const std::chrono::milliseconds patience_;
  absl::Mutex mu_;
  bool goes_on_ = false;
  bool over_ = false;
  bool cancelled_ = false;
  std::thread thread_;
};

IngestStream::IngestStream(Connection& connection, OnAnswer on_answer)
    : connection_(connection), on_answer_(std::move(on_answer)), last_answer_(Clock::now()) {}

IngestStream::~IngestStream() {
  if (context_ != nullptr) context_->TryCancel();
  if (stream_ != nullptr) (void)Close();
}

bool IngestStream::Send(const std::string& label, const v1::IngestArticleRequest& request) {
  while (go_on_ &&
         (unanswered_.size() >= kMostUnanswered || unanswered_bytes_ >= kMostUnansweredBytes)) {
    TakeAnswer();
  }
  if (!go_on_) return false;
  Sent& sent = unanswered_.emplace_back();
  sent.label = label;
  sent.article = request;
  sent.request.set_request_id(NewRequestId());
  *sent.request.mutable_article() = request.article();
  sent.request.set_reanalyze(request.reanalyze());
  unanswered_bytes_ += sent.article.ByteSizeLong();
  if (unanswered_.size() == 1) last_answer_ = Clock::now();
  // A stream that can't be written to says why when it is read.
  if (stream_ != nullptr) (void)Write(sent);
  return go_on_;
}

bool IngestStream::Finish() {
  while (go_on_ && !unanswered_.empty()) TakeAnswer();
  if (stream_ != nullptr && unanswered_.empty()) (void)Close();
  return go_on_;
}

bool IngestStream::Write(const Sent& sent) {
  watchdog_->GoesOn();
  const bool written = stream_->Write(sent.request);
  reached_ |= written;
  return written;
}

// A stream with all that is unanswered on its way.
bool IngestStream::Open() {
  absl::StatusOr<std::unique_ptr<grpc::ClientContext>> context = connection_.NewContext();
  if (!context.ok()) return false;
  context_ = *std::move(context);
  watchdog_ = std::make_unique<Watchdog>(*context_, connection_.timeout());
  stream_ = v1::IngestService::NewStub(connection_.channel())->IngestArticles(context_.get());
  for (const Sent& sent : unanswered_) {
    if (!Write(sent)) break;
  }
  return true;
}

absl::Status IngestStream::Close() {
  stream_->WritesDone();
  absl::Status status = Connection::ToAbslStatus(stream_->Finish());
  if (watchdog_->cancelled()) status = absl::DeadlineExceededError("no answer in time");
  stream_.reset();
  watchdog_.reset();
  context_.reset();
  return status;
}

bool IngestStream::Answer(const absl::StatusOr<v1::IngestArticleResponse>& answer) {
  const Sent sent = std::move(unanswered_.front());
  unanswered_.pop_front();
  unanswered_bytes_ -= sent.article.ByteSizeLong();
  go_on_ = on_answer_(sent.label, sent.article, answer);
  return go_on_;
}

bool IngestStream::MayTryAgain(const absl::Status& status) {
  const bool may_pass = status.code() == absl::StatusCode::kUnavailable ||
                        status.code() == absl::StatusCode::kUnknown ||
                        status.code() == absl::StatusCode::kAborted ||
                        status.ok();  // the stream ended before its answers
  if (!reached_ || !may_pass || Clock::now() - last_answer_ > connection_.timeout()) return false;
  std::this_thread::sleep_for(kPauseBeforeNextTry);
  return true;
}

bool IngestStream::TakeAnswer() {
  if (stream_ == nullptr && !Open()) return Answer(connection_.usable());
  v1::IngestArticlesResponse response;
  if (!stream_->Read(&response)) {
    const absl::Status status = Close();
    if (MayTryAgain(status)) return true;
    return Answer(status.ok() ? absl::UnavailableError("the server ended the stream") : status);
  }
  watchdog_->GoesOn();
  reached_ = true;
  if (!response.has_error()) {
    last_answer_ = Clock::now();
    return Answer(response.response());
  }
  const absl::Status status = Connection::ToAbslStatus(response.error());
  if (MayTryAgain(status)) {
    context_->TryCancel();
    (void)Close();
    return true;
  }
  last_answer_ = Clock::now();
  return Answer(status);
}

}  // namespace verbatim::cli
