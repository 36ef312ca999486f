#include "services/facts/read_facts.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/facts/checkable.h"
#include "services/facts/figures.h"
#include "services/facts/same_claim.h"
#include "services/facts/stance.h"
#include "services/facts/words.h"
#include "services/text/unicode.h"

namespace verbatim::facts {
namespace {

// Those that may hold a sentence: its own, and what was quoted inside of it before.
constexpr int kQuotationsLookedBack = 8;

// A sentence's tokens of a statement's content.
using Sentence = std::vector<uint32_t>;

std::vector<Sentence> SentencesOf(const text::Document& document,
                                  const domain::Statement& statement) {
  std::vector<Sentence> sentences;
  std::optional<uint32_t> last;
  for (const domain::Segment& segment : statement.content) {
    const text::TokenRange range = document.TokensIn(segment.span);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const uint32_t sentence = document.tokens()[i].sentence;
      if (last != sentence) sentences.emplace_back();
      last = sentence;
      sentences.back().push_back(i);
    }
  }
  return sentences;
}

std::vector<std::string> WordsOf(std::string_view name) {
  std::vector<std::string> words;
  while (!name.empty()) {
    const size_t end = std::min(name.find(' '), name.size());
    std::string word = text::FoldCase(name.substr(0, end));
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    if (!word.empty()) words.push_back(std::move(word));
    name.remove_prefix(std::min(end + 1, name.size()));
  }
  return words;
}

class FactReader {
 public:
  FactReader(const domain::Article& article, const text::Document& document,
             const std::vector<domain::AttributedStatement>& statements)
      : article_(article), document_(document), statements_(statements) {}

  std::vector<Part> Read() && {
    names_ = NamesIn(document_);
    for (size_t i = 0; i < statements_.size(); ++i) ReadStatement(i);
    std::vector<Part> kept;
    for (size_t i = 0; i < parts_.size(); ++i) {
      if (is_claim_[i]) kept.push_back(std::move(parts_[i]));
    }
    return kept;
  }

 private:
  FormSource SourceOf(size_t index) const {
    const domain::AttributedStatement& attributed = statements_[index];
    FormSource source{.name = WordsOf(attributed.speaker.name), .unknown = ""};
    if (attributed.speaker.kind == domain::SpeakerKind::kUnknown) source.name.clear();
    source.unknown =
        "?" + article_.url + "#" + std::to_string(attributed.statement.content.front().span.begin);
    return source;
  }

  void ReadStatement(size_t index) {
    const domain::Statement& statement = statements_[index].statement;
    const domain::StanceEvidence stance = StanceOf(document_, statement);
    const text::TokenRange cue =
        statement.cue ? document_.TokensIn(*statement.cue) : text::TokenRange{};
    for (Sentence& sentence : SentencesOf(document_, statement)) {
      const std::optional<AddedStance> added = AddedTo(index, sentence);
      if (added) {
        std::erase_if(sentence, [&](uint32_t token) {
          return document_.tokens()[token].span.begin >= added->span.begin;
        });
        if (sentence.empty()) continue;
      }
      Part part{.statement = index,
                .span = SpanOf(sentence),
                .form = {},
                .stance = stance,
                .figures = {}};
      if (PointsBack(document_, sentence)) {
        AddPointingBack(std::move(part), sentence);
        continue;
      }
      part.checkable = CheckableProbability(FeaturesOf(document_, sentence, cue, statement.kind));
      sentence.erase(sentence.begin(),
                     sentence.begin() + static_cast<ptrdiff_t>(LeadIn(document_, sentence)));
      if (sentence.empty()) continue;
      part.span = SpanOf(sentence);
      part.figures = FindFigures(document_, {sentence.front(), sentence.back() + 1});
      part.form = MakeForm(document_, sentence, names_, part.figures, SourceOf(index));
      if (KeysOf(part.form).empty()) continue;  // nothing to know it again by
      if (part.form.negated) part.stance = Negated(part.stance);
      // Who denies, disputes or confirms something takes it for a claim, here or later.
      const bool taken_for_claim = stance.stance != domain::Stance::kAsserts || added;
      const bool is_claim = part.checkable >= kCheckableThreshold || taken_for_claim;
      Add(std::move(part), is_claim);
      if (added) AddStance(index, *added);
    }
  }

  // What the sentence goes on to say of what it reported, unless that is a statement of its own.
  std::optional<AddedStance> AddedTo(size_t index, const Sentence& sentence) const {
    const text::TokenRange whole =
        document_.sentences()[document_.tokens()[sentence.front()].sentence].tokens;
    const auto added = FindAddedStance(document_, {sentence.front(), whole.end});
    if (!added || added->begin == sentence.front()) return std::nullopt;
    for (size_t i = index + 1; i < statements_.size(); ++i) {
      for (const domain::Segment& segment : statements_[i].statement.content) {
        if (segment.span.Overlaps(added->span)) return std::nullopt;
      }
    }
    return added;
  }

