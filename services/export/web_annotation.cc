#include "services/export/web_annotation.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"

namespace verbatim::exports {
namespace {

using Json = nlohmann::ordered_json;

std::string Iri(std::string_view prefix, std::string_view name) {
  return std::string(prefix).append(name);
}

Json Target(const std::string& url, const Segment& segment) {
  const Json position = {
      {"type", "TextPositionSelector"}, {"start", segment.span.begin}, {"end", segment.span.end}};
  const Json quote = {{"type", "TextQuoteSelector"},
                      {"exact", segment.span.text},
                      {"prefix", segment.prefix},
                      {"suffix", segment.suffix}};
  return {
      {"type", "SpecificResource"}, {"source", url}, {"selector", Json::array({position, quote})}};
}

Json TextualBody(std::string_view purpose, std::string_view value) {
  return {
      {"type", "TextualBody"}, {"purpose", purpose}, {"value", value}, {"format", "text/plain"}};
}

}  // namespace

std::string AnnotationsBegin(std::string_view iri_prefix) {
  const Json collection = Iri(iri_prefix, "annotations");
  const Json page = Iri(iri_prefix, "annotations/1");
  return "{\"@context\": \"http://www.w3.org/ns/anno.jsonld\", \"id\": " + collection.dump() +
         ", \"type\": \"AnnotationCollection\", \"label\": \"Statements found by Verbatim\",\n"
         "\"first\": {\"id\": " +
         page.dump() + ", \"type\": \"AnnotationPage\", \"partOf\": " + collection.dump() +
         ", \"startIndex\": 0, \"items\": [\n";
}

std::string AnnotationsEnd(int64_t total) {
  return "\n]}, \"total\": " + std::to_string(total) + "}\n";
}

std::string Annotation(const OccurrenceRecord& occurrence, std::string_view iri_prefix) {
  Json bodies = Json::array({TextualBody("classifying", domain::Name(occurrence.kind))});
  if (!occurrence.resolved.name.empty()) {
    bodies.push_back(TextualBody("tagging", occurrence.resolved.name));
  }
  if (!occurrence.speaker.empty()) {
    bodies.push_back({{"type", "SpecificResource"},
                      {"purpose", "identifying"},
                      {"source", Iri(iri_prefix, occurrence.speaker)}});
  }
  if (!occurrence.quote.empty()) {
    bodies.push_back({{"type", "SpecificResource"},
                      {"purpose", "linking"},
                      {"source", Iri(iri_prefix, occurrence.quote)}});
  }
  Json targets = Json::array();
  for (const Segment& segment : occurrence.content) {
    targets.push_back(Target(occurrence.article.url, segment));
  }
  const Json annotation = {{"id", Iri(iri_prefix, occurrence.name)},
                           {"type", "Annotation"},
                           {"motivation", "identifying"},
                           {"body", std::move(bodies)},
                           {"target", std::move(targets)}};
  return annotation.dump();
}

}  // namespace verbatim::exports
