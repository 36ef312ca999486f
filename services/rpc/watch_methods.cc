#include <optional>

#include "verbatim/v1/watch_service.pb.h"

#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/to_proto.h"
#include "services/rpc/watch_token.h"

namespace verbatim::rpc {
namespace {

// Before the position of storage::NewOccurrences.
constexpr char kTokenKind = 'w';

// One look at what is new; watch_stream.h repeats it.
absl::StatusOr<v1::WatchOccurrencesResponse> WatchOccurrences(
    storage::Store& store, const CallContext& call, const v1::WatchOccurrencesRequest& request) {
  storage::OccurrenceFilter filter;
  ASSIGN_OR_RETURN(const std::optional<int64_t> after,
                   ReadWatchToken(kTokenKind, request.resume_token()));
  if (!request.speaker().empty()) {
    ASSIGN_OR_RETURN(filter.speaker, ParseSpeakerName("speaker", request.speaker()));
    RETURN_IF_ERROR(store.GetSpeaker(call, *filter.speaker).status());
  }
  if (!request.quote().empty()) {
    ASSIGN_OR_RETURN(filter.quote, ParseQuoteName("quote", request.quote()));
    RETURN_IF_ERROR(store.GetQuote(call, *filter.quote).status());
  }
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(const storage::NewOccurrences found,
                   store.ListNewOccurrences(call, filter, after));
  v1::WatchOccurrencesResponse response;
  for (const storage::StoredOccurrence& occurrence : found.items) {
    ASSIGN_OR_RETURN(*response.add_occurrences(), rpc::ToProto(occurrence, encoding));
  }
  response.set_resume_token(MakeWatchToken(kTokenKind, found.position));
  return response;
}

}  // namespace

void AddWatchMethods(storage::Store& store, MethodTable& methods) {
  methods.Add("verbatim.v1.WatchService.WatchOccurrences", store, &WatchOccurrences);
}

}  // namespace verbatim::rpc
