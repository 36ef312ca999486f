#include "services/articles/markup_parser.h"

#include <deque>
#include <memory>
#include <mutex>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "services/articles/tag_scan.h"
#include "services/base/status_macros.h"
#include "services/text/charset.h"
#include "services/text/unicode.h"

namespace verbatim::articles {
namespace {

std::string_view View(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}
std::string_view View(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<size_t>(end - begin)};
}

// A namespace of the formats that we read, and how names in it are written.
struct KnownNamespace {
  std::string_view uri;
  std::string_view prefix;
};
constexpr KnownNamespace kNamespaces[] = {{"http://www.w3.org/2005/Atom", ""},
                                          {"http://www.w3.org/1999/xhtml", ""},
                                          {"http://purl.org/rss/1.0/", ""},
                                          {"http://iptc.org/std/nar/2006-10-01/", ""},
                                          {"http://iptc.org/std/NITF/2006-10-18/", ""},
                                          {"http://purl.org/rss/1.0/modules/content/", "content"},
                                          {"http://purl.org/dc/elements/1.1/", "dc"}};

std::string QualifiedName(std::string_view local, std::string_view prefix, std::string_view uri) {
  for (const KnownNamespace& known : kNamespaces) {
    if (known.uri == uri) prefix = known.prefix;
  }
  return prefix.empty() ? std::string(local) : std::string(prefix) + ":" + std::string(local);
}

// Takes the parser's events and stops it at the first limit.
class TreeBuilder {
 public:
  TreeBuilder(xmlParserCtxtPtr parser, size_t max_depth, const CallContext& call)
      : parser_(parser), max_depth_(max_depth), call_(call) {}

  void Open(std::string_view name, std::span<const Attribute> attributes) {
    constexpr size_t kElementsPerCheck = 1024;
    if (stopped()) return;
    if (++elements_ % kElementsPerCheck == 0) {
      if (absl::Status status = CheckCall(call_); !status.ok()) return Stop(std::move(status));
    }
    if (tree_.depth() >= max_depth_) {
      return Stop(absl::InvalidArgumentError(AtLine() + "elements are nested deeper than " +
                                             std::to_string(max_depth_)));
    }
    tree_.Open(name, attributes);
  }
  void Close() {
    if (!stopped()) tree_.Close();
  }
  void AddText(std::string_view text) {
    if (!stopped()) tree_.AddText(text);
  }
  void Stop(absl::Status status) {
    if (stopped()) return;
    status_ = std::move(status);
    xmlStopParser(parser_);
  }
  bool stopped() const { return !status_.ok() || !malformed_.ok(); }
  void Malformed(std::string_view problem, int line) {
    if (stopped()) return;
    while (problem.ends_with('\n')) problem.remove_suffix(1);
    malformed_ = absl::InvalidArgumentError("line " + std::to_string(line) +
                                            ": not well-formed XML: " + std::string(problem));
    xmlStopParser(parser_);
  }
  std::string AtLine() const {
    return "line " + std::to_string(xmlSAX2GetLineNumber(parser_)) + ": ";
  }
  // One of the entities that HTML names; for XML, whose parser knows five.
  xmlEntityPtr NamedEntity(const xmlChar* name);

  const absl::Status& status() const { return status_; }
  const absl::Status& malformed() const { return malformed_; }
  MarkupTree TakeTree() { return std::move(tree_); }

 private:
  struct Entity {
    xmlEntity entity = {};
    xmlChar content[8] = {};
  };

  xmlParserCtxtPtr parser_;
  size_t max_depth_;
  const CallContext& call_;
  size_t elements_ = 0;
  MarkupTree tree_;
  absl::Status status_;
  absl::Status malformed_;
  std::vector<std::unique_ptr<Entity>> entities_;
};

xmlEntityPtr TreeBuilder::NamedEntity(const xmlChar* name) {
  if (xmlEntityPtr predefined = xmlGetPredefinedEntity(name)) return predefined;
  const htmlEntityDesc* known = htmlEntityLookup(name);
  if (known == nullptr) return nullptr;
  for (const auto& entity : entities_) {
    if (View(entity->entity.name) == known->name) return &entity->entity;
  }
  auto& added = entities_.emplace_back(std::make_unique<Entity>());
  added->content[xmlCopyChar(0, added->content, static_cast<int>(known->value))] = 0;
  added->entity.type = XML_ENTITY_DECL;
  added->entity.etype = XML_INTERNAL_PREDEFINED_ENTITY;
  added->entity.name = reinterpret_cast<const xmlChar*>(known->name);
  added->entity.content = added->content;
  added->entity.orig = added->content;
  return &added->entity;
}

TreeBuilder& Builder(void* context) { return *static_cast<TreeBuilder*>(context); }

void OnText(void* context, const xmlChar* text, int size) {
  Builder(context).AddText(View(text, text + size));
}
void OnStructuredError(void*, xmlErrorPtr) {}

void OnHtmlStart(void* context, const xmlChar* name, const xmlChar** attributes) {
  std::vector<Attribute> list;
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    list.push_back({View(attributes[0]), View(attributes[1])});
  }
  Builder(context).Open(View(name), list);
}
void OnHtmlEnd(void* context, const xmlChar*) { Builder(context).Close(); }