  void AddStance(size_t index, const AddedStance& added) {
    Part part{.statement = index,
              .span = added.span,
              .form = parts_.back().form,
              .points_back = true,
              .source = added.source,
              .stance = added.stance,
              .figures = {},
              .checkable = parts_.back().checkable};
    Add(std::move(part), true);
  }

  void Add(Part part, bool is_claim) {
    parts_.push_back(std::move(part));
    is_claim_.push_back(is_claim);
  }

  // Without quotation marks at its ends that hold all of it, or whose other mark is elsewhere.
  domain::TextSpan SpanOf(const Sentence& sentence) const {
    const auto span = [this](uint32_t token) { return document_.tokens()[token].span; };
    auto first = sentence.begin();
    auto last = sentence.end() - 1;
    const auto& quotations = document_.quotations();
    auto around = std::upper_bound(
        quotations.begin(), quotations.end(), span(*first).begin,
        [](uint32_t begin, const text::Quotation& one) { return begin < one.span.begin; });
    for (int i = 0; i < kQuotationsLookedBack && around != quotations.begin(); ++i) {
      --around;
      const domain::TextSpan whole = around->span;
      const domain::TextSpan inner = around->inner;  // one that goes on has no mark at its begin
      if (whole.end < span(*last).end) continue;
      const bool opened = whole.begin < inner.begin && whole.begin == span(*first).begin;
      const bool closed = inner.end < whole.end && whole.end == span(*last).end;
      if (opened && first < last) ++first;
      if (closed && first < last) --last;
    }
    if (first < last && document_.Text(span(*last)) == ",") --last;
    return {span(*first).begin, span(*last).end};
  }

  // What "not" makes of a stance to the assertion without it.
  static domain::StanceEvidence Negated(domain::StanceEvidence stance) {
    switch (stance.stance) {
      case domain::Stance::kAsserts:
      case domain::Stance::kRepeats:
      case domain::Stance::kConfirms: stance.stance = domain::Stance::kDenies; break;
      case domain::Stance::kDenies: stance.stance = domain::Stance::kAsserts; break;
      default: break;
    }
    return stance;
  }

  // Takes the claim before it: of another source, or of the same for what takes back and corrects.
  void AddPointingBack(Part part, const Sentence& sentence) {
    const bool asks = AsksForComment(document_, sentence);
    if (asks) part.stance.stance = domain::Stance::kDeclines;
    if (part.stance.stance == domain::Stance::kAsserts) return;
    const bool own = part.stance.stance == domain::Stance::kRetracts ||
                     part.stance.stance == domain::Stance::kCorrects ||
                     part.stance.stance == domain::Stance::kRepeats;
    const uint32_t paragraph = document_.ParagraphOf(sentence.front());
    std::optional<size_t> found;
    for (size_t i = parts_.size(); i-- > 0;) {
      const Part& before = parts_[i];
      if (before.points_back || before.span.begin >= part.span.begin) continue;
      const uint32_t there = document_.ParagraphOf(document_.TokensIn(before.span).begin);
      if (there + 1 < paragraph) break;
      const domain::AttributedStatement& theirs = statements_[before.statement];
      const domain::AttributedStatement& ours = statements_[part.statement];
      if (theirs.statement.entry != ours.statement.entry) break;
      const bool same = ours.speaker.IsKnown() && theirs.speaker.name == ours.speaker.name;
      if (own == same) {
        found = i;
        break;
      }
      if (own && !found) found = i;
    }
    if (!found) return;
    is_claim_[*found] = true;
    part.form = parts_[*found].form;
    part.points_back = true;
    Add(std::move(part), true);
  }

  const domain::Article& article_;
  const text::Document& document_;
  const std::vector<domain::AttributedStatement>& statements_;
  std::unordered_set<std::string> names_;
  std::vector<Part> parts_;
  std::vector<bool> is_claim_;  // of each part; of others only until somebody takes them for one
};

}  // namespace

std::vector<Part> ReadFacts(const domain::Article& article, const text::Document& document,
                            const std::vector<domain::AttributedStatement>& statements) {
  return FactReader(article, document, statements).Read();
}

Assertion ReadAssertion(const text::Document& document, std::string_view speaker) {
  const std::unordered_set<std::string> names = NamesIn(document);
  for (const text::Sentence& one : document.sentences()) {
    Sentence sentence;
    for (uint32_t i = one.tokens.begin; i < one.tokens.end; ++i) sentence.push_back(i);
    sentence.erase(sentence.begin(),
                   sentence.begin() + static_cast<ptrdiff_t>(LeadIn(document, sentence)));
    if (sentence.empty()) continue;
    Assertion found{.form = {},
                    .figures = FindFigures(document, {sentence.front(), sentence.back() + 1})};
    found.form = MakeForm(document, sentence, names, found.figures,
                          {.name = WordsOf(speaker), .unknown = "?"});
    if (!KeysOf(found.form).empty()) return found;
  }
  return {};
}

}  // namespace verbatim::facts
