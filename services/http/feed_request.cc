#include "services/http/feed_request.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "verbatim/v1/alert.pb.h"

#include "services/base/error.h"

namespace verbatim::http {
namespace {

constexpr std::string_view kFolder = "/feeds/";
constexpr std::string_view kEnding = ".atom";
constexpr std::string_view kBasic = "basic ";

absl::Status Invalid(const std::string& field, std::string_view message) {
  return MakeError(absl::StatusCode::kInvalidArgument, message,
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
}

absl::Status ReadKinds(const std::string& only, v1::AlertFilter& filter) {
  for (const std::string& word : std::vector<std::string>(absl::StrSplit(only, ','))) {
    const std::string name =
        "ALERT_KIND_" + absl::AsciiStrToUpper(word == "figure" ? "figure_changed" : word);
    v1::AlertKind kind = v1::ALERT_KIND_UNSPECIFIED;
    if (!v1::AlertKind_Parse(name, &kind) || kind == v1::ALERT_KIND_UNSPECIFIED) {
      return Invalid("only",
                     "only takes stated, repeated, figure, denied, withdrawn and reviewed, with "
                     "commas between them");
    }
    filter.add_kinds(kind);
  }
  return absl::OkStatus();
}

bool IsNumber(std::string_view text) {
  return !text.empty() && text.size() <= 18 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The name of a claim, quote or speaker into the field for it; false for anything else.
bool ReadSubject(const std::string& name, v1::AlertFilter& filter) {
  const size_t slash = name.find('/');
  if (slash == std::string::npos || !IsNumber(std::string_view(name).substr(slash + 1))) {
    return false;
  }
  const std::string collection = name.substr(0, slash);
  if (collection == "claims") filter.set_claim(name);
  if (collection == "quotes") filter.set_quote(name);
  if (collection == "speakers") filter.set_speaker(name);
  return !filter.claim().empty() || !filter.quote().empty() || !filter.speaker().empty();
}

}  // namespace

bool IsFeedPath(std::string_view path) { return path.starts_with(kFolder); }

absl::StatusOr<FeedRequest> ParseFeedRequest(const std::string& path,
                                             const httplib::Params& query) {
  FeedRequest feed;
  v1::AlertFilter& filter = *feed.alerts.mutable_filter();
  std::string name = path.substr(std::min(path.size(), kFolder.size()));
  const bool ends = name.ends_with(kEnding);
  if (ends) name.resize(name.size() - kEnding.size());
  const bool search = name == "search";
  if (!ends || (!search && !ReadSubject(name, filter))) {
    return absl::NotFoundError(
        "there is no such feed: ask for /feeds/claims/7.atom, /feeds/quotes/3.atom, "
        "/feeds/speakers/2.atom or /feeds/search.atom?words=...");
  }
  httplib::Params shown;
  for (const auto& [key, value] : query) {
    if (key == "token") {
      feed.token = value;
      continue;
    }
    if (key == "words") {
      filter.set_words(value);
    } else if (key == "outlet") {
      filter.set_outlet(value);
    } else if (key == "only") {
      if (absl::Status read = ReadKinds(value, filter); !read.ok()) return read;
    } else {
      return Invalid(key, "feeds have no parameter " + key + ": use words, outlet, only and token");
    }
    shown.emplace(key, value);
  }
  if (search && filter.words().empty()) {
    return MakeError(absl::StatusCode::kInvalidArgument, "words is required",
                     {.reason = "FIELD_REQUIRED", .metadata = {}, .field = "words"});
  }
  feed.title = search ? "search" : name;
  if (!filter.words().empty()) feed.title += ": " + filter.words();
  const std::string text = httplib::detail::params_to_query_str(shown);
  feed.page_path =
      search ? "/?q=" + httplib::detail::encode_query_param(filter.words()) : "/" + name;
  feed.self_path = path + (text.empty() ? "" : "?" + text);
  return feed;
}

std::string AsBearer(const std::string& authorization) {
  if (!absl::AsciiStrToLower(authorization.substr(0, kBasic.size())).starts_with(kBasic)) {
    return authorization;
  }
  std::string pair;
  if (!absl::Base64Unescape(authorization.substr(kBasic.size()), &pair)) return authorization;
  const size_t colon = pair.find(':');
  return colon == std::string::npos ? authorization : "Bearer " + pair.substr(colon + 1);
}

}  // namespace verbatim::http
