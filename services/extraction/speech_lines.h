#ifndef VERBATIM_SERVICES_EXTRACTION_SPEECH_LINES_H_
#define VERBATIM_SERVICES_EXTRACTION_SPEECH_LINES_H_

#include <optional>

#include "services/text/document.h"

namespace verbatim::extraction {

// A paragraph that typography alone gives to a speaker.
struct SpeechLine {
  text::TokenRange source;
  text::TokenRange cue;  // the colon or dash
  text::TokenRange content;
};

// Reads "PARK: We won." (a transcript's label in capitals) and "“We won.” — Ada Park" (a signature
// that ends the paragraph). nullopt for any other paragraph.
std::optional<SpeechLine> ReadSpeechLine(const text::Document& document, uint32_t paragraph);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_SPEECH_LINES_H_
