#include "services/extraction/training/gold_view.h"

#include <algorithm>

namespace verbatim::extraction::training {
namespace {

// The order in which candidates inside a gold cue are preferred; lower is better.
int Rank(const Scene& scene, const CueCandidate& cue) {
  static const uint32_t say = StemOfBase("say");
  const Word& word = scene.words()[cue.token];
  if (cue.kind == CueKind::kVerb && (word.stem == say || word.form == HashOf("said"))) return 0;
  return 1 + static_cast<int>(cue.kind == CueKind::kAccording ? CueKind::kVerb : cue.kind);
}

}  // namespace

int AnchorOf(const Scene& scene, const GoldStatement& gold) {
  if (!gold.cue) return kNone;
  int best = kNone;
  int best_rank = 100;
  for (size_t i = scene.FirstCueAt(gold.cue->begin);
       i < scene.cues().size() && scene.cues()[i].token < gold.cue->end; ++i) {
    const int rank = Rank(scene, scene.cues()[i]);
    if (rank < best_rank) {
      best = static_cast<int>(i);
      best_rank = rank;
    }
  }
  return best;
}

int MentionOf(const Scene& scene, const GoldStatement& gold) {
  if (!gold.source) return kNone;
  const text::TokenRange source = *gold.source;
  int best = kNone;
  for (size_t i = scene.FirstMentionAt(source.begin);
       i < scene.mentions().size() && scene.mentions()[i].tokens.begin < source.end; ++i) {
    const text::TokenRange tokens = scene.mentions()[i].tokens;
    if (tokens.end > source.end) continue;
    if (best != kNone) {
      const text::TokenRange other = scene.mentions()[static_cast<size_t>(best)].tokens;
      if (tokens.begin > other.begin || tokens.size() < other.size()) continue;
    }
    best = static_cast<int>(i);
  }
  if (best != kNone) return best;
  // The source begins inside a mention, or ends before it does.
  for (size_t i = 0; i < scene.mentions().size(); ++i) {
    const Mention& mention = scene.mentions()[i];
    if (mention.tokens.begin >= source.end) break;
    if (mention.tokens.end > source.begin && source.Contains(mention.head))
      return static_cast<int>(i);
  }
  return kNone;
}

std::vector<int> OwnersOf(const Scene& scene, const std::vector<GoldStatement>& gold) {
  std::vector<int> owner_of_token(scene.words().size(), kNone);
  for (size_t g = 0; g < gold.size(); ++g) {
    for (const text::TokenRange range : gold[g].content) {
      std::fill(owner_of_token.begin() + range.begin, owner_of_token.begin() + range.end,
                static_cast<int>(g));
    }
  }
  std::vector<int> owners;
  for (const text::Quotation& run : scene.runs()) {
    std::vector<int> counts(gold.size());
    int words = 0;
    int best = kNone;
    for (uint32_t i = run.tokens.begin; i < run.tokens.end; ++i) {
      const text::TokenKind kind = scene.words()[i].kind;
      if (kind != text::TokenKind::kWord && kind != text::TokenKind::kNumber) continue;
      ++words;
      const int owner = owner_of_token[i];
      if (owner != kNone && 2 * ++counts[static_cast<size_t>(owner)] >= words) best = owner;
    }
    if (best != kNone && 2 * counts[static_cast<size_t>(best)] < words) best = kNone;
    owners.push_back(best);
  }
  return owners;
}

}  // namespace verbatim::extraction::training
