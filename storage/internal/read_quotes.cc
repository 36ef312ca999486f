#include "storage/internal/read_quotes.h"

#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "services/base/status_macros.h"
#include "storage/internal/not_found.h"
#include "storage/internal/sql_names.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

std::vector<Variant> VariantsOf(Row& row) {
  std::vector<std::string> wordings = row.TextArray();
  const std::vector<std::string> relations = row.TextArray();
  const std::vector<int64_t> counts = row.IntArray();
  std::vector<Variant> variants(wordings.size());
  for (size_t i = 0; i < variants.size(); ++i) {
    variants[i] = {.wording = std::move(wordings[i]),
                   .relation = RelationOf(relations[i]),
                   .occurrence_count = counts[i]};
  }
  return variants;
}

std::vector<CreditedSpeaker> SpeakersOf(Row& row) {
  const std::vector<int64_t> ids = row.IntArray();
  std::vector<std::string> names = row.TextArray();
  const std::vector<std::string> kinds = row.TextArray();
  const std::vector<int64_t> counts = row.IntArray();
  std::vector<CreditedSpeaker> speakers(ids.size());
  for (size_t i = 0; i < speakers.size(); ++i) {
    speakers[i] = {.id = domain::SpeakerId(ids[i]),
                   .name = std::move(names[i]),
                   .kind = SpeakerKindOf(kinds[i]),
                   .occurrence_count = counts[i]};
  }
  return speakers;
}

}  // namespace

absl::StatusOr<std::vector<StoredQuote>> GetQuotes(Session& session, const ArrayText& ids) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kGetQuotes, Params().Add(ids)));
  std::vector<StoredQuote> quotes;
  std::unordered_map<int64_t, size_t> index;
  for (Row row : rows) {
    StoredQuote& quote = quotes.emplace_back();
    quote.id = domain::QuoteId(row.Int());
    index[quote.id.value()] = quotes.size() - 1;
    quote.wording = row.Text();
    quote.verbatim = row.Bool();
    quote.occurrence_count = row.Int();
    quote.first_publish_time = row.OptionalMicros();
    quote.article_count = row.Int();
    quote.outlets = row.TextArray();
    quote.variants = VariantsOf(row);
    quote.speakers = SpeakersOf(row);
  }
  ASSIGN_OR_RETURN(
      const Rows links,
      session.Execute(queries::kListQuoteLinks, Params().Add(ids).Add(int64_t{kMaxQuoteLinks})));
  for (Row row : links) {
    const auto found = index.find(row.Int());
    if (found == index.end()) continue;  // stored since the first statement
    StoredQuote& quote = quotes[found->second];
    LinkedQuote link;
    link.id = domain::QuoteId(row.Int());
    link.wording = row.Text();
    (row.Bool() ? quote.wholes : quote.fragments).push_back(std::move(link));
  }
  return quotes;
}

absl::StatusOr<std::string> ReadMark(Session& session) {
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kReadMark, Params()));
  return rows[0].Text();
}

absl::StatusOr<domain::QuoteId> CurrentQuote(Session& session, domain::QuoteId id) {
  ASSIGN_OR_RETURN(const Rows rows,
                   session.Execute(queries::kFindQuoteRedirect, Params().Add(id.value())));
  return rows.empty() ? id : domain::QuoteId(rows[0].Int());
}

absl::StatusOr<StoredQuote> GetQuote(Session& session, domain::QuoteId id) {
  ASSIGN_OR_RETURN(std::vector<StoredQuote> found, GetQuotes(session, ArrayText().Add(id.value())));
  if (found.empty()) {
    ASSIGN_OR_RETURN(const domain::QuoteId current, CurrentQuote(session, id));
    ASSIGN_OR_RETURN(found, GetQuotes(session, ArrayText().Add(current.value())));
  }
  if (found.empty()) return NotFoundError("quote", std::to_string(id.value()));
  return std::move(found.front());
}

absl::StatusOr<std::vector<absl::StatusOr<StoredQuote>>> GetQuotes(
    Session& session, const std::vector<domain::QuoteId>& ids) {
  std::vector<absl::StatusOr<StoredQuote>> quotes;
  if (ids.empty()) return quotes;
  ArrayText asked;
  for (const domain::QuoteId id : std::set<domain::QuoteId>(ids.begin(), ids.end())) {
    asked.Add(id.value());
  }
  ASSIGN_OR_RETURN(const std::vector<StoredQuote> found, GetQuotes(session, asked));
  std::unordered_map<int64_t, const StoredQuote*> by_id;
  for (const StoredQuote& quote : found) by_id[quote.id.value()] = &quote;
  quotes.reserve(ids.size());
  for (const domain::QuoteId id : ids) {
    const auto quote = by_id.find(id.value());
    // Others by now and unknown ones are few: those are asked for one by one.
    quotes.push_back(quote == by_id.end() ? GetQuote(session, id) : *quote->second);
    const absl::Status& status = quotes.back().status();
    if (!status.ok() && !absl::IsNotFound(status)) return status;
  }
  return quotes;
}

}  // namespace verbatim::storage
