#include "services/app/delete_article.h"

#include "services/app/correction_note.h"
#include "services/app/derive_claims.h"
#include "services/app/quote_rules.h"
#include "services/base/status_macros.h"

namespace verbatim::app {

absl::StatusOr<storage::ArticleDeletion> DeleteArticle(storage::Store& store,
                                                       const CallContext& call,
                                                       domain::ArticleId id,
                                                       const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  ASSIGN_OR_RETURN(const storage::ArticleDeletion deletion,
                   store.DeleteArticle(call, id, note, QuoteRules()));
  // The stems of what only it claimed. Where this fails they go with the next claims derived.
  store.ClearLeftForms(call, ClaimRules()).IgnoreError();
  return deletion;
}

}  // namespace verbatim::app
