#include "services/rpc/tokens.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include <openssl/evp.h>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"

#include "services/base/error.h"

namespace verbatim::rpc {
namespace {

constexpr size_t kMaxNameBytes = 64;
constexpr size_t kHashDigits = 64;
constexpr std::string_view kBearer = "bearer ";

constexpr std::pair<std::string_view, Role> kRoles[] = {{"reader", Role::kReader},
                                                        {"ingester", Role::kIngester},
                                                        {"editor", Role::kEditor},
                                                        {"admin", Role::kAdmin}};

constexpr std::pair<std::string_view, Role> kMethods[] = {
    {"verbatim.v1.ArticleService.IngestArticle", Role::kIngester},
    {"verbatim.v1.ArticleService.ReadDocument", Role::kIngester},
    {"verbatim.v1.ArticleService.DeleteArticle", Role::kAdmin},
    {"verbatim.v1.ArticleService.ListArticleDeletions", Role::kEditor},
    {"verbatim.v1.ArticleService.GetArticle", Role::kReader},
    {"verbatim.v1.ArticleService.ListArticles", Role::kReader},
    {"verbatim.v1.ArticleService.ListRepeatedParagraphs", Role::kReader},
    {"verbatim.v1.ArticleService.ListArticleRevisions", Role::kReader},
    {"verbatim.v1.ArticleService.GetOccurrence", Role::kReader},
    {"verbatim.v1.ArticleService.ListOccurrences", Role::kReader},
    {"verbatim.v1.ArticleService.ListDoubtfulOccurrences", Role::kReader},
    {"verbatim.v1.ArticleService.CountOccurrences", Role::kReader},
    {"verbatim.v1.ArticleService.ListOutlets", Role::kReader},
    {"verbatim.v1.ArticleService.GetAttributionChain", Role::kReader},
    {"verbatim.v1.ClaimService.GetClaim", Role::kReader},
    {"verbatim.v1.ClaimService.ListClaims", Role::kReader},
    {"verbatim.v1.ClaimService.GetClaimHistory", Role::kReader},
    {"verbatim.v1.CorrectionService.MergeSpeakers", Role::kEditor},
    {"verbatim.v1.CorrectionService.SplitSpeaker", Role::kEditor},
    {"verbatim.v1.CorrectionService.RenameSpeaker", Role::kEditor},
    {"verbatim.v1.CorrectionService.ReassignOccurrence", Role::kEditor},
    {"verbatim.v1.CorrectionService.MergeQuotes", Role::kEditor},
    {"verbatim.v1.CorrectionService.SplitQuote", Role::kEditor},
    {"verbatim.v1.CorrectionService.CorrectContent", Role::kEditor},
    {"verbatim.v1.CorrectionService.UndoCorrection", Role::kEditor},
    {"verbatim.v1.CorrectionService.GetCorrection", Role::kReader},
    {"verbatim.v1.CorrectionService.ListCorrections", Role::kReader},
    {"verbatim.v1.ExportService.ExportRecords", Role::kReader},
    {"verbatim.v1.ExtractionService.ExtractStatements", Role::kReader},
    {"verbatim.v1.IngestService.IngestArticles", Role::kIngester},
    {"verbatim.v1.QuoteService.GetQuote", Role::kReader},
    {"verbatim.v1.QuoteService.SearchQuotes", Role::kReader},
    {"verbatim.v1.QuoteService.ListQuoteEvidence", Role::kReader},
    {"verbatim.v1.QuoteService.ListRepeatedQuotes", Role::kReader},
    {"verbatim.v1.QuoteService.VerifyQuote", Role::kReader},
    {"verbatim.v1.ReviewService.AddReview", Role::kEditor},
    {"verbatim.v1.ReviewService.ImportReviews", Role::kEditor},
    {"verbatim.v1.ReviewService.GetReview", Role::kReader},
    {"verbatim.v1.ReviewService.ListReviews", Role::kReader},
    {"verbatim.v1.ReviewService.ConfirmReview", Role::kEditor},
    {"verbatim.v1.ReviewService.RejectReview", Role::kEditor},
    {"verbatim.v1.SpeakerService.GetSpeaker", Role::kReader},
    {"verbatim.v1.SpeakerService.ListSpeakers", Role::kReader},
    {"verbatim.v1.SpeakerService.ImportSpeakers", Role::kEditor},
    {"verbatim.v1.WatchService.ListAlerts", Role::kReader},
    {"verbatim.v1.WatchService.WatchAlerts", Role::kReader},
    {"verbatim.v1.WatchService.WatchOccurrences", Role::kReader},
};

const std::pair<std::string_view, Role>* FindMethod(std::string_view method) {
  const auto* found = std::find_if(std::begin(kMethods), std::end(kMethods),
                                   [&](const auto& entry) { return entry.first == method; });
  return found == std::end(kMethods) ? nullptr : found;
}

bool IsName(std::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_' ||
                  c == '.';
         });
}

