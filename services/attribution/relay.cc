#include "services/attribution/relay.h"

#include <algorithm>
#include <iterator>

#include "services/attribution/phrase.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

template <size_t N>
bool IsAnyOf(std::string_view word, const std::string_view (&words)[N]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

class RelayFinder {
 public:
  RelayFinder(const TaggedText& text, const std::vector<bool>& in_content,
              const StatementTokens& statement, TokenRange range)
      : text_(text), in_content_(in_content), statement_(statement), range_(range) {}

  std::vector<Relay> Find() {
    for (uint32_t i = range_.begin; i < range_.end; ++i) {
      if (in_content_[i] || statement_.source.Contains(i)) continue;
      ReadBehind(i);
      ReadBefore(i);
    }
    return std::move(relays_);
  }

 private:
  // "according to MEDIA", "quoted by MEDIA", "carried by MEDIA", "quoted as saying by MEDIA".
  void ReadBehind(uint32_t i) {
    static constexpr std::string_view kPassive[] = {
        "quoted", "cited",    "reported", "carried", "published", "broadcast",
        "aired",  "released", "relayed",  "saying",  "shown",     "seen"};
    const std::string_view word = text_.Text(i);
    const bool according =
        (word == "according" || word == "According") && text_.IsText(i + 1, "to");
    const bool passive =
        IsAnyOf(word, kPassive) && (text_.IsText(i + 1, "by") || text_.IsText(i + 1, "on"));
    if (!according && !passive) return;
    const std::optional<Phrase> by = ReadPhrase(text_, i + 2, range_.end);
    if (!by || statement_.source.Contains(by->head) || !NamesMedium(text_, by->core)) return;
    if (according) Add({i, by->core.end}, 0.9, "according_to");
    if (passive) Add({word == "saying" ? i + 1 : i, by->core.end}, 0.9, "quoted_by");
  }

  // "MEDIA reported", "MEDIA quoted him as saying".
  void ReadBefore(uint32_t verb) {
    static constexpr std::string_view kVerbs[] = {"reported", "reports", "quoted", "quotes",
                                                  "cited",    "cites",   "said",   "says"};
    const std::string_view word = text_.Text(verb);
    if (!IsAnyOf(word, kVerbs) || verb == range_.begin) return;
    const bool says = word == "said" || word == "says";
    // The cue's own subject is the source unless it quotes somebody: "Reuters quoted".
    if (says && statement_.cue.Contains(verb)) return;
    uint32_t begin = verb;
    constexpr uint32_t kLongest = 8;
    while (begin > range_.begin && verb - begin < kLongest && !in_content_[begin - 1] &&
           !statement_.source.Contains(begin - 1) && !EndsPhrase(text_, begin - 1)) {
      --begin;
    }
    if (begin == verb || !NamesMedium(text_, {begin, verb})) return;
    Add({begin, verb + 1}, 0.9, "reported");
  }

  void Add(TokenRange tokens, double confidence, std::string_view method) {
    const bool known = std::any_of(relays_.begin(), relays_.end(), [&](const Relay& relay) {
      return relay.tokens.begin < tokens.end && tokens.begin < relay.tokens.end;
    });
    if (!known) relays_.push_back({tokens, confidence, method});
  }

  const TaggedText& text_;
  const std::vector<bool>& in_content_;
  const StatementTokens& statement_;
  const TokenRange range_;
  std::vector<Relay> relays_;
};

}  // namespace

bool NamesMedium(const TaggedText& text, TokenRange phrase) {
  static constexpr std::string_view kForms[] = {"media", "television", "TV", "radio", "press"};
  static constexpr std::string_view kOwners[] = {"state",    "state-run", "local",
                                                 "domestic", "national",  "official"};
  static constexpr std::string_view kArticles[] = {"Der", "Die", "Das", "Le", "La", "El", "Il"};
  for (uint32_t i = phrase.begin; i < phrase.end; ++i) {
    if (text.IsCapitalised(i) && text.Is(i, kMedia)) return true;
    if (i == phrase.begin) continue;
    // "state media", "Polish television"
    const std::string_view before = text.Text(i - 1);
    const bool owned = IsAnyOf(before, kOwners) || text.Is(i - 1, kDemonym);
    if (owned && IsAnyOf(text.Text(i), kForms)) return true;
    // Newspapers keep the article of their language.
    if (text.IsCapitalised(i) && IsAnyOf(before, kArticles) && !text.OpensSentence(i - 1) &&
        phrase.end - i == 1) {
      return true;
    }
  }
  return false;
}

std::vector<Relay> FindRelays(const TaggedText& text, const std::vector<bool>& in_content,
                              const StatementTokens& statement, TokenRange range) {
  return RelayFinder(text, in_content, statement, range).Find();
}

}  // namespace verbatim::attribution
