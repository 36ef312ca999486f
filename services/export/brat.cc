#include "services/export/brat.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"

namespace verbatim::exports {
namespace {

// Counts the code points of UTF-8.
uint32_t CodePoints(std::string_view text) {
  return static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// A note or name on one line.
std::string OneLine(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return text;
}

// Appends the parts of a span that its line ends leave.
void AppendFragments(const Span& span, std::vector<Span>& fragments) {
  uint32_t at = span.begin;
  std::string_view rest = span.text;
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find_first_of("\r\n"));
    if (!line.empty()) {
      const uint32_t end = at + CodePoints(line);
      fragments.push_back({.begin = at, .end = end, .text = std::string(line)});
      at = end;
    }
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    ++at;
  }
}

class Writer {
 public:
  void Add(const OccurrenceRecord& occurrence) {
    std::vector<Span> content;
    for (const Segment& segment : occurrence.content) AppendFragments(segment.span, content);
    const size_t id = AddText("Content", content);
    if (occurrence.source) AddRelation("SaidBy", id, AddSpan("Source", *occurrence.source));
    if (occurrence.cue) AddRelation("ReportedBy", id, AddSpan("Cue", *occurrence.cue));
    absl::StrAppend(&out_, "A", ++attributes_, "\tKind T", id, " ",
                    AsView(domain::Name(occurrence.kind)), "\n");
    absl::StrAppend(&out_, "#", ++notes_, "\tAnnotatorNotes T", id, "\t", occurrence.name);
    if (!occurrence.resolved.name.empty()) {
      absl::StrAppend(&out_, " ", OneLine(occurrence.resolved.name), " (",
                      AsView(domain::Name(occurrence.resolved.kind)), ")");
    }
    out_.push_back('\n');
  }

  std::string Take() { return std::move(out_); }

 private:
  static absl::string_view AsView(std::string_view text) { return {text.data(), text.size()}; }

  // Statements that share a mention share its annotation.
  size_t AddSpan(const char* type, const Span& span) {
    size_t& id = spans_[{type, span.begin, span.end}];
    if (id != 0) return id;
    std::vector<Span> fragments;
    AppendFragments(span, fragments);
    id = AddText(type, fragments);
    return id;
  }

  size_t AddText(const char* type, const std::vector<Span>& fragments) {
    absl::StrAppend(&out_, "T", ++texts_, "\t", type);
    char separator = ' ';
    for (const Span& fragment : fragments) {
      absl::StrAppend(&out_, std::string(1, separator), fragment.begin, " ", fragment.end);
      separator = ';';
    }
    separator = '\t';
    for (const Span& fragment : fragments) {
      absl::StrAppend(&out_, std::string(1, separator), fragment.text);
      separator = ' ';
    }
    out_.push_back('\n');
    return texts_;
  }

  void AddRelation(const char* type, size_t from, size_t to) {
    absl::StrAppend(&out_, "R", ++relations_, "\t", type, " Arg1:T", from, " Arg2:T", to, "\n");
  }

  std::string out_;
  std::map<std::tuple<std::string, uint32_t, uint32_t>, size_t> spans_;
  size_t texts_ = 0;
  size_t relations_ = 0;
  size_t attributes_ = 0;
  size_t notes_ = 0;
};

}  // namespace

std::string BratAnnotations(const std::vector<OccurrenceRecord>& occurrences) {
  Writer writer;
  for (const OccurrenceRecord& occurrence : occurrences) writer.Add(occurrence);
  return writer.Take();
}

std::string_view BratConfiguration() {
  return "[entities]\n"
         "Content\n"
         "Source\n"
         "Cue\n"
         "[relations]\n"
         "SaidBy\tArg1:Content, Arg2:Source\n"
         "ReportedBy\tArg1:Content, Arg2:Cue\n"
         "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
         "[events]\n"
         "[attributes]\n"
         "Kind\tArg:Content, Value:DIRECT|MIXED|INDIRECT\n";
}

}  // namespace verbatim::exports
