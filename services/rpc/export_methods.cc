#include <optional>
#include <utility>

#include "verbatim/v1/export_service.pb.h"

#include "services/app/export_records.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/names.h"
#include "services/rpc/page_token.h"

namespace verbatim::rpc {
namespace {

std::optional<app::ExportFormat> FormatOf(v1::ExportFormat format) {
  switch (format) {
    case v1::EXPORT_FORMAT_CSV: return app::ExportFormat::kCsv;
    case v1::EXPORT_FORMAT_JSON_LINES: return app::ExportFormat::kJsonLines;
    case v1::EXPORT_FORMAT_WEB_ANNOTATION: return app::ExportFormat::kWebAnnotation;
    case v1::EXPORT_FORMAT_BRAT: return app::ExportFormat::kBrat;
    case v1::EXPORT_FORMAT_QUOTATION: return app::ExportFormat::kQuotation;
    case v1::EXPORT_FORMAT_CLAIM: return app::ExportFormat::kClaim;
    case v1::EXPORT_FORMAT_ASSERTED_CLAIM: return app::ExportFormat::kAssertedClaim;
    case v1::EXPORT_FORMAT_CLAIM_REVIEW: return app::ExportFormat::kClaimReview;
    default: return std::nullopt;
  }
}

absl::StatusOr<app::ExportFormat> ParseFormat(v1::ExportFormat format) {
  if (const auto known = FormatOf(format)) return *known;
  const bool unset = format == v1::EXPORT_FORMAT_UNSPECIFIED;
  return MakeError(
      absl::StatusCode::kInvalidArgument,
      unset ? "format is required" : "format is not a known value",
      {.reason = unset ? "FIELD_REQUIRED" : "FIELD_INVALID", .metadata = {}, .field = "format"});
}

absl::StatusOr<v1::ExportRecordsResponse> ExportRecords(storage::Store& store,
                                                        const CallContext& call,
                                                        const v1::ExportRecordsRequest& request) {
  app::ExportQuery query;
  ASSIGN_OR_RETURN(query.format, ParseFormat(request.format()));
  if (!request.article().empty()) {
    ASSIGN_OR_RETURN(query.article, ParseArticleName("article", request.article()));
  }
  if (!request.quote().empty()) {
    ASSIGN_OR_RETURN(query.quote, ParseQuoteName("quote", request.quote()));
  }
  if (!request.speaker().empty()) {
    ASSIGN_OR_RETURN(query.speaker, ParseSpeakerName("speaker", request.speaker()));
  }
  if (!request.claim().empty()) {
    ASSIGN_OR_RETURN(query.claim, ParseClaimName("claim", request.claim()));
  }
  query.outlet = request.outlet();
  ASSIGN_OR_RETURN(query.published_from,
                   ParseTime("start_time", request.has_start_time(), request.start_time()));
  ASSIGN_OR_RETURN(query.published_before,
                   ParseTime("end_time", request.has_end_time(), request.end_time()));
  query.iri_prefix = request.iri_prefix();
  query.page_size = request.page_size();
  ASSIGN_OR_RETURN(query.cursor, ReadPageToken(request));
  ASSIGN_OR_RETURN(app::ExportPage page, app::ExportRecords(store, call, query));
  v1::ExportRecordsResponse response;
  for (app::ExportedFile& file : page.files) {
    v1::ExportedFile& added = *response.add_files();
    added.set_name(std::move(file.name));
    added.set_content(std::move(file.content));
  }
  response.set_next_page_token(MakePageToken(request, page.cursor));
  return response;
}

}  // namespace

void AddExportMethods(storage::Store& store, MethodTable& methods) {
  methods.Add("verbatim.v1.ExportService.ExportRecords", store, &ExportRecords);
}

}  // namespace verbatim::rpc
