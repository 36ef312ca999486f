#ifndef VERBATIM_STORAGE_INTERNAL_PARAMS_H_
#define VERBATIM_STORAGE_INTERNAL_PARAMS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/text_span.h"
#include "services/domain/time.h"

namespace verbatim::storage {

// One statement of sql/queries: its file's name and text.
struct Query {
  const char* name;
  const char* text;
};

// The text form in which Postgres takes each type. Doubles keep every bit.
std::string SqlText(int64_t value);
std::string SqlText(double value);
std::string SqlText(bool value);
std::string SqlText(domain::Time value);
std::string SqlText(domain::TextSpan value);  // int4range

// The text form of a one-dimensional array, built element by element. To give each row of an
// unnest() an array of its own, add arrays as text and cast them in the statement.
class ArrayText {
 public:
  ArrayText& Add(std::string_view value);
  ArrayText& Add(const std::string& value) { return Add(std::string_view(value)); }
  ArrayText& Add(const char* value) { return Add(std::string_view(value)); }
  ArrayText& Add(int64_t value);
  ArrayText& AddNull();
  template <typename T>
  ArrayText& Add(const T& value) {
    return Add(std::string_view(SqlText(value)));
  }
  template <typename T>
  ArrayText& Add(const std::optional<T>& value) {
    return value ? Add(*value) : AddNull();
  }
  std::string Text() const { return text_ + "}"; }

 private:
  std::string text_ = "{";
};

// SHA-256, in the text form of bytea.
std::string Sha256Text(std::string_view bytes);

// The parameters of one execution, in order, each as text or NULL.
class Params {
 public:
  Params& Add(std::string value);
  Params& Add(const char* value) { return Add(std::string(value)); }
  Params& Add(const ArrayText& value) { return Add(value.Text()); }
  Params& AddNull();
  template <typename T>
  Params& Add(const T& value) {
    return Add(SqlText(value));
  }
  template <typename T>
  Params& Add(const std::optional<T>& value) {
    return value ? Add(*value) : AddNull();
  }
  const std::vector<std::optional<std::string>>& values() const { return values_; }

 private:
  std::vector<std::optional<std::string>> values_;
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_INTERNAL_PARAMS_H_
