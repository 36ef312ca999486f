// RSS and Atom.

#include <optional>
#include <string>
#include <vector>

#include "re2/re2.h"

#include "services/articles/article_text.h"
#include "services/articles/blocks.h"
#include "services/articles/decode_markup.h"
#include "services/articles/document_readers.h"
#include "services/articles/facts.h"
#include "services/articles/markup_parser.h"
#include "services/articles/original_hash.h"
#include "services/articles/time_formats.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

std::string TextOfChild(const Node& node, std::string_view child) {
  const Node* found = node.Child(child);
  return found == nullptr ? std::string() : EvenOut(TextOf(*found));
}

// The first of some children that has text.
std::string FirstText(const Node& node, std::initializer_list<std::string_view> children) {
  for (std::string_view child : children) {
    if (std::string text = TextOfChild(node, child); !text.empty()) return text;
  }
  return {};
}

// An address in a feed: some write only the path.
std::string Absolute(std::string address, std::string_view base) {
  if (!address.starts_with('/') || address.starts_with("//")) return address;
  const size_t host = base.find("//");
  if (host == std::string_view::npos) return address;
  return std::string(base.substr(0, base.find('/', host + 2))) + address;
}

// RSS: the text of <link>; Atom: the href of the one to the page.
std::string LinkOf(const Node& item, std::string_view base) {
  for (const Node* child = item.first_child; child != nullptr; child = child->next) {
    if (child->name != "link") continue;
    const std::string address = Absolute(
        child->Has("href") ? std::string(child->Get("href")) : EvenOut(TextOf(*child)), base);
    const std::string_view relation = child->Get("rel");
    if (IsPageUrl(address) && (relation.empty() || relation == "alternate")) return address;
  }
  return {};
}

std::string AddressOf(const Node& item, std::string_view base) {
  if (std::string link = LinkOf(item, base); !link.empty()) return link;
  const Node* guid = item.Child("guid");
  if (guid != nullptr && guid->Get("isPermaLink") != "false") {
    if (std::string address = EvenOut(TextOf(*guid)); IsPageUrl(address)) return address;
  }
  for (std::string_view attribute : {"rdf:about", "about"}) {
    if (IsPageUrl(item.Get(attribute))) return std::string(item.Get(attribute));
  }
  // Atom's ids are the same for ever, and nobody else's.
  std::string id = TextOfChild(item, "id");
  return IsPageUrl(id) || id.starts_with("tag:") || id.starts_with("urn:") ? id : std::string();
}

void AddAuthors(const Node& item, Facts& facts) {
  for (const Node* child = item.first_child; child != nullptr; child = child->next) {
    if (child->name == "dc:creator") facts.AddAuthor(TextOf(*child));
    if (child->name != "author") continue;
    if (child->Child("name") != nullptr) {
      facts.AddAuthor(TextOfChild(*child, "name"));
      continue;
    }
    // RSS: "desk@example.org (Ada Park)"
    std::string author = EvenOut(TextOf(*child));
    const size_t open = author.find('(');
    if (open != std::string::npos && author.ends_with(')')) {
      author = author.substr(open + 1, author.size() - open - 2);
    }
    if (author.find('@') == std::string::npos) facts.AddAuthor(author);
  }
}

// Who published what others' feeds carry on. RSS: <source url="...">Name</source>.
std::string SourceOf(const Node& item) {
  const Node* source = item.Child("source");
  if (source == nullptr) return {};
  return source->Child("title") != nullptr ? TextOfChild(*source, "title")
                                           : EvenOut(TextOf(*source));
}

Facts FactsOf(const Node& item, const Facts& feed) {
  Facts facts;
  facts.url = AddressOf(item, feed.url);
  if (const Node* title = item.Child("title")) facts.title = PlainText(TextOf(*title));
  facts.language = item.Get("xml:lang");
  for (std::string_view name : {"pubDate", "published", "dc:date", "updated"}) {
    if (!facts.publish_time) facts.publish_time = ReadTime(TextOfChild(item, name));
  }
  facts.outlet = FirstText(item, {"dc:publisher"});
  if (facts.outlet.empty()) facts.outlet = SourceOf(item);
  AddAuthors(item, facts);
  const std::string url = std::move(facts.url);
  facts.FillFrom(feed);
  facts.url = url;  // the feed's is of no article
  return facts;
}

