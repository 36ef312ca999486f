#include <string>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/internal/save_corrections.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

CorrectionKind CorrectionKindOf(const std::string& name) {
  if (name == "MERGE") return CorrectionKind::kMerge;
  if (name == "SPLIT") return CorrectionKind::kSplit;
  if (name == "MERGE_QUOTES") return CorrectionKind::kMergeQuotes;
  if (name == "SPLIT_QUOTE") return CorrectionKind::kSplitQuote;
  if (name == "CONTENT") return CorrectionKind::kContent;
  if (name == "CONFIRM_REVIEW") return CorrectionKind::kConfirmReview;
  if (name == "REJECT_REVIEW") return CorrectionKind::kRejectReview;
  return name == "RENAME" ? CorrectionKind::kRename : CorrectionKind::kReassign;
}

std::optional<CorrectedSpeaker> ReadSpeaker(Row& row) {
  const std::optional<int64_t> id = row.OptionalInt();
  std::string name = row.Text();
  if (!id) return std::nullopt;
  return CorrectedSpeaker{.id = domain::SpeakerId(*id), .name = std::move(name)};
}

absl::StatusOr<std::vector<StoredCorrection>> GetCorrections(Session& session,
                                                             const ArrayText& ids) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetCorrections, Params().Add(ids)));
  std::vector<StoredCorrection> corrections;
  for (Row row : rows) {
    StoredCorrection& correction = corrections.emplace_back();
    correction.id = domain::CorrectionId(row.Int());
    correction.kind = CorrectionKindOf(row.Text());
    correction.speaker = ReadSpeaker(row);
    correction.other_speaker = ReadSpeaker(row);
    correction.old_name = row.Text();
    correction.new_name = row.Text();
    correction.wording_count = row.Int();
    if (const auto id = row.OptionalInt()) correction.quote = domain::QuoteId(*id);
    if (const auto id = row.OptionalInt()) correction.other_quote = domain::QuoteId(*id);
    if (const auto id = row.OptionalInt()) correction.article = domain::ArticleId(*id);
    if (const auto id = row.OptionalInt()) correction.occurrence = domain::OccurrenceId(*id);
    correction.old_content = row.TextArray();
    correction.new_content = row.TextArray();
    if (const auto id = row.OptionalInt()) correction.review = domain::ReviewId(*id);
    if (const auto id = row.OptionalInt()) correction.claim = domain::ClaimId(*id);
    correction.note.actor = row.Text();
    correction.note.reason = row.Text();
    correction.create_time = row.Micros();
    correction.undo_time = row.OptionalMicros();
    correction.undo_note.actor = row.Text();
    correction.undo_note.reason = row.Text();
  }
  return corrections;
}

}  // namespace

absl::StatusOr<StoredCorrection> GetCorrection(Session& session, domain::CorrectionId id) {
  ASSIGN_OR_RETURN(std::vector<StoredCorrection> found,
                   GetCorrections(session, ArrayText().Add(id.value())));
  if (found.empty()) return NotFoundError("correction", std::to_string(id.value()));
  return std::move(found.front());
}

absl::StatusOr<Page<StoredCorrection>> ListCorrections(Session& session,
                                                       const CorrectionFilter& filter,
                                                       const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kCorrections, page));
  Params params;
  params.Add(start ? start->id : INT64_MAX).Add(RowsToAsk(page));
  params.Add(filter.speaker ? std::optional(filter.speaker->value()) : std::nullopt);
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListCorrections, params));
  std::vector<Cursor> keys;
  for (Row row : rows) keys.push_back({.key = 0, .id = row.Int()});
  Page<StoredCorrection> result;
  result.cursor = CutPage(ListOrder::kCorrections, page, keys);
  ArrayText ids;
  for (const Cursor& key : keys) ids.Add(key.id);
  ASSIGN_OR_RETURN(result.items, GetCorrections(session, ids));
  return result;
}

}  // namespace verbatim::storage
