#ifndef VERBATIM_SERVICES_DOMAIN_ARTICLE_H_
#define VERBATIM_SERVICES_DOMAIN_ARTICLE_H_

#include <optional>
#include <string>
#include <vector>

#include "services/domain/text_span.h"
#include "services/domain/time.h"

namespace verbatim::domain {

// A titled section of a live blog, or the whole body of a plain article. `span` covers heading and
// body; `heading` is the heading's line without its line end, empty (begin == end) if there is
// none.
struct Entry {
  TextSpan span;
  TextSpan heading;
  std::optional<Time> publish_time{};  // of an entry of a live blog; unset: unknown

  bool operator==(const Entry&) const = default;
};

// One published document. `text` is stored verbatim and every span points into it.
// Invariants: entries are in order and do not overlap; title, standfirst and entries are valid
// spans of text; title and standfirst are empty spans when the text does not hold them.
struct Article {
  std::string url;                   // identity: one URL is one article
  std::string outlet;                // who published, such as "Example Times"
  std::string title;                 // as published, without mark-up
  std::string language;              // BCP 47, "en" when unknown
  std::vector<std::string> authors;  // as named, without "By"
  std::optional<Time> publish_time;
  std::string text;
  std::string original_hash;  // SHA-256 of what the text was read from, 32 bytes; empty: unknown
  TextSpan title_span;        // the title inside text, else empty
  TextSpan standfirst_span;   // the standfirst inside text, else empty
  std::vector<Entry> entries;
};

}  // namespace verbatim::domain

#endif  // VERBATIM_SERVICES_DOMAIN_ARTICLE_H_
