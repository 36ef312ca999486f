#ifndef VERBATIM_SERVICES_DOMAIN_REVIEW_H_
#define VERBATIM_SERVICES_DOMAIN_REVIEW_H_

#include <optional>
#include <string>

#include "services/domain/time.h"

namespace verbatim::domain {

// A publisher's rating, in their words and on their scale.
struct Rating {
  std::string text;  // "Mostly false"; empty: none was published
  std::optional<double> value{};
  std::optional<double> best{};
  std::optional<double> worst{};

  bool operator==(const Rating&) const = default;
};

// A published check of a claim (schema.org ClaimReview), as its publisher gives it. URL and claim
// text tell one from another.
struct Review {
  std::string url;
  std::string claim_text;  // the words reviewed
  std::string publisher;
  std::string publisher_url{};
  std::string title{};
  std::string claimant{};  // who made the claim, by the publisher; empty: not said
  std::optional<Time> claim_time{};
  Rating rating{};
  std::string summary{};
  std::optional<Time> publish_time{};

  bool operator==(const Review&) const = default;
};

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_REVIEW_H_
