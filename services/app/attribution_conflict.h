#ifndef VERBATIM_SERVICES_APP_ATTRIBUTION_CONFLICT_H_
#define VERBATIM_SERVICES_APP_ATTRIBUTION_CONFLICT_H_

#include "storage/store.h"

namespace verbatim::app {

// Whether the same words are credited to two or more named speakers. "A senior official" beside a
// name is no conflict: the official may be that person.
bool HasAttributionConflict(const storage::StoredQuote& quote);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_ATTRIBUTION_CONFLICT_H_
