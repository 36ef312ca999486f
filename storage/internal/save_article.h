#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_ARTICLE_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_ARTICLE_H_

#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/internal/save_queue.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store::SaveArticle: together with others that wait for the same lock, else alone.
absl::StatusOr<SaveResult> SaveArticle(Database& database, SaveQueue& queue, const SaveItem& item);

// What the queue does: saves items in one transaction. Unset for articles that are stored already,
// unless the item is alone. Calls `locked` when it has the lock on matching: the next may begin.
absl::StatusOr<std::vector<std::optional<SaveResult>>> SaveTogether(
    Database& database, const CallContext& call, const std::vector<SaveItem>& items,
    absl::FunctionRef<void()> locked = [] {});

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_ARTICLE_H_
