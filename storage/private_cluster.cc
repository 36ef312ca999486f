#include "storage/private_cluster.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <libpq-fe.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/child_process.h"
#include "storage/internal/connection.h"
#include "storage/internal/data_folder.h"
#include "storage/internal/orphan.h"

namespace verbatim::storage {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTick(10);
constexpr std::chrono::minutes kInitPatience(5);
// How long a server may be silent; one that says it is recovering gets all the time it needs.
constexpr std::chrono::seconds kStartPatience(60);
// A start that takes longer is worth a word.
constexpr std::chrono::seconds kQuickStart(2);
// Processes of a killed server may hold on to its memory for a moment.
constexpr std::chrono::seconds kStragglerPatience(15);
constexpr std::chrono::seconds kStopPatience(60);
constexpr char kUser[] = "verbatim";
constexpr char kDatabase[] = "verbatim";

void Tell(const std::function<void(std::string_view)>& callback, const std::string& line) {
  if (callback) callback(line);
}

absl::Status StartFailedError(const DataFolder& folder, const std::string& what) {
  return MakeError(absl::StatusCode::kInternal, what + "; its log ends with:\n" + folder.LogTail(),
                   {.reason = "POSTGRES_START_FAILED",
                    .metadata = {{"data_dir", folder.path()}, {"log", folder.log()}},
                    .field = ""});
}

std::optional<std::string> RunAs(const DataFolder& folder) {
  if (!folder.user()) return std::nullopt;
  return std::to_string(folder.user()->uid) + ":" + std::to_string(folder.user()->gid);
}

void SyncFolder(const std::string& path) {
  const int fd = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return;
  fsync(fd);
  close(fd);
}

// Creates the cluster beside its place and moves it there, so that there is a whole one or none.
absl::Status Initialise(const DataFolder& folder, const PrivateClusterOptions& options) {
  if (fs::exists(folder.cluster())) return absl::OkStatus();
  Tell(options.progress, "creating a Postgres cluster in " + folder.path() + " (first start only)");
  RETURN_IF_ERROR(folder.MakeServerFolder(folder.new_cluster()));
  std::vector<std::string> command = {options.bin_dir + "/initdb",
                                      "--pgdata=" + folder.new_cluster(),
                                      std::string("--username=") + kUser,
                                      "--auth=trust",
                                      "--locale=C.UTF-8",
                                      "--encoding=UTF8",
                                      "--data-checksums"};
  if (!options.durable) command.push_back("--no-sync");
  ASSIGN_OR_RETURN(const std::unique_ptr<ChildProcess> initdb,
                   ChildProcess::Start({.command = std::move(command),
                                        .output = folder.log(),
                                        .user = RunAs(folder),
                                        .on_exit = nullptr}));
  if (!initdb->WaitForExit(kInitPatience) || initdb->ExitStatus() != 0) {
    return StartFailedError(folder, "initdb could not create a Postgres cluster");
  }
  if (rename(folder.new_cluster().c_str(), folder.cluster().c_str()) != 0) {
    return StartFailedError(folder, "can't move the new Postgres cluster to " + folder.cluster());
  }
  SyncFolder(folder.path());
  return absl::OkStatus();
}

// In double quotes, since the setting is a list.
std::string QuoteListItem(const std::string& path) {
  std::string quoted = "\"";
  for (const char c : path) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

// A quarter of the memory, as Postgres' manual advises, and no more than 8 GB: the rest of a larger
// database is in the system's cache.
int64_t SharedBuffersMb() {
  constexpr int64_t kLeast = 128;
  constexpr int64_t kMost = 8192;
  constexpr int64_t kMegabyte = 1 << 20;
  const int64_t memory = int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
  return std::clamp(memory / 4 / kMegabyte, kLeast, kMost);
}

// Given on the command line, so that they hold whatever the cluster's files say.
std::vector<std::string> ServerCommand(const DataFolder& folder, const std::string& socket_folder,
                                       const PrivateClusterOptions& options) {
  std::vector<std::string> settings = {
      "listen_addresses=", "port=5432", "unix_socket_directories=" + QuoteListItem(socket_folder),
      "unix_socket_permissions=0700", "max_connections=100", "logging_collector=off",
      "log_destination=stderr", "log_min_messages=warning",
      // Statements, their parameters and the details of errors hold article text.
      "log_error_verbosity=terse", "log_min_error_statement=panic",
      "log_parameter_max_length_on_error=0",
      // External programs see what the cluster is in the list of processes.
      "cluster_name=verbatim"};
  if (options.durable) {
    // Pages that are written whole after a checkpoint are most of what ingest logs: fewer
    // checkpoints, and compressed. Recovery replays no more than max_wal_size.
    settings.insert(settings.end(),
                    {"shared_buffers=" + std::to_string(SharedBuffersMb()) + "MB",
                     "wal_compression=lz4", "max_wal_size=8GB", "checkpoint_timeout=15min"});
  } else {
    settings.insert(settings.end(), {"fsync=off", "full_page_writes=off"});
  }
  std::vector<std::string> command = {options.bin_dir + "/postgres", "-D", folder.cluster()};
  for (std::string& setting : settings) {
    command.push_back("-c");
    command.push_back(std::move(setting));
  }
  return command;
}

std::string ConnectionString(const std::string& socket_folder, const char* database) {
  std::string host;
  for (const char c : socket_folder) {
    if (c == '\'' || c == '\\') host += '\\';
    host += c;
  }
  return "host='" + host + "' port=5432 user=" + kUser + " dbname=" + database;
}

enum class Answer { kReady, kEnded, kSilent };

Answer WaitUntilReady(const ChildProcess& server, const std::string& socket_folder,
                      const PrivateClusterOptions& options) {
  const std::string url = ConnectionString(socket_folder, "postgres");
  Clock::time_point give_up = Clock::now() + kStartPatience;
  // Every start rejects connections for a moment.
  Clock::time_point tell = Clock::now() + kQuickStart;
  while (Clock::now() < give_up) {
    switch (PQping(url.c_str())) {
      case PQPING_OK: return Answer::kReady;
      case PQPING_REJECT:
        give_up = Clock::now() + kStartPatience;
        if (Clock::now() >= tell) {
          Tell(options.progress, "Postgres recovers from an unclean stop");
          tell = Clock::time_point::max();
        }
        break;
      default: break;
    }
    if (server.WaitForExit(kTick)) return Answer::kEnded;
  }
  return Answer::kSilent;
}

absl::Status CreateDatabase(const std::string& socket_folder) {
  ASSIGN_OR_RETURN(const DatabaseUrl url,
                   ParseDatabaseUrl(ConnectionString(socket_folder, "postgres")));
  ASSIGN_OR_RETURN(const std::unique_ptr<Connection> connection, Connection::Open(url));
  constexpr Query kExists{"database_exists", "SELECT FROM pg_database WHERE datname = $1"};
  ASSIGN_OR_RETURN(const Rows found, connection->Execute(kExists, Params().Add(kDatabase)));
  if (!found.empty()) return absl::OkStatus();
  return connection->ExecuteScript(std::string("CREATE DATABASE ") + kDatabase).status();
}

absl::Status CheckPrograms(const std::string& bin_dir) {
  for (const char* program : {"/initdb", "/postgres"}) {
    if (access((bin_dir + program).c_str(), X_OK) != 0) {
      return MakeError(
          absl::StatusCode::kFailedPrecondition,
          "there is no " + bin_dir + program +
              ": install Debian's package postgresql-15 or name a database",
          {.reason = "POSTGRES_NOT_FOUND", .metadata = {{"path", bin_dir + program}}, .field = ""});
    }
  }
  return absl::OkStatus();
}

}  // namespace

struct PrivateCluster::Parts {
  PrivateClusterOptions options;
  std::unique_ptr<DataFolder> folder;
  std::string socket_folder;
  std::string url;
  std::atomic<bool> serving = false;  // from the first answer to Stop()
  std::unique_ptr<ChildProcess> server;

