#ifndef VERBATIM_SERVICES_APP_QUOTE_EVIDENCE_H_
#define VERBATIM_SERVICES_APP_QUOTE_EVIDENCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/app/trace_chain.h"
#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "storage/store.h"

namespace verbatim::app {

// How an occurrence came to have its words, by what stands around them in articles before it.
enum class AppearanceOrigin : uint8_t {
  kFirst,        // no earlier one is known
  kCopied,       // the same surroundings stood in an earlier article
  kIndependent,  // other surroundings than in all earlier articles
  kRepeated,     // stands in the same article before
  kUnclear,      // too little stands around to tell, or there are too many to compare
};

// Where and how a quote stands, to be checked by a reader.
struct QuoteEvidence {
  TracedOccurrence traced;
  std::string text_before;  // what its paragraph says before the content; empty when withdrawn
  std::string text_after;
  std::string link;  // to the words in the published article
  AppearanceOrigin origin = AppearanceOrigin::kUnclear;
  // kCopied: the earlier occurrence with the most alike surroundings, and how alike, 0 to 1.
  std::optional<OccurrenceKey> copied_from = {};
  double shared_context = 0;
};

// The occurrences of a quote by time, with their chains and surroundings. Costs a read or two for
// each. Errors: the store's.
absl::StatusOr<storage::Page<QuoteEvidence>> FindEvidence(storage::Store& store,
                                                          const CallContext& call,
                                                          domain::QuoteId quote,
                                                          const storage::PageRequest& page);

// A page of them, as it arrives.
struct EvidenceQuery {
  domain::QuoteId quote;
  int32_t page_size = 0;
  std::string cursor;
};

// The same for a page asked for by a caller.
// Errors: INVALID_ARGUMENT for a bad page; NOT_FOUND for an unknown quote; the store's.
absl::StatusOr<storage::Page<QuoteEvidence>> ListEvidence(storage::Store& store,
                                                          const CallContext& call,
                                                          const EvidenceQuery& query);

// The URL of the article with a text fragment that marks the occurrence's words.
std::string LinkTo(const storage::StoredOccurrence& occurrence);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_QUOTE_EVIDENCE_H_
