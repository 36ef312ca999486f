#ifndef VERBATIM_SERVICES_APP_INGEST_ARTICLE_H_
#define VERBATIM_SERVICES_APP_INGEST_ARTICLE_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/base/call_context.h"
#include "services/domain/article.h"
#include "services/domain/time.h"
#include "storage/store.h"

namespace verbatim::app {

// An article as it arrives. What the text says itself (a live blog's title and date) wins over
// `title` and `publish_time`, unless its entries are given: then the text is not read for any.
struct IncomingArticle {
  std::string url;
  std::string outlet;
  std::string title;
  std::string language;  // empty: "en"
  std::optional<domain::Time> publish_time;
  std::string text;
  std::vector<std::string> authors{};
  std::string original_hash{};                      // as domain::Article::original_hash
  std::vector<domain::Entry> entries{};             // bytes of `text`; none: found in the text
  bool reanalyze = false;                           // as storage::ArticleDraft::reanalyzed
  std::optional<storage::IngestRequest> request{};  // as storage::ArticleDraft::request
};

// Reads an article, finds and attributes its statements, matches them with known quotes and stores
// all of it, or nothing. Idempotent as storage::Store::SaveArticle is.
//
// Errors: INVALID_ARGUMENT for a field over its limit or of the wrong form, those of
// text::CheckText for the text and of articles::SettleStructure for the entries; RESOURCE_EXHAUSTED
// for more than kMaxStatementsPerArticle statements; the store's.
absl::StatusOr<storage::SaveResult> IngestArticle(storage::Store& store, const CallContext& call,
                                                  const IncomingArticle& incoming);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_INGEST_ARTICLE_H_
