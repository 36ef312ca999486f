#ifndef VERBATIM_SERVICES_RPC_ERROR_H_
#define VERBATIM_SERVICES_RPC_ERROR_H_

#include <string>

#include "absl/status/status.h"
#include "google/rpc/status.pb.h"

namespace verbatim::rpc {

// The one place where an error takes the form that callers see (AIP-193): code, message and, as
// details, ErrorInfo with reason, domain "verbatim" and metadata; BadRequest for a field at fault;
// RetryInfo where trying again later helps; RequestInfo with the request id.
//
// An error without a reason of its own gets that of its code; what an unplanned one (INTERNAL
// without reason) says is for the log and not for the caller. Long texts are cut, since the details
// travel in HTTP/2 headers, which clients limit to 8 KiB.
google::rpc::Status ToRpcStatus(const absl::Status& status, const std::string& request_id);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_ERROR_H_
