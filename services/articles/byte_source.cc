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

absl::Status InputStream::Fill(size_t size) {
  if (begin_ > 0 && window_.size() - begin_ < size) {
    window_.erase(0, begin_);
    begin_ = 0;
  }
  while (!at_end_ && window_.size() - begin_ < size) {
    const size_t have = window_.size();
    // Grows with what is there, so that a long input costs linear time.
    const size_t more = std::max(kChunkBytes, std::min(size - (have - begin_), have));
    window_.resize(have + more);
    const absl::StatusOr<size_t> got = unpacker_->Read(window_.data() + have, more);
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
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string_view> InputStream::Peek(size_t size) {
  RETURN_IF_ERROR(Fill(size));
  return std::string_view(window_).substr(begin_, size);
}

void InputStream::Skip(size_t size) {
  begin_ += size;
  offset_ += size;
}

absl::StatusOr<std::string> InputStream::ReadLine(size_t limit) {
  const size_t longest = limit + 2;  // with its end
  size_t searched = 0;
  for (size_t look = std::min(kChunkBytes, longest);; look = std::min(2 * look, longest)) {
    ASSIGN_OR_RETURN(const std::string_view ahead, Peek(look));
    if (ahead.empty()) return absl::OutOfRangeError("the input has ended");
    const size_t newline = ahead.find('\n', searched);
    if (newline == std::string_view::npos && ahead.size() == look && look < longest) {
      searched = look;
      continue;
    }
    std::string line(ahead.substr(0, newline));
    if (line.ends_with('\r')) line.pop_back();
    if (line.size() > limit) {
      return absl::InvalidArgumentError("a line has more than " + std::to_string(limit) + " bytes");
    }
    Skip(newline == std::string_view::npos ? ahead.size() : newline + 1);
    return line;
  }
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
