#include "services/export/web_annotation.h"

#include <string>

#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

#include "services/export/export_testing.h"

namespace verbatim::exports {
namespace {

using Json = nlohmann::json;

TEST(WebAnnotation, EachSegmentIsATargetWithBothSelectors) {
  const Json annotation = Json::parse(Annotation(FullRecord(), "https://q.test/"));
  EXPECT_EQ(annotation["id"], "https://q.test/articles/3/occurrences/7");
  EXPECT_EQ(annotation["type"], "Annotation");
  EXPECT_EQ(annotation["target"],
            Json::parse(R"([{"type": "SpecificResource", "source": "https://news.test/a",
      "selector": [{"type": "TextPositionSelector", "start": 0, "end": 11},
                   {"type": "TextQuoteSelector", "exact": "“Über all,”", "prefix": "",
                    "suffix": " she\nsaid. "}]},
     {"type": "SpecificResource", "source": "https://news.test/a",
      "selector": [{"type": "TextPositionSelector", "start": 22, "end": 31},
                   {"type": "TextQuoteSelector", "exact": "“=1+1 𝄞.”",
                    "prefix": " she\nsaid. ", "suffix": "\n"}]}])"));
  EXPECT_EQ(annotation["body"], Json::parse(R"([
      {"type": "TextualBody", "purpose": "classifying", "value": "DIRECT", "format": "text/plain"},
      {"type": "TextualBody", "purpose": "tagging", "value": "Ada Okafor", "format": "text/plain"},
      {"type": "SpecificResource", "purpose": "identifying", "source": "https://q.test/speakers/9"},
      {"type": "SpecificResource", "purpose": "linking", "source": "https://q.test/quotes/5"}])"));
}

TEST(WebAnnotation, WithoutSpeakerAndQuoteSaysTheKind) {
  EXPECT_EQ(Json::parse(Annotation(BareRecord(), "urn:a:"))["body"].size(), 1u);
}

TEST(WebAnnotation, AFileIsOneCollection) {
  const Json file = Json::parse(AnnotationsBegin("urn:a:") + Annotation(FullRecord(), "urn:a:") +
                                ",\n" + Annotation(BareRecord(), "urn:a:") + AnnotationsEnd(2));
  EXPECT_EQ(file["@context"], "http://www.w3.org/ns/anno.jsonld");
  EXPECT_EQ(file["type"], "AnnotationCollection");
  EXPECT_EQ(file["total"], 2);
  EXPECT_EQ(file["first"]["partOf"], file["id"]);
  EXPECT_EQ(file["first"]["items"].size(), 2u);
  EXPECT_TRUE(
      Json::parse(AnnotationsBegin("urn:\"b") + AnnotationsEnd(0))["first"]["items"].empty());
}

}  // namespace
}  // namespace verbatim::exports
