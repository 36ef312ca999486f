#include "services/app/delete_article.h"

#include "services/app/correction_note.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::ArticleDeletion> DeleteArticle(storage::Store& store,
                                                       const CallContext& call,
                                                       domain::ArticleId id,
                                                       const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  return store.DeleteArticle(call, id, note, QuoteRules());
}

}  // namespace verbatim::app
