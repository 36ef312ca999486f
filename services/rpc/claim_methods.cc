#include <string>
#include <utility>

#include "verbatim/v1/claim_service.pb.h"

#include "services/app/claim_history.h"
#include "services/app/derive_claims.h"
#include "services/app/list_claims.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/page_token.h"
#include "services/rpc/reviews_to_proto.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

v1::FigureKind ToProto(domain::FigureKind kind) {
  switch (kind) {
    case domain::FigureKind::kCount: return v1::FIGURE_KIND_COUNT;
    case domain::FigureKind::kMoney: return v1::FIGURE_KIND_MONEY;
    case domain::FigureKind::kPercentage: return v1::FIGURE_KIND_PERCENTAGE;
    case domain::FigureKind::kFraction: return v1::FIGURE_KIND_FRACTION;
    case domain::FigureKind::kDate: return v1::FIGURE_KIND_DATE;
  }
  return v1::FIGURE_KIND_UNSPECIFIED;
}

v1::FigureBound ToProto(domain::FigureBound bound) {
  switch (bound) {
    case domain::FigureBound::kExact: return v1::FIGURE_BOUND_EXACT;
    case domain::FigureBound::kAbout: return v1::FIGURE_BOUND_ABOUT;
    case domain::FigureBound::kAtLeast: return v1::FIGURE_BOUND_AT_LEAST;
    case domain::FigureBound::kMoreThan: return v1::FIGURE_BOUND_MORE_THAN;
    case domain::FigureBound::kAtMost: return v1::FIGURE_BOUND_AT_MOST;
    case domain::FigureBound::kLessThan: return v1::FIGURE_BOUND_LESS_THAN;
    case domain::FigureBound::kRange: return v1::FIGURE_BOUND_RANGE;
    case domain::FigureBound::kOrder: return v1::FIGURE_BOUND_ORDER;
  }
  return v1::FIGURE_BOUND_UNSPECIFIED;
}

v1::Claim ToProto(const storage::StoredClaim& claim) {
  v1::Claim out;
  out.set_name(domain::ClaimName(claim.id));
  out.set_text(claim.text);
  out.set_statement_count(claim.statement_count);
  out.set_article_count(claim.article_count);
  out.set_outlet_count(claim.outlet_count);
  out.set_denial_count(claim.denial_count);
  out.set_figures_changed(claim.figures_changed);
  if (claim.first_publish_time) {
    *out.mutable_first_publish_time() = rpc::ToProto(*claim.first_publish_time);
  }
  if (claim.last_publish_time) {
    *out.mutable_last_publish_time() = rpc::ToProto(*claim.last_publish_time);
  }
  out.set_first_speaker_name(claim.first_speaker_name);
  if (claim.first_speaker) out.set_first_speaker(domain::SpeakerName(*claim.first_speaker));
  out.set_first_outlet(claim.first_outlet);
  for (const storage::StanceCount& stance : claim.stances) {
    v1::StanceCount& added = *out.add_stances();
    added.set_stance(rpc::ToProto(stance.stance));
    added.set_statement_count(stance.count);
  }
  if (claim.figure) {
    v1::LatestFigure& figure = *out.mutable_latest_figure();
    figure.set_text(claim.figure->text);
    figure.set_counted(claim.figure->counted);
    figure.set_earlier_text(claim.figure->earlier);
  }
  return out;
}

v1::Figure ToProto(const domain::Figure& figure, const std::string& words, const Offsets& offsets) {
  v1::Figure out;
  out.set_kind(ToProto(figure.kind));
  out.set_bound(ToProto(figure.bound));
  out.set_value(figure.value);
  out.set_upper(figure.upper);
  out.set_unit(figure.unit);
  out.set_counted(figure.counted);
  out.set_place(figure.place);
  out.set_date(figure.date);
  offsets.Fill(figure.span, words, *out.mutable_span());
  return out;
}

absl::StatusOr<v1::ClaimEvent> ToProto(const app::ClaimEvent& event,
                                       text::OffsetEncoding encoding) {
  const storage::ClaimPart& part = event.stored.part;
  v1::ClaimEvent out;
  ASSIGN_OR_RETURN(*out.mutable_occurrence(), rpc::ToProto(event.stored.occurrence, encoding));
  const Offsets offsets = Offsets::OfPositions(part.positions, encoding);
  offsets.Fill(part.span, part.text, *out.mutable_span());
  out.set_stance(rpc::ToProto(event.stance));
  if (part.stance.span) {
    offsets.Fill(*part.stance.span, part.stance_text, *out.mutable_stance_evidence());
  }
  out.set_points_back(part.points_back);
  for (size_t i = 0; i < part.figures.size(); ++i) {
    *out.add_figures() = ToProto(part.figures[i], part.figure_texts[i], offsets);
  }
  RETURN_IF_ERROR(offsets.status());
  out.set_origin(rpc::ToProto(event.origin));
  if (event.copied_from) out.set_copied_from(OccurrenceName(*event.copied_from));
  out.set_source_text(part.source_text);
  out.set_checkable_probability(part.checkable);
  out.set_text_before(event.stored.text_before);
  out.set_text_after(event.stored.text_after);
  out.set_link(event.link);
  return out;
}

