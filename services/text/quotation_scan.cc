#include "services/text/quotation_scan.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "services/text/quotation_marks.h"
#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

using domain::TextSpan;

// The stacks of open quotations that are considered, by their styles from outside in.
enum Stack : uint8_t { kNone, kD, kS, kDS, kSD, kDD, kDSD, kStackCount };
constexpr uint8_t kNoStack = kStackCount;

constexpr auto kDouble = MarkStyle::kDouble;
constexpr auto kSingle = MarkStyle::kSingle;

struct StackInfo {
  uint8_t open_double;  // the stack after opening a double quotation, or kNoStack
  uint8_t open_single;
  uint8_t closed;  // the stack after closing the innermost one
  MarkStyle top;
  uint8_t open_double_cost;  // what nesting costs
};
constexpr std::array<StackInfo, kStackCount> kStacks = {{
    /* none */ {kD, kS, kNoStack, kDouble, 0},
    /* D    */ {kDD, kDS, kNone, kDouble, 8},
    /* S    */ {kSD, kNoStack, kNone, kSingle, 1},
    /* DS   */ {kDSD, kNoStack, kD, kSingle, 4},
    /* SD   */ {kNoStack, kNoStack, kS, kDouble, 0},
    /* DD   */ {kNoStack, kNoStack, kD, kDouble, 0},
    /* DSD  */ {kNoStack, kNoStack, kDS, kDouble, 0},
}};

// Costs of what a whole paragraph can do wrong, on the scale of Mark's costs.
constexpr int kNestSingle = 1;
constexpr int kReopenCost = 10;  // the quotation before was never closed
constexpr int kMismatch = 9;     // a double quotation closed by a single mark, or the reverse
constexpr int kUnclosedDouble = 10;
constexpr int kUnclosedSingle = 12;
constexpr int kUnclosedBeforeReopening = 1;  // the next paragraph opens with the same mark again
constexpr int kUnclosedInner = 5;  // only the outer one of two is closed: “He said ‘go.”
constexpr int kCarryIn = 5;        // the paragraph goes on with what the one before left open
constexpr int kFarCost = 4;        // single marks this far apart hardly belong together
constexpr uint32_t kFarBytes = 1200;

// Marks decided at once. A paragraph with more is decided piece by piece, which bounds memory.
constexpr size_t kMarksAtOnce = 4096;

// Bytes of a sentence that a closing mark alone makes a quotation.
constexpr uint32_t kLongestUnopened = 600;

// Verbs that lead a quotation in.
constexpr std::string_view kTagVerbs[] = {"said", "says",  "added",  "adds",    "asked", "asks",
                                          "told", "wrote", "writes", "replied", "saying"};

// Paragraphs without any mark that an open quotation may run on through.
constexpr uint32_t kLongestCarry = 8;

enum class Action : uint8_t { kLiteral, kOpen, kClose, kCloseTwo, kReopen };

// How a path came to be in a stack after a mark.
struct Step {
  uint8_t from = kNoStack;
  Action action = Action::kLiteral;
};

constexpr int kUnreachable = 1 << 28;

struct Front {
  std::array<int, kStackCount> cost;
  std::array<uint32_t, kStackCount> single_begin{};  // where the path's last single mark opened
};

Front StartAt(uint8_t stack) {
  Front front;
  front.cost.fill(kUnreachable);
  front.cost[stack] = 0;
  return front;
}

