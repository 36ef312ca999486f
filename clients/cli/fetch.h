#ifndef VERBATIM_CLIENTS_CLI_FETCH_H_
#define VERBATIM_CLIENTS_CLI_FETCH_H_

#include <chrono>
#include <cstddef>
#include <string>

#include "absl/status/statusor.h"

#include "services/articles/markup_parser.h"

// The only user of libcurl. The server never fetches anything; this runs where the command does.
namespace verbatim::cli {

struct FetchOptions {
  bool allow_private = false;  // also hosts of this machine and of private networks
  size_t max_bytes = articles::kMaxMarkupBytes;  // unpacked
  std::chrono::milliseconds timeout{30'000};     // for everything, redirects included
  int max_redirects = 5;
};

struct Fetched {
  std::string bytes;
  std::string charset;  // as the header says; may be empty
  std::string url;      // where the redirects led
};

// Fetches a page or feed by http or https, without cookies, credentials and proxy. The address is
// checked when the socket is opened, after the name was resolved and for each redirect, so that no
// name and no redirect leads to a private host.
// Errors: INVALID_ARGUMENT for another scheme; PERMISSION_DENIED for a private address;
// RESOURCE_EXHAUSTED over a limit; DEADLINE_EXCEEDED; NOT_FOUND for an HTTP status other than 200;
// UNAVAILABLE for everything that the network does.
absl::StatusOr<Fetched> Fetch(const std::string& url, const FetchOptions& options);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_FETCH_H_
