#include "services/app/list_repeats.h"

#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"

#include "services/app/compare_wordings.h"
#include "services/app/field_checks.h"
#include "services/base/error.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::app {
namespace {

absl::Status CheckNotGiven(std::string_view field, bool is_given) {
  if (!is_given) return absl::OkStatus();
  return MakeError(absl::StatusCode::kInvalidArgument,
                   absl::StrCat(std::string(field), " cannot narrow one article"),
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = std::string(field)});
}

absl::StatusOr<RepeatedQuote> WithOccurrences(storage::Store& store, const CallContext& call,
                                              const RepeatQuery& query,
                                              storage::StoredQuote quote) {
  ASSIGN_OR_RETURN(
      storage::Page<storage::StoredOccurrence> page,
      store.ListOccurrences(call, {.article = query.article, .quote = quote.id, .speaker = {}},
                            {.size = kMaxRepeatedOccurrences, .cursor = ""}));
  RepeatedQuote repeated{.quote = std::move(quote), .occurrences = {}};
  for (storage::StoredOccurrence& occurrence : page.items) {
    if (!query.outlet.empty() && occurrence.outlet != query.outlet) continue;
    domain::Comparison comparison =
        CompareWordingsWithEdits(repeated.quote.wording, occurrence.wording);
    repeated.occurrences.push_back(
        {.occurrence = std::move(occurrence), .comparison = std::move(comparison)});
  }
  return repeated;
}

}  // namespace

absl::StatusOr<int32_t> CheckRepeatQuery(const RepeatQuery& query) {
  ASSIGN_OR_RETURN(const int32_t size,
                   CheckRowCount("page_size", query.page_size,
                                 {.standard = kDefaultPageSize, .most = kMaxRepeatPageSize}));
  RETURN_IF_ERROR(CheckField("outlet", query.outlet, kMaxMetadataBytes));
  if (query.article) {
    RETURN_IF_ERROR(CheckNotGiven("outlet", !query.outlet.empty()));
    RETURN_IF_ERROR(CheckNotGiven("start_time", query.since.has_value()));
  }
  return size;
}

absl::StatusOr<storage::Page<RepeatedQuote>> ListRepeats(storage::Store& store,
                                                         const CallContext& call,
                                                         const RepeatQuery& query) {
  ASSIGN_OR_RETURN(const int32_t size, CheckRepeatQuery(query));
  storage::QuoteFilter filter;
  filter.repeated_in = query.article;
  filter.repeated_there = !query.article.has_value();
  filter.outlet = query.outlet;
  filter.published_from = query.since;
  ASSIGN_OR_RETURN(storage::Page<storage::StoredQuote> quotes,
                   store.SearchQuotes(call, filter, {.size = size, .cursor = query.cursor}));
  if (quotes.items.empty() && query.article) {
    RETURN_IF_ERROR(store.GetArticle(call, *query.article).status());
  }
  storage::Page<RepeatedQuote> page{.items = {}, .cursor = std::move(quotes.cursor)};
  for (storage::StoredQuote& quote : quotes.items) {
    ASSIGN_OR_RETURN(RepeatedQuote repeated, WithOccurrences(store, call, query, std::move(quote)));
    page.items.push_back(std::move(repeated));
  }
  return page;
}

}  // namespace verbatim::app
