#include "services/articles/byte_source.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include <zlib.h>

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
    if (is_gzip_) return Inflate(buffer, size);
    if (begin_ == end_) return source_.Read(buffer, size);
    size = std::min(size, end_ - begin_);
    std::memcpy(buffer, packed_.data() + begin_, size);
    begin_ += size;
    return size;
  }

 private:
  absl::Status Begin() {
    begun_ = true;
    constexpr std::string_view kMagic = "\x1F\x8B";
    while (end_ < kMagic.size()) {
      ASSIGN_OR_RETURN(const size_t got, Refill());
      if (got == 0) break;
    }
    is_gzip_ = std::string_view(packed_.data(), end_).starts_with(kMagic);
    return absl::OkStatus();
  }

  // Reads on behind what is there. REQUIRES: there is room.
  absl::StatusOr<size_t> Refill() {
    ASSIGN_OR_RETURN(const size_t got, source_.Read(packed_.data() + end_, packed_.size() - end_));
    end_ += got;
    return got;
  }

  absl::StatusOr<size_t> Inflate(char* buffer, size_t size) {
    constexpr int kGzipWindow = 15 + 16;
    while (true) {
      if (begin_ == end_) {
        begin_ = end_ = 0;
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
      zip_.next_in = reinterpret_cast<Bytef*>(packed_.data() + begin_);
      zip_.avail_in = static_cast<uInt>(end_ - begin_);
      zip_.next_out = reinterpret_cast<Bytef*>(buffer);
      zip_.avail_out = static_cast<uInt>(std::min(size, kChunkBytes));
      const uInt room = zip_.avail_out;
      const int result = inflate(&zip_, Z_NO_FLUSH);
      begin_ = end_ - zip_.avail_in;
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
  std::string packed_ = std::string(kChunkBytes, '\0');
  size_t begin_ = 0;  // of what was read from the source and not handed on
  size_t end_ = 0;
  z_stream zip_ = {};
};

InputStream::InputStream(ByteSource& source) : unpacker_(std::make_unique<Unpacker>(source)) {}
InputStream::~InputStream() = default;

absl::Status InputStream::Fill(size_t size) {
  if (at_end_ || end_ - begin_ >= size) return absl::OkStatus();
  std::memmove(window_.data(), window_.data() + begin_, end_ - begin_);
  end_ -= begin_;
  begin_ = 0;
  while (!at_end_ && end_ < size) {
    // Grows with what is there: linear time for a long input, and no more than it needs.
    if (end_ == window_.size()) window_.resize(end_ + std::max(kChunkBytes, std::min(end_, size)));
    ASSIGN_OR_RETURN(const size_t got,
                     unpacker_->Read(window_.data() + end_, window_.size() - end_));
    end_ += got;
    at_end_ = got == 0;
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string_view> InputStream::Peek(size_t size) {
  RETURN_IF_ERROR(Fill(size));
  return std::string_view(window_.data() + begin_, std::min(size, end_ - begin_));
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
  std::string bytes(rest);
  Skip(bytes.size());
  return bytes;
}

}  // namespace verbatim::articles
