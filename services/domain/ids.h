#ifndef VERBATIM_SERVICES_DOMAIN_IDS_H_
#define VERBATIM_SERVICES_DOMAIN_IDS_H_

#include <compare>
#include <cstdint>
#include <functional>

namespace verbatim::domain {

// A database key that cannot be mistaken for another kind of key. Zero means "none yet".
template <typename Tag>
class Id {
 public:
  constexpr Id() = default;
  constexpr explicit Id(int64_t value) : value_(value) {}
  constexpr int64_t value() const { return value_; }
  constexpr bool IsSet() const { return value_ != 0; }
  auto operator<=>(const Id&) const = default;

 private:
  int64_t value_ = 0;
};

using ArticleId = Id<struct ArticleTag>;
using RevisionId = Id<struct RevisionTag>;
using OccurrenceId = Id<struct OccurrenceTag>;
using QuoteId = Id<struct QuoteTag>;
using SpeakerId = Id<struct SpeakerTag>;
using ClaimId = Id<struct ClaimTag>;
using CorrectionId = Id<struct CorrectionTag>;
using ReviewId = Id<struct ReviewTag>;
using AlertId = Id<struct AlertTag>;

}  // namespace verbatim::domain

template <typename Tag>
struct std::hash<verbatim::domain::Id<Tag>> {
  size_t operator()(verbatim::domain::Id<Tag> id) const { return std::hash<int64_t>()(id.value()); }
};

#endif  // VERBATIM_SERVICES_DOMAIN_IDS_H_
