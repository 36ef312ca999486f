#include "clients/cli/ingest_journal.h"

#include <algorithm>
#include <cerrno>
#include <string_view>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "absl/strings/escaping.h"

#include "clients/cli/input_file.h"
#include "services/articles/original_hash.h"

namespace verbatim::cli {
namespace {

constexpr size_t kHexBytes = 64;

absl::Status SystemError(int error) {
  return absl::ErrnoToStatus(error, "the journal can't be used");
}

bool IsHex(std::string_view line) {
  return std::all_of(line.begin(), line.end(),
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string KeyOf(const std::string& sent) {
  return absl::BytesToHexString(articles::HashOfOriginal(sent));
}

}  // namespace

absl::StatusOr<IngestJournal> IngestJournal::Open(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (file < 0) return SystemError(errno);
  IngestJournal journal(file);
  LineReader lines(path);
  bool whole = true;
  while (const auto line = lines.Next(kHexBytes)) {
    if (!IsHex(*line)) return absl::InvalidArgumentError("is no journal of `verbatim ingest`");
    whole = line->size() == kHexBytes;
    if (whole) journal.done_.emplace(*line);
  }
  if (lines.status().code() == absl::StatusCode::kOutOfRange) {
    return absl::InvalidArgumentError("is no journal of `verbatim ingest`");
  }
  if (!lines.status().ok()) return lines.status();
  // What was cut off does not run into the next line.
  if (!whole && write(file, "\n", 1) != 1) return SystemError(errno);
  return journal;
}

IngestJournal::IngestJournal(IngestJournal&& other) noexcept
    : file_(std::exchange(other.file_, -1)), done_(std::move(other.done_)) {}

IngestJournal::~IngestJournal() {
  if (file_ >= 0) close(file_);
}

bool IngestJournal::Has(const std::string& sent) const { return done_.contains(KeyOf(sent)); }

absl::Status IngestJournal::Add(const std::string& sent) {
  const std::string line = KeyOf(sent) + "\n";
  const ssize_t written = write(file_, line.data(), line.size());  // one call: whole lines
  if (written != static_cast<ssize_t>(line.size()))
    return SystemError(written < 0 ? errno : ENOSPC);
  done_.insert(line.substr(0, kHexBytes));
  return absl::OkStatus();
}

}  // namespace verbatim::cli
