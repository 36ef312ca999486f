#include "services/articles/json.h"

namespace verbatim::articles {

Json Json::operator[](std::string_view member) const {
  simdjson::dom::element found;
  if (!IsObject()) return Json();
  const simdjson::dom::object object = value_->get_object().value_unsafe();
  return object[member].get(found) == simdjson::SUCCESS ? Json(found) : Json();
}

std::vector<Json> Json::Items() const {
  std::vector<Json> items;
  if (!IsArray()) {
    if (exists()) items.push_back(*this);
    return items;
  }
  const simdjson::dom::array array = value_->get_array().value_unsafe();
  for (const simdjson::dom::element item : array) items.emplace_back(item);
  return items;
}

std::string_view Json::Text() const {
  std::string_view text;
  if (!exists() || value_->get_string().get(text) != simdjson::SUCCESS) return {};
  return text;
}

std::optional<int64_t> Json::Number() const {
  int64_t number = 0;
  if (!exists() || value_->get_int64().get(number) != simdjson::SUCCESS) return std::nullopt;
  return number;
}

std::optional<double> Json::Real() const {
  double number = 0;
  if (!exists() || value_->get_double().get(number) != simdjson::SUCCESS) return std::nullopt;
  return number;
}

absl::StatusOr<Json> ParseJson(simdjson::dom::parser& parser, std::string_view json) {
  if (json.size() > kMaxJsonBytes) {
    return absl::InvalidArgumentError("the JSON has more than " + std::to_string(kMaxJsonBytes) +
                                      " bytes");
  }
  simdjson::dom::element root;
  simdjson::error_code error =
      json.empty() ? simdjson::EMPTY : parser.allocate(json.size(), kMaxJsonDepth);
  if (error == simdjson::SUCCESS) error = parser.parse(json.data(), json.size()).get(root);
  if (error != simdjson::SUCCESS) {
    return absl::InvalidArgumentError("not JSON: " + std::string(simdjson::error_message(error)));
  }
  return Json(root);
}

}  // namespace verbatim::articles
