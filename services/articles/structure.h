#ifndef VERBATIM_SERVICES_ARTICLES_STRUCTURE_H_
#define VERBATIM_SERVICES_ARTICLES_STRUCTURE_H_

#include "absl/status/status.h"

#include "services/domain/article.h"

namespace verbatim::articles {

// Takes the entries of an article as they are given, where a reader or a caller knows them, and
// finds title and standfirst before the first: the title is the first line, if it says
// `article.title`, the standfirst the line that remains.
//
// Errors: INVALID_ARGUMENT (FIELD_INVALID) on "article.entries[i]" for an entry or heading that is
// no span of the text, is not in order, or leaves text before it that is in no entry.
// REQUIRES: text::CheckText(article.text) is OK; there are entries.
absl::Status SettleStructure(domain::Article& article);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_STRUCTURE_H_
