#include <algorithm>
#include <array>

#include "services/attribution/description_resolver.h"
#include "services/attribution/foreground.h"
#include "services/attribution/pronoun_resolver.h"
#include "services/attribution/speaker_resolver.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// A document stays known longer than a person stays in the foreground.
constexpr size_t kMaxDocumentTurnsBack = 16;

// Documents that writers call by several words.
enum class DocumentKind : uint8_t {
  kStudy,
  kBook,
  kRuling,
  kAdvertisement,
  kLetter,
  kSuit,
  kOther
};

DocumentKind KindOf(const TaggedText& text, uint32_t token) {
  static constexpr std::array<std::string_view, 6> kWords = {
      " report study analysis survey review audit research paper finding findings ",
      " book memoir biography autobiography ",
      " ruling decision opinion verdict judgment ",
      " ad advertisement spot commercial clip video ",
      " letter missive ",
      " lawsuit suit complaint filing petition ",
  };
  if (!text.Is(token, kDocument)) return DocumentKind::kOther;
  std::string word = " ";
  word += text.Text(token);
  word += ' ';
  for (size_t i = 0; i < kWords.size(); ++i) {
    if (kWords[i].find(word) != std::string_view::npos) return static_cast<DocumentKind>(i);
  }
  return DocumentKind::kOther;
}

Resolution Speaks(const Cast& cast, uint32_t mention, double confidence, std::string_view method) {
  Resolution resolution;
  resolution.speaker = SpeakerOf(cast.EntityOf(cast.mentions()[mention]), confidence);
  resolution.entity = cast.mentions()[mention].entity;
  resolution.antecedent = mention;
  resolution.method = method;
  return resolution;
}

// The issuer named by what follows a document: "a report by Example Watch", "a letter from".
Resolution IssuerBehind(const Conversation& conversation, const Source& source) {
  const TaggedText& text = conversation.text;
  const uint32_t end = std::min(source.tokens.end, source.phrase.core.end + 8);
  for (uint32_t i = source.phrase.core.end; i < end; ++i) {
    if (!text.IsText(i, "by") && !text.IsText(i, "from")) continue;
    const Source issuer = ReadSource(text, conversation.cast, {i + 1, source.tokens.end});
    if (issuer.form == SourceForm::kSeveral) {
      Resolution several = ResolveSource(conversation, issuer, {});
      several.method = "issuer";
      return several;
    }
    uint32_t named = issuer.mention;
    if (issuer.form != SourceForm::kName) {
      // "by the Dyke Union references": the verb is not known as one.
      const uint32_t begin = text.Is(i + 1, kDeterminer) ? i + 2 : i + 1;
      const auto [first, last] = conversation.cast.MentionsIn({begin, begin + 1});
      if (first == last) continue;
      named = first;
    }
    if (conversation.cast.mentions()[named].entity == kNoEntity) continue;
    return Speaks(conversation.cast, named, 0.88, "issuer");
  }
  return {};
}

class Document {
 public:
  Document(const Conversation& conversation, const Source& source,
           const std::vector<TokenRange>& own_content)
      : conversation_(conversation),
        text_(conversation.text),
        cast_(conversation.cast),
        source_(source),
        own_content_(own_content) {}

  Resolution Resolve() const {
    if (Resolution found = IssuerInside(); found.IsKnown()) return found;
    if (Resolution found = IssuerBehind(conversation_, source_); found.IsKnown()) return found;
    if (Resolution found = Earlier(); found.IsKnown()) return found;
    return {};
  }

 private:
  // "a Kremlin readout", "the ministry statement", "her statement", "Jane Doe's brief".
  Resolution IssuerInside() const {
    const Phrase& phrase = source_.phrase;
    const auto [first, last] = cast_.MentionsIn(phrase.core);
    for (uint32_t i = first; i < last; ++i) {
      const Mention& mention = cast_.mentions()[i];
      if (mention.name.end > phrase.head || mention.entity == kNoEntity) continue;
      // "an October report" and "a Russian report" have no issuer in them.
      if (mention.kind == MentionKind::kPlace && !mention.possessive) continue;
      return Speaks(cast_, i, 0.9, "issuer");
    }
    if (text_.Is(phrase.core.begin, kPossessive) && text_.Is(phrase.core.begin, kMale | kFemale)) {
      Resolution owner = ResolvePronoun(conversation_, phrase.core.begin, own_content_);
      owner.method = "issuer";
      return owner;
    }
    for (uint32_t i = phrase.core.begin; i < phrase.head; ++i) {
      if (!text_.Is(i, kOrgHead) || text_.IsCapitalised(i)) continue;
      Phrase issuer = phrase;
      issuer.core.end = i + 1;
      issuer.head = i;
      Resolution resolution = ResolveOrganizationDescribed(conversation_, issuer);
      if (resolution.IsKnown()) {
        resolution.method = "issuer";
        return resolution;
      }
    }
    return {};
  }

