#include "services/facts/figures.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "services/facts/dates.h"
#include "services/facts/numbers.h"
#include "services/facts/words.h"

namespace verbatim::facts {
namespace {

using domain::Figure;
using domain::FigureBound;
using domain::FigureKind;

struct BoundPhrase {
  std::string_view words;
  FigureBound bound;
};

// Before a number; of those that fit, the longest counts.
constexpr std::array kBoundPhrases = {
    BoundPhrase{"at least", FigureBound::kAtLeast},
    BoundPhrase{"no fewer than", FigureBound::kAtLeast},
    BoundPhrase{"no less than", FigureBound::kAtLeast},
    BoundPhrase{"not less than", FigureBound::kAtLeast},
    BoundPhrase{"a minimum of", FigureBound::kAtLeast},
    BoundPhrase{"more than", FigureBound::kMoreThan},
    BoundPhrase{"greater than", FigureBound::kMoreThan},
    BoundPhrase{"higher than", FigureBound::kMoreThan},
    BoundPhrase{"upwards of", FigureBound::kMoreThan},
    BoundPhrase{"in excess of", FigureBound::kMoreThan},
    BoundPhrase{"well over", FigureBound::kMoreThan},
    BoundPhrase{"just over", FigureBound::kMoreThan},
    BoundPhrase{"over", FigureBound::kMoreThan},
    BoundPhrase{"above", FigureBound::kMoreThan},
    BoundPhrase{"exceeding", FigureBound::kMoreThan},
    BoundPhrase{"at most", FigureBound::kAtMost},
    BoundPhrase{"up to", FigureBound::kAtMost},
    BoundPhrase{"no more than", FigureBound::kAtMost},
    BoundPhrase{"not more than", FigureBound::kAtMost},
    BoundPhrase{"a maximum of", FigureBound::kAtMost},
    BoundPhrase{"as many as", FigureBound::kAtMost},
    BoundPhrase{"as much as", FigureBound::kAtMost},
    BoundPhrase{"less than", FigureBound::kLessThan},
    BoundPhrase{"fewer than", FigureBound::kLessThan},
    BoundPhrase{"lower than", FigureBound::kLessThan},
    BoundPhrase{"just under", FigureBound::kLessThan},
    BoundPhrase{"under", FigureBound::kLessThan},
    BoundPhrase{"below", FigureBound::kLessThan},
    BoundPhrase{"about", FigureBound::kAbout},
    BoundPhrase{"around", FigureBound::kAbout},
    BoundPhrase{"roughly", FigureBound::kAbout},
    BoundPhrase{"approximately", FigureBound::kAbout},
    BoundPhrase{"some", FigureBound::kAbout},
    BoundPhrase{"nearly", FigureBound::kAbout},
    BoundPhrase{"almost", FigureBound::kAbout},
    BoundPhrase{"close to", FigureBound::kAbout},
    BoundPhrase{"an estimated", FigureBound::kAbout},
    BoundPhrase{"estimated", FigureBound::kAbout},
    BoundPhrase{"circa", FigureBound::kAbout},
};

struct Named {
  std::string_view words;
  std::string_view unit;
};

constexpr std::array kCurrencySigns = {
    Named{"$", "USD"},   Named{"us$", "USD"}, Named{"a$", "AUD"},  Named{"c$", "CAD"},
    Named{"€", "EUR"},   Named{"£", "GBP"},   Named{"¥", "JPY"},   Named{"₽", "RUB"},
    Named{"usd", "USD"}, Named{"eur", "EUR"}, Named{"gbp", "GBP"}, Named{"₹", "INR"}};
constexpr std::array kCurrencyWords = {
    Named{"dollars", "USD"}, Named{"dollar", "USD"},   Named{"euros", "EUR"},
    Named{"euro", "EUR"},    Named{"pounds", "GBP"},   Named{"rubles", "RUB"},
    Named{"roubles", "RUB"}, Named{"yen", "JPY"},      Named{"yuan", "CNY"},
    Named{"hryvnia", "UAH"}, Named{"hryvnias", "UAH"}, Named{"rupees", "INR"},
    Named{"francs", "CHF"},  Named{"lira", "TRY"},     Named{"zloty", "PLN"},
    Named{"kronor", "SEK"},  Named{"kroner", "NOK"}};
constexpr std::array kMeasures = {Named{"kilometres", "kilometre"},
                                  Named{"kilometers", "kilometre"},
                                  Named{"km", "kilometre"},
                                  Named{"kilometre", "kilometre"},
                                  Named{"kilometer", "kilometre"},
                                  Named{"mile", "mile"},
                                  Named{"miles", "mile"},
                                  Named{"metres", "metre"},
                                  Named{"meters", "metre"},
                                  Named{"metre", "metre"},
                                  Named{"meter", "metre"},
                                  Named{"feet", "foot"},
                                  Named{"foot", "foot"},
                                  Named{"ft", "foot"},
                                  Named{"inches", "inch"},
                                  Named{"tons", "ton"},
                                  Named{"ton", "ton"},
                                  Named{"tonnes", "tonne"},
                                  Named{"tonne", "tonne"},
                                  Named{"barrels", "barrel"},
                                  Named{"litres", "litre"},
                                  Named{"liters", "litre"},
                                  Named{"gallons", "gallon"},
                                  Named{"degrees", "degree"},
                                  Named{"degree", "degree"},
                                  Named{"acres", "acre"},
                                  Named{"hectares", "hectare"},
                                  Named{"kilograms", "kilogram"},
                                  Named{"kg", "kilogram"},
                                  Named{"kilos", "kilogram"},
                                  Named{"hours", "hour"},
                                  Named{"hour", "hour"},
                                  Named{"minutes", "minute"},
                                  Named{"minute", "minute"},
                                  Named{"seconds", "second"},
                                  Named{"days", "day"},
                                  Named{"day", "day"},
                                  Named{"weeks", "week"},
                                  Named{"week", "week"},
                                  Named{"months", "month"},
                                  Named{"month", "month"},
                                  Named{"years", "year"},
                                  Named{"year", "year"},
                                  Named{"mph", "mile an hour"},
                                  Named{"points", "point"},
                                  Named{"point", "point"},
                                  Named{"megawatts", "megawatt"},
                                  Named{"mw", "megawatt"},
                                  Named{"gigawatts", "gigawatt"},
                                  Named{"gw", "gigawatt"},
                                  Named{"decades", "decade"}};

template <size_t N>
std::string_view UnitOf(const std::array<Named, N>& names, std::string_view word) {
  for (const Named& named : names) {
    if (named.words == word) return named.unit;
  }
  return {};
}

// Finds the figures of one range of tokens.
class FigureFinder {
 public:
  FigureFinder(const text::Document& document, text::TokenRange range)
      : document_(document), begin_(range.begin) {
    for (uint32_t i = range.begin; i < range.end; ++i) words_.push_back(Folded(document, i));
  }

