#include "services/matching/encoding_repair.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <utility>

#include "services/text/unicode.h"

namespace verbatim::matching {
namespace {

struct NamedEntity {
  std::string_view name;
  char32_t value;
};

// The entities that occur in articles: those of Latin 1, marks, spaces, and the letters of the
// languages whose names appear in English news. Sorted by name.
constexpr NamedEntity kNamedEntities[] = {
    // clang-format off
    {"AElig", U'Æ'}, {"Aacute", U'Á'}, {"Acirc", U'Â'}, {"Agrave", U'À'}, {"Aring", U'Å'},
    {"Atilde", U'Ã'}, {"Auml", U'Ä'}, {"Ccaron", U'Č'}, {"Ccedil", U'Ç'}, {"ETH", U'Ð'},
    {"Eacute", U'É'}, {"Ecirc", U'Ê'}, {"Egrave", U'È'}, {"Euml", U'Ë'}, {"Iacute", U'Í'},
    {"Icirc", U'Î'}, {"Idot", U'İ'}, {"Igrave", U'Ì'}, {"Iuml", U'Ï'}, {"Lstrok", U'Ł'},
    {"Ntilde", U'Ñ'}, {"OElig", U'Œ'}, {"Oacute", U'Ó'}, {"Ocirc", U'Ô'}, {"Ograve", U'Ò'},
    {"Oslash", U'Ø'}, {"Otilde", U'Õ'}, {"Ouml", U'Ö'}, {"Prime", U'″'}, {"Scaron", U'Š'},
    {"THORN", U'Þ'}, {"Uacute", U'Ú'}, {"Ucirc", U'Û'}, {"Ugrave", U'Ù'}, {"Uuml", U'Ü'},
    {"Yacute", U'Ý'}, {"Yuml", U'Ÿ'}, {"Zcaron", U'Ž'}, {"aacute", U'á'}, {"acirc", U'â'},
    {"acute", U'´'}, {"aelig", U'æ'}, {"agrave", U'à'}, {"amp", U'&'}, {"aogon", U'ą'},
    {"apos", U'\''}, {"aring", U'å'}, {"ast", U'*'}, {"atilde", U'ã'}, {"auml", U'ä'},
    {"bdquo", U'„'}, {"brvbar", U'¦'}, {"bull", U'•'}, {"cacute", U'ć'}, {"ccaron", U'č'},
    {"ccedil", U'ç'}, {"cedil", U'¸'}, {"cent", U'¢'}, {"colon", U':'}, {"comma", U','},
    {"commat", U'@'}, {"copy", U'©'}, {"curren", U'¤'}, {"dash", U'‐'}, {"deg", U'°'},
    {"divide", U'÷'}, {"dollar", U'$'}, {"eacute", U'é'}, {"ecaron", U'ě'}, {"ecirc", U'ê'},
    {"egrave", U'è'}, {"emsp", U'\u2003'}, {"ensp", U'\u2002'}, {"eogon", U'ę'}, {"eth", U'ð'},
    {"euml", U'ë'}, {"euro", U'€'}, {"excl", U'!'}, {"fnof", U'ƒ'}, {"frac12", U'½'},
    {"frac14", U'¼'}, {"frac34", U'¾'}, {"gbreve", U'ğ'}, {"gt", U'>'}, {"hairsp", U'\u200A'},
    {"hellip", U'…'}, {"horbar", U'―'}, {"hyphen", U'‐'}, {"iacute", U'í'}, {"icirc", U'î'},
    {"iexcl", U'¡'}, {"igrave", U'ì'}, {"inodot", U'ı'}, {"iquest", U'¿'}, {"iuml", U'ï'},
    {"laquo", U'«'}, {"lbrack", U'['}, {"ldquo", U'“'}, {"ldquor", U'„'}, {"lowbar", U'_'},
    {"lpar", U'('}, {"lsaquo", U'‹'}, {"lsqb", U'['}, {"lsquo", U'‘'}, {"lsquor", U'‚'},
    {"lstrok", U'ł'}, {"lt", U'<'}, {"macr", U'¯'}, {"mdash", U'—'}, {"micro", U'µ'},
    {"middot", U'·'}, {"minus", U'−'}, {"mldr", U'…'}, {"nacute", U'ń'}, {"nbsp", U'\u00A0'},
    {"ndash", U'–'}, {"not", U'¬'}, {"ntilde", U'ñ'}, {"num", U'#'}, {"numsp", U'\u2007'},
    {"oacute", U'ó'}, {"ocirc", U'ô'}, {"oelig", U'œ'}, {"ograve", U'ò'}, {"ordf", U'ª'},
    {"ordm", U'º'}, {"oslash", U'ø'}, {"otilde", U'õ'}, {"ouml", U'ö'}, {"para", U'¶'},
    {"percnt", U'%'}, {"period", U'.'}, {"plusmn", U'±'}, {"pound", U'£'}, {"prime", U'′'},
    {"puncsp", U'\u2008'}, {"quest", U'?'}, {"quot", U'"'}, {"raquo", U'»'}, {"rbrack", U']'},
    {"rcaron", U'ř'}, {"rdquo", U'”'}, {"rdquor", U'”'}, {"reg", U'®'}, {"rpar", U')'},
    {"rsaquo", U'›'}, {"rsqb", U']'}, {"rsquo", U'’'}, {"rsquor", U'’'}, {"sacute", U'ś'},
    {"sbquo", U'‚'}, {"scaron", U'š'}, {"scedil", U'ş'}, {"sect", U'§'}, {"semi", U';'},
    {"shy", U'\u00AD'}, {"sol", U'/'}, {"sup1", U'¹'}, {"sup2", U'²'}, {"sup3", U'³'},
    {"szlig", U'ß'}, {"thinsp", U'\u2009'}, {"thorn", U'þ'}, {"times", U'×'}, {"trade", U'™'},
    {"uacute", U'ú'}, {"ucirc", U'û'}, {"ugrave", U'ù'}, {"uml", U'¨'}, {"uuml", U'ü'},
    {"yacute", U'ý'}, {"yen", U'¥'}, {"yuml", U'ÿ'}, {"zacute", U'ź'}, {"zcaron", U'ž'},
    {"zdot", U'ż'}, {"zwj", U'\u200D'}, {"zwnj", U'\u200C'},
    // clang-format on
};

// What Windows-1252 holds at 0x80 to 0x9F; the five bytes that it leaves open stand for themselves.
constexpr char32_t kWindows1252[32] = {
    U'€', 0x81, U'‚', U'ƒ', U'„', U'…', U'†', U'‡', U'ˆ', U'‰', U'Š', U'‹', U'Œ', 0x8D, U'Ž', 0x8F,
    0x90, U'‘', U'’', U'“', U'”', U'•', U'–', U'—', U'˜', U'™', U'š', U'›', U'œ', 0x9D, U'ž', U'Ÿ'};

constexpr size_t kLongestEntity = 10;  // bytes between '&' and ';', as "#x0010ffff"

// The byte that was read as `c`, or nullopt when `c` is in no Windows-1252 text.
std::optional<unsigned char> WindowsByte(char32_t c) {
  if (c <= 0xFF) return static_cast<unsigned char>(c);
  const auto* found = std::find(std::begin(kWindows1252), std::end(kWindows1252), c);
  if (found == std::end(kWindows1252)) return std::nullopt;
  return static_cast<unsigned char>(0x80 + (found - std::begin(kWindows1252)));
}

// Letters at which a wrongly decoded run may begin, and how many bytes it has. Only those whose
// run cannot be mistaken for real text: "É»" closes a French quotation, "Ã»" does not.
size_t RunLength(char32_t lead) {
  switch (lead) {
    case U'Â':
    case U'Ã':
    case U'Ä':
    case U'Å': return 2;
    case U'â':
    case U'ï': return 3;
    case U'ð': return 4;
    default: return 0;
  }
}

std::optional<char32_t> EntityValue(std::string_view name) {
  if (name.empty()) return std::nullopt;
  if (name[0] != '#') {
    const auto* found = std::lower_bound(
        std::begin(kNamedEntities), std::end(kNamedEntities), name,
        [](const NamedEntity& entity, std::string_view key) { return entity.name < key; });
    if (found == std::end(kNamedEntities) || found->name != name) return std::nullopt;
    return found->value;
  }
  name.remove_prefix(1);
  const bool hex = !name.empty() && (name[0] == 'x' || name[0] == 'X');
  if (hex) name.remove_prefix(1);
  uint32_t value = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), value, hex ? 16 : 10);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  if (value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return std::nullopt;
  return value >= 0x80 && value < 0xA0 ? kWindows1252[value - 0x80] : char32_t{value};
}

// A character put in place of `size` bytes of the text before.
struct Replacement {
  char32_t value = 0;
  size_t size = 0;
};

Replacement EntityAt(std::string_view text, size_t begin) {
  if (text[begin] != '&') return {};
  const size_t end = text.substr(begin + 1, kLongestEntity + 1).find(';');
  if (end == std::string_view::npos) return {};
  const std::optional<char32_t> value = EntityValue(text.substr(begin + 1, end));
  return value ? Replacement{*value, end + 2} : Replacement{};
}

Replacement MisreadAt(std::string_view text, size_t begin) {
  if (static_cast<unsigned char>(text[begin]) != 0xC3) return {};  // all leads are U+00C0..U+00FF
  const auto [lead, lead_size] = text::Decode(text, begin);
  size_t offset = begin + lead_size;
  const size_t length = RunLength(lead);
  if (length == 0) return {};
  std::array<char, 4> bytes = {static_cast<char>(lead)};
  for (size_t i = 1; i < length; ++i) {
    const text::CodePoint c =
        offset < text.size() ? text::Decode(text, offset) : text::CodePoint{U' ', 0};
    const std::optional<unsigned char> byte = WindowsByte(c.value);
    if (!byte || (*byte & 0xC0) != 0x80) {
      // The closing mark ends in a byte that Windows-1252 leaves open and that often gets lost.
      if (i == 2 && lead == U'â' && static_cast<unsigned char>(bytes[1]) == 0x80) {
        return {U'”', offset - begin};
      }
      return {};
    }
    bytes[i] = static_cast<char>(*byte);
    offset += c.size;
  }
  // A closing guillemet after a capital ends a quotation rather than a character.
  if ((lead == U'Ä' || lead == U'Å') && static_cast<unsigned char>(bytes[1]) == 0xBB) return {};
  const std::string_view run(bytes.data(), length);
  if (text::ValidUtf8Prefix(run) != run.size()) return {};
  return {text::Decode(run, 0).value, offset - begin};
}

// Whether a letter of RunLength() occurs; all are U+00C0 to U+00FF, two bytes that begin with 0xC3.
bool MayHoldMisread(std::string_view text) {
  for (size_t i = text.find('\xC3'); i != std::string_view::npos; i = text.find('\xC3', i + 2)) {
    if (RunLength(0xC0 + (static_cast<unsigned char>(text[i + 1]) & 0x3F)) != 0) return true;
  }
  return false;
}

}  // namespace

