#include "services/rpc/unary_call.h"

#include <atomic>
#include <utility>
#include <vector>

#include <grpcpp/server_context.h>
#include <spdlog/spdlog.h>

#include "services/base/error.h"
#include "services/rpc/error.h"
#include "services/rpc/request_id.h"

namespace verbatim::rpc {
namespace {

using std::chrono::steady_clock;
using std::chrono::system_clock;

std::string SentRequestId(const grpc::CallbackServerContext& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(kRequestIdKey);
  return found == metadata.end() ? "" : std::string(found->second.data(), found->second.size());
}

// gRPC's deadlines are on the system's clock, which may be set; ours are not.
steady_clock::time_point Deadline(const grpc::CallbackServerContext& context,
                                  std::chrono::milliseconds longest) {
  const steady_clock::time_point now = steady_clock::now();
  const system_clock::time_point asked = context.deadline();
  if (asked == system_clock::time_point::max()) return now + longest;
  return now + std::chrono::duration_cast<steady_clock::duration>(asked - system_clock::now());
}

std::string Bytes(const grpc::ByteBuffer& buffer) {
  std::vector<grpc::Slice> slices;
  std::string bytes;
  if (!buffer.Dump(&slices).ok()) return bytes;
  bytes.reserve(buffer.Length());
  for (const grpc::Slice& slice : slices) {
    bytes.append(reinterpret_cast<const char*>(slice.begin()), slice.size());
  }
  return bytes;
}

bool IsOurFault(absl::StatusCode code) {
  return code == absl::StatusCode::kInternal || code == absl::StatusCode::kUnknown ||
         code == absl::StatusCode::kUnavailable;
}

class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(const CallEnvironment& environment, const std::string& method_name,
            const Method& method, grpc::CallbackServerContext* context,
            const grpc::ByteBuffer* request, grpc::ByteBuffer* response)
      : environment_(environment),
        method_name_(method_name),
        method_(method),
        request_(request),
        response_(response) {
    call_.request_id = ChooseRequestId(SentRequestId(*context));
    call_.deadline = Deadline(*context, environment.default_deadline);
    call_.cancelled = [this] { return cancelled_.load(std::memory_order_relaxed); };
    context->AddInitialMetadata(kRequestIdKey, call_.request_id);
  }

  void Start() {
    if (!environment_.executor->TryRun([this] { Run(); })) {
      Fail(MakeError(absl::StatusCode::kResourceExhausted,
                     "the server has too many calls to answer",
                     {.reason = "SERVER_BUSY", .metadata = {}, .field = ""}));
    }
  }

  // gRPC calls this when the caller is gone or the deadline is over; the call ends with Finish.
  void OnCancel() override { cancelled_.store(true, std::memory_order_relaxed); }
  void OnDone() override { delete this; }

 private:
  void Run() {
    if (call_.IsCancelled()) {
      return Fail(absl::CancelledError("the caller went away before the call could start"));
    }
    if (steady_clock::now() >= *call_.deadline) {
      return Fail(absl::DeadlineExceededError("the deadline was over before the call could start"));
    }
    const absl::StatusOr<std::string> answer = method_(call_, Bytes(*request_));
    if (!answer.ok()) return Fail(answer.status());
    grpc::Slice slice(*answer);
    *response_ = grpc::ByteBuffer(&slice, 1);
    Finish(grpc::Status::OK);
  }

  void Fail(const absl::Status& status) {
    if (IsOurFault(status.code())) {
      spdlog::warn("request_id={} method={} status={}", call_.request_id, method_name_,
                   status.ToString(absl::StatusToStringMode::kWithNoExtraData));
    }
    if (status.code() == absl::StatusCode::kUnavailable && environment_.on_store_unavailable) {
      environment_.on_store_unavailable();
    }
    const google::rpc::Status details = ToRpcStatus(status, call_.request_id);
    Finish(grpc::Status(static_cast<grpc::StatusCode>(details.code()), details.message(),
                        details.SerializeAsString()));
  }

  const CallEnvironment& environment_;
  const std::string& method_name_;
  const Method& method_;
  const grpc::ByteBuffer* const request_;
  grpc::ByteBuffer* const response_;
  CallContext call_;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace

grpc::ServerUnaryReactor* StartUnaryCall(const CallEnvironment& environment,
                                         const std::string& method_name, const Method& method,
                                         grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) {
  auto* call = new UnaryCall(environment, method_name, method, context, request, response);
  call->Start();
  return call;
}

}  // namespace verbatim::rpc
