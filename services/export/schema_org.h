#ifndef VERBATIM_SERVICES_EXPORT_SCHEMA_ORG_H_
#define VERBATIM_SERVICES_EXPORT_SCHEMA_ORG_H_

#include <string>
#include <string_view>

#include "services/export/records.h"

// Quotes as JSON-LD in schema.org's terms: https://schema.org/Quotation for the speaker's own
// words, with the articles that have them as isPartOf, and https://schema.org/Claim for what a
// ClaimReview reviews, with firstAppearance and appearance. Ids are resource names behind an IRI
// prefix.
namespace verbatim::exports {

// What stands before the first one, and after the last.
std::string SchemaOrgBegin();
std::string SchemaOrgEnd();

// One node, without a line end. REQUIRES: quote.verbatim.
std::string Quotation(const QuoteRecord& quote, std::string_view iri_prefix);
std::string Claim(const QuoteRecord& quote, std::string_view iri_prefix);

// A published check, with the claim that it is about as itemReviewed.
std::string ClaimReview(const QuoteRecord& claim, const ReviewRecord& review,
                        std::string_view iri_prefix);

}  // namespace verbatim::exports

#endif  // VERBATIM_SERVICES_EXPORT_SCHEMA_ORG_H_
