#include "services/rpc/ingest_stream.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <grpcpp/alarm.h>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "verbatim/v1/ingest_service.pb.h"

#include "services/base/error.h"
#include "services/rpc/error.h"
#include "services/rpc/request_id.h"
#include "services/rpc/server_call.h"

namespace verbatim::rpc {
namespace {

// How soon a message is offered again to a server whose queue was full.
constexpr std::chrono::milliseconds kBusyPause(50);

bool IsBusy(const absl::Status& status) {
  const std::optional<ErrorDetail> detail = GetErrorDetail(status);
  return detail && detail->reason == "SERVER_BUSY";
}

// One message on its way. `offered` and `answer` are guarded by the stream's lock.
struct Message {
  std::string bytes;
  std::string url;
  std::string request_id;
  std::unique_ptr<grpc::Alarm> pause;
  bool offered = false;                    // the API has it, or had it
  std::optional<grpc::ByteBuffer> answer;  // may be being written

  bool IsRunning() const { return offered && !answer; }
  // What of both comes first takes effect first.
  bool MustFollow(const Message& other) const {
    return url == other.url || (!request_id.empty() && request_id == other.request_id);
  }
};

std::shared_ptr<Message> MakeMessage(const grpc::ByteBuffer& read) {
  auto message = std::make_shared<Message>();
  message->bytes = BytesOf(read);
  v1::IngestArticlesRequest request;
  if (request.ParseFromString(message->bytes)) {
    message->url = request.article().url();
    message->request_id = request.request_id();
  }
  return message;
}

class IngestStream final : public grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>,
                           public OpenStream {
 public:
  IngestStream(Api& api, OpenStreams& streams, const std::string& method_name, const Method& method,
               grpc::CallbackServerContext* context)
      : api_(api),
        streams_(streams),
        method_name_(method_name),
        method_(method),
        request_id_(ChooseRequestId(SentMetadata(*context, kRequestIdKey))),
        authorization_(SentMetadata(*context, "authorization")),
        traceparent_(CheckTraceparent(SentMetadata(*context, kTraceparentKey))),
        peer_name_(PeerName(*context)) {
    context->AddInitialMetadata(kRequestIdKey, request_id_);
  }

  // Apart from the constructor: reactions may come at once. The stream keeps itself alive until
  // OnDone, and those who answer its messages keep it too.
  static IngestStream* Start(std::shared_ptr<IngestStream> stream) {
    IngestStream* started = stream.get();
    started->self_ = std::move(stream);
    started->streams_.Add(*started);
    started->Step([](IngestStream&) {});
    return started;
  }

  void OnReadDone(bool ok) override {
    const std::shared_ptr<Message> message = ok ? MakeMessage(read_) : nullptr;
    Step([ok, &message](IngestStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS {
      stream.reading_ = false;
      stream.ended_ |= !ok;
      if (!ok || stream.finished_) return;
      stream.messages_.push_back(message);
    });
  }

  void OnWriteDone(bool ok) override {
    Step([ok](IngestStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS {
      stream.writing_ = false;
      stream.messages_.pop_front();
      if (!ok) stream.broken_ = true;
    });
  }

  void OnCancel() override {
    cancelled_ = true;
    Step([](IngestStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS { stream.broken_ = true; });
  }

  void Drain() override {
    Step([](IngestStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS { stream.draining_ = true; });
  }

  void OnDone() override {
    streams_.Remove(*this);
    self_.reset();  // may delete this
  }

 private:
  // Hands a message to the API, whose answer comes back on any thread.
  void Offer(const std::shared_ptr<Message>& message) {
    CallContext call;
    call.request_id = request_id_;
    call.deadline = std::chrono::steady_clock::now() + api_.default_deadline();
    call.cancelled = [this] { return cancelled_.load(std::memory_order_relaxed); };
    api_.Start(
        {.method_name = &method_name_,
         .method = &method_,
         .context = std::move(call),
         .authorization = authorization_,
         .traceparent = traceparent_,
         .peer_name = peer_name_,
         .bulk = true,
         .request = [message] { return message->bytes; },
         .done = [self = self_, message](
                     const absl::StatusOr<std::string>& answer) { self->Take(message, answer); }});
  }

  void Take(const std::shared_ptr<Message>& message, const absl::StatusOr<std::string>& answer) {
    if (IsBusy(answer.status()) && !cancelled_) {
      message->pause = std::make_unique<grpc::Alarm>();
      message->pause->Set(std::chrono::system_clock::now() + kBusyPause,
                          [self = self_, message](bool) { self->Offer(message); });
      return;
    }
    message->pause.reset();  // holds the message, which holds it
    std::string bytes = answer.ok() ? *answer : ErrorAnswer(*message, answer.status());
    Step([&](IngestStream&) { message->answer = BufferOf(bytes); });
  }

  std::string ErrorAnswer(const Message& message, const absl::Status& status) const {
    v1::IngestArticlesRequest request;
    v1::IngestArticlesResponse response;
    if (request.ParseFromString(message.bytes)) response.set_request_id(request.request_id());
    *response.mutable_error() = ToRpcStatus(status, request_id_);
    return response.SerializeAsString();
  }

  // Applies `change` and starts what can be started then. gRPC calls no reaction from within
  // StartRead and StartWrite. Nothing of the stream is touched after Finish: its end may be there.
  template <typename Change>
  void Step(Change&& change) {
    bool finish = false;
    bool stopped = false;
    std::vector<std::shared_ptr<Message>> next;
    {
      absl::MutexLock lock(&mu_);
      change(*this);
      if (broken_) {  // nobody reads what is not being written
        const Message* const written = writing_ ? messages_.front().get() : nullptr;
        std::erase_if(messages_, [&](const std::shared_ptr<Message>& message) {
          return !message->IsRunning() && message.get() != written;
        });
      }
      const bool over = ended_ || broken_ || draining_;
      if (!writing_ && !messages_.empty() && messages_.front()->answer) {
        writing_ = true;
        StartWrite(&*messages_.front()->answer);
      }
      next = TakeNext();
      if (!over && !reading_ && MayReadOn()) {
        reading_ = true;
        StartRead(&read_);
      }
      finish = over && messages_.empty() && !finished_;
      finished_ |= finish;
      stopped = draining_ && !ended_;
    }
    for (const std::shared_ptr<Message>& message : next) Offer(message);
    if (!finish) return;
    Finish(stopped
               ? ToGrpcStatus(MakeError(absl::StatusCode::kUnavailable, "the server stops",
                                        {.reason = "SERVER_STOPPING", .metadata = {}, .field = ""}),
                              request_id_)
               : grpc::Status::OK);
  }

  bool MayReadOn() const ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    size_t bytes = 0;
    for (const auto& message : messages_) bytes += message->bytes.size();
    return messages_.size() < kIngestAtOnce && bytes < kIngestWindowBytes;
  }

  // Those that can run now.
  std::vector<std::shared_ptr<Message>> TakeNext() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    std::vector<std::shared_ptr<Message>> next;
    for (auto message = messages_.begin(); message != messages_.end(); ++message) {
      if ((*message)->offered) continue;
      const bool must_wait = std::any_of(messages_.begin(), message, [&](const auto& before) {
        return !before->answer && (*message)->MustFollow(*before);
      });
      if (must_wait) continue;
      (*message)->offered = true;
      next.push_back(*message);
    }
    return next;
  }

  Api& api_;
  OpenStreams& streams_;
  const std::string& method_name_;
  const Method& method_;
  const std::string request_id_;
  const std::string authorization_;
  const std::string traceparent_;
  const std::string peer_name_;
  std::shared_ptr<IngestStream> self_;
  std::atomic<bool> cancelled_ = false;
  grpc::ByteBuffer read_;

  absl::Mutex mu_;
  // Read and not answered, in order; the answer of the first may be being written.
  std::deque<std::shared_ptr<Message>> messages_ ABSL_GUARDED_BY(mu_);
  bool reading_ ABSL_GUARDED_BY(mu_) = false;
  bool writing_ ABSL_GUARDED_BY(mu_) = false;
  bool ended_ ABSL_GUARDED_BY(mu_) = false;  // the client sends no more
  bool broken_ ABSL_GUARDED_BY(mu_) = false;
  bool draining_ ABSL_GUARDED_BY(mu_) = false;
  bool finished_ ABSL_GUARDED_BY(mu_) = false;
};

}  // namespace

grpc::ServerBidiReactor<grpc::ByteBuffer, grpc::ByteBuffer>* StartIngestStream(
    Api& api, OpenStreams& streams, const std::string& method_name, const Method& method,
    grpc::CallbackServerContext* context) {
  return IngestStream::Start(
      std::make_shared<IngestStream>(api, streams, method_name, method, context));
}

}  // namespace verbatim::rpc
