#include "services/app/derive_claims.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "services/base/limits.h"
#include "services/base/status_macros.h"
#include "services/facts/read_facts.h"
#include "services/facts/same_claim.h"
#include "services/text/document.h"
#include "services/text/offset_map.h"

namespace verbatim::app {
namespace {

// The statements that the article's current revision holds, in text order.
absl::StatusOr<std::vector<storage::StoredOccurrence>> StatementsOf(storage::Store& store,
                                                                    const CallContext& call,
                                                                    domain::ArticleId article) {
  std::vector<storage::StoredOccurrence> all;
  storage::PageRequest page{.size = kMaxPageSize};
  do {
    ASSIGN_OR_RETURN(auto found, store.ListOccurrences(call, {.article = article}, page));
    std::move(found.items.begin(), found.items.end(), std::back_inserter(all));
    page.cursor = found.cursor;
  } while (!page.cursor.empty());
  return all;
}

// Makes parts ready to be stored: their words, and every offset in each unit.
class PartDrafter {
 public:
  explicit PartDrafter(std::string_view text)
      : text_(text),
        code_points_(text, text::OffsetEncoding::kCodePoints),
        utf16_(text, text::OffsetEncoding::kUtf16) {}

  storage::ClaimPart Draft(facts::Part part, int32_t index) const {
    storage::ClaimPart draft{.index = index,
                             .span = part.span,
                             .text = std::string(part.span.In(text_)),
                             .points_back = part.points_back,
                             .source_text = part.source ? std::string(part.source->In(text_)) : "",
                             .checkable = part.checkable,
                             .stance = part.stance,
                             .stance_text = "",
                             .figures = std::move(part.figures),
                             .figure_texts = {},
                             .positions = {}};
    std::vector<uint32_t> offsets = {part.span.begin, part.span.end};
    if (draft.stance.span) {
      draft.stance_text = draft.stance.span->In(text_);
      offsets.insert(offsets.end(), {draft.stance.span->begin, draft.stance.span->end});
    }
    for (const domain::Figure& figure : draft.figures) {
      draft.figure_texts.emplace_back(figure.span.In(text_));
      offsets.insert(offsets.end(), {figure.span.begin, figure.span.end});
    }
    std::sort(offsets.begin(), offsets.end());
    offsets.erase(std::unique(offsets.begin(), offsets.end()), offsets.end());
    for (const uint32_t byte : offsets) {
      draft.positions.push_back({.byte = byte,
                                 .code_point = code_points_.FromByte(byte),
                                 .utf16 = utf16_.FromByte(byte)});
    }
    return draft;
  }

 private:
  std::string_view text_;
  text::OffsetMap code_points_;
  text::OffsetMap utf16_;
};

absl::Status ReadArticle(storage::Store& store, const CallContext& call,
                         storage::PendingArticle pending) {
  std::vector<storage::ClaimPartDraft> drafts;
  if (pending.revision > 0) {
    absl::StatusOr<storage::StoredArticle> stored = store.GetArticle(call, pending.article);
    // Erased meanwhile: it is read as such the next time.
    if (absl::IsNotFound(stored.status())) return absl::OkStatus();
    RETURN_IF_ERROR(stored.status());
    pending.revision = stored->revision;
    ASSIGN_OR_RETURN(const auto occurrences, StatementsOf(store, call, pending.article));
    std::vector<domain::AttributedStatement> statements;
    std::vector<domain::OccurrenceId> ids;
    for (const storage::StoredOccurrence& occurrence : occurrences) {
      // A revision between the two reads.
      if (occurrence.revision != pending.revision) return absl::OkStatus();
      statements.push_back(
          {.statement = occurrence.statement, .speaker = occurrence.resolved, .chain = {}});
      ids.push_back(occurrence.id);
    }
    const text::Document document = text::Document::Analyze(stored->article);
    const PartDrafter drafter(stored->article.text);
    std::map<size_t, int32_t> counts;
    for (facts::Part& part : facts::ReadFacts(stored->article, document, statements)) {
      const size_t statement = part.statement;
      std::string form = part.form.Text();
      drafts.push_back({.occurrence = ids[statement],
                        .part = drafter.Draft(std::move(part), counts[statement]++),
                        .form = std::move(form)});
    }
  }
  return store.SaveClaims(call, pending, drafts, ClaimRules());
}

}  // namespace

storage::ClaimRules ClaimRules() {
  return {.same =
              [](const std::string& form, const std::string& other) {
                return facts::SameClaim(facts::ParseForm(form), facts::ParseForm(other));
              },
          .keys = [](const std::string& form) { return facts::KeysOf(facts::ParseForm(form)); }};
}

absl::StatusOr<int64_t> DeriveClaims(storage::Store& store, const CallContext& call,
                                     int32_t limit) {
  ASSIGN_OR_RETURN(const storage::PendingClaims pending, store.ListPendingClaims(call, limit));
  for (const storage::PendingArticle& article : pending.articles) {
    RETURN_IF_ERROR(CheckCall(call));
    RETURN_IF_ERROR(ReadArticle(store, call, article));
  }
  if (!pending.articles.empty() || pending.forms_left) {
    RETURN_IF_ERROR(store.ClearLeftForms(call, ClaimRules()));
  }
  return pending.count - static_cast<int64_t>(pending.articles.size());
}

}  // namespace verbatim::app
