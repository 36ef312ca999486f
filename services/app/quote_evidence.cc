#include "services/app/quote_evidence.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "services/app/appearance_origin.h"
#include "services/app/field_checks.h"
#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/export/text_fragment.h"

namespace verbatim::app {
namespace {

// What of a paragraph is shown on each side.
constexpr size_t kMostContextBytes = 1000;

bool IsInsideCharacter(std::string_view text, size_t pos) {
  return pos < text.size() && (static_cast<unsigned char>(text[pos]) & 0xC0) == 0x80;
}

// Fills in what stands around the content, when the article still has it.
absl::Status AddContext(storage::Store& store, const CallContext& call, QuoteEvidence& evidence) {
  const storage::StoredOccurrence& occurrence = evidence.traced.occurrence;
  const std::vector<domain::Segment>& content = occurrence.statement.content;
  if (occurrence.withdrawn() || content.empty()) return absl::OkStatus();
  ASSIGN_OR_RETURN(const storage::StoredArticle article,
                   store.GetArticle(call, occurrence.article));
  const std::string_view text = article.article.text;
  const size_t begin = content.front().span.begin;
  const size_t end = content.back().span.end;
  if (article.revision != occurrence.revision || begin > end || end > text.size()) {
    return absl::OkStatus();  // a revision came between the two reads
  }
  const size_t line_before = text.substr(0, begin).rfind('\n');
  size_t first = line_before == std::string_view::npos ? 0 : line_before + 1;
  first = std::max(first, begin - std::min(begin, kMostContextBytes));
  while (IsInsideCharacter(text, first)) ++first;
  size_t last = std::min({text.find('\n', end), text.size(), end + kMostContextBytes});
  while (IsInsideCharacter(text, last)) --last;
  evidence.text_before = text.substr(first, begin - first);
  evidence.text_after = text.substr(end, last - end);
  return absl::OkStatus();
}

}  // namespace

std::string LinkTo(const storage::StoredOccurrence& occurrence) {
  const bool has_text = !occurrence.content_texts.empty();
  return exports::TextFragmentLink(occurrence.url,
                                   has_text ? occurrence.content_texts.front() : "");
}

absl::StatusOr<storage::Page<QuoteEvidence>> FindEvidence(storage::Store& store,
                                                          const CallContext& call,
                                                          domain::QuoteId quote,
                                                          const storage::PageRequest& page) {
  ASSIGN_OR_RETURN(
      storage::Page<storage::StoredOccurrence> occurrences,
      store.ListOccurrences(call, {.article = {}, .quote = quote, .speaker = {}}, page));
  storage::Page<QuoteEvidence> found{.items = {}, .cursor = std::move(occurrences.cursor)};
  for (storage::StoredOccurrence& occurrence : occurrences.items) {
    QuoteEvidence& evidence = found.items.emplace_back();
    evidence.traced.occurrence = std::move(occurrence);
    const storage::StoredOccurrence& stored = evidence.traced.occurrence;
    ASSIGN_OR_RETURN(evidence.traced.chain, store.GetChain(call, stored.id));
    evidence.link = LinkTo(stored);
    RETURN_IF_ERROR(AddContext(store, call, evidence));
  }
  return found;
}

absl::StatusOr<storage::Page<QuoteEvidence>> ListEvidence(storage::Store& store,
                                                          const CallContext& call,
                                                          const EvidenceQuery& query) {
  ASSIGN_OR_RETURN(const int32_t size,
                   CheckRowCount("page_size", query.page_size,
                                 {.standard = kDefaultPageSize, .most = kMaxRepeatedOccurrences}));
  ASSIGN_OR_RETURN(storage::Page<QuoteEvidence> page,
                   FindEvidence(store, call, query.quote, {.size = size, .cursor = query.cursor}));
  if (page.items.empty()) {
    RETURN_IF_ERROR(store.GetQuote(call, query.quote).status());
    return page;
  }
  RETURN_IF_ERROR(AddOrigins(store, call, query.quote, page.items));
  return page;
}

}  // namespace verbatim::app
