#ifndef VERBATIM_SERVICES_BASE_LOG_EVENT_H_
#define VERBATIM_SERVICES_BASE_LOG_EVENT_H_

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

// Lines of the log as "event=audit principal=desk status=OK": people read them as they are, and
// EventToJson turns them into JSON. Values with blanks, quotation marks or control characters stand
// in quotation marks, with JSON's escapes, so that no value can look like another field or line.
// Pure functions.
namespace verbatim {

// Empty values are left out. Names are letters and '_'.
std::string EventText(std::string_view event,
                      std::initializer_list<std::pair<std::string_view, std::string_view>> fields);

// The members of a JSON object for a line of the log, without braces: `"event":"audit",...` of
// EventText's form, `"event":"message","message":...` of any other.
std::string EventToJson(std::string_view line);

}  // namespace verbatim

#endif  // VERBATIM_SERVICES_BASE_LOG_EVENT_H_
