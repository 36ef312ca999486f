#ifndef VERBATIM_CLIENTS_CLI_INGEST_JOURNAL_H_
#define VERBATIM_CLIENTS_CLI_INGEST_JOURNAL_H_

#include <string>
#include <unordered_set>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace verbatim::cli {

// A file that remembers what was stored, so that a run that was interrupted goes on where it
// stopped: one line, the SHA-256 in hexadecimal, for each article as it was sent. A line that was
// cut off is ignored. Not thread-safe; one run at a time.
class IngestJournal {
 public:
  // Reads the file if there is one, else makes it. Errors name the system's reason;
  // INVALID_ARGUMENT for a file that is no journal.
  static absl::StatusOr<IngestJournal> Open(const std::string& path);
  IngestJournal(IngestJournal&& other) noexcept;
  IngestJournal& operator=(IngestJournal&&) = delete;
  ~IngestJournal();

  bool Has(const std::string& sent) const;
  // Writes a line, which another run then finds. Errors as Open.
  absl::Status Add(const std::string& sent);

 private:
  explicit IngestJournal(int file) : file_(file) {}

  int file_;
  std::unordered_set<std::string> done_;
};

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_INGEST_JOURNAL_H_
