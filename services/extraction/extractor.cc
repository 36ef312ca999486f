#include "services/extraction/extractor.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "services/extraction/rule_extractor.h"
#include "services/extraction/scene.h"
#include "services/extraction/speech_lines.h"
#include "services/extraction/words.h"

namespace verbatim::extraction {
namespace {

using domain::Statement;
using domain::TextSpan;

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
  if (statement.cue) cues.Add(*statement.cue);
  accepted.push_back(std::move(statement));
}

// A statement that rules of typography give beyond doubt: "PARK: ...".
bool IsSpeechLine(const text::Document& document, const Statement& statement) {
  const text::TokenRange tokens = document.TokensIn(statement.content.front().span);
  return !tokens.empty() &&
         ReadSpeechLine(document, document.ParagraphOf(tokens.begin)).has_value();
}

}  // namespace

// Rules first where typography leaves no doubt, then the models' quotations, then the rules' other
// statements where nothing stands yet.
std::vector<Statement> ExtractStatements(const text::Document& document, const Model& model) {
  std::vector<Word> words = ReadWords(document);
  model.tagger().TagWords(document, words);
  const Scene scene(document, words, model.quotes().stats());
  std::vector<Statement> by_rules = ExtractByRules(document);
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
  for (auto other = others; other != by_rules.end(); ++other) {
    if (IsFree(*other, content, cues)) Accept(std::move(*other), content, cues, accepted);
  }
  std::stable_sort(accepted.begin(), accepted.end(), [](const Statement& a, const Statement& b) {
    return a.content.front().span < b.content.front().span;
  });
  return accepted;
}

}  // namespace verbatim::extraction
