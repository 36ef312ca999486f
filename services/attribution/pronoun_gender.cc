#include "services/attribution/pronoun_gender.h"

#include <algorithm>

namespace verbatim::attribution {
namespace {

using text::TokenRange;

Gender GenderOfPronoun(const TaggedText& text, uint32_t token) {
  if (!text.Is(token, kPronoun) || text.Token(token).in_quotes) return Gender::kUnknown;
  if (text.Is(token, kMale)) return Gender::kMale;
  if (text.Is(token, kFemale)) return Gender::kFemale;
  return Gender::kUnknown;
}

bool CanBePerson(const Mention& mention) {
  return mention.kind == MentionKind::kPerson ||
         (mention.kind == MentionKind::kName && !mention.after_the);
}

struct Votes {
  uint32_t male = 0;
  uint32_t female = 0;

  Gender Winner() const {
    if (male > 3 * female) return Gender::kMale;
    if (female > 3 * male) return Gender::kFemale;
    return Gender::kUnknown;
  }
};

// Reads sentence after sentence, knowing who is named in it and in the one before.
class Poll {
 public:
  Poll(const TaggedText& text, const std::vector<Mention>& mentions, size_t entities)
      : text_(text), mentions_(mentions), votes_(entities) {}

  std::vector<Gender> Take() {
    for (const text::Sentence& sentence : text_.document().sentences()) Read(sentence);
    std::vector<Gender> genders;
    genders.reserve(votes_.size());
    for (const Votes& votes : votes_) genders.push_back(votes.Winner());
    return genders;
  }

 private:
  static constexpr uint32_t kSeveral = kNoEntity - 1;

  void Read(const text::Sentence& sentence) {
    if (sentence.paragraph != paragraph_) only_ = kNoEntity;
    paragraph_ = sentence.paragraph;
    uint32_t before = only_;
    only_ = kNoEntity;
    for (uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      for (; next_ < mentions_.size() && mentions_[next_].name.begin <= i; ++next_) {
        const Mention& mention = mentions_[next_];
        if (mention.quoted || mention.entity == kNoEntity || !CanBePerson(mention)) continue;
        Name(before, mention.entity);
        Name(only_, mention.entity);
      }
      const Gender gender = GenderOfPronoun(text_, i);
      if (gender == Gender::kUnknown || before >= kSeveral) continue;
      ++(gender == Gender::kMale ? votes_[before].male : votes_[before].female);
    }
  }

  static void Name(uint32_t& only, uint32_t entity) {
    only = only == kNoEntity || only == entity ? entity : kSeveral;
  }

  const TaggedText& text_;
  const std::vector<Mention>& mentions_;
  std::vector<Votes> votes_;
  size_t next_ = 0;
  uint32_t paragraph_ = 0;
  uint32_t only_ = kNoEntity;  // whom the sentence read last names; kSeveral if it names more
};

}  // namespace

std::vector<Gender> GendersByPronoun(const TaggedText& text, const std::vector<Mention>& mentions,
                                     size_t entities) {
  return Poll(text, mentions, entities).Take();
}

Gender GenderBehind(const TaggedText& text, const std::vector<Mention>& mentions, uint32_t index) {
  const Mention& mention = mentions[index];
  const auto& sentences = text.document().sentences();
  const uint32_t sentence = text.Token(mention.name.begin).sentence;
  uint32_t end = sentences[sentence].tokens.end;
  if (sentence + 1 < sentences.size() &&
      sentences[sentence + 1].paragraph == sentences[sentence].paragraph) {
    end = sentences[sentence + 1].tokens.end;
  }
  for (uint32_t i = index + 1; i < mentions.size() && mentions[i].name.begin < end; ++i) {
    if (CanBePerson(mentions[i]) && !mentions[i].quoted) end = mentions[i].tokens.begin;
  }
  for (uint32_t i = mention.name.end; i < end; ++i) {
    const Gender gender = GenderOfPronoun(text, i);
    if (gender != Gender::kUnknown) return gender;
  }
  return Gender::kUnknown;
}

}  // namespace verbatim::attribution
