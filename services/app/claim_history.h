#ifndef VERBATIM_SERVICES_APP_CLAIM_HISTORY_H_
#define VERBATIM_SERVICES_APP_CLAIM_HISTORY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/app/quote_evidence.h"
#include "services/base/call_context.h"
#include "storage/store.h"

namespace verbatim::app {

// One statement of a claim's time line.
struct ClaimEvent {
  storage::StoredClaimStatement stored;
  // As stored; kRepeats too for whoever asserted the claim in an earlier article.
  domain::Stance stance = domain::Stance::kAsserts;
  AppearanceOrigin origin = AppearanceOrigin::kUnclear;  // copied from another, or independent
  std::optional<OccurrenceKey> copied_from{};            // kCopied
  std::string link{};                                    // to the words in the published article
};

// A figure of a series: which event states it.
struct FigurePoint {
  size_t event = 0;   // index into ClaimHistory::events
  size_t figure = 0;  // index into its figures
};

// Two figures of a series that do not agree.
struct FigureDifference {
  FigurePoint from;
  FigurePoint to;
};

// The figures of a claim that count the same in the same unit, by time.
struct FigureSeries {
  domain::FigureKind kind = domain::FigureKind::kCount;
  std::string unit;
  std::string counted;  // as first written
  std::vector<FigurePoint> points;
  std::vector<FigureDifference> changes;         // from one day to a later one
  std::vector<FigureDifference> contradictions;  // of two outlets on one day
};

// What is known of a claim, by time: unknown times last. Withdrawn statements are events too; their
// figures are in no series.
struct ClaimHistory {
  storage::StoredClaim claim;
  std::vector<ClaimEvent> events;  // the first kMaxPageSize
  bool has_more = false;
  std::vector<FigureSeries> series;  // those with most points first
};

// Errors: NOT_FOUND for an unknown claim; the store's.
absl::StatusOr<ClaimHistory> ReadClaimHistory(storage::Store& store, const CallContext& call,
                                              domain::ClaimId id);

// The series of some events. Pure; for tests.
std::vector<FigureSeries> SeriesOf(const std::vector<ClaimEvent>& events);

// Whether two figures can both be true: what their words leave open overlaps. "At least 35,000" and
// "41,000" agree, "35,000" and "41,000" do not; "about" leaves open a tenth to either side.
bool Agree(const domain::Figure& a, const domain::Figure& b);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_CLAIM_HISTORY_H_
