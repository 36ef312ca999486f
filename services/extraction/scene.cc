#include "services/extraction/scene.h"

#include <algorithm>

namespace verbatim::extraction {
namespace {

// Nouns count as cues from this share of uses on ("his statement that", "in the words of").
constexpr float kMinNounCue = 0.02F;

// Longest addition in brackets that belongs to a name, in tokens: "(R-Fla., retired)".
constexpr uint32_t kMaxBrackets = 6;

bool IsSayForm(uint32_t form) {
  return form == HashOf("said") || form == HashOf("says") || form == HashOf("say") ||
         form == HashOf("saying") || form == HashOf("adds") || form == HashOf("added");
}

bool IsMentionPart(const Word& word) {
  switch (word.tag) {
    case Tag::kDT:
    case Tag::kPDT:
    case Tag::kPRPS:
    case Tag::kCD:
    case Tag::kJJ:
    case Tag::kJJR:
    case Tag::kJJS:
    case Tag::kNN:
    case Tag::kNNS:
    case Tag::kNNP:
    case Tag::kNNPS:
    case Tag::kPOS:
    case Tag::kRBS:  // "the most senior officer"
    case Tag::kCurrency: return true;
    default: return false;
  }
}

template <typename Items, typename BeginOf>
std::vector<uint32_t> IndexByToken(const Items& items, size_t tokens, BeginOf begin_of) {
  std::vector<uint32_t> first(tokens + 1);
  uint32_t item = 0;
  for (uint32_t token = 0; token <= tokens; ++token) {
    while (item < items.size() && begin_of(items[item]) < token) ++item;
    first[token] = item;
  }
  return first;
}

}  // namespace

bool IsAuxiliary(const Word& word) {
  static const uint32_t be = StemOfBase("be");
  static const uint32_t have = StemOfBase("have");
  static const uint32_t does = StemOfBase("do");
  if (word.tag == Tag::kMD) return true;
  return IsVerb(word.tag) && (word.stem == be || word.stem == have || word.stem == does);
}

Scene::Scene(const text::Document& document, const std::vector<Word>& words, const StatTable& stats,
             const std::vector<ReportCandidate>& reports)
    : document_(&document),
      words_(&words),
      stats_(&stats),
      reports_(&reports),
      report_at_(words.size()) {
  for (uint32_t i = 0; i < reports.size(); ++i) report_at_[reports[i].cue_token] = i + 1;
  for (const text::Quotation& quotation : document.quotations()) {
    if (quotation.depth == 0 && !quotation.tokens.empty()) runs_.push_back(quotation);
  }
  CountWords();
  FindCues();
  RateNeighbours();
  for (const text::Sentence& sentence : document.sentences()) FindMentions(sentence.tokens);
  const size_t tokens = words.size();
  first_cue_ = IndexByToken(cues_, tokens, [](const CueCandidate& c) { return c.token; });
  first_mention_ = IndexByToken(mentions_, tokens, [](const Mention& m) { return m.tokens.begin; });
  first_run_ = IndexByToken(runs_, tokens, [](const text::Quotation& q) { return q.tokens.begin; });
}

void Scene::CountWords() {
  commas_.assign(words_->size() + 1, 0);
  verbs_ = conjunctions_ = commas_;
  for (size_t i = 0; i < words_->size(); ++i) {
    const Word& word = (*words_)[i];
    commas_[i + 1] = commas_[i] + (word.tag == Tag::kComma ? 1 : 0);
    verbs_[i + 1] = verbs_[i] + (IsVerb(word.tag) && !IsAuxiliary(word) ? 1 : 0);
    conjunctions_[i + 1] = conjunctions_[i] + (word.tag == Tag::kCC ? 1 : 0);
  }
}

void Scene::FindCues() {
  const std::vector<Word>& words = *words_;
  for (uint32_t i = 0; i < words.size(); ++i) {
    const Word& word = words[i];
    if (word.in_quotes) continue;
    const bool has_next = i + 1 < words.size();
    CueCandidate cue = {.token = i};
    if (IsSayForm(word.form)) {
      cue.stats = stats_->Find(StatRole::kVerb, StemOf(document_->Text(i), Tag::kVBD));
    } else if (IsVerb(word.tag)) {
      if (IsAuxiliary(word)) continue;
      cue.stats = stats_->Find(StatRole::kVerb, word.stem);
    } else if (word.form == HashOf("according") && has_next && words[i + 1].form == HashOf("to")) {
      cue.kind = CueKind::kAccording;
      cue.stats = stats_->Find(StatRole::kVerb, word.form);
    } else if (word.form == HashOf(":")) {
      cue.kind = CueKind::kColon;
      cue.stats = stats_->Find(StatRole::kVerb, word.form);
    } else if (word.tag == Tag::kColon && i > 0 && words[i - 1].form == kCloseMark) {
      cue.kind = CueKind::kDash;
      cue.stats = stats_->Find(StatRole::kVerb, HashOf("--"));
    } else if (word.tag == Tag::kNN || word.tag == Tag::kNNS) {
      cue.kind = CueKind::kNoun;
      cue.stats = stats_->Find(StatRole::kNoun, word.stem);
      if (cue.stats[kQuoteCue] < kMinNounCue) continue;
    } else {
      continue;
    }
    cues_.push_back(cue);
  }
}

void Scene::RateNeighbours() {
  const auto sentence_of = [&](const CueCandidate& cue) {
    return document_->tokens()[cue.token].sentence;
  };
  for (size_t i = 1; i < cues_.size(); ++i) {
    if (sentence_of(cues_[i]) != sentence_of(cues_[i - 1])) continue;
    cues_[i].best_before = std::max(cues_[i - 1].best_before, cues_[i - 1].stats[kQuoteCue]);
  }
  for (size_t i = cues_.size(); i-- > 1;) {
    if (sentence_of(cues_[i]) != sentence_of(cues_[i - 1])) continue;
    cues_[i - 1].best_after = std::max(cues_[i].best_after, cues_[i].stats[kQuoteCue]);
  }
}

// The end of what stands in brackets right after a name, "(D-Wis.)", else `end` itself.
uint32_t Scene::EndOfBrackets(uint32_t end, uint32_t limit) const {
  const std::vector<Word>& words = *words_;
  if (end >= limit || words[end].tag != Tag::kOpenBracket) return end;
  for (uint32_t i = end + 1; i < limit && i <= end + kMaxBrackets; ++i) {
    if (words[i].tag == Tag::kCloseBracket) return i + 1;
  }
  return end;
}

void Scene::AddMention(uint32_t begin, uint32_t end, uint32_t limit) {
  const Word& last = (*words_)[end - 1];
  Mention mention = {.tokens = {begin, end}, .head = end - 1};
  if (last.tag == Tag::kPRP) {
    mention.type = MentionType::kPronoun;
  } else if (last.tag == Tag::kPRPS) {
    mention.type = MentionType::kPossessive;
  } else if (last.tag == Tag::kWP || last.tag == Tag::kWDT) {
    mention.type = MentionType::kRelative;
  } else if (IsProperNoun(last.tag)) {
    mention.type = MentionType::kName;
  } else if (!IsNoun(last.tag)) {
    mention.type = MentionType::kOther;
  }
  if (mention.type == MentionType::kName) mention.tokens.end = EndOfBrackets(end, limit);
  mentions_.push_back(mention);
}

void Scene::FindMentions(text::TokenRange sentence) {
  const std::vector<Word>& words = *words_;
  for (uint32_t i = sentence.begin; i < sentence.end;) {
    const Tag tag = words[i].tag;
    if (tag == Tag::kPRP || tag == Tag::kWP || tag == Tag::kWDT) {
      AddMention(i, i + 1, sentence.end);
      ++i;
      continue;
    }
    if (!IsMentionPart(words[i]) || tag == Tag::kPOS) {
      ++i;
      continue;
    }
    uint32_t end = i;
    while (end < sentence.end && IsMentionPart(words[end]) &&
           words[end].in_quotes == words[i].in_quotes) {
      const bool starts_anew =
          end > i && (words[end].tag == Tag::kDT || words[end].tag == Tag::kPRPS);
      if (starts_anew) break;
      if (words[end].tag == Tag::kPRPS) AddMention(end, end + 1, sentence.end);
      if (words[end].tag == Tag::kPOS && end > i)
        AddMention(i, end, sentence.end);  // the possessor alone
      ++end;
    }
    uint32_t last = end;
    while (last > i + 1 && words[last - 1].tag == Tag::kPOS) --last;
    const bool is_possessor_again =
        !mentions_.empty() && mentions_.back().tokens == text::TokenRange{i, last};
    if (!is_possessor_again && words[last - 1].tag != Tag::kPRPS) AddMention(i, last, sentence.end);
    i = std::max(end, mentions_.empty() ? end : mentions_.back().tokens.end);
  }
}

}  // namespace verbatim::extraction
