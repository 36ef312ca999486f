#ifndef VERBATIM_STORAGE_INTERNAL_SPEAKER_SIGNATURES_H_
#define VERBATIM_STORAGE_INTERNAL_SPEAKER_SIGNATURES_H_

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

namespace verbatim::storage {

// Whom each of the last 16 million wordings names, so roughly that it takes four bytes: what is
// worth reading only if it may name one speaker with another need not be read to find that it does
// not. Not thread-safe.
class SpeakerSignatures {
 public:
  // A bit for each name that AddSpeaker() keeps; all for anybody. Two that have none in common
  // don't agree, as SpeakersAgree() has it.
  static uint16_t Of(const std::vector<std::string>& speakers);

  // `wording` is the id of one that is stored.
  void Set(int64_t wording, uint16_t signature) {
    if (entries_ == nullptr) entries_.reset(Allocate());
    if (entries_ != nullptr) entries_[Place(wording)] = Tag(wording) | signature;
  }
  void Forget(int64_t wording) {
    if (entries_ != nullptr) entries_[Place(wording)] = 0;
  }
  void Clear() { entries_.reset(); }

  // False if a wording is known to name nobody of the signature.
  bool MayAgree(int64_t wording, uint16_t signature) const {
    if (entries_ == nullptr) return true;
    const uint32_t entry = entries_[Place(wording)];
    return (entry & kTag) != Tag(wording) || (entry & signature) != 0;
  }

 private:
  static constexpr int kPlaceBits = 24;
  static constexpr uint32_t kTag = 0xffff0000;
  struct Free {
    void operator()(uint32_t* entries) const { std::free(entries); }
  };

  // Of zeros that take no memory before they are written to.
  static uint32_t* Allocate() {
    return static_cast<uint32_t*>(std::calloc(size_t{1} << kPlaceBits, sizeof(uint32_t)));
  }
  static size_t Place(int64_t wording) {
    return static_cast<uint64_t>(wording) & ((uint64_t{1} << kPlaceBits) - 1);
  }
  // Never 0, and another for all that share a place, of a trillion.
  static uint32_t Tag(int64_t wording) {
    return (static_cast<uint32_t>(static_cast<uint64_t>(wording) >> kPlaceBits) + 1) << 16U;
  }

  std::unique_ptr<uint32_t[], Free> entries_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SPEAKER_SIGNATURES_H_
