#include "services/app/list_repeats.h"

#include <utility>

#include "services/app/compare_wordings.h"
#include "services/app/field_checks.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {
namespace {

absl::StatusOr<RepeatedQuote> WithOccurrences(storage::Store& store, const CallContext& call,
                                              std::optional<domain::ArticleId> article,
                                              storage::StoredQuote quote) {
  ASSIGN_OR_RETURN(
      storage::Page<storage::StoredOccurrence> page,
      store.ListOccurrences(call, {.article = article, .quote = quote.id, .speaker = {}},
                            {.size = kMaxRepeatedOccurrences, .cursor = ""}));
  RepeatedQuote repeated{.quote = std::move(quote), .occurrences = {}};
  for (storage::StoredOccurrence& occurrence : page.items) {
    domain::Comparison comparison =
        CompareWordingsWithEdits(repeated.quote.wording, occurrence.wording);
    repeated.occurrences.push_back(
        {.occurrence = std::move(occurrence), .comparison = std::move(comparison)});
  }
  return repeated;
}

}  // namespace

absl::StatusOr<storage::Page<RepeatedQuote>> ListRepeats(storage::Store& store,
                                                         const CallContext& call,
                                                         const RepeatQuery& query) {
  ASSIGN_OR_RETURN(const int32_t size,
                   CheckRowCount("page_size", query.page_size,
                                 {.standard = kDefaultPageSize, .most = kMaxRepeatPageSize}));
  storage::QuoteFilter filter;
  filter.repeated_in = query.article;
  filter.repeated = !query.article.has_value();
  ASSIGN_OR_RETURN(storage::Page<storage::StoredQuote> quotes,
                   store.SearchQuotes(call, filter, {.size = size, .cursor = query.cursor}));
  if (quotes.items.empty() && query.article) {
    RETURN_IF_ERROR(store.GetArticle(call, *query.article).status());
  }
  storage::Page<RepeatedQuote> page{.items = {}, .cursor = std::move(quotes.cursor)};
  for (storage::StoredQuote& quote : quotes.items) {
    ASSIGN_OR_RETURN(RepeatedQuote repeated,
                     WithOccurrences(store, call, query.article, std::move(quote)));
    page.items.push_back(std::move(repeated));
  }
  return page;
}

}  // namespace verbatim::app
