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

}  // namespace verbatim::cli
