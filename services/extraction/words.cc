#include "services/extraction/words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace verbatim::extraction {
namespace {

// Longest form that is folded; the rest of a longer token (a URL) does not matter.
constexpr size_t kMaxForm = 48;

// The lower-case form of a token: ASCII and Latin-1 capitals, curly apostrophes as straight ones,
// abbreviations without their last stop ("Mr." as "mr").
struct Form {
  std::array<char, kMaxForm> bytes;
  size_t size = 0;

  std::string_view view() const { return {bytes.data(), size}; }
};

Form FormOf(std::string_view token) {
  Form form;
  for (size_t i = 0; i < token.size() && form.size < kMaxForm; ++i) {
    const auto c = static_cast<unsigned char>(token[i]);
    if (c >= 'A' && c <= 'Z') {
      form.bytes[form.size++] = static_cast<char>(c + 32);
    } else if (c == 0xE2 && i + 2 < token.size() && token[i + 1] == '\x80' &&
               (token[i + 2] == '\x98' || token[i + 2] == '\x99')) {
      form.bytes[form.size++] = '\'';
      i += 2;
    } else if (c >= 0x80 && c < 0xC0 && i > 0 && token[i - 1] == '\xC3' && c < 0x9F && c != 0x97) {
      form.bytes[form.size++] = static_cast<char>(c + 0x20);  // À to Þ
    } else {
      form.bytes[form.size++] = static_cast<char>(c);
    }
  }
  if (form.size > 1 && form.bytes[form.size - 1] == '.' && form.bytes[form.size - 2] != '.') {
    --form.size;
  }
  return form;
}

uint32_t SuffixHash(std::string_view form, size_t length) {
  return HashOf(form.substr(form.size() > length ? form.size() - length : 0));
}

// The kinds of characters in order, each run once ("Xx", "d-x", "X.X."), at most seven of them.
uint16_t ShapeOf(std::string_view token) {
  uint32_t shape = 0;
  uint32_t last = 0;
  int runs = 0;
  for (const char raw : token) {
    const auto c = static_cast<unsigned char>(raw);
    uint32_t kind = 6;
    if (c >= 'A' && c <= 'Z') {
      kind = 1;
    } else if ((c >= 'a' && c <= 'z') || c >= 0x80) {
      kind = 2;
    } else if (c >= '0' && c <= '9') {
      kind = 3;
    } else if (c == '-') {
      kind = 4;
    } else if (c == '.') {
      kind = 5;
    }
    if (kind == last) continue;
    last = kind;
    shape = shape * 7 + kind;
    if (++runs == 5) break;
  }
  return static_cast<uint16_t>(shape);
}

// Forms that the rules of StripInflection don't bring to their verb.
constexpr std::pair<std::string_view, std::string_view> kIrregular[] = {
    {"said", "say"},
    {"says", "say"},
    {"told", "tell"},
    {"wrote", "write"},
    {"written", "write"},
    {"spoke", "speak"},
    {"spoken", "speak"},
    {"thought", "think"},
    {"felt", "feel"},
    {"found", "find"},
    {"knew", "know"},
    {"known", "know"},
    {"saw", "see"},
    {"seen", "see"},
    {"made", "make"},
    {"went", "go"},
    {"gone", "go"},
    {"goes", "go"},
    {"took", "take"},
    {"taken", "take"},
    {"gave", "give"},
    {"given", "give"},
    {"got", "get"},
    {"gotten", "get"},
    {"came", "come"},
    {"heard", "hear"},
    {"held", "hold"},
    {"kept", "keep"},
    {"left", "leave"},
    {"meant", "mean"},
    {"met", "meet"},
    {"paid", "pay"},
    {"sent", "send"},
    {"shown", "show"},
    {"stood", "stand"},
    {"understood", "understand"},
    {"swore", "swear"},
    {"sworn", "swear"},
    {"taught", "teach"},
    {"won", "win"},
    {"began", "begin"},
    {"begun", "begin"},
    {"broke", "break"},
    {"broken", "break"},
    {"brought", "bring"},
    {"built", "build"},
    {"bought", "buy"},
    {"caught", "catch"},
    {"chose", "choose"},
    {"chosen", "choose"},
    {"drew", "draw"},
    {"drawn", "draw"},
    {"drove", "drive"},
    {"driven", "drive"},
    {"fell", "fall"},
    {"fallen", "fall"},
    {"fought", "fight"},
    {"forgot", "forget"},
    {"forgotten", "forget"},
    {"grew", "grow"},
    {"grown", "grow"},
    {"led", "lead"},
    {"lost", "lose"},
    {"ran", "run"},
    {"sang", "sing"},
    {"sung", "sing"},
    {"sat", "sit"},
    {"sought", "seek"},
    {"sold", "sell"},
    {"threw", "throw"},
    {"thrown", "throw"},
    {"wore", "wear"},
    {"worn", "wear"},
    {"laid", "lay"},
    {"struck", "strike"},
    {"foresaw", "foresee"},
    {"foreseen", "foresee"},
    {"forbade", "forbid"},
    {"foretold", "foretell"},
    {"retold", "retell"},
    {"is", "be"},
    {"are", "be"},
    {"was", "be"},
    {"were", "be"},
    {"been", "be"},
    {"being", "be"},
    {"am", "be"},
    {"'s", "be"},
    {"'re", "be"},
    {"'m", "be"},
    {"has", "have"},
    {"had", "have"},
    {"having", "have"},
    {"'ve", "have"},
    {"does", "do"},
    {"did", "do"},
    {"done", "do"},
    {"vying", "vie"},
    {"lying", "lie"},
    {"lied", "lie"},
    {"dying", "die"},
    {"men", "man"},
    {"women", "woman"},
    {"people", "person"},
    {"children", "child"},
    {"spokesmen", "spokesman"}};

bool EndsWith(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

// Cuts the ending off `word`; true when the stem lost a "y" that must come back ("replied").
bool StripInflection(std::string_view& word) {
  const size_t size = word.size();
  if (size > 4 && (EndsWith(word, "ies") || EndsWith(word, "ied"))) {
    word.remove_suffix(3);
    return true;
  }
  if (size > 4 && EndsWith(word, "ing")) {
    word.remove_suffix(3);
  } else if (size > 3 && EndsWith(word, "ed")) {
    word.remove_suffix(2);
  } else if (size > 4 && (EndsWith(word, "sses") || EndsWith(word, "shes") ||
                          EndsWith(word, "ches") || EndsWith(word, "xes"))) {
    word.remove_suffix(2);
  } else if (size > 3 && EndsWith(word, "s") && !EndsWith(word, "ss")) {
    word.remove_suffix(1);
  }
  return false;
}

// Brings what is left of "argued", "argue" and "planned", "plan" together.
uint32_t HashStem(std::string_view word) {
  while (word.size() > 3 && word.back() == 'e') word.remove_suffix(1);
  if (word.size() > 3 && word.back() == word[word.size() - 2] && word.back() != 's') {
    word.remove_suffix(1);
  }
  return HashOf(word);
}

const absl::flat_hash_map<uint32_t, uint32_t>& IrregularStems() {
  static const auto& stems = *[] {
    auto* map = new absl::flat_hash_map<uint32_t, uint32_t>();
    for (const auto& [form, base] : kIrregular) map->emplace(HashOf(form), HashStem(base));
    return map;
  }();
  return stems;
}

bool HasPlainBaseForm(Tag tag) {
  return tag == Tag::kVB || tag == Tag::kVBP || tag == Tag::kNN || tag == Tag::kNNP;
}

}  // namespace

uint32_t StemOf(std::string_view token, Tag tag) {
  const Form form = FormOf(token);
  std::string_view word = form.view();
  if (!IsVerb(tag) && !IsNoun(tag)) return HashOf(word);
  if (IsVerb(tag) || tag == Tag::kNNS) {
    const auto irregular = IrregularStems().find(HashOf(word));
    if (irregular != IrregularStems().end()) return irregular->second;
  }
  if (!HasPlainBaseForm(tag) && StripInflection(word)) {
    return HashOf("y", HashOf(word));
  }
  return HashStem(word);
}

std::vector<Word> ReadWords(const text::Document& document) {
  const std::vector<text::Token>& tokens = document.tokens();
  std::vector<Word> words(tokens.size());
  for (size_t i = 0; i < tokens.size(); ++i) {
    const std::string_view token = document.Text(static_cast<uint32_t>(i));
    const Form form = FormOf(token);
    Word& word = words[i];
    word.form = HashOf(form.view());
    word.prefix2 = HashOf(form.view().substr(0, 2));
    word.suffix2 = SuffixHash(form.view(), 2);
    word.suffix3 = SuffixHash(form.view(), 3);
    word.suffix4 = SuffixHash(form.view(), 4);
    word.shape = ShapeOf(token.substr(0, kMaxForm));
    word.kind = tokens[i].kind;
    word.capitalised = tokens[i].capitalised;
    word.in_quotes = tokens[i].in_quotes;
    if (word.kind == text::TokenKind::kQuoteMark) word.form = kCloseMark;
  }
  for (const text::Quotation& quotation : document.quotations()) {
    if (quotation.tokens.empty()) continue;
    Word& first = words[quotation.tokens.begin];
    if (first.kind == text::TokenKind::kQuoteMark) first.form = kOpenMark;
  }
  return words;
}

}  // namespace verbatim::extraction
