#ifndef VERBATIM_SERVICES_RPC_TO_PROTO_H_
#define VERBATIM_SERVICES_RPC_TO_PROTO_H_

#include "absl/status/statusor.h"
#include "google/protobuf/timestamp.pb.h"
#include "verbatim/v1/article.pb.h"
#include "verbatim/v1/article_revision.pb.h"
#include "verbatim/v1/article_service.pb.h"
#include "verbatim/v1/attribution_chain.pb.h"
#include "verbatim/v1/claim.pb.h"
#include "verbatim/v1/comparison.pb.h"
#include "verbatim/v1/occurrence.pb.h"
#include "verbatim/v1/quote.pb.h"
#include "verbatim/v1/quote_service.pb.h"
#include "verbatim/v1/speaker.pb.h"
#include "verbatim/v1/statement.pb.h"

#include "services/app/list_repeats.h"
#include "services/app/quote_evidence.h"
#include "services/app/trace_chain.h"
#include "services/app/verify_quote.h"
#include "services/domain/chain.h"
#include "services/domain/claim.h"
#include "services/domain/quote.h"
#include "services/domain/speaker.h"
#include "services/domain/statement.h"
#include "services/domain/time.h"
#include "services/rpc/offsets.h"
#include "storage/store.h"

// Values of the engine as messages of the API. Each fills an empty message; none can fail.
namespace verbatim::rpc {

google::protobuf::Timestamp ToProto(domain::Time time);

v1::SpeakerKind ToProto(domain::SpeakerKind kind);
v1::Speaker ToProto(const domain::Speaker& speaker);

v1::Relation ToProto(domain::Relation relation);
v1::Stance ToProto(domain::Stance stance);
v1::AppearanceOrigin ToProto(app::AppearanceOrigin origin);
v1::Comparison ToProto(const domain::Comparison& comparison);

// Variants are compared with the quote's wording, with the edits between them where asked for.
enum class QuoteDetail : uint8_t { kListed, kWithEdits };
v1::Quote ToProto(const storage::StoredQuote& quote, QuoteDetail detail = QuoteDetail::kListed);
v1::CreditedSpeaker ToProto(const storage::CreditedSpeaker& speaker);

// An article without text and entries, as in lists.
v1::Article ToListedProto(const storage::StoredArticle& article);
v1::Article ToProto(const storage::StoredArticle& article, text::OffsetEncoding encoding);
// An article that is not stored, its offsets in code points.
v1::Article ToProto(const domain::Article& article);

// One revision of the article `id`.
v1::ArticleRevision ToProto(domain::ArticleId id, const storage::StoredRevision& revision);

// A statement that was not stored, with its chain. `offsets` are those of `text`.
v1::Statement ToProto(const domain::AttributedStatement& attributed, std::string_view text,
                      const Offsets& offsets);
// Both DATA_LOSS when the stored spans and positions do not fit together.
absl::StatusOr<v1::Occurrence> ToProto(const storage::StoredOccurrence& occurrence,
                                       text::OffsetEncoding encoding);
absl::StatusOr<v1::AttributionChain> ToProto(const app::TracedOccurrence& traced,
                                             text::OffsetEncoding encoding);

}  // namespace verbatim::rpc

#endif  // VERBATIM_SERVICES_RPC_TO_PROTO_H_
