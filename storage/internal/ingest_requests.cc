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

absl::StatusOr<std::vector<std::optional<SaveResult>>> FindIngestRequests(
    Session& session, const std::vector<SaveItem>& items) {
  std::vector<std::optional<SaveResult>> results(items.size());
  ArrayText principals;
  ArrayText ids;
  std::vector<size_t> askers;
  for (size_t i = 0; i < items.size(); ++i) {
    if (!items[i].draft->request) continue;
    askers.push_back(i);
    principals.Add(items[i].call->principal);
    ids.Add(items[i].draft->request->id);
  }
  if (askers.empty()) return results;
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kFindIngestRequests,
                                                    Params().Add(principals).Add(ids)));
  for (Row row : rows) {
    const size_t asker = askers.at(static_cast<size_t>(row.Int()));
    const IngestRequest& request = *items[asker].draft->request;
    if (row.Text() != request.hash) {
      return MakeError(absl::StatusCode::kInvalidArgument,
                       "this request id named another article before",
                       {.reason = "REQUEST_ID_REUSED",
                        .metadata = {{"request_id", request.id}},
                        .field = "request_id"});
    }
    SaveResult& result = results[asker].emplace();
    result.article = domain::ArticleId(row.Int());
    result.revision = row.Int32();
    result.outcome = OutcomeOf(row.Text());
    result.occurrence_count = row.Int();
    result.new_quote_count = row.Int();
  }
  return results;
}

absl::Status SaveIngestRequests(Session& session, const std::vector<SaveItem>& items,
                                const std::vector<std::optional<SaveResult>>& results) {
  ArrayText principals, ids, hashes, articles, revisions, outcomes, occurrences, quotes;
  size_t count = 0;
  for (size_t i = 0; i < items.size(); ++i) {
    const std::optional<IngestRequest>& request = items[i].draft->request;
    if (!request || !results[i]) continue;
    ++count;
    principals.Add(items[i].call->principal);
    ids.Add(request->id);
    hashes.Add("\\x" + request->hash);
    articles.Add(results[i]->article.value());
    revisions.Add(int64_t{results[i]->revision});
    outcomes.Add(NameOf(results[i]->outcome));
    occurrences.Add(results[i]->occurrence_count);
    quotes.Add(results[i]->new_quote_count);
  }
  if (count == 0) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kInsertIngestRequests, Params()
                                                                       .Add(principals)
                                                                       .Add(ids)
                                                                       .Add(hashes)
                                                                       .Add(articles)
                                                                       .Add(revisions)
                                                                       .Add(outcomes)
                                                                       .Add(occurrences)
                                                                       .Add(quotes)));
  if (rows.size() != count) return absl::AbortedError("the same request was done meanwhile");
  return absl::OkStatus();
}

}  // namespace verbatim::storage
