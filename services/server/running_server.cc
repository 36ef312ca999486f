#include "services/server/running_server.h"

#include <optional>
#include <string_view>
#include <thread>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "spdlog/spdlog.h"

#include "services/base/call_context.h"
#include "services/base/log_event.h"
#include "services/base/status_macros.h"
#include "services/http/http_server.h"
#include "services/rpc/api.h"
#include "services/rpc/grpc_server.h"
#include "services/rpc/tls_identity.h"
#include "services/rpc/tokens.h"
#include "services/server/claim_reader.h"
#include "services/server/data_dir.h"
#include "services/server/health_monitor.h"
#include "services/server/listen_address.h"
#include "services/server/token_file.h"
#include "storage/migrations.h"
#include "storage/occurrence_listener.h"
#include "storage/postgres_store.h"
#include "storage/private_cluster.h"

namespace verbatim::server {
namespace {

// A check of the database that takes longer than this has failed.
constexpr std::chrono::seconds kPingTimeout{2};

absl::Status Ping(storage::Store& store) {
  CallContext call;
  call.deadline = std::chrono::steady_clock::now() + kPingTimeout;
  call.request_id = "health";
  return store.Ping(call);
}

void Log(std::string_view line) { spdlog::info("{}", line); }

// So long before a certificate ends is it time to think of the next one.
constexpr std::chrono::hours kWarnBeforeEnd{24 * 7};

void WarnOfEnd(const rpc::TlsIdentity& tls) {
  const auto left = tls.not_after - std::chrono::system_clock::now();
  if (left < kWarnBeforeEnd) {
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(left).count();
    spdlog::warn("{}", EventText("certificate_ends", {{"hours_left", std::to_string(hours)}}));
  }
}

// "127.0.0.1:0" with the port that was found; a unix socket's address as it is.
std::string WithPort(const std::string& listen, int port) {
  if (port == 0) return listen;
  return listen.substr(0, listen.rfind(':')) + ":" + std::to_string(port);
}

}  // namespace

// In the order in which they need one another; destroyed from the last to the first.
struct RunningServer::Parts {
  std::string listen;
  std::string http_listen;
  // The monitor comes last and goes first, but cluster and calls ask it for checks at any time.
  absl::Mutex monitor_mu;
  std::unique_ptr<HealthMonitor> monitor ABSL_GUARDED_BY(monitor_mu);
  std::unique_ptr<storage::PrivateCluster> cluster;  // null with a database of the caller's
  storage::StoreMetrics store_metrics;
  std::unique_ptr<storage::Store> store;
  std::unique_ptr<ClaimReader> claims;
  std::string token_file;
  rpc::TlsFiles tls_files;
  rpc::Authenticator authenticator;
  std::unique_ptr<rpc::Api> api;
  std::unique_ptr<rpc::GrpcServer> grpc;
  std::unique_ptr<http::HttpServer> http;  // null without HTTP
  std::unique_ptr<storage::OccurrenceListener> listener;

  void CheckHealthSoon() {
    absl::MutexLock lock(&monitor_mu);
    if (monitor != nullptr) monitor->CheckSoon();
  }

  // Takes the monitor away, so that it can be stopped without the lock.
  std::unique_ptr<HealthMonitor> TakeMonitor() {
    absl::MutexLock lock(&monitor_mu);
    return std::move(monitor);
  }

  void SetServing(bool serving) {
    grpc->SetServing(serving);
    if (http != nullptr) http->SetServing(serving);
  }

  absl::Status ReadTokens() {
    if (token_file.empty()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const std::string text, ReadTokenFile(token_file));
    ASSIGN_OR_RETURN(auto tokens, rpc::ParseTokens(text));
    authenticator.SetTokens(std::move(tokens));
    return absl::OkStatus();
  }

  // Reads both before it changes either.
  absl::Status Reload() {
    std::optional<rpc::TlsIdentity> tls;
    if (tls_files.enabled()) {
      ASSIGN_OR_RETURN(tls, rpc::ReadTlsIdentity(tls_files));
      WarnOfEnd(*tls);
    }
    RETURN_IF_ERROR(ReadTokens());
    if (!tls) return absl::OkStatus();
    if (http != nullptr) http->SetTls(tls->context);
    return grpc->SetTls(*tls);
  }

