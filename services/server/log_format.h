#ifndef VERBATIM_SERVICES_SERVER_LOG_FORMAT_H_
#define VERBATIM_SERVICES_SERVER_LOG_FORMAT_H_

namespace verbatim::server {

// Sends the log of this process to standard error: for people, or as one JSON object a line with
// `time` (RFC 3339, UTC, microseconds), `level`, `event` and the event's fields. Not thread-safe;
// call it before anything is logged.
void SetUpLog(bool json);

}  // namespace verbatim::server

#endif  // VERBATIM_SERVICES_SERVER_LOG_FORMAT_H_
