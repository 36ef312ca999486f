#include <memory>
#include <string>

#include "CLI/CLI.hpp"

#include "clients/cli/commands.h"
#include "clients/cli/exit_code.h"
#include "clients/cli/failure.h"
#include "services/server/server.h"

namespace verbatim::cli {
namespace {

struct ServeOptions {
  server::ServerOptions server;
  std::string http = "127.0.0.1:50062";
  double grace_seconds = 10;
};

int RunServe(const ServeOptions& options) {
  server::ServerOptions server = options.server;
  if (options.http != "off") server.http_listen = options.http;
  server.grace = std::chrono::milliseconds(static_cast<int64_t>(options.grace_seconds * 1000));
  const absl::Status status = server::Serve(server);
  if (status.ok()) return kDone;
  ReportFailure("serve", status);
  return kFailed;
}

}  // namespace

void AddServeCommand(CLI::App& program, RunFn& run) {
  auto options = std::make_shared<ServeOptions>();
  CLI::App& command = *program.add_subcommand("serve", "Run the server until interrupted");
  command.add_option("--listen", options->server.listen, "where to answer; port 0: any free one")
      ->type_name("HOST:PORT")
      ->envname("VERBATIM_LISTEN")
      ->capture_default_str();
  command
      .add_option("--http", options->http,
                  "where to answer JSON calls and show the web page; port 0: any free one; off: "
                  "nowhere")
      ->type_name("HOST:PORT")
      ->envname("VERBATIM_HTTP")
      ->capture_default_str();
  command
      .add_flag("--insecure", options->server.insecure,
                "answer on other addresses than this machine's own, to everybody and unencrypted")
      ->envname("VERBATIM_INSECURE");
  command
      .add_option("--tokens", options->server.token_file,
                  "answer only holders of a token of this file; see `verbatim token`; SIGHUP reads "
                  "it again")
      ->type_name("FILE")
      ->envname("VERBATIM_TOKENS");
  command
      .add_option("--data-dir", options->server.data_dir,
                  "where the private Postgres keeps its data (default ~/.local/share/verbatim, as "
                  "root /var/lib/verbatim)")
      ->type_name("FOLDER")
      ->envname("VERBATIM_DATA");
  command
      .add_option("--database", options->server.database_url,
                  "use this Postgres database instead; give a URL with a password by the "
                  "environment only, where others can't see it")
      ->type_name("URL")
      ->envname("VERBATIM_DATABASE");
  command
      .add_option("--port-file", options->server.port_file,
                  "write the port here once calls are answered")
      ->type_name("FILE");
  command
      .add_option("--http-port-file", options->server.http_port_file,
                  "write the HTTP port here once calls are answered")
      ->type_name("FILE");
  command
      .add_option("--connections", options->server.connections,
                  "connections to the database, which is also how many calls run at once")
      ->type_name("NUMBER")
      ->check(CLI::Range(1, 1000).description(""))
      ->capture_default_str();
  command
      .add_option("--grace", options->grace_seconds,
                  "seconds that running calls may take after SIGINT or SIGTERM")
      ->type_name("SECONDS")
      ->check(CLI::Range(0.0, 3600.0).description(""))
      ->capture_default_str();
  command.group(kServer);
  command.footer("Example: verbatim serve --data-dir ./data");
  command.callback([options, &run] { run = [options] { return RunServe(*options); }; });
}

}  // namespace verbatim::cli
