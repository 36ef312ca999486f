#ifndef VERBATIM_SERVICES_ARTICLES_MARKUP_PARSER_H_
#define VERBATIM_SERVICES_ARTICLES_MARKUP_PARSER_H_

#include <cstddef>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "services/articles/markup_tree.h"
#include "services/base/call_context.h"

// The only user of libxml2. It never reads a DTD, a file or the network and expands no entity that
// a document declares: such documents are refused.
namespace verbatim::articles {

// A page or an XML document, bytes. Long live blogs with their scripts reach some 5 MB.
inline constexpr size_t kMaxMarkupBytes = size_t{32} * 1024 * 1024;
// Elements within one another. Browsers stop at 512.
inline constexpr size_t kMaxHtmlDepth = 1000;
// libxml2's own limit for XML, which it enforces.
inline constexpr size_t kMaxXmlDepth = 256;
// Attributes of one element: parsing takes time with their square.
inline constexpr size_t kMaxAttributes = 1000;

// A page, however broken. `page` is UTF-8. Errors: INVALID_ARGUMENT over a limit above;
// DEADLINE_EXCEEDED or CANCELLED by `call`.
absl::StatusOr<MarkupTree> ParseHtml(std::string_view page, const CallContext& call);

// An XML document. `error` is OK, or INVALID_ARGUMENT with the line where the document stops to be
// XML; the tree then holds what stands before, its open elements not closed.
struct XmlDocument {
  MarkupTree tree;
  absl::Status error;
};

// Errors: as ParseHtml; INVALID_ARGUMENT for a document that declares entities.
absl::StatusOr<XmlDocument> ParseXml(std::string_view xml, const CallContext& call);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_MARKUP_PARSER_H_