// Extends every path of `front` by one mark.
std::array<Step, kStackCount> Advance(const Mark& mark, Front& front) {
  std::array<Step, kStackCount> steps;
  Front next;
  next.cost.fill(kUnreachable);
  const auto offer = [&](uint8_t from, uint8_t to, Action action, int cost) {
    if (to == kNoStack || front.cost[from] + cost >= next.cost[to]) return;
    next.cost[to] = front.cost[from] + cost;
    next.single_begin[to] = action != Action::kLiteral && mark.style == kSingle
                                ? mark.span.begin
                                : front.single_begin[from];
    steps[to] = {from, action};
  };
  for (uint8_t stack = 0; stack < kStackCount; ++stack) {
    if (front.cost[stack] >= kUnreachable) continue;
    const StackInfo& info = kStacks[stack];
    offer(stack, stack, Action::kLiteral, mark.literal_cost);
    if (mark.style == kDouble) {
      offer(stack, info.open_double, Action::kOpen, mark.open_cost + info.open_double_cost);
    } else {
      const int nest = stack == kNone ? 0 : kNestSingle;
      offer(stack, info.open_single, Action::kOpen, mark.open_cost + nest);
    }
    if (stack == kNone) continue;
    int close_cost = mark.close_cost;
    if (info.top != mark.style) close_cost += kMismatch;
    if (info.top == kSingle && mark.span.begin - front.single_begin[stack] > kFarBytes) {
      close_cost += kFarCost;
    }
    offer(stack, info.closed, Action::kClose, close_cost);
    if (info.top != mark.style && info.closed != kNone && kStacks[info.closed].top == mark.style) {
      offer(stack, kStacks[info.closed].closed, Action::kCloseTwo,
            mark.close_cost + kUnclosedInner);
    }
    if (info.top == mark.style && info.closed == kNone) {
      offer(stack, stack, Action::kReopen, mark.open_cost + kReopenCost);
    }
  }
  front = next;
  return steps;
}

// The cheapest actions for a paragraph's marks.
struct Reading {
  std::vector<Action> actions;
  bool carried_in = false;
};

class ParagraphReader {
 public:
  // `may_carry`: the paragraph before left a double quotation open. `reopens_*`: the next paragraph
  // begins with a mark of that style.
  ParagraphReader(std::span<const Mark> marks, bool may_carry, bool reopens_double,
                  bool reopens_single)
      : marks_(marks) {
    unclosed_double_ = reopens_double ? kUnclosedBeforeReopening : kUnclosedDouble;
    unclosed_single_ = reopens_single ? kUnclosedBeforeReopening : kUnclosedSingle;
    front_ = StartAt(kNone);
    if (may_carry) front_.cost[kD] = kCarryIn;
  }

  Reading Run() && {
    reading_.actions.resize(marks_.size());
    for (size_t begin = 0; begin < marks_.size(); begin += kMarksAtOnce) {
      DecidePiece(begin, std::min(begin + kMarksAtOnce, marks_.size()));
    }
    return std::move(reading_);
  }

 private:
  int CostOfEndingIn(uint8_t stack) const {
    int cost = 0;
    for (; stack != kNone; stack = kStacks[stack].closed) {
      cost += kStacks[stack].top == kDouble ? unclosed_double_ : unclosed_single_;
    }
    return cost;
  }

  void DecidePiece(size_t begin, size_t end) {
    steps_.clear();
    for (size_t i = begin; i < end; ++i) steps_.push_back(Advance(marks_[i], front_));
    uint8_t best = kNone;
    int best_cost = kUnreachable;
    for (uint8_t stack = 0; stack < kStackCount; ++stack) {
      const int cost = front_.cost[stack] + CostOfEndingIn(stack);
      if (front_.cost[stack] < kUnreachable && cost < best_cost) {
        best = stack;
        best_cost = cost;
      }
    }
    uint8_t stack = best;
    for (size_t i = end; i-- > begin;) {
      const Step step = steps_[i - begin][stack];
      reading_.actions[i] = step.action;
      stack = step.from;
    }
    if (begin == 0) reading_.carried_in = stack == kD;
    const uint32_t single_begin = front_.single_begin[best];
    front_ = StartAt(best);
    front_.single_begin[best] = single_begin;
  }

  std::span<const Mark> marks_;
  int unclosed_double_ = 0;
  int unclosed_single_ = 0;
  Front front_;
  std::vector<std::array<Step, kStackCount>> steps_;
  Reading reading_;
};

class Scanner {
 public:
  Scanner(std::string_view text, const std::vector<Paragraph>& paragraphs)
      : text_(text), paragraphs_(paragraphs) {}

  QuotationScan Run() && {
    for (uint32_t i = 0; i < paragraphs_.size(); ++i) ScanParagraph(i);
    return std::move(scan_);
  }

