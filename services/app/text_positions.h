#ifndef VERBATIM_SERVICES_APP_TEXT_POSITIONS_H_
#define VERBATIM_SERVICES_APP_TEXT_POSITIONS_H_

#include "storage/store.h"

namespace verbatim::app {

// Fills OccurrenceDraft::positions of every occurrence. Linear in the text.
void AddTextPositions(storage::ArticleDraft& draft);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_TEXT_POSITIONS_H_
