#ifndef VERBATIM_SERVICES_ARTICLES_FORMAT_H_
#define VERBATIM_SERVICES_ARTICLES_FORMAT_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace verbatim::articles {

// What articles come in. docs/formats.md says what is read of each.
enum class Format : uint8_t {
  kText,       // plain text, or the live-blog text (see reader.h)
  kHtml,       // a web page
  kFeed,       // RSS 2.0, RSS 1.0 (RDF) or Atom
  kNinjs,      // IPTC ninjs 1 to 3, one item or an array of them
  kNewsMl,     // IPTC NewsML-G2
  kNitf,       // NITF 3
  kJsonLines,  // one verbatim.v1.Article a line
  kWarc,       // WARC 1: web pages as a crawler kept them
};
inline constexpr std::array kFormats = {Format::kText,      Format::kHtml,   Format::kFeed,
                                        Format::kNinjs,     Format::kNewsMl, Format::kNitf,
                                        Format::kJsonLines, Format::kWarc};

// "text", "html", "feed", "ninjs", "newsml", "nitf", "jsonl", "warc".
std::string_view NameOf(Format format);
// The format of such a name, nullopt for another.
std::optional<Format> FormatNamed(std::string_view name);

// How much of an input SniffFormat looks at.
inline constexpr size_t kSniffBytes = size_t{64} * 1024;

// What bytes that begin so are, by what stands in them and never by a file's name: the root element
// of XML, the members of JSON, the first tag of HTML. What is none of these is text.
// `head` is the whole input or its first kSniffBytes, unpacked.
Format SniffFormat(std::string_view head);

// What an input is that begins like no article and yet like no text: "a PDF", "XML of another kind,
// <urlset>". Empty for all else.
std::string NameOfOther(std::string_view head);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_FORMAT_H_
