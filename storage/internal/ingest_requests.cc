#include "storage/internal/ingest_requests.h"

#include <string_view>
#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

constexpr std::pair<SaveOutcome, std::string_view> kOutcomes[] = {
    {SaveOutcome::kCreated, "CREATED"},
    {SaveOutcome::kRevised, "REVISED"},
    {SaveOutcome::kUnchanged, "UNCHANGED"}};

std::string_view NameOf(SaveOutcome outcome) {
  return kOutcomes[static_cast<size_t>(outcome)].second;
}

// As the schema's CHECK constraint guarantees, it is one of them.
SaveOutcome OutcomeOf(std::string_view name) {
  for (const auto& [outcome, known] : kOutcomes) {
    if (known == name) return outcome;
  }
  return SaveOutcome::kUnchanged;
}

}  // namespace

absl::StatusOr<std::optional<SaveResult>> FindIngestRequest(Session& session,
                                                            const std::string& principal,
                                                            const IngestRequest& request) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindIngestRequest,
                                                    Params().Add(principal).Add(request.id)));
  if (rows.empty()) return std::optional<SaveResult>();
  Row row = rows[0];
  if (row.Text() != request.hash) {
    return MakeError(absl::StatusCode::kInvalidArgument,
                     "this request id named another article before",
                     {.reason = "REQUEST_ID_REUSED",
                      .metadata = {{"request_id", request.id}},
                      .field = "request_id"});
  }
  SaveResult result;
  result.article = domain::ArticleId(row.Int());
  result.revision = row.Int32();
  result.outcome = OutcomeOf(row.Text());
  result.occurrence_count = row.Int();
  result.new_quote_count = row.Int();
  return std::optional(result);
}

absl::Status SaveIngestRequest(Session& session, const std::string& principal,
                               const IngestRequest& request, const SaveResult& result) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kInsertIngestRequest,
                                                    Params()
                                                        .Add(principal)
                                                        .Add(request.id)
                                                        .Add("\\x" + request.hash)
                                                        .Add(result.article.value())
                                                        .Add(int64_t{result.revision})
                                                        .Add(std::string(NameOf(result.outcome)))
                                                        .Add(result.occurrence_count)
                                                        .Add(result.new_quote_count)));
  if (rows.empty()) return absl::AbortedError("the same request was done meanwhile");
  return absl::OkStatus();
}

}  // namespace verbatim::storage
