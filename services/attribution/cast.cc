#include "services/attribution/cast.h"

#include <algorithm>
#include <cmath>

#include "services/attribution/given_name.h"
#include "services/attribution/pronoun_gender.h"
#include "services/text/name_key.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// Whether a name is a shorter form of another: "Suu Kyi", "Jane Roe" for "Jane Ann Roe", "Enrique
// Roe" for "Enrique Roe Mora", but not "Jane Roe" for "Jane Roe Legal Fund".
bool IsPartOf(const std::vector<uint64_t>& part, const std::vector<uint64_t>& whole) {
  if (part.back() != whole.back() && part.size() + 1 != whole.size()) return false;
  size_t found = 0;
  for (size_t i = 0; i < whole.size() && found < part.size(); ++i) {
    if (whole[i] == part[found]) ++found;
  }
  return found == part.size();
}

uint64_t Combine(const std::vector<uint64_t>& words) {
  uint64_t hash = 0x9E3779B97F4A7C15u;
  for (uint64_t word : words) hash = (hash ^ word) * 0x9E3779B97F4A7C15u + (hash >> 31);
  return hash;
}

// Whether a word is the other with one vowel left out inside: "Bornsten" for "Bornstein".
bool LacksVowel(std::string_view shorter, std::string_view longer) {
  constexpr size_t kShortest = 6;
  if (shorter.size() < kShortest || shorter.size() + 1 != longer.size()) return false;
  const auto differ = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  const size_t at = static_cast<size_t>(differ.second - longer.begin());
  if (at == 0 || at + 1 >= longer.size()) return false;
  if (std::string_view("aeiouy").find(longer[at]) == std::string_view::npos) return false;
  return shorter.substr(at) == longer.substr(at + 1);
}

bool Clash(Gender a, Gender b) { return a != Gender::kUnknown && b != Gender::kUnknown && a != b; }

}  // namespace

Cast::Cast(const TaggedText& text, std::vector<Mention> mentions)
    : text_(text), mentions_(std::move(mentions)) {
  GroupFullNames();
  AddHeadlineMentions();
  FindLongForms();
  GroupInOrder();
  LearnGenders();
  IndexRoles();
}

// Spellings of one name share a hash: "Zelensky", "Zelenskyy"; "Assad", "al-Assad".
uint64_t Cast::WordOf(uint32_t token) const {
  std::string_view word = text_.Text(token);
  word.remove_prefix(ArticleOf(word));
  return std::hash<std::string>()(text::NameWordKey(word));
}

// "FAO" of "Food and Agriculture Organization"; empty where a word has no capital.
std::string Cast::InitialsOf(const Mention& mention) const {
  std::string initials;
  for (uint32_t i = mention.name.begin; i < mention.name.end; ++i) {
    if (text_.IsPossessiveMark(i) || text_.Is(i, kFunctionWord)) continue;
    const char first = text_.Text(i).front();
    if (first < 'A' || first > 'Z') return "";
    initials += first;
  }
  return initials;
}

Cast::NameWords Cast::WordsOf(const Mention& mention) const {
  NameWords name;
  for (uint32_t i = mention.name.begin; i < mention.name.end; ++i) {
    if (!text_.IsWord(i) || text_.IsPossessiveMark(i)) continue;
    if (i > mention.name.begin && text_.Is(i, kNameSuffix)) {
      name.suffix = text_.Info(i).hash;
    } else if (!text_.Is(i, kDefinite)) {
      name.words.push_back(WordOf(i));
    }
  }
  return name;
}

