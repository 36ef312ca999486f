#include "services/extraction/extractor.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "services/extraction/content.h"
#include "services/extraction/head_statements.h"
#include "services/extraction/naming_quotes.h"
#include "services/extraction/rule_extractor.h"
#include "services/extraction/scene.h"
#include "services/extraction/words.h"

namespace verbatim::extraction {
namespace {

using domain::Statement;
using domain::TextSpan;

// Reports less likely to be right than this are left out: about where F1 is highest on held-out
// parts of the training data.
constexpr float kMinReport = 0.25F;

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

// A report's source with the rest of the name that it ends in: "Mr" of "Mr Park said".
// REQUIRES: the report has a source.
text::TokenRange WholeName(const text::Document& document, const ReportReading& report) {
  text::TokenRange source = *report.source;
  const auto& tokens = document.tokens();
  const auto is_name = [&](uint32_t token) {
    return tokens[token].kind == text::TokenKind::kWord && tokens[token].capitalised &&
           !tokens[token].in_quotes;
  };
  while (source.end < tokens.size() && is_name(source.end - 1) && is_name(source.end) &&
         source.end != report.cue.begin &&
         tokens[source.end].sentence == tokens[source.begin].sentence) {
    ++source.end;
  }
  constexpr std::string_view kTitles[] = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Dr", "Dr."};
  const bool titled = source.begin > 0 && is_name(source.begin) &&
                      std::find(std::begin(kTitles), std::end(kTitles),
                                document.Text(source.begin - 1)) != std::end(kTitles);
  if (titled) --source.begin;
  return source;
}

// A report of the model as a statement. Content that ends inside a quotation takes its closing
// mark.
Statement ToStatement(const text::Document& document, const Report& report) {
  Statement statement;
  std::optional<text::TokenRange> source = report.reading.source;
  if (source) source = WholeName(document, report.reading);
  for (text::TokenRange piece : report.reading.content) {
    const auto& tokens = document.tokens();
    // A name's rest, not content.
    if (source && source->Contains(piece.begin)) piece.begin = std::min(source->end, piece.end);
    if (piece.empty()) continue;
    const auto is_mark = [&](uint32_t token) {
      return tokens[token].kind == text::TokenKind::kQuoteMark && tokens[token].in_quotes;
    };
    if (piece.end < tokens.size() && tokens[piece.end - 1].in_quotes && is_mark(piece.end)) {
      ++piece.end;
    }
    if (piece.begin > 0 && tokens[piece.begin].in_quotes && is_mark(piece.begin - 1)) --piece.begin;
    statement.content.push_back({document.SpanOf(piece), domain::SegmentAttachment::kCue});
  }
  statement.kind = KindOf(document, statement.content);
  statement.cue = document.SpanOf(report.reading.cue);
  if (source) statement.source = document.SpanOf(*source);
  statement.entry = document.paragraphs()[document.ParagraphOf(report.reading.cue.begin)].entry;
  statement.confidence = static_cast<double>(report.probability);
  return statement;
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

// Whether the cue says that nothing has been said yet: "is expected to say", "was due to announce".
bool IsYetToCome(const std::vector<Word>& words, const Report& report) {
  static const uint32_t kinds[] = {StemOfBase("expect"), HashOf("due"), HashOf("likely"),
                                   HashOf("set"), StemOfBase("schedule")};
  bool awaited = false;
  for (uint32_t i = report.reading.cue.begin; i < report.reading.cue.end; ++i) {
    if (awaited && words[i].tag == Tag::kVB) return true;
    awaited |= std::find(std::begin(kinds), std::end(kinds), words[i].stem) != std::end(kinds);
  }
  return false;
}

}  // namespace

// Rules first where typography leaves no doubt, then the models' quotations, then the models'
// reports (which have seen what the rules propose), then the rules' other statements where nothing
// stands yet: they know ways of reporting that the training data does not have.
std::vector<Statement> ExtractStatements(const text::Document& document, const Model& model) {
  std::vector<Word> words = ReadWords(document);
  model.tagger().TagWords(document, words);
  const Scene scene(document, words, model.quotes().stats());
  RuleStatements by_rules = ExtractByRules(document);
  const ReportScene report_scene(document, words, model.quotes().stats(), by_rules.likely);
  std::vector<Statement> accepted;
  Taken content;
  Taken cues;
  for (Statement& statement : by_rules.certain) {
    Accept(std::move(statement), content, cues, accepted);
  }
  const auto offer = [&](Statement&& candidate) {
    std::optional<Statement> statement = WithoutNames(document, std::move(candidate));
    if (statement) statement = SettleInHead(document, *std::move(statement));
    if (!statement || !IsFree(*statement, content, cues)) return;
    Accept(*std::move(statement), content, cues, accepted);
  };
  const RuleSources rule_sources(by_rules.likely);
  for (Statement& statement : model.quotes().Extract(scene)) {
    if (!statement.source && statement.cue) statement.source = rule_sources.For(*statement.cue);
    offer(std::move(statement));
  }
  for (const Report& report : model.reports().Extract(report_scene, kMinReport)) {
    if (IsYetToCome(words, report)) continue;
    Statement statement = ToStatement(document, report);
    if (!statement.content.empty()) offer(std::move(statement));
  }
  for (Statement& statement : by_rules.likely) offer(std::move(statement));
  std::stable_sort(accepted.begin(), accepted.end(), [](const Statement& a, const Statement& b) {
    return a.content.front().span < b.content.front().span;
  });
  return accepted;
}

}  // namespace verbatim::extraction
