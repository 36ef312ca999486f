#ifndef VERBATIM_STORAGE_STORED_OCCURRENCE_H_
#define VERBATIM_STORAGE_STORED_OCCURRENCE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/ids.h"
#include "services/domain/quote.h"
#include "services/domain/speaker.h"
#include "services/domain/statement.h"
#include "services/domain/text_span.h"
#include "services/domain/time.h"

namespace verbatim::storage {

// How the speaker of an occurrence was found in the registry.
enum class SpeakerLink : uint8_t {
  kName,          // the only one of that full name
  kSurname,       // the only one of that last name, which is all the article says: low confidence
  kOneOfSeveral,  // the first registered of several of that name: low confidence
  kSpelling,      // the only one with another spelling of that full name
  kRole,          // the only one of several of that name who has the role that the article gives
  kCorrection,    // people say so
};

// An occurrence with what is needed to show it.
struct StoredOccurrence {
  domain::OccurrenceId id;
  domain::ArticleId article;
  int32_t revision = 1;
  std::string url;
  std::string outlet;
  std::string article_title;
  std::optional<domain::Time> publish_time;
  std::string entry_heading;  // empty where the entry has none
  domain::Statement statement;
  std::vector<std::string> content_texts;  // one per segment
  std::string cue_text;
  std::string source_text;
  std::string wording;
  std::optional<domain::QuoteId> quote;
  domain::Relation relation = domain::Relation::kExact;  // to the quote's representative wording
  std::optional<domain::SpeakerId> speaker;
  // As the article has it; where a correction says otherwise, whom that names.
  domain::ResolvedSpeaker resolved;
  SpeakerLink speaker_link = SpeakerLink::kName;  // how `speaker` was found, where it is set
  bool first_appearance = false;                  // the earliest known of its quote
  int32_t first_revision = 1;                     // `revision` is the newest that holds it
  // The first revision that no longer held it, and when that was stored; unset while it stands.
  std::optional<int32_t> withdrawn_revision;
  std::optional<domain::Time> withdraw_time;
  // What that revision says in its place, if it altered the words or the speaker.
  std::optional<domain::OccurrenceId> replaced_by;
  std::vector<domain::TextPosition> positions;  // as in OccurrenceDraft
  std::vector<int64_t> context_hashes;          // as in OccurrenceDraft

  bool withdrawn() const { return withdrawn_revision.has_value(); }
};

}  // namespace verbatim::storage

#endif  // VERBATIM_STORAGE_STORED_OCCURRENCE_H_
