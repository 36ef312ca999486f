#include "services/rpc/names.h"

#include <array>
#include <charconv>
#include <cstdint>

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::rpc {
namespace {

constexpr char kArticlePattern[] = "articles/{article}";
constexpr char kOccurrencePattern[] = "articles/{article}/occurrences/{occurrence}";
constexpr char kChainPattern[] = "articles/{article}/occurrences/{occurrence}/attributionChain";
constexpr char kQuotePattern[] = "quotes/{quote}";
constexpr char kReviewPattern[] = "reviews/{review}";
constexpr char kSpeakerPattern[] = "speakers/{speaker}";
constexpr char kClaimPattern[] = "claims/{claim}";
constexpr char kCorrectionPattern[] = "corrections/{correction}";
constexpr char kAllArticles[] = "articles/-";

// A positive decimal number without sign or leading zero.
std::optional<int64_t> ParseId(std::string_view text) {
  int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && id > 0 && text[0] != '0' ? std::optional(id) : std::nullopt;
}

// The ids at the variables of `pattern`, at most two; nullopt when the name is of another form.
std::optional<std::array<int64_t, 2>> MatchName(std::string_view pattern, std::string_view name) {
  std::array<int64_t, 2> ids = {};
  size_t found = 0;
  while (!pattern.empty()) {
    const std::string_view expected = pattern.substr(0, pattern.find('/'));
    const std::string_view actual = name.substr(0, name.find('/'));
    if (expected.starts_with('{')) {
      const std::optional<int64_t> id = ParseId(actual);
      if (!id) return std::nullopt;
      ids[found++] = *id;
    } else if (expected != actual) {
      return std::nullopt;
    }
    pattern.remove_prefix(expected.size());
    name.remove_prefix(actual.size());
    if (pattern.empty() != name.empty()) return std::nullopt;
    if (!pattern.empty()) {  // the slashes
      pattern.remove_prefix(1);
      name.remove_prefix(1);
    }
  }
  return ids;
}

absl::StatusOr<std::array<int64_t, 2>> ParseName(std::string_view field, const char* pattern,
                                                 std::string_view name) {
  if (name.empty()) {
    return MakeError(absl::StatusCode::kInvalidArgument, std::string(field) + " is required",
                     {.reason = "FIELD_REQUIRED", .metadata = {}, .field = std::string(field)});
  }
  if (const auto ids = MatchName(pattern, name)) {
    return *ids;
  }
  return MakeError(
      absl::StatusCode::kInvalidArgument, std::string(field) + " is not of the form " + pattern,
      {.reason = "NAME_INVALID", .metadata = {{"pattern", pattern}}, .field = std::string(field)});
}

}  // namespace

std::string OccurrenceName(app::OccurrenceKey key) {
  return domain::OccurrenceName(key.article, key.occurrence);
}
std::string ChainName(app::OccurrenceKey key) { return OccurrenceName(key) + "/attributionChain"; }
std::string RevisionName(domain::ArticleId article, int32_t revision) {
  return ArticleName(article) + "/revisions/" + std::to_string(revision);
}
std::string CorrectionName(domain::CorrectionId id) {
  return "corrections/" + std::to_string(id.value());
}

absl::StatusOr<domain::ArticleId> ParseArticleName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, ParseName(field, kArticlePattern, name));
  return domain::ArticleId(ids[0]);
}

absl::StatusOr<app::OccurrenceKey> ParseOccurrenceName(std::string_view field,
                                                       std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, ParseName(field, kOccurrencePattern, name));
  return app::OccurrenceKey{domain::ArticleId(ids[0]), domain::OccurrenceId(ids[1])};
}

absl::StatusOr<app::OccurrenceKey> ParseChainName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, ParseName(field, kChainPattern, name));
  return app::OccurrenceKey{domain::ArticleId(ids[0]), domain::OccurrenceId(ids[1])};
}

absl::StatusOr<domain::QuoteId> ParseQuoteName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, ParseName(field, kQuotePattern, name));
  return domain::QuoteId(ids[0]);
}

absl::StatusOr<domain::ReviewId> ParseReviewName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, ParseName(field, kReviewPattern, name));
  return domain::ReviewId(ids[0]);
}

absl::StatusOr<domain::SpeakerId> ParseSpeakerName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, ParseName(field, kSpeakerPattern, name));
  return domain::SpeakerId(ids[0]);
}

absl::StatusOr<domain::ClaimId> ParseClaimName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, ParseName(field, kClaimPattern, name));
  return domain::ClaimId(ids[0]);
}

absl::StatusOr<domain::CorrectionId> ParseCorrectionName(std::string_view field,
                                                         std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, ParseName(field, kCorrectionPattern, name));
  return domain::CorrectionId(ids[0]);
}

absl::StatusOr<std::optional<domain::ArticleId>> ParseArticleParent(std::string_view field,
                                                                    std::string_view name) {
  if (name == kAllArticles) return std::nullopt;
  ASSIGN_OR_RETURN(const domain::ArticleId id, ParseArticleName(field, name));
  return id;
}

}  // namespace verbatim::rpc
