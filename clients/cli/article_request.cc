#include "clients/cli/article_request.h"

#include <filesystem>
#include <system_error>

#include "clients/cli/input_file.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

google::protobuf::Timestamp ToProto(domain::Time time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  google::protobuf::Timestamp out;
  out.set_seconds(seconds.time_since_epoch().count());
  out.set_nanos(static_cast<int32_t>(std::chrono::nanoseconds(time - seconds).count()));
  return out;
}

// A path or place in an address: what may not stand there as it is becomes %XX.
std::string Escaped(std::string_view text, std::string_view also_plain) {
  constexpr char kHex[] = "0123456789ABCDEF";
  std::string escaped;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       byte >= 0x80 || also_plain.find(c) != std::string_view::npos;
    if (plain) {
      escaped += c;
    } else {
      escaped += '%';
      escaped += kHex[byte >> 4];
      escaped += kHex[byte & 15];
    }
  }
  return escaped;
}

absl::StatusOr<std::string> UrlOf(const InputPlace& place, const articles::FoundArticle& found,
                                  const ArticleDefaults& defaults) {
  if (!defaults.url.empty()) return defaults.url;
  if (!found.article.url.empty()) return found.article.url;
  if (place.file == kStandardInput && (defaults.base_url.empty() || place.place.empty())) {
    return absl::InvalidArgumentError("the article names no address: give one with --url");
  }
  const std::string inside = place.member.empty() ? "" : "/" + Escaped(place.member, "/-._~");
  if (!defaults.base_url.empty()) {
    const std::string name =
        place.member.empty() ? NameOfInput(place.file) : NameOfInput(place.member);
    return defaults.base_url + (defaults.base_url.ends_with('/') ? "" : "/") + name +
           place.Fragment();
  }
  if (place.file.find("://") != std::string::npos) return place.file + place.Fragment();
  std::error_code error;
  const std::string path = std::filesystem::weakly_canonical(place.file, error).string();
  return "file://" + Escaped(path, "/-._~!$&'()*+,;=:@") + inside + place.Fragment();
}

void AddEntries(const domain::Article& from, v1::Article& to) {
  to.set_offset_encoding(v1::OFFSET_ENCODING_UTF8);
  for (const domain::Entry& entry : from.entries) {
    v1::Entry& added = *to.add_entries();
    added.set_start(static_cast<int32_t>(entry.span.begin));
    added.set_end(static_cast<int32_t>(entry.span.end));
    if (!entry.heading.empty()) {
      added.mutable_heading()->set_start(static_cast<int32_t>(entry.heading.begin));
      added.mutable_heading()->set_end(static_cast<int32_t>(entry.heading.end));
    }
    if (entry.publish_time) *added.mutable_publish_time() = ToProto(*entry.publish_time);
  }
}

}  // namespace

absl::StatusOr<v1::IngestArticleRequest> MakeRequest(const InputPlace& place,
                                                     const articles::FoundArticle& found,
                                                     const ArticleDefaults& defaults) {
  const domain::Article& from = found.article;
  v1::IngestArticleRequest request;
  v1::Article& to = *request.mutable_article();
  ASSIGN_OR_RETURN(*to.mutable_url(), UrlOf(place, found, defaults));
  to.set_outlet(defaults.outlet.empty() ? from.outlet : defaults.outlet);
  to.set_title(from.title.empty() ? defaults.title : from.title);
  to.set_language(from.language);
  if (from.publish_time) {
    *to.mutable_publish_time() = ToProto(*from.publish_time);
  } else if (defaults.published) {
    *to.mutable_publish_time() = *defaults.published;
  }
  to.set_text(from.text);
  for (const std::string& author : from.authors) to.add_authors(author);
  to.set_original_hash(from.original_hash);
  if (!found.is_plain_text) AddEntries(from, to);
  return request;
}

}  // namespace verbatim::cli
