#include "clients/cli/connection.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

#include "CLI/CLI.hpp"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "grpcpp/create_channel.h"
#include "grpcpp/security/credentials.h"
#include "grpcpp/support/channel_arguments.h"

#include "clients/cli/failure.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

// An article's text is at most 16 MiB; its statements with their words may be more.
constexpr int kMaxAnswerBytes = 256 * 1024 * 1024;

std::shared_ptr<grpc::Channel> MakeChannel(
    const std::string& server, const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
  // A server on this machine is reached directly, whatever proxy the environment names.
  arguments.SetInt(GRPC_ARG_ENABLE_HTTP_PROXY, 0);
  return grpc::CreateCustomChannel(server, credentials, arguments);
}

absl::Status ReadWhole(const std::string& path, std::string& text) {
  if (path.empty()) return absl::OkStatus();
  std::ifstream file(path);
  text.assign(std::istreambuf_iterator<char>(file), {});
  if (file) return absl::OkStatus();
  return absl::FailedPreconditionError("can't read " + path + ": " + std::strerror(errno));
}

void AddFileOption(CLI::App& command, const char* flag, const char* variable,
                   const char* description, std::string& path) {
  command.add_option(flag, path, description)->type_name("FILE")->envname(variable);
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
  command.add_flag("--tls", options.tls, "encrypt, and trust whom the system trusts")
      ->envname("VERBATIM_TLS");
  AddFileOption(command, "--ca", "VERBATIM_CA", "encrypt, and trust these authorities (PEM)",
                options.ca_file);
  AddFileOption(command, "--cert", "VERBATIM_CERT", "this client's certificate (PEM)",
                options.certificate_file);
  AddFileOption(command, "--key", "VERBATIM_KEY", "the key of --cert (PEM)", options.key_file);
  AddFileOption(command, "--token-file", "VERBATIM_TOKEN_FILE",
                "holds the token to call with; else $VERBATIM_TOKEN does", options.token_file);
}

Connection::Connection(ConnectionOptions options)
    : options_(std::move(options)), usable_(ReadFiles()) {
  const bool tls = options_.tls || !options_.ca_file.empty() || !options_.certificate_file.empty();
  channel_ = MakeChannel(options_.server,
                         tls ? grpc::SslCredentials(tls_) : grpc::InsecureChannelCredentials());
}

absl::Status Connection::ReadFiles() {
  RETURN_IF_ERROR(ReadWhole(options_.ca_file, tls_.pem_root_certs));
  RETURN_IF_ERROR(ReadWhole(options_.certificate_file, tls_.pem_cert_chain));
  RETURN_IF_ERROR(ReadWhole(options_.key_file, tls_.pem_private_key));
  if (options_.certificate_file.empty() != options_.key_file.empty()) {
    return absl::InvalidArgumentError("--cert and --key belong together");
  }
  RETURN_IF_ERROR(ReadWhole(options_.token_file, token_));
  if (options_.token_file.empty()) {
    const char* variable = std::getenv("VERBATIM_TOKEN");
    token_ = variable == nullptr ? "" : variable;
  }
  token_.erase(token_.find_last_not_of(" \r\n") + 1);
  // gRPC ends the program over other bytes in a header.
  if (!std::all_of(token_.begin(), token_.end(), [](char c) { return c > ' ' && c < 0x7f; })) {
    return absl::InvalidArgumentError("the token has characters that no token has");
  }
  return absl::OkStatus();
}

std::chrono::system_clock::time_point Connection::Deadline() const {
  return std::chrono::system_clock::now() +
         std::chrono::microseconds(static_cast<int64_t>(options_.timeout_seconds * 1e6));
}

void Connection::AddToken(grpc::ClientContext& context) const {
  if (!token_.empty()) context.AddMetadata("authorization", "Bearer " + token_);
}

absl::Status Connection::ToAbslStatus(const grpc::Status& status) {
  google::rpc::Status details;
  if (!details.ParseFromString(status.error_details())) details.Clear();
  details.set_code(status.error_code());
  details.set_message(status.error_message());
  return ToAbslStatus(details);
}

absl::Status Connection::ToAbslStatus(const google::rpc::Status& status) {
  const auto code = static_cast<absl::StatusCode>(status.code());
  for (const google::protobuf::Any& any : status.details()) {
    google::rpc::ErrorInfo info;
    if (any.UnpackTo(&info)) {
      return MakeError(code, status.message(),
                       {.reason = info.reason(), .metadata = {}, .field = ""});
    }
  }
  return absl::Status(code, status.message());
}

absl::StatusOr<std::unique_ptr<grpc::ClientContext>> Connection::NewContext() const {
  if (!usable_.ok()) return usable_;
  auto context = std::make_unique<grpc::ClientContext>();
  AddToken(*context);
  return context;
}

std::chrono::milliseconds Connection::timeout() const {
  return std::chrono::milliseconds(static_cast<int64_t>(options_.timeout_seconds * 1e3));
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
