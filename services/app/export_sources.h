#ifndef VERBATIM_SERVICES_APP_EXPORT_SOURCES_H_
#define VERBATIM_SERVICES_APP_EXPORT_SOURCES_H_

#include <vector>

#include "absl/status/statusor.h"

#include "services/app/export_cursor.h"
#include "services/app/export_piece.h"
#include "services/app/export_records.h"

// Where the records of an export come from. Each reads on from `cursor`, moves it, and returns
// whether there may be more.
namespace verbatim::app {

// Adds occurrences as lines or items of the format.
absl::StatusOr<bool> ExportOccurrences(storage::Store& store, const CallContext& call,
                                       const ExportQuery& query, ExportCursor& cursor,
                                       ExportPiece& piece);

// Adds quotes with the articles that have them.
absl::StatusOr<bool> ExportQuotes(storage::Store& store, const CallContext& call,
                                  const ExportQuery& query, ExportCursor& cursor,
                                  ExportPiece& piece);

// Adds claims that statements assert, or the published checks of them.
absl::StatusOr<bool> ExportClaims(storage::Store& store, const CallContext& call,
                                  const ExportQuery& query, ExportCursor& cursor,
                                  ExportPiece& piece);

// Appends the two files of each article, at most `room` articles.
absl::StatusOr<bool> ExportArticles(storage::Store& store, const CallContext& call,
                                    const ExportQuery& query, ExportCursor& cursor, int32_t room,
                                    std::vector<ExportedFile>& files);

// Moves the cursor to the next article that the query wants; false when there is none, or none
// among the next kMostWalkedArticles, where cursor.outer_cursor tells whether others follow.
inline constexpr int kMostWalkedArticles = 500;
absl::StatusOr<bool> NextArticle(storage::Store& store, const CallContext& call,
                                 const ExportQuery& query, ExportCursor& cursor);

// Whether the query wants what was published by this outlet then.
bool IsWanted(const ExportQuery& query, const std::string& outlet,
              const std::optional<domain::Time>& publish_time);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_EXPORT_SOURCES_H_
