#include "storage/internal/save_speakers.h"

#include <map>
#include <set>
#include <string>
#include <utility>

#include "services/base/status_macros.h"
#include "storage/internal/sql_state.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// A longer "name" is no name, and would not fit an index.
constexpr size_t kMaxNameBytes = 512;

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
  return named && speaker.name.size() <= kMaxNameBytes && !Words(speaker.name).empty();
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

absl::StatusOr<std::vector<std::optional<int64_t>>> SaveSpeakers(
    Session& session, const std::vector<OccurrenceDraft>& drafts) {
  using Key = std::pair<std::string, domain::SpeakerKind>;
  std::map<Key, size_t> speakers;  // -> index among those asked for
  std::map<Key, std::set<std::string>> names;
  ArrayText asked_names;
  ArrayText asked_kinds;
  for (const OccurrenceDraft& draft : drafts) {
    const domain::ResolvedSpeaker& speaker = draft.attributed.speaker;
    if (!IsRegistered(speaker)) continue;
    const Key key(speaker.name, speaker.kind);
    if (speakers.try_emplace(key, speakers.size()).second) {
      asked_names.Add(speaker.name);
      asked_kinds.Add(domain::Name(speaker.kind));
    }
    names[key].insert(speaker.name);
    names[key].merge(ShorterNames(draft.attributed));
  }
  std::vector<std::optional<int64_t>> ids(drafts.size());
  if (speakers.empty()) return ids;
  const Params asked = Params().Add(asked_names).Add(asked_kinds);
  RETURN_IF_ERROR(session.Run(queries::kRegisterSpeakers, asked));
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindSpeakers, asked));
  if (rows.size() != speakers.size()) return StoreInternalError();
  ArrayText alias_ids;
  ArrayText aliases;
  for (const auto& [key, index] : speakers) {
    const int64_t id = rows[index].Int();
    for (const std::string& name : names[key]) {
      alias_ids.Add(id);
      aliases.Add(name);
    }
  }
  RETURN_IF_ERROR(session.Run(queries::kAddSpeakerAliases, Params().Add(alias_ids).Add(aliases)));
  for (size_t i = 0; i < drafts.size(); ++i) {
    const domain::ResolvedSpeaker& speaker = drafts[i].attributed.speaker;
    if (IsRegistered(speaker)) ids[i] = rows[speakers.at({speaker.name, speaker.kind})].Int();
  }
  return ids;
}

}  // namespace verbatim::storage
