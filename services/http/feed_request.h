#ifndef VERBATIM_SERVICES_HTTP_FEED_REQUEST_H_
#define VERBATIM_SERVICES_HTTP_FEED_REQUEST_H_

#include <string>
#include <string_view>

#include <httplib.h>

#include "absl/status/statusor.h"
#include "verbatim/v1/watch_service.pb.h"

namespace verbatim::http {

// An Atom feed that was asked for.
struct FeedRequest {
  v1::ListAlertsRequest alerts;
  std::string title;      // "claims/7", "search: speed limit"
  std::string page_path;  // of the web page that shows the same
  std::string self_path;  // path and query of the feed, without the token
  std::string token;      // of the query, empty without
};

// Whether a path is one of feeds: "/feeds/...".
bool IsFeedPath(std::string_view path);

// Reads /feeds/claims/7.atom, /feeds/quotes/3.atom, /feeds/speakers/2.atom and /feeds/search.atom,
// with `words`, `outlet`, `only` (kinds, with commas) and `token` of the query. NOT_FOUND for other
// paths, INVALID_ARGUMENT (FIELD_INVALID, FIELD_REQUIRED) for other names and values. Pure.
absl::StatusOr<FeedRequest> ParseFeedRequest(const std::string& path, const httplib::Params& query);

// "Basic bmFtZTp0b2tlbg==" as "Bearer token", for feed readers that know no tokens: the password is
// the token. Anything else as it is.
std::string AsBearer(const std::string& authorization);

}  // namespace verbatim::http

#endif  // VERBATIM_SERVICES_HTTP_FEED_REQUEST_H_
