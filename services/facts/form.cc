#include "services/facts/form.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/facts/senses.h"
#include "services/facts/words.h"
#include "services/text/unicode.h"

namespace verbatim::facts {
namespace {

using Kind = FormWord::Kind;

bool IsBe(std::string_view word) {
  static const auto& forms = *new WordList("is are was were be been being 's 're am");
  return forms.Has(word);
}

bool IsFirstPerson(std::string_view word) {
  static const auto& words = *new WordList("i we me us my our ours myself ourselves");
  return words.Has(word);
}

bool IsThirdPersonSubject(std::string_view word) {
  static const auto& words = *new WordList("he she it they");
  return words.Has(word);
}

// A form of a verb by its ending, or a past that has none.
bool LooksLikeVerb(std::string_view word) {
  if (word.size() > 4 && word.ends_with("ed")) return true;
  if (word.size() > 5 && word.ends_with("ing")) return true;
  static const auto& pasts = *new WordList(
      "won lost fell rose fled shot sent took gave went came left held met paid sold bought built "
      "spent made grew sank broke began found knew saw ran hit fought stole struck led kept "
      "brought "
      "caught wrote withdrew chose flew died killed drew froze became cut shut taken given gone "
      "fallen risen stolen broken written withdrawn chosen known seen grown beaten driven");
  return pasts.Has(word);
}

class FormMaker {
 public:
  FormMaker(const text::Document& document, const std::vector<uint32_t>& tokens,
            const std::unordered_set<std::string>& names,
            const std::vector<domain::Figure>& figures, const FormSource& source)
      : document_(document), tokens_(tokens), names_(names), figures_(figures), source_(source) {
    for (const uint32_t token : tokens) words_.push_back(Folded(document, token));
  }

  Form Make() && {
    for (size_t i = 0; i < tokens_.size(); ++i) Read(i);
    if (agent_) PutAgentFirst();
    return std::move(form_);
  }

 private:
  // "the road was blocked by Velland": Velland, blocked, the road.
  void PutAgentFirst() {
    const auto begin = form_.words.begin();
    const auto agent = begin + static_cast<ptrdiff_t>(*agent_);
    const auto size = static_cast<ptrdiff_t>(agent_end_ - *agent_);
    std::rotate(begin, agent, agent + size);
    std::rotate(begin + size, begin + size + static_cast<ptrdiff_t>(verb_at_),
                begin + size + static_cast<ptrdiff_t>(verb_at_) + 1);
  }

  const text::Token& Token(size_t i) const { return document_.tokens()[tokens_[i]]; }

  void Add(Kind kind, std::string sense) {
    if (!sense.empty()) form_.words.push_back({.kind = kind, .sense = std::move(sense)});
    if (in_agent_) agent_end_ = form_.words.size();
  }

  void AddSource() {
    if (source_.name.empty()) return Add(Kind::kName, source_.unknown);
    for (size_t i = 0; i < source_.name.size(); ++i) {
      const std::string sense = NameSense(source_.name[i], false);
      if (IsFunctionWord(sense)) continue;
      Add(IsGeneral(sense)              ? Kind::kGeneral
          : i + 1 < source_.name.size() ? Kind::kForename
                                        : Kind::kName,
          sense);
    }
  }

  const domain::Figure* FigureAt(size_t i) const {
    for (const domain::Figure& figure : figures_) {
      if (figure.span.Contains(Token(i).span)) return &figure;
    }
    return nullptr;
  }

  bool IsName(size_t i) const {
    const text::Token& token = Token(i);
    if (!token.capitalised || token.kind != text::TokenKind::kWord) return false;
    const std::string& word = words_[i];
    if (IsFunctionWord(word) && !token.all_capitals) return false;
    const bool first =
        document_.sentences()[token.sentence].tokens.begin == tokens_[i] ||
        (i == 0 && token.in_quotes) ||
        (tokens_[i] > 0 && document_.tokens()[tokens_[i] - 1].kind == text::TokenKind::kQuoteMark);
    if (!first || token.all_capitals) return true;
    // A sentence's first word: a name if another follows or it is a known place.
    if (NameSense(word, false) != word) return true;
    if (i + 1 < tokens_.size() && Token(i + 1).capitalised && !IsFunctionWord(words_[i + 1])) {
      return true;
    }
    return names_.count(word) > 0;
  }

