#include "clients/cli/connection.h"

#include <cstdlib>

#include "CLI/CLI.hpp"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"

#include "clients/cli/failure.h"
#include "services/base/error.h"

namespace verbatim::cli {
namespace {

// An article's text is at most 16 MiB; its statements with their words may be more.
constexpr int kMaxAnswerBytes = 256 * 1024 * 1024;

std::shared_ptr<grpc::Channel> MakeChannel(const std::string& server) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
  // A server on this machine is reached directly, whatever proxy the environment names.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel(server, grpc::InsecureChannelCredentials(), arguments);
}

}  // namespace

void AddConnectionOptions(CLI::App& command, ConnectionOptions& options) {
  command.add_option("--server", options.server, "where the server answers")
      ->type_name("HOST:PORT")
      ->envname("VERBATIM_SERVER")
      ->capture_default_str();
  command.add_option("--timeout", options.timeout_seconds, "seconds to wait for an answer")
      ->type_name("SECONDS")
      ->envname("VERBATIM_TIMEOUT")
      ->check(CLI::Range(0.001, 86400.0).description(""))
      ->capture_default_str();
}

Connection::Connection(ConnectionOptions options)
    : options_(std::move(options)), channel_(MakeChannel(options_.server)) {}

std::chrono::system_clock::time_point Connection::Deadline() const {
  return std::chrono::system_clock::now() +
         std::chrono::microseconds(static_cast<int64_t>(options_.timeout_seconds * 1e6));
}

void Connection::AddToken(grpc::ClientContext& context) {
  const char* token = std::getenv("VERBATIM_TOKEN");
  if (token != nullptr && *token != '\0') {
    context.AddMetadata("authorization", std::string("Bearer ") + token);
  }
}

absl::Status Connection::ToAbslStatus(const grpc::Status& status) {
  const auto code = static_cast<absl::StatusCode>(status.error_code());
  google::rpc::Status details;
  if (details.ParseFromString(status.error_details())) {
    for (const google::protobuf::Any& any : details.details()) {
      google::rpc::ErrorInfo info;
      if (any.UnpackTo(&info)) {
        ErrorDetail detail;
        detail.reason = info.reason();
        return MakeError(code, status.error_message(), std::move(detail));
      }
    }
  }
  return absl::Status(code, status.error_message());
}

ExitCode Connection::Report(std::string_view about, const absl::Status& status) const {
  const bool from_server = GetErrorDetail(status).has_value();
  if (!from_server && status.code() == absl::StatusCode::kUnavailable) {
    ReportFailure(about, "no server answers at " + options_.server,
                  "Start one with `verbatim serve`, or name another with --server HOST:PORT.");
  } else if (status.code() == absl::StatusCode::kDeadlineExceeded) {
    ReportFailure(about, "the server at " + options_.server + " did not answer in time",
                  "Give it longer with --timeout SECONDS.");
  } else {
    ReportFailure(about, status);
  }
  return ExitCodeOf(status);
}

}  // namespace verbatim::cli