RepairedText::RepairedText(std::string_view original) : text_(original) {
  origins_.reserve(original.size());
  for (uint32_t i = 0; i < original.size(); ++i) origins_.push_back({i, i + 1});
}

class Repairer {
 public:
  explicit Repairer(std::string_view original) : repaired_(original) {}

  // Replaces everywhere what `find_at` finds; whether it found anything.
  bool Replace(Replacement (*find_at)(std::string_view, size_t)) {
    const std::string before = std::exchange(repaired_.text_, {});
    const std::vector<domain::TextSpan> origins = std::exchange(repaired_.origins_, {});
    bool replaced = false;
    for (size_t i = 0; i < before.size();) {
      const Replacement replacement = find_at(before, i);
      if (replacement.size == 0) {
        repaired_.text_.push_back(before[i]);
        repaired_.origins_.push_back(origins[i]);
        ++i;
        continue;
      }
      const domain::TextSpan origin{origins[i].begin, origins[i + replacement.size - 1].end};
      text::Append(replacement.value, repaired_.text_);
      repaired_.origins_.resize(repaired_.text_.size(), origin);
      i += replacement.size;
      replaced = true;
    }
    return replaced;
  }

  RepairedText Take() && { return std::move(repaired_); }

 private:
  RepairedText repaired_;
};

std::optional<RepairedText> RepairEncoding(std::string_view text) {
  const bool entities = text.find('&') != std::string_view::npos;
  if (!entities && !MayHoldMisread(text)) return std::nullopt;
  Repairer repairer(text);
  bool changed = false;
  if (entities && repairer.Replace(EntityAt)) {
    changed = true;
    repairer.Replace(EntityAt);  // "&amp;#8217;" was escaped twice
  }
  if (repairer.Replace(MisreadAt)) {
    changed = true;
    repairer.Replace(MisreadAt);  // was misread twice
  }
  if (!changed) return std::nullopt;
  return std::move(repairer).Take();
}

}  // namespace verbatim::matching
