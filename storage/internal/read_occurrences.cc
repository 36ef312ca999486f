#include "storage/internal/read_occurrences.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/internal/read_quotes.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// More cells than a chart can show.
constexpr int64_t kMaxOccurrenceCounts = 10'000;

// Occurrences that one look at what is new goes through, so that it takes milliseconds even where
// none of them is asked for.
constexpr int64_t kMaxLookedAt = 1'000;

// Cuts the ranges that the content covers at the places where segments begin: neighbours are one
// range in a multirange.
std::vector<domain::Segment> ReadSegments(const std::vector<int64_t>& range_ends,
                                          const std::vector<int64_t>& begins,
                                          const std::vector<std::string>& attachments) {
  std::vector<domain::Segment> segments;
  for (size_t i = 0; i < begins.size(); ++i) {
    int64_t end = *std::upper_bound(range_ends.begin(), range_ends.end(), begins[i]);
    if (i + 1 < begins.size()) end = std::min(end, begins[i + 1]);
    segments.push_back(
        {.span = {.begin = static_cast<uint32_t>(begins[i]), .end = static_cast<uint32_t>(end)},
         .attachment = SegmentAttachmentOf(attachments.at(i))});
  }
  return segments;
}

std::vector<domain::TextPosition> ReadPositions(const std::vector<int64_t>& numbers) {
  std::vector<domain::TextPosition> positions;
  for (size_t i = 0; i + 2 < numbers.size(); i += 3) {
    positions.push_back({.byte = static_cast<uint32_t>(numbers[i]),
                         .code_point = static_cast<uint32_t>(numbers[i + 1]),
                         .utf16 = static_cast<uint32_t>(numbers[i + 2])});
  }
  return positions;
}

domain::ResolvedSpeaker ReadSpeaker(Row& row) {
  domain::ResolvedSpeaker speaker;
  speaker.name = row.Text();
  speaker.kind = SpeakerKindOf(row.Text());
  speaker.confidence = row.Real();
  std::vector<std::string> names = row.TextArray();
  const std::vector<std::string> kinds = row.TextArray();
  const std::vector<std::string> confidences = row.TextArray();
  for (size_t i = 0; i < names.size(); ++i) {
    speaker.candidates.push_back({.name = std::move(names[i]),
                                  .kind = SpeakerKindOf(kinds.at(i)),
                                  .confidence = std::strtod(confidences.at(i).c_str(), nullptr)});
  }
  return speaker;
}

// How the speaker was found, and whom a correction names instead.
void ReadLink(Row& row, StoredOccurrence& stored) {
  if (!row.SkipNull()) stored.speaker_link = SpeakerLinkOf(row.Text());
  const bool corrected = row.Bool();
  domain::ResolvedSpeaker named;
  if (!row.SkipNull()) named.name = row.Text();
  if (!row.SkipNull()) named.kind = SpeakerKindOf(row.Text());
  if (!corrected) return;
  named.confidence = 1;
  stored.resolved = std::move(named);
  stored.speaker_link = SpeakerLink::kCorrection;
}

