#ifndef VERBATIM_CLIENTS_CLI_CONNECTION_H_
#define VERBATIM_CLIENTS_CLI_CONNECTION_H_

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/channel.h"
#include "grpcpp/client_context.h"
#include "grpcpp/security/credentials.h"

#include "clients/cli/exit_code.h"

namespace CLI {
class App;
}

namespace verbatim::cli {

// Where the server is and how long to wait for each answer.
struct ConnectionOptions {
  std::string server = "127.0.0.1:50061";
  double timeout_seconds = 30;
  // With `tls`, or any of the files, which hold PEM: whom to trust (empty: whom the system trusts),
  // and this client's certificate, if the server asks for one.
  bool tls = false;
  std::string ca_file{};
  std::string certificate_file{};
  std::string key_file{};
  // Holds the token that goes with each call. Empty: $VERBATIM_TOKEN, if set.
  std::string token_file{};
};

// Adds --server, --timeout, --tls, --ca, --cert, --key and --token-file, which also come from the
// environment. `options` must outlive parsing.
void AddConnectionOptions(CLI::App& command, ConnectionOptions& options);

// Calls to one server. Not thread-safe.
class Connection {
 public:
  // A file that can't be read makes every call fail and name it.
  explicit Connection(ConnectionOptions options);

  // One call, which ends with the timeout at the latest. Errors carry the server's reason as
  // ErrorDetail; without one the server was not reached.
  //
  //   connection.Call(&v1::QuoteService::Stub::GetQuote, request)
  template <typename Stub, typename Request, typename Response>
  absl::StatusOr<Response> Call(grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&,
                                                             Response*),
                                const Request& request) {
    if (!usable_.ok()) return usable_;
    grpc::ClientContext context;
    context.set_deadline(Deadline());
    AddToken(context);
    Response response;
    Stub stub(channel_);
    const grpc::Status status = (stub.*method)(&context, request, &response);
    if (!status.ok()) return ToAbslStatus(status);
    return response;
  }

  // Says on standard error what failed and what to do, and returns what the command ends with.
  ExitCode Report(std::string_view about, const absl::Status& status) const;

  // For calls that Call can't make: a context with the token and no deadline; the channel; how long
  // to wait for an answer.
  absl::StatusOr<std::unique_ptr<grpc::ClientContext>> NewContext() const;
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }
  std::chrono::milliseconds timeout() const;
  // OK, or why no call can be made.
  const absl::Status& usable() const { return usable_; }
  // An error with its ErrorDetail.
  static absl::Status ToAbslStatus(const grpc::Status& status);
  static absl::Status ToAbslStatus(const google::rpc::Status& status);

 private:
  absl::Status ReadFiles();
  void AddToken(grpc::ClientContext& context) const;
  std::chrono::system_clock::time_point Deadline() const;

  const ConnectionOptions options_;
  std::string token_;
  grpc::SslCredentialsOptions tls_;
  const absl::Status usable_;
  std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_CONNECTION_H_
