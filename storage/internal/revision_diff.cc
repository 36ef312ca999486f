#include "storage/internal/revision_diff.h"

#include <map>
#include <queue>
#include <string_view>
#include <tuple>

namespace verbatim::storage {

RevisionDiff CompareRevisions(const std::vector<StandingOccurrence>& standing,
                              const std::vector<OccurrenceDraft>& drafts) {
  using Key = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
  std::map<Key, std::queue<size_t>> unclaimed;
  for (size_t i = 0; i < standing.size(); ++i) {
    const StandingOccurrence& known = standing[i];
    unclaimed[{known.kind, known.wording, known.speaker_name, known.speaker_kind}].push(i);
  }
  RevisionDiff diff;
  std::vector<bool> claimed(standing.size());
  for (const OccurrenceDraft& draft : drafts) {
    const domain::AttributedStatement& attributed = draft.attributed;
    const auto found =
        unclaimed.find({domain::Name(attributed.statement.kind), draft.wording,
                        attributed.speaker.name, domain::Name(attributed.speaker.kind)});
    if (found == unclaimed.end() || found->second.empty()) {
      diff.kept.emplace_back(std::nullopt);
      continue;
    }
    diff.kept.emplace_back(found->second.front());
    claimed[found->second.front()] = true;
    found->second.pop();
  }
  for (size_t i = 0; i < standing.size(); ++i) {
    if (!claimed[i]) diff.withdrawn.push_back(i);
  }
  return diff;
}

}  // namespace verbatim::storage
