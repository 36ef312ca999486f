#ifndef VERBATIM_SERVICES_EXTRACTION_REPORT_SCENE_H_
#define VERBATIM_SERVICES_EXTRACTION_REPORT_SCENE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "services/domain/statement.h"
#include "services/extraction/stat_table.h"
#include "services/extraction/words.h"
#include "services/text/document.h"

namespace verbatim::extraction {

// A word that may be the cue of a report.
struct ReportCue {
  uint32_t token = 0;
  float strength = 0;  // share of its word's uses in which it is a cue
};

// One reading of a cue's sentence: who (source) reports (cue) what (content).
struct ReportReading {
  text::TokenRange cue;
  std::optional<text::TokenRange> source;
  std::vector<text::TokenRange> content;  // in text order; may be empty
  int rank = 0;                           // among the readings of this cue, 0 is the likeliest
  float gap = 0;                          // how much its score is below the likeliest one's
  float log_odds = 0;                     // of being right, by the logistic regression

  uint32_t ContentWords() const;
  bool HasContent(uint32_t token) const;
};

// What the report model looks at in a document: the words outside quotation marks that may be
// cues, what stands between any two tokens, and what rules make of it ("proposals", which the model
// may follow or not). Views the document, the words and the stats, which must outlive it. Costs one
// pass over the tokens.
class ReportScene {
 public:
  ReportScene(const text::Document& document, const std::vector<Word>& words,
              const StatTable& stats, const std::vector<domain::Statement>& by_rules);

  const text::Document& document() const { return *document_; }
  const std::vector<Word>& words() const { return *words_; }
  const StatTable& stats() const { return *stats_; }
  const std::vector<ReportCue>& cues() const { return cues_; }
  // Index of the first cue at `token` or later.
  size_t FirstCueAt(uint32_t token) const { return first_cue_[token]; }

  // The rules' reading of the cue at a token, or nullptr.
  const ReportReading* ProposalAt(uint32_t cue_token) const {
    const uint32_t index = proposal_at_[cue_token];
    return index == 0 ? nullptr : &proposals_[index - 1];
  }

  text::TokenRange SentenceOf(uint32_t token) const {
    return document_->sentences()[document_->tokens()[token].sentence].tokens;
  }
  // The word at a token, or one that stands for "none" outside of `within`.
  const Word& At(int64_t token, text::TokenRange within) const {
    return token < within.begin || token >= within.end ? kOutside
                                                       : (*words_)[static_cast<size_t>(token)];
  }

  // How many of a kind stand in the tokens [begin, end). REQUIRES: begin <= end.
  struct Counts {
    uint32_t commas = 0;
    uint32_t verbs = 0;  // no auxiliaries
    uint32_t thats = 0;
    uint32_t marks = 0;  // quotation marks
    uint32_t conjunctions = 0;
  };
  Counts Between(uint32_t begin, uint32_t end) const {
    const Counts& a = counts_[begin];
    const Counts& b = counts_[end];
    return {b.commas - a.commas, b.verbs - a.verbs, b.thats - a.thats, b.marks - a.marks,
            b.conjunctions - a.conjunctions};
  }

 private:
  static const Word kOutside;

  void CountWords();
  void FindCues();
  void AddProposals(const std::vector<domain::Statement>& by_rules);

  const text::Document* document_;
  const std::vector<Word>* words_;
  const StatTable* stats_;
  std::vector<ReportCue> cues_;
  std::vector<uint32_t> first_cue_;
  std::vector<Counts> counts_;
  std::vector<ReportReading> proposals_;
  std::vector<uint32_t> proposal_at_;  // by token: index into proposals_ + 1
};

}  // namespace verbatim::extraction

#endif  // VERBATIM_SERVICES_EXTRACTION_REPORT_SCENE_H_
