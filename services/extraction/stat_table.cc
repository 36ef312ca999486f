#include "services/extraction/stat_table.h"

#include <bit>
#include <vector>

#include "services/base/status_macros.h"

namespace verbatim::extraction {

absl::StatusOr<StatTable> StatTable::Open(const ModelFile& file) {
  ASSIGN_OR_RETURN(const std::string_view bytes, file.Section(kSection));
  return Read(bytes);
}

absl::StatusOr<StatTable> StatTable::Read(std::string_view bytes) {
  SectionReader reader(bytes);
  const uint32_t slots = reader.ReadU32();
  StatTable table;
  table.keys_ = reader.ReadArray<uint32_t>(slots);
  table.values_ = reader.ReadArray<Stats>(slots);
  if (!reader.AtEnd() || !std::has_single_bit(slots)) return DamagedSection(kSection);
  table.mask_ = slots - 1;
  bool has_empty_slot = false;
  for (uint32_t i = 0; i < slots; ++i) has_empty_slot |= table.keys_[i] == 0;
  if (!has_empty_slot) return DamagedSection(kSection);  // look-ups would not end
  return table;
}

const Stats* StatTable::FindKey(uint32_t key) const {
  for (uint32_t slot = key & mask_;; slot = (slot + 1) & mask_) {
    if (keys_[slot] == key) return &values_[slot];
    if (keys_[slot] == 0) return nullptr;
  }
}

const Stats& StatTable::Find(StatRole role, uint32_t hash) const {
  static constexpr Stats kNothing = {};
  const Stats* found = FindKey(StatKey(role, hash));
  if (found == nullptr) found = FindKey(StatKey(role, kUnseenWord));
  return found == nullptr ? kNothing : *found;
}

std::string WriteStats(const std::map<uint32_t, Stats>& stats) {
  uint32_t slots = 16;
  while (slots < 2 * stats.size()) slots *= 2;
  std::vector<uint32_t> keys(slots);
  std::vector<Stats> values(slots);
  for (const auto& [key, value] : stats) {
    if (key == 0) continue;
    uint32_t slot = key & (slots - 1);
    while (keys[slot] != 0) slot = (slot + 1) & (slots - 1);
    keys[slot] = key;
    values[slot] = value;
  }
  std::string bytes;
  AppendU32(bytes, slots);
  AppendArray(bytes, keys);
  AppendArray(bytes, values);
  return bytes;
}

}  // namespace verbatim::extraction
