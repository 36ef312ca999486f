#include "services/text/quotation_scan.h"

#include <algorithm>
#include <string>

#include "services/text/unicode.h"

namespace verbatim::text {
namespace {

enum class Shape : uint8_t { kOpening, kClosing, kNeutral };
enum class Context : uint8_t { kOpen, kClose, kEither };

struct Mark {
  MarkStyle style = MarkStyle::kDouble;
  Shape shape = Shape::kNeutral;
};

// Single marks pair within this many tokens, as headlines and British papers use them; further
// apart they are apostrophes far more often than a quotation.
constexpr uint32_t kMaxSingleTokens = 120;
// Quotations inside quotations beyond this depth are damage, not style.
constexpr size_t kMaxDepth = 4;

// Whether a token is a quotation mark or apostrophe, and which.
bool ReadMark(std::string_view token, Mark& mark) {
  struct Row {
    std::string_view text;
    Mark mark;
  };
  static constexpr Row kRows[] = {
      {"\"", {MarkStyle::kDouble, Shape::kNeutral}}, {"“", {MarkStyle::kDouble, Shape::kOpening}},
      {"”", {MarkStyle::kDouble, Shape::kClosing}},  {"„", {MarkStyle::kDouble, Shape::kOpening}},
      {"‟", {MarkStyle::kDouble, Shape::kOpening}},  {"«", {MarkStyle::kDouble, Shape::kNeutral}},
      {"»", {MarkStyle::kDouble, Shape::kNeutral}},  {"''", {MarkStyle::kDouble, Shape::kNeutral}},
      {"``", {MarkStyle::kDouble, Shape::kOpening}}, {"‘‘", {MarkStyle::kDouble, Shape::kOpening}},
      {"’’", {MarkStyle::kDouble, Shape::kClosing}}, {"＂", {MarkStyle::kDouble, Shape::kNeutral}},
      {"'", {MarkStyle::kSingle, Shape::kNeutral}},  {"‘", {MarkStyle::kSingle, Shape::kOpening}},
      {"’", {MarkStyle::kSingle, Shape::kClosing}},  {"‚", {MarkStyle::kSingle, Shape::kOpening}},
      {"`", {MarkStyle::kSingle, Shape::kOpening}},  {"‹", {MarkStyle::kSingle, Shape::kNeutral}},
      {"›", {MarkStyle::kSingle, Shape::kNeutral}},
  };
  if (token.size() > 6 || (token[0] != '"' && token[0] != '\'' && token[0] != '`' &&
                           static_cast<unsigned char>(token[0]) < 0x80)) {
    return false;
  }
  for (const Row& row : kRows) {
    if (row.text == token) {
      mark = row.mark;
      return true;
    }
  }
  return false;
}

bool IsOneOf(std::string_view token, std::initializer_list<std::string_view> set) {
  return std::find(set.begin(), set.end(), token) != set.end();
}

bool IsDash(std::string_view token) { return token[0] == '-' || IsOneOf(token, {"–", "—", "―"}); }

class Scanner {
 public:
  Scanner(std::string_view text, TokenRange range, uint32_t paragraph, std::vector<Token>& tokens,
          std::vector<Quotation>& quotations)
      : text_(text), range_(range), paragraph_(paragraph), tokens_(tokens), found_(quotations) {}

  void Run() {
    const size_t first = found_.size();
    CollectMarks();
    for (size_t i = 0; i < marks_.size(); ++i) {
      if (marks_[i].mark.style == MarkStyle::kDouble) {
        Double(i);
      } else {
        Single(i);
      }
    }
    CloseParagraph();
    std::sort(
        found_.begin() + static_cast<ptrdiff_t>(first), found_.end(),
        [](const Quotation& a, const Quotation& b) { return a.tokens.begin < b.tokens.begin; });
    for (size_t i = first; i < found_.size(); ++i) {
      if (found_[i].depth == 0) {
        for (uint32_t t = found_[i].tokens.begin; t < found_[i].tokens.end; ++t) {
          tokens_[t].in_quotes = true;
        }
      }
    }
  }

 private:
  struct FoundMark {
    uint32_t token = 0;
    Mark mark;
    Context context = Context::kEither;
    int32_t closes_after = 0;  // double marks further on that surely close, less those that open
  };
  struct Open {
    uint32_t token;
    MarkStyle style;
  };

