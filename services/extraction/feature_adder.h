#ifndef VERBATIM_SERVICES_EXTRACTION_FEATURE_ADDER_H_
#define VERBATIM_SERVICES_EXTRACTION_FEATURE_ADDER_H_

#include <algorithm>
#include <cstdint>

#include "services/extraction/hashed_weights.h"
#include "services/extraction/hashing.h"
#include "services/extraction/tagset.h"

namespace verbatim::extraction {

// Adds features numbered in the order in which they are added: the same values give different
// features at different places.
class FeatureAdder {
 public:
  explicit FeatureAdder(HashedFeatures& features) : features_(features) { features_.Clear(); }

  // Numbers what follows from `number` on.
  void StartAt(uint32_t number) { number_ = number; }

  void Add(uint32_t a) { features_.Add(Mix(++number_ * 0x9E3779B1U, a)); }
  void Add(uint32_t a, uint32_t b) { Add(a * 0x85EBCA6BU ^ (b + 0x7F4A7C15U) * 0xC2B2AE35U); }
  void Add(uint32_t a, uint32_t b, uint32_t c) { Add(Mix(a, b), c); }

 private:
  HashedFeatures& features_;
  uint32_t number_ = 0;
};

// Up to three parts of speech as a value of a feature.
inline uint32_t Bits(Tag tag) { return static_cast<uint32_t>(tag); }
inline uint32_t Bits(Tag a, Tag b) { return Bits(a) << 6 | Bits(b); }
inline uint32_t Bits(Tag a, Tag b, Tag c) { return Bits(a, b) << 6 | Bits(c); }

inline uint32_t Few(uint32_t count, uint32_t most) { return std::min(count, most); }

// A number of words in ever longer steps.
inline uint32_t Distance(uint32_t d) {
  if (d < 5) return d;
  if (d < 7) return 5;
  if (d < 10) return 6;
  if (d < 15) return 7;
  if (d < 22) return 8;
  return d < 35 ? 9 : 10;
}

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_FEATURE_ADDER_H_
