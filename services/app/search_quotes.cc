#include "services/app/search_quotes.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "services/app/compare_wordings.h"
#include "services/app/field_checks.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/name_key.h"

namespace verbatim::app {
namespace {

// How many quotes one call looks through for those whose meaning changed.
constexpr int32_t kMostLookedThrough = 2000;

bool HasChangedMeaning(WordingComparer& comparer, const storage::StoredQuote& quote) {
  const size_t compared = std::min(quote.variants.size(), kMaxComparedVariants);
  return std::any_of(quote.variants.begin(),
                     quote.variants.begin() + static_cast<ptrdiff_t>(compared),
                     [&](const storage::Variant& variant) {
                       return variant.wording != quote.wording &&
                              comparer.Compare(quote.wording, variant.wording).meaning_changed();
                     });
}

// Reads no more at a time than the page still takes, so that the store's cursor is the page's.
absl::StatusOr<storage::Page<storage::StoredQuote>> LookThrough(storage::Store& store,
                                                                const CallContext& call,
                                                                const QuoteQuery& query,
                                                                int32_t size) {
  storage::QuoteFilter filter = query.filter;
  filter.repeated = true;  // with one occurrence there is nothing to differ
  WordingComparer comparer;
  storage::Page<storage::StoredQuote> found{.items = {}, .cursor = query.cursor};
  int32_t read = 0;
  do {
    const int32_t wanted = size - static_cast<int32_t>(found.items.size());
    const int32_t at_once = std::min(wanted, kMostLookedThrough - read);
    ASSIGN_OR_RETURN(storage::Page<storage::StoredQuote> page,
                     store.SearchQuotes(call, filter, {.size = at_once, .cursor = found.cursor}));
    for (storage::StoredQuote& quote : page.items) {
      if (HasChangedMeaning(comparer, quote)) found.items.push_back(std::move(quote));
    }
    found.cursor = std::move(page.cursor);
    read += at_once;
  } while (!found.cursor.empty() && read < kMostLookedThrough &&
           static_cast<int32_t>(found.items.size()) < size);
  return found;
}

}  // namespace

absl::StatusOr<storage::Page<storage::StoredQuote>> SearchQuotes(storage::Store& store,
                                                                 const CallContext& call,
                                                                 const QuoteQuery& query) {
  const storage::QuoteFilter& filter = query.filter;
  RETURN_IF_ERROR(CheckField("words", filter.words, kMaxQueryBytes));
  RETURN_IF_ERROR(CheckField("speaker_name", filter.speaker_name, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckField("outlet", filter.outlet, kMaxMetadataBytes));
  RETURN_IF_ERROR(CheckTimeRange("end_time", filter.published_from, filter.published_before));
  ASSIGN_OR_RETURN(const int32_t size, CheckRowCount("page_size", query.page_size, kPageSizes));
  QuoteQuery spelled = query;
  spelled.filter.speaker_spelling_key = text::NameKey(filter.speaker_name);
  if (!query.meaning_changed) {
    return store.SearchQuotes(call, spelled.filter, {.size = size, .cursor = query.cursor});
  }
  return LookThrough(store, call, spelled, size);
}

}  // namespace verbatim::app