  std::string_view Text(uint32_t token) const { return tokens_[token].span.In(text_); }

  void CollectMarks() {
    for (uint32_t t = range_.begin; t < range_.end; ++t) {
      FoundMark found;
      if (tokens_[t].kind == TokenKind::kPunctuation && ReadMark(Text(t), found.mark)) {
        found.token = t;
        found.context = ContextOf(t);
        marks_.push_back(found);
      }
    }
    int32_t balance = 0;
    for (auto mark = marks_.rbegin(); mark != marks_.rend(); ++mark) {
      mark->closes_after = balance;
      if (mark->mark.style == MarkStyle::kDouble) {
        const Shape role = Role(*mark);
        balance += role == Shape::kClosing ? 1 : role == Shape::kOpening ? -1 : 0;
      }
    }
  }

  // What the neighbours say of a mark: it opens if free on its left only, closes if on its right.
  Context ContextOf(uint32_t t) const {
    Mark ignored;
    const bool left_free =
        t == range_.begin || tokens_[t].space_before ||
        IsOneOf(Text(t - 1), {"(", "[", "{", "/"}) || IsDash(Text(t - 1)) ||
        (tokens_[t - 1].kind == TokenKind::kPunctuation && ReadMark(Text(t - 1), ignored) &&
         (t - 1 == range_.begin || tokens_[t - 1].space_before));
    bool right_free = t + 1 == range_.end || tokens_[t + 1].space_before ||
                      IsOneOf(Text(t + 1), {".", ",", ";", ":", "!", "?", ")", "]", "}", "/"}) ||
                      IsDash(Text(t + 1));
    if (!right_free && !left_free && tokens_[t + 1].kind == TokenKind::kPunctuation &&
        ReadMark(Text(t + 1), ignored)) {
      right_free = true;
    }
    if (left_free && !right_free) {
      return Context::kOpen;
    }
    return right_free && !left_free ? Context::kClose : Context::kEither;
  }

  // Whether a double mark opens or closes; kNeutral if that depends on what is open.
  static Shape Role(const FoundMark& found) {
    if (found.context == Context::kOpen) {
      return Shape::kOpening;
    }
    return found.context == Context::kClose ? Shape::kClosing : found.mark.shape;
  }

  bool HasOpenDouble() const {
    return std::any_of(open_.begin(), open_.end(),
                       [](const Open& o) { return o.style == MarkStyle::kDouble; });
  }

  void Double(size_t i) {
    const FoundMark& found = marks_[i];
    Shape role = Role(found);
    if (role == Shape::kNeutral) {
      role = HasOpenDouble() ? Shape::kClosing : Shape::kOpening;
    }
    if (role == Shape::kOpening) {
      OpenDouble(found);
      return;
    }
    if (HasOpenDouble()) {
      while (open_.back().style == MarkStyle::kSingle) {
        open_.pop_back();  // an apostrophe after all
      }
      Close(found.token);
    } else if (!open_.empty() && found.context == Context::kClose) {
      Close(found.token);  // mismatched: ‘ … ”
    }
  }

  void OpenDouble(const FoundMark& found) {
    int32_t open_doubles = 0;
    for (const Open& o : open_) {
      open_doubles += o.style == MarkStyle::kDouble ? 1 : 0;
    }
    const bool nests = found.closes_after >= open_doubles + 1 && open_.size() < kMaxDepth;
    if (open_doubles > 0 && !nests) {
      while (!open_.empty()) {
        EndUnclosed(found.token);
      }
    }
    open_.push_back({found.token, MarkStyle::kDouble});
  }

  void Single(size_t i) {
    const FoundMark& found = marks_[i];
    const bool attached = found.token > range_.begin && !tokens_[found.token].space_before;
    if (!open_.empty() && open_.back().style == MarkStyle::kSingle) {
      if (attached && found.context != Context::kOpen && !IsPossessiveBeforeCloser(i)) {
        Close(found.token);
      }
      return;
    }
    if (found.context == Context::kOpen && found.mark.shape != Shape::kClosing &&
        !IsElision(found.token) && HasCloser(i) && open_.size() < kMaxDepth) {
      open_.push_back({found.token, MarkStyle::kSingle});
    }
  }

