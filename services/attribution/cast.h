#ifndef VERBATIM_SERVICES_ATTRIBUTION_CAST_H_
#define VERBATIM_SERVICES_ATTRIBUTION_CAST_H_

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/attribution/mention.h"
#include "services/attribution/tagged_text.h"

namespace verbatim::attribution {

// One person, organisation or place of an article, with all that names it.
struct Entity {
  std::string name;             // the fullest form in the text, without titles
  std::vector<uint64_t> words;  // hashes of the name's words' keys, without a suffix
  uint64_t suffix = 0;          // hash of "Jr", 0 if there is none
  uint32_t name_token = 0;      // the name's first token, where it stands in full
  MentionKind kind = MentionKind::kName;
  Gender gender = Gender::kUnknown;
  uint32_t full_mentions = 0;      // mentions by a name of two words or more
  std::vector<uint32_t> mentions;  // indexes, in text order
};

// A possible reading of a name.
struct Reading {
  uint32_t entity = kNoEntity;
  double probability = 0;
};

// The people and organisations of one article: its mentions grouped by whom they name. Surnames,
// given names, "Mr" with a surname, initials and possessives join the fullest form; a surname that
// several people bear goes to the one in the foreground, with the others as further readings.
//
// Built in one pass, linear in the mentions (a name is compared with at most kMaxNamesakes others).
// Holds a reference to the text. Immutable, thread-safe.
class Cast {
 public:
  // REQUIRES: mentions as FindMentions(text) returns them.
  Cast(const TaggedText& text, std::vector<Mention> mentions);

  const std::vector<Mention>& mentions() const { return mentions_; }
  const std::vector<Entity>& entities() const { return entities_; }
  const Entity& EntityOf(const Mention& mention) const { return entities_[mention.entity]; }

  // The mentions whose name begins in a range of tokens, as a half-open range of indexes.
  std::pair<uint32_t, uint32_t> MentionsIn(text::TokenRange tokens) const;

  // The possible readings of a mention, best first; most have one.
  std::vector<Reading> ReadingsOf(uint32_t mention) const;

  // The one person with the word at a token for a surname or given name; kNoEntity if there is none
  // or several. For words that do not look like names in their place: "May said".
  uint32_t PersonNamed(uint32_t token) const;

  // Indexes of the people's mentions whose title or apposition holds a role, in text order.
  std::span<const uint32_t> MentionsWithRole(uint16_t role_id) const;

  // Indexes of the organisations' mentions with a head word ("ministry"), by its hash.
  std::span<const uint32_t> MentionsWithHead(uint64_t head_hash) const;

 private:
  static constexpr uint32_t kSeveral = UINT32_MAX;
  static constexpr size_t kMaxNamesakes = 16;  // entities kept per surname or given name
  static constexpr size_t kMaxMisspelt = 100;  // entities tried for a surname not met before

  // A mention's name taken apart.
  struct NameWords {
    std::vector<uint64_t> words;
    uint64_t suffix = 0;
  };

  using Index = std::unordered_map<uint64_t, std::vector<uint32_t>>;

  uint64_t WordOf(uint32_t token) const;
  NameWords WordsOf(const Mention& mention) const;
  std::string NameOf(const Mention& mention) const;

  std::string InitialsOf(const Mention& mention) const;

  void GroupFullNames();
  void AddHeadlineMentions();
  void FindLongForms();
  void GroupInOrder();
  uint32_t SpelledOut(const Mention& mention);
  uint32_t GroupOrganization(const Mention& mention, const NameWords& name);
  uint32_t GroupShortName(uint32_t index, const NameWords& name);
  void LearnGenders();
  void IndexRoles();

  uint32_t FindFullName(const NameWords& name, const Mention& mention) const;
  uint32_t FindMisspelt(const Mention& mention) const;
  bool HasGivenName(const Entity& entity) const;
  bool IsSamePerson(const Entity& entity, const NameWords& name, const Mention& mention) const;
  std::vector<uint32_t> Namesakes(const Index& index, uint64_t word, const Mention& mention) const;
  std::vector<Reading> Rank(const std::vector<uint32_t>& namesakes, uint32_t index) const;
  uint32_t NewEntity(const Mention& mention, const NameWords& name);
  void Enrich(Entity& entity, const Mention& mention, const NameWords& name);

  const TaggedText& text_;
  std::vector<Mention> mentions_;
  std::vector<Entity> entities_;
  Index by_last_;                                         // surname, or an only name
  Index by_first_;                                        // given name of longer names
  std::unordered_map<uint64_t, uint32_t> organizations_;  // by the hash of all words
  // A mention of the organisation with these initials, kSeveral where there are several.
  std::unordered_map<std::string, uint32_t> long_forms_;
  std::unordered_map<uint32_t, std::vector<Reading>> ambiguous_;  // by mention
  std::unordered_map<uint16_t, std::vector<uint32_t>> by_role_;
  Index by_head_;
};

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_CAST_H_
