#ifndef VERBATIM_SERVICES_APP_DRAFT_OCCURRENCES_H_
#define VERBATIM_SERVICES_APP_DRAFT_OCCURRENCES_H_

#include <string>
#include <vector>

#include "services/domain/article.h"
#include "services/domain/chain.h"
#include "storage/store.h"

namespace verbatim::app {

// What stands between the quoted parts of a MIXED statement in its wording: words were left out.
inline constexpr char kPartSeparator[] = " … ";

// Makes an article and its attributed statements ready for matching and storing: fills wording,
// normal_wording, fingerprints and verbatim of every occurrence (not positions). Wordings without
// words or over kMaxQueryBytes get no fingerprints and so belong to no quote. Pure; linear time.
// REQUIRES: text::CheckText(article.text) is OK; the statements' spans are valid in it.
storage::ArticleDraft DraftArticle(domain::Article article,
                                   std::vector<domain::AttributedStatement> statements);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_DRAFT_OCCURRENCES_H_
