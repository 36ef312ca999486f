#ifndef VERBATIM_SERVICES_APP_LIST_PARAGRAPHS_H_
#define VERBATIM_SERVICES_APP_LIST_PARAGRAPHS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "services/app/list_repeats.h"
#include "services/base/call_context.h"
#include "services/domain/article.h"
#include "services/domain/text_span.h"
#include "storage/store.h"

namespace verbatim::app {

// Where a paragraph that repeats stands.
struct ParagraphPlace {
  storage::StoredArticle article;  // without its text and entries
  domain::Entry entry;
  std::string entry_heading;
  domain::TextSpan span;
  std::vector<domain::TextPosition> positions;  // of the span's begin and end
  std::string text;                             // as it stands there
};

// A paragraph of at least kFewestParagraphWords words that stands at several places, in the same
// words but for case, punctuation and typography. `places` has the first kMaxParagraphPlaces: by
// publish time, unknown times last, within an article in text order.
struct RepeatedParagraph {
  int32_t word_count = 0;
  int64_t place_count = 0;
  int64_t article_count = 0;
  std::vector<std::string> outlets;  // sorted
  std::vector<ParagraphPlace> places;
};

struct RepeatedParagraphs {
  storage::Page<RepeatedParagraph> page;
  int64_t article_count = 0;             // whose texts were read
  bool older_articles_left_out = false;  // there are more than kMaxArticlesForParagraphs
};

// Whole paragraphs that come back within an article's current revision, among the articles of an
// outlet, or among all; with `since` among those published then or later. The earliest first.
// Reads the texts anew for every page: the latest kMaxArticlesForParagraphs of them.
// Errors: as of ListRepeats.
absl::StatusOr<RepeatedParagraphs> ListRepeatedParagraphs(storage::Store& store,
                                                          const CallContext& call,
                                                          const RepeatQuery& query);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_LIST_PARAGRAPHS_H_
