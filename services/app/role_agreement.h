#ifndef VERBATIM_SERVICES_APP_ROLE_AGREEMENT_H_
#define VERBATIM_SERVICES_APP_ROLE_AGREEMENT_H_

#include <string_view>

namespace verbatim::app {

// Whether two wordings may name one role: the same office ("minister"), of the same rank (not one
// of "former", "deputy", ... alone), and what one says of it the other says too or leaves open.
// "US defence secretary" and "secretary of defense" agree; "defence secretary" and "deputy defence
// secretary", "foreign minister" and "finance minister" do not. Linear.
bool RolesAgree(std::string_view role, std::string_view other);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_ROLE_AGREEMENT_H_
