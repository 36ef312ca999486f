#include "services/app/export_records.h"

#include <string_view>
#include <utility>

#include "services/app/export_sources.h"
#include "services/app/field_checks.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/export/brat.h"
#include "services/export/occurrence_table.h"
#include "services/export/schema_org.h"
#include "services/export/web_annotation.h"

namespace verbatim::app {
namespace {

bool IsOfQuotes(ExportFormat format) {
  return format == ExportFormat::kQuotation || format == ExportFormat::kClaim;
}

bool IsOfClaims(ExportFormat format) {
  return format == ExportFormat::kAssertedClaim || format == ExportFormat::kClaimReview;
}

bool IsOfSchemaOrg(ExportFormat format) { return IsOfQuotes(format) || IsOfClaims(format); }

std::string_view FileNameOf(ExportFormat format) {
  switch (format) {
    case ExportFormat::kCsv: return "occurrences.csv";
    case ExportFormat::kJsonLines: return "occurrences.jsonl";
    case ExportFormat::kWebAnnotation: return "annotations.jsonld";
    case ExportFormat::kBrat: return "annotation.conf";
    case ExportFormat::kQuotation: return "quotations.jsonld";
    case ExportFormat::kClaim: return "claims.jsonld";
    case ExportFormat::kAssertedClaim: return "asserted-claims.jsonld";
    case ExportFormat::kClaimReview: return "claim-reviews.jsonld";
  }
  return "";
}

// What stands before the first record.
std::string Begin(const ExportQuery& query) {
  switch (query.format) {
    case ExportFormat::kCsv: return exports::OccurrenceCsvHeader();
    case ExportFormat::kJsonLines: return "";
    case ExportFormat::kWebAnnotation: return exports::AnnotationsBegin(query.iri_prefix);
    case ExportFormat::kBrat: return std::string(exports::BratConfiguration());
    case ExportFormat::kQuotation:
    case ExportFormat::kClaim:
    case ExportFormat::kAssertedClaim:
    case ExportFormat::kClaimReview: return exports::SchemaOrgBegin();
  }
  return "";
}

std::string_view SeparatorOf(ExportFormat format) {
  return format == ExportFormat::kWebAnnotation || IsOfSchemaOrg(format) ? ",\n" : "";
}

// What stands after the last of `total`.
std::string End(ExportFormat format, int64_t total) {
  if (format == ExportFormat::kWebAnnotation) return exports::AnnotationsEnd(total);
  return IsOfSchemaOrg(format) ? exports::SchemaOrgEnd() : "";
}

absl::Status Refuse(const char* field, std::string_view message) {
  return MakeError(absl::StatusCode::kInvalidArgument, message,
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
}

absl::Status CheckQuery(const ExportQuery& query) {
  RETURN_IF_ERROR(CheckField("outlet", query.outlet, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckTimeRange("end_time", query.published_from, query.published_before));
  RETURN_IF_ERROR(CheckUrl("iri_prefix", query.iri_prefix));
  if (query.quote && (query.article || query.speaker)) {
    return Refuse("quote", "name an article, a quote or a speaker, and not several of them");
  }
  if (query.speaker && query.article) {
    return Refuse("speaker", "name an article, a quote or a speaker, and not several of them");
  }
  if (IsOfQuotes(query.format) && query.article) {
    return Refuse("article", "quotes are exported of all articles, or of a speaker");
  }
  const bool narrowed = !query.outlet.empty() || query.published_from || query.published_before;
  if (query.claim && (!IsOfClaims(query.format) || query.speaker)) {
    return Refuse("claim",
                  "a claim is exported as ASSERTED_CLAIM or CLAIM_REVIEW, whoever says so");
  }
  if (IsOfClaims(query.format) && (query.article || query.quote || narrowed)) {
    return Refuse(query.article ? "article"
                  : query.quote ? "quote"
                                : "format",
                  "claims are exported all, of a speaker, or one");
  }
  if (IsOfQuotes(query.format) && query.quote && narrowed) {
    return Refuse("quote", "one quote is exported whatever its outlets and times");
  }
  if (query.format == ExportFormat::kBrat && (query.quote || query.speaker)) {
    return Refuse(query.quote ? "quote" : "speaker", "BRAT exports whole articles");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<ExportPage> ExportRecords(storage::Store& store, const CallContext& call,
                                         const ExportQuery& asked) {
  ExportQuery query = asked;
  if (query.iri_prefix.empty()) query.iri_prefix = kDefaultIriPrefix;
  RETURN_IF_ERROR(CheckQuery(query));
  ASSIGN_OR_RETURN(const int32_t room, CheckRowCount("page_size", query.page_size, kPageSizes));
  ExportCursor cursor;
  if (!query.cursor.empty()) {
    ASSIGN_OR_RETURN(cursor, DecodeExportCursor(query.cursor));
  }
  ExportPage page;
  ExportedFile& main = page.files.emplace_back();
  main.name = FileNameOf(query.format);
  if (query.cursor.empty()) main.content = Begin(query);
  bool more = false;
  if (query.format == ExportFormat::kBrat) {
    std::vector<ExportedFile> files;
    ASSIGN_OR_RETURN(more, ExportArticles(store, call, query, cursor, room, files));
    for (ExportedFile& file : files) page.files.push_back(std::move(file));
  } else {
    ExportPiece piece(SeparatorOf(query.format), cursor.written, room);
    ASSIGN_OR_RETURN(
        more, IsOfQuotes(query.format)   ? ExportQuotes(store, call, query, cursor, piece)
              : IsOfClaims(query.format) ? ExportClaims(store, call, query, cursor, piece)
                                         : ExportOccurrences(store, call, query, cursor, piece));
    cursor.written = piece.written();
    page.files.front().content += piece.content();
  }
  if (more) {
    page.cursor = Encode(cursor);
  } else {
    page.files.front().content += End(query.format, cursor.written);
  }
  return page;
}

}  // namespace verbatim::app
