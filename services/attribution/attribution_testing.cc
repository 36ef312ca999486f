#include "services/attribution/attribution_testing.h"

#include "services/attribution/attributor.h"
#include "services/domain/time.h"
#include "services/text/document.h"

namespace verbatim::attribution::testing {
namespace {

using domain::TextSpan;

// Strips the marks while noting what they enclose.
class Reader {
 public:
  MarkedArticle Read(std::string_view marked) {
    for (size_t i = 0; i < marked.size(); ++i) {
      if (AtLineStart() && marked.substr(i).starts_with("# ")) {
        BeginEntry();
        in_heading_ = true;
        ++i;
      } else if (!Mark(marked[i])) {
        if (marked[i] == '\n' && in_heading_) EndHeading();
        text().push_back(marked[i]);
      }
    }
    EndStatement();
    BeginEntry();
    return std::move(result_);
  }

 private:
  std::string& text() { return result_.article.text; }
  uint32_t Here() { return static_cast<uint32_t>(text().size()); }
  bool AtLineStart() { return text().empty() || text().back() == '\n'; }

  bool Mark(char c) {
    switch (c) {
      case '[':
      case '{':
      case '<': open_ = Here(); return true;
      case ']':
        statement_.content.push_back({{open_, Here()}, domain::SegmentAttachment::kCue});
        return true;
      case '}': statement_.cue = TextSpan{open_, Here()}; return true;
      case '>': statement_.source = TextSpan{open_, Here()}; return true;
      case '|': EndStatement(); return true;
      default: return false;
    }
  }

  void EndStatement() {
    if (statement_.content.empty()) return;
    statement_.entry = static_cast<uint32_t>(result_.article.entries.size());
    result_.statements.push_back(std::move(statement_));
    statement_ = {};
  }

  void BeginEntry() {
    EndStatement();
    if (Here() == entry_begin_) return;
    entry_.span = {entry_begin_, Here()};
    result_.article.entries.push_back(entry_);
    entry_begin_ = Here();
    entry_ = {};
    entry_.heading = {entry_begin_, entry_begin_};
  }

  void EndHeading() {
    entry_.heading = {entry_begin_, Here()};
    in_heading_ = false;
  }

  MarkedArticle result_;
  domain::Statement statement_;
  domain::Entry entry_;
  uint32_t entry_begin_ = 0;
  uint32_t open_ = 0;
  bool in_heading_ = false;
};

}  // namespace

MarkedArticle ReadMarked(std::string_view marked) { return Reader().Read(marked); }

std::vector<domain::AttributedStatement> Attribute(std::string_view marked, std::string_view date) {
  const MarkedArticle read = ReadMarked(marked);
  const text::Document document = text::Document::Analyze(read.article);
  return AttributeStatements(document, {domain::ParseTime(date)}, read.statements);
}

std::string ShowSpeaker(const domain::ResolvedSpeaker& speaker) {
  std::string shown(domain::Name(speaker.kind));
  if (speaker.IsKnown()) return shown + " " + speaker.name;
  for (size_t i = 0; i < speaker.candidates.size(); ++i) {
    shown += (i == 0 ? "? " : ", ") + speaker.candidates[i].name;
  }
  return shown;
}

std::string ShowSpeakers(std::string_view marked) {
  std::string shown;
  for (const domain::AttributedStatement& statement : Attribute(marked)) {
    if (!shown.empty()) shown += "; ";
    shown += ShowSpeaker(statement.speaker);
  }
  return shown;
}

std::string ShowLinks(const domain::AttributedStatement& statement, domain::LinkKind kind) {
  std::string shown;
  for (const domain::ChainLink& link : statement.chain) {
    if (link.kind != kind) continue;
    if (!shown.empty()) shown += "; ";
    shown += link.text;
    if (link.time) shown += "=" + domain::FormatTimeRange(*link.time);
  }
  return shown;
}

}  // namespace verbatim::attribution::testing
