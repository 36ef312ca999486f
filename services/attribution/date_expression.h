#ifndef VERBATIM_SERVICES_ATTRIBUTION_DATE_EXPRESSION_H_
#define VERBATIM_SERVICES_ATTRIBUTION_DATE_EXPRESSION_H_

#include <cstdint>
#include <optional>

#include "services/attribution/tagged_text.h"
#include "services/domain/time.h"

namespace verbatim::attribution {

// Words that say when something was said, with the days they mean.
struct DateExpression {
  text::TokenRange tokens;
  std::optional<domain::TimeRange> time;  // unset where nothing anchors it
};

// Reads a date that begins at `token` (its preposition included): "on Tuesday", "Monday night",
// "last month", "over the weekend", "7 February", "on Feb. 7, 2023", "two days ago", "yesterday",
// "at 9am GMT on Tuesday". A time of day counts where its zone is given. Relative dates count
// back from `publish_time`: a weekday is the latest such day up to it, a day of a month without a
// year the latest one. Nullopt if no date begins there.
std::optional<DateExpression> ReadDate(const TaggedText& text, uint32_t token, uint32_t end,
                                       std::optional<domain::Time> publish_time);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_DATE_EXPRESSION_H_
