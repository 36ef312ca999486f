#include "clients/cli/wording_pair.h"

#include "nlohmann/json.hpp"

#include "services/base/limits.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

absl::StatusOr<std::string> TakeText(nlohmann::json& object, const char* name) {
  const auto member = object.find(name);
  if (member == object.end() || !member->is_string()) {
    return absl::InvalidArgumentError(std::string("has no string \"") + name + "\"");
  }
  std::string& text = member->get_ref<std::string&>();
  if (text.size() > kMaxQueryBytes) {
    return absl::InvalidArgumentError(std::string("\"") + name + "\" is longer than " +
                                      std::to_string(kMaxQueryBytes) + " bytes");
  }
  return std::move(text);
}

}  // namespace

absl::StatusOr<WordingPair> ParseWordingPair(std::string_view line) {
  nlohmann::json object = nlohmann::json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return absl::InvalidArgumentError("is not a JSON object");
  WordingPair pair;
  ASSIGN_OR_RETURN(pair.a, TakeText(object, "a_text"));
  ASSIGN_OR_RETURN(pair.b, TakeText(object, "b_text"));
  return pair;
}

bool IsBlank(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace verbatim::cli
