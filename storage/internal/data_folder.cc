#include "storage/internal/data_folder.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::storage {
namespace {

namespace fs = std::filesystem;

// sun_path has 108 bytes, NUL included; "/.s.PGSQL.5432" and its lock's ".lock" come after it.
constexpr size_t kMaxSocketFolderBytes = 107 - sizeof("/.s.PGSQL.5432");
constexpr char kShortFolder[] = "/tmp/verbatim-";
constexpr size_t kLogTailBytes = 2000;

absl::Status UnusableError(const std::string& path, const std::string& why) {
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "can't use the data folder " + path + ": " + why,
                   {.reason = "DATA_FOLDER_UNUSABLE",
                    .metadata = {{"data_dir", path}, {"cause", why}},
                    .field = "data_dir"});
}

absl::Status InUseError(const std::string& path, int lock) {
  std::array<char, 16> buffer{};
  const ssize_t size = pread(lock, buffer.data(), buffer.size() - 1, 0);
  std::string pid(buffer.data(), size > 0 ? static_cast<size_t>(size) : 0);
  while (!pid.empty() && pid.back() == '\n') pid.pop_back();
  return MakeError(absl::StatusCode::kFailedPrecondition,
                   "the data folder " + path + " is in use by another server, process " + pid,
                   {.reason = "DATA_FOLDER_IN_USE",
                    .metadata = {{"data_dir", path}, {"pid", pid}},
                    .field = ""});
}

// Whether the user may pass through a folder, by its permission bits.
bool MayPass(const struct stat& folder, const ServerUser& user) {
  if (folder.st_uid == user.uid) return (folder.st_mode & S_IXUSR) != 0;
  if (folder.st_gid == user.gid) return (folder.st_mode & S_IXGRP) != 0;
  return (folder.st_mode & S_IXOTH) != 0;
}

// The server's user must reach its folder through all those above.
absl::Status CheckReachable(const fs::path& path, const ServerUser& user) {
  for (fs::path folder = path;; folder = folder.parent_path()) {
    struct stat info {};
    if (stat(folder.c_str(), &info) == 0 && !MayPass(info, user)) {
      return UnusableError(path.string(),
                           "the user " + user.name + ", as whom Postgres runs, may not enter " +
                               folder.string() + "; choose a folder such as /var/lib/verbatim");
    }
    if (folder == folder.root_path()) return absl::OkStatus();
  }
}

absl::StatusOr<fs::path> MakeFolder(const std::string& path, bool for_other_user) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  const bool created = fs::create_directories(absolute, error);
  if (error) return UnusableError(path, error.message());
  if (!fs::is_directory(absolute)) return UnusableError(path, "it is not a folder");
  if (created) {
    fs::permissions(absolute, for_other_user ? fs::perms(0711) : fs::perms::owner_all, error);
  }
  const fs::path canonical = fs::canonical(absolute, error);
  if (error) return UnusableError(path, error.message());
  return canonical;
}

}  // namespace

absl::StatusOr<std::optional<ServerUser>> FindServerUser() {
  if (geteuid() != 0) return std::optional<ServerUser>();
  std::vector<char> buffer(16384);
  passwd entry{};
  passwd* found = nullptr;
  getpwnam_r("postgres", &entry, buffer.data(), buffer.size(), &found);
  if (found == nullptr) {
    return MakeError(absl::StatusCode::kFailedPrecondition,
                     "Postgres does not run as root and there is no user postgres: install "
                     "Debian's package postgresql-15 or start as another user",
                     {.reason = "POSTGRES_NOT_FOUND", .metadata = {}, .field = ""});
  }
  return std::optional(ServerUser{.uid = entry.pw_uid, .gid = entry.pw_gid, .name = entry.pw_name});
}

absl::StatusOr<std::unique_ptr<DataFolder>> DataFolder::Open(const std::string& path,
                                                             std::optional<ServerUser> user) {
  ASSIGN_OR_RETURN(const fs::path folder, MakeFolder(path, user.has_value()));
  if (user) RETURN_IF_ERROR(CheckReachable(folder, *user));
  const std::string lock_path = folder.string() + "/lock";
  const int lock = open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (lock < 0) return UnusableError(path, std::strerror(errno));
  if (flock(lock, LOCK_EX | LOCK_NB) != 0) {
    absl::Status status = InUseError(folder.string(), lock);
    close(lock);
    return status;
  }
  const std::string pid = std::to_string(getpid()) + "\n";
  if (ftruncate(lock, 0) != 0 || pwrite(lock, pid.data(), pid.size(), 0) < 0) {
    const std::string why = std::strerror(errno);
    close(lock);
    return UnusableError(path, why);
  }
  return std::unique_ptr<DataFolder>(new DataFolder(folder.string(), std::move(user), lock));
}

DataFolder::~DataFolder() { close(lock_); }

absl::Status DataFolder::MakeServerFolder(const std::string& path) const {
  std::error_code error;
  fs::remove_all(path, error);
  if (mkdir(path.c_str(), 0700) != 0) return UnusableError(path_, std::strerror(errno));
  if (user_ && chown(path.c_str(), user_->uid, user_->gid) != 0) {
    return UnusableError(path_, std::strerror(errno));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string> DataFolder::MakeSocketFolder() const {
  RemoveSocketFolder();
  if (socket().size() <= kMaxSocketFolderBytes) {
    RETURN_IF_ERROR(MakeServerFolder(socket()));
    return socket();
  }
  std::string folder = std::string(kShortFolder) + "XXXXXX";
  if (mkdtemp(folder.data()) == nullptr ||
      (user_ && chown(folder.c_str(), user_->uid, user_->gid) != 0) ||
      symlink(folder.c_str(), socket().c_str()) != 0) {
    return UnusableError(path_, std::strerror(errno));
  }
  return folder;
}

void DataFolder::RemoveSocketFolder() const {
  std::error_code error;
  const fs::path target = fs::read_symlink(socket(), error);
  if (!error && target.string().starts_with(kShortFolder) &&
      target.lexically_normal().parent_path() == "/tmp") {
    fs::remove_all(target, error);
  }
  fs::remove_all(socket(), error);  // of a link only the link
}

void DataFolder::RotateLog() const {
  std::error_code error;
  fs::rename(log(), log() + ".1", error);
}

std::string DataFolder::LogTail() const {
  std::ifstream file(log(), std::ios::ate | std::ios::binary);
  if (!file) return "";
  const auto size = static_cast<size_t>(file.tellg());
  const size_t begin = size > kLogTailBytes ? size - kLogTailBytes : 0;
  std::string tail(size - begin, '\0');
  file.seekg(static_cast<std::streamoff>(begin));
  file.read(tail.data(), static_cast<std::streamsize>(tail.size()));
  return tail;
}

}  // namespace verbatim::storage
