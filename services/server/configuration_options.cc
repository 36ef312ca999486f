#include <chrono>
#include <cstdint>

#include "absl/strings/numbers.h"

#include "services/server/configuration.h"

// The table of options and how their values are read.
namespace verbatim::server {
namespace {

using std::chrono::milliseconds;

absl::Status NotA(const std::string& what) { return absl::InvalidArgumentError("is not " + what); }

template <std::string ServerOptions::*field>
absl::Status SetText(const std::string& value, ServerOptions& options) {
  options.*field = value;
  return absl::OkStatus();
}

template <int ServerOptions::*field, int most>
absl::Status SetNumber(const std::string& value, ServerOptions& options) {
  int number = 0;
  if (!absl::SimpleAtoi(value, &number) || number < 1 || number > most) {
    return NotA("a number from 1 to " + std::to_string(most));
  }
  options.*field = number;
  return absl::OkStatus();
}

template <milliseconds ServerOptions::*field, int most>
absl::Status SetSeconds(const std::string& value, ServerOptions& options) {
  double seconds = 0;
  if (!absl::SimpleAtod(value, &seconds) || !(seconds >= 0 && seconds <= most)) {
    return NotA("a number of seconds from 0 to " + std::to_string(most));
  }
  options.*field = milliseconds(static_cast<int64_t>(seconds * 1000));
  return absl::OkStatus();
}

template <bool ServerOptions::*field>
absl::Status SetSwitch(const std::string& value, ServerOptions& options) {
  const bool on = value == "true" || value == "1";
  if (!on && value != "false" && value != "0") return NotA("true or false");
  options.*field = on;
  return absl::OkStatus();
}

absl::Status SetAddress(const std::string& value, std::string& address) {
  const size_t colon = value.rfind(':');
  int port = 0;
  if (colon == std::string::npos || colon == 0 ||
      !absl::SimpleAtoi(value.substr(colon + 1), &port) || port < 0 || port > 65535) {
    return NotA("of the form HOST:PORT with a port up to 65535");
  }
  address = value;
  return absl::OkStatus();
}

absl::Status SetListen(const std::string& value, ServerOptions& options) {
  if (!value.starts_with("unix:")) return SetAddress(value, options.listen);
  options.listen = value;
  return absl::OkStatus();
}

absl::Status SetHttp(const std::string& value, ServerOptions& options) {
  if (value != "off") return SetAddress(value, options.http_listen);
  options.http_listen.clear();
  return absl::OkStatus();
}

absl::Status SetLogFormat(const std::string& value, ServerOptions& options) {
  if (value != "text" && value != "json") return NotA("text or json");
  options.log_json = value == "json";
  return absl::OkStatus();
}

constexpr int kDay = 86'400;
constexpr int kHour = 3600;

constexpr Option kOptions[] = {
    {"listen", "HOST:PORT", "127.0.0.1:50061", "",
     "where to answer gRPC calls; port 0: any free one; unix:PATH: a socket", SetListen},
    {"http", "HOST:PORT", "127.0.0.1:50062", "",
     "where to answer JSON calls and show the web page; port 0: any free one; off: nowhere",
     SetHttp},
    {"tokens", "FILE", "", "none: who reaches the ports may do anything",
     "answer only holders of a token of this file; see verbatim token; SIGHUP reads it again",
     SetText<&ServerOptions::token_file>},
    {"tls-cert", "FILE", "", "none: no encryption",
     "speak TLS on both ports with this certificate and those that lead to its authority (PEM); "
     "SIGHUP reads it again",
     SetText<&ServerOptions::tls_certificate>},
    {"tls-key", "FILE", "", "none", "the certificate's key (PEM, without a passphrase)",
     SetText<&ServerOptions::tls_key>},
    {"tls-client-ca", "FILE", "", "none: clients need no certificate",
     "answer only clients with a certificate of these authorities (PEM)",
     SetText<&ServerOptions::tls_client_ca>},
    {"insecure", "", "false", "",
     "answer on other addresses than this machine's own even without TLS and tokens",
     SetSwitch<&ServerOptions::insecure>},
    {"data-dir", "FOLDER", "", "~/.local/share/verbatim, as root /var/lib/verbatim",
     "where the private Postgres keeps its data", SetText<&ServerOptions::data_dir>},
    {kDatabaseOption, "URL", "", "none: a private Postgres",
     "use this Postgres database instead; a password comes by the environment, the configuration "
     "file or PGPASSFILE, never by the flag",
     SetText<&ServerOptions::database_url>},
    {"connections", "NUMBER", "5", "",
     "connections to the database, which is also how many calls run at once; of three and more one "
     "is for look-ups of quotes by name",
     SetNumber<&ServerOptions::connections, 1000>},
    {"queue", "NUMBER", "256", "", "calls that may wait beside those; more are refused at once",
     SetNumber<&ServerOptions::queued_calls, 100'000>},
    {"deadline", "SECONDS", "120", "", "how long a call may take that brings no deadline",
     SetSeconds<&ServerOptions::default_deadline, kDay>},
    {"connection-age", "SECONDS", "1800", "",
     "after which gRPC clients are asked to connect anew, so that they spread over servers again",
     SetSeconds<&ServerOptions::connection_age, kDay>},
    {"drain", "SECONDS", "0", "",
     "after SIGINT or SIGTERM: how long to answer on while health says no, so that balancers "
     "notice",
     SetSeconds<&ServerOptions::drain, kHour>},
    {"grace", "SECONDS", "10", "",
     "how long running calls may take after that; then they are cancelled",
     SetSeconds<&ServerOptions::grace, kHour>},
    {"log-format", "text|json", "text", "",
     "json: one object a line with time, level, event and its fields", SetLogFormat},
    {"port-file", "FILE", "", "none", "write the port here once calls are answered",
     SetText<&ServerOptions::port_file>},
    {"http-port-file", "FILE", "", "none", "write the HTTP port here once calls are answered",
     SetText<&ServerOptions::http_port_file>},
};

}  // namespace

std::span<const Option> Options() { return kOptions; }

std::string VariableOf(const Option& option) {
  std::string name = "VERBATIM_";
  for (const char* c = option.name; *c != '\0'; ++c) {
    name += *c == '-' ? '_' : static_cast<char>(*c - 'a' + 'A');
  }
  return name;
}

}  // namespace verbatim::server
