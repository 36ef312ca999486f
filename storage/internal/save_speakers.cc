#include "storage/internal/save_speakers.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
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
  bool canonical = false;    // the name is its own, not an alias
  bool by_spelling = false;  // the name is only a spelling of one of its names
};

using Roots = std::set<int64_t>;

Roots RootsOf(const std::vector<Named>& named) {
  Roots roots;
  for (const Named& one : named) roots.insert(one.root);
  return roots;
}

LinkedSpeaker Linked(const Named& named, SpeakerLink link) {
  return {.found = named.speaker, .root = named.root, .link = link};
}

// A name of an article that is looked up.
struct Asked {
  std::string name;
  domain::SpeakerKind kind = domain::SpeakerKind::kUnknown;
  size_t article = 0;
  std::string spelling_key;
  std::string role;               // that the article gives, empty if none
  std::set<std::string> aliases;  // shorter names that the text has for the same speaker
  std::vector<Named> named;       // all whom it may mean; other spellings only where nobody else
  bool is_last_name = false;
  Roots with_role = {};  // of several of the full name, those who have the role
  std::optional<LinkedSpeaker> found = {};
};

// Whom a name means among all whom it may mean; unset: a new speaker. Of several of one full name
// the only one with the role, else the first registered, until people tell more. A last name alone
// means the only one who bears it, else only those who are registered by it alone.
std::optional<LinkedSpeaker> Choose(const Asked& asked) {
  const std::vector<Named>& named = asked.named;
  if (named.empty()) return std::nullopt;
  const Roots roots = RootsOf(named);
  if (named.front().by_spelling) {
    if (roots.size() > 1) return std::nullopt;
    return Linked(named.front(),
                  asked.is_last_name ? SpeakerLink::kSurname : SpeakerLink::kSpelling);
  }
  const auto canonical =
      std::find_if(named.begin(), named.end(), [](const Named& one) { return one.canonical; });
  const Named& first = canonical == named.end() ? named.front() : *canonical;
  if (asked.is_last_name) {
    if (canonical != named.end()) return Linked(first, SpeakerLink::kName);
    if (roots.size() > 1) return std::nullopt;
    return Linked(first, SpeakerLink::kSurname);
  }
  if (roots.size() == 1) return Linked(first, SpeakerLink::kName);
  if (asked.with_role.size() == 1) {
    const auto one = std::find_if(named.begin(), named.end(), [&](const Named& each) {
      return each.root == *asked.with_role.begin();
    });
    return Linked(*one, SpeakerLink::kRole);
  }
  return Linked(first, SpeakerLink::kOneOfSeveral);
}

// Whether a last name alone has to wait until another article's full name is registered, which may
// be whom it means: as if that article had come first.
bool MustWait(const Asked& asked, const std::vector<Asked>& all) {
  if (asked.kind != domain::SpeakerKind::kPerson || Words(asked.name).size() > 1) return false;
  return std::any_of(all.begin(), all.end(), [&](const Asked& other) {
    if (other.found || other.kind != asked.kind || other.article == asked.article) return false;
    const std::vector<std::string_view> words = Words(other.name);
    return words.size() > 1 && words.back() == Words(asked.name).front();
  });
}

// The names that are looked up, row by row.
struct NameArrays {
  ArrayText names;
  ArrayText kinds;
  ArrayText spelling_keys;

  void Add(const Asked& asked) {
    names.Add(asked.name);
    kinds.Add(domain::Name(asked.kind));
    spelling_keys.Add(asked.spelling_key);
  }
};

bool IsComplete(const std::vector<Asked>& asked) {
  return std::all_of(asked.begin(), asked.end(), [](const Asked& one) { return one.found; });
}

// Whether only a role can tell whom a name means.
bool NeedsRole(const Asked& asked) {
  return !asked.role.empty() && !asked.is_last_name && !asked.named.empty() &&
         !asked.named.front().by_spelling && RootsOf(asked.named).size() > 1;
}

absl::Status FindRoles(Session& session, const MatchRules& rules,
                       const std::vector<Asked*>& asked) {
  Roots roots;
  for (const Asked* one : asked) {
    if (NeedsRole(*one)) roots.merge(RootsOf(one->named));
  }
  if (roots.empty()) return absl::OkStatus();
  ArrayText ids;
  for (const int64_t root : roots) ids.Add(root);
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListSpeakerRoles, Params().Add(ids)));
  for (Row row : rows) {
    const int64_t root = row.Int();
    const std::string role = row.Text();
    for (Asked* one : asked) {
      if (NeedsRole(*one) && RootsOf(one->named).contains(root) &&
          rules.roles_agree(one->role, role)) {
        one->with_role.insert(root);
      }
    }
  }
  return absl::OkStatus();
}

