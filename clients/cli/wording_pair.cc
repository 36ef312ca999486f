#include "clients/cli/wording_pair.h"

#include <string>

#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

absl::StatusOr<std::string_view> TextOf(const simdjson::dom::object& object, const char* name) {
  std::string_view text;
  if (object[name].get_string().get(text) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError(std::string("has no string \"") + name + "\"");
  }
  if (text.size() > kMaxQueryBytes) {
    return absl::InvalidArgumentError(std::string("\"") + name + "\" is longer than " +
                                      std::to_string(kMaxQueryBytes) + " bytes");
  }
  return text;
}

}  // namespace

absl::StatusOr<WordingPair> WordingPairReader::Read(std::string_view line) {
  constexpr bool kCopyWithPadding = false;
  simdjson::dom::object object;
  const auto document = parser_.parse(line.data(), line.size(), kCopyWithPadding);
  if (document.get_object().get(object) != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("is not a JSON object");
  }
  WordingPair pair;
  ASSIGN_OR_RETURN(pair.a, TextOf(object, "a_text"));
  ASSIGN_OR_RETURN(pair.b, TextOf(object, "b_text"));
  return pair;
}

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace verbatim::cli
