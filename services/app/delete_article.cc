#include "services/app/delete_article.h"

#include <string>

#include "services/app/compare_wordings.h"
#include "services/app/correction_note.h"
#include "services/base/status_macros.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {

absl::StatusOr<storage::ArticleDeletion> DeleteArticle(storage::Store& store,
                                                       const CallContext& call,
                                                       domain::ArticleId id,
                                                       const storage::CorrectionNote& note) {
  RETURN_IF_ERROR(CheckNote(note));
  storage::WordingRules rules;
  rules.relate = [](const std::string& representative, const std::string& wording) {
    return CompareWordings(representative, wording).relation;
  };
  rules.stored_fingerprints = [](const std::string& wording) {
    return matching::StoredFingerprints(matching::Normalize(wording));
  };
  return store.DeleteArticle(call, id, note, rules);
}

}  // namespace verbatim::app
