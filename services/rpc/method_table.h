#ifndef VERBATIM_SERVICES_RPC_METHOD_TABLE_H_
#define VERBATIM_SERVICES_RPC_METHOD_TABLE_H_

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "google/protobuf/message.h"

#include "services/base/call_context.h"
#include "services/rpc/parse_request.h"
#include "storage/store.h"

namespace verbatim::rpc {

// One method of the API without its types: the request's bytes in, the response's bytes out.
// Blocks; called from several threads at once.
using Method =
    std::function<absl::StatusOr<std::string>(const CallContext& call, std::string_view request)>;

// The methods of the API by full name ("verbatim.v1.QuoteService.GetQuote"). Parsing is part of a
// method, so that a malformed request gets an error of ours, off gRPC's threads. Knows protobuf and
// nothing of gRPC.
class MethodTable {
 public:
  // Serves the method by a function of the request over a store. REQUIRES: store outlives this.
  template <typename Request, typename Response>
  void Add(const std::string& full_name, storage::Store& store,
           absl::StatusOr<Response> (*serve)(storage::Store&, const CallContext&, const Request&)) {
    methods_[full_name] = [&store, serve](const CallContext& call,
                                          std::string_view bytes) -> absl::StatusOr<std::string> {
      Request request;
      if (absl::Status parsed = ParseRequest(bytes, request); !parsed.ok()) return parsed;
      absl::StatusOr<Response> response = serve(store, call, request);
      if (!response.ok()) return std::move(response).status();
      return response->SerializeAsString();
    };
  }

  // nullptr when there is none.
  const Method* Find(const std::string& full_name) const {
    const auto found = methods_.find(full_name);
    return found == methods_.end() ? nullptr : &found->second;
  }

 private:
  std::map<std::string, Method> methods_;
};

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_METHOD_TABLE_H_
