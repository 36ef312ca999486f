#include "storage/internal/read_claims.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/page.h"
#include "storage/internal/read_occurrences.h"
#include "storage/internal/save_claims.h"
#include "storage/internal/search_claims.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

std::vector<StanceCount> StancesOf(Row& row) {
  const std::vector<std::string> stances = row.TextArray();
  const std::vector<int64_t> counts = row.IntArray();
  std::vector<StanceCount> found(stances.size());
  for (size_t i = 0; i < found.size(); ++i) {
    found[i] = {.stance = StanceOf(stances[i]), .count = counts[i]};
  }
  return found;
}

// What a statement that stands counts.
struct StandingFigure {
  std::string series;  // figures of one series can be compared
  std::string counted;
  double value = 0;
  double upper = 0;
  std::string text;
  std::optional<int64_t> day;  // since 1970, UTC
};

// Of figures from the latest on: of those that count the same, series whose values differ before
// those that stay, then the one with most figures, then the one with the latest.
LatestFigure LatestOf(const std::vector<StandingFigure>& figures) {
  struct Series {
    const StandingFigure* latest = nullptr;
    size_t count = 0;
    bool differs = false;
  };
  std::map<std::string_view, Series> by_name;
  for (const StandingFigure& figure : figures) {
    Series& series = by_name[figure.series];
    if (series.latest == nullptr) series.latest = &figure;
    ++series.count;
    series.differs = series.differs || figure.value != series.latest->value;
  }
  const Series* best = nullptr;
  for (const auto& [name, series] : by_name) {
    const auto rank = [](const Series& of) { return std::pair(of.differs, of.count); };
    if (best == nullptr || rank(series) > rank(*best) ||
        (rank(series) == rank(*best) && series.latest < best->latest)) {
      best = &series;
    }
  }
  const StandingFigure& latest = *best->latest;
  const auto earlier = std::find_if(figures.begin(), figures.end(), [&](const auto& figure) {
    return figure.series == latest.series && figure.day && latest.day &&
           *figure.day < *latest.day &&
           (figure.value != latest.value || figure.upper != latest.upper);
  });
  return {.text = latest.text,
          .counted = latest.counted,
          .earlier = earlier == figures.end() ? "" : earlier->text};
}

absl::StatusOr<std::vector<StoredClaim>> GetClaims(Session& session, const ArrayText& ids) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetClaims, Params().Add(ids)));
  std::vector<StoredClaim> claims;
  std::unordered_map<int64_t, size_t> index;
  for (Row row : rows) {
    StoredClaim& claim = claims.emplace_back();
    claim.id = domain::ClaimId(row.Int());
    index[claim.id.value()] = claims.size() - 1;
    claim.text = row.Text();
    claim.statement_count = row.Int();
    claim.article_count = row.Int();
    claim.outlet_count = row.Int();
    claim.denial_count = row.Int();
    claim.figures_changed = row.Bool();
    claim.first_publish_time = row.OptionalMicros();
    claim.last_publish_time = row.OptionalMicros();
    claim.first_outlet = row.Text();
    if (const auto speaker = row.OptionalInt()) claim.first_speaker = domain::SpeakerId(*speaker);
    claim.first_speaker_name = row.Text();
    claim.stances = StancesOf(row);
  }
  std::unordered_map<int64_t, std::vector<StandingFigure>> figures;
  ASSIGN_OR_RETURN(const Rows standing,
                   session.Execute(queries::kListStandingFigures, Params().Add(ids)));
  for (Row row : standing) {
    StandingFigure& figure = figures[row.Int()].emplace_back();
    figure.series = row.Text();
    figure.counted = row.Text();
    figure.value = row.Real();
    figure.upper = row.Real();
    figure.text = row.Text();
    figure.day = row.OptionalInt();
  }
  for (const auto& [claim, of_claim] : figures) {
    claims[index.at(claim)].figure = LatestOf(of_claim);
  }
  return claims;
}

absl::Status ClaimNotFound(domain::ClaimId id) {
  return NotFoundError("claim", std::to_string(id.value()));
}

