#include "clients/cli/json_output.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "nlohmann/json.hpp"

#include "clients/cli/code_points.h"

namespace verbatim::cli {
namespace {

void AppendEscaped(std::string& json, char c) {
  constexpr char kHex[] = "0123456789abcdef";
  switch (c) {
    case '"': json += "\\\""; return;
    case '\\': json += "\\\\"; return;
    case '\n': json += "\\n"; return;
    case '\r': json += "\\r"; return;
    case '\t': json += "\\t"; return;
    default:
      json += "\\u00";
      json += kHex[(c >> 4) & 0xF];
      json += kHex[c & 0xF];
  }
}

bool IsPlain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\' && byte != 0x7F;
}

}  // namespace

void AppendJsonString(std::string& json, std::string_view text) {
  json += '"';
  while (!text.empty()) {
    const auto run =
        static_cast<size_t>(std::find_if_not(text.begin(), text.end(), IsPlain) - text.begin());
    json += text.substr(0, run);
    text.remove_prefix(run);
    if (text.empty()) break;
    const CodePoint point = DecodeFirst(text);
    if (!point.valid) {
      json += "\xEF\xBF\xBD";
    } else if (point.bytes == 1) {
      AppendEscaped(json, text.front());
    } else {
      json += text.substr(0, point.bytes);
    }
    text.remove_prefix(point.bytes);
  }
  json += '"';
}

void AppendJsonFraction(std::string& json, double value) {
  constexpr double kScale = 10'000;
  char digits[32];
  const auto end =
      std::to_chars(digits, digits + sizeof digits, std::round(value * kScale) / kScale);
  json.append(digits, end.ptr);
}

void AppendJsonInteger(std::string& json, uint64_t value) {
  char digits[24];
  const auto end = std::to_chars(digits, digits + sizeof digits, value);
  json.append(digits, end.ptr);
}

void JsonArray::Add(std::string_view document, Output& output) {
  output.Write(empty_ ? "[\n" : ",\n");
  empty_ = false;
  output.Write(nlohmann::ordered_json::parse(document).dump(2));
}

void JsonArray::Finish(Output& output) { output.Write(empty_ ? "[]\n" : "\n]\n"); }

}  // namespace verbatim::cli
