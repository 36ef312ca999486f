#include "services/rpc/unary_call.h"

#include <atomic>
#include <utility>

#include "services/rpc/request_id.h"
#include "services/rpc/server_call.h"

namespace verbatim::rpc {
namespace {

class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(const grpc::ByteBuffer* request, grpc::ByteBuffer* response)
      : request_(request), response_(response) {}

  void Start(Api& api, const std::string& method_name, const Method& method,
             grpc::CallbackServerContext* context) {
    CallContext call;
    call.request_id = ChooseRequestId(SentMetadata(*context, kRequestIdKey));
    call.deadline = DeadlineOf(*context, api.default_deadline());
    call.cancelled = [this] { return cancelled_.load(std::memory_order_relaxed); };
    context->AddInitialMetadata(kRequestIdKey, call.request_id);
    const std::string request_id = call.request_id;
    api.Start({.method_name = &method_name,
               .method = &method,
               .context = std::move(call),
               .authorization = SentMetadata(*context, "authorization"),
               .traceparent = CheckTraceparent(SentMetadata(*context, kTraceparentKey)),
               .peer_name = PeerName(*context),
               .request = [this] { return BytesOf(*request_); },
               .done = [this, request_id](
                           absl::StatusOr<std::string> answer) { End(request_id, answer); }});
  }

  // gRPC calls this when the caller is gone or the deadline is over; the call ends with Finish.
  void OnCancel() override { cancelled_.store(true, std::memory_order_relaxed); }
  void OnDone() override { delete this; }

 private:
  void End(const std::string& request_id, const absl::StatusOr<std::string>& answer) {
    if (!answer.ok()) return Finish(ToGrpcStatus(answer.status(), request_id));
    *response_ = BufferOf(*answer);
    Finish(grpc::Status::OK);
  }

  const grpc::ByteBuffer* const request_;
  grpc::ByteBuffer* const response_;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace

grpc::ServerUnaryReactor* StartUnaryCall(Api& api, const std::string& method_name,
                                         const Method& method, grpc::CallbackServerContext* context,
                                         const grpc::ByteBuffer* request,
                                         grpc::ByteBuffer* response) {
  auto* call = new UnaryCall(request, response);
  call->Start(api, method_name, method, context);
  return call;
}

}  // namespace verbatim::rpc