// Looks up those that are not found yet.
absl::Status FindSpeakers(Session& session, const MatchRules& rules, std::vector<Asked>& all) {
  NameArrays names;
  std::vector<Asked*> asked;
  for (Asked& one : all) {
    if (one.found) continue;
    names.Add(one);
    one.named.clear();
    asked.push_back(&one);
  }
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.Execute(queries::kFindSpeakers,
                      Params().Add(names.names).Add(names.kinds).Add(names.spelling_keys)));
  for (Row row : rows) {
    Asked& one = *asked.at(static_cast<size_t>(row.Int()));
    Named& named = one.named.emplace_back();
    named.speaker = row.Int();
    named.root = row.Int();
    named.canonical = row.Bool();
    one.is_last_name = row.Bool();
    named.by_spelling = row.Bool();
  }
  for (Asked* one : asked) {
    const auto is_spelled = [](const Named& named) { return named.by_spelling; };
    if (!std::all_of(one->named.begin(), one->named.end(), is_spelled)) {
      std::erase_if(one->named, is_spelled);
    }
  }
  RETURN_IF_ERROR(FindRoles(session, rules, asked));
  for (Asked* one : asked) one->found = Choose(*one);
  return absl::OkStatus();
}

absl::Status AddAliases(Session& session, const std::vector<Asked>& asked) {
  ArrayText ids;
  ArrayText names;
  ArrayText spelling_keys;
  ArrayText by_spelling;
  std::set<std::tuple<int64_t, std::string, std::string>> added;
  const auto add = [&](const Asked& one, const std::string& name, const std::string& key) {
    if (!added.emplace(one.found->found, name, key).second) return;
    ids.Add(one.found->found);
    names.Add(name);
    spelling_keys.Add(key);
    by_spelling.Add(one.found->link == SpeakerLink::kSpelling);
  };
  for (const Asked& one : asked) {
    add(one, one.name, one.spelling_key);
    for (const std::string& alias : one.aliases) add(one, alias, "");
  }
  return session.Run(queries::kAddSpeakerAliases,
                     Params().Add(ids).Add(names).Add(spelling_keys).Add(by_spelling));
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
    Session& session, const std::vector<GroupDraft>& drafts, const MatchRules& rules) {
  // Articles ask apart, since each may give another role.
  using Key = std::tuple<size_t, std::string, domain::SpeakerKind>;
  const auto key_of = [](const GroupDraft& draft) {
    const domain::ResolvedSpeaker& speaker = draft.draft->attributed.speaker;
    return Key(draft.article, speaker.name, speaker.kind);
  };
  std::map<Key, size_t> indexes;  // into asked
  std::vector<Asked> asked;
  for (const GroupDraft& grouped : drafts) {
    const OccurrenceDraft& draft = *grouped.draft;
    const domain::ResolvedSpeaker& speaker = draft.attributed.speaker;
    if (!IsRegistered(speaker)) continue;
    const auto [place, added] = indexes.try_emplace(key_of(grouped), asked.size());
    if (added) {
      asked.push_back({.name = speaker.name,
                       .kind = speaker.kind,
                       .article = grouped.article,
                       .spelling_key = draft.spelling_key,
                       .role = speaker.role,
                       .aliases = {},
                       .named = {}});
    }
    Asked& one = asked[place->second];
    if (one.role.empty()) one.role = speaker.role;
    one.aliases.merge(ShorterNames(draft.attributed));
  }
  std::vector<std::optional<LinkedSpeaker>> linked(drafts.size());
  if (asked.empty()) return linked;
  RETURN_IF_ERROR(FindSpeakers(session, rules, asked));
  constexpr int kRounds = 2;  // names that wait are registered in the second one
  for (int round = 0; round < kRounds && !IsComplete(asked); ++round) {
    NameArrays missing;
    for (const Asked& one : asked) {
      if (!one.found && !MustWait(one, asked)) missing.Add(one);
    }
    RETURN_IF_ERROR(
        session.Run(queries::kRegisterSpeakers, Params().Add(missing.names).Add(missing.kinds)));
    RETURN_IF_ERROR(FindSpeakers(session, rules, asked));
  }
  if (!IsComplete(asked)) return StoreInternalError();
  RETURN_IF_ERROR(AddAliases(session, asked));
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (!IsRegistered(drafts[i].draft->attributed.speaker)) continue;
    linked[i] = asked[indexes.at(key_of(drafts[i]))].found;
  }
  return linked;
}

}  // namespace verbatim::storage
