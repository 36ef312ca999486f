#ifndef VERBATIM_SERVICES_EXTRACTION_SCENE_H_
#define VERBATIM_SERVICES_EXTRACTION_SCENE_H_

#include <cstdint>
#include <vector>

#include "services/extraction/report_features.h"
#include "services/extraction/stat_table.h"
#include "services/extraction/words.h"
#include "services/text/document.h"

namespace verbatim::extraction {

enum class CueKind : uint8_t { kVerb, kNoun, kAccording, kColon, kDash };

// A word or mark that may report what somebody says.
struct CueCandidate {
  uint32_t token = 0;
  CueKind kind = CueKind::kVerb;
  Stats stats = {};       // of its stem
  float best_before = 0;  // highest kQuoteCue of the candidates before it in its sentence
  float best_after = 0;   // and after it
};

enum class MentionType : uint8_t { kName, kNoun, kPronoun, kPossessive, kRelative, kOther };

// A base noun phrase that may be a source: "the ministry's spokeswoman", "he", "who".
struct Mention {
  text::TokenRange tokens;
  uint32_t head = 0;
  MentionType type = MentionType::kNoun;
};

// Everything about a document's quotations that the models decide upon: who could speak, what could
// report it. Each list is in text order. Views what it is made of, which must outlive it. Costs
// one pass over the tokens.
class Scene {
 public:
  Scene(const text::Document& document, const std::vector<Word>& words, const StatTable& stats,
        const std::vector<ReportCandidate>& reports);

  const text::Document& document() const { return *document_; }
  const std::vector<Word>& words() const { return *words_; }
  const StatTable& stats() const { return *stats_; }

  // Quotations of depth 0.
  const std::vector<text::Quotation>& runs() const { return runs_; }
  const std::vector<CueCandidate>& cues() const { return cues_; }
  const std::vector<Mention>& mentions() const { return mentions_; }

  // Index of the first cue (mention, run) that begins at `token` or later.
  size_t FirstCueAt(uint32_t token) const { return first_cue_[token]; }
  size_t FirstMentionAt(uint32_t token) const { return first_mention_[token]; }
  size_t FirstRunAt(uint32_t token) const { return first_run_[token]; }

  // What the report model's first steps make of the word at a token as a cue; nullptr when it is
  // hardly one.
  const ReportCandidate* ReportAt(uint32_t token) const {
    const uint32_t index = report_at_[token];
    return index == 0 ? nullptr : &(*reports_)[index - 1];
  }

  // How many of a kind stand in the tokens [begin, end). REQUIRES: begin <= end.
  int Commas(uint32_t begin, uint32_t end) const { return commas_[end] - commas_[begin]; }
  int Verbs(uint32_t begin, uint32_t end) const { return verbs_[end] - verbs_[begin]; }
  int Conjunctions(uint32_t begin, uint32_t end) const {
    return conjunctions_[end] - conjunctions_[begin];
  }

 private:
  void CountWords();
  void FindCues();
  void RateNeighbours();
  void FindMentions(text::TokenRange sentence);
  uint32_t EndOfBrackets(uint32_t end, uint32_t limit) const;
  void AddMention(uint32_t begin, uint32_t end, uint32_t limit);

  const text::Document* document_;
  const std::vector<Word>* words_;
  const StatTable* stats_;
  std::vector<text::Quotation> runs_;
  std::vector<CueCandidate> cues_;
  std::vector<Mention> mentions_;
  std::vector<uint32_t> first_cue_;
  std::vector<uint32_t> first_mention_;
  std::vector<uint32_t> first_run_;
  const std::vector<ReportCandidate>* reports_;
  std::vector<uint32_t> report_at_;  // by token: index into *reports_ + 1
  std::vector<int> commas_;
  std::vector<int> verbs_;
  std::vector<int> conjunctions_;
};

// "be", "have", "do" and modal verbs.
bool IsAuxiliary(const Word& word);

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_SCENE_H_
