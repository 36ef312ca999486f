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

bool IsRequestId(std::string_view id) {
  return !id.empty() && id.size() <= kMaxBytes && std::all_of(id.begin(), id.end(), IsSafe);
}

// "00-" 32 digits "-" 16 digits "-" 2 digits, lower-case hexadecimal.
std::string CheckTraceparent(std::string_view sent) {
  constexpr std::string_view kForm = "00-hhhhhhhhhhhhhhhhhhhhhhhhhhhhhhhh-hhhhhhhhhhhhhhhh-hh";
  const auto fits = [](char c, char form) {
    return form == 'h' ? (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') : c == form;
  };
  const bool is_one = std::equal(sent.begin(), sent.end(), kForm.begin(), kForm.end(), fits);
  return is_one ? std::string(sent) : "";
}

std::string ChooseRequestId(std::string_view sent) {
  if (IsRequestId(sent)) return std::string(sent);
  thread_local absl::BitGen random;
  return absl::StrFormat("%016x", absl::Uniform<uint64_t>(random));
}

}  // namespace verbatim::rpc