  // "the memo" of which a turn before spoke, or that the text introduced with its issuer.
  Resolution Earlier() const {
    if (!source_.definite) return {};
    const size_t first = conversation_.FirstTurn(source_.tokens.begin, kMaxDocumentTurnsBack);
    for (size_t i = conversation_.turns.size(); i-- > first;) {
      const Turn& turn = conversation_.turns[i];
      if (!turn.resolution.IsKnown() || !SpokeOf(turn)) continue;
      if (turn.resolution.speaker.kind == domain::SpeakerKind::kUnnamed) continue;
      Resolution resolution = turn.resolution;
      resolution.speaker.confidence *= 0.95;
      resolution.method = "document";
      return resolution;
    }
    if (KindOf(text_, source_.phrase.head) == DocumentKind::kRuling) {
      if (Resolution court = Court(); court.IsKnown()) return court;
    }
    return Introduced();
  }

  // Whether a turn's source is the same document, or its authors: "the authors of the report".
  bool SpokeOf(const Turn& turn) const {
    if (turn.source.form == SourceForm::kDocument) return IsSame(turn.source.phrase.head);
    if (turn.source.form != SourceForm::kGroup && turn.source.form != SourceForm::kPerson) {
      return false;
    }
    const uint32_t head = turn.source.phrase.head;
    return text_.Info(head).id == LookUp("author", false).id && text_.IsText(head + 1, "of") &&
           text_.Is(head + 2, kDeterminer) && IsSame(head + 3);
  }

  // Whether a word names the document of the source: the same word, or one for the same thing.
  bool IsSame(uint32_t token) const {
    if (text_.Info(token).hash == text_.Info(source_.phrase.head).hash) return true;
    const DocumentKind kind = KindOf(text_, token);
    return kind != DocumentKind::kOther && kind == KindOf(text_, source_.phrase.head);
  }

  // The court that "the ruling" is of: the one that spoke or acted last.
  Resolution Court() const {
    for (const char* word : {"court", "tribunal", "judge"}) {
      const uint64_t hash = LookUp(word, false).hash;
      const size_t first = conversation_.FirstTurn(source_.tokens.begin, kMaxTurnsBack);
      for (size_t i = conversation_.turns.size(); i-- > first;) {
        const Turn& turn = conversation_.turns[i];
        if (turn.resolution.entity == kNoEntity || turn.source.form == SourceForm::kNone) continue;
        if (text_.Info(turn.source.phrase.head).hash != hash) continue;
        Resolution resolution = turn.resolution;
        resolution.speaker.confidence *= 0.85;
        resolution.method = "document";
        return resolution;
      }
    }
    return {};
  }

  // Looks back for the same word with an issuer: "a new report by Example Watch".
  Resolution Introduced() const {
    constexpr uint32_t kMaxTokensBack = 600;
    const uint32_t begin = source_.tokens.begin;
    const uint32_t stop = begin - std::min(begin, kMaxTokensBack);
    for (uint32_t i = begin; i-- > stop;) {
      if (!text_.IsWord(i) || text_.Token(i).in_quotes || !IsSame(i)) continue;
      uint32_t from = i;
      const uint32_t sentence = text_.SentenceOf(i).begin;
      while (from > sentence && i - from < 8 && !EndsPhrase(text_, from - 1)) --from;
      const Source earlier = ReadSource(text_, cast_, {from, text_.SentenceOf(i).end});
      if (earlier.form != SourceForm::kDocument || earlier.phrase.head != i) continue;
      const Resolution inside = Document(conversation_, earlier, own_content_).IssuerInside();
      Resolution resolution = inside.IsKnown() ? inside : IssuerBehind(conversation_, earlier);
      if (!resolution.IsKnown()) resolution = Writer(from);
      if (!resolution.IsKnown()) continue;
      resolution.speaker.confidence *= 0.85;
      resolution.method = "document";
      return resolution;
    }
    return {};
  }

  // "Mary Holt wrote a memoir": who is named before the verb that the document follows.
  Resolution Writer(uint32_t document) const {
    static constexpr std::string_view kVerbs[] = {"wrote",  "written",  "published", "released",
                                                  "issued", "authored", "filed",     "unveiled"};
    const uint32_t sentence = text_.SentenceOf(document).begin;
    if (document == sentence) return {};
    if (std::find(std::begin(kVerbs), std::end(kVerbs), text_.Text(document - 1)) ==
        std::end(kVerbs)) {
      return {};
    }
    const auto [first, last] = cast_.MentionsIn({sentence, document});
    for (uint32_t i = first; i < last; ++i) {
      const Mention& mention = cast_.mentions()[i];
      if (mention.entity == kNoEntity || mention.quoted || !IsSubject(text_, mention)) continue;
      return Speaks(cast_, i, 0.85, "issuer");
    }
    return {};
  }

  const Conversation& conversation_;
  const TaggedText& text_;
  const Cast& cast_;
  const Source& source_;
  const std::vector<TokenRange>& own_content_;
};

}  // namespace

Resolution ResolveDocument(const Conversation& conversation, const Source& source,
                           const std::vector<TokenRange>& own_content) {
  Resolution resolution = Document(conversation, source, own_content).Resolve();
  if (resolution.IsKnown()) return resolution;
  resolution.speaker = Unnamed(conversation.text, source, domain::SpeakerKind::kUnnamed, 0.7);
  resolution.method = "document";
  return resolution;
}

}  // namespace verbatim::attribution
