#ifndef VERBATIM_SERVICES_EXTRACTION_SOURCE_PHRASE_H_
#define VERBATIM_SERVICES_EXTRACTION_SOURCE_PHRASE_H_

#include <optional>

#include "services/text/document.h"

namespace verbatim::extraction {

// The noun phrase of a source that ends right before token `end`, with title and apposition:
// "Milley, chair of the Joint Chiefs," or "he". Looks back to `limit` at most. Of a relative
// clause ("Lloyd Austin, who added") it is what "who" stands for. nullopt when none stands there.
std::optional<text::TokenRange> SourceBefore(const text::Document& document, uint32_t limit,
                                             uint32_t end);

// The noun phrase that begins at token `begin`, as after an inverted cue: "said Ada Park, a
// lawyer". Looks ahead to `limit` at most.
std::optional<text::TokenRange> SourceAfter(const text::Document& document, uint32_t begin,
                                            uint32_t limit);

// The subject of the clause that begins at token `begin`, behind whatever leads it in ("In Kyiv on
// Monday, ", "But "), with its apposition. It ends before `limit`, where a later verb of the same
// clause stands that needs a subject: "(Ada Park) left the room, saying ...".
std::optional<text::TokenRange> ClauseSubject(const text::Document& document, uint32_t begin,
                                              uint32_t limit);

// Whether a source cannot speak, whatever "shows" or "suggests" says: "history", "experience".
bool IsImpersonal(const text::Document& document, text::TokenRange source);

// Whether a source says that there is none: "no one", "nobody".
bool IsNobody(const text::Document& document, text::TokenRange source);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_SOURCE_PHRASE_H_
