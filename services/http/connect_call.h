#ifndef VERBATIM_SERVICES_HTTP_CONNECT_CALL_H_
#define VERBATIM_SERVICES_HTTP_CONNECT_CALL_H_

#include <atomic>
#include <map>
#include <string>

#include <httplib.h>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "google/protobuf/descriptor.h"

#include "services/base/call_context.h"
#include "services/http/connect_protocol.h"
#include "services/http/connection.h"
#include "services/rpc/api.h"

namespace verbatim::http {

// An answer to be written: a status, a content type and the body.
struct Answer {
  int status = 200;
  std::string content_type;
  std::string body;
};

// Answers the API's calls over HTTP. Thread-safe; Run blocks until the call has ended.
class ConnectCalls {
 public:
  // REQUIRES: api outlives this.
  explicit ConnectCalls(rpc::Api& api);

  struct Route {
    std::string name;  // "verbatim.v1.QuoteService.GetQuote"
    const rpc::Method* method = nullptr;
    const google::protobuf::MethodDescriptor* descriptor = nullptr;
  };
  // By path, "/verbatim.v1.QuoteService/GetQuote"; nullptr when there is none.
  const Route* Find(const std::string& path) const;

  // What a request asks beside its message. Its deadline counts from now.
  struct Head {
    Encoding encoding = Encoding::kJson;
    CallContext context;
    std::string authorization;
    std::string traceparent;
    bool token_in_url = false;
  };
  // From the headers of a request whose content type is one of ours.
  absl::StatusOr<Head> ReadHead(const httplib::Request& request, Encoding encoding) const;

  // Runs the call while it watches whether the client is still there.
  Answer Run(const Route& route, Head head, std::string body, const Connection& connection) const;

  // An error as the protocol has it.
  static Answer ErrorAnswer(const absl::Status& status, const std::string& request_id);

  // Cancels the calls that run and those to come.
  void CancelAll() { cancelled_ = true; }

 private:
  rpc::Api& api_;
  std::map<std::string, Route> routes_;
  std::atomic<bool> cancelled_ = false;
};

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_CONNECT_CALL_H_
