#ifndef VERBATIM_SERVICES_ATTRIBUTION_DESCRIPTION_RESOLVER_H_
#define VERBATIM_SERVICES_ATTRIBUTION_DESCRIPTION_RESOLVER_H_

#include <vector>

#include "services/attribution/conversation.h"

namespace verbatim::attribution {

// Whom a described person is: "the US defence secretary", "the general" by the roles that the
// article gives its people; "a top US general" by the name that the next sentences supply; "the
// senator" without any match by who is in the foreground. Unnamed, with the description as name,
// when nobody fits. REQUIRES: source.form is kPerson.
Resolution ResolvePersonDescribed(const Conversation& conversation, const Source& source,
                                  const std::vector<text::TokenRange>& own_content);

// Which organisation a phrase means: "the ministry", "the alliance" by the head words of the
// organisations named before. `phrase` may be the part of a longer one ("the ministry" statement).
// Unknown when none fits.
Resolution ResolveOrganizationDescribed(const Conversation& conversation, const Phrase& phrase);

// For whom a document speaks: "a Kremlin readout", "the ministry statement", "Jane Doe's brief", "a
// report by Example Watch", "the memo" of which the text spoke before. Unnamed when the text does
// not say. REQUIRES: source.form is kDocument.
Resolution ResolveDocument(const Conversation& conversation, const Source& source,
                           const std::vector<text::TokenRange>& own_content);

// The description itself as the name of a speaker whom the text leaves unnamed.
domain::ResolvedSpeaker Unnamed(const TaggedText& text, const Source& source,
                                domain::SpeakerKind kind, double confidence);

}  // namespace verbatim::attribution

#endif  // VERBATIM_SERVICES_ATTRIBUTION_DESCRIPTION_RESOLVER_H_
