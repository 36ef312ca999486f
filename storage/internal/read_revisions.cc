#include "storage/internal/read_revisions.h"

#include <string>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

ChangeKind ChangeKindOf(const std::string& name) {
  if (name == "ADDED") return ChangeKind::kAdded;
  return name == "ALTERED" ? ChangeKind::kAltered : ChangeKind::kWithdrawn;
}

// REQUIRES: revisions without a gap.
absl::Status ReadChanges(Session& session, domain::ArticleId id,
                         std::vector<StoredRevision>& revisions) {
  if (revisions.empty()) return absl::OkStatus();
  const int32_t first = revisions.front().revision;
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.Execute(
          queries::kListRevisionChanges,
          Params().Add(id.value()).Add(int64_t{first}).Add(int64_t{revisions.back().revision})));
  for (Row row : rows) {
    const auto index = static_cast<size_t>(row.Int32() - first);
    RevisionChange& change = revisions.at(index).changes.emplace_back();
    change.kind = ChangeKindOf(row.Text());
    change.occurrence = domain::OccurrenceId(row.Int());
    change.wording = row.Text();
    change.speaker_name = row.Text();
    if (const auto replacement = row.OptionalInt()) {
      change.replaced_by = domain::OccurrenceId(*replacement);
    }
    change.new_wording = row.Text();
    change.new_speaker_name = row.Text();
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Page<StoredRevision>> ListRevisions(Session& session, domain::ArticleId id,
                                                   const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kRevisions, page));
  ASSIGN_OR_RETURN(
      const Rows rows,
      session.Execute(queries::kListRevisions,
                      Params().Add(start ? start->key : 0).Add(RowsToAsk(page)).Add(id.value())));
  if (rows.empty() && !start) return NotFoundError("article", std::to_string(id.value()));
  Page<StoredRevision> result;
  std::vector<Cursor> keys;
  for (Row row : rows) {
    StoredRevision& revision = result.items.emplace_back();
    revision.revision = row.Int32();
    revision.title = row.Text();
    revision.publish_time = row.OptionalMicros();
    revision.create_time = row.Micros();
    keys.push_back({.key = revision.revision, .id = id.value()});
  }
  result.cursor = CutPage(ListOrder::kRevisions, page, keys);
  result.items.resize(keys.size());
  RETURN_IF_ERROR(ReadChanges(session, id, result.items));
  return result;
}

}  // namespace verbatim::storage
