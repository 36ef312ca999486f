#ifndef VERBATIM_STORAGE_PRIVATE_CLUSTER_H_
#define VERBATIM_STORAGE_PRIVATE_CLUSTER_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace verbatim::storage {

struct PrivateClusterOptions {
  // Where everything is kept; created if need be. Any length.
  std::string data_dir;
  // Told what a long step does, one line without line end. May be unset.
  std::function<void(std::string_view line)> progress;
  // Told once if Postgres ends without Stop(), from another thread. May be unset.
  std::function<void(std::string_view line)> on_death;
  // False gives up surviving a crash of the machine for speed: for tests only.
  bool durable = true;
  std::string bin_dir = "/usr/lib/postgresql/15/bin";
};

// A Postgres server of our own in a data folder. It listens on a Unix socket that only its user
// (and root) can reach, never on a port, and touches no other cluster of the machine.
//
//   DATA_DIR/lock            held while a server uses the folder; has its process id
//   DATA_DIR/postgres/       Postgres' own data
//   DATA_DIR/postgres.log    its log of this start; postgres.log.1 of the one before
//   DATA_DIR/socket          where it listens: a folder, or a link to a shorter path in /tmp, since
//                            a socket's path is limited to 107 bytes
//
// Started by root, Postgres runs as the user "postgres" (it refuses root), which then owns its part
// of the folder. It is a direct child that gets SIGINT when this process ends in whatever way, so
// that no server is left behind; after a crash of either the next start recovers. It is not
// restarted when it dies alone: calls then answer UNAVAILABLE and `on_death` is told.
//
// Thread-safe. Stops when destroyed.
class PrivateCluster {
 public:
  // Creates the cluster on first use, starts it, and returns once it answers. Errors:
  // FAILED_PRECONDITION DATA_FOLDER_IN_USE (metadata "data_dir", "pid"), DATA_FOLDER_UNUSABLE,
  // POSTGRES_NOT_FOUND; INTERNAL POSTGRES_START_FAILED with the end of its log.
  static absl::StatusOr<std::unique_ptr<PrivateCluster>> Start(PrivateClusterOptions options);
  ~PrivateCluster();
  PrivateCluster(const PrivateCluster&) = delete;
  PrivateCluster& operator=(const PrivateCluster&) = delete;

  // What connects to its database, "verbatim".
  const std::string& url() const;
  // The folder, as an absolute path.
  const std::string& data_dir() const;
  // The server's process id.
  int pid() const;
  bool IsRunning() const;

  // Ends all sessions, writes a checkpoint, and waits for the server's end. Idempotent.
  absl::Status Stop();

 private:
  struct Parts;
  explicit PrivateCluster(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_PRIVATE_CLUSTER_H_