// The columns of get_occurrences.
StoredOccurrence ReadOccurrence(Row row) {
  StoredOccurrence stored;
  stored.id = domain::OccurrenceId(row.Int());
  stored.article = domain::ArticleId(row.Int());
  stored.revision = row.Int32();
  stored.url = row.Text();
  stored.outlet = row.Text();
  stored.article_title = row.Text();
  stored.publish_time = row.OptionalMicros();
  stored.entry_heading = row.Text();
  stored.statement.kind = StatementKindOf(row.Text());
  stored.statement.entry = static_cast<uint32_t>(row.Int());
  const std::vector<int64_t> range_ends = row.IntArray();
  const std::vector<int64_t> begins = row.IntArray();
  stored.statement.content = ReadSegments(range_ends, begins, row.TextArray());
  stored.content_texts = row.TextArray();
  stored.statement.cue = row.OptionalSpan();
  stored.cue_text = row.Text();
  stored.statement.source = row.OptionalSpan();
  stored.source_text = row.Text();
  stored.statement.confidence = row.Real();
  stored.positions = ReadPositions(row.IntArray());
  stored.wording = row.Text();
  if (const auto quote = row.OptionalInt()) stored.quote = domain::QuoteId(*quote);
  if (!row.SkipNull()) stored.relation = RelationOf(row.Text());
  if (const auto speaker = row.OptionalInt()) stored.speaker = domain::SpeakerId(*speaker);
  stored.resolved = ReadSpeaker(row);
  ReadLink(row, stored);
  stored.first_revision = row.Int32();
  if (const auto revision = row.OptionalInt()) {
    stored.withdrawn_revision = static_cast<int32_t>(*revision);
  }
  stored.withdraw_time = row.OptionalMicros();
  if (const auto id = row.OptionalInt()) stored.replaced_by = domain::OccurrenceId(*id);
  stored.context_hashes = row.IntArray();
  if (!row.SkipNull()) stored.first_appearance = row.Bool();
  return stored;
}

absl::StatusOr<std::vector<StoredOccurrence>> GetOccurrences(Session& session,
                                                             const ArrayText& ids) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetOccurrences, Params().Add(ids)));
  std::vector<StoredOccurrence> occurrences;
  for (Row row : rows) occurrences.push_back(ReadOccurrence(row));
  return occurrences;
}

std::optional<int64_t> ValueOf(const std::optional<domain::QuoteId>& id) {
  return id ? std::optional(id->value()) : std::nullopt;
}
std::optional<int64_t> ValueOf(const std::optional<domain::SpeakerId>& id) {
  return id ? std::optional(id->value()) : std::nullopt;
}

// Where and when the occurrence was published: the last link of every chain.
StoredChainLink PublishedIn(const StoredOccurrence& occurrence) {
  StoredChainLink stored;
  stored.link.kind = domain::LinkKind::kPublishedIn;
  stored.link.method = "publication";
  std::string& text = stored.link.text;
  for (const std::string* part :
       {&occurrence.outlet, &occurrence.article_title, &occurrence.entry_heading}) {
    if (!part->empty()) text += (text.empty() ? "" : ", ") + *part;
  }
  if (text.empty()) text = occurrence.url;
  text += ", revision " + std::to_string(occurrence.revision);
  if (occurrence.publish_time) {
    const domain::Time time = *occurrence.publish_time;
    // Midnight is what a date without a time of day becomes.
    const bool day = time == std::chrono::floor<std::chrono::days>(time);
    const domain::Time end = day ? time + std::chrono::days(1) : time + std::chrono::seconds(1);
    stored.link.time = domain::TimeRange{.begin = time, .end = end};
  }
  return stored;
}

// Puts whom people named in the place of whom the chain found.
void CorrectSpeaker(const StoredOccurrence& occurrence, std::vector<StoredChainLink>& chain) {
  using domain::LinkKind;
  std::erase_if(chain, [](const StoredChainLink& stored) {
    return stored.link.kind == LinkKind::kSpeaker || stored.link.kind == LinkKind::kRepresents;
  });
  StoredChainLink named;
  named.link.kind = LinkKind::kSpeaker;
  named.link.text = occurrence.resolved.name.empty() ? "unknown" : occurrence.resolved.name;
  named.link.method = "correction";
  const auto place = std::find_if(chain.begin(), chain.end(), [](const StoredChainLink& stored) {
    return stored.link.kind > LinkKind::kSpeaker;
  });
  chain.insert(place, std::move(named));
}

absl::Status NeedsFilterError() {
  return MakeError(absl::StatusCode::kInvalidArgument, "name an article, a quote or a speaker",
                   {.reason = "FIELD_REQUIRED", .metadata = {}, .field = "parent"});
}

// The statement that lists what a filter asks for.
struct OccurrenceList {
  ListOrder order = ListOrder::kOccurrencesByTime;
  const Query* query = nullptr;
  Params params;
};

