#ifndef VERBATIM_SERVICES_ARTICLES_HEADING_H_
#define VERBATIM_SERVICES_ARTICLES_HEADING_H_

#include <string_view>

namespace verbatim::articles {

// Whether a line could be a heading by itself: short, begins as a title does, and does not end as
// a sentence of the body does. "‘Speed is of the essence’ Zelensky says" and "Who are the Wagner
// mercenaries?" could; a sentence with a full stop, a paragraph of speech (“We won't stop!”), a
// list item and a time could not. Whether it is one depends on the lines around it.
// REQUIRES: a line without outer white space, valid UTF-8.
bool CouldBeHeading(std::string_view line);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_HEADING_H_