std::string Cast::NameOf(const Mention& mention) const {
  std::string name(text_.Text(mention.name));
  if (mention.kind == MentionKind::kOrganization || mention.kind == MentionKind::kPlace)
    return name;
  // "NATO" and "AFL-CIO" stay; a label ("HOLT:") and a name with a given name do not.
  const bool label = text_.IsText(mention.name.end, ":");
  const bool person = mention.name.size() > 1 && mention.kind == MentionKind::kPerson;
  if (!label && !person) return name;
  for (uint32_t i = mention.name.begin; i < mention.name.end; ++i) {
    if (text_.IsWord(i) && !text_.Token(i).all_capitals) return name;
  }
  // "JANE DOE" is "Jane Doe" in the usual way of writing.
  bool first = true;
  for (char& c : name) {
    if (!first && c >= 'A' && c <= 'Z') c = static_cast<char>(c + 0x20);
    first = c == ' ' || c == '-' || c == '\'';
  }
  return name;
}

void Cast::GroupFullNames() {
  for (Mention& mention : mentions_) {
    if (mention.kind != MentionKind::kPerson && mention.kind != MentionKind::kName) continue;
    const NameWords name = WordsOf(mention);
    if (name.words.size() < 2) continue;
    mention.entity = FindFullName(name, mention);
    if (mention.entity == kNoEntity) {
      mention.entity = NewEntity(mention, name);
    } else {
      Enrich(entities_[mention.entity], mention, name);
    }
    ++entities_[mention.entity].full_mentions;
  }
}

uint32_t Cast::FindFullName(const NameWords& name, const Mention& mention) const {
  for (const auto& [index, word] :
       {std::pair(&by_last_, name.words.back()), std::pair(&by_first_, name.words.front())}) {
    const auto found = index->find(word);
    if (found == index->end()) continue;
    for (uint32_t entity : found->second) {
      if (IsSamePerson(entities_[entity], name, mention)) return entity;
    }
  }
  return kNoEntity;
}

bool Cast::HasGivenName(const Entity& entity) const {
  return entity.words.size() > 1 && text_.Is(entity.name_token, kGivenName);
}

bool Cast::IsSamePerson(const Entity& entity, const NameWords& name, const Mention& mention) const {
  if (name.suffix != 0 && entity.suffix != name.suffix) return false;  // "Jr." is somebody else
  if (entity.words == name.words) return true;
  if (entity.words.size() < 2) return false;
  if (IsPartOf(name.words, entity.words) || IsPartOf(entity.words, name.words)) return true;
  if (entity.words.back() != name.words.back() || Clash(entity.gender, mention.gender))
    return false;
  return CanBeSameGivenName(Fold(text_.Text(entity.name_token)),
                            Fold(text_.Text(mention.name.begin)));
}

uint32_t Cast::NewEntity(const Mention& mention, const NameWords& name) {
  const uint32_t id = static_cast<uint32_t>(entities_.size());
  Entity& entity = entities_.emplace_back();
  entity.kind = mention.kind;
  Enrich(entity, mention, name);
  return id;
}

// Takes over what a mention adds to an entity: a fuller name, a gender, a kind.
void Cast::Enrich(Entity& entity, const Mention& mention, const NameWords& name) {
  const uint32_t id = static_cast<uint32_t>(&entity - entities_.data());
  if (entity.kind == MentionKind::kName) entity.kind = mention.kind;
  if (entity.gender == Gender::kUnknown) entity.gender = mention.gender;
  if (name.words.size() <= entity.words.size()) return;
  entity.name = NameOf(mention);
  entity.name_token = mention.name.begin;
  entity.words = name.words;
  if (name.suffix != 0) entity.suffix = name.suffix;
  const auto add = [&](Index& index, uint64_t word) {
    std::vector<uint32_t>& namesakes = index[word];
    if (namesakes.size() >= kMaxNamesakes) return;
    if (std::find(namesakes.begin(), namesakes.end(), id) == namesakes.end()) {
      namesakes.push_back(id);
    }
  };
  if (mention.kind == MentionKind::kOrganization) {
    organizations_.emplace(Combine(name.words), id);
    return;
  }
  add(by_last_, name.words.back());
  if (name.words.size() > 1) add(by_first_, name.words.front());
}

