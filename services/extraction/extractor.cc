#include "services/extraction/extractor.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "services/extraction/content.h"
#include "services/extraction/rule_extractor.h"
#include "services/extraction/scene.h"
#include "services/extraction/speech_lines.h"
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

// A statement that rules of typography give beyond doubt: "PARK: ...".
bool IsSpeechLine(const text::Document& document, const Statement& statement) {
  const text::TokenRange tokens = document.TokensIn(statement.content.front().span);
  return !tokens.empty() &&
         ReadSpeechLine(document, document.ParagraphOf(tokens.begin)).has_value();
}

// A report of the model as a statement. Content that ends inside a quotation takes its closing
// mark.
Statement ToStatement(const text::Document& document, const Report& report) {
  Statement statement;
  for (text::TokenRange piece : report.reading.content) {
    const auto& tokens = document.tokens();
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
  if (report.reading.source) statement.source = document.SpanOf(*report.reading.source);
  statement.entry = document.paragraphs()[document.ParagraphOf(report.reading.cue.begin)].entry;
  statement.confidence = static_cast<double>(report.probability);
  return statement;
}

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
  std::vector<Statement> by_rules = ExtractByRules(document);
  const ReportScene report_scene(document, words, model.quotes().stats(), by_rules);
  std::vector<Statement> accepted;
  Taken content;
  Taken cues;
  const auto others = std::stable_partition(
      by_rules.begin(), by_rules.end(),
      [&](const Statement& statement) { return IsSpeechLine(document, statement); });
  for (auto line = by_rules.begin(); line != others; ++line) {
    Accept(std::move(*line), content, cues, accepted);
  }
  for (Statement& statement : model.quotes().Extract(scene)) {
    if (IsFree(statement, content, cues)) Accept(std::move(statement), content, cues, accepted);
  }
  for (const Report& report : model.reports().Extract(report_scene, kMinReport)) {
    if (IsYetToCome(words, report)) continue;
    Statement statement = ToStatement(document, report);
    if (IsFree(statement, content, cues)) Accept(std::move(statement), content, cues, accepted);
  }
  for (auto other = others; other != by_rules.end(); ++other) {
    if (IsFree(*other, content, cues)) Accept(std::move(*other), content, cues, accepted);
  }
  std::stable_sort(accepted.begin(), accepted.end(), [](const Statement& a, const Statement& b) {
    return a.content.front().span < b.content.front().span;
  });
  return accepted;
}

}  // namespace verbatim::extraction
