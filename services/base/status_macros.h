#ifndef VERBATIM_SERVICES_BASE_STATUS_MACROS_H_
#define VERBATIM_SERVICES_BASE_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

// Early return on errors, as in the guides of the projects that use absl::Status; the packaged
// abseil has no such macros.
//
//   RETURN_IF_ERROR(DoThis());
//   ASSIGN_OR_RETURN(domain::Quote quote, store.GetQuote(call, id));

#define VERBATIM_STATUS_CONCAT_INNER_(a, b) a##b
#define VERBATIM_STATUS_CONCAT_(a, b) VERBATIM_STATUS_CONCAT_INNER_(a, b)

#define RETURN_IF_ERROR(expression)                             \
  do {                                                          \
    if (::absl::Status status_ = (expression); !status_.ok()) { \
      return status_;                                           \
    }                                                           \
  } while (false)

#define ASSIGN_OR_RETURN(target, expression) \
  ASSIGN_OR_RETURN_IMPL_(VERBATIM_STATUS_CONCAT_(status_or_, __LINE__), target, expression)

#define ASSIGN_OR_RETURN_IMPL_(status_or, target, expression) \
  auto status_or = (expression);                              \
  if (!status_or.ok()) {                                      \
    return std::move(status_or).status();                     \
  }                                                           \
  target = *std::move(status_or)

#endif  // VERBATIM_SERVICES_BASE_STATUS_MACROS_H_