// In title case only names that the rest of the article knows can be told.
void Cast::AddHeadlineMentions() {
  std::vector<Mention> added;
  const auto& paragraphs = text_.document().paragraphs();
  for (uint32_t p = 0; p < paragraphs.size(); ++p) {
    if (!text_.IsTitleCase(p)) continue;
    const TokenRange tokens = paragraphs[p].tokens;
    for (uint32_t i = tokens.begin; i < tokens.end; ++i) {
      if (!text_.IsCapitalised(i)) continue;
      const auto found = by_last_.find(WordOf(i));
      if (found == by_last_.end()) continue;
      const std::vector<uint64_t>& words = entities_[found->second.front()].words;
      Mention mention;
      mention.name = {i, i + 1};
      while (mention.name.begin > tokens.begin &&
             std::find(words.begin(), words.end(), WordOf(mention.name.begin - 1)) != words.end()) {
        --mention.name.begin;
      }
      mention.tokens = mention.name;
      mention.kind = MentionKind::kPerson;
      mention.headline = true;
      mention.possessive = text_.IsPossessiveMark(i + 1);
      mention.quoted = text_.Token(i).in_quotes;
      if (mention.name.size() > 1) mention.entity = FindFullName(WordsOf(mention), mention);
      added.push_back(mention);
    }
  }
  const size_t middle = mentions_.size();
  mentions_.insert(mentions_.end(), added.begin(), added.end());
  std::inplace_merge(
      mentions_.begin(), mentions_.begin() + static_cast<ptrdiff_t>(middle), mentions_.end(),
      [](const Mention& a, const Mention& b) { return a.name.begin < b.name.begin; });
}

void Cast::FindLongForms() {
  for (uint32_t index = 0; index < mentions_.size(); ++index) {
    const Mention& mention = mentions_[index];
    if (mention.kind != MentionKind::kOrganization || mention.name.size() < 2) continue;
    const std::string initials = InitialsOf(mention);
    if (initials.size() < 2) continue;
    const auto [known, added] = long_forms_.try_emplace(initials, index);
    if (added || known->second == kSeveral) continue;
    if (WordsOf(mentions_[known->second]).words != WordsOf(mention).words) known->second = kSeveral;
  }
}

// The one organisation of the article whose initials an acronym is.
uint32_t Cast::SpelledOut(const Mention& mention) {
  if (mention.name.size() != 1 || !text_.Token(mention.name.begin).all_capitals) return kNoEntity;
  std::string acronym(text_.Text(mention.name.begin));
  std::erase(acronym, '.');
  const auto found = long_forms_.find(acronym);
  if (found == long_forms_.end() || found->second == kSeveral) return kNoEntity;
  const Mention& whole = mentions_[found->second];
  if (whole.entity != kNoEntity) return whole.entity;
  const NameWords name = WordsOf(whole);
  const auto known = organizations_.find(Combine(name.words));
  return known != organizations_.end() ? known->second : NewEntity(whole, name);
}

void Cast::GroupInOrder() {
  for (uint32_t index = 0; index < mentions_.size(); ++index) {
    Mention& mention = mentions_[index];
    if (mention.entity == kNoEntity) {
      const NameWords name = WordsOf(mention);
      if (name.words.empty()) continue;
      mention.entity = mention.kind == MentionKind::kOrganization ? GroupOrganization(mention, name)
                                                                  : GroupShortName(index, name);
    }
    entities_[mention.entity].mentions.push_back(index);
  }
}

uint32_t Cast::GroupOrganization(const Mention& mention, const NameWords& name) {
  const auto found = organizations_.find(Combine(name.words));
  if (found != organizations_.end()) return found->second;
  const uint32_t spelled_out = SpelledOut(mention);
  if (spelled_out == kNoEntity) return NewEntity(mention, name);
  organizations_.emplace(Combine(name.words), spelled_out);
  return spelled_out;
}

