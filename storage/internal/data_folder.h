#ifndef VERBATIM_STORAGE_INTERNAL_DATA_FOLDER_H_
#define VERBATIM_STORAGE_INTERNAL_DATA_FOLDER_H_

#include <memory>
#include <optional>
#include <string>

#include <sys/types.h>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace verbatim::storage {

// The user that Postgres runs as when we are root.
struct ServerUser {
  uid_t uid = 0;
  gid_t gid = 0;
  std::string name;
};

// nullopt unless we are root, who must not run Postgres. FAILED_PRECONDITION (POSTGRES_NOT_FOUND)
// if the user "postgres" of Debian's package is missing.
absl::StatusOr<std::optional<ServerUser>> FindServerUser();

// A folder with the data of one server, locked against a second one as long as this object lives.
// The lock is the kernel's, so it can't outlive its process.
class DataFolder {
 public:
  // Errors as in PrivateCluster::Start.
  static absl::StatusOr<std::unique_ptr<DataFolder>> Open(const std::string& path,
                                                          std::optional<ServerUser> user);
  ~DataFolder();
  DataFolder(const DataFolder&) = delete;
  DataFolder& operator=(const DataFolder&) = delete;

  const std::string& path() const { return path_; }  // absolute, without links
  const std::optional<ServerUser>& user() const { return user_; }
  std::string cluster() const { return path_ + "/postgres"; }
  std::string new_cluster() const { return path_ + "/postgres.new"; }
  std::string log() const { return path_ + "/postgres.log"; }

  // Makes an empty folder, removing what is there, for the server's user alone.
  absl::Status MakeServerFolder(const std::string& path) const;
  // Prepares DATA_DIR/socket and returns the real folder, short enough for a socket's path.
  absl::StatusOr<std::string> MakeSocketFolder() const;
  // Removes it, and a short one in /tmp left over by a crash.
  void RemoveSocketFolder() const;
  // Moves the last log away.
  void RotateLog() const;
  // The end of the log, for error messages.
  std::string LogTail() const;

 private:
  DataFolder(std::string path, std::optional<ServerUser> user, int lock)
      : path_(std::move(path)), user_(std::move(user)), lock_(lock) {}
  std::string socket() const { return path_ + "/socket"; }

  const std::string path_;
  const std::optional<ServerUser> user_;
  const int lock_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_DATA_FOLDER_H_
