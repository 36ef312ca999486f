#include "services/rpc/watch_stream.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include <grpcpp/alarm.h>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "verbatim/v1/watch_service.pb.h"

#include "services/base/error.h"
#include "services/rpc/request_id.h"
#include "services/rpc/server_call.h"

namespace verbatim::rpc {
namespace {

// How soon it is asked again when the database is away or the server's queue full.
constexpr std::chrono::seconds kPauseBeforeNextTry(1);

// So often a client that hears nothing gets a token that is not old, if there was news for others.
constexpr std::chrono::hours kTokenRefresh(1);

// What an answer says of a watch.
struct Glance {
  bool news = false;   // something to tell
  bool moved = false;  // the token is another than before
};

int NewsIn(const v1::WatchOccurrencesResponse& response) { return response.occurrences_size(); }
int NewsIn(const v1::WatchAlertsResponse& response) { return response.alerts_size(); }

// Puts the token of the answer into the request; nullopt for what is no answer.
template <typename Request, typename Response>
std::optional<Glance> MoveOn(std::string& request_bytes, const std::string& answer) {
  Request request;
  Response response;
  if (!request.ParseFromString(request_bytes) || !response.ParseFromString(answer)) {
    return std::nullopt;
  }
  const Glance glance{.news = NewsIn(response) > 0,
                      .moved = request.resume_token() != response.resume_token()};
  request.set_resume_token(response.resume_token());
  request_bytes = request.SerializeAsString();
  return glance;
}

std::optional<Glance> MoveOn(const std::string& method_name, std::string& request,
                             const std::string& answer) {
  return method_name == "verbatim.v1.WatchService.WatchAlerts"
             ? MoveOn<v1::WatchAlertsRequest, v1::WatchAlertsResponse>(request, answer)
             : MoveOn<v1::WatchOccurrencesRequest, v1::WatchOccurrencesResponse>(request, answer);
}

class WatchStream final : public grpc::ServerWriteReactor<grpc::ByteBuffer>, public OpenStream {
 public:
  WatchStream(Api& api, OpenStreams& streams, const std::string& method_name, const Method& method,
              grpc::CallbackServerContext* context, const grpc::ByteBuffer* request)
      : api_(api),
        streams_(streams),
        method_name_(method_name),
        method_(method),
        request_id_(ChooseRequestId(SentMetadata(*context, kRequestIdKey))),
        authorization_(SentMetadata(*context, "authorization")),
        traceparent_(CheckTraceparent(SentMetadata(*context, kTraceparentKey))),
        peer_name_(PeerName(*context)),
        asked_(BytesOf(*request)) {
    context->AddInitialMetadata(kRequestIdKey, request_id_);
  }

  // Apart from the constructor: reactions may come at once. The stream keeps itself alive until
  // OnDone, and so does what is on its way for it.
  static WatchStream* Start(std::shared_ptr<WatchStream> stream) {
    WatchStream* started = stream.get();
    started->self_ = std::move(stream);
    started->streams_.Add(*started);
    if (started->streams_.Count<WatchStream>() > kMaxWatches) {
      started->End(MakeError(absl::StatusCode::kResourceExhausted, "too many calls watch already",
                             {.reason = "SERVER_BUSY", .metadata = {}, .field = ""}));
    } else {
      started->Step([](WatchStream&) {});
    }
    return started;
  }

