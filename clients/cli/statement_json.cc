#include "clients/cli/statement_json.h"

#include "clients/cli/json_output.h"
#include "services/text/offset_map.h"

namespace verbatim::cli {
namespace {

using domain::AttributedStatement;
using domain::TextSpan;

// Writes the parts of one article's extraction.
class ExtractionWriter {
 public:
  ExtractionWriter(std::string& json, std::string_view text)
      : json_(json), text_(text), offsets_(text, text::OffsetEncoding::kCodePoints) {}

  void Write(const AttributedStatement& attributed) {
    const domain::Statement& statement = attributed.statement;
    json_ += R"({"kind": ")";
    json_ += domain::Name(statement.kind);
    json_ += R"(", "content": [)";
    const char* separator = "";
    for (const domain::Segment& segment : statement.content) {
      json_ += separator;
      WriteSpan(segment.span);
      separator = ", ";
    }
    json_ += "]";
    if (statement.cue) WriteField("cue", *statement.cue);
    if (statement.source) WriteField("source", *statement.source);
    if (attributed.speaker.IsKnown()) WriteSpeaker(attributed.speaker);
    json_ += R"(, "confidence": )";
    AppendJsonFraction(json_, statement.confidence);
    json_ += "}";
  }

 private:
  void WriteField(std::string_view name, TextSpan span) {
    json_ += ", \"";
    json_ += name;
    json_ += "\": ";
    WriteSpan(span);
  }

  void WriteSpan(TextSpan span) {
    json_ += R"({"start": )";
    AppendJsonInteger(json_, offsets_.FromByte(span.begin));
    json_ += R"(, "end": )";
    AppendJsonInteger(json_, offsets_.FromByte(span.end));
    json_ += R"(, "text": )";
    AppendJsonString(json_, span.In(text_));
    json_ += "}";
  }

  void WriteSpeaker(const domain::ResolvedSpeaker& speaker) {
    json_ += R"(, "speaker": {"name": )";
    AppendJsonString(json_, speaker.name);
    json_ += R"(, "kind": ")";
    json_ += domain::Name(speaker.kind);
    json_ += "\"}";
  }

  std::string& json_;
  const std::string_view text_;
  const text::OffsetMap offsets_;
};

}  // namespace

void AppendExtraction(std::string& json, std::string_view id, const articles::FoundArticle& found,
                      const std::vector<AttributedStatement>& statements) {
  const domain::Article& article = found.article;
  ExtractionWriter writer(json, article.text);
  json += R"({"id": )";
  AppendJsonString(json, id);
  if (!found.is_plain_text) {
    json += R"(, "url": )";
    AppendJsonString(json, article.url);
    json += R"(, "title": )";
    AppendJsonString(json, article.title);
    json += R"(, "text": )";
    AppendJsonString(json, article.text);
  }
  json += R"(, "statements": [)";
  const char* separator = "";
  for (const AttributedStatement& statement : statements) {
    json += separator;
    writer.Write(statement);
    separator = ", ";
  }
  json += "]}";
}

}  // namespace verbatim::cli
