#ifndef VERBATIM_SERVICES_ATTRIBUTION_GIVEN_NAME_H_
#define VERBATIM_SERVICES_ATTRIBUTION_GIVEN_NAME_H_

#include <string_view>

namespace verbatim::attribution {

// Whether two folded given names can belong to one person: equal, an initial, a short form that
// begins the other ("tim", "timothy"), or a nickname ("bill", "william").
bool CanBeSameGivenName(std::string_view a, std::string_view b);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_GIVEN_NAME_H_
