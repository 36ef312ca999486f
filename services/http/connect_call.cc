#include "services/http/connect_call.h"

#include <chrono>
#include <utility>

#include "absl/synchronization/notification.h"
#include "absl/time/time.h"

#include "services/base/error.h"
#include "services/rpc/error.h"
#include "services/rpc/methods.h"
#include "services/rpc/request_id.h"

namespace verbatim::http {
namespace {

// How often a waiting call looks whether its client is still there.
constexpr absl::Duration kLookInterval = absl::Milliseconds(50);

// What a call and the thread that waits for it share. The waiting thread outlives the call.
struct Waiting {
  std::atomic<bool> cancelled = false;
  absl::StatusOr<std::string> answer = absl::UnknownError("not answered");
  absl::Notification ended;
};

}  // namespace

ConnectCalls::ConnectCalls(rpc::Api& api) : api_(api) {
  for (const google::protobuf::ServiceDescriptor* service : rpc::ServedServices()) {
    for (int i = 0; i < service->method_count(); ++i) {
      const google::protobuf::MethodDescriptor* method = service->method(i);
      if (method->client_streaming() || method->server_streaming()) continue;  // over gRPC only
      routes_["/" + service->full_name() + "/" + method->name()] = {
          .name = method->full_name(),
          .method = api.Find(method->full_name()),
          .descriptor = method};
    }
  }
}

const ConnectCalls::Route* ConnectCalls::Find(const std::string& path) const {
  const auto found = routes_.find(path);
  return found == routes_.end() ? nullptr : &found->second;
}

absl::StatusOr<ConnectCalls::Head> ConnectCalls::ReadHead(const httplib::Request& request,
                                                          Encoding encoding) const {
  const std::string version = request.get_header_value("Connect-Protocol-Version");
  if (!version.empty() && version != "1") {
    return MakeError(
        absl::StatusCode::kInvalidArgument, "Connect-Protocol-Version is not 1",
        {.reason = "FIELD_INVALID", .metadata = {}, .field = "Connect-Protocol-Version"});
  }
  std::chrono::milliseconds timeout = api_.default_deadline();
  if (request.has_header("Connect-Timeout-Ms")) {
    const absl::StatusOr<std::chrono::milliseconds> asked =
        ParseTimeout(request.get_header_value("Connect-Timeout-Ms"));
    if (!asked.ok()) return asked.status();
    timeout = *asked;
  }
  Head head{.encoding = encoding,
            .context = {},
            .authorization = request.get_header_value("Authorization"),
            .traceparent = rpc::CheckTraceparent(request.get_header_value(rpc::kTraceparentKey))};
  head.context.request_id = rpc::ChooseRequestId(request.get_header_value(rpc::kRequestIdKey));
  head.context.deadline = std::chrono::steady_clock::now() + timeout;
  return head;
}

Answer ConnectCalls::Run(const Route& route, Head head, std::string body,
                         const Connection& connection) const {
  Waiting waiting;
  const std::string request_id = head.context.request_id;
  head.context.cancelled = [&waiting] { return waiting.cancelled.load(); };
  const bool json = head.encoding == Encoding::kJson;
  api_.Start({.method_name = &route.name,
              .method = route.method,
              .context = std::move(head.context),
              .authorization = std::move(head.authorization),
              .token_in_url = head.token_in_url,
              .traceparent = std::move(head.traceparent),
              .peer_name = connection.PeerName(),
              .request = [&]() -> absl::StatusOr<std::string> {
                if (!json) return std::move(body);
                return JsonToBytes(body, *route.descriptor->input_type());
              },
              .done =
                  [&waiting](absl::StatusOr<std::string> answer) {
                    waiting.answer = std::move(answer);
                    waiting.ended.Notify();
                  }});
  while (!waiting.ended.WaitForNotificationWithTimeout(kLookInterval)) {
    if (cancelled_ || connection.PeerHasGone()) waiting.cancelled = true;
  }
  if (!waiting.answer.ok()) return ErrorAnswer(waiting.answer.status(), request_id);
  return {.status = 200,
          .content_type = ContentTypeOf(head.encoding),
          .body = json ? BytesToJson(*waiting.answer, *route.descriptor->output_type())
                       : *std::move(waiting.answer)};
}

Answer ConnectCalls::ErrorAnswer(const absl::Status& status, const std::string& request_id) {
  return {.status = HttpStatusOf(status.code()),
          .content_type = "application/json",
          .body = ErrorJson(rpc::ToRpcStatus(status, request_id))};
}

}  // namespace verbatim::http
