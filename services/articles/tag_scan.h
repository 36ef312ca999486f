#ifndef VERBATIM_SERVICES_ARTICLES_TAG_SCAN_H_
#define VERBATIM_SERVICES_ARTICLES_TAG_SCAN_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace verbatim::articles {

enum class MarkupKind : unsigned char { kHtml, kXml };

// The offset of the first tag with more than `limit` attributes, counted by the white space outside
// quotation marks; nullopt where there is none. In HTML what stands in scripts, styles and comments
// is no tag. Linear time.
std::optional<size_t> FindCrowdedTag(std::string_view markup, MarkupKind kind, size_t limit);

// The encoding that a document names in its first kDeclarationBytes: <?xml encoding="...">,
// <meta charset="..."> or <meta ... content="...; charset=...">; empty where it names none.
inline constexpr size_t kDeclarationBytes = 4096;
std::string_view DeclaredCharset(std::string_view markup);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_TAG_SCAN_H_