// The place of a point among its series' points.
int32_t IndexOf(const app::FigureSeries& series, app::FigurePoint point) {
  for (size_t i = 0; i < series.points.size(); ++i) {
    if (series.points[i].event == point.event && series.points[i].figure == point.figure) {
      return static_cast<int32_t>(i);
    }
  }
  return 0;
}

v1::FigureSeries ToProto(const app::FigureSeries& series, const v1::ClaimHistory& history) {
  v1::FigureSeries out;
  out.set_kind(ToProto(series.kind));
  out.set_unit(series.unit);
  out.set_counted(series.counted);
  for (const app::FigurePoint& point : series.points) {
    v1::FigurePoint& added = *out.add_points();
    added.set_event(static_cast<int32_t>(point.event));
    *added.mutable_figure() = history.events(added.event()).figures(static_cast<int>(point.figure));
  }
  const auto add = [&](const app::FigureDifference& difference, v1::FigureDifference& added) {
    added.set_from_point(IndexOf(series, difference.from));
    added.set_to_point(IndexOf(series, difference.to));
  };
  for (const auto& change : series.changes) add(change, *out.add_changes());
  for (const auto& difference : series.contradictions) add(difference, *out.add_contradictions());
  return out;
}

absl::StatusOr<v1::Claim> GetClaim(storage::Store& store, const CallContext& call,
                                   const v1::GetClaimRequest& request) {
  ASSIGN_OR_RETURN(const domain::ClaimId id, ParseClaimName("name", request.name()));
  RETURN_IF_ERROR(app::DeriveClaims(store, call, app::kArticlesReadOnCall).status());
  ASSIGN_OR_RETURN(const storage::StoredClaim claim, store.GetClaim(call, id));
  v1::Claim out = ToProto(claim);
  RETURN_IF_ERROR(AddReviews(store, call, claim, out));
  return out;
}

absl::StatusOr<v1::ListClaimsResponse> ListClaims(storage::Store& store, const CallContext& call,
                                                  const v1::ListClaimsRequest& request) {
  app::ClaimQuery query{.filter = {.changed = request.figures_changed(),
                                   .denied = request.denied(),
                                   .speaker_name = request.speaker_name(),
                                   .words = request.query(),
                                   .outlet = request.outlet()},
                        .page_size = request.page_size()};
  if (!request.article().empty()) {
    ASSIGN_OR_RETURN(query.filter.article, ParseArticleName("article", request.article()));
  }
  if (!request.speaker().empty()) {
    ASSIGN_OR_RETURN(query.filter.speaker, ParseSpeakerName("speaker", request.speaker()));
  }
  if (!request.quote().empty()) {
    ASSIGN_OR_RETURN(query.filter.quote, ParseQuoteName("quote", request.quote()));
  }
  if (!request.occurrence().empty()) {
    ASSIGN_OR_RETURN(const app::OccurrenceKey key,
                     ParseOccurrenceName("occurrence", request.occurrence()));
    query.filter.occurrence = key.occurrence;
    if (!query.filter.article) query.filter.article = key.article;
  }
  ASSIGN_OR_RETURN(query.filter.published_from,
                   ParseTime("start_time", request.has_start_time(), request.start_time()));
  ASSIGN_OR_RETURN(query.filter.published_before,
                   ParseTime("end_time", request.has_end_time(), request.end_time()));
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  v1::ListClaimsResponse response;
  ASSIGN_OR_RETURN(const int64_t pending, app::DeriveClaims(store, call, app::kArticlesReadOnCall));
  response.set_pending_article_count(pending);
  ASSIGN_OR_RETURN(const auto page, app::ListClaims(store, call, query));
  for (const storage::StoredClaim& claim : page.items) *response.add_claims() = ToProto(claim);
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

absl::StatusOr<v1::ClaimHistory> GetClaimHistory(storage::Store& store, const CallContext& call,
                                                 const v1::GetClaimHistoryRequest& request) {
  ASSIGN_OR_RETURN(const domain::ClaimId id, ParseClaimName("name", request.name()));
  ASSIGN_OR_RETURN(const auto encoding, ParseEncoding(request.offset_encoding()));
  v1::ClaimHistory response;
  ASSIGN_OR_RETURN(const int64_t pending, app::DeriveClaims(store, call, app::kArticlesReadOnCall));
  response.set_pending_article_count(pending);
  ASSIGN_OR_RETURN(const app::ClaimHistory history, app::ReadClaimHistory(store, call, id));
  *response.mutable_claim() = ToProto(history.claim);
  RETURN_IF_ERROR(AddReviews(store, call, history.claim, *response.mutable_claim()));
  for (const app::ClaimEvent& event : history.events) {
    ASSIGN_OR_RETURN(*response.add_events(), ToProto(event, encoding));
  }
  response.set_has_more_events(history.has_more);
  for (const app::FigureSeries& series : history.series) {
    *response.add_series() = ToProto(series, response);
  }
  response.set_offset_encoding(rpc::ToProto(encoding));
  return response;
}

}  // namespace

void AddClaimMethods(storage::Store& store, MethodTable& methods) {
  const std::string service = "verbatim.v1.ClaimService.";
  methods.Add(service + "GetClaim", store, &GetClaim);
  methods.Add(service + "ListClaims", store, &ListClaims);
  methods.Add(service + "GetClaimHistory", store, &GetClaimHistory);
}

}  // namespace verbatim::rpc
