#ifndef VERBATIM_SERVICES_EXPORT_OCCURRENCE_TABLE_H_
#define VERBATIM_SERVICES_EXPORT_OCCURRENCE_TABLE_H_

#include <string>

#include "services/export/records.h"

// Occurrences as a table, a row each: CSV and JSON Lines with the same columns, which
// docs/export.md describes. Columns are only ever added, at the end.
namespace verbatim::exports {

// The CSV's first row.
std::string OccurrenceCsvHeader();
std::string OccurrenceCsvRow(const OccurrenceRecord& occurrence);

// One JSON object and its line end. Where CSV has the words of cue and source and where the content
// begins and ends, this has them with their spans, and each segment.
std::string OccurrenceJsonLine(const OccurrenceRecord& occurrence);

// "CURRENT", "WITHDRAWN", "ALTERED".
const char* Name(State state);

}  // namespace verbatim::exports

#endif  // VERBATIM_SERVICES_EXPORT_OCCURRENCE_TABLE_H_
