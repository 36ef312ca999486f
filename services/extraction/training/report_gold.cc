#include "services/extraction/training/report_gold.h"

#include <algorithm>

#include "services/extraction/label_features.h"
#include "services/extraction/scene.h"

namespace verbatim::extraction::training {
namespace {

using text::TokenRange;

bool IsRealWord(const Word& word) {
  return word.kind == text::TokenKind::kWord || word.kind == text::TokenKind::kNumber;
}

int AnchorRank(const Word& word) {
  if (IsVerb(word.tag) && !IsAuxiliary(word)) return 0;
  if (IsNoun(word.tag)) return 1;
  if (IsAdjective(word.tag)) return 2;
  if (IsAuxiliary(word)) return 4;
  return IsRealWord(word) ? 3 : 5;
}

// The range without punctuation at its ends; it may become empty.
TokenRange Trim(const std::vector<Word>& words, TokenRange range) {
  while (!range.empty() && !IsRealWord(words[range.begin])) ++range.begin;
  while (!range.empty() && !IsRealWord(words[range.end - 1])) --range.end;
  return range;
}

}  // namespace

std::optional<uint32_t> ReportAnchorOf(const std::vector<Word>& words, const GoldStatement& gold) {
  if (!gold.cue) return std::nullopt;
  uint32_t best = gold.cue->begin;
  for (uint32_t i = gold.cue->begin; i < gold.cue->end; ++i) {
    if (AnchorRank(words[i]) < AnchorRank(words[best])) best = i;
  }
  return best;
}

std::vector<Label> LabelsOf(const ReportScene& scene, const GoldStatement& gold, uint32_t anchor) {
  const TokenRange window = ReportWindow(scene, anchor);
  const std::vector<Word>& words = scene.words();
  std::vector<Label> labels(window.size(), Label::kOther);
  const auto paint = [&](TokenRange range, Label first, Label rest) {
    range.begin = std::max(range.begin, window.begin);
    range.end = std::min(range.end, window.end);
    for (uint32_t i = range.begin; i < range.end; ++i) {
      labels[i - window.begin] = i == range.begin ? first : rest;
    }
  };
  if (gold.source) {
    paint(Trim(words, *gold.source), Label::kBeginSource, Label::kSource);
  }
  std::vector<TokenRange> pieces;
  for (const TokenRange& whole : gold.content) {
    const TokenRange piece = Trim(words, whole);
    if (piece.empty()) continue;
    const bool joins = !pieces.empty() && Trim(words, {pieces.back().end, piece.begin}).empty();
    if (joins) {
      pieces.back().end = piece.end;
    } else {
      pieces.push_back(piece);
    }
  }
  for (const TokenRange piece : pieces) paint(piece, Label::kBeginContent, Label::kContent);
  if (gold.cue) {
    for (uint32_t i = gold.cue->begin; i < gold.cue->end; ++i) {
      if (!window.Contains(i)) continue;
      Label& label = labels[i - window.begin];
      const bool may_be_cue = MayBeCue(words[i], i < anchor, words[anchor]);
      if ((label == Label::kOther && may_be_cue) || i == anchor) label = Label::kCue;
    }
  }
  // What the cue or the source cut off begins anew.
  for (size_t i = 0; i < labels.size(); ++i) {
    const Label before = i == 0 ? Label::kOther : labels[i - 1];
    if (MayFollow(before, labels[i])) continue;
    labels[i] = labels[i] == Label::kContent ? Label::kBeginContent : Label::kBeginSource;
  }
  return labels;
}

double ContentShare(const ReportScene& scene, const GoldStatement& gold,
                    const ReportReading& reading) {
  size_t wanted = 0;
  size_t found = 0;
  size_t both = 0;
  for (const TokenRange range : gold.content) {
    for (uint32_t i = range.begin; i < range.end; ++i) wanted += IsRealWord(scene.words()[i]);
  }
  for (const TokenRange range : reading.content) {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      if (!IsRealWord(scene.words()[i])) continue;
      ++found;
      both += gold.HasContent(i);
    }
  }
  const size_t longest = std::max(wanted, found);
  return longest == 0 ? 0 : static_cast<double>(both) / static_cast<double>(longest);
}

bool SourceAgrees(const ReportScene& scene, const GoldStatement& gold,
                  const ReportReading& reading) {
  if (!gold.source || !reading.source) return !gold.source && !reading.source;
  const TokenRange shared = {std::max(gold.source->begin, reading.source->begin),
                             std::min(gold.source->end, reading.source->end)};
  for (uint32_t i = shared.begin; i < shared.end; ++i) {
    const Tag tag = scene.words()[i].tag;
    const bool is_function = tag == Tag::kDT || tag == Tag::kIN || tag == Tag::kTO ||
                             tag == Tag::kCC || tag == Tag::kPOS;
    if (IsRealWord(scene.words()[i]) && (!is_function || gold.source->size() == 1)) return true;
  }
  return false;
}

}  // namespace verbatim::extraction::training
