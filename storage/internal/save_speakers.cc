#include "storage/internal/save_speakers.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "storage/internal/sql_state.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

std::vector<std::string_view> Words(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  std::vector<std::string_view> words;
  size_t begin = text.find_first_not_of(kSpace);
  while (begin != std::string_view::npos) {
    const size_t end = text.find_first_of(kSpace, begin);
    words.push_back(text.substr(begin, end - begin));
    begin = end == std::string_view::npos ? end : text.find_first_not_of(kSpace, end);
  }
  return words;
}

bool IsRegistered(const domain::ResolvedSpeaker& speaker) {
  const bool named = speaker.kind == domain::SpeakerKind::kPerson ||
                     speaker.kind == domain::SpeakerKind::kOrganization ||
                     speaker.kind == domain::SpeakerKind::kGroup;
  return named && speaker.name.size() <= kMaxSpeakerNameBytes && !Words(speaker.name).empty();
}

std::set<std::string> ShorterNames(const domain::AttributedStatement& attributed) {
  std::set<std::string> names;
  if (attributed.speaker.kind != domain::SpeakerKind::kPerson) return names;
  for (const domain::ChainLink& link : attributed.chain) {
    const bool mention =
        link.kind == domain::LinkKind::kSource || link.kind == domain::LinkKind::kAntecedent;
    if (mention && IsShorterName(link.text, attributed.speaker.name)) names.insert(link.text);
  }
  return names;
}

// A speaker of the registry that a name may mean.
struct Named {
  int64_t speaker = 0;
  int64_t root = 0;
  bool canonical = false;  // the name is its own, not an alias
};

// Whom a name means among all whom it may mean; unset: a new speaker. Of several of one full name
// the first registered, until people or roles tell more. A last name alone means the only one who
// bears it, else only those who are registered by it alone.
std::optional<LinkedSpeaker> Choose(const std::vector<Named>& named, bool is_last_name) {
  std::set<int64_t> roots;
  for (const Named& one : named) roots.insert(one.root);
  const auto canonical =
      std::find_if(named.begin(), named.end(), [](const Named& one) { return one.canonical; });
  if (canonical == named.end() && (roots.empty() || (is_last_name && roots.size() > 1))) {
    return std::nullopt;
  }
  const Named& chosen = canonical == named.end() ? named.front() : *canonical;
  LinkedSpeaker linked = {.found = chosen.speaker, .root = chosen.root};
  if (is_last_name) {
    linked.link = chosen.canonical ? SpeakerLink::kName : SpeakerLink::kSurname;
  } else if (roots.size() > 1) {
    linked.link = SpeakerLink::kOneOfSeveral;
  }
  return linked;
}

// The names of an article that are looked up, each once.
struct Asked {
  std::vector<std::string> names;
  std::vector<domain::SpeakerKind> kinds;
  std::vector<std::optional<LinkedSpeaker>> found;

  // The names that are not found yet, or all.
  Params ToParams(bool only_missing) const {
    ArrayText name_texts;
    ArrayText kind_texts;
    for (size_t i = 0; i < names.size(); ++i) {
      if (only_missing && found[i]) continue;
      name_texts.Add(names[i]);
      kind_texts.Add(domain::Name(kinds[i]));
    }
    return Params().Add(name_texts).Add(kind_texts);
  }
  bool IsComplete() const {
    return std::all_of(found.begin(), found.end(), [](const auto& one) { return one.has_value(); });
  }
};

absl::Status FindSpeakers(Session& session, Asked& asked) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindSpeakers, asked.ToParams(false)));
  std::vector<std::vector<Named>> named(asked.names.size());
  std::vector<bool> is_last_name(asked.names.size());
  for (Row row : rows) {
    const auto index = static_cast<size_t>(row.Int());
    Named& one = named.at(index).emplace_back();
    one.speaker = row.Int();
    one.root = row.Int();
    one.canonical = row.Bool();
    is_last_name[index] = row.Bool();
  }
  for (size_t i = 0; i < named.size(); ++i) {
    if (!asked.found[i]) asked.found[i] = Choose(named[i], is_last_name[i]);
  }
  return absl::OkStatus();
}

}  // namespace

bool IsShorterName(std::string_view mention, std::string_view name) {
  const std::vector<std::string_view> some = Words(mention);
  const std::vector<std::string_view> all = Words(name);
  if (some.empty() || some.size() >= all.size() || some.back() != all.back()) return false;
  size_t next = 0;
  for (const std::string_view word : all) {
    if (next < some.size() && some[next] == word) ++next;
  }
  return next == some.size();
}

absl::StatusOr<std::vector<std::optional<LinkedSpeaker>>> SaveSpeakers(
    Session& session, const std::vector<OccurrenceDraft>& drafts) {
  using Key = std::pair<std::string, domain::SpeakerKind>;
  std::map<Key, size_t> indexes;  // into asked
  std::vector<std::set<std::string>> aliases;
  Asked asked;
  for (const OccurrenceDraft& draft : drafts) {
    const domain::ResolvedSpeaker& speaker = draft.attributed.speaker;
    if (!IsRegistered(speaker)) continue;
    const auto [place, added] =
        indexes.try_emplace({speaker.name, speaker.kind}, asked.names.size());
    if (added) {
      asked.names.push_back(speaker.name);
      asked.kinds.push_back(speaker.kind);
      aliases.emplace_back();
    }
    aliases[place->second].insert(speaker.name);
    aliases[place->second].merge(ShorterNames(draft.attributed));
  }
  asked.found.resize(asked.names.size());
  std::vector<std::optional<LinkedSpeaker>> linked(drafts.size());
  if (asked.names.empty()) return linked;
  RETURN_IF_ERROR(FindSpeakers(session, asked));
  if (!asked.IsComplete()) {
    RETURN_IF_ERROR(session.Run(queries::kRegisterSpeakers, asked.ToParams(true)));
    RETURN_IF_ERROR(FindSpeakers(session, asked));
    if (!asked.IsComplete()) return StoreInternalError();
  }
  ArrayText alias_ids;
  ArrayText alias_names;
  for (size_t i = 0; i < asked.names.size(); ++i) {
    for (const std::string& name : aliases[i]) {
      alias_ids.Add(asked.found[i]->found);
      alias_names.Add(name);
    }
  }
  RETURN_IF_ERROR(
      session.Run(queries::kAddSpeakerAliases, Params().Add(alias_ids).Add(alias_names)));
  for (size_t i = 0; i < drafts.size(); ++i) {
    const domain::ResolvedSpeaker& speaker = drafts[i].attributed.speaker;
    if (IsRegistered(speaker)) linked[i] = asked.found[indexes.at({speaker.name, speaker.kind})];
  }
  return linked;
}

}  // namespace verbatim::storage
