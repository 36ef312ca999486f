#include "storage/internal/not_found.h"

#include "absl/strings/ascii.h"

#include "services/base/error.h"

namespace verbatim::storage {

absl::Status NotFoundError(const std::string& kind, const std::string& name) {
  return MakeError(absl::StatusCode::kNotFound, "there is no " + kind + " " + name,
                   {.reason = absl::AsciiStrToUpper(kind) + "_NOT_FOUND",
                    .metadata = {{"name", name}},
                    .field = ""});
}

}  // namespace verbatim::storage