  absl::StatusOr<std::string> PrepareDatabase(const ServerOptions& options);
  absl::Status Start(const ServerOptions& options);
};

// The URL of a database to use: the caller's, or that of a private cluster, started and migrated.
absl::StatusOr<std::string> RunningServer::Parts::PrepareDatabase(const ServerOptions& options) {
  if (!options.database_url.empty()) return options.database_url;
  ASSIGN_OR_RETURN(const std::string data_dir, ChooseDataDir(options.data_dir));
  ASSIGN_OR_RETURN(
      cluster,
      storage::PrivateCluster::Start(
          {.data_dir = data_dir, .progress = Log, .on_death = [this](std::string_view line) {
             spdlog::error("{}", EventText("database_died", {{"error", line}}));
             CheckHealthSoon();
           }}));
  RETURN_IF_ERROR(storage::Migrate(cluster->url()));
  return cluster->url();
}

absl::Status RunningServer::Parts::Start(const ServerOptions& options) {
  listen = options.listen;
  http_listen = options.http_listen;
  tls_files = {.certificate = options.tls_certificate,
               .key = options.tls_key,
               .client_ca = options.tls_client_ca};
  token_file = options.token_file;
  // Others may come when what they send is encrypted and it is known who they are.
  const bool safe = tls_files.enabled() && (!token_file.empty() || !tls_files.client_ca.empty());
  if (!options.insecure && !safe) {
    RETURN_IF_ERROR(RequireLoopback("--listen", listen));
    if (!http_listen.empty()) RETURN_IF_ERROR(RequireLoopback("--http", http_listen));
  }
  rpc::TlsIdentity tls;
  if (tls_files.enabled()) {
    ASSIGN_OR_RETURN(tls, rpc::ReadTlsIdentity(tls_files));
    WarnOfEnd(tls);
  }
  RETURN_IF_ERROR(ReadTokens());
  ASSIGN_OR_RETURN(const std::string url, PrepareDatabase(options));
  ASSIGN_OR_RETURN(store,
                   storage::OpenPostgresStore(
                       {.url = url, .pool_size = options.connections, .metrics = &store_metrics}));
  api = std::make_unique<rpc::Api>(
      rpc::Api::Options{.threads = options.connections,
                        .max_queued = static_cast<size_t>(options.queued_calls),
                        .default_deadline = options.default_deadline,
                        .on_store_unavailable = [this] { CheckHealthSoon(); },
                        .authenticator = &authenticator,
                        .more_metrics = [this] { return store_metrics.Text(); }},
      *store);
  ASSIGN_OR_RETURN(grpc, rpc::GrpcServer::Start({.listen = listen,
                                                 .connection_age = options.connection_age,
                                                 .tls = tls_files.enabled() ? &tls : nullptr},
                                                *api));
  listener = std::make_unique<storage::OccurrenceListener>(url, [this] { grpc->WakeWatches(); });
  if (!http_listen.empty()) {
    ASSIGN_OR_RETURN(http, http::HttpServer::Start({.listen = http_listen,
                                                    .only_local_hosts = !options.insecure && !safe,
                                                    .tls = tls.context},
                                                   *api));
  }
  SetServing(true);
  claims = std::make_unique<ClaimReader>(*store);
  absl::MutexLock lock(&monitor_mu);
  monitor = std::make_unique<HealthMonitor>(
      HealthMonitor::Options{.check = [this] { return Ping(*store); },
                             .tell = [this](bool healthy) { SetServing(healthy); }});
  return absl::OkStatus();
}

RunningServer::RunningServer(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

absl::StatusOr<std::unique_ptr<RunningServer>> RunningServer::Start(const ServerOptions& options) {
  auto parts = std::make_unique<Parts>();
  RETURN_IF_ERROR(parts->Start(options));
  return std::unique_ptr<RunningServer>(new RunningServer(std::move(parts)));
}

RunningServer::~RunningServer() {
  if (absl::Status stopped = Stop(std::chrono::milliseconds(0)); !stopped.ok()) {
    spdlog::error("{}", stopped.ToString(absl::StatusToStringMode::kWithNoExtraData));
  }
}

int RunningServer::port() const { return parts_->grpc->port(); }
std::string RunningServer::address() const { return WithPort(parts_->listen, port()); }
int RunningServer::http_port() const { return parts_->http == nullptr ? 0 : parts_->http->port(); }
std::string RunningServer::http_address() const {
  return parts_->http == nullptr ? "" : WithPort(parts_->http_listen, http_port());
}
std::string RunningServer::data_place() const {
  return parts_->cluster != nullptr ? parts_->cluster->data_dir() : "the given database";
}

absl::Status RunningServer::Reload() { return parts_->Reload(); }

void RunningServer::StopServing() {
  parts_->TakeMonitor().reset();
  if (parts_->grpc != nullptr) parts_->SetServing(false);
}

absl::Status RunningServer::Stop(std::chrono::milliseconds grace) {
  StopServing();
  parts_->listener.reset();
  // Both at once, so that the grace is one for all.
  std::thread stopping_http([&] {
    if (parts_->http != nullptr) parts_->http->Stop(grace);
  });
  if (parts_->grpc != nullptr) parts_->grpc->Stop(grace);
  stopping_http.join();
  parts_->http.reset();
  parts_->grpc.reset();
  parts_->api.reset();
  parts_->claims.reset();
  parts_->store.reset();
  absl::Status stopped;
  if (parts_->cluster != nullptr) stopped = parts_->cluster->Stop();
  return stopped;
}

}  // namespace verbatim::server
