#ifndef VERBATIM_SERVICES_RPC_NAMES_H_
#define VERBATIM_SERVICES_RPC_NAMES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

#include "services/app/trace_chain.h"
#include "services/domain/ids.h"
#include "services/domain/resource_names.h"

// Resource names of the API: "articles/12", "articles/12/occurrences/345", its "attributionChain",
// "quotes/6", "speakers/7", "claims/8", "corrections/9". Ids are decimal; callers must not read
// anything into them.
namespace verbatim::rpc {

using domain::ArticleName;
std::string OccurrenceName(app::OccurrenceKey key);
std::string ChainName(app::OccurrenceKey key);
std::string RevisionName(domain::ArticleId article, int32_t revision);
using domain::AlertName;
using domain::ClaimName;
using domain::QuoteName;
using domain::ReviewName;
using domain::SpeakerName;
std::string CorrectionName(domain::CorrectionId id);

// The reverse. Errors: INVALID_ARGUMENT on `field`: FIELD_REQUIRED for an empty name, NAME_INVALID
// for one that is not of the form (metadata `pattern`).
absl::StatusOr<domain::ArticleId> ParseArticleName(std::string_view field, std::string_view name);
absl::StatusOr<app::OccurrenceKey> ParseOccurrenceName(std::string_view field,
                                                       std::string_view name);
absl::StatusOr<app::OccurrenceKey> ParseChainName(std::string_view field, std::string_view name);
absl::StatusOr<domain::QuoteId> ParseQuoteName(std::string_view field, std::string_view name);
absl::StatusOr<domain::ReviewId> ParseReviewName(std::string_view field, std::string_view name);
absl::StatusOr<domain::SpeakerId> ParseSpeakerName(std::string_view field, std::string_view name);
absl::StatusOr<domain::ClaimId> ParseClaimName(std::string_view field, std::string_view name);
absl::StatusOr<domain::CorrectionId> ParseCorrectionName(std::string_view field,
                                                         std::string_view name);

// A collection's parent: an article, or nullopt for "articles/-", which stands for all articles.
absl::StatusOr<std::optional<domain::ArticleId>> ParseArticleParent(std::string_view field,
                                                                    std::string_view name);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_NAMES_H_
