#ifndef VERBATIM_SERVICES_EXTRACTION_MODEL_FILE_H_
#define VERBATIM_SERVICES_EXTRACTION_MODEL_FILE_H_

#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace verbatim::extraction {

// The version of the file's layout and of what its numbers mean (features, hashes, tags). Raised by
// every change after which old weights would give other results.
inline constexpr uint32_t kModelVersion = 3;

// A model file: named sections of bytes behind a header that tells damage and foreign files.
//
//   0   8  magic "VERBMODL"
//   8   4  version            (all numbers little-endian)
//   12  4  number of sections
//   16  8  XXH64 of everything from byte 24 on
//   24  .. directory: per section name (24 bytes, zero-padded), offset u64, size u64
//   ..     sections, each at a multiple of 64 bytes
//
// A ModelFile is a view: the bytes must outlive it. Immutable, safe to share between threads.
class ModelFile {
 public:
  // Checks magic, version, bounds and checksum (reasons MODEL_FOREIGN, MODEL_VERSION,
  // MODEL_DAMAGED). REQUIRES: bytes.data() is aligned to 64 bytes.
  static absl::StatusOr<ModelFile> Open(std::string_view bytes);

  // The bytes of a section; MODEL_DAMAGED when there is none of that name.
  absl::StatusOr<std::string_view> Section(std::string_view name) const;

  const std::map<std::string, std::string_view, std::less<>>& sections() const { return sections_; }

 private:
  std::map<std::string, std::string_view, std::less<>> sections_;
};

// Collects sections and lays them out. Sections are written in the order of their names, so the
// same contents give the same bytes.
class ModelFileWriter {
 public:
  // REQUIRES: name has 1 to 24 bytes and was not added before.
  void Add(std::string_view name, std::string bytes);
  std::string Finish() const;

 private:
  std::map<std::string, std::string> sections_;
};

// Appends the bytes of trivially copyable values; the other side of ReadArray.
template <typename T>
void AppendArray(std::string& out, const std::vector<T>& values) {
  static_assert(std::is_trivially_copyable_v<T>);
  out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

// A cursor over one section. Every read checks what is left; after a failed one ok() is false and
// further reads give nothing.
class SectionReader {
 public:
  explicit SectionReader(std::string_view bytes) : bytes_(bytes) {}

  uint32_t ReadU32();
  float ReadFloat();
  // A pointer to `count` values inside the section, or nullptr. REQUIRES: what stands before keeps
  // T's alignment.
  template <typename T>
  const T* ReadArray(size_t count) {
    if (!ok_ || count > bytes_.size() / sizeof(T)) {
      ok_ = false;
      return nullptr;
    }
    const T* result = reinterpret_cast<const T*>(bytes_.data());
    bytes_.remove_prefix(count * sizeof(T));
    return result;
  }
  bool ok() const { return ok_; }
  bool AtEnd() const { return ok_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool ok_ = true;
};

void AppendU32(std::string& out, uint32_t value);
void AppendFloat(std::string& out, float value);

// The error for a section whose bytes don't fit together.
absl::Status DamagedSection(std::string_view name);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_MODEL_FILE_H_
