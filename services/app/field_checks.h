#ifndef VERBATIM_SERVICES_APP_FIELD_CHECKS_H_
#define VERBATIM_SERVICES_APP_FIELD_CHECKS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "services/base/limits.h"
#include "services/domain/time.h"

// Checks that every use case makes on what callers send. Errors are INVALID_ARGUMENT and name the
// field as the API spells it ("article.url"), the reason and the limit.
namespace verbatim::app {

// At most `limit_bytes` long (FIELD_TOO_LONG), valid UTF-8 without NUL (FIELD_INVALID).
absl::Status CheckField(std::string_view field, std::string_view value, size_t limit_bytes);

// As CheckField, and not empty (FIELD_REQUIRED).
absl::Status CheckRequiredField(std::string_view field, std::string_view value, size_t limit_bytes);

// An absolute URL of any scheme: "scheme:rest" without white space or control characters.
absl::Status CheckUrl(std::string_view field, std::string_view url);

// Shaped like a BCP 47 tag ("en", "pt-BR") or empty.
absl::Status CheckLanguage(std::string_view field, std::string_view language);

// The range is not empty, where both ends are set.
absl::Status CheckTimeRange(std::string_view end_field, std::optional<domain::Time> begin,
                            std::optional<domain::Time> end);

// How many rows to return for a request of `requested`: `standard` for 0, never over `most`;
// negative requests are FIELD_INVALID.
struct RowLimits {
  int32_t standard = 0;
  int32_t most = 0;
};
inline constexpr RowLimits kPageSizes = {.standard = kDefaultPageSize, .most = kMaxPageSize};
absl::StatusOr<int32_t> CheckRowCount(std::string_view field, int32_t requested, RowLimits limits);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_FIELD_CHECKS_H_
