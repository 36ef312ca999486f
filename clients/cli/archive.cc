#include "clients/cli/archive.h"

#include <cerrno>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

#include "clients/cli/input_tree.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

constexpr size_t kChunkBytes = size_t{64} * 1024;

// What libarchive's callbacks need.
struct Input {
  articles::ByteSource& source;
  std::string buffer = std::string(kChunkBytes, '\0');
  absl::Status status;
};

la_ssize_t OnRead(archive* reader, void* context, const void** bytes) {
  Input& input = *static_cast<Input*>(context);
  const absl::StatusOr<size_t> got = input.source.Read(input.buffer.data(), input.buffer.size());
  if (!got.ok()) {
    input.status = got.status();
    archive_set_error(reader, EIO, "can't be read");
    return -1;
  }
  *bytes = input.buffer.data();
  return static_cast<la_ssize_t>(*got);
}

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

absl::Status ErrorOf(archive* reader, const Input& input) {
  if (!input.status.ok()) return input.status;
  const char* message = archive_error_string(reader);
  return absl::InvalidArgumentError("the archive can't be read: " +
                                    std::string(message == nullptr ? "damaged" : message));
}

// The bytes of the member that the archive is at.
class MemberSource : public articles::ByteSource {
 public:
  MemberSource(archive* reader, const Input& input) : reader_(reader), input_(input) {}

  absl::StatusOr<size_t> Read(char* buffer, size_t size) override {
    const la_ssize_t got = archive_read_data(reader_, buffer, size);
    if (got < 0) return ErrorOf(reader_, input_);
    return static_cast<size_t>(got);
  }

 private:
  archive* reader_;
  const Input& input_;
};

bool IsHidden(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos ||
         path.starts_with("__MACOSX/");
}

}  // namespace

bool IsArchive(std::string_view head) {
  constexpr size_t kTarMagicAt = 257;
  if (head.size() > kTarMagicAt && head.substr(kTarMagicAt).starts_with("ustar")) return true;
  for (std::string_view magic :
       {std::string_view("PK\x03\x04"), std::string_view("BZh"), std::string_view("\xFD\x37zXZ"),
        std::string_view("\x28\xB5\x2F\xFD")}) {
    if (head.starts_with(magic)) return true;
  }
  return false;
}

absl::Status ReadArchive(
    articles::ByteSource& source,
    const std::function<bool(const std::string& path, articles::ByteSource& bytes)>& member) {
  const Archive reader(archive_read_new());
  if (reader == nullptr) return absl::ResourceExhaustedError("no memory for the archive");
  for (const auto support :
       {archive_read_support_filter_bzip2, archive_read_support_filter_xz,
        archive_read_support_filter_zstd, archive_read_support_format_tar,
        archive_read_support_format_zip_streamable, archive_read_support_format_raw}) {
    support(reader.get());
  }
  Input input{.source = source, .status = {}};
  if (archive_read_open(reader.get(), &input, nullptr, &OnRead, nullptr) != ARCHIVE_OK) {
    return ErrorOf(reader.get(), input);
  }
  bool any = false;
  while (true) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(reader.get(), &entry);
    if (result == ARCHIVE_EOF && !any) {
      return absl::NotFoundError("holds no files that could be articles");
    }
    if (result == ARCHIVE_EOF) return absl::OkStatus();
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN) return ErrorOf(reader.get(), input);
    const char* name = archive_entry_pathname_utf8(entry);
    if (name == nullptr) name = archive_entry_pathname(entry);
    const std::string path = name == nullptr ? "" : name;
    if (archive_entry_filetype(entry) != AE_IFREG || IsHidden(path)) continue;
    // As in a folder; what is packed alone has no name.
    const bool named = archive_format(reader.get()) != ARCHIVE_FORMAT_RAW;
    if (named && !MayHoldArticles(path)) continue;
    any = true;
    MemberSource bytes(reader.get(), input);
    if (!member(path, bytes)) return absl::OkStatus();
  }
}

}  // namespace verbatim::cli
