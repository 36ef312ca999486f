#ifndef VERBATIM_CLIENTS_CLI_EXPORT_FILES_H_
#define VERBATIM_CLIENTS_CLI_EXPORT_FILES_H_

#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace verbatim::cli {

// The files of an export in a folder, which is made if need be. A file of the folder with the name
// of one is replaced. Not thread-safe.
class ExportFiles {
 public:
  explicit ExportFiles(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Appends to a file. INVALID_ARGUMENT for a name that may lead out of the folder; otherwise what
  // the system says, with the path.
  absl::Status Append(const std::string& name, std::string_view content);

  // Hands everything to the system. Must be called last.
  absl::Status Finish();

  size_t count() const { return names_.size(); }

 private:
  const std::filesystem::path folder_;
  std::set<std::string> names_;
  std::string open_name_;
  std::ofstream open_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_EXPORT_FILES_H_
