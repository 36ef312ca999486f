#ifndef VERBATIM_SERVICES_RPC_METHOD_TABLE_H_
#define VERBATIM_SERVICES_RPC_METHOD_TABLE_H_

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

#include "services/base/call_context.h"
#include "services/rpc/answer_cache.h"
#include "services/rpc/parse_request.h"
#include "storage/store.h"

namespace verbatim::rpc {

// One method of the API without its types: the request's bytes in, the response's bytes out. Has
// one of the two. Both block, and are called from several threads at once.
struct Method {
  std::function<absl::StatusOr<std::string>(const CallContext& call, std::string_view request)>
      answer;
  // Of look-ups, which cost little more together than one of them alone: the answers of several
  // calls, in their order, by what bounds them all.
  using Answers = std::vector<absl::StatusOr<std::string>>;
  std::function<Answers(const CallContext& all, const std::vector<std::string>& requests)>
      answer_together;
};

// The methods of the API by full name ("verbatim.v1.QuoteService.GetQuote"). Parsing is part of a
// method, so that a malformed request gets an error of ours, off gRPC's threads. Knows protobuf and
// nothing of gRPC.
class MethodTable {
 public:
  // Serves the method by a function of the request over a store. REQUIRES: store outlives this.
  template <typename Request, typename Response>
  void Add(const std::string& full_name, storage::Store& store,
           absl::StatusOr<Response> (*serve)(storage::Store&, const CallContext&, const Request&)) {
    methods_[full_name].answer = [&store, serve](
                                     const CallContext& call,
                                     std::string_view bytes) -> absl::StatusOr<std::string> {
      Request request;
      if (absl::Status parsed = ParseRequest(bytes, request); !parsed.ok()) return parsed;
      absl::StatusOr<Response> response = serve(store, call, request);
      if (!response.ok()) return std::move(response).status();
      return response->SerializeAsString();
    };
  }

  // Serves a look-up by a function of several requests, which answers each of them, in their order.
  // Answers are kept until anything stored changes: see AnswerCache.
  template <typename Request, typename Response>
  void AddLookUp(const std::string& full_name, storage::Store& store,
                 std::vector<absl::StatusOr<Response>> (*serve)(storage::Store&, const CallContext&,
                                                                const std::vector<Request>&)) {
    const auto answer = [&store, serve](const CallContext& all,
                                        const std::vector<std::string>& bytes) {
      Method::Answers answers(bytes.size(), absl::UnknownError("not answered"));
      std::vector<Request> requests;
      std::vector<size_t> askers;
      for (size_t i = 0; i < bytes.size(); ++i) {
        Request request;
        if (absl::Status parsed = ParseRequest(bytes[i], request); !parsed.ok()) {
          answers[i] = std::move(parsed);
          continue;
        }
        requests.push_back(std::move(request));
        askers.push_back(i);
      }
      if (requests.empty()) return answers;
      const std::vector<absl::StatusOr<Response>> responses = serve(store, all, requests);
      for (size_t k = 0; k < responses.size(); ++k) {
        if (responses[k].ok()) {
          answers[askers[k]] = responses[k]->SerializeAsString();
        } else {
          answers[askers[k]] = responses[k].status();
        }
      }
      return answers;
    };
    methods_[full_name].answer_together =
        [&store, answer, cache = std::make_shared<AnswerCache>(kMostCachedBytes)](
            const CallContext& all, const std::vector<std::string>& requests) {
          return cache->Answer(
              requests, [&] { return store.ReadMark(all); },
              [&](const std::vector<std::string>& unknown) { return answer(all, unknown); });
        };
  }

  const std::map<std::string, Method>& all() const { return methods_; }
  // nullptr when there is none.
  const Method* Find(const std::string& full_name) const {
    const auto found = methods_.find(full_name);
    return found == methods_.end() ? nullptr : &found->second;
  }

 private:
  static constexpr size_t kMostCachedBytes = size_t{16} * 1024 * 1024;  // of one method

  std::map<std::string, Method> methods_;
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_METHOD_TABLE_H_
