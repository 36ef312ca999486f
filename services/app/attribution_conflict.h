#ifndef VERBATIM_SERVICES_APP_ATTRIBUTION_CONFLICT_H_
#define VERBATIM_SERVICES_APP_ATTRIBUTION_CONFLICT_H_

#include "storage/store.h"

namespace verbatim::app {

// Whether the same words are credited to two or more named speakers. "A senior official" beside a
// name is no conflict, nor is the last name alone beside the whole name: they may be that person.
bool HasAttributionConflict(const storage::StoredQuote& quote);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_ATTRIBUTION_CONFLICT_H_
