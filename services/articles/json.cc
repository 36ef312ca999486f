#include "services/articles/json.h"

#include "nlohmann/json.hpp"

namespace verbatim::articles {
namespace {

// Where a text stops to be JSON, as " at byte 12"; empty where simdjson alone finds fault with it.
// simdjson does not tell.
std::string PlaceOfError(std::string_view json) {
  if (json.empty()) return {};
  const auto keep_nothing = [](int, nlohmann::json::parse_event_t, nlohmann::json&) {
    return false;
  };
  try {
    [[maybe_unused]] const auto nothing = nlohmann::json::parse(json, keep_nothing);
  } catch (const nlohmann::json::parse_error& error) {
    return error.byte > 0 ? " at byte " + std::to_string(error.byte - 1) : "";
  } catch (const nlohmann::json::exception&) {
    return {};  // such as of a number that is too large
  }
  return {};
}

absl::Status ErrorOf(simdjson::error_code error, std::string_view json) {
  if (error == simdjson::DEPTH_ERROR) {
    return absl::InvalidArgumentError("the JSON is nested deeper than " +
                                      std::to_string(kMaxJsonDepth));
  }
  return absl::InvalidArgumentError("not JSON" + PlaceOfError(json) + ": " +
                                    simdjson::error_message(error));
}

}  // namespace

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
  if (error != simdjson::SUCCESS) return ErrorOf(error, json);
  return Json(root);
}

}  // namespace verbatim::articles
