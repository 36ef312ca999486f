#ifndef VERBATIM_SERVICES_DOMAIN_RESOURCE_NAMES_H_
#define VERBATIM_SERVICES_DOMAIN_RESOURCE_NAMES_H_

#include <string>

#include "services/domain/ids.h"

// What is stored, by the names that the API and what is exported give it: "articles/12",
// "articles/12/occurrences/345", "quotes/6", "speakers/7",
// "claims/8", "alerts/9". Ids are decimal.
namespace verbatim::domain {

inline std::string ArticleName(ArticleId id) { return "articles/" + std::to_string(id.value()); }
inline std::string OccurrenceName(ArticleId article, OccurrenceId id) {
  return ArticleName(article) + "/occurrences/" + std::to_string(id.value());
}
inline std::string QuoteName(QuoteId id) { return "quotes/" + std::to_string(id.value()); }
inline std::string ClaimName(ClaimId id) { return "claims/" + std::to_string(id.value()); }
inline std::string AlertName(AlertId id) { return "alerts/" + std::to_string(id.value()); }
inline std::string ReviewName(ReviewId id) { return "reviews/" + std::to_string(id.value()); }
inline std::string SpeakerName(SpeakerId id) { return "speakers/" + std::to_string(id.value()); }

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_RESOURCE_NAMES_H_
