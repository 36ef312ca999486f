#include "services/rpc/answer_cache.h"

#include <utility>

namespace verbatim::rpc {

AnswerCache::Answers AnswerCache::Answer(
    const std::vector<std::string>& requests,
    absl::FunctionRef<absl::StatusOr<std::string>()> read_mark,
    absl::FunctionRef<Answers(const std::vector<std::string>&)> answer) {
  const absl::StatusOr<std::string> mark = read_mark();
  // While others write, what would be kept is soon forgotten: two calls must have met no change.
  // Without a mark, `answer` fails in its own words.
  if (!mark.ok() || !Stands(*mark)) return answer(requests);
  Answers answers;
  std::vector<std::string> unknown;
  std::vector<size_t> askers;
  for (size_t i = 0; i < requests.size(); ++i) {
    std::optional<std::string> known = Find(*mark, requests[i]);
    if (!known) {
      unknown.push_back(requests[i]);
      askers.push_back(i);
    }
    answers.emplace_back(std::move(known).value_or(""));
  }
  if (unknown.empty()) return answers;
  Answers found = answer(unknown);
  // What was read while something was written may be of before or after.
  const absl::StatusOr<std::string> mark_after = read_mark();
  const bool unchanged = mark_after.ok() && *mark_after == *mark;
  for (size_t k = 0; k < askers.size(); ++k) {
    if (unchanged && found[k].ok()) Keep(*mark, unknown[k], *found[k]);
    answers[askers[k]] = std::move(found[k]);
  }
  return answers;
}

bool AnswerCache::Stands(const std::string& mark) {
  absl::MutexLock lock(&mu_);
  if (mark == mark_) return true;
  mark_ = mark;
  answers_.clear();
  bytes_ = 0;
  return false;
}

std::optional<std::string> AnswerCache::Find(const std::string& mark,
                                             const std::string& request) const {
  absl::MutexLock lock(&mu_);
  if (mark != mark_) return std::nullopt;
  const auto found = answers_.find(request);
  return found == answers_.end() ? std::nullopt : std::optional(found->second);
}

void AnswerCache::Keep(const std::string& mark, const std::string& request,
                       const std::string& answer) {
  const size_t bytes = request.size() + answer.size();
  absl::MutexLock lock(&mu_);
  if (mark != mark_ || bytes > max_bytes_) return;
  if (bytes_ + bytes > max_bytes_) {
    answers_.clear();
    bytes_ = 0;
  }
  if (answers_.emplace(request, answer).second) bytes_ += bytes;
}

}  // namespace verbatim::rpc
