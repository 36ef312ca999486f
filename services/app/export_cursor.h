#ifndef VERBATIM_SERVICES_APP_EXPORT_CURSOR_H_
#define VERBATIM_SERVICES_APP_EXPORT_CURSOR_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

#include "services/domain/ids.h"

namespace verbatim::app {

// Where an export goes on.
struct ExportCursor {
  int64_t written = 0;          // records so far
  domain::ArticleId article{};  // whose occurrences are being read, where articles are walked
  std::string outer_cursor{};   // the store's, for the articles after it or for quotes
  std::string inner_cursor{};   // the store's, for occurrences

  bool operator==(const ExportCursor&) const = default;
};

// As a string, never empty, and back. INVALID_ARGUMENT for one that is not ours.
std::string Encode(const ExportCursor& cursor);
absl::StatusOr<ExportCursor> DecodeExportCursor(std::string_view text);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_EXPORT_CURSOR_H_