  void Read(size_t i) {
    const text::Token& token = Token(i);
    const std::string& word = words_[i];
    if (token.kind == text::TokenKind::kPunctuation || token.kind == text::TokenKind::kQuoteMark) {
      in_agent_ = false;
      return;
    }
    if (const domain::Figure* figure = FigureAt(i)) return ReadFigure(*figure, i);
    if (token.kind == text::TokenKind::kNumber) return;
    if (WeekdayOf(word) > 0) return;
    if (IsNegator(word)) {
      form_.negated = !form_.negated;
      return;
    }
    if (IsFirstPerson(word) || (IsThirdPersonSubject(word) && form_.words.empty())) {
      if (!std::exchange(source_named_, true)) AddSource();
      return;
    }
    if (IsBe(word)) saw_be_ = true;
    if (word == "by" && passive_ && !agent_) {
      agent_ = form_.words.size();
      agent_end_ = *agent_;
      in_agent_ = true;
      return;
    }
    if (IsName(i)) return ReadName(i);
    if (IsFunctionWord(word)) {
      if (in_agent_ && word != "the" && word != "a" && word != "an") in_agent_ = false;
      return;
    }
    const std::string sense = WordSense(word);
    if (IsGeneral(sense)) return Add(Kind::kGeneral, sense);
    if (!verb_ && !form_.words.empty() && LooksLikeVerb(word)) {
      verb_ = true;
      verb_at_ = form_.words.size();
      passive_ = saw_be_ && !word.ends_with("ing");
      return Add(Kind::kVerb, sense);
    }
    Add(Kind::kWord, sense);
  }

  void ReadFigure(const domain::Figure& figure, size_t i) {
    if (figure.kind == domain::FigureKind::kDate) {
      if (figure.date.size() == 4 && figure.date[0] != '-' &&
          Token(i).span.begin == figure.span.begin) {
        Add(Kind::kYear, figure.date);
      }
      return;
    }
    // What is counted stands behind the figure and is read there; what stands before it too.
    if (Token(i).span.begin != figure.span.begin) return;
    const std::string counted = text::FoldCase(figure.counted);
    const size_t space = counted.rfind(' ');
    const std::string head = counted.substr(space == std::string::npos ? 0 : space + 1);
    const std::string sense = head.empty() ? figure.unit : WordSense(head);
    if (!sense.empty() && !IsGeneral(sense)) Add(Kind::kCounted, sense);
  }

  void ReadName(size_t i) {
    const std::string& word = words_[i];
    static const auto& places = *new WordList("in at near from outside around across to into");
    size_t before = i;
    while (before > 0 && (words_[before - 1] == "the" || IsNameToken(before - 1))) --before;
    const bool place = before > 0 && places.Has(words_[before - 1]);
    if (word == "united" && i + 1 < words_.size()) {
      if (words_[i + 1] == "states") return Add(Kind::kName, "us");
      if (words_[i + 1] == "kingdom") return Add(Kind::kName, "uk");
      if (words_[i + 1] == "nations") return Add(Kind::kName, "un");
    }
    if ((word == "states" || word == "kingdom" || word == "nations") && i > 0 &&
        words_[i - 1] == "united") {
      return;
    }
    const std::string sense = NameSense(word, place);
    const std::string plain = WordSense(word);
    if (IsGeneral(plain)) return Add(Kind::kGeneral, plain);
    const bool known_place = sense != word;
    const bool last = i + 1 >= tokens_.size() || !IsName(i + 1);
    Add(last || known_place ? Kind::kName : Kind::kForename, sense);
  }

  bool IsNameToken(size_t i) const {
    return Token(i).capitalised && Token(i).kind == text::TokenKind::kWord;
  }

  const text::Document& document_;
  const std::vector<uint32_t>& tokens_;
  const std::unordered_set<std::string>& names_;
  const std::vector<domain::Figure>& figures_;
  const FormSource& source_;
  std::vector<std::string> words_;
  Form form_;
  bool saw_be_ = false;
  bool verb_ = false;
  bool passive_ = false;
  size_t verb_at_ = 0;  // its index among the form's words
  bool source_named_ = false;
  bool in_agent_ = false;
  std::optional<size_t> agent_;  // where "by whom" begins among the form's words
  size_t agent_end_ = 0;
};

}  // namespace

std::string Form::Text() const {
  std::string text;
  for (const FormWord& word : words) {
    if (!text.empty()) text += ' ';
    text += static_cast<char>(word.kind);
    text += ':';
    text += word.sense;
  }
  return text;
}

Form ParseForm(std::string_view text) {
  Form form;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 2) {
      form.words.push_back(
          {.kind = static_cast<Kind>(text[0]), .sense = std::string(text.substr(2, end - 2))});
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return form;
}

std::unordered_set<std::string> NamesIn(const text::Document& document) {
  std::unordered_set<std::string> names;
  for (uint32_t i = 1; i < document.tokens().size(); ++i) {
    const text::Token& token = document.tokens()[i];
    const text::Token& before = document.tokens()[i - 1];
    if (token.capitalised && token.kind == text::TokenKind::kWord &&
        token.sentence == before.sentence && before.kind != text::TokenKind::kQuoteMark) {
      names.insert(Folded(document, i));
    }
  }
  return names;
}

Form MakeForm(const text::Document& document, const std::vector<uint32_t>& tokens,
              const std::unordered_set<std::string>& names,
              const std::vector<domain::Figure>& figures, const FormSource& source) {
  return FormMaker(document, tokens, names, figures, source).Make();
}

}  // namespace verbatim::facts
