#ifndef VERBATIM_SERVICES_ARTICLES_LINKED_DATA_H_
#define VERBATIM_SERVICES_ARTICLES_LINKED_DATA_H_

#include <optional>
#include <string>
#include <vector>

#include "services/articles/facts.h"

namespace verbatim::articles {

// One `liveBlogUpdate` of a LiveBlogPosting.
struct LiveUpdate {
  std::string heading;
  std::string body;  // text or HTML
  std::optional<domain::Time> time;
};

// A page's article as its JSON-LD (schema.org) describes it.
struct LinkedArticle {
  Facts facts;
  std::string body;  // `articleBody`, text or HTML; empty where there is none
  std::vector<LiveUpdate> updates;
};

// Finds the article among a page's JSON-LD scripts: the first NewsArticle, ReportageNewsArticle,
// LiveBlogPosting or other kind of Article, also inside @graph and mainEntity; a LiveBlogPosting
// before others. nullopt where there is none. `warnings` gets what could not be read.
std::optional<LinkedArticle> ReadLinkedData(const std::vector<std::string>& scripts,
                                            std::vector<std::string>& warnings);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_LINKED_DATA_H_
