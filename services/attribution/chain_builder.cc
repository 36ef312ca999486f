#include "services/attribution/chain_builder.h"

#include <algorithm>
#include <iterator>

#include "services/attribution/circumstances.h"
#include "services/attribution/represents.h"

namespace verbatim::attribution {
namespace {

using domain::ChainLink;
using domain::LinkKind;
using text::TokenRange;

// The mention with its title, and with its apposition when that is all there is.
TokenRange Introduction(const Mention& mention) {
  TokenRange words = mention.tokens;
  if (mention.role.empty() && !mention.apposition.empty()) words.end = mention.apposition.end;
  return words;
}

class ChainBuilder {
 public:
  ChainBuilder(const Conversation& conversation, const domain::Statement& statement,
               const StatementTokens& tokens, const Turn& turn)
      : text_(conversation.text),
        cast_(conversation.cast),
        statement_(statement),
        tokens_(tokens),
        turn_(turn),
        resolution_(turn.resolution) {}

  std::vector<ChainLink> Build() {
    if (statement_.source) {
      Add(LinkKind::kSource, std::string(text_.document().Text(*statement_.source)),
          *statement_.source, statement_.confidence, "extraction");
    }
    if (!resolution_.IsKnown()) return std::move(links_);
    const uint32_t antecedent = Antecedent();
    if (antecedent != kNoMention) {
      const TokenRange words = Introduction(cast_.mentions()[antecedent]);
      Add(LinkKind::kAntecedent, std::string(text_.Text(words)), text_.document().SpanOf(words),
          resolution_.speaker.confidence, resolution_.method);
    }
    AddSpeaker(antecedent);
    AddRepresented(antecedent);
    return std::move(links_);
  }

 private:
  void AddSpeaker(uint32_t antecedent) {
    std::optional<domain::TextSpan> evidence;
    const uint32_t mention = antecedent != kNoMention ? antecedent : resolution_.antecedent;
    if (mention != kNoMention && turn_.source.form != SourceForm::kSeveral) {
      evidence = text_.document().SpanOf(cast_.mentions()[mention].name);
    } else if (statement_.source) {
      evidence = statement_.source;
    }
    Add(LinkKind::kSpeaker, resolution_.speaker.name, evidence, resolution_.speaker.confidence,
        resolution_.method);
  }

  // The organisation is shown where the chain itself stands: by the source, the antecedent, or
  // another mention in the paragraph.
  std::optional<Represented> FindRepresented(uint32_t antecedent) const {
    const SourceForm form = turn_.source.form;
    if (form == SourceForm::kPerson || form == SourceForm::kGroup) {
      if (auto found = RepresentedIn(text_, cast_, turn_.source.phrase)) return found;
    }
    if (resolution_.entity == kNoEntity ||
        resolution_.speaker.kind != domain::SpeakerKind::kPerson) {
      return std::nullopt;
    }
    for (uint32_t mention : {turn_.source.mention, antecedent}) {
      if (mention == kNoMention) continue;
      if (cast_.mentions()[mention].entity != resolution_.entity) continue;
      if (auto found = RepresentedIn(text_, cast_, cast_.mentions()[mention])) return found;
    }
    return RepresentedNear(text_, cast_, resolution_.entity, turn_.token);
  }

  void AddRepresented(uint32_t antecedent) {
    const auto represented = FindRepresented(antecedent);
    if (!represented) return;
    Add(LinkKind::kRepresents, represented->name, text_.document().SpanOf(represented->evidence),
        represented->confidence * resolution_.speaker.confidence, represented->method);
  }

  // The mention that the source stands for; kNoMention if the source names the speaker in full.
  uint32_t Antecedent() const {
    if (resolution_.entity == kNoEntity) return kNoMention;
    const Entity& entity = cast_.entities()[resolution_.entity];
    if (turn_.source.form == SourceForm::kName && IsFull(turn_.source.mention, entity)) {
      return kNoMention;
    }
    uint32_t best = kNoMention;
    int best_rank = 0;
    constexpr size_t kMostMentions = 64;
    const std::vector<uint32_t>& mentions = entity.mentions;
    const auto middle = std::lower_bound(mentions.begin(), mentions.end(), turn_.token,
                                         [&](uint32_t mention, uint32_t token) {
                                           return cast_.mentions()[mention].name.begin < token;
                                         });
    const size_t at = static_cast<size_t>(middle - mentions.begin());
    for (size_t i = at; i-- > at - std::min(at, kMostMentions);) {
      const int rank = Rank(mentions[i], entity);
      if (rank > best_rank) {
        best = mentions[i];
        best_rank = rank;
      }
    }
    if (best != kNoMention) return best;
    if (resolution_.antecedent != kNoMention && !IsOwnSource(resolution_.antecedent)) {
      return resolution_.antecedent;
    }
    for (size_t i = at; i < mentions.size() && i < at + kMostMentions; ++i) {
      if (!IsOwnSource(mentions[i]) && IsFull(mentions[i], entity)) return mentions[i];
    }
    return kNoMention;
  }

  bool IsFull(uint32_t mention, const Entity& entity) const {
    const Mention& named = cast_.mentions()[mention];
    return entity.words.size() == 1 || named.name.size() > 1;
  }
  bool IsOwnSource(uint32_t mention) const {
    return tokens_.source.Contains(cast_.mentions()[mention].name.begin);
  }

  // How well a mention introduces the speaker: 0 not at all. Searched from the nearest one back.
  int Rank(uint32_t index, const Entity& entity) const {
    const Mention& mention = cast_.mentions()[index];
    if (IsOwnSource(index) || mention.quoted) return 0;
    if (mention.headline) return 1;
    // A surname asks for the full name, wherever it stands; "she" for whom its own entry names.
    const bool asks_for_name = turn_.source.form == SourceForm::kName;
    int rank = 2;
    if (!mention.role.empty() || !mention.apposition.empty()) rank += 1;
    if (IsFull(index, entity)) rank += asks_for_name ? 8 : 2;
    if (text_.EntryOf(mention.name.begin) == text_.EntryOf(turn_.token)) rank += 4;
    return rank;
  }

  void Add(LinkKind kind, std::string words, std::optional<domain::TextSpan> evidence,
           double confidence, std::string_view method) {
    ChainLink link;
    link.kind = kind;
    link.text = std::move(words);
    link.evidence = evidence;
    link.confidence = confidence;
    link.method = std::string(method);
    links_.push_back(std::move(link));
  }

  const TaggedText& text_;
  const Cast& cast_;
  const domain::Statement& statement_;
  const StatementTokens& tokens_;
  const Turn& turn_;
  const Resolution& resolution_;
  std::vector<ChainLink> links_;
};

}  // namespace

std::vector<ChainLink> BuildChain(const Conversation& conversation,
                                  const domain::Statement& statement, const StatementTokens& tokens,
                                  const Turn& turn, std::optional<domain::Time> publish_time) {
  std::vector<ChainLink> chain = ChainBuilder(conversation, statement, tokens, turn).Build();
  std::vector<ChainLink> circumstances =
      FindCircumstances(conversation, tokens, turn.source, publish_time);
  std::move(circumstances.begin(), circumstances.end(), std::back_inserter(chain));
  return chain;
}

}  // namespace verbatim::attribution
