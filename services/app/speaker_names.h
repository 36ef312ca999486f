#ifndef VERBATIM_SERVICES_APP_SPEAKER_NAMES_H_
#define VERBATIM_SERVICES_APP_SPEAKER_NAMES_H_

#include <string_view>

#include "services/domain/speaker.h"

namespace verbatim::app {

// Whether `asked`, a name as people write it, can mean this speaker: after normalisation, the
// words of one end with the words of the other, whatever the spelling (text::NameWordKey). So
// "Milley" and "Gen. Mark Milley" mean Mark Milley, "John Milley" does not, even when articles call
// him "Milley" alone.
bool IsNameOf(std::string_view asked, const domain::Speaker& speaker);

// The same where a letter of a longer name may be wrong, too many, missing or changed round:
// "Stoltenburg", "Zakahrova". For names that nobody is known to bear.
bool IsMisspeltNameOf(std::string_view asked, const domain::Speaker& speaker);

// Whether two names may be one person's as far as they go: "Milley" beside "Mark Milley".
bool IsPartOfOtherName(std::string_view a, std::string_view b);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_SPEAKER_NAMES_H_
