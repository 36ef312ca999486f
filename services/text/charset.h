#ifndef VERBATIM_SERVICES_TEXT_CHARSET_H_
#define VERBATIM_SERVICES_TEXT_CHARSET_H_

#include <optional>
#include <string>
#include <string_view>

namespace verbatim::text {

// Bytes of a named character encoding as UTF-8; what the encoding does not know becomes U+FFFD.
// Names are read as browsers do (WHATWG Encoding Standard, 4.2): case does not matter, and
// "iso-8859-1" and "us-ascii" mean windows-1252. nullopt for a name that is not known.
// Linear time; safe to call from any thread.
std::optional<std::string> ToUtf8(std::string_view bytes, std::string_view charset);

// A text with each byte that is no part of valid UTF-8 replaced by U+FFFD.
std::string RepairUtf8(std::string_view bytes);

// The encoding that a byte order mark declares ("utf-8", "utf-16le", "utf-16be"), else empty.
std::string_view CharsetOfByteOrderMark(std::string_view bytes);

}  // namespace verbatim::text

#endif  // VERBATIM_SERVICES_TEXT_CHARSET_H_