  void OnWriteDone(bool ok) override {
    Step([ok](WatchStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS {
      stream.busy_ = false;
      stream.cancelled_ = stream.cancelled_ || !ok;
    });
  }
  void OnCancel() override {
    Step([](WatchStream& stream) { stream.cancelled_ = true; });
  }
  void Drain() override {
    Step([](WatchStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS { stream.draining_ = true; });
  }
  void Wake() override {
    Step([](WatchStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS { stream.look_ = true; });
  }
  void OnDone() override {
    streams_.Remove(*this);
    alarm_.reset();
    self_.reset();  // may delete this
  }

 private:
  // Hands the question to the API, whose answer comes back on any thread.
  void Look() {
    CallContext call;
    call.request_id = request_id_;
    call.deadline = std::chrono::steady_clock::now() + api_.default_deadline();
    call.cancelled = [this] { return cancelled_.load(std::memory_order_relaxed); };
    api_.Start({.method_name = &method_name_,
                .method = &method_,
                .context = std::move(call),
                .authorization = authorization_,
                .traceparent = traceparent_,
                .peer_name = peer_name_,
                .request = [self = self_] { return self->asked_; },
                .done = [self = self_](
                            const absl::StatusOr<std::string>& answer) { self->Take(answer); }});
  }

  void Take(const absl::StatusOr<std::string>& answer) {
    const absl::StatusCode code = answer.status().code();
    if (code == absl::StatusCode::kUnavailable || code == absl::StatusCode::kResourceExhausted) {
      return Step([](WatchStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS {
        stream.busy_ = false;
        stream.Pause();
      });
    }
    if (!answer.ok()) return End(answer.status());
    const std::optional<Glance> glance = MoveOn(method_name_, asked_, *answer);
    if (glance) return Tell(*glance, *answer);
    End(absl::InternalError("the answer can't be read"));
  }

  // The alarm's end comes on another thread. It holds the stream, which holds the alarm until
  // OnDone.
  void Pause() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mu_) {
    pausing_ = true;
    alarm_ = std::make_unique<grpc::Alarm>();
    alarm_->Set(std::chrono::system_clock::now() + kPauseBeforeNextTry, [self = self_](bool) {
      self->Step([](WatchStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS {
        stream.pausing_ = false;
        stream.look_ = true;
      });
    });
  }

  // Of one thread at a time: the stream is busy.
  void Tell(const Glance& found, const std::string& bytes) {
    const auto now = std::chrono::steady_clock::now();
    stale_ = stale_ || found.moved;
    const bool write = !told_at_ || found.news || (stale_ && now - *told_at_ >= kTokenRefresh);
    if (write) {
      told_at_ = now;
      stale_ = false;
    }
    if (write) written_ = BufferOf(bytes);
    Step([write, moved = found.moved](WatchStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS {
      stream.look_ = stream.look_ || moved;  // until nothing is new
      stream.busy_ = write && !stream.finished_;
      if (stream.busy_) stream.StartWrite(&stream.written_);
    });
  }

  void End(const absl::Status& status) {
    Step([&status](WatchStream& stream) ABSL_NO_THREAD_SAFETY_ANALYSIS {
      stream.busy_ = false;
      stream.end_ = status;
    });
  }

  // Applies `change` and starts what can be started then. gRPC calls no reaction from within
  // StartWrite. Nothing of the stream is touched after Finish: its end may be there.
  template <typename Change>
  void Step(Change&& change) {
    bool look = false;
    absl::Status end;
    {
      absl::MutexLock lock(&mu_);
      change(*this);
      if (busy_ || finished_) return;
      if (cancelled_) {
        end_ = absl::CancelledError("the caller went away");
      } else if (draining_) {
        end_ = MakeError(absl::StatusCode::kUnavailable, "the server stops",
                         {.reason = "SERVER_STOPPING", .metadata = {}, .field = ""});
      }
      finished_ = !end_.ok();
      end = end_;
      look = end.ok() && look_ && !pausing_;
      if (look) {
        busy_ = true;
        look_ = false;
      }
    }
    if (look) Look();
    if (!end.ok()) Finish(ToGrpcStatus(end, request_id_));
  }

  Api& api_;
  OpenStreams& streams_;
  const std::string& method_name_;
  const Method& method_;
  const std::string request_id_;
  const std::string authorization_;
  const std::string traceparent_;
  const std::string peer_name_;
  std::shared_ptr<WatchStream> self_;
  std::atomic<bool> cancelled_ = false;

  // Of who made the stream busy.
  std::string asked_;  // the request, with the token of the last answer
  std::optional<std::chrono::steady_clock::time_point> told_at_;  // the last message
  bool stale_ = false;  // the client has not the newest token
  grpc::ByteBuffer written_;

  absl::Mutex mu_;
  bool busy_ ABSL_GUARDED_BY(mu_) = false;  // the API has a question, or gRPC a message
  bool look_ ABSL_GUARDED_BY(mu_) = true;   // something may be new
  bool pausing_ ABSL_GUARDED_BY(mu_) = false;
  std::unique_ptr<grpc::Alarm> alarm_;
  bool draining_ ABSL_GUARDED_BY(mu_) = false;
  bool finished_ ABSL_GUARDED_BY(mu_) = false;
  absl::Status end_ ABSL_GUARDED_BY(mu_);
};

}  // namespace

grpc::ServerWriteReactor<grpc::ByteBuffer>* StartWatchStream(Api& api, OpenStreams& streams,
                                                             const std::string& method_name,
                                                             const Method& method,
                                                             grpc::CallbackServerContext* context,
                                                             const grpc::ByteBuffer* request) {
  return WatchStream::Start(
      std::make_shared<WatchStream>(api, streams, method_name, method, context, request));
}

}  // namespace verbatim::rpc
