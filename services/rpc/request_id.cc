#include "services/rpc/request_id.h"

#include <algorithm>
#include <cstdint>

#include "absl/random/random.h"
#include "absl/strings/str_format.h"

namespace verbatim::rpc {
namespace {

constexpr size_t kMaxBytes = 64;

bool IsSafe(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

}  // namespace

std::string ChooseRequestId(std::string_view sent) {
  if (!sent.empty() && sent.size() <= kMaxBytes && std::all_of(sent.begin(), sent.end(), IsSafe)) {
    return std::string(sent);
  }
  thread_local absl::BitGen random;
  return absl::StrFormat("%016x", absl::Uniform<uint64_t>(random));
}

}  // namespace verbatim::rpc
