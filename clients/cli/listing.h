#ifndef VERBATIM_CLIENTS_CLI_LISTING_H_
#define VERBATIM_CLIENTS_CLI_LISTING_H_

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "google/protobuf/repeated_field.h"

#include "clients/cli/connection.h"

namespace verbatim::cli {

// What a list had, up to a limit.
template <typename Item>
struct Listing {
  std::vector<Item> items;
  bool has_more = false;  // the limit ended it
};

// For lists that are shown whole.
inline constexpr int64_t kNoLimit = std::numeric_limits<int64_t>::max();

// How many items a page is asked to have; the server may cap it lower.
inline constexpr int64_t kItemsPerPage = 500;

// Walks the pages of a list until `limit` items.
//
//   List(connection, &v1::QuoteService::Stub::SearchQuotes, request, 50,
//        &v1::SearchQuotesResponse::quotes)
template <typename Stub, typename Request, typename Response, typename Item>
absl::StatusOr<Listing<Item>> List(
    Connection& connection,
    grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Response*), Request request,
    int64_t limit, const google::protobuf::RepeatedPtrField<Item>& (Response::*items)() const) {
  Listing<Item> listing;
  do {
    const int64_t wanted = limit - static_cast<int64_t>(listing.items.size());
    request.set_page_size(static_cast<int32_t>(std::min(wanted, kItemsPerPage)));
    absl::StatusOr<Response> response = connection.Call(method, request);
    if (!response.ok()) return response.status();
    for (const Item& item : ((*response).*items)()) listing.items.push_back(item);
    request.set_page_token(response->next_page_token());
    listing.has_more = !response->next_page_token().empty();
  } while (listing.has_more && static_cast<int64_t>(listing.items.size()) < limit);
  return listing;
}

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_LISTING_H_