std::vector<uint32_t> Cast::Namesakes(const Index& index, uint64_t word,
                                      const Mention& mention) const {
  std::vector<uint32_t> namesakes;
  const auto found = index.find(word);
  if (found == index.end()) return namesakes;
  for (uint32_t id : found->second) {
    if (!Clash(entities_[id].gender, mention.gender)) namesakes.push_back(id);
  }
  return namesakes;
}

// The one person whose surname differs by a vowel inside: writers misspell names.
uint32_t Cast::FindMisspelt(const Mention& mention) const {
  uint32_t found = kNoEntity;
  const std::string_view surname = text_.Text(mention.name.end - 1);
  for (uint32_t id = 0; id < std::min(entities_.size(), kMaxMisspelt); ++id) {
    const Entity& entity = entities_[id];
    if (entity.kind != MentionKind::kPerson || entity.words.size() < 2) continue;
    const std::string_view name = entity.name;
    const std::string_view last = name.substr(name.rfind(' ') + 1);
    if (!LacksVowel(surname, last) && !LacksVowel(last, surname)) continue;
    if (found != kNoEntity || Clash(entity.gender, mention.gender)) return kNoEntity;
    found = id;
  }
  return found;
}

// A name of one word, or the later words of a longer one ("Mr. Guajardo Villarreal").
uint32_t Cast::GroupShortName(uint32_t index, const NameWords& name) {
  const Mention& mention = mentions_[index];
  const uint64_t word = name.words.back();
  std::vector<uint32_t> namesakes = Namesakes(by_last_, word, mention);
  const bool is_place = mention.kind == MentionKind::kPlace;
  if (is_place) {
    // "in Austin" is the city even where a Mr Austin speaks.
    std::erase_if(namesakes, [&](uint32_t id) {
      return (entities_[id].kind != MentionKind::kPlace && mention.oblique) ||
             (entities_[id].words.size() > 1 && entities_[id].kind == MentionKind::kName);
    });
  } else if (std::any_of(namesakes.begin(), namesakes.end(),
                         [&](uint32_t id) { return entities_[id].words.size() > 1; })) {
    std::erase_if(namesakes, [&](uint32_t id) { return entities_[id].words.size() < 2; });
    // "Team Holt" and "Absent Holt" are no people where a Mary Holt is.
    if (std::any_of(namesakes.begin(), namesakes.end(),
                    [&](uint32_t id) { return HasGivenName(entities_[id]); })) {
      std::erase_if(namesakes, [&](uint32_t id) {
        return entities_[id].kind == MentionKind::kName && !HasGivenName(entities_[id]);
      });
    }
  }
  // "Trump Jr." is the one who is called so.
  const auto has_suffix = [&](uint32_t id) { return entities_[id].suffix == name.suffix; };
  if (name.suffix != 0 && std::any_of(namesakes.begin(), namesakes.end(), has_suffix)) {
    std::erase_if(namesakes, [&](uint32_t id) { return !has_suffix(id); });
  }
  if (namesakes.empty() && !is_place) namesakes = Namesakes(by_first_, word, mention);
  if (namesakes.empty()) {
    const auto organization = organizations_.find(Combine(name.words));
    if (organization != organizations_.end() && mention.kind != MentionKind::kPerson) {
      return organization->second;
    }
    const uint32_t misspelt = is_place ? kNoEntity : FindMisspelt(mention);
    return misspelt != kNoEntity ? misspelt : NewEntity(mention, name);
  }
  if (namesakes.size() == 1) {
    Entity& only = entities_[namesakes.front()];
    if (only.gender == Gender::kUnknown) only.gender = mention.gender;
    if (only.kind == MentionKind::kName) only.kind = mention.kind;
    return namesakes.front();
  }
  std::vector<Reading> readings = Rank(namesakes, index);
  const uint32_t best = readings.front().entity;
  ambiguous_.emplace(index, std::move(readings));
  return best;
}