bool IsHash(std::string_view hash) {
  return hash.size() == kHashDigits && std::all_of(hash.begin(), hash.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

absl::Status Unauthenticated(std::string_view message) {
  return MakeError(absl::StatusCode::kUnauthenticated, message,
                   {.reason = "TOKEN_INVALID", .metadata = {}, .field = ""});
}

}  // namespace

std::optional<Role> ParseRole(std::string_view name) {
  for (const auto& [known, role] : kRoles) {
    if (known == name) return role;
  }
  return std::nullopt;
}

const char* RoleName(Role role) {
  for (const auto& [name, known] : kRoles) {
    if (known == role) return name.data();
  }
  return "";
}

Role RequiredRole(std::string_view method) {
  const auto* found = FindMethod(method);
  return found == nullptr ? Role::kAdmin : found->second;
}

bool HasRequiredRole(std::string_view method) { return FindMethod(method) != nullptr; }

std::string HashToken(std::string_view token) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(token.data(), token.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return absl::BytesToHexString(
      absl::string_view(reinterpret_cast<const char*>(digest.data()), size));
}

absl::StatusOr<std::map<std::string, StoredToken>> ParseTokens(std::string_view text) {
  std::map<std::string, StoredToken> tokens;
  std::istringstream lines{std::string(text)};
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    std::istringstream parts(line.substr(0, line.find('#')));
    StoredToken token;
    std::string role;
    std::string rest;
    if (!(parts >> token.name)) continue;
    parts >> role >> token.hash;
    const std::optional<Role> known = ParseRole(role);
    if (!IsName(token.name) || !known || !IsHash(token.hash) || parts >> rest) {
      return absl::InvalidArgumentError("line " + std::to_string(number) +
                                        " of the token file is not NAME ROLE HASH");
    }
    token.role = *known;
    tokens[token.hash] = std::move(token);
  }
  return tokens;
}

void Authenticator::SetTokens(std::map<std::string, StoredToken> by_hash) {
  auto tokens = std::make_shared<const std::map<std::string, StoredToken>>(std::move(by_hash));
  absl::MutexLock lock(&mu_);
  tokens_ = std::move(tokens);
}

absl::Status CheckRole(const Caller& caller, std::string_view method) {
  const Role needed = RequiredRole(method);
  if (caller.role >= needed) return absl::OkStatus();
  return MakeError(
      absl::StatusCode::kPermissionDenied,
      std::string("the method needs the role ") + RoleName(needed),
      {.reason = "ROLE_TOO_LOW", .metadata = {{"role", RoleName(needed)}}, .field = ""});
}

absl::StatusOr<Caller> Authenticator::Identify(std::string_view authorization,
                                               std::string_view peer_name, TokenPlace place) const {
  std::shared_ptr<const std::map<std::string, StoredToken>> tokens;
  {
    absl::MutexLock lock(&mu_);
    tokens = tokens_;
  }
  if (tokens == nullptr) return Caller{peer_name.empty() ? "local" : std::string(peer_name)};
  if (authorization.empty()) {
    return Unauthenticated("this server asks for a token: Authorization: Bearer TOKEN");
  }
  const std::string_view scheme = authorization.substr(0, kBearer.size());
  if (absl::AsciiStrToLower(absl::string_view(scheme.data(), scheme.size())) != kBearer) {
    return Unauthenticated("the Authorization is not of the form Bearer TOKEN");
  }
  // Found by its hash, so that the time it takes tells nothing of tokens.
  const auto found = tokens->find(HashToken(authorization.substr(kBearer.size())));
  if (found == tokens->end()) return Unauthenticated("the token is not known or was revoked");
  if (place == TokenPlace::kUrl && found->second.role > Role::kReader) {
    return MakeError(
        absl::StatusCode::kPermissionDenied, "a token in a URL must be one of the role reader",
        {.reason = "ROLE_TOO_HIGH", .metadata = {{"role", RoleName(Role::kReader)}}, .field = ""});
  }
  return Caller{found->second.name, found->second.role};
}

}  // namespace verbatim::rpc
