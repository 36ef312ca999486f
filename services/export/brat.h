#ifndef VERBATIM_SERVICES_EXPORT_BRAT_H_
#define VERBATIM_SERVICES_EXPORT_BRAT_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/export/records.h"

// An article's statements for brat (https://brat.nlplab.org/standoff.html): the text as it is
// stored in a .txt, and beside it a .ann, whose offsets are code points of that text.
namespace verbatim::exports {

// The .ann. A statement is a Content with, where there are such, a SaidBy to its Source and a
// ReportedBy to its Cue; its kind is an attribute of it, its resource name and
// speaker a note. A text-bound annotation over several lines is one of several fragments, since
// brat has none over a line's end.
std::string BratAnnotations(const std::vector<OccurrenceRecord>& occurrences);

// The annotation.conf that a folder of such files needs.
std::string_view BratConfiguration();

}  // namespace verbatim::exports

#endif  // VERBATIM_SERVICES_EXPORT_BRAT_H_
