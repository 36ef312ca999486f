#include "storage/internal/cursor.h"

#include <chrono>

#include "absl/strings/escaping.h"

#include "services/base/error.h"
#include "storage/internal/params.h"

namespace verbatim::storage {
namespace {

constexpr size_t kBodyBytes = 1 + 8 + 8;
constexpr size_t kChecksumBytes = 4;

void AppendBytes(uint64_t value, size_t count, std::string& bytes) {
  for (size_t i = 0; i < count; ++i) bytes += static_cast<char>(value >> (8 * i));
}

uint64_t ReadBytes(const std::string& bytes, size_t begin, size_t count) {
  uint64_t value = 0;
  for (size_t i = 0; i < count; ++i) {
    value |= uint64_t{static_cast<unsigned char>(bytes[begin + i])} << (8 * i);
  }
  return value;
}

// FNV-1a; against mistakes, not against forgery: a cursor grants nothing.
uint32_t Checksum(const std::string& bytes) {
  uint32_t hash = 2166136261u;
  for (const char c : bytes) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  }
  return hash;
}

std::string WithChecksum(std::string body) {
  const uint32_t checksum = Checksum(body);
  AppendBytes(checksum, kChecksumBytes, body);
  return body;
}

}  // namespace

int64_t TimeKey(const std::optional<domain::Time>& time) {
  return time ? int64_t{time->time_since_epoch().count()} : kUnknownTime;
}

std::string TimeKeyText(int64_t key, const char* unknown) {
  if (key == kUnknownTime) return unknown;
  return SqlText(domain::Time(std::chrono::microseconds(key)));
}

std::string EncodeCursor(ListOrder order, const Cursor& cursor) {
  std::string body(1, static_cast<char>(order));
  AppendBytes(static_cast<uint64_t>(cursor.key), 8, body);
  AppendBytes(static_cast<uint64_t>(cursor.id), 8, body);
  return absl::WebSafeBase64Escape(WithChecksum(std::move(body)));
}

absl::StatusOr<Cursor> DecodeCursor(ListOrder order, const std::string& text) {
  std::string bytes;
  const bool ours =
      absl::WebSafeBase64Unescape(text, &bytes) && bytes.size() == kBodyBytes + kChecksumBytes &&
      bytes == WithChecksum(bytes.substr(0, kBodyBytes)) && bytes[0] == static_cast<char>(order);
  if (!ours) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "the page token is not one that this list gave",
                     {.reason = "PAGE_TOKEN_INVALID", .metadata = {}, .field = "page_token"});
  }
  return Cursor{.key = static_cast<int64_t>(ReadBytes(bytes, 1, 8)),
                .id = static_cast<int64_t>(ReadBytes(bytes, 9, 8))};
}

}  // namespace verbatim::storage
