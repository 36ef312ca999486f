#ifndef VERBATIM_STORAGE_INTERNAL_PAGE_H_
#define VERBATIM_STORAGE_INTERNAL_PAGE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/status_macros.h"
#include "storage/internal/cursor.h"
#include "storage/store.h"

namespace verbatim::storage {

// Where a page begins; unset: at the list's beginning.
inline absl::StatusOr<std::optional<Cursor>> PageStart(ListOrder order, const PageRequest& page) {
  if (page.cursor.empty()) return std::optional<Cursor>();
  ASSIGN_OR_RETURN(const Cursor cursor, DecodeCursor(order, page.cursor));
  return std::optional(cursor);
}

// How many rows to ask for: one more than the page takes, to know whether there is another page.
inline int64_t RowsToAsk(const PageRequest& page) { return int64_t{page.size} + 1; }

// Cuts off the extra row and returns the cursor after the last one that stays, empty if there was
// none.
inline std::string CutPage(ListOrder order, const PageRequest& page, std::vector<Cursor>& keys) {
  const auto size = static_cast<size_t>(page.size);
  if (keys.size() <= size) return "";
  keys.resize(size);
  return EncodeCursor(order, keys.back());
}

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_PAGE_H_
