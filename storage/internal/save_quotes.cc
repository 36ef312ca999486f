#include "storage/internal/save_quotes.h"

#include <map>
#include <string>
#include <utility>

#include "services/base/status_macros.h"
#include "storage/internal/candidates.h"
#include "storage/internal/sql_state.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

// What is stored of the known quotes that new occurrences were placed in.
absl::StatusOr<std::map<size_t, KnownWording>> FindKnownWordings(
    Session& session, const std::vector<OccurrenceDraft>& drafts, const QuotePlan& plan) {
  std::map<size_t, KnownWording> known;
  for (const bool verbatim : {true, false}) {
    std::vector<size_t> askers;
    ArrayText quotes;
    ArrayText hashes;
    for (size_t i = 0; i < drafts.size(); ++i) {
      if (!plan.places[i] || plan.places[i]->known_variant) continue;
      const QuotePlan::Quote& quote = plan.quotes[plan.places[i]->quote];
      if (!quote.known || quote.verbatim != verbatim) continue;
      askers.push_back(i);
      quotes.Add(*quote.known);
      hashes.Add(Sha256Text(drafts[i].normal_wording));
    }
    if (askers.empty()) continue;
    ASSIGN_OR_RETURN(
        const Rows rows,
        session.Execute(queries::kFindVariants, Params().Add(quotes).Add(hashes).Add(verbatim)));
    // A row is missing when a placement named a quote that does not exist or is of the other sort.
    if (rows.size() != askers.size()) return StoreInternalError();
    for (Row row : rows) {
      KnownWording& wording = known[askers.at(static_cast<size_t>(row.Int()))];
      wording.representative = row.Text();
      wording.variant = row.OptionalInt();
    }
  }
  return known;
}

absl::StatusOr<std::vector<int64_t>> AllocateIds(Session& session, QuotePlan& plan,
                                                 int64_t new_occurrences) {
  const auto quotes = static_cast<int64_t>(plan.NewQuoteCount());
  const auto variants = static_cast<int64_t>(plan.new_variants.size());
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kAllocateIds,
                                   Params().Add(quotes).Add(variants).Add(new_occurrences)));
  size_t next = 0;
  for (QuotePlan::Quote& quote : plan.quotes) {
    if (!quote.known) quote.id = rows[next++].Int();
  }
  for (QuotePlan::NewVariant& variant : plan.new_variants) variant.id = rows[next++].Int();
  std::vector<int64_t> occurrences;
  while (next < rows.size()) occurrences.push_back(rows[next++].Int());
  return occurrences;
}

// With their counts at once: every change of a count moves the row in its indexes.
absl::Status InsertQuotes(Session& session, const QuotePlan& plan,
                          const std::optional<domain::Time>& publish_time) {
  if (plan.NewQuoteCount() == 0) return absl::OkStatus();
  std::vector<int64_t> counts(plan.quotes.size());
  for (const std::optional<QuotePlan::Place>& place : plan.places) {
    if (place) ++counts[place->quote];
  }
  ArrayText ids;
  ArrayText wordings;
  ArrayText verbatims;
  ArrayText standing_counts;
  for (size_t i = 0; i < plan.quotes.size(); ++i) {
    const QuotePlan::Quote& quote = plan.quotes[i];
    if (quote.known) continue;
    ids.Add(quote.id);
    wordings.Add(quote.wording);
    verbatims.Add(quote.verbatim);
    standing_counts.Add(counts[i]);
  }
  return session.Run(
      queries::kInsertQuotes,
      Params().Add(ids).Add(wordings).Add(verbatims).Add(standing_counts).Add(publish_time));
}

absl::Status InsertVariants(Session& session, const QuotePlan& plan) {
  ArrayText ids;
  ArrayText quotes;
  ArrayText wordings;
  ArrayText hashes;
  ArrayText relations;
  for (const QuotePlan::NewVariant& variant : plan.new_variants) {
    ids.Add(variant.id);
    quotes.Add(plan.quotes[variant.quote].id);
    wordings.Add(variant.wording);
    hashes.Add(variant.normal_hash);
    relations.Add(domain::Name(variant.relation));
  }
  if (plan.new_variants.empty()) return absl::OkStatus();
  return session.Run(queries::kInsertVariants,
                     Params().Add(ids).Add(quotes).Add(wordings).Add(hashes).Add(relations));
}

absl::Status InsertFingerprints(Session& session, const std::vector<OccurrenceDraft>& drafts,
                                const QuotePlan& plan) {
  ArrayText hashes;
  ArrayText quotes;
  for (size_t i = 0; i < drafts.size(); ++i) {
    if (!plan.places[i] || !plan.places[i]->new_variant) continue;
    for (const int64_t hash : drafts[i].stored_fingerprints) {
      hashes.Add(HashInIndex(hash, drafts[i].verbatim));
      quotes.Add(plan.QuoteOf(i));
    }
  }
  if (plan.new_variants.empty()) return absl::OkStatus();
  return session.Run(queries::kInsertFingerprints, Params().Add(hashes).Add(quotes));
}

// Where a longer wording came: the relations of all the others to it.
absl::Status ReplaceRepresentatives(Session& session, const QuotePlan& plan,
                                    const MatchRules& rules) {
  ArrayText ids;
  ArrayText wordings;
  std::map<int64_t, const std::string*> changed;
  for (const QuotePlan::Quote& quote : plan.quotes) {
    if (!quote.wording_changed) continue;
    ids.Add(quote.id);
    wordings.Add(quote.wording);
    changed[quote.id] = &quote.wording;
  }
  if (changed.empty()) return absl::OkStatus();
  RETURN_IF_ERROR(session.Run(queries::kUpdateRepresentatives, Params().Add(ids).Add(wordings)));
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kListVariantsOfQuotes, Params().Add(ids)));
  ArrayText variants;
  ArrayText relations;
  for (Row row : rows) {
    variants.Add(row.Int());
    const std::string& representative = *changed.at(row.Int());
    relations.Add(domain::Name(Relate(rules.relate, representative, row.Text())));
  }
  return session.Run(queries::kUpdateRelations, Params().Add(variants).Add(relations));
}

}  // namespace

absl::StatusOr<SavedQuotes> SaveQuotes(Session& session, const std::vector<OccurrenceDraft>& drafts,
                                       const std::vector<std::optional<KeptPlace>>& kept,
                                       int64_t new_occurrences,
                                       const std::optional<domain::Time>& publish_time,
                                       const MatchRules& rules) {
  ASSIGN_OR_RETURN(const std::vector<std::vector<QuoteCandidate>> candidates,
                   FindCandidatesOf(session, drafts));
  SavedQuotes saved;
  ASSIGN_OR_RETURN(saved.plan, GroupIntoQuotes(drafts, rules.place(candidates), kept));
  ASSIGN_OR_RETURN(const auto known, FindKnownWordings(session, drafts, saved.plan));
  PlanVariants(drafts, rules, known, saved.plan);
  ASSIGN_OR_RETURN(saved.occurrence_ids, AllocateIds(session, saved.plan, new_occurrences));
  RETURN_IF_ERROR(InsertQuotes(session, saved.plan, publish_time));
  RETURN_IF_ERROR(InsertVariants(session, saved.plan));
  RETURN_IF_ERROR(InsertFingerprints(session, drafts, saved.plan));
  RETURN_IF_ERROR(ReplaceRepresentatives(session, saved.plan, rules));
  return saved;
}

}  // namespace verbatim::storage
