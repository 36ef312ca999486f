#ifndef VERBATIM_SERVICES_BASE_WITHOUT_EXCEPTIONS_H_
#define VERBATIM_SERVICES_BASE_WITHOUT_EXCEPTIONS_H_

#include <exception>

#include "absl/status/status.h"

namespace verbatim {

// INTERNAL, for the log: an exception is a mistake of ours or a lack of memory. It names the
// exception's type, and what it says only where that can't be text of articles.
absl::Status StatusOf(const std::exception& exception);

// What `run` returns, a Status or a StatusOr; of an exception StatusOf it. So that a mistake in one
// call does not end the program with all others.
template <typename F>
auto WithoutExceptions(F&& run) -> decltype(run()) {
  try {
    return run();
  } catch (const std::exception& exception) {
    return StatusOf(exception);
  }
}

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_WITHOUT_EXCEPTIONS_H_
