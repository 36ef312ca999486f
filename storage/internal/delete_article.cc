#include "storage/internal/delete_article.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/candidates.h"
#include "storage/internal/not_found.h"
#include "storage/internal/quote_plan.h"
#include "storage/queries.h"

// Everything that only this article said goes; what others say too is as if it had never come:
// quotes are represented and found by the wordings that are left, and counted and dated anew.
namespace verbatim::storage {
namespace {

absl::StatusOr<std::vector<int64_t>> Ids(Session& session, const Query& query,
                                         const Params& params) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(query, params));
  std::vector<int64_t> ids;
  for (Row row : rows) ids.push_back(row.Int());
  return ids;
}

Params IdList(const std::vector<int64_t>& ids) {
  ArrayText array;
  for (const int64_t id : ids) array.Add(id);
  return Params().Add(array);
}

struct Variant {
  int64_t id = 0;
  std::string wording;
  bool verbatim = true;
};
using Variants = std::map<int64_t, std::vector<Variant>>;  // by quote

absl::StatusOr<Variants> ListVariants(Session& session, const Params& quotes) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kListVariantsOfQuotes, quotes));
  Variants variants;
  for (Row row : rows) {
    Variant variant;
    variant.id = row.Int();
    const int64_t quote = row.Int();
    variant.wording = row.Text();
    variant.verbatim = row.Bool();
    variants[quote].push_back(std::move(variant));
  }
  return variants;
}

absl::Status RestoreRelations(Session& session, const Variants& variants,
                              const WordingRules& rules) {
  ArrayText quotes;
  ArrayText wordings;
  ArrayText ids;
  ArrayText relations;
  for (const auto& [quote, left] : variants) {
    // The longest, the earliest of equals.
    const Variant* longest = &left.front();
    for (const Variant& variant : left) {
      if (variant.wording.size() > longest->wording.size()) longest = &variant;
    }
    quotes.Add(quote);
    wordings.Add(longest->wording);
    for (const Variant& variant : left) {
      ids.Add(variant.id);
      relations.Add(domain::Name(Relate(rules.relate, longest->wording, variant.wording)));
    }
  }
  RETURN_IF_ERROR(session.Run(queries::kRestoreQuotes, Params().Add(quotes).Add(wordings)));
  return session.Run(queries::kUpdateRelations, Params().Add(ids).Add(relations));
}

// What the variants are found by: hashes and quotes, row by row.
Params Fingerprints(const Variants& variants, const WordingRules& rules) {
  ArrayText hashes;
  ArrayText quotes;
  for (const auto& [quote, of_quote] : variants) {
    for (const Variant& variant : of_quote) {
      for (const int64_t hash : rules.stored_fingerprints(variant.wording)) {
        hashes.Add(HashInIndex(hash, variant.verbatim));
        quotes.Add(quote);
      }
    }
  }
  return Params().Add(hashes).Add(quotes);
}

// `touched` are the quotes that the article reported; returns how many are gone.
absl::StatusOr<int64_t> RestoreQuotes(Session& session, const std::vector<int64_t>& touched,
                                      const WordingRules& rules) {
  const Params quotes = IdList(touched);
  ASSIGN_OR_RETURN(const Variants before, ListVariants(session, quotes));
  RETURN_IF_ERROR(session.Run(queries::kDeleteFingerprints, Fingerprints(before, rules)));
  ASSIGN_OR_RETURN(const std::vector<int64_t> gone,
                   Ids(session, queries::kDeleteQuotesWithoutOccurrences, quotes));
  RETURN_IF_ERROR(session.Run(queries::kDeleteVariantsWithoutOccurrences, quotes));
  RETURN_IF_ERROR(session.Run(queries::kRestoreVariantWordings, quotes));
  ASSIGN_OR_RETURN(const Variants left, ListVariants(session, quotes));
  if (!left.empty()) {
    RETURN_IF_ERROR(RestoreRelations(session, left, rules));
    RETURN_IF_ERROR(session.Run(queries::kInsertFingerprints, Fingerprints(left, rules)));
  }
  return static_cast<int64_t>(gone.size());
}

absl::StatusOr<int64_t> DeleteLeftSpeakers(Session& session, const std::vector<int64_t>& touched) {
  const Params speakers = IdList(touched);
  ASSIGN_OR_RETURN(const std::vector<int64_t> gone,
                   Ids(session, queries::kDeleteLeftSpeakers, speakers));
  RETURN_IF_ERROR(session.Run(queries::kDeleteLeftAliases, speakers));
  return static_cast<int64_t>(gone.size());
}

}  // namespace

absl::StatusOr<ArticleDeletion> DeleteArticle(Session& session, domain::ArticleId id,
                                              const CorrectionNote& note,
                                              const WordingRules& rules) {
  const Params article = Params().Add(id.value());
  ASSIGN_OR_RETURN(const Rows locked, session.Execute(queries::kLockArticle, article));
  if (locked.empty()) return NotFoundError("article", std::to_string(id.value()));
  const std::string url = locked[0].Text();
  RETURN_IF_ERROR(session.Run(queries::kLockMatching, Params()));
  ASSIGN_OR_RETURN(const std::vector<int64_t> quotes,
                   Ids(session, queries::kListTouchedQuotes, article));
  ASSIGN_OR_RETURN(const std::vector<int64_t> speakers,
                   Ids(session, queries::kListTouchedSpeakers, article));
  ArticleDeletion deletion{.article = id, .note = note};
  ASSIGN_OR_RETURN(const Rows deleted, session.Execute(queries::kDeleteArticle, article));
  Row counts = deleted[0];
  deletion.revision_count = counts.Int();
  deletion.occurrence_count = counts.Int();
  ASSIGN_OR_RETURN(deletion.quote_count, RestoreQuotes(session, quotes, rules));
  ASSIGN_OR_RETURN(deletion.speaker_count, DeleteLeftSpeakers(session, speakers));
  ASSIGN_OR_RETURN(const Rows recorded, session.Execute(queries::kInsertArticleDeletion,
                                                        Params()
                                                            .Add(id.value())
                                                            .Add(Sha256Text(url))
                                                            .Add(note.actor)
                                                            .Add(note.reason)
                                                            .Add(deletion.revision_count)
                                                            .Add(deletion.occurrence_count)
                                                            .Add(deletion.quote_count)
                                                            .Add(deletion.speaker_count)));
  deletion.create_time = recorded[0].Micros();
  return deletion;
}

}  // namespace verbatim::storage
