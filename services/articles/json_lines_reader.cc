// JSON Lines of verbatim.v1.Article, as protobuf's JSON mapping writes it.

#include <string>
#include <vector>

#include "services/articles/document_readers.h"
#include "services/articles/facts.h"
#include "services/articles/json.h"
#include "services/articles/original_hash.h"
#include "services/articles/reader.h"
#include "services/articles/structure.h"
#include "services/articles/time_formats.h"
#include "services/base/status_macros.h"
#include "services/text/document.h"
#include "services/text/offset_map.h"

namespace verbatim::articles {
namespace {

// A field by its name in the proto, or in lowerCamelCase as protobuf writes JSON.
Json Field(Json object, std::string_view name) {
  if (Json value = object[name]; value.exists()) return value;
  std::string camel;
  for (size_t i = 0; i < name.size(); ++i) {
    const bool next = name[i] == '_' && i + 1 < name.size();
    camel += next ? static_cast<char>(name[++i] - 'a' + 'A') : name[i];
  }
  return object[camel];
}

absl::StatusOr<std::optional<domain::Time>> TimeIn(Json object, const std::string& field) {
  const std::string_view text = Field(object, "publish_time").Text();
  if (text.empty()) return std::nullopt;
  std::optional<domain::Time> time = ReadTime(text);
  if (!time) {
    return absl::InvalidArgumentError(field + " is no time: " + std::string(text.substr(0, 60)));
  }
  return time;
}

absl::StatusOr<uint32_t> ByteAt(Json object, std::string_view member, const text::OffsetMap& map,
                                const std::string& field) {
  // protobuf leaves zeros out.
  const int64_t offset = object[member].exists() ? object[member].Number().value_or(-1) : 0;
  const auto byte =
      offset < 0 || offset > INT32_MAX ? std::nullopt : map.ToByte(static_cast<uint32_t>(offset));
  if (!byte) {
    return absl::InvalidArgumentError(field + "." + std::string(member) +
                                      " is no place in the text");
  }
  return *byte;
}

absl::StatusOr<domain::Entry> ReadEntry(Json object, const text::OffsetMap& map,
                                        const std::string& field) {
  domain::Entry entry;
  ASSIGN_OR_RETURN(entry.span.begin, ByteAt(object, "start", map, field));
  ASSIGN_OR_RETURN(entry.span.end, ByteAt(object, "end", map, field));
  entry.heading = {entry.span.begin, entry.span.begin};
  if (Json heading = object["heading"]; heading.IsObject()) {
    ASSIGN_OR_RETURN(entry.heading.begin, ByteAt(heading, "start", map, field + ".heading"));
    ASSIGN_OR_RETURN(entry.heading.end, ByteAt(heading, "end", map, field + ".heading"));
  }
  ASSIGN_OR_RETURN(entry.publish_time, TimeIn(object, field + ".publish_time"));
  return entry;
}

text::OffsetEncoding EncodingOf(Json object) {
  const std::string_view name = Field(object, "offset_encoding").Text();
  if (name == "OFFSET_ENCODING_UTF8") return text::OffsetEncoding::kUtf8;
  if (name == "OFFSET_ENCODING_UTF16") return text::OffsetEncoding::kUtf16;
  return text::OffsetEncoding::kCodePoints;
}

absl::StatusOr<FoundArticle> ReadLine(simdjson::dom::parser& parser, std::string_view line) {
  ASSIGN_OR_RETURN(const Json object, ParseJson(parser, line));
  if (!object.IsObject()) return absl::InvalidArgumentError("the line is no JSON object");
  const std::string_view text = object["text"].Text();
  if (text.empty()) return absl::InvalidArgumentError("the article has no \"text\"");
  Facts facts;
  facts.url = object["url"].Text();
  facts.outlet = object["outlet"].Text();
  facts.language = object["language"].Text();
  for (Json author : object["authors"].Items()) facts.AddAuthor(author.Text());
  ASSIGN_OR_RETURN(facts.publish_time, TimeIn(object, "publish_time"));
  FoundArticle found;
  domain::Article& article = found.article;
  if (const std::vector<Json> entries = object["entries"].Items(); !entries.empty()) {
    RETURN_IF_ERROR(text::CheckText(text));
    article.text = text;
    article.title = object["title"].Text();
    const text::OffsetMap map(article.text, EncodingOf(object));
    for (size_t i = 0; i < entries.size(); ++i) {
      const std::string field = "entries[" + std::to_string(i) + "]";
      ASSIGN_OR_RETURN(domain::Entry entry, ReadEntry(entries[i], map, field));
      article.entries.push_back(entry);
    }
    RETURN_IF_ERROR(SettleStructure(article));
  } else {
    found.is_plain_text = true;
    ASSIGN_OR_RETURN(
        article,
        articles::ReadArticle(
            text, {.url = {}, .outlet = {}, .title = std::string(object["title"].Text())}));
    if (article.publish_time) facts.publish_time = article.publish_time;
  }
  SetFacts(facts, article);
  article.original_hash = HashOfOriginal(line);
  return found;
}

}  // namespace

absl::Status ReadJsonLines(InputStream& input, const CallContext& call, const ArticleSink& sink) {
  simdjson::dom::parser parser;
  int64_t number = 0;
  while (true) {
    RETURN_IF_ERROR(CheckCall(call));
    absl::StatusOr<std::string> line = input.ReadLine(kMaxJsonBytes);
    if (line.status().code() == absl::StatusCode::kOutOfRange) break;
    ++number;
    const Place place = "line " + std::to_string(number);
    if (!line.ok()) return AtPlace(place, line.status());
    if (number == 1 && line->starts_with("\xEF\xBB\xBF")) line->erase(0, 3);
    const size_t last = line->find_last_not_of(" \t");
    if (last == std::string::npos) continue;
    if (number == 1 && (*line)[last] != '}') {
      return absl::InvalidArgumentError("is JSON, but neither ninjs nor one article a line");
    }
    if (!sink(place, ReadLine(parser, *line))) return absl::OkStatus();
  }
  return absl::OkStatus();
}

}  // namespace verbatim::articles
