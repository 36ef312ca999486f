#ifndef VERBATIM_SERVICES_HTTP_ATOM_FEED_H_
#define VERBATIM_SERVICES_HTTP_ATOM_FEED_H_

#include <string>

#include "verbatim/v1/watch_service.pb.h"

#include "services/http/feed_request.h"

namespace verbatim::http {

// Alerts as an Atom feed (RFC 4287), well-formed whatever they say. `base` is the server's own URL
// without a final slash, for its links. Ids are tag URIs (RFC 4151) with the database's UUID, and
// don't depend on `base`. The same alerts give the same bytes. Pure.
std::string AtomFeed(const v1::ListAlertsResponse& alerts, const FeedRequest& feed,
                     const std::string& base);

// When the newest alert was stored, as HTTP dates are written; empty without any.
std::string LastModified(const v1::ListAlertsResponse& alerts);

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_ATOM_FEED_H_
