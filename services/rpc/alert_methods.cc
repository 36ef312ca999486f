#include <optional>
#include <string>
#include <utility>

#include "verbatim/v1/alert.pb.h"
#include "verbatim/v1/watch_service.pb.h"

#include "services/app/list_alerts.h"
#include "services/app/quote_evidence.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/page_token.h"
#include "services/rpc/reviews_to_proto.h"
#include "services/rpc/to_proto.h"
#include "services/rpc/watch_token.h"

namespace verbatim::rpc {
namespace {

// Before the position of storage::NewAlerts.
constexpr char kTokenKind = 'a';

v1::AlertKind ToProto(domain::AlertKind kind) {
  switch (kind) {
    case domain::AlertKind::kStated: return v1::ALERT_KIND_STATED;
    case domain::AlertKind::kRepeated: return v1::ALERT_KIND_REPEATED;
    case domain::AlertKind::kFigureChanged: return v1::ALERT_KIND_FIGURE_CHANGED;
    case domain::AlertKind::kDenied: return v1::ALERT_KIND_DENIED;
    case domain::AlertKind::kWithdrawn: return v1::ALERT_KIND_WITHDRAWN;
    case domain::AlertKind::kReviewed: return v1::ALERT_KIND_REVIEWED;
  }
  return v1::ALERT_KIND_UNSPECIFIED;
}

absl::StatusOr<domain::AlertKind> KindOf(int kind) {
  switch (kind) {
    case v1::ALERT_KIND_STATED: return domain::AlertKind::kStated;
    case v1::ALERT_KIND_REPEATED: return domain::AlertKind::kRepeated;
    case v1::ALERT_KIND_FIGURE_CHANGED: return domain::AlertKind::kFigureChanged;
    case v1::ALERT_KIND_DENIED: return domain::AlertKind::kDenied;
    case v1::ALERT_KIND_WITHDRAWN: return domain::AlertKind::kWithdrawn;
    case v1::ALERT_KIND_REVIEWED: return domain::AlertKind::kReviewed;
    default: break;
  }
  return MakeError(absl::StatusCode::kInvalidArgument, "there is no such kind of alert",
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = "filter.kinds"});
}

absl::StatusOr<storage::AlertFilter> FromProto(const v1::AlertFilter& asked) {
  storage::AlertFilter filter{.words = asked.words(), .outlet = asked.outlet()};
  if (!asked.claim().empty()) {
    ASSIGN_OR_RETURN(filter.claim, ParseClaimName("filter.claim", asked.claim()));
  }
  if (!asked.quote().empty()) {
    ASSIGN_OR_RETURN(filter.quote, ParseQuoteName("filter.quote", asked.quote()));
  }
  if (!asked.speaker().empty()) {
    ASSIGN_OR_RETURN(filter.speaker, ParseSpeakerName("filter.speaker", asked.speaker()));
  }
  for (const int kind : asked.kinds()) {
    ASSIGN_OR_RETURN(filter.kinds.emplace_back(), KindOf(kind));
  }
  return filter;
}

absl::StatusOr<v1::Alert> ToProto(storage::Store& store, const CallContext& call,
                                  const storage::StoredAlert& alert,
                                  text::OffsetEncoding encoding) {
  v1::Alert out;
  out.set_name(AlertName(alert.id));
  out.set_kind(ToProto(alert.kind));
  *out.mutable_create_time() = rpc::ToProto(alert.create_time);
  if (alert.claim) out.set_claim(ClaimName(*alert.claim));
  if (alert.quote) out.set_quote(QuoteName(*alert.quote));
  if (alert.speaker) out.set_speaker(SpeakerName(*alert.speaker));
  if (alert.occurrence) {
    ASSIGN_OR_RETURN(*out.mutable_occurrence(), rpc::ToProto(*alert.occurrence, encoding));
    out.set_link(app::LinkTo(*alert.occurrence));
  } else if (alert.article) {
    out.set_erased_article(ArticleName(*alert.article));
  }
  if (alert.stance) out.set_stance(rpc::ToProto(*alert.stance));
  out.set_claim_words(alert.claim_words);
  if (alert.review) {
    ASSIGN_OR_RETURN(const storage::StoredReview review, store.GetReview(call, *alert.review));
    *out.mutable_review() = rpc::ToProto(review);
  }
  return out;
}

// One look at what is new; watch_stream.h repeats it.
absl::StatusOr<v1::WatchAlertsResponse> WatchAlerts(storage::Store& store, const CallContext& call,
                                                    const v1::WatchAlertsRequest& request) {
  ASSIGN_OR_RETURN(const std::optional<int64_t> after,
                   ReadWatchToken(kTokenKind, request.resume_token()));
  ASSIGN_OR_RETURN(const storage::AlertFilter filter, FromProto(request.filter()));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(const storage::NewAlerts found, app::ListNewAlerts(store, call, filter, after));
  v1::WatchAlertsResponse response;
  for (const storage::StoredAlert& alert : found.items) {
    ASSIGN_OR_RETURN(*response.add_alerts(), ToProto(store, call, alert, encoding));
  }
  response.set_resume_token(MakeWatchToken(kTokenKind, found.position));
  return response;
}

absl::StatusOr<v1::ListAlertsResponse> ListAlerts(storage::Store& store, const CallContext& call,
                                                  const v1::ListAlertsRequest& request) {
  app::AlertQuery query{.filter = {}, .page_size = request.page_size()};
  ASSIGN_OR_RETURN(query.filter, FromProto(request.filter()));
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(const auto page, app::ListAlerts(store, call, query));
  v1::ListAlertsResponse response;
  for (const storage::StoredAlert& alert : page.items) {
    ASSIGN_OR_RETURN(*response.add_alerts(), ToProto(store, call, alert, encoding));
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  ASSIGN_OR_RETURN(*response.mutable_log_id(), store.GetAlertLogId(call));
  return response;
}

}  // namespace

void AddAlertMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.WatchService.";
  methods.Add(service + "WatchAlerts", store, &WatchAlerts);
  methods.Add(service + "ListAlerts", store, &ListAlerts);
}

}  // namespace verbatim::rpc
