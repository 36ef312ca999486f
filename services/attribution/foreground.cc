#include "services/attribution/foreground.h"

#include <algorithm>
#include <cmath>

namespace verbatim::attribution {
namespace {

using text::TokenRange;

// Weights, in logits. Found by reading news; calibrated on annotated articles.
constexpr double kSameSentence = 1.2;
constexpr double kPreviousSentence = 0.6;
constexpr double kPerSentence = -0.12;
constexpr double kPerParagraph = -0.3;
constexpr double kSubject = 1.2;
constexpr double kSpeaks = 0.8;  // the subject of a verb of speech
constexpr double kPossessive = -0.9;
constexpr double kOblique = -0.7;
constexpr double kUncertainName = -2.0;
constexpr double kGenderKnown = 0.9;
constexpr double kReported = -0.9;  // named in what somebody else is reported to say
constexpr double kHeading = -0.8;
constexpr double kSpoke = 2.4;  // the speaker of a turn before
constexpr double kSpokeInSentence = 1.0;
constexpr double kPerTurn = -0.7;
constexpr double kFrequency = 0.35;  // per doubling of the mentions in the stretch

class Foreground {
 public:
  Foreground(const Conversation& conversation, uint32_t token, Gender gender,
             const std::vector<TokenRange>& own_content)
      : conversation_(conversation),
        text_(conversation.text),
        token_(token),
        gender_(gender),
        own_content_(own_content) {}

  std::vector<Candidate> Find() {
    AddMentions();
    AddTurns();
    Normalise();
    return std::move(candidates_);
  }

 private:
  void AddMentions() {
    const uint32_t entry_begin = EntryBegin();
    const auto [first, last] = conversation_.cast.MentionsIn({entry_begin, token_});
    const uint32_t stop = last - std::min(last - first, kMaxMentionsBack);
    for (uint32_t i = last; i-- > stop;) {
      const Mention& mention = conversation_.cast.mentions()[i];
      if (!IsEligible(mention)) continue;
      Note(mention.entity, i, Score(mention));
    }
  }

  uint32_t EntryBegin() const {
    const auto& paragraphs = text_.document().paragraphs();
    constexpr uint32_t kMaxParagraphsBack = 25;
    uint32_t p = text_.ParagraphOf(token_);
    const uint32_t entry = paragraphs[p].entry;
    for (uint32_t n = 0; n < kMaxParagraphsBack && p > 0; ++n, --p) {
      if (paragraphs[p - 1].entry != entry) break;
    }
    return paragraphs[p].tokens.begin;
  }

  bool IsEligible(const Mention& mention) const {
    if (mention.quoted || mention.entity == kNoEntity || mention.name.end > token_) return false;
    if (mention.kind != MentionKind::kPerson &&
        (mention.kind != MentionKind::kName || mention.after_the)) {
      return false;
    }
    const Entity& entity = conversation_.cast.EntityOf(mention);
    if (entity.kind != MentionKind::kPerson && entity.kind != MentionKind::kName) return false;
    if (Clashes(entity)) return false;
    return std::none_of(own_content_.begin(), own_content_.end(),
                        [&](TokenRange content) { return content.Contains(mention.name.begin); });
  }

  bool Clashes(const Entity& entity) const {
    return gender_ != Gender::kUnknown && entity.gender != Gender::kUnknown &&
           entity.gender != gender_;
  }

  double Score(const Mention& mention) const {
    const uint32_t begin = mention.name.begin;
    const uint32_t sentences = text_.Token(token_).sentence - text_.Token(begin).sentence;
    const uint32_t paragraphs = text_.ParagraphOf(token_) - text_.ParagraphOf(begin);
    double score = kPerSentence * sentences + kPerParagraph * paragraphs;
    if (sentences == 0) score += kSameSentence;
    if (sentences == 1) score += kPreviousSentence;
    if (IsSubject(text_, mention)) score += kSubject;
    const bool speaks = text_.Is(mention.name.end, kSpeech) && !mention.oblique;
    if (speaks) score += kSpeaks;
    if (mention.possessive) score += kPossessive;
    if (mention.oblique) score += kOblique;
    const Entity& entity = conversation_.cast.EntityOf(mention);
    if (entity.kind == MentionKind::kName && !speaks) score += kUncertainName;
    if (gender_ != Gender::kUnknown && entity.gender == gender_) score += kGenderKnown;
    if (conversation_.in_content[begin]) score += kReported;
    if (IsHeading(begin)) score += kHeading;
    return score;
  }

