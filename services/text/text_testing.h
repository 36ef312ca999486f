#ifndef VERBATIM_SERVICES_TEXT_TEXT_TESTING_H_
#define VERBATIM_SERVICES_TEXT_TEXT_TESTING_H_

#include <string>
#include <utility>

#include "services/domain/article.h"

// For tests only.
namespace verbatim::text {

// A plain article: one entry, no heading.
inline domain::Article TESTING_ONLY_PlainArticle(std::string text) {
  domain::Article article;
  article.text = std::move(text);
  article.entries.push_back(
      {.span = {0, static_cast<uint32_t>(article.text.size())}, .heading = {}});
  return article;
}

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_TEXT_TESTING_H_
