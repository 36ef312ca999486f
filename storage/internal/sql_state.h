#ifndef VERBATIM_STORAGE_INTERNAL_SQL_STATE_H_
#define VERBATIM_STORAGE_INTERNAL_SQL_STATE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace verbatim::storage {

// What an SQLSTATE of Postgres means to a caller (the codes are in the manual's appendix A). The
// message never shows SQL. 57014 becomes CANCELLED: only the session knows whether a deadline or
// the caller's leaving was the cause.
absl::Status StatusFromSqlState(std::string_view sql_state);

// What a log may say of an error: the SQLSTATE and, where a constraint was broken, the names of the
// schema in `message`, Postgres' own: "23505, constraint article_url_uq". The rest of a message may
// quote stored text.
std::string LogText(std::string_view sql_state, std::string_view message);

// UNAVAILABLE, STORE_UNAVAILABLE.
absl::Status StoreUnavailableError();

// INTERNAL; the log has more under the request id.
absl::Status StoreInternalError();

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_SQL_STATE_H_
