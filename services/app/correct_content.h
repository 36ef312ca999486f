#ifndef VERBATIM_SERVICES_APP_CORRECT_CONTENT_H_
#define VERBATIM_SERVICES_APP_CORRECT_CONTENT_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"

#include "services/app/trace_chain.h"
#include "services/base/call_context.h"
#include "services/text/offset_map.h"
#include "storage/store.h"

namespace verbatim::app {

// Where an occurrence's content stands in its article's text.
struct ContentCorrection {
  struct Range {
    int32_t start = 0;
    int32_t end = 0;  // exclusive
  };
  OccurrenceKey occurrence;
  std::vector<Range> content;  // one to kMaxContentRanges, in text order, in the occurrence's entry
  text::OffsetEncoding encoding = text::OffsetEncoding::kCodePoints;
};
inline constexpr size_t kMaxContentRanges = 16;

// Says where the words of a statement stand. Errors: INVALID_ARGUMENT on the field for an
// incomplete note, a range that is none of the text or of the entry, ranges without words, that
// overlap each other, that overlap nothing of the content as it is, or that are it; NOT_FOUND as
// GetOccurrence; FAILED_PRECONDITION (OCCURRENCE_WITHDRAWN); the store's.
absl::StatusOr<storage::StoredCorrection> CorrectContent(storage::Store& store,
                                                         const CallContext& call,
                                                         const ContentCorrection& correction,
                                                         const storage::CorrectionNote& note);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_CORRECT_CONTENT_H_