 private:
  // Speech can run on from one body paragraph to the next of the same entry.
  bool CanRunOn(uint32_t from, uint32_t to) const {
    return to < paragraphs_.size() && paragraphs_[from].role == ParagraphRole::kBody &&
           paragraphs_[to].role == ParagraphRole::kBody &&
           paragraphs_[from].entry == paragraphs_[to].entry;
  }

  void ScanParagraph(uint32_t index) {
    if (index > 0 && !CanRunOn(index - 1, index)) {
      left_open_.reset();
      left_open_before_.reset();
    }
    marks_.clear();
    FindMarks(text_, paragraphs_[index].span, marks_);
    if (marks_.empty()) {
      if (left_open_ && index - left_open_paragraph_ > kLongestCarry) left_open_.reset();
      left_open_before_.reset();
      return;
    }
    const bool next = CanRunOn(index, index + 1);
    const auto reopens = [&](MarkStyle style) {
      return next && BeginsWithMark(text_, paragraphs_[index + 1].span, style);
    };
    const bool may_carry =
        left_open_ == kDouble && !BeginsWithMark(text_, paragraphs_[index].span, kDouble);
    const Reading reading =
        ParagraphReader(marks_, may_carry, reopens(kDouble), reopens(kSingle)).Run();
    Apply(index, reading);
  }

  void Apply(uint32_t index, const Reading& reading) {
    paragraph_ = index;
    open_.clear();
    if (reading.carried_in) CarryIn(index);
    const size_t first = scan_.quotations.size();
    for (size_t i = 0; i < marks_.size(); ++i) ApplyAction(marks_[i], reading.actions[i]);
    if (first < scan_.quotations.size()) {
      Quotation& quotation = scan_.quotations[first];
      quotation.continues = quotation.span.begin == paragraphs_[index].span.begin &&
                            left_open_before_ == quotation.style;
    }
    left_open_.reset();
    if (!open_.empty()) {
      left_open_ = scan_.quotations[open_.front()].style;
      left_open_paragraph_ = index;
    }
    left_open_before_ = left_open_;
    while (!open_.empty()) CloseInnermost(paragraphs_[index].span.end, 0, false);
  }

  // The paragraphs since the one that left a quotation open are inside it, and so is the begin of
  // this one.
  void CarryIn(uint32_t index) {
    for (uint32_t i = left_open_paragraph_ + 1; i <= index; ++i) {
      const TextSpan span = paragraphs_[i].span;
      Quotation quotation;
      quotation.span = quotation.inner = span;
      quotation.closed = false;
      quotation.continues = true;
      quotation.paragraph = i;
      scan_.quotations.push_back(quotation);
    }
    open_.push_back(scan_.quotations.size() - 1);
  }

  void ApplyAction(const Mark& mark, Action action) {
    switch (action) {
      case Action::kLiteral:
        if (mark.style != kDouble || mark.is_measure) return;
        if (open_.empty()) AddUnopened(mark);
        break;
      case Action::kReopen: CloseInnermost(TrimEnd(mark.span.begin), 0, false); [[fallthrough]];
      case Action::kOpen: Open(mark); break;
      case Action::kCloseTwo: CloseInnermost(mark.span.begin, 0, false); [[fallthrough]];
      case Action::kClose: CloseInnermost(mark.span.begin, mark.span.size(), true); break;
    }
    scan_.marks.push_back(mark.span);
  }

