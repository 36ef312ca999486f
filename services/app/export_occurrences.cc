#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "services/app/export_sources.h"
#include "services/app/list_occurrences.h"
#include "services/app/occurrence_record.h"
#include "services/base/status_macros.h"
#include "services/export/occurrence_table.h"
#include "services/export/web_annotation.h"

namespace verbatim::app {
namespace {

// Occurrences that are read at once, and how often one page of an export reads.
constexpr int32_t kReadAtOnce = 200;
constexpr int kMostReads = 200;

// The text of the article that was asked for last: occurrences of one article mostly come together.
class TextReader {
 public:
  TextReader(storage::Store& store, const CallContext& call) : store_(store), call_(call) {}

  absl::StatusOr<const storage::StoredArticle*> Read(domain::ArticleId article) {
    if (!last_ || last_->id != article) {
      ASSIGN_OR_RETURN(last_, store_.GetArticle(call_, article));
    }
    return &*last_;
  }

 private:
  storage::Store& store_;
  const CallContext& call_;
  std::optional<storage::StoredArticle> last_;
};

class OccurrenceExport {
 public:
  OccurrenceExport(storage::Store& store, const CallContext& call, const ExportQuery& query,
                   ExportPiece& piece)
      : store_(store), call_(call), query_(query), piece_(piece), texts_(store, call) {}

  // Reads on in one list; whether there is more of it.
  absl::StatusOr<bool> AddFrom(const storage::OccurrenceFilter& filter, std::string& cursor) {
    const OccurrenceQuery list{.filter = filter,
                               .page_size = std::min(piece_.room(), kReadAtOnce),
                               .cursor = std::move(cursor)};
    ASSIGN_OR_RETURN(storage::Page<storage::StoredOccurrence> page,
                     ListOccurrences(store_, call_, list));
    for (const storage::StoredOccurrence& occurrence : page.items) {
      if (IsWanted(query_, occurrence.outlet, occurrence.publish_time)) {
        RETURN_IF_ERROR(Add(occurrence));
      }
    }
    cursor = std::move(page.cursor);
    return !cursor.empty();
  }

 private:
  absl::Status Add(const storage::StoredOccurrence& occurrence) {
    ASSIGN_OR_RETURN(exports::OccurrenceRecord record, RecordOf(occurrence));
    switch (query_.format) {
      case ExportFormat::kCsv: piece_.Add(exports::OccurrenceCsvRow(record)); break;
      case ExportFormat::kJsonLines: piece_.Add(exports::OccurrenceJsonLine(record)); break;
      default: return AddAnnotation(occurrence, record);
    }
    return absl::OkStatus();
  }

  // Only what the article still has can be found in it.
  absl::Status AddAnnotation(const storage::StoredOccurrence& occurrence,
                             exports::OccurrenceRecord& record) {
    if (occurrence.withdrawn()) return absl::OkStatus();
    ASSIGN_OR_RETURN(const storage::StoredArticle* article, texts_.Read(occurrence.article));
    if (article->revision == occurrence.revision) {
      AddSurroundings(occurrence, article->article.text, record);
    }
    piece_.Add(exports::Annotation(record, query_.iri_prefix));
    return absl::OkStatus();
  }

  storage::Store& store_;
  const CallContext& call_;
  const ExportQuery& query_;
  ExportPiece& piece_;
  TextReader texts_;
};

}  // namespace

absl::StatusOr<bool> ExportOccurrences(storage::Store& store, const CallContext& call,
                                       const ExportQuery& query, ExportCursor& cursor,
                                       ExportPiece& piece) {
  OccurrenceExport occurrences(store, call, query, piece);
  const bool walks = !query.article && !query.quote && !query.speaker;
  for (int read = 0; read < kMostReads && !piece.IsFull(); ++read) {
    storage::OccurrenceFilter filter{
        .article = query.article, .quote = query.quote, .speaker = query.speaker, .doubt = {}};
    if (walks) {
      if (!cursor.article.IsSet()) {
        ASSIGN_OR_RETURN(const bool found, NextArticle(store, call, query, cursor));
        if (!found) return !cursor.outer_cursor.empty();
      }
      filter.article = cursor.article;
    }
    const absl::StatusOr<bool> more = occurrences.AddFrom(filter, cursor.inner_cursor);
    const bool erased = walks && absl::IsNotFound(more.status());  // since it was listed
    if (!more.ok() && !erased) return more.status();
    if (!erased && *more) continue;
    if (!walks || cursor.outer_cursor.empty()) return false;
    cursor.article = {};
  }
  return true;
}

}  // namespace verbatim::app