  std::vector<Figure> Find() && {
    for (size_t i = 0; i < words_.size();) {
      const size_t next = ReadAt(i);
      i = next > i ? next : i + 1;
    }
    return std::move(figures_);
  }

 private:
  std::string_view Word(size_t i) const {
    return i < words_.size() ? std::string_view(words_[i]) : std::string_view();
  }
  const text::Token& Token(size_t i) const {
    return document_.tokens()[begin_ + static_cast<uint32_t>(i)];
  }
  bool IsWord(size_t i) const {
    return i < words_.size() && Token(i).kind == text::TokenKind::kWord;
  }
  bool IsCapitalised(size_t i) const { return IsWord(i) && Token(i).capitalised; }
  bool StartsSentence(size_t i) const {
    return i == 0 || Token(i).sentence != Token(i - 1).sentence;
  }
  domain::TextSpan Span(size_t begin, size_t end) const {
    return {Token(begin).span.begin, Token(end - 1).span.end};
  }

  // Reads what begins at a token; returns where to go on, `i` if nothing begins there.
  size_t ReadAt(size_t i) {
    if (const auto date = ReadDate(document_, words_, begin_, i)) {
      if (date->words > 0 && !date->iso.empty()) {
        Figure figure;
        figure.kind = FigureKind::kDate;
        figure.date = date->iso;
        figure.span = Span(i, i + date->words);
        figures_.push_back(std::move(figure));
      }
      return i + date->words;
    }
    size_t at = i;
    std::string currency(UnitOf(kCurrencySigns, Word(i)));
    if (!currency.empty()) ++at;
    const auto number = ReadNumber(words_, at);
    if (!number || (currency.empty() && IsNoFigure(at, *number))) return i;
    return ReadFigure(i, at, *number, std::move(currency));
  }

