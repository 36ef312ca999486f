#include <optional>
#include <string>

#include "verbatim/v1/extraction_service.pb.h"

#include "services/app/extract_statements.h"
#include "services/base/status_macros.h"
#include "services/rpc/from_proto.h"
#include "services/rpc/methods.h"
#include "services/rpc/to_proto.h"

namespace verbatim::rpc {
namespace {

absl::StatusOr<v1::ExtractStatementsResponse> ExtractStatements(
    storage::Store&, const CallContext& call, const v1::ExtractStatementsRequest& request) {
  ASSIGN_OR_RETURN(const std::optional<domain::Time> publish_time,
                   ParseTime("publish_time", request.has_publish_time(), request.publish_time()));
  ASSIGN_OR_RETURN(const text::OffsetEncoding encoding, ParseEncoding(request.offset_encoding()));
  ASSIGN_OR_RETURN(const app::ExtractedText extracted,
                   app::ExtractStatements(request.text(), publish_time, call));
  const std::string& text = extracted.article.text;
  const Offsets offsets = Offsets::OfText(text, encoding);
  v1::ExtractStatementsResponse response;
  for (const domain::AttributedStatement& statement : extracted.statements) {
    *response.add_statements() = ToProto(statement, text, offsets);
  }
  response.set_offset_encoding(offsets.encoding());
  return response;
}

}  // namespace

void AddExtractionMethods(storage::Store& store, MethodTable& methods) {
  methods.Add("verbatim.v1.ExtractionService.ExtractStatements", store, &ExtractStatements);
}

}  // namespace verbatim::rpc
