#include "services/articles/facts.h"

#include <algorithm>

#include "re2/re2.h"

#include "services/articles/article_text.h"
#include "services/base/limits.h"

namespace verbatim::articles {
namespace {

constexpr size_t kMaxNameBytes = 200;

void FillText(std::string& mine, const std::string& other) {
  if (mine.empty()) mine = other;
}

}  // namespace

void Facts::FillFrom(const Facts& other) {
  FillText(url, other.url);
  FillText(title, other.title);
  FillText(outlet, other.outlet);
  FillText(language, other.language);
  if (authors.empty()) authors = other.authors;
  if (!publish_time) publish_time = other.publish_time;
}

void Facts::AddAuthor(std::string_view name) {
  static const RE2 kBy(R"((?i)(?:written\s+)?by:?\s+)");
  const std::string even = EvenOut(name);
  re2::StringPiece piece(even);
  RE2::Consume(&piece, kBy);
  const std::string author(piece.data(), piece.size());
  const bool usable = !author.empty() && author.size() <= kMaxNameBytes &&
                      author.find("://") == std::string::npos && authors.size() < kMaxAuthors;
  if (usable && std::find(authors.begin(), authors.end(), author) == authors.end()) {
    authors.push_back(author);
  }
}

void SetFacts(const Facts& facts, domain::Article& article) {
  article.url = facts.url;
  article.outlet = EvenOut(facts.outlet);
  static const RE2 kLanguage(R"([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3})");
  std::string language = facts.language;
  std::replace(language.begin(), language.end(), '_', '-');
  if (RE2::FullMatch(language, kLanguage)) article.language = language;
  article.authors = facts.authors;
  article.publish_time = facts.publish_time;
}

std::vector<std::string> NamesInByline(std::string_view byline) {
  static const RE2 kAnd(R"(\s+(?:and|&)\s+|\s*[,;|·•]\s*)");
  // What follows a name in a byline: a place, an agency's desk, a time.
  static const RE2 kName(
      R"(\p{Lu}[\p{L}'’.-]*(?: (?:(?:van|von|de|der|la|bin|al) )*\p{Lu}[\p{L}'’.-]*){1,4})");
  static const RE2 kDesk(
      R"((?i).*\b(?:agencies|agency|bureau|correspondent|desk|editor|news|newsroom|reporters?|staff|team|wire|writers?|associated press|press association))");
  static const RE2 kBy(R"((?i)(?:.{0,40}\b)?by:?\s+)");
  static const RE2 kPlace(R"( (?:in|at|for) \p{Lu}.*)");
  std::string rest = EvenOut(byline).substr(0, kMaxNameBytes);
  re2::StringPiece piece(rest);
  RE2::Consume(&piece, kBy);
  rest = std::string(piece.data(), piece.size());
  RE2::GlobalReplace(&rest, kAnd, "\n");
  std::vector<std::string> names;
  for (size_t begin = 0; begin < rest.size();) {
    const size_t end = std::min(rest.find('\n', begin), rest.size());
    std::string part = rest.substr(begin, end - begin);
    RE2::Replace(&part, kPlace, "");
    // Names come first, then what the writers are.
    if (!RE2::FullMatch(part, kName) || RE2::FullMatch(part, kDesk)) break;
    names.push_back(part);
    begin = end + 1;
  }
  return names;
}

void WarnOfStatus(std::string_view status, std::vector<std::string>& warnings) {
  constexpr size_t kMaxStatusBytes = 40;
  status.remove_prefix(status.find_last_of(":/") + 1);
  if (status.empty() || status == "usable") return;
  warnings.push_back("its wire marks it as " + std::string(status.substr(0, kMaxStatusBytes)));
}

bool IsPageUrl(std::string_view url) {
  static const RE2 kUrl(R"((?i)https?://[^\s<>"\x00-\x20]+)");
  return url.size() <= kMaxMetadataBytes &&
         RE2::FullMatch(re2::StringPiece(url.data(), url.size()), kUrl);
}

}  // namespace verbatim::articles
