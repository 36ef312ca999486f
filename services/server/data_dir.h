#ifndef VERBATIM_SERVICES_SERVER_DATA_DIR_H_
#define VERBATIM_SERVICES_SERVER_DATA_DIR_H_

#include <string>

#include "absl/status/statusor.h"

namespace verbatim::server {

// Where the private cluster keeps its data: `asked` if not empty, else /var/lib/verbatim for root
// and ~/.local/share/verbatim for others. Absolute. FAILED_PRECONDITION when no home is known.
absl::StatusOr<std::string> ChooseDataDir(const std::string& asked);

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_DATA_DIR_H_
