#include "services/app/field_checks.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/document.h"

namespace verbatim::app {
namespace {

// The longest language tag that BCP 47 asks everybody to accept.
constexpr size_t kMaxLanguageBytes = 35;

bool IsAsciiAlnum(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

absl::Status InvalidField(std::string_view field, std::string_view problem, std::string reason,
                          std::map<std::string, std::string> metadata = {}) {
  return MakeError(
      absl::StatusCode::kInvalidArgument, std::string(field) + " " + std::string(problem),
      {.reason = std::move(reason), .metadata = std::move(metadata), .field = std::string(field)});
}

bool IsScheme(std::string_view text) {
  return !text.empty() && !(text[0] >= '0' && text[0] <= '9') &&
         std::all_of(text.begin(), text.end(),
                     [](char c) { return IsAsciiAlnum(c) || c == '+' || c == '-' || c == '.'; });
}

}  // namespace

absl::Status CheckField(std::string_view field, std::string_view value, size_t limit_bytes) {
  if (value.size() > limit_bytes) {
    return InvalidField(field,
                        "has " + std::to_string(value.size()) + " bytes, the limit is " +
                            std::to_string(limit_bytes),
                        "FIELD_TOO_LONG",
                        {{"limit_bytes", std::to_string(limit_bytes)},
                         {"size_bytes", std::to_string(value.size())}});
  }
  if (value.find('\0') != std::string_view::npos) {
    return InvalidField(field, "has a NUL character", "FIELD_INVALID");
  }
  // CheckText also refuses blank texts, which are fine in a field.
  if (const std::string checked = std::string(value) + "."; !text::CheckText(checked).ok()) {
    return InvalidField(field, "is not valid UTF-8", "FIELD_INVALID");
  }
  return absl::OkStatus();
}

absl::Status CheckRequiredField(std::string_view field, std::string_view value,
                                size_t limit_bytes) {
  if (value.empty()) {
    return InvalidField(field, "is required", "FIELD_REQUIRED");
  }
  return CheckField(field, value, limit_bytes);
}

absl::Status CheckUrl(std::string_view field, std::string_view url) {
  RETURN_IF_ERROR(CheckRequiredField(field, url, kMaxMetadataBytes));
  const size_t colon = url.find(':');
  const bool has_space_or_control = std::any_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\x7f';
  });
  if (colon == std::string_view::npos || !IsScheme(url.substr(0, colon)) ||
      colon + 1 == url.size() || has_space_or_control) {
    return InvalidField(field, "is not an absolute URL", "FIELD_INVALID");
  }
  return absl::OkStatus();
}

absl::Status CheckLanguage(std::string_view field, std::string_view language) {
  const bool well_formed = language.size() <= kMaxLanguageBytes && !language.starts_with('-') &&
                           !language.ends_with('-') &&
                           std::all_of(language.begin(), language.end(),
                                       [](char c) { return IsAsciiAlnum(c) || c == '-'; });
  return well_formed ? absl::OkStatus()
                     : InvalidField(field, "is not a BCP 47 language tag", "FIELD_INVALID");
}

absl::Status CheckTimeRange(std::string_view end_field, std::optional<domain::Time> begin,
                            std::optional<domain::Time> end) {
  if (begin && end && *end <= *begin) {
    return InvalidField(end_field, "must be after the begin of the range", "FIELD_INVALID");
  }
  return absl::OkStatus();
}

absl::StatusOr<int32_t> CheckRowCount(std::string_view field, int32_t requested, RowLimits limits) {
  if (requested < 0) {
    return InvalidField(field, "must not be negative", "FIELD_INVALID");
  }
  return requested == 0 ? limits.standard : std::min(requested, limits.most);
}

}  // namespace verbatim::app
