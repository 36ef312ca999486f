#ifndef VERBATIM_STORAGE_INTERNAL_CORRECT_CONTENT_H_
#define VERBATIM_STORAGE_INTERNAL_CORRECT_CONTENT_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "storage/internal/database.h"
#include "storage/store.h"

namespace verbatim::storage {

// Store::Correct and Store::UndoCorrection for what a statement's content is. They change the
// occurrence in its place: what was read before was never in the article, so that its words are no
// wording any more unless others report them; the correction keeps them. They lock the article
// first and matching then, as those who save it do.
absl::StatusOr<int64_t> SaveContentCorrection(Session& session, const CorrectContent& correct,
                                              const CorrectionNote& note, const MatchRules& rules);
// REQUIRES: the correction is marked undone, and the transaction holds both locks.
absl::Status UndoContentCorrection(Session& session, int64_t correction, const MatchRules& rules);

// Keeps other writers off the article of a correction of content. Does nothing for other kinds.
absl::Status LockCorrectedArticle(Session& session, domain::CorrectionId id);

// What people said of an article's statements, as far as a draft has them.
struct CorrectedContents {
  ArticleDraft draft;
  std::vector<int64_t> begins;       // of the contents concerned, bytes
  std::vector<int64_t> corrections;  // which say so
};

// The drafts of some articles as people corrected them, by URL; those without corrections are left
// out.
absl::StatusOr<std::map<std::string, CorrectedContents>> CorrectDrafts(
    Session& session, const std::vector<const ArticleDraft*>& drafts, const MatchRules& rules);

// Marks the occurrences of an article that stand as corrected. REQUIRES: they are written.
absl::Status MarkCorrectedContents(Session& session, int64_t article,
                                   const CorrectedContents& corrected);

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_CORRECT_CONTENT_H_
