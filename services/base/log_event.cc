#include "services/base/log_event.h"

#include <algorithm>

#include "nlohmann/json.hpp"

namespace verbatim {
namespace {

constexpr std::string_view kEvent = "event=";

std::string Quoted(std::string_view text) {
  // Bytes that are not UTF-8 are replaced instead of throwing.
  return nlohmann::json(std::string(text))
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

bool IsPlain(std::string_view value) {
  return std::all_of(value.begin(), value.end(), [](char c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '\\' && c != '=';
  });
}

// The end of the quoted text that begins `text`; npos when it has none.
size_t EndOfQuoted(std::string_view text) {
  for (size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

std::string AsMessage(std::string_view line) {
  return "\"event\":\"message\",\"message\":" + Quoted(line);
}

}  // namespace

std::string EventText(std::string_view event,
                      std::initializer_list<std::pair<std::string_view, std::string_view>> fields) {
  std::string text = std::string(kEvent) + std::string(event);
  for (const auto& [name, value] : fields) {
    if (value.empty()) continue;
    text += " " + std::string(name) + "=" + (IsPlain(value) ? std::string(value) : Quoted(value));
  }
  return text;
}

std::string EventToJson(std::string_view line) {
  if (!line.starts_with(kEvent)) return AsMessage(line);
  std::string json;
  std::string_view rest = line;
  while (!rest.empty()) {
    const size_t equals = rest.find('=');
    if (equals == std::string_view::npos || equals == 0) return AsMessage(line);
    const std::string_view name = rest.substr(0, equals);
    rest.remove_prefix(equals + 1);
    const bool quoted = rest.starts_with('"');
    const size_t end = quoted ? EndOfQuoted(rest) : std::min(rest.find(' '), rest.size());
    if (end == std::string_view::npos) return AsMessage(line);
    const std::string_view value = rest.substr(0, end);
    json += (json.empty() ? "" : ",") + Quoted(name) + ":" +
            (quoted ? std::string(value) : Quoted(value));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return json;
}

}  // namespace verbatim
