// IPTC NewsML-G2: https://iptc.org/standards/newsml-g2/

#include <optional>
#include <string>
#include <vector>

#include "services/articles/article_text.h"
#include "services/articles/blocks.h"
#include "services/articles/decode_markup.h"
#include "services/articles/document_readers.h"
#include "services/articles/markup_parser.h"
#include "services/articles/nitf.h"
#include "services/articles/original_hash.h"
#include "services/articles/time_formats.h"
#include "services/base/status_macros.h"

namespace verbatim::articles {
namespace {

constexpr size_t kMaxShownBytes = 200;

std::string TextOfChild(const Node* node, std::string_view child) {
  const Node* found = node == nullptr ? nullptr : node->Child(child);
  return found == nullptr ? std::string() : EvenOut(TextOf(*found));
}

// A party's name: of its <name>, else its literal.
std::string PartyName(const Node& party) {
  if (std::string name = TextOfChild(&party, "name"); !name.empty()) return name;
  return std::string(party.Get("literal"));
}

// What is left where nothing names the outlet: "nprov:AFP".
std::string ProviderCode(const Node* meta) {
  const Node* provider = meta == nullptr ? nullptr : meta->Child("provider");
  if (provider == nullptr) return {};
  std::string_view code = provider->Get("qcode");
  code.remove_prefix(code.find(':') + 1);
  return std::string(code);
}

// "ninat:text" or nothing: what an item without a class is, shows in its content.
bool IsOfText(const Node* meta) {
  const Node* kind = meta == nullptr ? nullptr : meta->Child("itemClass");
  if (kind == nullptr) return true;
  const std::string_view code = kind->Has("qcode") ? kind->Get("qcode") : kind->Get("uri");
  return code.ends_with("text") || code.ends_with("composite");
}

struct Heads {
  std::string title;
  std::string standfirst;
};

Heads ReadHeads(const Node* content_meta) {
  Heads heads;
  const Node* child = content_meta == nullptr ? nullptr : content_meta->first_child;
  for (; child != nullptr; child = child->next) {
    if (child->name != "headline") continue;
    const std::string_view role = child->Get("role");
    const bool sub = role.ends_with("sub") || role.ends_with("subHeadline") ||
                     role.ends_with("subtitle") || role.ends_with("deck");
    std::string& target = sub ? heads.standfirst : heads.title;
    if (target.empty()) target = EvenOut(TextOf(*child));
  }
  return heads;
}

Facts ReadFacts(const Node& item) {
  const Node* meta = item.Child("itemMeta");
  const Node* content = item.Child("contentMeta");
  Facts facts;
  facts.language = item.Get("xml:lang");
  if (const Node* rights = item.Child("rightsInfo")) {
    if (const Node* holder = rights->Child("copyrightHolder")) facts.outlet = PartyName(*holder);
  }
  for (const Node* source : {content, meta}) {
    for (std::string_view name : {"provider", "infoSource"}) {
      const Node* party = source == nullptr ? nullptr : source->Child(name);
      if (party != nullptr && !PartyName(*party).empty() && name == "provider") {
        facts.outlet = PartyName(*party);
      }
      if (party != nullptr && facts.outlet.empty()) facts.outlet = PartyName(*party);
    }
  }
  if (facts.outlet.empty()) facts.outlet = ProviderCode(meta);
  for (std::string_view name : {"contentCreated", "contentModified"}) {
    if (!facts.publish_time) facts.publish_time = ReadTime(TextOfChild(content, name));
  }
  // When it was first made counts before when this version of the item was.
  if (const auto published = ReadTime(TextOfChild(meta, "firstCreated")); !facts.publish_time) {
    facts.publish_time = published;
  }
  if (!facts.publish_time) facts.publish_time = ReadTime(TextOfChild(meta, "versionCreated"));
  const Node* link = meta == nullptr ? nullptr : meta->first_child;
  for (; link != nullptr; link = link->next) {
    if (link->name == "link" && IsPageUrl(link->Get("href"))) facts.url = link->Get("href");
  }
  const Node* child = content == nullptr ? nullptr : content->first_child;
  for (; child != nullptr; child = child->next) {
    if (child->name == "creator") facts.AddAuthor(PartyName(*child));
    if (child->name == "by") {
      for (const std::string& name : NamesInByline(TextOf(*child))) facts.AddAuthor(name);
    }
    if (child->name == "language" && facts.language.empty()) facts.language = child->Get("tag");
  }
  if (facts.url.empty()) facts.url = item.Get("guid");
  return facts;
}

// The item's content as NITF, XHTML or plain text.
absl::Status WriteContent(const Node& item, ArticleText& text) {
  const Node* set = item.Child("contentSet");
  if (set == nullptr) return absl::InvalidArgumentError("the item has no <contentSet>");
  if (const Node* xml = set->Child("inlineXML")) {
    if (const Node* nitf = xml->Child("nitf")) {
      WriteNitfBody(*nitf, text);
    } else {
      WriteBlocks(ReadBlocks(*xml, {.page_bytes = xml->text_bytes}), "", text);
    }
    return absl::OkStatus();
  }
  if (const Node* data = set->Child("inlineData")) {
    WriteBlocks(ReadFragment(TextOf(*data)), "", text);
    return absl::OkStatus();
  }
  if (const Node* remote = set->Child("remoteContent")) {
    return absl::InvalidArgumentError("the item's text is not in it but in " +
                                      std::string(remote->Get("href").substr(0, kMaxShownBytes)));
  }
  return absl::InvalidArgumentError("the item's text is not in it: it has no <inlineXML>");
}

absl::StatusOr<FoundArticle> ReadItem(const Node& item) {
  const Node* content = item.Child("contentMeta");
  if (!IsOfText(item.Child("itemMeta"))) {
    return NoArticle("the item is no text");
  }
  Heads heads = ReadHeads(content);
  Facts facts = ReadFacts(item);
  const Node* set = item.Child("contentSet");
  const Node* xml = set == nullptr ? nullptr : set->Child("inlineXML");
  if (const Node* nitf = xml == nullptr ? nullptr : xml->Child("nitf")) {
    const Facts inner = ReadNitfFacts(*nitf);
    facts.FillFrom(inner);
    if (heads.title.empty()) heads.title = inner.title;
  }
  if (heads.title.empty()) heads.title = TextOfChild(item.Child("itemMeta"), "title");
  FoundArticle found;
  const Node* meta = item.Child("itemMeta");
  if (const Node* status = meta == nullptr ? nullptr : meta->Child("pubStatus")) {
    WarnOfStatus(status->Has("qcode") ? status->Get("qcode") : status->Get("uri"), found.warnings);
  }
  SetFacts(facts, found.article);
  ArticleText text(found.article);
  text.AddTitle(heads.title);
  text.AddStandfirst(heads.standfirst);
  RETURN_IF_ERROR(WriteContent(item, text));
  RETURN_IF_ERROR(text.Finish());
  return found;
}

}  // namespace

absl::Status ReadNewsMl(std::string_view bytes, const DocumentContext& context,
                        const ArticleSink& sink) {
  std::vector<std::string> warnings;
  const std::string markup = DecodeMarkup(bytes, context.charset, warnings);
  ASSIGN_OR_RETURN(const XmlDocument document, ParseXml(markup, context.call));
  RETURN_IF_ERROR(document.error);
  const std::string hash = HashOfOriginal(bytes);
  const Node& root = document.tree.root();
  int number = 0;
  int references = 0;
  for (const Node* node = &root; node != nullptr;) {
    const bool item = node->name == "newsItem";
    if (node->name == "itemRef") ++references;
    if (item) {
      RETURN_IF_ERROR(CheckCall(context.call));
      absl::StatusOr<FoundArticle> found = ReadItem(*node);
      if (found.ok()) {
        found->article.original_hash = hash;
        found->warnings.insert(found->warnings.end(), warnings.begin(), warnings.end());
      }
      if (!sink("item " + std::to_string(++number), std::move(found))) return absl::OkStatus();
    }
    node = item ? NextAfter(node, &root) : NextInTree(node, &root);
  }
  if (number == 0 && references > 0) {
    sink("", NoArticle("a package: the " + std::to_string(references) +
                       " items that it refers to are not in it"));
    return absl::OkStatus();
  }
  return number > 0 ? absl::OkStatus() : absl::InvalidArgumentError("has no <newsItem>");
}

}  // namespace verbatim::articles
