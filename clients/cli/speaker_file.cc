#include "clients/cli/speaker_file.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "nlohmann/json.hpp"

#include "clients/cli/csv_reader.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace verbatim::cli {
namespace {

using nlohmann::json;

enum class Field : uint8_t { kName, kAliases, kWikidataId, kRoles, kGender, kKind };

constexpr std::pair<std::string_view, Field> kFields[] = {
    {"name", Field::kName},      {"aliases", Field::kAliases}, {"wikidata_id", Field::kWikidataId},
    {"qid", Field::kWikidataId}, {"roles", Field::kRoles},     {"gender", Field::kGender},
    {"kind", Field::kKind}};
constexpr std::string_view kFieldNames = "name, aliases, wikidata_id (or qid), roles, gender, kind";

constexpr std::pair<std::string_view, v1::Gender> kGenders[] = {
    {"female", v1::GENDER_FEMALE}, {"f", v1::GENDER_FEMALE},    {"male", v1::GENDER_MALE},
    {"m", v1::GENDER_MALE},        {"other", v1::GENDER_OTHER}, {"", v1::GENDER_UNSPECIFIED}};

constexpr std::pair<std::string_view, v1::SpeakerKind> kKinds[] = {
    {"person", v1::SPEAKER_KIND_PERSON},
    {"organization", v1::SPEAKER_KIND_ORGANIZATION},
    {"organisation", v1::SPEAKER_KIND_ORGANIZATION},
    {"group", v1::SPEAKER_KIND_GROUP},
    {"", v1::SPEAKER_KIND_UNSPECIFIED}};

absl::Status Invalid(std::string message, const char* field = "") {
  return MakeError(absl::StatusCode::kInvalidArgument, std::move(message),
                   {.reason = "FIELD_INVALID", .metadata = {}, .field = field});
}

std::string Trimmed(std::string_view text) {
  return std::string(absl::StripAsciiWhitespace({text.data(), text.size()}));
}

template <typename Value, size_t N>
std::optional<Value> Find(const std::pair<std::string_view, Value> (&values)[N],
                          std::string_view name) {
  const std::string lower = absl::AsciiStrToLower(Trimmed(name));
  const auto* found = std::find_if(std::begin(values), std::end(values),
                                   [&](const auto& value) { return value.first == lower; });
  return found == std::end(values) ? std::nullopt : std::optional(found->second);
}

// Sets a field that has one value.
absl::Status SetValue(Field field, const std::string& value, v1::KnownSpeaker& speaker) {
  if (field == Field::kName) {
    speaker.set_display_name(value);
  } else if (field == Field::kWikidataId) {
    speaker.set_wikidata_id(Trimmed(value));
  } else if (field == Field::kGender) {
    const auto gender = Find(kGenders, value);
    if (!gender) return Invalid("\"" + value + "\" is not female, male or other", "gender");
    speaker.set_gender(*gender);
  } else if (field == Field::kKind) {
    const auto kind = Find(kKinds, value);
    if (!kind) return Invalid("\"" + value + "\" is not person, organization or group", "kind");
    speaker.set_kind(*kind);
  }
  return absl::OkStatus();
}

bool HasSeveral(Field field) { return field == Field::kAliases || field == Field::kRoles; }

void AddOneOfSeveral(Field field, std::string value, v1::KnownSpeaker& speaker) {
  (field == Field::kAliases ? speaker.add_aliases() : speaker.add_roles())->swap(value);
}

// "a; b;" are two.
void AddCell(Field field, std::string_view cell, v1::KnownSpeaker& speaker) {
  while (!cell.empty()) {
    const size_t end = std::min(cell.find(';'), cell.size());
    std::string value = Trimmed(cell.substr(0, end));
    if (!value.empty()) AddOneOfSeveral(field, std::move(value), speaker);
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
}

absl::StatusOr<std::vector<Field>> ReadHeader(const std::vector<std::string>& names) {
  std::vector<Field> fields;
  for (const std::string& name : names) {
    const auto field = Find(kFields, name);
    if (!field) {
      return Invalid("there is no column \"" + name + "\"; the first line names those of " +
                     std::string(kFieldNames));
    }
    if (std::find(fields.begin(), fields.end(), *field) != fields.end()) {
      return Invalid("the column \"" + name + "\" stands twice");
    }
    fields.push_back(*field);
  }
  if (std::find(fields.begin(), fields.end(), Field::kName) == fields.end()) {
    return Invalid("the first line must name the columns, with \"name\" among them");
  }
  return fields;
}

absl::StatusOr<v1::KnownSpeaker> ReadRow(const std::vector<Field>& fields,
                                         const std::vector<std::string>& cells) {
  if (cells.size() != fields.size()) {
    return Invalid("has " + std::to_string(cells.size()) + " cells, but there are " +
                   std::to_string(fields.size()) + " columns");
  }
  v1::KnownSpeaker speaker;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (HasSeveral(fields[i])) {
      AddCell(fields[i], cells[i], speaker);
    } else {
      RETURN_IF_ERROR(SetValue(fields[i], cells[i], speaker));
    }
  }
  return speaker;
}

absl::StatusOr<std::vector<FileSpeaker>> ReadCsv(std::string_view text) {
  CsvReader reader(text);
  ASSIGN_OR_RETURN(const auto header, reader.Next());
  if (!header) return Invalid("the file is empty");
  ASSIGN_OR_RETURN(const std::vector<Field> fields, ReadHeader(header->cells));
  std::vector<FileSpeaker> speakers;
  while (true) {
    ASSIGN_OR_RETURN(const auto row, reader.Next());
    if (!row) return speakers;
    speakers.push_back({.line = row->line, .speaker = ReadRow(fields, row->cells)});
  }
}

absl::Status AddMember(const std::string& key, const json& value, v1::KnownSpeaker& speaker) {
  const auto field = Find(kFields, key);
  if (!field) return Invalid("there is no \"" + key + "\", only " + std::string(kFieldNames));
  if (!HasSeveral(*field)) {
    if (value.is_null()) return absl::OkStatus();
    if (!value.is_string()) return Invalid("\"" + key + "\" must be text");
    return SetValue(*field, value.get<std::string>(), speaker);
  }
  if (!value.is_array()) return Invalid("\"" + key + "\" must be an array of texts");
  for (const json& element : value) {
    if (!element.is_string()) return Invalid("\"" + key + "\" must be an array of texts");
    AddOneOfSeveral(*field, element.get<std::string>(), speaker);
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::KnownSpeaker> ReadObject(std::string_view line) {
  const json object = json::parse(line, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return Invalid("is not a JSON object");
  v1::KnownSpeaker speaker;
  for (const auto& [key, value] : object.items()) {
    RETURN_IF_ERROR(AddMember(key, value, speaker));
  }
  return speaker;
}

std::vector<FileSpeaker> ReadJsonLines(std::string_view text) {
  std::vector<FileSpeaker> speakers;
  for (size_t line = 1; !text.empty(); ++line) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view object = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (Trimmed(object).empty()) continue;
    speakers.push_back({.line = line, .speaker = ReadObject(object)});
  }
  return speakers;
}

}  // namespace

absl::StatusOr<std::vector<FileSpeaker>> ReadSpeakerFile(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first != std::string_view::npos && text[first] == '{') return ReadJsonLines(text);
  return ReadCsv(text);
}

}  // namespace verbatim::cli