  // "the ministers' plan": an apostrophe if another mark further on can close the quotation.
  bool IsPossessiveBeforeCloser(size_t i) const {
    const uint32_t t = marks_[i].token;
    const std::string_view before = Text(t - 1);
    const bool possessive = before.back() == 's' && t + 1 < range_.end &&
                            tokens_[t + 1].space_before &&
                            tokens_[t + 1].kind == TokenKind::kWord && !tokens_[t + 1].capitalised;
    return possessive && HasCloser(i);
  }

  // Whether a mark that can close follows near enough, before the next that surely opens.
  bool HasCloser(size_t i) const {
    const uint32_t from = marks_[i].token;
    for (size_t j = i + 1; j < marks_.size() && j < i + 16; ++j) {
      const FoundMark& next = marks_[j];
      if (next.token > from + kMaxSingleTokens) {
        return false;
      }
      if (next.mark.style == MarkStyle::kSingle) {
        if (next.context == Context::kOpen && next.mark.shape != Shape::kClosing &&
            !IsElision(next.token)) {
          return false;
        }
        if (next.context == Context::kClose) {
          return true;
        }
      } else if (next.context == Context::kClose && !HasOpenDouble() && next.closes_after >= 0 &&
                 !OpensBetween(i, j)) {
        return true;  // mismatched: ‘ … ”
      }
    }
    return false;
  }

  bool OpensBetween(size_t i, size_t j) const {
    for (size_t k = i + 1; k < j; ++k) {
      if (marks_[k].mark.style == MarkStyle::kDouble && Role(marks_[k]) != Shape::kClosing) {
        return true;
      }
    }
    return false;
  }

  // ’tis, ’em, ’90s, rock ’n’ roll.
  bool IsElision(uint32_t t) const {
    if (t + 1 >= range_.end) {
      return true;
    }
    const std::string_view next = Text(t + 1);
    if (next.size() >= 2 && next[0] >= '0' && next[0] <= '9') {
      return next.size() <= 3 && (next.size() == 2 || next[2] == 's');
    }
    const std::string folded = FoldCase(next.substr(0, 8));
    return IsOneOf(
        folded, {"tis", "twas", "em", "til", "till", "cause", "bout", "n", "cuz", "nuff", "round"});
  }

  void Close(uint32_t closing) {
    const Open open = open_.back();
    open_.pop_back();
    tokens_[closing].kind = TokenKind::kQuoteMark;
    Record(open, closing + 1, true, tokens_[closing].span.begin);
  }

  // Ends the innermost open quotation before token `end`, without a closing mark.
  void EndUnclosed(uint32_t end) {
    const Open open = open_.back();
    open_.pop_back();
    if (open.style == MarkStyle::kDouble) {
      Record(open, end, false, tokens_[end - 1].span.end);
    }
  }

  void Record(Open open, uint32_t end_token, bool closed, uint32_t inner_end) {
    tokens_[open.token].kind = TokenKind::kQuoteMark;
    Quotation quotation;
    quotation.tokens = {open.token, end_token};
    quotation.span = {tokens_[open.token].span.begin, tokens_[end_token - 1].span.end};
    quotation.inner = {std::min(tokens_[open.token].span.end, inner_end), inner_end};
    quotation.style = open.style;
    quotation.depth = static_cast<uint8_t>(open_.size());
    quotation.closed = closed;
    quotation.paragraph = paragraph_;
    found_.push_back(quotation);
  }

  void CloseParagraph() {
    while (!open_.empty()) {
      EndUnclosed(range_.end);
    }
  }

  std::string_view text_;
  TokenRange range_;
  uint32_t paragraph_;
  std::vector<Token>& tokens_;
  std::vector<Quotation>& found_;
  std::vector<FoundMark> marks_;
  std::vector<Open> open_;
};

}  // namespace

void ScanQuotations(std::string_view text, TokenRange tokens_of_paragraph, uint32_t paragraph,
                    std::vector<Token>& tokens, std::vector<Quotation>& quotations) {
  Scanner(text, tokens_of_paragraph, paragraph, tokens, quotations).Run();
}

}  // namespace verbatim::text
