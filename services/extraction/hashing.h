#ifndef VERBATIM_SERVICES_EXTRACTION_HASHING_H_
#define VERBATIM_SERVICES_EXTRACTION_HASHING_H_

#include <cstdint>
#include <string_view>

// Hashes of words and of model features. They are part of the model file's meaning: a model is
// trained with them, so a change here needs a new kModelVersion and a new model.
namespace verbatim::extraction {

// FNV-1a, 32 bits, of text taken as it is; `hash` is that of what stands before it. Usable in
// constant expressions: HashOf("said").
constexpr uint32_t HashOf(std::string_view text, uint32_t hash = 2166136261U) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash;
}

// Mixes a feature's number and its values into one well-spread hash.
constexpr uint32_t Mix(uint32_t a, uint32_t b) {
  uint64_t x = (uint64_t{a} << 32 | b) * 0x9E3779B97F4A7C15U;
  x ^= x >> 29;
  return static_cast<uint32_t>((x * 0xBF58476D1CE4E5B9U) >> 32);
}
constexpr uint32_t Mix(uint32_t a, uint32_t b, uint32_t c) { return Mix(Mix(a, b), c); }

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_HASHING_H_
