#include "services/extraction/extractor.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "services/extraction/head_statements.h"
#include "services/extraction/naming_quotes.h"
#include "services/extraction/report_statement.h"
#include "services/extraction/rule_extractor.h"
#include "services/extraction/scene.h"
#include "services/extraction/source_phrase.h"
#include "services/extraction/words.h"

namespace verbatim::extraction {
namespace {

using domain::Statement;
using domain::TextSpan;

// Reports less likely to be right than this are left out: about where F1 is highest on held-out
// parts of the training data.
constexpr float kMinReport = 0.25F;
// Likewise quotations, set higher: a wrong source is worse than none.
constexpr double kMinQuotation = 0.4;

// Spans of text that accepted statements hold, to keep others from claiming them too.
class Taken {
 public:
  bool Overlaps(TextSpan span) const {
    const auto after = spans_.lower_bound(span.end);
    return after != spans_.begin() && std::prev(after)->second > span.begin;
  }
  void Add(TextSpan span) { spans_.emplace(span.begin, span.end); }

 private:
  std::map<uint32_t, uint32_t> spans_;  // begin to end, without overlaps
};

bool IsFree(const Statement& statement, const Taken& content, const Taken& cues) {
  const bool cue_is_free =
      !statement.cue || (!content.Overlaps(*statement.cue) && !cues.Overlaps(*statement.cue));
  return cue_is_free && std::none_of(statement.content.begin(), statement.content.end(),
                                     [&](const domain::Segment& segment) {
                                       return content.Overlaps(segment.span);
                                     });
}

void Accept(Statement statement, Taken& content, Taken& cues, std::vector<Statement>& accepted) {
  for (const domain::Segment& segment : statement.content) content.Add(segment.span);
  // A quotation may borrow the cue of the sentence before it, which then reports that sentence too:
  // "Park says the club has grown. “It is a joy.”"
  const bool borrowed = std::none_of(statement.content.begin(), statement.content.end(),
                                     [](const domain::Segment& segment) {
                                       return segment.attachment == domain::SegmentAttachment::kCue;
                                     });
  if (statement.cue && !borrowed) cues.Add(*statement.cue);
  accepted.push_back(std::move(statement));
}

// The sources that the rules give to cues.
class RuleSources {
 public:
  explicit RuleSources(const std::vector<Statement>& by_rules) {
    for (const Statement& statement : by_rules) {
      if (statement.cue && statement.source) sources_.emplace(statement.cue->begin, &statement);
    }
  }
  std::optional<TextSpan> For(TextSpan cue) const {
    const auto after = sources_.lower_bound(cue.end);
    if (after == sources_.begin()) return std::nullopt;
    const Statement& statement = *std::prev(after)->second;
    return statement.cue->Overlaps(cue) ? statement.source : std::nullopt;
  }

 private:
  std::map<uint32_t, const Statement*> sources_;  // by the begin of the cue
};

// For each paragraph whether it is the editors' note.
std::vector<bool> EditorsNotes(const text::Document& document) {
  std::vector<bool> notes(document.paragraphs().size());
  for (uint32_t p = 0; p < notes.size(); ++p) notes[p] = IsEditorsNote(document, p);
  return notes;
}

// Rules first where typography leaves no doubt, then the models' quotations, then the models'
// reports (which have seen what the rules propose), then the rules' other statements where nothing
// stands yet: they know ways of reporting that the training data does not have.
std::vector<Statement> ExtractSection(const text::Document& document, const Model& model) {
  std::vector<Word> words = ReadWords(document);
  model.tagger().TagWords(document, words);
  RuleStatements by_rules = ExtractByRules(document);
  const StatTable& stats = model.quotes().stats();
  const ReportScene report_scene(document, words, stats, by_rules.likely);
  std::vector<ReportCandidate> candidates = model.reports().FindCandidates(report_scene);
  const Scene scene(document, words, stats, candidates);
  std::vector<Statement> accepted;
  Taken content;
  Taken cues;
  for (Statement& statement : by_rules.certain) {
    Accept(std::move(statement), content, cues, accepted);
  }
  const std::vector<bool> is_note = EditorsNotes(document);
  const auto offer = [&](Statement&& candidate) {
    const text::TokenRange tokens = document.TokensIn(candidate.content.front().span);
    if (is_note[document.ParagraphOf(tokens.begin)]) return;
    if (candidate.source) {
      const text::TokenRange source = document.TokensIn(*candidate.source);
      const bool quoted = candidate.kind != domain::StatementKind::kIndirect;
      if (IsImpersonal(document, source) || (quoted && IsNobody(document, source))) return;
    }
    std::optional<Statement> statement = SettleInHead(document, std::move(candidate));
    if (!statement || !IsFree(*statement, content, cues)) return;
    Accept(*std::move(statement), content, cues, accepted);
  };
  const RuleSources rule_sources(by_rules.likely);
  for (Statement& statement : model.quotes().Extract(scene)) {
    if (statement.confidence < kMinQuotation) continue;
    if (!statement.source && statement.cue) statement.source = rule_sources.For(*statement.cue);
    if (statement.source && statement.cue) {
      statement.source = document.SpanOf(WholeName(document, document.TokensIn(*statement.source),
                                                   document.TokensIn(*statement.cue)));
    }
    if (!JoinNames(document, statement)) offer(std::move(statement));
  }
  for (const Report& report :
       model.reports().Choose(report_scene, std::move(candidates), kMinReport)) {
    if (std::optional<Statement> statement = StatementOf(document, words, report)) {
      JoinNames(document, *statement);
      offer(*std::move(statement));
    }
  }
  for (Statement& statement : by_rules.likely) {
    if (!JoinNames(document, statement)) offer(std::move(statement));
  }
  std::stable_sort(accepted.begin(), accepted.end(), [](const Statement& a, const Statement& b) {
    return a.content.front().span < b.content.front().span;
  });
  return accepted;
}

// Whether a paragraph goes on with a quotation that the one before left open.
bool ContinuesQuotation(const text::Document& document, uint32_t paragraph) {
  const std::vector<text::Quotation>& quotations = document.quotations();
  const auto first = std::partition_point(
      quotations.begin(), quotations.end(),
      [&](const text::Quotation& quotation) { return quotation.paragraph < paragraph; });
  return first != quotations.end() && first->paragraph == paragraph && first->continues;
}

// Where the section that begins with paragraph `begin` ends: with the first paragraph that fills it
// and leaves no quotation open for the next one to continue.
uint32_t EndOfSection(const text::Document& document, uint32_t begin) {
  const std::vector<text::Paragraph>& paragraphs = document.paragraphs();
  const uint32_t full = paragraphs[begin].tokens.begin + kSectionTokens;
  uint32_t end = begin + 1;
  while (end < paragraphs.size() &&
         (paragraphs[end - 1].tokens.end < full || ContinuesQuotation(document, end))) {
    ++end;
  }
  return end;
}

}  // namespace

std::vector<Statement> ExtractStatements(const text::Document& document, const Model& model) {
  if (document.tokens().size() <= kSectionTokens) return ExtractSection(document, model);
  std::vector<Statement> statements;
  const auto paragraphs = static_cast<uint32_t>(document.paragraphs().size());
  for (uint32_t begin = 0; begin < paragraphs;) {
    const uint32_t end = EndOfSection(document, begin);
    std::vector<Statement> found = ExtractSection(document.Section(begin, end), model);
    std::move(found.begin(), found.end(), std::back_inserter(statements));
    begin = end;
  }
  return statements;
}

}  // namespace verbatim::extraction
