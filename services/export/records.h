#ifndef VERBATIM_SERVICES_EXPORT_RECORDS_H_
#define VERBATIM_SERVICES_EXPORT_RECORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "services/domain/quote.h"
#include "services/domain/review.h"
#include "services/domain/speaker.h"
#include "services/domain/statement.h"
#include "services/domain/time.h"

// What is exported, whatever the format. Names are resource names ("quotes/6"), empty for nothing.
namespace verbatim::exports {

// Words at their place: code points of the article's text, half-open.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string text;
};

// A segment of content with what stands around it, for a reader whose copy of the article differs.
struct Segment {
  Span span;
  std::string prefix{};  // the 32 code points before it; fewer at the text's begin
  std::string suffix{};  // and after it
};

struct ArticleRecord {
  std::string name;
  std::string url;
  std::string title;
  std::string outlet;
  std::optional<domain::Time> publish_time;

  bool operator==(const ArticleRecord&) const = default;
};

// Whether an occurrence still stands where it was found, as in verbatim.v1.OccurrenceState.
enum class State : uint8_t { kCurrent, kWithdrawn, kAltered };

struct OccurrenceRecord {
  std::string name;
  ArticleRecord article;
  int32_t revision = 1;  // of the article, that the spans count in
  std::string entry_heading;
  domain::StatementKind kind = domain::StatementKind::kDirect;
  std::string wording;
  std::vector<Segment> content;  // at least one
  std::optional<Span> cue;
  std::optional<Span> source;
  double confidence = 1;
  std::string speaker;  // of the registry
  domain::ResolvedSpeaker resolved;
  std::string quote;
  domain::Relation relation = domain::Relation::kExact;  // where `quote` is set
  bool first_appearance = false;
  State state = State::kCurrent;
};

struct SpeakerRecord {
  std::string name;
  std::string display_name;
  domain::SpeakerKind kind = domain::SpeakerKind::kUnknown;
  std::string wikidata_id;  // "Q42"; empty: unknown
};

// A published check with its rating, which a person says is about a quote.
struct ReviewRecord {
  std::string name;
  domain::Review review;
};

struct QuoteRecord {
  std::string name;
  std::string wording;
  bool verbatim = true;  // the speaker's own words; false: a paraphrase
  std::vector<SpeakerRecord> speakers;
  // Where it stands, by publish time, unknown times last, each article once.
  std::vector<ArticleRecord> appearances;
  std::string first_words;  // as they stand in the first of them
  std::vector<ReviewRecord> reviews{};
};

}  // namespace verbatim::exports

#endif  // VERBATIM_SERVICES_EXPORT_RECORDS_H_
