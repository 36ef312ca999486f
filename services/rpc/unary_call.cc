#include "services/rpc/unary_call.h"

#include <atomic>
#include <utility>
#include <vector>

#include <grpc/grpc_security_constants.h>
#include <grpcpp/security/auth_context.h>
#include <grpcpp/server_context.h>

#include "services/rpc/error.h"
#include "services/rpc/request_id.h"

namespace verbatim::rpc {
namespace {

using std::chrono::steady_clock;
using std::chrono::system_clock;

std::string Sent(const grpc::CallbackServerContext& context, const char* key) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(key);
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

std::string PeerName(const grpc::CallbackServerContext& context) {
  const std::shared_ptr<const grpc::AuthContext> auth = context.auth_context();
  if (auth == nullptr) return "";
  const std::vector<grpc::string_ref> names = auth->FindPropertyValues(GRPC_X509_CN_PROPERTY_NAME);
  return names.empty() ? "" : std::string(names.front().data(), names.front().size());
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

class UnaryCall final : public grpc::ServerUnaryReactor {
 public:
  UnaryCall(const grpc::ByteBuffer* request, grpc::ByteBuffer* response)
      : request_(request), response_(response) {}

  void Start(Api& api, const std::string& method_name, const Method& method,
             grpc::CallbackServerContext* context) {
    CallContext call;
    call.request_id = ChooseRequestId(Sent(*context, kRequestIdKey));
    call.deadline = Deadline(*context, api.default_deadline());
    call.cancelled = [this] { return cancelled_.load(std::memory_order_relaxed); };
    context->AddInitialMetadata(kRequestIdKey, call.request_id);
    const std::string request_id = call.request_id;
    api.Start({.method_name = &method_name,
               .method = &method,
               .context = std::move(call),
               .authorization = Sent(*context, "authorization"),
               .peer_name = PeerName(*context),
               .request = [this] { return Bytes(*request_); },
               .done = [this, request_id](
                           absl::StatusOr<std::string> answer) { End(request_id, answer); }});
  }

  // gRPC calls this when the caller is gone or the deadline is over; the call ends with Finish.
  void OnCancel() override { cancelled_.store(true, std::memory_order_relaxed); }
  void OnDone() override { delete this; }

 private:
  void End(const std::string& request_id, const absl::StatusOr<std::string>& answer) {
    if (answer.ok()) {
      grpc::Slice slice(*answer);
      *response_ = grpc::ByteBuffer(&slice, 1);
      return Finish(grpc::Status::OK);
    }
    const google::rpc::Status details = ToRpcStatus(answer.status(), request_id);
    Finish(grpc::Status(static_cast<grpc::StatusCode>(details.code()), details.message(),
                        details.SerializeAsString()));
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
