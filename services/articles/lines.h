#ifndef VERBATIM_SERVICES_ARTICLES_LINES_H_
#define VERBATIM_SERVICES_ARTICLES_LINES_H_

#include <string_view>
#include <vector>

#include "services/domain/text_span.h"

namespace verbatim::articles {

// A line that holds more than white space.
struct Line {
  uint32_t begin = 0;        // where the line starts, white space included
  domain::TextSpan visible;  // without line end and outer white space, never empty
};

// The lines of a text that are not blank, in order. Lines end with LF or CR LF; a byte order
// mark is white space. Linear time.
// REQUIRES: valid UTF-8 under 4 GiB.
std::vector<Line> SplitLines(std::string_view text);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_LINES_H_
