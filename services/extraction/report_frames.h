#ifndef VERBATIM_SERVICES_EXTRACTION_REPORT_FRAMES_H_
#define VERBATIM_SERVICES_EXTRACTION_REPORT_FRAMES_H_

#include <optional>
#include <vector>

#include "services/text/document.h"

namespace verbatim::extraction {

// Where the content of a report stands.
enum class FrameShape : uint8_t {
  kBefore,  // "..., Ada Park said": what stands before the tag is content
  kAfter,   // "Ada Park said that ...": what follows is
};

// One cue with its source and the stretch of its sentence that it reports. The stretch may reach
// into or out of quotations; the extractor adjusts it to them.
struct ReportFrame {
  FrameShape shape = FrameShape::kAfter;
  text::TokenRange cue;
  std::optional<text::TokenRange> source;
  text::TokenRange tag;      // cue and source, with what stands between
  text::TokenRange content;  // inside the sentence, without the tag
  text::TokenRange rest;     // content goes on behind the tag: "The plan, he said, (had failed)"
  bool needs_quotation = false;  // reports only if its content holds a quotation
};

// The frames of one sentence, in order of their cues; cues inside quotations are none. A frame
// whose cue lies in the content of an earlier accepted one is left out: no report in a report.
std::vector<ReportFrame> FindReportFrames(const text::Document& document, uint32_t sentence);

// For a quotation in whose sentence no known cue reports it: the clause before it with its subject
// as the source and its verb as the cue, whatever the verb ("Park credited Lee with “...”").
// nullopt where no such clause stands before the quotation in its sentence.
std::optional<ReportFrame> FindClauseBefore(const text::Document& document, uint32_t sentence,
                                            text::TokenRange quotation);

// The frame of a sentence that ends with a colon and introduces what stands in the next paragraph:
// "In a statement on Friday the ministry said:". Its content is empty.
std::optional<ReportFrame> FindIntroduction(const text::Document& document, uint32_t sentence);

// The tag that ends a headline, "Tolls to rise, says Lee", or what stands behind its quotation,
// "“Ice is coming”: Lee warns of closures". REQUIRES: the sentence is the last of
// its paragraph. nullopt where the sentence ends with a stop.
std::optional<ReportFrame> FindHeadlineTag(const text::Document& document, uint32_t sentence);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_FRAMES_H_