absl::StatusOr<OccurrenceList> ListFor(const OccurrenceFilter& filter, const PageRequest& page) {
  OccurrenceList list;
  if (filter.article) list.order = ListOrder::kOccurrencesInText;
  if (filter.doubt) list.order = ListOrder::kDoubtfulOccurrences;
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(list.order, page));
  Params& params = list.params;
  if (filter.doubt) {
    params.Add(start ? TimeKeyText(start->key, "-infinity") : "infinity");
    params.Add(start ? start->id : INT64_MAX).Add(RowsToAsk(page));
    params.Add(*filter.doubt == AttributionDoubt::kAny
                   ? std::nullopt
                   : std::optional(*filter.doubt == AttributionDoubt::kUnsure));
    list.query = &queries::kListDoubtfulOccurrences;
    return list;
  }
  if (filter.article) {
    params.Add(start ? start->key : -1);
  } else {
    params.Add(start ? TimeKeyText(start->key, "infinity") : "-infinity");
  }
  params.Add(start ? start->id : 0).Add(RowsToAsk(page));
  if (filter.article) {
    list.query = &queries::kListOccurrencesByArticle;
    params.Add(filter.article->value()).Add(ValueOf(filter.quote)).Add(ValueOf(filter.speaker));
  } else if (filter.quote) {
    list.query = &queries::kListOccurrencesByQuote;
    params.Add(filter.quote->value()).Add(ValueOf(filter.speaker));
  } else if (filter.speaker) {
    list.query = &queries::kListOccurrencesBySpeaker;
    params.Add(filter.speaker->value());
  } else {
    return NeedsFilterError();
  }
  return list;
}

// A filter by what its quote is now.
absl::StatusOr<OccurrenceFilter> Current(Session& session, OccurrenceFilter filter) {
  if (filter.quote) {
    ASSIGN_OR_RETURN(const domain::QuoteId current, CurrentQuote(session, *filter.quote));
    filter.quote = current;
  }
  return filter;
}

absl::StatusOr<Page<StoredOccurrence>> ListThose(Session& session, const OccurrenceFilter& filter,
                                                 const PageRequest& page) {
  ASSIGN_OR_RETURN(const OccurrenceList list, ListFor(filter, page));
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(*list.query, list.params));
  std::vector<Cursor> keys;
  for (Row row : rows) {
    const int64_t id = row.Int();
    keys.push_back({.key = row.OptionalInt().value_or(kUnknownTime), .id = id});
  }
  Page<StoredOccurrence> result;
  result.cursor = CutPage(list.order, page, keys);
  ArrayText ids;
  for (const Cursor& key : keys) ids.Add(key.id);
  ASSIGN_OR_RETURN(result.items, GetOccurrences(session, ids));
  return result;
}

}  // namespace

absl::StatusOr<std::vector<StoredOccurrence>> GetOccurrences(
    Session& session, const std::vector<domain::OccurrenceId>& ids) {
  ArrayText wanted;
  for (const domain::OccurrenceId id : ids) wanted.Add(id.value());
  return GetOccurrences(session, wanted);
}

absl::StatusOr<StoredOccurrence> GetOccurrence(Session& session, domain::OccurrenceId id) {
  ASSIGN_OR_RETURN(std::vector<StoredOccurrence> found,
                   GetOccurrences(session, ArrayText().Add(id.value())));
  if (found.empty()) return NotFoundError("occurrence", std::to_string(id.value()));
  return std::move(found.front());
}

absl::StatusOr<Page<StoredOccurrence>> ListOccurrences(Session& session,
                                                       const OccurrenceFilter& filter,
                                                       const PageRequest& page) {
  ASSIGN_OR_RETURN(Page<StoredOccurrence> found, ListThose(session, filter, page));
  if (!filter.quote || !found.items.empty()) return found;
  ASSIGN_OR_RETURN(const OccurrenceFilter current, Current(session, filter));
  if (current.quote == filter.quote) return found;
  return ListThose(session, current, page);
}

