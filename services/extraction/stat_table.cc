#include "services/extraction/stat_table.h"

#include <bit>
#include <cmath>
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
  table.slots_ = reader.ReadArray<Slot>(slots);
  if (!reader.AtEnd() || !std::has_single_bit(slots)) return DamagedSection(kSection);
  table.mask_ = slots - 1;
  bool has_empty_slot = false;
  for (uint32_t i = 0; i < slots; ++i) has_empty_slot |= table.slots_[i].key == 0;
  if (!has_empty_slot) return DamagedSection(kSection);  // look-ups would not end
  for (uint32_t role = 0; role < kStatRoles; ++role) {
    table.unseen_[role] =
        ValuesOf(table.FindKey(StatKey(static_cast<StatRole>(role), kUnseenWord)));
  }
  return table;
}

const StatTable::Slot* StatTable::FindKey(uint32_t key) const {
  for (uint32_t i = key & mask_;; i = (i + 1) & mask_) {
    if (slots_[i].key == key) return &slots_[i];
    if (slots_[i].key == 0) return nullptr;
  }
}

Stats StatTable::ValuesOf(const Slot* slot) {
  Stats stats = {};
  if (slot == nullptr) return stats;
  for (size_t i = 0; i < stats.size(); ++i) {
    stats[i] = static_cast<float>(slot->values[i]) * kStatUnit;
  }
  return stats;
}

Stats StatTable::Find(StatRole role, uint32_t hash) const {
  const Slot* found = FindKey(StatKey(role, hash));
  return found == nullptr ? unseen_[static_cast<size_t>(role)] : ValuesOf(found);
}

std::string WriteStats(const std::map<uint32_t, Stats>& stats) {
  uint32_t slots = 16;
  while (2 * slots < 3 * stats.size()) slots *= 2;
  std::vector<StatTable::Slot> table(slots);
  for (const auto& [key, values] : stats) {
    if (key == 0) continue;
    uint32_t slot = key & (slots - 1);
    while (table[slot].key != 0) slot = (slot + 1) & (slots - 1);
    table[slot].key = key;
    for (size_t i = 0; i < values.size(); ++i) {
      table[slot].values[i] = static_cast<uint16_t>(std::lround(values[i] / kStatUnit));
    }
  }
  std::string bytes;
  AppendU32(bytes, slots);
  AppendArray(bytes, table);
  return bytes;
}

}  // namespace verbatim::extraction