  // Numbers that name rather than count.
  bool IsNoFigure(size_t at, const WrittenNumber& number) const {
    const size_t end = at + number.words;
    const bool noun_follows = IsWord(end) && !IsFunctionWord(Word(end)) && !IsCapitalised(end);
    const std::string_view before = at > 0 ? Word(at - 1) : std::string_view();
    if (before == "no." || before == "number" || before == "#") return true;
    if (Word(end) == "a.m." || Word(end) == "p.m." || Word(end) == "am" || Word(end) == "pm") {
      return true;
    }
    if (OrdinalOf(Word(at)) > 0) return true;
    if (Word(at) == "one" && number.words == 1) {
      static const auto& before_pronoun = *new WordList("no this that the each every which any");
      const bool share = Word(end) == "in" && ReadNumber(words_, end + 1);
      if ((!noun_follows && !share) || before_pronoun.Has(before)) return true;
    }
    if (!number.digits && IsCapitalised(at) && !StartsSentence(at)) return true;  // Group of Seven
    // "Article 5", "Boeing 757"; but "Ukraine 20 tanks"
    if (number.digits && number.whole && at > 0 && IsCapitalised(at - 1) && !noun_follows &&
        Word(end) != "%" && Word(end) != "percent" && !IsFunctionWord(before) &&
        WeekdayOf(before) == 0) {
      return true;
    }
    // "Khan, 45, said"
    return number.whole && before == "," && (Word(end) == "," || Word(end) == ".") && at > 1 &&
           IsCapitalised(at - 2) && number.value < 120;
  }

  size_t ReadFigure(size_t begin, size_t at, const WrittenNumber& number, std::string currency) {
    Figure figure;
    figure.value = number.value;
    figure.upper = number.upper;
    if (number.fraction) figure.kind = FigureKind::kFraction;
    if (number.upper > 0) figure.bound = FigureBound::kRange;
    if (number.order) figure.bound = FigureBound::kOrder;
    size_t end = at + number.words;
    ReadShare(end, figure);
    ReadRange(begin, end, figure);
    size_t span_end = end;
    if (!currency.empty()) {
      figure.kind = FigureKind::kMoney;
      figure.unit = std::move(currency);
    } else {
      ReadUnit(number, end, figure);
      span_end = end;
    }
    const size_t span_begin = ReadBound(begin, figure);
    if (ReadBoundAfter(end, figure)) span_end = end;
    const size_t counted_end = ReadCounted(end, figure);
    if (figure.counted.empty()) LookLeft(begin, figure);
    size_t after = counted_end;
    if (after > end) ReadBoundAfter(after, figure);
    figure.place = PlaceAfter(after);
    figure.span = Span(span_begin, span_end);
    figures_.push_back(std::move(figure));
    return end;
  }

  // "3 in 10 voters"
  void ReadShare(size_t& end, Figure& figure) const {
    if (Word(end) != "in" && !(Word(end) == "out" && Word(end + 1) == "of")) return;
    const size_t at = end + (Word(end) == "in" ? 1 : 2);
    const auto whole = ReadNumber(words_, at);
    if (!whole || whole->fraction || whole->value > 100 || whole->value <= figure.value ||
        figure.value < 1 || whole->upper > 0) {
      return;
    }
    figure.kind = FigureKind::kFraction;
    figure.value /= whole->value;
    end = at + whole->words;
  }

