#ifndef VERBATIM_SERVICES_RPC_ANSWER_CACHE_H_
#define VERBATIM_SERVICES_RPC_ANSWER_CACHE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

namespace verbatim::rpc {

// What one method answered since anything stored was last changed, by whichever process: the
// store's mark tells (Store::ReadMark). So an answer is never older than the call that it answers.
// Of use where much more is read than written: every write, of whatever, forgets all. Thread-safe.
class AnswerCache {
 public:
  using Answers = std::vector<absl::StatusOr<std::string>>;

  // Holds requests and answers of `max_bytes` together; when that is full, it begins anew.
  explicit AnswerCache(size_t max_bytes) : max_bytes_(max_bytes) {}
  AnswerCache(const AnswerCache&) = delete;
  AnswerCache& operator=(const AnswerCache&) = delete;

  // The answers to requests, in their order: those that it knows, the others from `answer`, which
  // gets these requests alone. Errors are not kept.
  Answers Answer(const std::vector<std::string>& requests,
                 absl::FunctionRef<absl::StatusOr<std::string>()> read_mark,
                 absl::FunctionRef<Answers(const std::vector<std::string>&)> answer);

 private:
  // Whether this is the mark of what it holds; if not, it holds nothing then, and it is.
  bool Stands(const std::string& mark);
  std::optional<std::string> Find(const std::string& mark, const std::string& request) const;
  void Keep(const std::string& mark, const std::string& request, const std::string& answer);

  const size_t max_bytes_;
  mutable absl::Mutex mu_;
  std::string mark_ ABSL_GUARDED_BY(mu_);
  size_t bytes_ ABSL_GUARDED_BY(mu_) = 0;
  std::unordered_map<std::string, std::string> answers_ ABSL_GUARDED_BY(mu_);  // by request
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_ANSWER_CACHE_H_