  bool IsHeading(uint32_t token) const {
    return text_.document().paragraphs()[text_.ParagraphOf(token)].role !=
           text::ParagraphRole::kBody;
  }

  void AddTurns() {
    const size_t first = conversation_.FirstTurn(token_, kMaxTurnsBack);
    for (size_t i = conversation_.turns.size(); i-- > first;) {
      const Turn& turn = conversation_.turns[i];
      if (turn.resolution.entity == kNoEntity) continue;
      const Entity& entity = conversation_.cast.entities()[turn.resolution.entity];
      if (entity.kind != MentionKind::kPerson && entity.kind != MentionKind::kName) continue;
      if (Clashes(entity)) continue;
      const double back = static_cast<double>(conversation_.turns.size() - 1 - i);
      const double paragraphs = text_.ParagraphOf(token_) - text_.ParagraphOf(turn.token);
      double score = kSpoke + kPerTurn * back + kPerParagraph * paragraphs;
      if (text_.Token(turn.token).sentence == text_.Token(token_).sentence) {
        score += kSpokeInSentence;
      }
      if (gender_ != Gender::kUnknown && entity.gender == gender_) score += kGenderKnown;
      Note(turn.resolution.entity, turn.resolution.antecedent, score);
    }
  }

  void Note(uint32_t entity, uint32_t mention, double score) {
    for (Candidate& candidate : candidates_) {
      if (candidate.entity != entity) continue;
      ++candidate.probability;  // counts mentions until Normalise
      if (score > candidate.score) {
        candidate.score = score;
        if (mention != kNoMention) candidate.mention = mention;
      }
      return;
    }
    candidates_.push_back({entity, mention, score, 1});
  }

  void Normalise() {
    double sum = 0;
    for (Candidate& candidate : candidates_) {
      candidate.score += kFrequency * std::log2(candidate.probability);
      candidate.probability = std::exp(candidate.score);
      sum += candidate.probability;
    }
    for (Candidate& candidate : candidates_) candidate.probability /= sum;
    std::stable_sort(
        candidates_.begin(), candidates_.end(),
        [](const Candidate& a, const Candidate& b) { return a.probability > b.probability; });
  }

  const Conversation& conversation_;
  const TaggedText& text_;
  const uint32_t token_;
  const Gender gender_;
  const std::vector<TokenRange>& own_content_;
  std::vector<Candidate> candidates_;
};

}  // namespace

bool IsSubject(const TaggedText& text, const Mention& mention) {
  if (mention.possessive || mention.oblique) return false;
  uint32_t next = mention.name.end;
  if (!mention.apposition.empty()) {
    next = mention.apposition.end;
    if (text.IsText(next, ",")) ++next;
  }
  if (text.IsText(next, "(")) {
    constexpr uint32_t kMaxAside = 8;
    const uint32_t limit = next + kMaxAside;
    while (next < limit && next < text.size() && !text.IsText(next, ")")) ++next;
    ++next;
  }
  if (next >= text.size()) return false;
  if (text.Is(next, kVerb)) return true;
  if (text.IsWord(next) && !text.IsCapitalised(next) && !text.Is(next, kFunctionWord)) {
    const std::string_view word = text.Text(next);
    return word.ends_with("ed") || (word.ends_with('s') && !word.ends_with("ss"));
  }
  return text.OpensSentence(mention.tokens.begin);
}

std::vector<Candidate> PeopleInForeground(const Conversation& conversation, uint32_t token,
                                          Gender gender,
                                          const std::vector<TokenRange>& own_content) {
  return Foreground(conversation, token, gender, own_content).Find();
}

}  // namespace verbatim::attribution
