#ifndef VERBATIM_STORAGE_INTERNAL_SAVE_TEXTS_H_
#define VERBATIM_STORAGE_INTERNAL_SAVE_TEXTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Writes the own rows of articles whose URLs are new: article, text, entries. Unset for the others,
// of which nothing is written. REQUIRES: no two drafts have one URL.
absl::StatusOr<std::vector<std::optional<SaveResult>>> SaveNewTexts(
    Session& session, const std::vector<const ArticleDraft*>& drafts);

// Writes the text of the next revision of an article that is stored, if it has another title or
// text than the last one or was analysed anew; kUnchanged otherwise.
absl::StatusOr<SaveResult> SaveRevisedText(Session& session, const ArticleDraft& draft);

// What is stored of a draft that changes nothing; unset for all others.
absl::StatusOr<std::optional<SaveResult>> FindUnchanged(Session& session,
                                                        const ArticleDraft& draft);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SAVE_TEXTS_H_