void OnXmlStart(void* context, const xmlChar* local, const xmlChar* prefix, const xmlChar* uri, int,
                const xmlChar**, int attribute_count, int, const xmlChar** attributes) {
  std::vector<Attribute> list;
  std::deque<std::string> repaired;
  // Five pointers each: local name, prefix, URI, begin and end of the value.
  for (int i = 0; i < attribute_count; ++i, attributes += 5) {
    std::string_view value = View(attributes[3], attributes[4]);
    // Of a named entity in a value the parser takes only the first byte.
    if (text::ValidUtf8Prefix(value) != value.size()) {
      value = repaired.emplace_back(text::RepairUtf8(value));
    }
    const std::string_view prefix_of_name = View(attributes[1]);
    const std::string_view name = View(attributes[0]);
    list.push_back({prefix_of_name.empty() ? name
                                           : repaired.emplace_back(std::string(prefix_of_name) +
                                                                   ":" + std::string(name)),
                    value});
  }
  Builder(context).Open(QualifiedName(View(local), View(prefix), View(uri)), list);
}
void OnXmlEnd(void* context, const xmlChar*, const xmlChar*, const xmlChar*) {
  Builder(context).Close();
}
xmlEntityPtr OnGetEntity(void* context, const xmlChar* name) {
  return Builder(context).NamedEntity(name);
}
void OnEntityDeclaration(void* context, const xmlChar*, int, const xmlChar*, const xmlChar*,
                         xmlChar*) {
  TreeBuilder& builder = Builder(context);
  builder.Stop(absl::InvalidArgumentError(
      builder.AtLine() + "the document declares entities, which are never expanded"));
}
void OnXmlError(void* context, xmlErrorPtr error) {
  // What is about namespaces, or only a warning, leaves the document readable.
  if (error->level != XML_ERR_FATAL || error->domain == XML_FROM_NAMESPACE) return;
  Builder(context).Malformed(error->message == nullptr ? "" : error->message, error->line);
}

void InitParserOnce() {
  static std::once_flag once;
  std::call_once(once, xmlInitParser);
}

struct FreeParser {
  void operator()(xmlParserCtxtPtr parser) const {
    if (parser->myDoc != nullptr) xmlFreeDoc(parser->myDoc);
    parser->myDoc = nullptr;
    xmlFreeParserCtxt(parser);
  }
};
using Parser = std::unique_ptr<xmlParserCtxt, FreeParser>;

absl::Status CheckMarkup(std::string_view markup, MarkupKind kind) {
  if (markup.empty()) return absl::InvalidArgumentError("the document is empty");
  if (markup.size() > kMaxMarkupBytes) {
    return absl::InvalidArgumentError("the document has " + std::to_string(markup.size()) +
                                      " bytes, more than the limit of " +
                                      std::to_string(kMaxMarkupBytes));
  }
  if (const auto crowded = FindCrowdedTag(markup, kind, kMaxAttributes)) {
    return absl::InvalidArgumentError("a tag at byte " + std::to_string(*crowded) +
                                      " has more than " + std::to_string(kMaxAttributes) +
                                      " attributes");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<MarkupTree> ParseHtml(std::string_view page, const CallContext& call) {
  InitParserOnce();
  RETURN_IF_ERROR(CheckMarkup(page, MarkupKind::kHtml));
  const Parser parser(htmlCreateMemoryParserCtxt(page.data(), static_cast<int>(page.size())));
  if (parser == nullptr) return absl::ResourceExhaustedError("no memory for the parser");
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                       HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
                                       HTML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  TreeBuilder builder(parser.get(), kMaxHtmlDepth, call);
  xmlSAXHandler& events = *parser->sax;
  events = {};
  events.initialized = XML_SAX2_MAGIC;
  events.startElement = &OnHtmlStart;
  events.endElement = &OnHtmlEnd;
  events.characters = &OnText;
  events.cdataBlock = &OnText;
  events.ignorableWhitespace = &OnText;
  events.serror = &OnStructuredError;
  parser->userData = &builder;
  htmlParseDocument(parser.get());
  RETURN_IF_ERROR(builder.status());
  return builder.TakeTree();
}

absl::StatusOr<XmlDocument> ParseXml(std::string_view xml, const CallContext& call) {
  InitParserOnce();
  RETURN_IF_ERROR(CheckMarkup(xml, MarkupKind::kXml));
  const Parser parser(xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())));
  if (parser == nullptr) return absl::ResourceExhaustedError("no memory for the parser");
  xmlCtxtUseOptions(parser.get(), XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                      XML_PARSE_IGNORE_ENC);
  xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
  TreeBuilder builder(parser.get(), kMaxXmlDepth, call);
  xmlSAXHandler& events = *parser->sax;
  events = {};
  events.initialized = XML_SAX2_MAGIC;
  events.startElementNs = &OnXmlStart;
  events.endElementNs = &OnXmlEnd;
  events.characters = &OnText;
  events.cdataBlock = &OnText;
  events.ignorableWhitespace = &OnText;
  events.getEntity = &OnGetEntity;
  events.entityDecl = &OnEntityDeclaration;
  events.serror = &OnXmlError;
  parser->userData = &builder;
  xmlParseDocument(parser.get());
  RETURN_IF_ERROR(builder.status());
  absl::Status malformed = builder.malformed();
  return XmlDocument{.tree = builder.TakeTree(), .error = std::move(malformed)};
}

}  // namespace verbatim::articles
