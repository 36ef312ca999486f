#include "services/articles/linked_data.h"

#include <algorithm>
#include <unordered_map>

#include "re2/re2.h"

#include "services/articles/blocks.h"
#include "services/articles/time_formats.h"

namespace verbatim::articles {
namespace {

enum class Kind : unsigned char { kOther, kArticle, kLiveBlog };

Kind KindOf(Json node) {
  Kind kind = Kind::kOther;
  for (Json type : node["@type"].Items()) {
    std::string_view name = type.Text();
    name.remove_prefix(name.rfind('/') == std::string_view::npos ? 0 : name.rfind('/') + 1);
    if (name == "LiveBlogPosting") return Kind::kLiveBlog;
    if (name.ends_with("Article") || name == "BlogPosting" || name == "Report" ||
        name == "SocialMediaPosting") {
      kind = Kind::kArticle;
    }
  }
  return kind;
}

// Everything that may be the page's article: the script's own value, its items, its graph.
std::vector<Json> Candidates(Json root) {
  std::vector<Json> found;
  for (Json node : root.Items()) {
    found.push_back(node);
    for (std::string_view member : {"@graph", "mainEntity", "mainEntityOfPage"}) {
      for (Json inner : node[member].Items()) found.push_back(inner);
    }
  }
  return found;
}

// What a script describes, by its "@id".
using Described = std::unordered_map<std::string_view, Json>;

Described DescribedIn(const std::vector<Json>& nodes) {
  Described described;
  for (Json node : nodes) {
    const std::string_view id = node["@id"].Text();
    if (!id.empty() && node["name"].exists()) described.emplace(id, node);
  }
  return described;
}

// The names of what is described by a text, an object, its "@id" or a list of such.
std::vector<std::string> NamesOf(Json value, const Described& described) {
  std::vector<std::string> names;
  for (Json one : value.Items()) {
    const auto known = described.find(one["@id"].Text());
    if (one.IsObject() && !one["name"].exists() && known != described.end()) one = known->second;
    for (Json name : one.IsObject() ? one["name"].Items() : std::vector<Json>{one}) {
      if (!name.Text().empty()) names.push_back(PlainText(name.Text()));
    }
  }
  return names;
}

std::string UrlOf(Json node) {
  for (Json value : {node["mainEntityOfPage"]["@id"], node["mainEntityOfPage"]["url"],
                     node["mainEntityOfPage"], node["url"], node["@id"]}) {
    if (IsPageUrl(value.Text())) return std::string(value.Text());
  }
  return {};
}

Facts ReadFacts(Json node, const Described& described) {
  Facts facts;
  facts.url = UrlOf(node);
  facts.title = PlainText(node["headline"].Text());
  if (facts.title.empty()) facts.title = PlainText(node["name"].Text());
  if (const auto outlets = NamesOf(node["publisher"], described); !outlets.empty()) {
    facts.outlet = outlets.front();
  }
  facts.language = node["inLanguage"].IsObject() ? node["inLanguage"]["alternateName"].Text()
                                                 : node["inLanguage"].Text();
  for (std::string_view member : {"author", "creator"}) {
    for (const std::string& name : NamesOf(node[member], described)) facts.AddAuthor(name);
  }
  for (std::string_view member : {"datePublished", "dateCreated", "coverageStartTime"}) {
    if (!facts.publish_time) facts.publish_time = ReadTime(node[member].Text());
  }
  return facts;
}

void AddUpdate(Json update, LinkedArticle& article) {
  LiveUpdate added{.heading = PlainText(update["headline"].Text()),
                   .body = std::string(update["articleBody"].Text()),
                   .time = ReadTime(update["datePublished"].Text())};
  if (!added.body.empty() || !added.heading.empty()) article.updates.push_back(std::move(added));
}

LinkedArticle ReadArticle(Json node, const Described& described) {
  LinkedArticle article{.facts = ReadFacts(node, described), .body = {}, .updates = {}};
  article.body = node["articleBody"].Text();
  for (Json update : node["liveBlogUpdate"].Items()) {
    AddUpdate(update, article);
    // Some put replies to an entry inside it.
    for (Json reply : update["liveBlogUpdate"].Items()) AddUpdate(reply, article);
  }
  return article;
}

// A script without what hides it from old readers of HTML, and with the line ends and tabs that
// some publishers leave in strings as spaces.
std::string Repaired(std::string_view script) {
  static const RE2 kWrapping(
      R"(^\s*(?:<!--|/[/*]\s*<!\[CDATA\[(?:\s*\*/)?)|(?:-->|/[/*]\s*\]\]>(?:\s*\*/)?|\]\]>\s*\*/)\s*;?\s*$|;\s*$)");
  std::string json(script);
  RE2::GlobalReplace(&json, kWrapping, "");
  for (char& c : json) {
    if (static_cast<unsigned char>(c) < 0x20) c = ' ';
  }
  return json;
}

}  // namespace

absl::StatusOr<Json> ParseLinkedData(simdjson::dom::parser& parser, std::string_view script,
                                     std::string& repaired) {
  absl::StatusOr<Json> root = ParseJson(parser, script);
  if (root.ok()) return root;
  repaired = Repaired(script);
  return ParseJson(parser, repaired);
}

std::optional<LinkedArticle> ReadLinkedData(const std::vector<std::string>& scripts,
                                            std::string_view url,
                                            std::vector<std::string>& warnings) {
  simdjson::dom::parser parser;
  std::optional<LinkedArticle> best;
  bool is_of_page = false;  // `best` has the page's own address
  for (size_t i = 0; i < scripts.size(); ++i) {
    std::string repaired;
    const absl::StatusOr<Json> root = ParseLinkedData(parser, scripts[i], repaired);
    if (!root.ok()) {
      warnings.push_back("JSON-LD script " + std::to_string(i + 1) +
                         " is left out: " + std::string(root.status().message()));
      continue;
    }
    const std::vector<Json> nodes = Candidates(*root);
    const Described described = DescribedIn(nodes);
    for (Json node : nodes) {
      const Kind kind = KindOf(node);
      if (kind == Kind::kLiveBlog && (!best || best->updates.empty())) {
        best = ReadArticle(node, described);
      }
      if (kind != Kind::kArticle || (best && (is_of_page || !best->updates.empty()))) continue;
      is_of_page = !url.empty() && UrlOf(node) == url;
      if (!best || is_of_page) best = ReadArticle(node, described);
    }
  }
  return best;
}

}  // namespace verbatim::articles
