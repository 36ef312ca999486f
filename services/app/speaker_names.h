#ifndef VERBATIM_SERVICES_APP_SPEAKER_NAMES_H_
#define VERBATIM_SERVICES_APP_SPEAKER_NAMES_H_

#include <string_view>

#include "services/domain/speaker.h"

namespace verbatim::app {

// Whether `asked`, a name as people write it, can mean this speaker: after normalisation, the
// words of one end with the words of the other. So "Milley" and "Gen. Mark Milley" mean Mark
// Milley, "John Milley" does not.
bool IsNameOf(std::string_view asked, const domain::Speaker& speaker);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_SPEAKER_NAMES_H_
