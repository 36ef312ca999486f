#ifndef VERBATIM_SERVICES_APP_EXPORT_RECORDS_H_
#define VERBATIM_SERVICES_APP_EXPORT_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/ids.h"
#include "services/domain/time.h"
#include "storage/store.h"

namespace verbatim::app {

// What is exported: the first four a record for each occurrence, the next two for each quote,
// the last two for claims.
enum class ExportFormat : uint8_t {
  kCsv,            // occurrences.csv
  kJsonLines,      // occurrences.jsonl
  kWebAnnotation,  // annotations.jsonld: occurrences that stand
  kBrat,           // annotation.conf, and a .txt and a .ann for each article
  kQuotation,      // quotations.jsonld: quotes in the speakers' own words
  kClaim,          // claims.jsonld
  kAssertedClaim,  // asserted-claims.jsonld: claims that statements assert, however worded
  kClaimReview,    // claim-reviews.jsonld: published checks of those, with the claims
};

// Which records, as they arrive. Every field that is set narrows the export; none exports all.
struct ExportQuery {
  ExportFormat format = ExportFormat::kCsv;
  // At most one of these. An article goes with formats of occurrences, a quote or a speaker with
  // all but kBrat.
  std::optional<domain::ArticleId> article{};
  std::optional<domain::QuoteId> quote{};
  std::optional<domain::SpeakerId> speaker{};
  std::optional<domain::ClaimId> claim{};          // kAssertedClaim and kClaimReview only
  std::string outlet{};                            // spelled as stored
  std::optional<domain::Time> published_from{};    // inclusive
  std::optional<domain::Time> published_before{};  // exclusive
  std::string iri_prefix{};  // of the ids of linked data; empty: kDefaultIriPrefix
  int32_t page_size = 0;     // records at most
  std::string cursor{};
};

inline constexpr char kDefaultIriPrefix[] = "urn:x-verbatim:";

// Articles of a quote in kQuotation and kClaim: the first ones by time.
inline constexpr int32_t kMaxAppearances = 1000;

// What to append to a file.
struct ExportedFile {
  std::string name;
  std::string content;
};

struct ExportPage {
  std::vector<ExportedFile> files;
  std::string cursor;  // empty: all is told
};

// One piece of an export. The pieces of all pages, each appended to the file of its name, are the
// export. A page may hold fewer records than asked for, even none, and another follow: it ends with
// the records, with about kExportBytes of them, or when enough was looked through.
// Errors: INVALID_ARGUMENT for bad fields and fields that the format does not take; NOT_FOUND for
// an article, quote or speaker that does not exist; the store's.
inline constexpr size_t kExportBytes = size_t{1} * 1024 * 1024;
absl::StatusOr<ExportPage> ExportRecords(storage::Store& store, const CallContext& call,
                                         const ExportQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_EXPORT_RECORDS_H_