  // "20 to 30", "between 20 and 30"; but "rose from 20 to 30" are two.
  void ReadRange(size_t begin, size_t& end, Figure& figure) const {
    const std::string_view before = begin > 0 ? Word(begin - 1) : std::string_view();
    const std::string_view between = Word(end);
    const bool joined = (before == "between" && between == "and") ||
                        (before != "from" && (between == "to" || between == "–" || between == "-"));
    if (!joined || figure.kind != FigureKind::kCount || figure.bound != FigureBound::kExact) return;
    size_t at = end + 1;
    if (!UnitOf(kCurrencySigns, Word(at)).empty()) ++at;
    const auto upper = ReadNumber(words_, at);
    if (!upper || upper->upper > 0 || upper->value <= figure.value) return;
    // "two to three million": the scale is that of both
    double scale = 1;
    while (figure.value > 0 && figure.value * scale * 1000 <= upper->value) scale *= 1000;
    if (figure.value < 1000 && upper->value >= 1000) figure.value *= scale;
    figure.upper = upper->value;
    figure.bound = FigureBound::kRange;
    end = at + upper->words;
  }

  static constexpr size_t kMostBoundWords = 3;

  // The phrase that ends before a number; returns where it begins.
  size_t ReadBound(size_t begin, Figure& figure) const {
    if (figure.bound == FigureBound::kRange) {
      return begin > 0 && Word(begin - 1) == "between" ? begin - 1 : begin;
    }
    std::string phrase;
    size_t found = begin;
    for (size_t n = 1; n <= std::min(kMostBoundWords, begin); ++n) {
      phrase = std::string(Word(begin - n)) + (phrase.empty() ? "" : " ") + phrase;
      for (const BoundPhrase& known : kBoundPhrases) {
        if (known.words != phrase) continue;
        if (figure.bound != FigureBound::kOrder) figure.bound = known.bound;
        found = begin - n;
      }
    }
    return found;
  }

  // "or more", "or so" behind a number or what it counts; moves `end` behind it.
  bool ReadBoundAfter(size_t& end, Figure& figure) const {
    if (Word(end) != "or") return false;
    const std::string_view word = Word(end + 1);
    if (word == "more") {
      figure.bound = FigureBound::kAtLeast;
    } else if (word == "so") {
      figure.bound = FigureBound::kAbout;
    } else if (word == "fewer" || word == "less") {
      figure.bound = FigureBound::kAtMost;
    } else {
      return false;
    }
    end += 2;
    return true;
  }

  void ReadUnit(const WrittenNumber& number, size_t& end, Figure& figure) const {
    std::string_view unit = number.unit;
    size_t words = 0;
    if (unit.empty()) {
      unit = Word(end);
      words = 1;
      if (unit == "per" && Word(end + 1) == "cent") {
        unit = "percent";
        words = 2;
      } else if (unit == "percentage" && Word(end + 1).starts_with("point")) {
        figure.unit = "percentage point";
        end += 2;
        return;
      } else if (unit == "square" || unit == "cubic") {
        if (const auto measure = UnitOf(kMeasures, Word(end + 1)); !measure.empty()) {
          figure.unit = std::string(unit) + " " + std::string(measure);
          end += 2;
        }
        return;
      }
    }
    if (unit == "%" || unit == "percent" || unit == "pct" || unit == "pc") {
      figure.kind = FigureKind::kPercentage;
      end += words;
    } else if (const auto currency = UnitOf(kCurrencyWords, unit); !currency.empty()) {
      figure.kind = FigureKind::kMoney;
      figure.unit = currency;
      end += words;
    } else if (const auto measure = UnitOf(kMeasures, unit); !measure.empty()) {
      figure.unit = measure;
      end += words;
    } else if (!number.unit.empty()) {
      figure.counted = number.unit;  // "12-nation"
    }
  }

  bool EndsRun(size_t i, size_t run_begin) const {
    if (!IsWord(i) || IsFunctionWord(Word(i)) || ReadNumber(words_, i)) return true;
    if (i == run_begin) return false;
    static const auto& verbs = *new WordList(
        "said say says told stay remain live face want voted killed dead back left went came "
        "took fled died got made work support oppose");
    return Word(i).ends_with("ed") || verbs.Has(Word(i));
  }