absl::StatusOr<NewOccurrences> ListNewOccurrences(Session& session, const OccurrenceFilter& filter,
                                                  std::optional<int64_t> after) {
  NewOccurrences found;
  if (!after) {
    ASSIGN_OR_RETURN(const Rows newest, session.Execute(queries::kGetNewestOccurrence));
    found.position = newest[0].Int();
    return found;
  }
  found.position = *after;
  const Params params = Params()
                            .Add(*after)
                            .Add(kMaxLookedAt)
                            .Add(ValueOf(filter.speaker))
                            .Add(ValueOf(filter.quote));
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListNewOccurrences, params));
  ArrayText ids;
  size_t count = 0;
  for (Row row : rows) {
    if (count == kMaxNewOccurrences) break;
    found.position = row.Int();
    if (!row.Bool()) continue;
    ids.Add(found.position);
    ++count;
  }
  if (count > 0) {
    ASSIGN_OR_RETURN(found.items, GetOccurrences(session, ids));
  }
  return found;
}

absl::StatusOr<std::vector<Appearance>> ListAppearances(Session& session,
                                                        const std::vector<domain::QuoteId>& quotes,
                                                        int32_t limit) {
  ArrayText ids;
  for (const domain::QuoteId quote : quotes) ids.Add(quote.value());
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListAppearances,
                                                    Params().Add(ids).Add(int64_t{limit})));
  std::vector<Appearance> appearances;
  for (Row row : rows) {
    Appearance& found = appearances.emplace_back();
    found.quote = domain::QuoteId(row.Int());
    found.article = domain::ArticleId(row.Int());
    found.url = row.Text();
    found.title = row.Text();
    found.outlet = row.Text();
    found.publish_time = row.OptionalMicros();
    found.words = row.Text();
  }
  return appearances;
}

absl::StatusOr<OccurrenceCounts> CountOccurrences(Session& session, const OccurrenceFilter& asked) {
  ASSIGN_OR_RETURN(const OccurrenceFilter filter, Current(session, asked));
  if (filter.quote.has_value() == filter.speaker.has_value()) return NeedsFilterError();
  const Params params =
      Params().Add(ValueOf(filter.quote)).Add(ValueOf(filter.speaker)).Add(kMaxOccurrenceCounts);
  ASSIGN_OR_RETURN(const Rows rows, session.ExecutePlanned(queries::kCountOccurrences, params));
  OccurrenceCounts found;
  for (Row row : rows) {
    const std::string unit = row.Text();
    OccurrenceCount& count = found.counts.emplace_back();
    count.begin = row.OptionalMicros();
    count.outlet = row.Text();
    count.occurrence_count = row.Int();
    if (!count.begin) continue;
    found.unit = unit == "day"     ? CalendarUnit::kDay
                 : unit == "month" ? CalendarUnit::kMonth
                                   : CalendarUnit::kYear;
  }
  return found;
}

absl::StatusOr<std::vector<StoredChainLink>> GetChain(Session& session, domain::OccurrenceId id) {
  ASSIGN_OR_RETURN(const StoredOccurrence occurrence, GetOccurrence(session, id));
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListChainLinks, Params().Add(id.value())));
  std::vector<StoredChainLink> chain;
  for (Row row : rows) {
    StoredChainLink& stored = chain.emplace_back();
    stored.link.kind = LinkKindOf(row.Text());
    stored.link.text = row.Text();
    stored.link.evidence = row.OptionalSpan();
    stored.evidence_text = row.Text();
    const std::optional<domain::Time> begin = row.OptionalMicros();
    const std::optional<domain::Time> end = row.OptionalMicros();
    if (begin && end) stored.link.time = domain::TimeRange{.begin = *begin, .end = *end};
    stored.link.confidence = row.Real();
    stored.link.method = row.Text();
  }
  if (occurrence.speaker_link == SpeakerLink::kCorrection) CorrectSpeaker(occurrence, chain);
  chain.push_back(PublishedIn(occurrence));
  return chain;
}

}  // namespace verbatim::storage
