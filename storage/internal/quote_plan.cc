#include "storage/internal/quote_plan.h"

#include <algorithm>

#include "storage/internal/candidates.h"
#include "storage/internal/params.h"
#include "storage/internal/sql_state.h"

namespace verbatim::storage {

using domain::Relation;

size_t QuotePlan::NewQuoteCount() const {
  return static_cast<size_t>(
      std::count_if(quotes.begin(), quotes.end(), [](const Quote& quote) { return !quote.known; }));
}

int64_t QuotePlan::VariantOf(size_t draft) const {
  const Place& place = *places[draft];
  return place.known_variant ? *place.known_variant : new_variants[*place.new_variant].id;
}

Relation Relate(const RelateWordings& relate, const std::string& representative,
                const std::string& wording) {
  if (wording == representative) return Relation::kExact;
  const Relation relation = relate(representative, wording);
  return relation == Relation::kDifferent ? Relation::kPartial : relation;
}

absl::StatusOr<QuotePlan> GroupIntoQuotes(const std::vector<OccurrenceDraft>& drafts,
                                          const std::vector<Placement>& placements,
                                          const std::vector<std::optional<KeptPlace>>& kept) {
  if (placements.size() != drafts.size()) return StoreInternalError();
  QuotePlan plan;
  plan.places.resize(drafts.size());
  std::map<int64_t, size_t> known_quotes;  // id -> index
  const auto add_known = [&](int64_t id, bool verbatim) {
    const auto [found, added] = known_quotes.try_emplace(id, plan.quotes.size());
    if (added) plan.quotes.push_back({.known = id, .verbatim = verbatim, .wording = "", .id = id});
    return found->second;
  };
  for (size_t i = 0; i < drafts.size(); ++i) {
    const bool verbatim = drafts[i].verbatim;
    QuotePlan::Place place;
    if (kept[i]) {
      if (!kept[i]->quote) continue;
      place.quote = add_known(*kept[i]->quote, verbatim);
      place.known_variant = kept[i]->variant;
    } else if (!IsMatched(drafts[i])) {
      continue;
    } else if (placements[i].quote) {
      place.quote = add_known(placements[i].quote->value(), verbatim);
    } else if (placements[i].same_as) {
      const size_t same = *placements[i].same_as;
      if (same >= i || !plan.places[same]) return StoreInternalError();
      place.quote = plan.places[same]->quote;
    } else {
      place.quote = plan.quotes.size();
      plan.quotes.push_back({.known = std::nullopt, .verbatim = verbatim, .wording = ""});
    }
    if (plan.quotes[place.quote].verbatim != verbatim) return StoreInternalError();
    plan.places[i] = place;
  }
  return plan;
}

void PlanVariants(const std::vector<OccurrenceDraft>& drafts, const MatchRules& rules,
                  const std::map<size_t, KnownWording>& known, QuotePlan& plan) {
  std::map<std::pair<size_t, std::string>, size_t> variants;  // quote, normal hash -> index
  for (const auto& [draft, wording] : known) {
    plan.quotes[plan.places[draft]->quote].wording = wording.representative;
    plan.places[draft]->known_variant = wording.variant;
  }
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (!plan.places[i] || plan.places[i]->known_variant) continue;
    QuotePlan::Place& place = *plan.places[i];
    std::string hash = Sha256Text(drafts[i].normal_wording);
    const auto [found, added] = variants.try_emplace({place.quote, hash}, plan.new_variants.size());
    place.new_variant = found->second;
    if (!added) continue;
    plan.new_variants.push_back(
        {.quote = place.quote, .wording = drafts[i].wording, .normal_hash = std::move(hash)});
    QuotePlan::Quote& quote = plan.quotes[place.quote];
    if (drafts[i].wording.size() > quote.wording.size()) {
      quote.wording_changed = quote.known.has_value();
      quote.wording = drafts[i].wording;
    }
  }
  for (QuotePlan::NewVariant& variant : plan.new_variants) {
    variant.relation = Relate(rules.relate, plan.quotes[variant.quote].wording, variant.wording);
  }
}

}  // namespace verbatim::storage
