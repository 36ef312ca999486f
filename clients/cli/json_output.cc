#include "clients/cli/json_output.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "services/text/unicode.h"

namespace verbatim::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

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
  return byte >= 0x20 && byte != 0x7F && c != '"' && c != '\\';
}

bool IsJsonSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

// Writes valid JSON with a line for each member and element. In pieces, since a tree of the whole
// takes several times its size.
void WriteIndented(std::string_view json, Output& output) {
  constexpr size_t kPieceBytes = size_t{64} << 10;
  std::string piece;
  size_t depth = 0;
  bool in_string = false;
  bool opened = false;  // nothing since the last bracket opened
  const auto begin_line = [&] {
    piece += '\n';
    piece.append(2 * depth, ' ');
  };
  for (size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (!in_string) {
      if (IsJsonSpace(c)) continue;
      const bool closes = c == '}' || c == ']';
      if (closes) --depth;
      if (opened != closes) begin_line();
      opened = c == '{' || c == '[';
      if (opened) ++depth;
    }
    piece += c;
    if (in_string && c == '\\') piece += json[++i];
    if (c == '"') in_string = !in_string;
    if (!in_string && c == ':') piece += ' ';
    if (!in_string && c == ',') begin_line();
    if (piece.size() >= kPieceBytes) {
      output.Write(piece);
      piece.clear();
    }
  }
  output.Write(piece);
}

}  // namespace

void AppendJsonString(std::string& json, std::string_view text) {
  json += '"';
  size_t valid = text::ValidUtf8Prefix(text);
  size_t pos = 0;
  while (true) {
    const std::string_view rest = text.substr(pos, valid - pos);
    const auto plain =
        static_cast<size_t>(std::find_if_not(rest.begin(), rest.end(), IsPlain) - rest.begin());
    json += rest.substr(0, plain);
    pos += plain;
    if (pos < valid) {
      AppendEscaped(json, text[pos++]);
    } else if (pos < text.size()) {
      json += kReplacement;
      ++pos;
      valid = pos + text::ValidUtf8Prefix(text.substr(pos));
    } else {
      break;
    }
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
  WriteIndented(document, output);
}

void JsonArray::Finish(Output& output) { output.Write(empty_ ? "[]\n" : "\n]\n"); }

}  // namespace verbatim::cli