// Writes "&" that begin no reference as "&amp;". Returns whether there were any outside of CDATA.
bool EscapeStrayAmpersands(std::string& markup) {
  static const RE2 kPiece(R"((?s)(<!\[CDATA\[.*?\]\]>|&(?:#?[A-Za-z0-9]{1,32};)?))");
  std::string escaped;
  re2::StringPiece rest(markup);
  re2::StringPiece piece;
  size_t copied = 0;
  while (RE2::FindAndConsume(&rest, kPiece, &piece)) {
    const size_t end = markup.size() - rest.size();
    escaped.append(markup, copied, end - copied);
    if (piece == "&") escaped += "amp;";
    copied = end;
  }
  escaped.append(markup, copied);
  const bool changed = escaped.size() != markup.size();
  markup = std::move(escaped);
  return changed;
}

// The element that holds most: the whole text before a summary.
const Node* ContentOf(const Node& item) {
  for (std::string_view name : {"content:encoded", "content", "description", "summary"}) {
    const Node* child = item.Child(name);
    if (child != nullptr && child->first_child != nullptr) return child;
  }
  return nullptr;
}

absl::StatusOr<FoundArticle> ReadItem(const Node& item, const Facts& feed) {
  const Facts facts = FactsOf(item, feed);
  FoundArticle found;
  SetFacts(facts, found.article);
  ArticleText text(found.article);
  text.AddTitle(facts.title);
  const Node* content = ContentOf(item);
  if (content == nullptr) return absl::InvalidArgumentError("the item has no text");
  if (content->name == "description" || content->name == "summary") {
    found.warnings.push_back("the item has only a summary");
  }
  // Atom's type "xhtml" has elements; everything else is text that may be HTML.
  const std::vector<Block> blocks = content->Get("type") == "xhtml"
                                        ? ReadBlocks(*content, {.page_bytes = content->text_bytes})
                                        : ReadFragment(TextOf(*content));
  WriteBlocks(blocks, found.article.title, text);
  RETURN_IF_ERROR(text.Finish());
  return found;
}

const Node* FirstElement(const Node& node) {
  const Node* child = node.first_child;
  while (child != nullptr && child->IsText()) child = child->next;
  return child;
}

Facts FactsOfFeed(const Node& feed) {
  const Node& channel = feed.Child("channel") != nullptr ? *feed.Child("channel") : feed;
  Facts facts;
  facts.outlet = FirstText(channel, {"dc:publisher", "title"});
  facts.language = FirstText(channel, {"language", "dc:language"});
  if (facts.language.empty()) facts.language = feed.Get("xml:lang");
  facts.url = feed.Get("xml:base");
  if (facts.url.empty()) facts.url = LinkOf(channel, {});
  AddAuthors(channel, facts);
  return facts;
}

}  // namespace

absl::Status ReadFeed(std::string_view bytes, const DocumentContext& context,
                      const ArticleSink& sink) {
  std::vector<std::string> warnings;
  std::string markup = DecodeMarkup(bytes, context.charset, warnings);
  ASSIGN_OR_RETURN(XmlDocument document, ParseXml(markup, context.call));
  if (!document.error.ok() && EscapeStrayAmpersands(markup)) {
    warnings.push_back("has “&” that are not written “&amp;”");
    ASSIGN_OR_RETURN(document, ParseXml(markup, context.call));
  }
  const Node* feed = FirstElement(document.tree.root());
  if (feed == nullptr) return document.error;
  const Facts facts = FactsOfFeed(*feed);
  const std::string hash = HashOfOriginal(bytes);
  int number = 0;
  for (const Node* node = feed; node != nullptr;) {
    const bool item = node->name == "item" || node->name == "entry";
    if (item && node->closed) {
      RETURN_IF_ERROR(CheckCall(context.call));
      absl::StatusOr<FoundArticle> found = ReadItem(*node, facts);
      if (found.ok()) {
        found->article.original_hash = hash;
        found->warnings.insert(found->warnings.end(), warnings.begin(), warnings.end());
      }
      if (!sink("item " + std::to_string(++number), std::move(found))) return absl::OkStatus();
    }
    node = item ? NextAfter(node, feed) : NextInTree(node, feed);
  }
  if (number == 0 && document.error.ok())
    return absl::InvalidArgumentError("the feed has no items");
  return document.error;
}

}  // namespace verbatim::articles
