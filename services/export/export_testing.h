#ifndef VERBATIM_SERVICES_EXPORT_EXPORT_TESTING_H_
#define VERBATIM_SERVICES_EXPORT_EXPORT_TESTING_H_

#include "services/export/records.h"

namespace verbatim::exports {

// An occurrence of
//
//     “Über all,” she
//     said. “=1+1 𝄞.”
//
// that was found by everything a record can have.
inline OccurrenceRecord FullRecord() {
  OccurrenceRecord record;
  record.name = "articles/3/occurrences/7";
  record.article = {.name = "articles/3",
                    .url = "https://news.test/a",
                    .title = "A \"title\", with marks",
                    .outlet = "Example Herald",
                    .publish_time = domain::ParseTime("2023-02-15T09:00:00Z")};
  record.revision = 2;
  record.entry_heading = "At noon";
  record.kind = domain::StatementKind::kDirect;
  record.wording = "Über all, =1+1 𝄞.";
  record.content = {{.span = {.begin = 0, .end = 11, .text = "“Über all,”"},
                     .prefix = "",
                     .suffix = " she\nsaid. "},
                    {.span = {.begin = 22, .end = 31, .text = "“=1+1 𝄞.”"},
                     .prefix = " she\nsaid. ",
                     .suffix = "\n"}};
  record.cue = Span{.begin = 16, .end = 20, .text = "said"};
  record.source = Span{.begin = 12, .end = 15, .text = "she"};
  record.confidence = 0.875;
  record.speaker = "speakers/9";
  record.resolved = {.name = "Ada Okafor",
                     .kind = domain::SpeakerKind::kPerson,
                     .confidence = 0.75,
                     .candidates = {},
                     .role = {}};
  record.quote = "quotes/5";
  record.relation = domain::Relation::kVariant;
  record.first_appearance = true;
  return record;
}

// An occurrence with no more than it must have.
inline OccurrenceRecord BareRecord() {
  OccurrenceRecord record;
  record.name = "articles/3/occurrences/8";
  record.article.name = "articles/3";
  record.article.url = "https://news.test/a";
  record.kind = domain::StatementKind::kIndirect;
  record.wording = "@all\nships";
  record.content = {{.span = {.begin = 40, .end = 50, .text = "@all\nships"}}};
  record.state = State::kWithdrawn;
  return record;
}

}  // namespace verbatim::exports

#endif  // VERBATIM_SERVICES_EXPORT_EXPORT_TESTING_H_
