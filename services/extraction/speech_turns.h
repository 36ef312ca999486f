#ifndef VERBATIM_SERVICES_EXTRACTION_SPEECH_TURNS_H_
#define VERBATIM_SERVICES_EXTRACTION_SPEECH_TURNS_H_

#include <vector>

#include "services/text/document.h"

namespace verbatim::extraction {

// Speech that typography alone gives to a speaker, with or without quotation marks.
struct SpeechTurn {
  text::TokenRange source;
  text::TokenRange cue;                   // the verb, else the colon, dash or bracket
  std::vector<text::TokenRange> content;  // one range a paragraph, not empty
};

// The turns of a document in text order, each inside one entry:
//   "PARK: We won."         a label in capitals, "Q:" and "A:"; "Ada Park:" and "[Park]" where a
//                           transcript shows by the labels that come back or answer each other;
//                           paragraphs without a label go on with the last one's turn
//   "“We won.” — Ada Park"  a signature that ends the paragraph
//   "The ministry said:"    and the next paragraph, without marks, is what it said
// Notices ("UPDATE:", "Source:") and datelines ("DELHI: The minister ...") are none.
// Linear in the document.
std::vector<SpeechTurn> FindSpeechTurns(const text::Document& document);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_SPEECH_TURNS_H_
