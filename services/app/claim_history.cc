#include "services/app/claim_history.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "services/app/appearance_origin.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/export/text_fragment.h"
#include "services/facts/senses.h"
#include "services/text/unicode.h"

namespace verbatim::app {
namespace {

using domain::Figure;
using domain::FigureBound;

// "about" and "nearly" leave open this share to either side.
constexpr double kAboutShare = 0.1;

struct Interval {
  double low = 0;
  double high = 0;
};

Interval IntervalOf(const Figure& figure) {
  constexpr double kEndless = std::numeric_limits<double>::infinity();
  switch (figure.bound) {
    case FigureBound::kExact: return {figure.value, figure.value};
    case FigureBound::kAbout:
      return {figure.value * (1 - kAboutShare), figure.value * (1 + kAboutShare)};
    case FigureBound::kAtLeast: return {figure.value, kEndless};
    case FigureBound::kMoreThan: return {std::nextafter(figure.value, kEndless), kEndless};
    case FigureBound::kAtMost: return {-kEndless, figure.value};
    case FigureBound::kLessThan: return {-kEndless, std::nextafter(figure.value, -kEndless)};
    case FigureBound::kRange: return {figure.value, figure.upper};
    case FigureBound::kOrder: return {figure.value, figure.value * 10};
  }
  return {};
}

// What the last word counts: "Dutch F-35s" and "F-35s" are one series.
std::string CountedSense(const Figure& figure) {
  const size_t space = figure.counted.rfind(' ');
  return facts::WordSense(
      text::FoldCase(figure.counted.substr(space == std::string::npos ? 0 : space + 1)));
}

std::optional<std::chrono::sys_days> DayOf(const ClaimEvent& event) {
  const auto& time = event.stored.occurrence.publish_time;
  if (!time) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(*time);
}

const Figure& FigureOf(const std::vector<ClaimEvent>& events, FigurePoint point) {
  return events[point.event].stored.part.figures[point.figure];
}

// Each point against those of its day, and against the last one of an earlier day.
void Compare(const std::vector<ClaimEvent>& events, FigureSeries& series) {
  for (size_t i = 1; i < series.points.size(); ++i) {
    const FigurePoint to = series.points[i];
    const auto day = DayOf(events[to.event]);
    if (!day) continue;
    for (size_t j = i; j-- > 0;) {
      const FigurePoint from = series.points[j];
      const auto before = DayOf(events[from.event]);
      if (!before) continue;
      const Figure& one = FigureOf(events, from);
      const Figure& other = FigureOf(events, to);
      if (*before == *day) {
        if (events[from.event].stored.occurrence.outlet !=
                events[to.event].stored.occurrence.outlet &&
            !Agree(one, other)) {
          series.contradictions.push_back({.from = from, .to = to});
        }
        continue;
      }
      if (one.value != other.value || one.upper != other.upper) {
        series.changes.push_back({.from = from, .to = to});
      }
      break;
    }
  }
}

// Who asserted the claim before repeats it.
void FindRepeats(std::vector<ClaimEvent>& events) {
  std::map<std::string, domain::ArticleId> asserted;
  for (ClaimEvent& event : events) {
    const storage::StoredOccurrence& occurrence = event.stored.occurrence;
    if (event.stance != domain::Stance::kAsserts || !event.stored.part.source_text.empty() ||
        occurrence.resolved.name.empty())
      continue;
    const std::string who =
        occurrence.speaker ? std::to_string(occurrence.speaker->value()) : occurrence.resolved.name;
    const auto [found, added] = asserted.emplace(who, occurrence.article);
    if (!added && found->second != occurrence.article) event.stance = domain::Stance::kRepeats;
  }
}

void FindOrigins(std::vector<ClaimEvent>& events) {
  std::vector<storage::StoredOccurrence> occurrences;
  std::map<int64_t, size_t> places;
  for (const ClaimEvent& event : events) {
    if (places.emplace(event.stored.occurrence.id.value(), occurrences.size()).second) {
      occurrences.push_back(event.stored.occurrence);
    }
  }
  std::set<int64_t> seen;
  for (ClaimEvent& event : events) {
    // "a charge Baku denies" stands beside what it denies.
    if (!seen.insert(event.stored.occurrence.id.value()).second) {
      event.origin = AppearanceOrigin::kRepeated;
      continue;
    }
    QuoteEvidence evidence;
    FindOrigin(occurrences, places.at(event.stored.occurrence.id.value()), evidence);
    event.origin = evidence.origin;
    event.copied_from = evidence.copied_from;
  }
}

}  // namespace

bool Agree(const Figure& a, const Figure& b) {
  const Interval one = IntervalOf(a);
  const Interval other = IntervalOf(b);
  return one.low <= other.high && other.low <= one.high;
}

std::vector<FigureSeries> SeriesOf(const std::vector<ClaimEvent>& events) {
  std::map<std::tuple<domain::FigureKind, std::string, std::string>, FigureSeries> found;
  for (size_t i = 0; i < events.size(); ++i) {
    if (events[i].stored.occurrence.withdrawn()) continue;
    const std::vector<Figure>& figures = events[i].stored.part.figures;
    for (size_t k = 0; k < figures.size(); ++k) {
      if (figures[k].kind == domain::FigureKind::kDate) continue;
      FigureSeries& series = found[{figures[k].kind, figures[k].unit, CountedSense(figures[k])}];
      if (series.points.empty()) {
        series.kind = figures[k].kind;
        series.unit = figures[k].unit;
        series.counted = figures[k].counted;
      }
      series.points.push_back({.event = i, .figure = k});
    }
  }
  std::vector<FigureSeries> all;
  for (auto& [key, series] : found) {
    Compare(events, series);
    all.push_back(std::move(series));
  }
  std::stable_sort(all.begin(), all.end(), [](const FigureSeries& a, const FigureSeries& b) {
    return a.points.size() > b.points.size();
  });
  return all;
}

absl::StatusOr<ClaimHistory> ReadClaimHistory(storage::Store& store, const CallContext& call,
                                              domain::ClaimId id) {
  ClaimHistory history;
  ASSIGN_OR_RETURN(history.claim, store.GetClaim(call, id));
  ASSIGN_OR_RETURN(auto page,
                   store.ListClaimStatements(call, history.claim.id, {.size = kMaxPageSize}));
  history.has_more = !page.cursor.empty();
  for (storage::StoredClaimStatement& stored : page.items) {
    ClaimEvent& event = history.events.emplace_back();
    event.stance = stored.part.stance.stance;
    event.link = exports::TextFragmentLink(stored.occurrence.url, stored.part.text);
    event.stored = std::move(stored);
  }
  FindRepeats(history.events);
  FindOrigins(history.events);
  history.series = SeriesOf(history.events);
  return history;
}

}  // namespace verbatim::app
