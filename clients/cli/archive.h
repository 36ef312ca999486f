#ifndef VERBATIM_CLIENTS_CLI_ARCHIVE_H_
#define VERBATIM_CLIENTS_CLI_ARCHIVE_H_

#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"

#include "services/articles/byte_source.h"

// The only user of libarchive.
namespace verbatim::cli {

// How much of an input IsArchive looks at.
inline constexpr size_t kArchiveHeadBytes = 512;

// Whether bytes that begin so are a zip or tar archive, or packed by bzip2, xz or zstd. `head` is
// unpacked if it was gzip.
bool IsArchive(std::string_view head);

// Reads the members of an archive in turn, in constant memory, and hands each file to `member` with
// its path inside; folders, links and hidden files are passed by. `member` returns whether to go
// on. INVALID_ARGUMENT for a damaged archive or a protected member.
absl::Status ReadArchive(
    articles::ByteSource& source,
    const std::function<bool(const std::string& path, articles::ByteSource& bytes)>& member);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_ARCHIVE_H_
