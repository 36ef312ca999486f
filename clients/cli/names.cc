#include "clients/cli/names.h"

#include <algorithm>

namespace verbatim::cli {
namespace {

bool IsNumber(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool IsUrl(std::string_view argument) { return argument.find(':') != std::string_view::npos; }

bool NamesOneOf(std::string_view collection, std::string_view argument) {
  if (IsNumber(argument)) return true;
  if (!argument.starts_with(collection)) return false;
  argument.remove_prefix(collection.size());
  return argument.starts_with('/') && IsNumber(argument.substr(1));
}

std::string ResourceName(std::string_view collection, std::string_view argument) {
  if (!IsNumber(argument)) return std::string(argument);
  return std::string(collection) + "/" + std::string(argument);
}

std::string OccurrenceName(std::string_view argument) {
  const size_t slash = argument.find('/');
  if (slash == std::string_view::npos || !IsNumber(argument.substr(0, slash)) ||
      !IsNumber(argument.substr(slash + 1))) {
    return std::string(argument);
  }
  return ResourceName("articles", argument.substr(0, slash)) + "/" +
         ResourceName("occurrences", argument.substr(slash + 1));
}

std::string ShortOccurrenceName(std::string_view name) {
  constexpr std::string_view kArticles = "articles/";
  constexpr std::string_view kOccurrences = "/occurrences/";
  const size_t middle = name.find(kOccurrences);
  if (!name.starts_with(kArticles) || middle == std::string_view::npos) return std::string(name);
  return std::string(name.substr(kArticles.size(), middle - kArticles.size())) + "/" +
         std::string(name.substr(middle + kOccurrences.size()));
}

}  // namespace verbatim::cli
