#include "services/app/draft_occurrences.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "services/app/context_hashes.h"
#include "services/app/quote_rules.h"
#include "services/base/limits.h"
#include "services/domain/statement.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"
#include "services/text/document.h"
#include "services/text/name_key.h"
#include "services/text/unicode.h"

namespace verbatim::app {
namespace {

using domain::StatementKind;
using domain::TextSpan;

enum class Mark : uint8_t { kNone, kSingle, kDouble };

Mark MarkOf(char32_t c) {
  constexpr std::u32string_view kSingles = U"'‘’‚‛‹›`";
  constexpr std::u32string_view kDoubles = U"\"“”„‟«»";
  if (kSingles.find(c) != std::u32string_view::npos) return Mark::kSingle;
  return kDoubles.find(c) != std::u32string_view::npos ? Mark::kDouble : Mark::kNone;
}

void Trim(std::string_view& text) {
  while (!text.empty()) {
    const text::CodePoint first = text::Decode(text, 0);
    if (!text::IsSpace(first.value)) break;
    text.remove_prefix(first.size);
  }
  while (!text.empty()) {
    const text::CodePoint last = text::DecodeBefore(text, text.size());
    if (!text::IsSpace(last.value)) break;
    text.remove_suffix(last.size);
  }
}

// A segment without the marks around it. A mark at the end belongs to the one at the start when
// both are single or both double; else it closes a quotation inside: “He said ‘no’.
std::string_view WithoutOuterMarks(std::string_view text) {
  Trim(text);
  if (text.empty()) return text;
  const text::CodePoint first = text::Decode(text, 0);
  const Mark opened = MarkOf(first.value);
  if (opened != Mark::kNone) text.remove_prefix(first.size);
  if (text.empty()) return text;
  const text::CodePoint last = text::DecodeBefore(text, text.size());
  const Mark closed = MarkOf(last.value);
  if (closed != Mark::kNone && (opened == closed || opened == Mark::kNone)) {
    text.remove_suffix(last.size);
  }
  Trim(text);
  return text;
}

void Append(std::string_view part, std::string_view separator, std::string& wording) {
  if (part.empty()) return;
  if (!wording.empty()) wording.append(separator);
  wording.append(part);
}

// What stands inside the outermost marks of an article, in text order.
std::vector<TextSpan> OuterQuotations(const domain::Article& article) {
  std::vector<TextSpan> spans;
  const text::Document document = text::Document::Analyze(article);
  for (const text::Quotation& quotation : document.quotations()) {
    if (quotation.depth == 0) spans.push_back(quotation.inner);
  }
  return spans;
}

bool IsMixed(const domain::AttributedStatement& attributed) {
  return attributed.statement.kind == StatementKind::kMixed;
}

// Makes the drafts of one article.
class Drafter {
 public:
  // `quotations` are needed for MIXED statements only.
  Drafter(const domain::Article& article, std::vector<TextSpan> quotations)
      : article_(article), quotations_(std::move(quotations)) {}

  storage::OccurrenceDraft Draft(domain::AttributedStatement attributed) const {
    storage::OccurrenceDraft draft;
    draft.verbatim = attributed.statement.kind != StatementKind::kIndirect;
    draft.wording = WordingOf(attributed.statement);
    draft.attributed = std::move(attributed);
    const domain::ResolvedSpeaker& speaker = draft.attributed.speaker;
    if (speaker.kind == domain::SpeakerKind::kPerson) {
      draft.spelling_key = text::NameKey(speaker.name);
    }
    draft.context_hashes = ContextHashes(article_, draft.attributed.statement);
    if (draft.wording.size() > kMaxQueryBytes) return draft;
    const matching::NormalForm form = matching::Normalize(draft.wording);
    draft.normal_wording = form.Joined();
    matching::Fingerprints fingerprints = matching::MakeFingerprints(form);
    draft.stored_fingerprints = std::move(fingerprints.stored);
    const auto words =
        std::count(draft.normal_wording.begin(), draft.normal_wording.end(), ' ') + 1;
    if (words < static_cast<ptrdiff_t>(kFewestWordsCompared)) {
      draft.owner = speaker.name;
    } else {
      draft.query_fingerprints = std::move(fingerprints.asked);
    }
    return draft;
  }

 private:
  std::string WordingOf(const domain::Statement& statement) const {
    std::string wording;
    if (statement.kind == StatementKind::kMixed) wording = QuotedPartsOf(statement);
    if (!wording.empty()) return wording;
    for (const domain::Segment& segment : statement.content) {
      std::string_view text = segment.span.In(article_.text);
      if (statement.kind == StatementKind::kDirect) {
        text = WithoutOuterMarks(text);
      } else {
        Trim(text);
      }
      Append(text, " ", wording);
    }
    return wording;
  }

  std::string QuotedPartsOf(const domain::Statement& statement) const {
    std::string wording;
    for (const domain::Segment& segment : statement.content) {
      for (const TextSpan quoted : QuotationsIn(segment.span)) {
        std::string_view part = quoted.In(article_.text);
        Trim(part);
        Append(part, kPartSeparator, wording);
      }
    }
    return wording;
  }

  // What stands inside the outermost marks within a span, in order.
  std::vector<TextSpan> QuotationsIn(TextSpan span) const {
    std::vector<TextSpan> inside;
    auto quotation = std::lower_bound(quotations_.begin(), quotations_.end(), span.begin,
                                      [](TextSpan q, uint32_t begin) { return q.end <= begin; });
    for (; quotation != quotations_.end() && quotation->begin < span.end; ++quotation) {
      inside.push_back(
          {std::max(quotation->begin, span.begin), std::min(quotation->end, span.end)});
    }
    return inside;
  }

  const domain::Article& article_;
  const std::vector<TextSpan> quotations_;  // in text order, without overlaps
};

}  // namespace

storage::ArticleDraft DraftArticle(domain::Article article,
                                   std::vector<domain::AttributedStatement> statements) {
  storage::ArticleDraft draft;
  draft.article = std::move(article);
  draft.occurrences.reserve(statements.size());
  const bool any_mixed = std::any_of(statements.begin(), statements.end(), IsMixed);
  const Drafter drafter(draft.article,
                        any_mixed ? OuterQuotations(draft.article) : std::vector<TextSpan>());
  for (domain::AttributedStatement& attributed : statements) {
    storage::OccurrenceDraft& added =
        draft.occurrences.emplace_back(drafter.Draft(std::move(attributed)));
    // Few words of nobody known are nobody else's.
    if (added.query_fingerprints.empty() && added.owner.empty()) {
      added.owner = "\n" + draft.article.url + "\n" + std::to_string(draft.occurrences.size());
    }
  }
  return draft;
}

}  // namespace verbatim::app
