#ifndef VERBATIM_SERVICES_EXPORT_WEB_ANNOTATION_H_
#define VERBATIM_SERVICES_EXPORT_WEB_ANNOTATION_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "services/export/records.h"

// Occurrences by W3C's Web Annotation Data Model (https://www.w3.org/TR/annotation-model/): each an
// Annotation of the article, whose targets are the segments of the content, found by
// TextPositionSelector (code points of the text as stored) and TextQuoteSelector, and whose bodies
// identify the speaker and the kind of statement. All of them are the one page of a collection.
// Ids are resource names behind an IRI prefix.
namespace verbatim::exports {

// What stands before the first annotation, and after the last of `total`.
std::string AnnotationsBegin(std::string_view iri_prefix);
std::string AnnotationsEnd(int64_t total);

// One annotation, without a line end.
std::string Annotation(const OccurrenceRecord& occurrence, std::string_view iri_prefix);

}  // namespace verbatim::exports

#endif  // VERBATIM_SERVICES_EXPORT_WEB_ANNOTATION_H_