  absl::Status StartServer();
  absl::Status StartOnce(bool& again);
};

absl::Status PrivateCluster::Parts::StartOnce(bool& again) {
  again = false;
  ASSIGN_OR_RETURN(server,
                   ChildProcess::Start({.command = ServerCommand(*folder, socket_folder, options),
                                        .output = folder->log(),
                                        .user = RunAs(*folder),
                                        .on_exit = [this] {
                                          if (serving) {
                                            Tell(options.on_death,
                                                 "Postgres has died; see " + folder->log());
                                          }
                                        }}));
  switch (WaitUntilReady(*server, socket_folder, options)) {
    case Answer::kReady: return absl::OkStatus();
    case Answer::kEnded:
      again = folder->LogTail().find("still in use") != std::string::npos;
      return StartFailedError(*folder, "Postgres did not start");
    case Answer::kSilent: break;
  }
  return StartFailedError(*folder, "Postgres does not answer");
}

absl::Status PrivateCluster::Parts::StartServer() {
  RETURN_IF_ERROR(EndServerOn(folder->cluster()));
  ASSIGN_OR_RETURN(socket_folder, folder->MakeSocketFolder());
  const Clock::time_point give_up = Clock::now() + kStragglerPatience;
  while (true) {
    bool again = false;
    const absl::Status status = StartOnce(again);
    if (status.ok() || !again || Clock::now() >= give_up) return status;
    folder->RotateLog();
    std::this_thread::sleep_for(kTick);
  }
}

PrivateCluster::PrivateCluster(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

PrivateCluster::~PrivateCluster() { Stop().IgnoreError(); }

absl::StatusOr<std::unique_ptr<PrivateCluster>> PrivateCluster::Start(
    PrivateClusterOptions options) {
  RETURN_IF_ERROR(CheckPrograms(options.bin_dir));
  ASSIGN_OR_RETURN(std::optional<ServerUser> user, FindServerUser());
  auto parts = std::make_unique<Parts>();
  ASSIGN_OR_RETURN(parts->folder, DataFolder::Open(options.data_dir, std::move(user)));
  parts->options = std::move(options);
  parts->folder->RotateLog();
  RETURN_IF_ERROR(Initialise(*parts->folder, parts->options));
  // Not a PrivateCluster before this is set: its destructor stops the server.
  std::unique_ptr<PrivateCluster> cluster(new PrivateCluster(std::move(parts)));
  Parts& started = *cluster->parts_;
  RETURN_IF_ERROR(started.StartServer());
  RETURN_IF_ERROR(CreateDatabase(started.socket_folder));
  started.url = ConnectionString(started.socket_folder, kDatabase);
  started.serving = true;
  return cluster;
}

const std::string& PrivateCluster::url() const { return parts_->url; }
const std::string& PrivateCluster::data_dir() const { return parts_->folder->path(); }
int PrivateCluster::pid() const { return parts_->server->pid(); }
bool PrivateCluster::IsRunning() const { return !parts_->server->ExitStatus(); }

absl::Status PrivateCluster::Stop() {
  parts_->serving = false;
  if (parts_->server == nullptr) return absl::OkStatus();
  bool clean = true;
  if (IsRunning()) {
    parts_->server->Signal(SIGINT);
    clean = parts_->server->WaitForExit(kStopPatience);
    if (!clean) {
      parts_->server->Signal(SIGQUIT);
      parts_->server->WaitForExit(kStopPatience);
    }
  }
  parts_->folder->RemoveSocketFolder();
  if (clean) return absl::OkStatus();
  return MakeError(absl::StatusCode::kInternal,
                   "Postgres did not stop in time; its next start recovers",
                   {.reason = "POSTGRES_STOP_FAILED", .metadata = {}, .field = ""});
}

}  // namespace verbatim::storage