  // A mark that closes what no mark has opened closes its sentence: All is well," she said. Where a
  // tag leads in (She said, all is well.") what it closes begins behind the tag; a stop needs a tag
  // on one side, since stray marks stand there too.
  void AddUnopened(const Mark& mark) {
    const uint32_t end = mark.span.begin;
    const uint32_t floor = std::max(paragraphs_[paragraph_].span.begin,
                                    scan_.marks.empty() ? 0 : scan_.marks.back().end);
    if (end <= floor || mark.close_cost > mark.open_cost) return;
    const bool comma = text_[end - 1] == ',';
    const bool stop = text_[end - 1] == '.' || text_[end - 1] == '?' || text_[end - 1] == '!';
    if (!comma && !stop) return;
    uint32_t begin = end - 1;
    uint32_t tag_end = 0;
    while (begin > floor && end - begin < kLongestUnopened && !BeginsSentence(begin)) {
      if (tag_end == 0 && EndsTag(floor, begin)) tag_end = begin;
      --begin;
    }
    if (end - begin == kLongestUnopened) return;
    if (tag_end != 0) begin = tag_end + 1;
    const bool tagged = tag_end != 0 || EndsTag(floor, end);
    if (comma ? EndsTag(floor, end) : !(tagged || LowerCaseFollows(mark.span.end))) return;
    if (begin >= end || (tag_end == 0 && !IsUpper(Decode(text_, begin).value))) return;
    Quotation quotation;
    quotation.span = {begin, mark.span.end};
    quotation.inner = {begin, end};
    quotation.closed = true;
    quotation.paragraph = paragraph_;
    scan_.quotations.push_back(quotation);
  }

  // Whether "said," or the like ends at `end`, with a space behind it or a mark.
  bool EndsTag(uint32_t floor, uint32_t end) const {
    if (text_[end - 1] != ',' && text_[end - 1] != ':') return false;
    const std::string_view before = text_.substr(floor, end - 1 - floor);
    return std::any_of(std::begin(kTagVerbs), std::end(kTagVerbs), [&](std::string_view verb) {
      return before.ends_with(verb) && before.size() > verb.size() &&
             before[before.size() - verb.size() - 1] == ' ';
    });
  }

  bool LowerCaseFollows(uint32_t pos) const {
    return pos + 1 < paragraphs_[paragraph_].span.end && text_[pos] == ' ' &&
           IsAsciiLetter(text_[pos + 1]) && !IsUpper(static_cast<unsigned char>(text_[pos + 1]));
  }

  // Whether a stop behind a whole word and a space stand before `at`.
  bool BeginsSentence(uint32_t at) const {
    constexpr uint32_t kWholeWord = 4;  // bytes; shorter ones may be abbreviations
    if (at < kWholeWord + 2 || text_[at - 1] != ' ') return false;
    const char stop = text_[at - 2];
    if (stop == '?' || stop == '!') return true;
    return stop == '.' && text_.substr(at - 2 - kWholeWord, kWholeWord).find_first_of(" .") ==
                              std::string_view::npos;
  }

  void Open(const Mark& mark) {
    Quotation quotation;
    quotation.span.begin = mark.span.begin;
    quotation.inner.begin = mark.span.end;
    quotation.style = mark.style;
    quotation.depth = static_cast<uint8_t>(open_.size());
    quotation.paragraph = paragraph_;
    open_.push_back(scan_.quotations.size());
    scan_.quotations.push_back(quotation);
  }

  void CloseInnermost(uint32_t inner_end, uint32_t mark_size, bool closed) {
    Quotation& quotation = scan_.quotations[open_.back()];
    quotation.inner.end = std::max(quotation.inner.begin, inner_end);
    quotation.span.end = std::max(quotation.inner.end, inner_end + mark_size);
    quotation.closed = closed;
    open_.pop_back();
  }

  uint32_t TrimEnd(uint32_t end) const {
    while (end > 0) {
      const CodePoint before = DecodeBefore(text_, end);
      if (!IsSpace(before.value)) break;
      end -= before.size;
    }
    return end;
  }

  const std::string_view text_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Mark> marks_;
  std::vector<size_t> open_;  // indexes of the open quotations, outermost first
  uint32_t paragraph_ = 0;
  // The quotation that the nearest paragraph before with marks left open, while speech can run on.
  std::optional<MarkStyle> left_open_;
  uint32_t left_open_paragraph_ = 0;
  std::optional<MarkStyle> left_open_before_;  // the same if that is the paragraph just before
  QuotationScan scan_;
};

}  // namespace

QuotationScan ScanQuotations(std::string_view text, const std::vector<Paragraph>& paragraphs) {
  return Scanner(text, paragraphs).Run();
}

}  // namespace verbatim::text
