#ifndef VERBATIM_SERVICES_ARTICLES_BYTE_SOURCE_H_
#define VERBATIM_SERVICES_ARTICLES_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace verbatim::articles {

// Where an input's bytes come from: a file, standard input, a member of an archive. Read once, from
// begin to end. Not thread-safe.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Reads up to `size` bytes, at least one unless the input has ended: then 0.
  virtual absl::StatusOr<size_t> Read(char* buffer, size_t size) = 0;
};

// Bytes in memory, which must outlive it.
class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  absl::StatusOr<size_t> Read(char* buffer, size_t size) override;

 private:
  std::string_view bytes_;
};

inline constexpr uint64_t kNoByteLimit = std::numeric_limits<uint64_t>::max();

// A source that can be looked at ahead, in a window of bounded size. What is gzip is unpacked, all
// its members in a row (RFC 1952, as in *.warc.gz).
class InputStream {
 public:
  // `source` must outlive it. More than `limit` bytes, counted unpacked, are RESOURCE_EXHAUSTED
  // (REQUEST_TOO_LARGE): a small input may unpack to any size.
  explicit InputStream(ByteSource& source, uint64_t limit = kNoByteLimit);
  ~InputStream();
  InputStream(const InputStream&) = delete;
  InputStream& operator=(const InputStream&) = delete;

  // Up to `size` bytes from here on without taking them, fewer only at the end. Valid until the
  // next call.
  absl::StatusOr<std::string_view> Peek(size_t size);
  // As Peek, to see what the input is; also fewer bytes where the first line is a JSON object: who
  // writes lines may wait until the first is answered.
  absl::StatusOr<std::string_view> PeekHead(size_t size);
  // What is there, up to `size` bytes and at least one; none only at the end.
  absl::StatusOr<std::string_view> PeekSome(size_t size);
  // Takes bytes that Peek showed.
  void Skip(size_t size);
  // Takes the next line as soon as it is there, without LF or CR LF. OUT_OF_RANGE at the end of the
  // input; INVALID_ARGUMENT for a line of more than `limit` bytes.
  absl::StatusOr<std::string> ReadLine(size_t limit);
  // Takes all that is left. INVALID_ARGUMENT when that is more than `limit` bytes.
  absl::StatusOr<std::string> ReadRest(size_t limit);

  // How many bytes were taken, counted unpacked.
  uint64_t offset() const { return offset_; }

 private:
  class Unpacker;

  absl::Status ReadMore(size_t most);
  std::string_view ahead() const { return std::string_view(window_).substr(begin_); }

  std::unique_ptr<Unpacker> unpacker_;
  const uint64_t limit_;
  uint64_t left_;  // of the limit
  std::string window_;
  size_t begin_ = 0;  // of what is not taken yet
  bool at_end_ = false;
  uint64_t offset_ = 0;
};

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_BYTE_SOURCE_H_