std::vector<domain::TextPosition> PositionsOf(const std::vector<int64_t>& numbers) {
  std::vector<domain::TextPosition> positions;
  for (size_t i = 0; i + 2 < numbers.size(); i += 3) {
    positions.push_back({.byte = static_cast<uint32_t>(numbers[i]),
                         .code_point = static_cast<uint32_t>(numbers[i + 1]),
                         .utf16 = static_cast<uint32_t>(numbers[i + 2])});
  }
  return positions;
}

absl::Status ReadFigures(Session& session, std::vector<StoredClaimStatement>& statements) {
  ArrayText occurrences;
  ArrayText parts;
  std::map<std::pair<int64_t, int32_t>, ClaimPart*> by_key;
  for (StoredClaimStatement& statement : statements) {
    occurrences.Add(statement.occurrence.id.value());
    parts.Add(int64_t{statement.part.index});
    by_key[{statement.occurrence.id.value(), statement.part.index}] = &statement.part;
  }
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListClaimFigures,
                                                    Params().Add(occurrences).Add(parts)));
  for (Row row : rows) {
    const int64_t occurrence = row.Int();
    const int32_t index = row.Int32();
    ClaimPart& part = *by_key.at({occurrence, index});
    domain::Figure& figure = part.figures.emplace_back();
    figure.kind = FigureKindOf(row.Text());
    figure.bound = FigureBoundOf(row.Text());
    figure.value = row.Real();
    figure.upper = row.Real();
    figure.unit = row.Text();
    figure.counted = row.Text();
    figure.place = row.Text();
    figure.date = row.Text();
    figure.span = row.Span();
    part.figure_texts.push_back(row.Text());
  }
  return absl::OkStatus();
}

// Where a byte of the text that the part's positions know is among its code points.
int64_t CodePointOf(const ClaimPart& part, uint32_t byte) {
  for (const domain::TextPosition& position : part.positions) {
    if (position.byte == byte) return position.code_point;
  }
  return 0;
}

absl::Status ReadSurroundings(Session& session, std::vector<StoredClaimStatement>& statements) {
  ArrayText articles;
  ArrayText revisions;
  ArrayText begins;
  ArrayText ends;
  for (const StoredClaimStatement& statement : statements) {
    articles.Add(statement.occurrence.article.value());
    revisions.Add(int64_t{statement.occurrence.revision});
    begins.Add(CodePointOf(statement.part, statement.part.span.begin));
    ends.Add(CodePointOf(statement.part, statement.part.span.end));
  }
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListStatementSurroundings,
                                   Params().Add(articles).Add(revisions).Add(begins).Add(ends).Add(
                                       int64_t{kMaxSurroundings})));
  for (Row row : rows) {
    StoredClaimStatement& statement = statements[static_cast<size_t>(row.Int())];
    const std::string before = row.Text();
    const std::string after = row.Text();
    statement.text_before = before.substr(before.rfind('\n') + 1);
    statement.text_after = after.substr(0, after.find('\n'));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<ClaimForm>> ReadForms(Session& session, const Query& query,
                                                 const Params& params) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(query, params));
  std::vector<ClaimForm> forms;
  for (Row row : rows) {
    row.Int();
    ClaimForm& form = forms.emplace_back();
    form.claim = domain::ClaimId(row.Int());
    form.form = row.Text();
  }
  return forms;
}

}  // namespace

absl::StatusOr<domain::ClaimId> CurrentClaim(Session& session, domain::ClaimId id) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindClaimRedirect, Params().Add(id.value())));
  return rows.empty() ? id : domain::ClaimId(rows[0].Int());
}

absl::StatusOr<StoredClaim> GetClaim(Session& session, domain::ClaimId id) {
  ASSIGN_OR_RETURN(const domain::ClaimId current, CurrentClaim(session, id));
  ASSIGN_OR_RETURN(std::vector<StoredClaim> claims,
                   GetClaims(session, ArrayText().Add(current.value())));
  if (claims.empty()) return ClaimNotFound(id);
  return std::move(claims[0]);
}