// Who of several namesakes is in the foreground: named often, named last, named as the one who
// acts, and of the gender of the pronoun behind.
std::vector<Reading> Cast::Rank(const std::vector<uint32_t>& namesakes, uint32_t index) const {
  const double paragraph = text_.ParagraphOf(mentions_[index].name.begin);
  const Gender gender = GenderBehind(text_, mentions_, index);
  std::vector<Reading> readings;
  double sum = 0;
  for (uint32_t id : namesakes) {
    const Entity& entity = entities_[id];
    double score = 2 * std::log1p(entity.full_mentions);
    if (!entity.mentions.empty()) {
      const Mention& last = mentions_[entity.mentions.back()];
      score += 2 * std::exp((text_.ParagraphOf(last.name.begin) - paragraph) / 4);
      score += last.possessive || last.oblique ? -0.5 : 0.5;
    }
    if (Clash(entity.gender, gender)) score -= 2;
    readings.push_back({id, std::exp(score)});
    sum += readings.back().probability;
  }
  for (Reading& reading : readings) reading.probability /= sum;
  std::stable_sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
    return a.probability > b.probability;
  });
  return readings;
}

void Cast::LearnGenders() {
  const std::vector<Gender> genders = GendersByPronoun(text_, mentions_, entities_.size());
  for (size_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].gender == Gender::kUnknown) entities_[i].gender = genders[i];
  }
}

void Cast::IndexRoles() {
  for (uint32_t index = 0; index < mentions_.size(); ++index) {
    const Mention& mention = mentions_[index];
    for (TokenRange range : {mention.role, mention.apposition}) {
      for (uint32_t i = range.begin; i < range.end; ++i) {
        if (!text_.Is(i, kRole | kKin | kHuman)) continue;
        std::vector<uint32_t>& holders = by_role_[text_.Info(i).id];
        if (holders.empty() || holders.back() != index) holders.push_back(index);
      }
    }
    if (mention.kind != MentionKind::kOrganization) continue;
    for (uint32_t i = mention.name.begin; i < mention.name.end; ++i) {
      if (text_.Is(i, kOrgHead)) by_head_[text_.Info(i).hash].push_back(index);
      if (text_.Is(i, kAlliance)) {
        for (const char* word : {"alliance", "bloc"}) {
          by_head_[LookUp(word, false).hash].push_back(index);
        }
      }
    }
  }
}

std::pair<uint32_t, uint32_t> Cast::MentionsIn(TokenRange tokens) const {
  const auto before = [](const Mention& mention, uint32_t token) {
    return mention.name.begin < token;
  };
  const auto begin = std::lower_bound(mentions_.begin(), mentions_.end(), tokens.begin, before);
  const auto end = std::lower_bound(begin, mentions_.end(), tokens.end, before);
  return {static_cast<uint32_t>(begin - mentions_.begin()),
          static_cast<uint32_t>(end - mentions_.begin())};
}

std::vector<Reading> Cast::ReadingsOf(uint32_t mention) const {
  const auto found = ambiguous_.find(mention);
  if (found != ambiguous_.end()) return found->second;
  return {{mentions_[mention].entity, 1.0}};
}

uint32_t Cast::PersonNamed(uint32_t token) const {
  const uint64_t word = WordOf(token);
  for (const Index* index : {&by_last_, &by_first_}) {
    const auto found = index->find(word);
    if (found == index->end()) continue;
    return found->second.size() == 1 ? found->second.front() : kNoEntity;
  }
  return kNoEntity;
}

std::span<const uint32_t> Cast::MentionsWithRole(uint16_t role_id) const {
  const auto found = by_role_.find(role_id);
  return found == by_role_.end() ? std::span<const uint32_t>() : found->second;
}

std::span<const uint32_t> Cast::MentionsWithHead(uint64_t head_hash) const {
  const auto found = by_head_.find(head_hash);
  return found == by_head_.end() ? std::span<const uint32_t>() : found->second;
}

}  // namespace verbatim::attribution
