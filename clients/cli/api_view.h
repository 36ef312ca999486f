#ifndef VERBATIM_CLIENTS_CLI_API_VIEW_H_
#define VERBATIM_CLIENTS_CLI_API_VIEW_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verbatim/v1/article.pb.h"
#include "verbatim/v1/article_service.pb.h"
#include "verbatim/v1/attribution_chain.pb.h"
#include "verbatim/v1/comparison.pb.h"
#include "verbatim/v1/occurrence.pb.h"
#include "verbatim/v1/quote.pb.h"

#include "clients/cli/statement_view.h"
#include "clients/cli/styled_text.h"
#include "services/domain/quote.h"

// Messages of the API in words for people.
namespace verbatim::cli {

// "EXACT", "NEGATION", "SAID_AT", "PERSON": the value without its enum's prefix.
std::string NameOf(verbatim::v1::Relation relation);
std::string NameOf(verbatim::v1::MeaningChange change);
// "a number differs"; empty where the meaning is the same.
std::string_view InWords(verbatim::v1::MeaningChange change);
std::string NameOf(verbatim::v1::LinkKind kind);
std::string NameOf(verbatim::v1::SpeakerKind kind);
std::string NameOf(verbatim::v1::OccurrenceState state);

// "2023-02-15", with the time of day where it is not midnight: "2023-02-15 09:30 UTC".
std::string DateOf(const google::protobuf::Timestamp& time);

// The moment that "2023-02-15" or RFC 3339 names; nullopt for anything else.
std::optional<google::protobuf::Timestamp> TimestampOf(const std::string& text);

// "3 articles", "1 article".
std::string Count(int64_t count, const std::string& singular);

// Why a person should look at how the speaker was found in the registry; empty: no reason.
std::string DoubtOf(verbatim::v1::SpeakerLink link);

StatementView ViewOf(const verbatim::v1::Occurrence& occurrence);

// "Mark Milley, also Lloyd Austin", "unknown".
StyledText CreditedWith(const verbatim::v1::Quote& quote);

// A quote's representative wording, in quotation marks when the words are the speaker's own.
StyledText WordsOf(const verbatim::v1::Quote& quote);

// Where an occurrence stands: "Example Times, 2023-02-15, “Title” › Heading".
std::string PlaceOf(const verbatim::v1::Occurrence& occurrence);
std::string PlaceOf(const verbatim::v1::ParagraphPlace& place);

std::vector<domain::Edit> EditsOf(const verbatim::v1::Comparison& comparison);

}  // namespace verbatim::cli

#endif  // VERBATIM_CLIENTS_CLI_API_VIEW_H_
