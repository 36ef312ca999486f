#ifndef VERBATIM_SERVICES_MATCHING_STABLE_HASH_H_
#define VERBATIM_SERVICES_MATCHING_STABLE_HASH_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace verbatim::matching {

// Stored fingerprints depend on this seed: changing it means to fingerprint every quote anew.
inline constexpr uint64_t kHashSeed = 0x5645524241544D31;

// XXH3, the same on every machine and in every run.
inline uint64_t StableHash(std::string_view text) {
  return XXH3_64bits_withSeed(text.data(), text.size(), kHashSeed);
}

// REQUIRES: a little-endian machine, as all that Debian's amd64 and arm64 run on.
inline uint64_t StableHash(const uint64_t* values, size_t count) {
  return XXH3_64bits_withSeed(values, count * sizeof(uint64_t), kHashSeed);
}

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_STABLE_HASH_H_
