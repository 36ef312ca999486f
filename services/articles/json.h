#ifndef VERBATIM_SERVICES_ARTICLES_JSON_H_
#define VERBATIM_SERVICES_ARTICLES_JSON_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "simdjson.h"

namespace verbatim::articles {

// Objects and arrays within one another in a JSON document.
inline constexpr size_t kMaxJsonDepth = 100;
inline constexpr size_t kMaxJsonBytes = size_t{32} * 1024 * 1024;

// A value of a parsed JSON document, or nothing where a member is missing or of another type: every
// getter of nothing gives nothing, so that a path needs no checks on the way. Valid as long as the
// parser that made it and makes no other.
class Json {
 public:
  Json() = default;
  explicit Json(simdjson::dom::element value) : value_(value) {}

  bool exists() const { return value_.has_value(); }
  bool IsObject() const { return exists() && value_->is_object(); }
  bool IsArray() const { return exists() && value_->is_array(); }
  // A member of an object.
  Json operator[](std::string_view member) const;
  // The elements of an array; a value that is no array is one of its own; nothing has none.
  std::vector<Json> Items() const;
  // A string; empty for anything else.
  std::string_view Text() const;
  std::optional<int64_t> Number() const;
  // A number, whole or not.
  std::optional<double> Real() const;

 private:
  std::optional<simdjson::dom::element> value_;
};

// Parses a document that lives as long as `parser` parses no other.
// INVALID_ARGUMENT with the reason, also beyond a limit above.
absl::StatusOr<Json> ParseJson(simdjson::dom::parser& parser, std::string_view json);

}  // namespace verbatim::articles

#endif  // VERBATIM_SERVICES_ARTICLES_JSON_H_
