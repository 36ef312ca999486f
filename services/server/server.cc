#include "services/server/server.h"

namespace verbatim::server {

absl::Status Serve(const ServerOptions&) {
  return absl::UnimplementedError("the server is not built yet");
}

}  // namespace verbatim::server
