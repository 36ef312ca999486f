#ifndef VERBATIM_SERVICES_ARTICLES_FACTS_H_
#define VERBATIM_SERVICES_ARTICLES_FACTS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/article.h"

namespace verbatim::articles {

// What a document says of its article apart from the text. Empty: it does not say.
struct Facts {
  std::string url;
  std::string title;
  std::string outlet;
  std::string language;
  std::vector<std::string> authors;
  std::optional<domain::Time> publish_time;

  // Takes from `other` what is not known yet.
  void FillFrom(const Facts& other);
  // Adds an author as named: without "By", and not twice. An address or a very long text is no
  // name.
  void AddAuthor(std::string_view name);
};

// Puts everything but the title, which ArticleText writes, into an article.
void SetFacts(const Facts& facts, domain::Article& article);

// The names in a byline: "By Ada Park and Lena Ort, in Lowport" has two.
std::vector<std::string> NamesInByline(std::string_view byline);

// Warns of an article that its wire withdrew or holds back: "stat:canceled", "withheld".
void WarnOfStatus(std::string_view status, std::vector<std::string>& warnings);

// Whether a text is an absolute address of a page.
bool IsPageUrl(std::string_view url);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_FACTS_H_
