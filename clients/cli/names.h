#ifndef VERBATIM_CLIENTS_CLI_NAMES_H_
#define VERBATIM_CLIENTS_CLI_NAMES_H_

#include <string>
#include <string_view>

namespace verbatim::cli {

// Whether an argument names an article by its URL.
bool IsUrl(std::string_view argument);

// Whether an argument is the resource name of something in `collection`, such as "quotes": the
// whole name or its number. Anything else is words.
bool NamesOneOf(std::string_view collection, std::string_view argument);

// The resource name: "quotes/12" for "12". What is no name is returned as it is, for the server to
// refuse with its pattern.
std::string ResourceName(std::string_view collection, std::string_view argument);

// The resource name of an occurrence: "articles/3/occurrences/12" for "3/12", which is how tables
// show it. Anything else is returned as it is.
std::string OccurrenceName(std::string_view argument);

// The short form: "3/12".
std::string ShortOccurrenceName(std::string_view name);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_NAMES_H_
