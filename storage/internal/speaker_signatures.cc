#include "storage/internal/speaker_signatures.h"

#include <functional>

namespace verbatim::storage {

uint16_t SpeakerSignatures::Of(const std::vector<std::string>& speakers) {
  constexpr uint16_t kAnybody = 0xffff;
  constexpr size_t kBits = 16;
  uint16_t signature = 0;
  for (const std::string& name : speakers) {
    if (name.empty()) return kAnybody;
    signature |= static_cast<uint16_t>(1U << (std::hash<std::string>()(name) % kBits));
  }
  return speakers.empty() ? kAnybody : signature;
}

}  // namespace verbatim::storage
