#ifndef VERBATIM_SERVICES_ARTICLES_LINKED_DATA_H_
#define VERBATIM_SERVICES_ARTICLES_LINKED_DATA_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/articles/facts.h"
#include "services/articles/json.h"

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

// Parses a JSON-LD script, what some publishers leave around and in it put right in `repaired`,
// which must live as long as the value. Errors: as ParseJson.
absl::StatusOr<Json> ParseLinkedData(simdjson::dom::parser& parser, std::string_view script,
                                     std::string& repaired);

// Finds the article among a page's JSON-LD scripts: a NewsArticle, ReportageNewsArticle,
// LiveBlogPosting or other kind of Article, also inside @graph and mainEntity. A LiveBlogPosting
// comes before others, then the one with the page's address `url`, then the first. Persons and
// organisations may be told by their "@id". nullopt where there is none. `warnings` gets what could
// not be read.
std::optional<LinkedArticle> ReadLinkedData(const std::vector<std::string>& scripts,
                                            std::string_view url,
                                            std::vector<std::string>& warnings);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_LINKED_DATA_H_