  static bool IsPlural(std::string_view word) {
    static const auto& irregular = *new WordList(
        "people men women children police troops aircraft personnel staff fish sheep cattle "
        "policemen firefighters congressmen lawmen servicemen fishermen businessmen percent dead "
        "injured wounded missing killed displaced homeless hurt");
    if (irregular.Has(word)) return true;
    return word.size() > 2 && word.ends_with('s') && !word.ends_with("ss") &&
           !word.ends_with("us") && !word.ends_with("is");
  }

  // What is counted behind the number: the words up to the first plural. Returns where it ends.
  size_t ReadCounted(size_t end, Figure& figure) const {
    if (!figure.counted.empty()) return end;
    const bool money = figure.kind == FigureKind::kMoney;
    const bool part = figure.kind == FigureKind::kPercentage ||
                      figure.kind == FigureKind::kFraction || !figure.unit.empty();
    size_t i = end;
    if (Word(i) == "of" || (money && (Word(i) == "in" || Word(i) == "worth"))) {
      if (Word(i) == "worth" && Word(i + 1) == "of") ++i;
      ++i;
      static const auto& determiners =
          *new WordList("the its his her their our my your all these those this that a an");
      while (determiners.Has(Word(i))) ++i;
      if (const auto number = ReadNumber(words_, i)) i += number->words;
    } else if (money || (part && figure.unit == "year")) {
      return end;
    } else if (figure.kind == FigureKind::kFraction && Word(i) == "the") {
      ++i;
    } else if (Word(i) == "more" || Word(i) == "other" || Word(i) == "of") {
      ++i;
    }
    const size_t begin = i;
    constexpr size_t kMostWords = 4;
    size_t last = begin;
    for (; i < begin + kMostWords && !EndsRun(i, begin); ++i) {
      last = i + 1;
      if (IsPlural(Word(i))) break;
    }
    if (last == begin) return end;
    const bool plural = IsPlural(Word(last - 1));
    if (!plural && !part && !money && figure.value != 1) return end;
    // Of what is no plural, the words up to the next verb are too many: the first noun phrase only.
    figure.counted = std::string(document_.Text(Span(begin, last)));
    return last;
  }

  // "a population of 20,000", "the death toll rose to 41,000"
  void LookLeft(size_t begin, Figure& figure) const {
    static const auto& measured = *new WordList(
        "population toll number total turnout deficit inflation unemployment price prices rate "
        "cost costs budget debt revenue sales profit profits lead majority share approval rating "
        "temperature support damage losses wages fine ransom bill spending growth");
    constexpr size_t kFarthest = 10;
    for (size_t n = 1; n <= std::min(kFarthest, begin); ++n) {
      const size_t i = begin - n;
      if (StartsSentence(i + 1)) return;
      if (!measured.Has(Word(i))) continue;
      size_t first = i;
      static const auto& compounds = *new WordList("toll rate price prices rating damage share");
      if (i > 0 && compounds.Has(Word(i)) && IsWord(i - 1) && !IsFunctionWord(Word(i - 1)) &&
          !StartsSentence(i) && Token(i - 1).space_before && !IsCapitalised(i - 1)) {
        --first;
      }
      figure.counted = std::string(document_.Text(Span(first, i + 1)));
      return;
    }
  }

  std::string PlaceAfter(size_t i) const {
    constexpr size_t kFarthest = 8;
    static const auto& prepositions = *new WordList("in at near across outside around throughout");
    for (const size_t last = std::min(i + kFarthest, words_.size()); i < last; ++i) {
      if (StartsSentence(i) && i > 0) return "";
      if (Token(i).kind == text::TokenKind::kPunctuation) return "";
      if (!prepositions.Has(Word(i))) continue;
      size_t begin = i + 1;
      if (Word(begin) == "the") ++begin;
      size_t end = begin;
      while (IsCapitalised(end) && MonthOf(Word(end)) == 0 && WeekdayOf(Word(end)) == 0) ++end;
      if (end > begin) return std::string(document_.Text(Span(begin, end)));
    }
    return "";
  }

  const text::Document& document_;
  const uint32_t begin_;
  std::vector<std::string> words_;
  std::vector<Figure> figures_;
};

}  // namespace

std::vector<Figure> FindFigures(const text::Document& document, text::TokenRange range) {
  return FigureFinder(document, range).Find();
}

}  // namespace verbatim::facts
