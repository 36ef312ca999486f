#include "services/app/search_quotes.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "services/app/attribution_conflict.h"
#include "services/app/compare_wordings.h"
#include "services/app/field_checks.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/text/name_key.h"

namespace verbatim::app {
namespace {

// How many quotes one call looks through for those whose meaning changed.
constexpr int32_t kMostLookedThrough = 2000;
constexpr int32_t kReadAtOnce = 200;

bool HasChangedMeaning(WordingComparer& comparer, const storage::StoredQuote& quote) {
  const size_t compared = std::min(quote.variants.size(), kMaxComparedVariants);
  return std::any_of(quote.variants.begin(),
                     quote.variants.begin() + static_cast<ptrdiff_t>(compared),
                     [&](const storage::Variant& variant) {
                       return variant.wording != quote.wording &&
                              comparer.Compare(quote.wording, variant.wording).meaning_changed();
                     });
}

// Reads many at a time, and the part that filled the page again for where it ends.
absl::StatusOr<storage::Page<storage::StoredQuote>> LookThrough(storage::Store& store,
                                                                const CallContext& call,
                                                                const QuoteQuery& query,
                                                                int32_t size) {
  storage::QuoteFilter filter = query.filter;
  filter.repeated = true;  // with one occurrence there is nothing to differ
  WordingComparer comparer;
  storage::Page<storage::StoredQuote> found{.items = {}, .cursor = query.cursor};
  const auto is_full = [&] { return static_cast<int32_t>(found.items.size()) == size; };
  int32_t read = 0;
  do {
    ASSIGN_OR_RETURN(
        storage::Page<storage::StoredQuote> page,
        store.SearchQuotes(call, filter, {.size = kReadAtOnce, .cursor = found.cursor}));
    const auto all = static_cast<int32_t>(page.items.size());
    int32_t taken = 0;
    while (taken < all && !is_full()) {
      storage::StoredQuote& quote = page.items[static_cast<size_t>(taken++)];
      if (HasChangedMeaning(comparer, quote)) found.items.push_back(std::move(quote));
    }
    if (taken < all) {
      ASSIGN_OR_RETURN(page,
                       store.SearchQuotes(call, filter, {.size = taken, .cursor = found.cursor}));
    }
    found.cursor = std::move(page.cursor);
    read += kReadAtOnce;
  } while (!found.cursor.empty() && read < kMostLookedThrough && !is_full());
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
    ASSIGN_OR_RETURN(
        storage::Page<storage::StoredQuote> page,
        store.SearchQuotes(call, spelled.filter, {.size = size, .cursor = query.cursor}));
    // The store counts a last name alone as another speaker.
    if (filter.contested) {
      std::erase_if(page.items, [](const auto& quote) { return !HasAttributionConflict(quote); });
    }
    return page;
  }
  return LookThrough(store, call, spelled, size);
}

}  // namespace verbatim::app
