#include "services/rpc/grpc_server.h"

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/codegen/server_callback_handlers.h>
#include <grpcpp/impl/rpc_service_method.h>
#include <grpcpp/impl/service_type.h>

#include "grpc/health/v1/health.pb.h"

#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/rpc/grpc_credentials.h"
#include "services/rpc/ingest_stream.h"
#include "services/rpc/methods.h"
#include "services/rpc/open_streams.h"
#include "services/rpc/unary_call.h"
#include "services/rpc/watch_stream.h"

namespace verbatim::rpc {
namespace {

// So much over the largest article that one well above the limit still arrives and is refused with
// an error that names the limit. Larger messages are refused by gRPC itself, RESOURCE_EXHAUSTED.
constexpr int kMaxRequestBytes = static_cast<int>(2 * kMaxArticleBytes);

// What runs on a connection that has reached its age may take so long.
constexpr int kMaxConnectionAgeGraceMs = 5 * 60 * 1000;
// A connection on which nothing comes is asked whether its client still lives, so that those that
// vanished without a word are given up. Clients may ask as often as this allows.
constexpr int kKeepaliveTimeMs = 60 * 1000;
constexpr int kKeepaliveTimeoutMs = 20 * 1000;
constexpr int kLeastPingIntervalMs = 10 * 1000;

// A service whose methods take and return bytes. It registers what generated code registers for
// methods marked raw, by the service's descriptor instead of by a template for each method.
class ByteService final : public grpc::Service {
 public:
  // REQUIRES: api and streams outlive this, and api has all of the service's methods.
  ByteService(const google::protobuf::ServiceDescriptor& service, Api& api, OpenStreams& streams) {
    for (int i = 0; i < service.method_count(); ++i) {
      const google::protobuf::MethodDescriptor& method = *service.method(i);
      paths_.push_back("/" + service.full_name() + "/" + method.name());
      using grpc::internal::RpcMethod;
      RpcMethod::RpcType type = RpcMethod::NORMAL_RPC;
      if (method.server_streaming()) {
        type = method.client_streaming() ? RpcMethod::BIDI_STREAMING : RpcMethod::SERVER_STREAMING;
      }
      AddMethod(new grpc::internal::RpcServiceMethod(paths_.back().c_str(), type, nullptr));
      MarkMethodRawCallback(i, type == RpcMethod::BIDI_STREAMING ? BidiHandler(method, api, streams)
                               : type == RpcMethod::SERVER_STREAMING
                                   ? WatchHandler(method, api, streams)
                                   : UnaryHandler(method, api));
    }
  }

 private:
  static grpc::internal::MethodHandler* UnaryHandler(
      const google::protobuf::MethodDescriptor& method, Api& api) {
    return new grpc::internal::CallbackUnaryHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
        [&api, &name = method.full_name(), run = api.Find(method.full_name())](
            grpc::CallbackServerContext* context, const grpc::ByteBuffer* request,
            grpc::ByteBuffer* response) {
          return StartUnaryCall(api, name, *run, context, request, response);
        });
  }

  static grpc::internal::MethodHandler* BidiHandler(
      const google::protobuf::MethodDescriptor& method, Api& api, OpenStreams& streams) {
    return new grpc::internal::CallbackBidiHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
        [&api, &streams, &name = method.full_name(),
         run = api.Find(method.full_name())](grpc::CallbackServerContext* context) {
          return StartIngestStream(api, streams, name, *run, context);
        });
  }

  static grpc::internal::MethodHandler* WatchHandler(
      const google::protobuf::MethodDescriptor& method, Api& api, OpenStreams& streams) {
    return new grpc::internal::CallbackServerStreamingHandler<grpc::ByteBuffer, grpc::ByteBuffer>(
        [&api, &streams, &name = method.full_name(), run = api.Find(method.full_name())](
            grpc::CallbackServerContext* context, const grpc::ByteBuffer* request) {
          return StartWatchStream(api, streams, name, *run, context, request);
        });
  }

  std::deque<std::string> paths_;  // gRPC keeps pointers to them
};

}  // namespace

class GrpcServer::Impl {
 public:
  Impl(Options options, Api& api) : options_(std::move(options)) {
    for (const google::protobuf::ServiceDescriptor* service : ServedServices()) {
      service_names_.push_back(service->full_name());
      services_.push_back(std::make_unique<ByteService>(*service, api, streams_));
    }
  }

  absl::Status Start() {
    // Reflection describes the health service only if its descriptor is linked in.
    grpc::health::v1::HealthCheckRequest::descriptor();
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    std::shared_ptr<grpc::ServerCredentials> credentials = grpc::InsecureServerCredentials();
    if (options_.tls != nullptr) {
      ASSIGN_OR_RETURN(tls_, GrpcCredentials::Create(*options_.tls));
      credentials = tls_->credentials();
    }
    builder.AddListeningPort(options_.listen, credentials, &port_);
    builder.SetMaxReceiveMessageSize(kMaxRequestBytes);
    builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS,
                               static_cast<int>(options_.connection_age.count()));
    builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS, kMaxConnectionAgeGraceMs);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveTimeMs);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, kKeepaliveTimeoutMs);
    builder.AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS,
                               kLeastPingIntervalMs);
    builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_PERMIT_WITHOUT_CALLS, 1);
    // Two servers on one port would share its calls without a word.
    builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
    for (const std::unique_ptr<ByteService>& service : services_) {
      builder.RegisterService(service.get());
    }
    server_ = builder.BuildAndStart();
    if (server_ == nullptr) {
      return absl::UnavailableError("can't listen on " + options_.listen +
                                    ": it is in use or no address of this machine");
    }
    SetServing(false);
    return absl::OkStatus();
  }

  void SetServing(bool serving) {
    grpc::HealthCheckServiceInterface* health = server_->GetHealthCheckService();
    for (const std::string& name : service_names_) health->SetServingStatus(name, serving);
    health->SetServingStatus("", serving);  // the server as a whole
  }

  void Stop(std::chrono::milliseconds grace) {
    server_->GetHealthCheckService()->Shutdown();
    streams_.DrainAll();
    server_->Shutdown(std::chrono::system_clock::now() + grace);
    server_->Wait();
  }

  void WakeWatches() { streams_.WakeAll(); }
  int port() const { return port_; }
  absl::Status SetTls(const TlsIdentity& identity) { return tls_->Replace(identity); }

 private:
  const Options options_;
  int port_ = 0;
  std::vector<std::string> service_names_;
  OpenStreams streams_;
  std::vector<std::unique_ptr<ByteService>> services_;
  std::unique_ptr<GrpcCredentials> tls_;  // null without TLS
  std::unique_ptr<grpc::Server> server_;
};

GrpcServer::GrpcServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
GrpcServer::~GrpcServer() = default;

absl::StatusOr<std::unique_ptr<GrpcServer>> GrpcServer::Start(Options options, Api& api) {
  auto impl = std::make_unique<Impl>(std::move(options), api);
  if (absl::Status started = impl->Start(); !started.ok()) return started;
  return std::unique_ptr<GrpcServer>(new GrpcServer(std::move(impl)));
}

int GrpcServer::port() const { return impl_->port(); }
void GrpcServer::SetServing(bool serving) { impl_->SetServing(serving); }
absl::Status GrpcServer::SetTls(const TlsIdentity& identity) { return impl_->SetTls(identity); }
void GrpcServer::WakeWatches() { impl_->WakeWatches(); }
void GrpcServer::Stop(std::chrono::milliseconds grace) { impl_->Stop(grace); }

}  // namespace verbatim::rpc
