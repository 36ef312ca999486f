#ifndef VERBATIM_SERVICES_ARTICLES_TIME_FORMATS_H_
#define VERBATIM_SERVICES_ARTICLES_TIME_FORMATS_H_

#include <optional>
#include <string_view>

#include "services/domain/time.h"

namespace verbatim::articles {

// A time as documents write it: RFC 3339 and ISO 8601 ("2024-03-01T10:00+0100", without an offset
// UTC is taken; "20240301T100000Z"; a day alone is its midnight), or RFC 822 as in RSS
// ("Fri, 01 Mar 2024 10:00:00 GMT"). nullopt for anything else.
std::optional<domain::Time> ReadTime(std::string_view text);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_TIME_FORMATS_H_
