#include "storage/internal/rows.h"

#include <charconv>
#include <chrono>
#include <stdexcept>
#include <string>
#include <utility>

#include "storage/internal/driver_result.h"

namespace verbatim::storage {
namespace {

// Without the value, which may be stored text.
[[noreturn]] void FailAsNot(const char* type) {
  throw std::logic_error(std::string("a column of a result is no ") + type);
}

template <typename T>
T Parse(std::string_view text) {
  T value{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (result.ec != std::errc() || result.ptr != text.data() + text.size()) FailAsNot("number");
  return value;
}

// What stands between an array's braces.
std::string_view ElementsOf(std::string_view text) {
  if (text.size() < 2 || text.front() != '{' || text.back() != '}') FailAsNot("array");
  return text.substr(1, text.size() - 2);
}

// Splits the text form of a one-dimensional array without NULLs.
std::vector<std::string> ParseArray(std::string_view text) {
  std::vector<std::string> items;
  text = ElementsOf(text);
  bool quoted = false;
  bool open = !text.empty();
  std::string item;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\' && i + 1 < text.size()) {
      item += text[++i];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      items.push_back(std::move(item));
      item.clear();
    } else {
      item += c;
    }
  }
  if (open) items.push_back(std::move(item));
  return items;
}

}  // namespace

std::string_view Row::Next() {
  const auto field = result_->rows.at(static_cast<pqxx::result::size_type>(row_)).at(column_++);
  return std::string_view(field.c_str(), field.size());
}

bool Row::SkipNull() {
  if (!result_->rows.at(static_cast<pqxx::result::size_type>(row_)).at(column_).is_null()) {
    return false;
  }
  ++column_;
  return true;
}

std::string Row::Text() { return std::string(Next()); }
int64_t Row::Int() { return Parse<int64_t>(Next()); }
double Row::Real() { return Parse<double>(Next()); }
bool Row::Bool() { return Next() == "t"; }
domain::Time Row::Micros() { return domain::Time(std::chrono::microseconds(Int())); }

domain::TextSpan Row::Span() {
  const std::string_view text = Next();
  if (text == "empty") return {};
  const size_t comma = text.find(',');
  if (comma == std::string_view::npos) FailAsNot("range");
  return {.begin = Parse<uint32_t>(text.substr(1, comma - 1)),
          .end = Parse<uint32_t>(text.substr(comma + 1, text.size() - comma - 2))};
}

std::vector<std::string> Row::TextArray() { return ParseArray(Next()); }

std::vector<int64_t> Row::IntArray() {
  std::string_view text = ElementsOf(Next());
  std::vector<int64_t> values;
  while (!text.empty()) {
    const size_t comma = text.find(',');
    values.push_back(Parse<int64_t>(text.substr(0, comma)));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return values;
}

std::optional<int64_t> Row::OptionalInt() {
  return SkipNull() ? std::nullopt : std::optional(Int());
}

std::optional<domain::Time> Row::OptionalMicros() {
  return SkipNull() ? std::nullopt : std::optional(Micros());
}

std::optional<domain::TextSpan> Row::OptionalSpan() {
  return SkipNull() ? std::nullopt : std::optional(Span());
}

Rows::Rows(std::shared_ptr<const DriverResult> result)
    : result_(std::move(result)), size_(static_cast<size_t>(result_->rows.size())) {}

}  // namespace verbatim::storage