absl::StatusOr<Page<StoredClaim>> ListClaims(Session& session, const ClaimFilter& filter,
                                             const PageRequest& page) {
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kClaims, page));
  ASSIGN_OR_RETURN(std::vector<Cursor> keys, SearchClaims(session, filter, start, RowsToAsk(page)));
  Page<StoredClaim> result;
  result.cursor = CutPage(ListOrder::kClaims, page, keys);
  ArrayText ids;
  for (const Cursor& key : keys) ids.Add(key.id);
  ASSIGN_OR_RETURN(result.items, GetClaims(session, ids));
  return result;
}

absl::StatusOr<std::vector<ClaimForm>> ListClaimForms(Session& session,
                                                      const std::vector<domain::ClaimId>& claims) {
  ArrayText ids;
  for (const domain::ClaimId id : claims) ids.Add(id.value());
  return ReadForms(session, queries::kListClaimForms, Params().Add(ids));
}

absl::StatusOr<std::vector<ClaimForm>> FindClaimForms(Session& session,
                                                      const std::vector<int64_t>& keys) {
  ArrayText list;
  for (const int64_t key : keys) list.Add(key);
  return ReadForms(session, queries::kFindClaimCandidates,
                   Params().Add(list).Add(int64_t{kMaxFormsOfKey}));
}

absl::StatusOr<Page<StoredClaimStatement>> ListClaimStatements(Session& session, domain::ClaimId id,
                                                               const PageRequest& page) {
  // The part within a statement goes into the low digits of the cursor's id.
  constexpr int64_t kMostParts = 100'000;
  ASSIGN_OR_RETURN(const std::optional<Cursor> start, PageStart(ListOrder::kClaimStatements, page));
  ASSIGN_OR_RETURN(const domain::ClaimId current, CurrentClaim(session, id));
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListClaimStatements,
                                   Params()
                                       .Add(start ? TimeKeyText(start->key, "infinity")
                                                  : std::string("-infinity"))
                                       .Add(start ? start->id / kMostParts : 0)
                                       .Add(start ? start->id % kMostParts : -1)
                                       .Add(RowsToAsk(page))
                                       .Add(current.value())));
  Page<StoredClaimStatement> result;
  std::vector<Cursor> keys;
  std::vector<domain::OccurrenceId> ids;
  for (Row row : rows) {
    StoredClaimStatement& statement = result.items.emplace_back();
    const int64_t occurrence = row.Int();
    const std::optional<domain::Time> time = row.OptionalMicros();
    statement.occurrence.id = domain::OccurrenceId(occurrence);
    ClaimPart& part = statement.part;
    part.index = row.Int32();
    part.span = row.Span();
    part.text = row.Text();
    part.points_back = row.Bool();
    part.checkable = row.Real();
    part.stance.stance = StanceOf(row.Text());
    part.stance.span = row.OptionalSpan();
    part.stance_text = row.Text();
    part.positions = PositionsOf(row.IntArray());
    part.source_text = row.Text();
    keys.push_back({.key = TimeKey(time), .id = occurrence * kMostParts + part.index});
  }
  if (rows.empty() && !start) {
    RETURN_IF_ERROR(GetClaim(session, id).status());
  }
  result.cursor = CutPage(ListOrder::kClaimStatements, page, keys);
  result.items.resize(keys.size());
  for (const StoredClaimStatement& statement : result.items) ids.push_back(statement.occurrence.id);
  ASSIGN_OR_RETURN(std::vector<StoredOccurrence> occurrences, GetOccurrences(session, ids));
  std::map<int64_t, StoredOccurrence> by_id;
  for (StoredOccurrence& one : occurrences) by_id.emplace(one.id.value(), std::move(one));
  for (StoredClaimStatement& statement : result.items) {
    const auto found = by_id.find(statement.occurrence.id.value());
    if (found != by_id.end()) statement.occurrence = found->second;
  }
  RETURN_IF_ERROR(ReadFigures(session, result.items));
  RETURN_IF_ERROR(ReadSurroundings(session, result.items));
  return result;
}

}  // namespace verbatim::storage
