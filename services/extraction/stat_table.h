#ifndef VERBATIM_SERVICES_EXTRACTION_STAT_TABLE_H_
#define VERBATIM_SERVICES_EXTRACTION_STAT_TABLE_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

#include "services/extraction/hashing.h"
#include "services/extraction/model_file.h"

namespace verbatim::extraction {

// What training counted about one word in one role.
inline constexpr int kStatWidth = 4;
using Stats = std::array<float, kStatWidth>;

// The steps in which a table keeps what was counted: all values are below 16.
inline constexpr float kStatUnit = 1.0F / 4096;

// The roles in which words are counted; a key is StatKey(role, hash of the word).
enum class StatRole : uint32_t {
  kVerb = 1,      // by stem: see CueStats
  kNoun,          // by stem: likewise
  kMentionHead,   // by form: how often a mention with this head is a source
  kContentFirst,  // by form: how often content begins with this word, of where it could
  kContentAfter,  // by form: how often content begins after this word
  kContentLast,   // by form: how often content ends with this word
  kContentEnds,   // by form: how often content ends before this word
  kReportCue,     // by stem, of any part of speech: how often it is the chief word of a cue
};
inline constexpr size_t kStatRoles = static_cast<size_t>(StatRole::kReportCue) + 1;
constexpr uint32_t StatKey(StatRole role, uint32_t hash) {
  return Mix(static_cast<uint32_t>(role), hash);
}

// Positions in the Stats of kVerb and kNoun.
enum CueStat { kQuoteCue, kAnyCue, kContentAtCue, kLogCount };

// A read-only hash table of Stats: a view of the model's bytes, or of bytes made by WriteStats.
class StatTable {
 public:
  static constexpr std::string_view kSection = "quotes.stats";

  static absl::StatusOr<StatTable> Open(const ModelFile& file);
  static absl::StatusOr<StatTable> Read(std::string_view bytes);

  // The counts for a key; those of an unseen word of that role when there are none.
  Stats Find(StatRole role, uint32_t hash) const;

 private:
  // Key and values side by side, so that a look-up waits for memory once.
  struct Slot {
    uint32_t key = 0;                              // 0 is empty
    std::array<uint16_t, kStatWidth> values = {};  // in units of kStatUnit
  };

  friend std::string WriteStats(const std::map<uint32_t, Stats>& stats);

  const Slot* FindKey(uint32_t key) const;
  static Stats ValuesOf(const Slot* slot);

  const Slot* slots_ = nullptr;  // open addressing
  uint32_t mask_ = 0;
  std::array<Stats, kStatRoles> unseen_ = {};  // by role
};

// The hash that stands for the unseen word of a role.
inline constexpr uint32_t kUnseenWord = HashOf("<unseen>");

std::string WriteStats(const std::map<uint32_t, Stats>& stats);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_STAT_TABLE_H_
