#include "services/articles/byte_source.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include <zlib.h>

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

constexpr size_t kChunkBytes = size_t{64} * 1024;

// Whether the first line that is not blank is there and a JSON object, whole in itself.
bool BeginsWithJsonLine(std::string_view bytes) {
  const size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || bytes[begin] != '{') return false;
  const size_t newline = bytes.find('\n', begin);
  return newline != std::string_view::npos &&
         bytes[bytes.find_last_not_of(" \t\r\n", newline)] == '}';
}

}  // namespace

absl::StatusOr<size_t> MemorySource::Read(char* buffer, size_t size) {
  size = std::min(size, bytes_.size());
  std::memcpy(buffer, bytes_.data(), size);
  bytes_.remove_prefix(size);
  return size;
}

// Hands a source's bytes on as they are, or unpacked if they begin as gzip does.
class InputStream::Unpacker {
 public:
  explicit Unpacker(ByteSource& source) : source_(source) {}
  ~Unpacker() {
    if (inflating_) inflateEnd(&zip_);
  }
  Unpacker(const Unpacker&) = delete;
  Unpacker& operator=(const Unpacker&) = delete;

  // As ByteSource::Read.
  absl::StatusOr<size_t> Read(char* buffer, size_t size) {
    if (!begun_) RETURN_IF_ERROR(Begin());
    if (!is_gzip_) {
      if (packed_.empty()) return source_.Read(buffer, size);
      size = std::min(size, packed_.size());
      std::memcpy(buffer, packed_.data(), size);
      packed_.erase(0, size);
      return size;
    }
    return Inflate(buffer, size);
  }

 private:
  absl::Status Begin() {
    begun_ = true;
    constexpr std::string_view kMagic = "\x1F\x8B";
    while (packed_.size() < kMagic.size()) {
      ASSIGN_OR_RETURN(const size_t got, Refill());
      if (got == 0) break;
    }
    is_gzip_ = packed_.starts_with(kMagic);
    return absl::OkStatus();
  }

  absl::StatusOr<size_t> Refill() {
    const size_t have = packed_.size();
    packed_.resize(have + kChunkBytes);
    absl::StatusOr<size_t> got = source_.Read(packed_.data() + have, kChunkBytes);
    packed_.resize(have + got.value_or(0));
    return got;
  }

  absl::StatusOr<size_t> Inflate(char* buffer, size_t size) {
    constexpr int kGzipWindow = 15 + 16;
    while (true) {
      if (used_ == packed_.size()) {
        packed_.clear();
        used_ = 0;
        ASSIGN_OR_RETURN(const size_t got, Refill());
        if (got == 0) {
          if (inflating_) return absl::InvalidArgumentError("the gzip data ends too early");
          return size_t{0};
        }
      }
      if (!inflating_) {
        zip_ = {};
        if (inflateInit2(&zip_, kGzipWindow) != Z_OK) {
          return absl::ResourceExhaustedError("no memory to unpack gzip data");
        }
        inflating_ = true;
      }
      zip_.next_in = reinterpret_cast<Bytef*>(packed_.data() + used_);
      zip_.avail_in = static_cast<uInt>(packed_.size() - used_);
      zip_.next_out = reinterpret_cast<Bytef*>(buffer);
      zip_.avail_out = static_cast<uInt>(std::min<size_t>(size, kChunkBytes));
      const uInt room = zip_.avail_out;
      const int result = inflate(&zip_, Z_NO_FLUSH);
      used_ = packed_.size() - zip_.avail_in;
      const size_t made = room - zip_.avail_out;
      if (result == Z_STREAM_END) {
        inflateEnd(&zip_);  // another member may follow
        inflating_ = false;
      } else if (result != Z_OK && result != Z_BUF_ERROR) {
        return absl::InvalidArgumentError("the gzip data is damaged");
      }
      if (made > 0) return made;
    }
  }

  ByteSource& source_;
  bool begun_ = false;
  bool is_gzip_ = false;
  bool inflating_ = false;
  std::string packed_;
  size_t used_ = 0;  // of packed_
  z_stream zip_ = {};
};

InputStream::InputStream(ByteSource& source, uint64_t limit)
    : unpacker_(std::make_unique<Unpacker>(source)), limit_(limit), left_(limit) {}
InputStream::~InputStream() = default;

// Reads once, at most `most` bytes.
absl::Status InputStream::ReadMore(size_t most) {
  window_.erase(0, begin_);
  begin_ = 0;
  const size_t have = window_.size();
  window_.resize(have + most);
  const absl::StatusOr<size_t> got = unpacker_->Read(window_.data() + have, most);
  window_.resize(have + got.value_or(0));
  if (!got.ok()) return got.status();
  at_end_ = *got == 0;
  if (*got > left_) {
    window_.resize(have + left_);
    left_ = 0;
    return MakeError(absl::StatusCode::kResourceExhausted,
                     "the input unpacks to more than " + std::to_string(limit_) + " bytes",
                     {.reason = "REQUEST_TOO_LARGE",
                      .metadata = {{"limit_bytes", std::to_string(limit_)}},
                      .field = ""});
  }
  left_ -= *got;
  return absl::OkStatus();
}

absl::StatusOr<std::string_view> InputStream::Peek(size_t size) {
  while (!at_end_ && ahead().size() < size) {
    // Grows with what is there, so that a long input costs linear time.
    const size_t missing = size - ahead().size();
    RETURN_IF_ERROR(ReadMore(std::max(kChunkBytes, std::min(missing, ahead().size()))));
  }
  return ahead().substr(0, size);
}

absl::StatusOr<std::string_view> InputStream::PeekHead(size_t size) {
  while (!at_end_ && ahead().size() < size && !BeginsWithJsonLine(ahead())) {
    RETURN_IF_ERROR(ReadMore(kChunkBytes));
  }
  return ahead().substr(0, size);
}

absl::StatusOr<std::string_view> InputStream::PeekSome(size_t size) {
  if (!at_end_ && ahead().empty()) RETURN_IF_ERROR(ReadMore(kChunkBytes));
  return ahead().substr(0, size);
}

void InputStream::Skip(size_t size) {
  begin_ += size;
  offset_ += size;
}

absl::StatusOr<std::string> InputStream::ReadLine(size_t limit) {
  const size_t longest = limit + 2;  // with its end
  size_t searched = 0;
  size_t newline = std::string_view::npos;
  while (true) {
    newline = ahead().find('\n', searched);
    if (newline != std::string_view::npos || at_end_ || ahead().size() >= longest) break;
    searched = ahead().size();
    RETURN_IF_ERROR(ReadMore(std::max(kChunkBytes, std::min(longest - searched, searched))));
  }
  if (ahead().empty()) return absl::OutOfRangeError("the input has ended");
  const size_t taken = newline == std::string_view::npos ? ahead().size() : newline + 1;
  std::string_view line = ahead().substr(0, std::min(newline, ahead().size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > limit) {
    return absl::InvalidArgumentError("a line has more than " + std::to_string(limit) + " bytes");
  }
  std::string copy(line);
  Skip(taken);
  return copy;
}

absl::StatusOr<std::string> InputStream::ReadRest(size_t limit) {
  ASSIGN_OR_RETURN(const std::string_view rest, Peek(limit + 1));
  if (rest.size() > limit) {
    return absl::InvalidArgumentError("the document has more than " + std::to_string(limit) +
                                      " bytes");
  }
  // The window itself, lest a large document be in memory twice.
  offset_ += rest.size();
  window_.erase(0, begin_);
  begin_ = 0;
  return std::exchange(window_, {});
}

}  // namespace verbatim::articles
