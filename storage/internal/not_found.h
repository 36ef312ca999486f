#ifndef VERBATIM_STORAGE_INTERNAL_NOT_FOUND_H_
#define VERBATIM_STORAGE_INTERNAL_NOT_FOUND_H_

#include <string>

#include "absl/status/status.h"

namespace verbatim::storage {

// NOT_FOUND. `kind` is the resource in lower case, "article"; `name` how it was asked for.
absl::Status NotFoundError(const std::string& kind, const std::string& name);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_NOT_FOUND_H_
