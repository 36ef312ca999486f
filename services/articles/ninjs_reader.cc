// IPTC ninjs 1, 2 and 3: https://iptc.org/standards/ninjs/

#include <string>
#include <vector>

#include "services/articles/article_text.h"
#include "services/articles/blocks.h"
#include "services/articles/document_readers.h"
#include "services/articles/facts.h"
#include "services/articles/json.h"
#include "services/articles/original_hash.h"
#include "services/articles/time_formats.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

// Of the arrays of {role, value} in ninjs 2 and 3: the first with one of the roles, else, if `any`,
// the first.
std::string_view ValueByRole(Json list, std::initializer_list<std::string_view> roles, bool any) {
  for (std::string_view role : roles) {
    for (Json entry : list.Items()) {
      if (entry["role"].Text() == role) return entry["value"].Text();
    }
  }
  const std::vector<Json> entries = list.Items();
  return any && !entries.empty() ? entries.front()["value"].Text() : std::string_view();
}

// The first text of some members. ninjs 3 writes in camel case what 1 and 2 write in lower case.
std::string_view FirstText(Json item, std::initializer_list<std::string_view> members) {
  for (std::string_view member : members) {
    if (!item[member].Text().empty()) return item[member].Text();
  }
  return {};
}

// ninjs 1 has a member for each form of the body, ninjs 2 and 3 a list of them. HTML keeps the
// paragraphs; what else there may be, such as a wire's own XML, comes last.
std::string_view BodyOf(Json item) {
  const std::string_view html =
      FirstText(item, {"body_xhtml", "body_html", "body_html5", "body_richhtml5"});
  if (!html.empty()) return html;
  for (std::string_view wanted : {"html", "text/plain", ""}) {
    for (Json body : item["bodies"].Items()) {
      const std::string_view type = FirstText(body, {"contentType", "contenttype"});
      const std::string_view value = body["value"].Text();
      if (!value.empty() && type.find(wanted) != std::string_view::npos) return value;
    }
  }
  return item["body_text"].Text();
}

Facts ReadFacts(Json item) {
  Facts facts;
  facts.title = PlainText(item["headline"].Text());
  if (facts.title.empty()) {
    facts.title = PlainText(ValueByRole(item["headlines"], {"main", "headline"}, /*any=*/true));
  }
  if (facts.title.empty()) facts.title = PlainText(item["title"].Text());
  facts.url = FirstText(item, {"uri", "standardurl"});
  facts.language = item["language"].Text();
  for (std::string_view member : {"firstcreated", "firstCreated", "contentcreated",
                                  "contentCreated", "versioncreated", "versionCreated"}) {
    if (!facts.publish_time) facts.publish_time = ReadTime(item[member].Text());
  }
  for (std::string_view member : {"infosource", "infosources", "infoSources"}) {
    for (Json source : item[member].Items()) {
      if (facts.outlet.empty()) facts.outlet = source["name"].Text();
    }
  }
  if (facts.outlet.empty()) {
    facts.outlet = FirstText(item, {"copyrightholder", "copyrightHolder"});
  }
  for (std::string_view member : {"byline", "by"}) {
    for (const std::string& name : NamesInByline(item[member].Text())) facts.AddAuthor(name);
  }
  if (facts.authors.empty()) {
    for (Json person : item["people"].Items()) {
      if (person["rel"].Text() == "author") facts.AddAuthor(person["name"].Text());
    }
  }
  return facts;
}

absl::StatusOr<FoundArticle> ReadItem(Json item) {
  if (!item.IsObject()) return absl::InvalidArgumentError("the item is no JSON object");
  const std::string_view type = item["type"].Text();
  if (!type.empty() && type != "text" && type != "composite") {
    return NoArticle("the item is no text but \"" + std::string(type.substr(0, 40)) + "\"");
  }
  const Facts facts = ReadFacts(item);
  FoundArticle found;
  WarnOfStatus(FirstText(item, {"pubstatus", "pubStatus"}), found.warnings);
  SetFacts(facts, found.article);
  ArticleText text(found.article);
  text.AddTitle(facts.title);
  text.AddStandfirst(
      PlainText(ValueByRole(item["headlines"], {"sub", "subheadline", "deck"}, false)));
  const std::string_view body = BodyOf(item);
  if (body.empty()) return absl::InvalidArgumentError("the item has no body");
  WriteBlocks(ReadFragment(body), found.article.title, text);
  RETURN_IF_ERROR(text.Finish());
  return found;
}

}  // namespace

absl::Status ReadNinjs(std::string_view bytes, const ArticleSink& sink) {
  const std::string hash = HashOfOriginal(bytes);
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  simdjson::dom::parser parser;
  ASSIGN_OR_RETURN(const Json root, ParseJson(parser, bytes));
  int number = 0;
  for (Json item : root.Items()) {
    absl::StatusOr<FoundArticle> found = ReadItem(item);
    if (found.ok()) found->article.original_hash = hash;
    ++number;
    if (!sink(root.IsArray() ? "item " + std::to_string(number) : "", std::move(found))) break;
  }
  return number > 0 ? absl::OkStatus() : absl::InvalidArgumentError("has no items");
}

}  // namespace verbatim::articles
