#include "storage/internal/read_speakers.h"

#include <string>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

absl::StatusOr<std::vector<domain::Speaker>> GetSpeakers(Session& session, const ArrayText& ids) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetSpeakers, Params().Add(ids)));
  std::vector<domain::Speaker> speakers;
  for (Row row : rows) {
    domain::Speaker& speaker = speakers.emplace_back();
    speaker.id = domain::SpeakerId(row.Int());
    speaker.name = row.Text();
    speaker.kind = SpeakerKindOf(row.Text());
    speaker.aliases = row.TextArray();
    speaker.occurrence_count = row.Int();
    if (const auto root = row.OptionalInt()) speaker.merged_into = domain::SpeakerId(*root);
    speaker.wikidata_id = row.Text();
    speaker.gender = GenderOf(row.Text());
    speaker.imported = row.Bool();
  }
  return speakers;
}

std::optional<domain::SpeakerRole::Sighting> ReadSighting(Row& row) {
  const std::optional<domain::Time> time = row.OptionalMicros();
  if (row.SkipNull()) return std::nullopt;
  std::string outlet = row.Text();
  if (!time) return std::nullopt;
  return domain::SpeakerRole::Sighting{.time = *time, .outlet = std::move(outlet)};
}

std::string EscapeForLike(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '%' || c == '_' || c == '\\') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace

absl::StatusOr<domain::Speaker> GetSpeaker(Session& session, domain::SpeakerId id) {
  ASSIGN_OR_RETURN(std::vector<domain::Speaker> found,
                   GetSpeakers(session, ArrayText().Add(id.value())));
  if (found.empty()) return NotFoundError("speaker", std::to_string(id.value()));
  domain::Speaker& speaker = found.front();
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListSpeakerRoles,
                                                    Params().Add(ArrayText().Add(id.value()))));
  for (Row row : rows) {
    row.Int();
    domain::SpeakerRole& role = speaker.roles.emplace_back();
    role.role = row.Text();
    role.first_seen = ReadSighting(row);
    role.last_seen = ReadSighting(row);
  }
  return std::move(speaker);
}

absl::StatusOr<Page<domain::Speaker>> ListSpeakers(Session& session, const SpeakerFilter& filter,
                                                   const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kSpeakers, page));
  Params params = Params().Add(start ? start->id : 0).Add(RowsToAsk(page));
  const bool all = filter.name.empty();
  if (!all) params.Add(EscapeForLike(filter.name)).Add(filter.spelling_key).Add(filter.name);
  ASSIGN_OR_RETURN(const Rows rows, all ? session.Execute(queries::kListSpeakers, params)
                                        : session.ExecutePlanned(queries::kSearchSpeakers, params));
  std::vector<Cursor> keys;
  for (Row row : rows) keys.push_back({.key = 0, .id = row.Int()});
  Page<domain::Speaker> result;
  result.cursor = CutPage(ListOrder::kSpeakers, page, keys);
  ArrayText ids;
  for (const Cursor& key : keys) ids.Add(key.id);
  ASSIGN_OR_RETURN(result.items, GetSpeakers(session, ids));
  return result;
}

absl::StatusOr<std::optional<std::vector<int64_t>>> FindSpeakersAsked(Session& session,
                                                                      const SpeakersAsked& asked) {
  std::optional<std::vector<int64_t>> speakers;
  if (asked.id) speakers = {asked.id->value()};
  if (asked.name.empty()) return speakers;
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindSpeakersByName,
                                   Params().Add(asked.name).Add(asked.spelling_key)));
  std::vector<int64_t> named;
  for (Row row : rows) {
    const int64_t id = row.Int();
    if (!asked.id || asked.id->value() == id) named.push_back(id);
  }
  return std::optional(std::move(named));
}

}  // namespace verbatim::storage
