#include "services/extraction/model_file.h"

#include <bit>
#include <utility>

#include <xxhash.h>

#include "services/base/error.h"

namespace verbatim::extraction {
namespace {

static_assert(std::endian::native == std::endian::little, "model files are little-endian");

constexpr std::string_view kMagic = "VERBMODL";
constexpr size_t kHeaderSize = 24;
constexpr size_t kNameSize = 24;
constexpr size_t kDirectoryEntrySize = kNameSize + 16;
constexpr size_t kAlignment = 64;

template <typename T>
T Load(std::string_view bytes, size_t offset) {
  T value;
  std::memcpy(&value, bytes.data() + offset, sizeof(value));
  return value;
}

template <typename T>
void Append(std::string& out, T value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof(value));
}

absl::Status Damaged(std::string_view what) {
  return MakeError(
      absl::StatusCode::kDataLoss, "the extraction model is damaged: " + std::string(what),
      {.reason = "MODEL_DAMAGED", .metadata = {{"problem", std::string(what)}}, .field = ""});
}

size_t RoundUp(size_t size) { return (size + kAlignment - 1) / kAlignment * kAlignment; }

}  // namespace

absl::StatusOr<ModelFile> ModelFile::Open(std::string_view bytes) {
  if (bytes.size() < kHeaderSize || bytes.substr(0, kMagic.size()) != kMagic) {
    return MakeError(absl::StatusCode::kInvalidArgument, "not an extraction model of Verbatim",
                     {.reason = "MODEL_FOREIGN", .metadata = {}, .field = ""});
  }
  const uint32_t version = Load<uint32_t>(bytes, 8);
  if (version != kModelVersion) {
    return MakeError(absl::StatusCode::kFailedPrecondition,
                     "the extraction model has version " + std::to_string(version) +
                         ", this program reads version " + std::to_string(kModelVersion),
                     {.reason = "MODEL_VERSION",
                      .metadata = {{"found_version", std::to_string(version)},
                                   {"wanted_version", std::to_string(kModelVersion)}},
                      .field = ""});
  }
  const uint64_t checksum =
      XXH64(bytes.data() + kHeaderSize, bytes.size() - kHeaderSize, /*seed=*/0);
  if (Load<uint64_t>(bytes, 16) != checksum) return Damaged("wrong checksum");
  const size_t count = Load<uint32_t>(bytes, 12);
  if (count > (bytes.size() - kHeaderSize) / kDirectoryEntrySize) return Damaged("short directory");
  ModelFile file;
  for (size_t i = 0; i < count; ++i) {
    const size_t entry = kHeaderSize + i * kDirectoryEntrySize;
    std::string name(bytes.substr(entry, kNameSize));
    name.erase(name.find_last_not_of('\0') + 1);
    const uint64_t offset = Load<uint64_t>(bytes, entry + kNameSize);
    const uint64_t size = Load<uint64_t>(bytes, entry + kNameSize + 8);
    if (offset % kAlignment != 0 || offset > bytes.size() || size > bytes.size() - offset) {
      return Damaged("section outside the file");
    }
    file.sections_.emplace(std::move(name), bytes.substr(offset, size));
  }
  return file;
}

absl::StatusOr<std::string_view> ModelFile::Section(std::string_view name) const {
  const auto found = sections_.find(name);
  if (found == sections_.end()) return Damaged("no section " + std::string(name));
  return found->second;
}

void ModelFileWriter::Add(std::string_view name, std::string bytes) {
  sections_.insert_or_assign(std::string(name), std::move(bytes));
}

std::string ModelFileWriter::Finish() const {
  std::string directory;
  std::string body;
  const size_t body_begin = RoundUp(kHeaderSize + sections_.size() * kDirectoryEntrySize);
  for (const auto& [name, bytes] : sections_) {
    std::string padded = name;
    padded.resize(kNameSize, '\0');
    directory += padded;
    Append<uint64_t>(directory, body_begin + body.size());
    Append<uint64_t>(directory, bytes.size());
    body += bytes;
    body.resize(RoundUp(body.size()), '\0');
  }
  std::string rest = directory;
  rest.resize(body_begin - kHeaderSize, '\0');
  rest += body;
  std::string out(kMagic);
  Append<uint32_t>(out, kModelVersion);
  Append<uint32_t>(out, static_cast<uint32_t>(sections_.size()));
  Append<uint64_t>(out, XXH64(rest.data(), rest.size(), /*seed=*/0));
  return out + rest;
}

uint32_t SectionReader::ReadU32() {
  const char* bytes = ReadArray<char>(sizeof(uint32_t));
  uint32_t value = 0;
  if (bytes != nullptr) std::memcpy(&value, bytes, sizeof(value));
  return value;
}

float SectionReader::ReadFloat() { return std::bit_cast<float>(ReadU32()); }

void AppendU32(std::string& out, uint32_t value) { Append(out, value); }
void AppendFloat(std::string& out, float value) { Append(out, value); }

absl::Status DamagedSection(std::string_view name) {
  return Damaged("bad section " + std::string(name));
}

}  // namespace verbatim::extraction
