#include "services/articles/nitf.h"

#include <string>

#include "services/articles/blocks.h"
#include "services/articles/decode_markup.h"
#include "services/articles/document_readers.h"
#include "services/articles/markup_parser.h"
#include "services/articles/original_hash.h"
#include "services/articles/time_formats.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

// The first element of that name inside `top`, at any depth, or nullptr.
const Node* Find(const Node& top, std::string_view name) {
  for (const Node* node = NextInTree(&top, &top); node != nullptr; node = NextInTree(node, &top)) {
    if (node->name == name) return node;
  }
  return nullptr;
}

std::string TextOfFirst(const Node& top, std::string_view name) {
  const Node* node = Find(top, name);
  return node == nullptr ? std::string() : EvenOut(TextOf(*node));
}

// The people whom a byline marks, else the names in it.
void AddWriters(const Node& byline, Facts& facts) {
  bool marked = false;
  for (const Node* node = NextInTree(&byline, &byline); node != nullptr;
       node = NextInTree(node, &byline)) {
    if (node->name != "person") continue;
    facts.AddAuthor(TextOf(*node));
    marked = true;
  }
  if (marked) return;
  for (const std::string& name : NamesInByline(TextOf(byline))) facts.AddAuthor(name);
}

}  // namespace

Facts ReadNitfFacts(const Node& nitf) {
  Facts facts;
  facts.title = TextOfFirst(nitf, "hl1");
  if (facts.title.empty()) facts.title = TextOfFirst(nitf, "title");
  facts.language = nitf.Get("xml:lang");
  std::string publication;
  for (const Node* node = NextInTree(&nitf, &nitf); node != nullptr;
       node = NextInTree(node, &nitf)) {
    if (node->name == "date.issue" && !facts.publish_time) {
      facts.publish_time = ReadTime(node->Get("norm"));
    }
    if (node->name == "story.date" && !facts.publish_time) {
      facts.publish_time = ReadTime(node->Get("norm"));
    }
    if (node->name == "pubdata") {
      if (publication.empty()) publication = node->Get("name");
      if (IsPageUrl(node->Get("ex-ref"))) facts.url = node->Get("ex-ref");
      if (!facts.publish_time) facts.publish_time = ReadTime(node->Get("date.publication"));
    }
    if (node->name == "doc.copyright" && facts.outlet.empty()) facts.outlet = node->Get("holder");
    if (node->name == "distributor" && facts.outlet.empty()) facts.outlet = EvenOut(TextOf(*node));
    if (node->name == "byline") AddWriters(*node, facts);
  }
  if (!publication.empty()) facts.outlet = publication;
  return facts;
}

void WriteNitfBody(const Node& nitf, ArticleText& text) {
  const Node* head = Find(nitf, "hedline");
  if (head != nullptr) text.AddStandfirst(TextOfFirst(*head, "hl2"));
  const Node* content = Find(nitf, "body.content");
  if (content == nullptr) return;
  WriteBlocks(ReadBlocks(*content, {.page_bytes = content->text_bytes}), "", text);
}

absl::Status ReadNitf(std::string_view bytes, const DocumentContext& context,
                      const ArticleSink& sink) {
  FoundArticle found;
  const std::string markup = DecodeMarkup(bytes, context.charset, found.warnings);
  ASSIGN_OR_RETURN(const XmlDocument document, ParseXml(markup, context.call));
  RETURN_IF_ERROR(document.error);
  const Node* nitf = Find(document.tree.root(), "nitf");
  if (nitf == nullptr) return absl::InvalidArgumentError("has no <nitf> element");
  const Facts facts = ReadNitfFacts(*nitf);
  SetFacts(facts, found.article);
  if (const Node* data = Find(*nitf, "docdata")) {
    WarnOfStatus(data->Get("management-status"), found.warnings);
  }
  found.article.original_hash = HashOfOriginal(bytes);
  ArticleText text(found.article);
  text.AddTitle(facts.title);
  WriteNitfBody(*nitf, text);
  const absl::Status status = text.Finish();
  sink("", status.ok() ? absl::StatusOr<FoundArticle>(std::move(found)) : status);
  return absl::OkStatus();
}

}  // namespace verbatim::articles
