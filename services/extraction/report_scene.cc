#include "services/extraction/report_scene.h"

#include <algorithm>
#include <utility>

#include "services/extraction/scene.h"

namespace verbatim::extraction {

const Word ReportScene::kOutside = {.form = HashOf("<s>"), .stem = HashOf("<s>")};

ReportScene::ReportScene(const text::Document& document, const std::vector<Word>& words,
                         const StatTable& stats, const std::vector<domain::Statement>& by_rules)
    : document_(&document), words_(&words), stats_(&stats) {
  CountWords();
  AddProposals(by_rules);
  FindCues();
}

uint32_t ReportReading::ContentWords() const {
  uint32_t words = 0;
  for (const text::TokenRange piece : content) words += piece.size();
  return words;
}

bool ReportReading::HasContent(uint32_t token) const {
  return std::any_of(content.begin(), content.end(),
                     [token](text::TokenRange piece) { return piece.Contains(token); });
}

void ReportScene::AddProposals(const std::vector<domain::Statement>& by_rules) {
  proposal_at_.resize(words_->size());
  for (const domain::Statement& statement : by_rules) {
    if (!statement.cue) continue;
    ReportReading reading;
    reading.cue = document_->TokensIn(*statement.cue);
    if (statement.source) reading.source = document_->TokensIn(*statement.source);
    for (const domain::Segment& segment : statement.content) {
      reading.content.push_back(document_->TokensIn(segment.span));
    }
    proposals_.push_back(std::move(reading));
    const text::TokenRange cue = proposals_.back().cue;
    for (uint32_t i = cue.begin; i < cue.end; ++i) {
      proposal_at_[i] = static_cast<uint32_t>(proposals_.size());
    }
  }
}

void ReportScene::CountWords() {
  counts_.resize(words_->size() + 1);
  for (size_t i = 0; i < words_->size(); ++i) {
    const Word& word = (*words_)[i];
    Counts counts = counts_[i];
    counts.commas += word.tag == Tag::kComma;
    counts.verbs += IsVerb(word.tag) && !IsAuxiliary(word);
    counts.thats += word.form == HashOf("that");
    counts.marks += word.kind == text::TokenKind::kQuoteMark;
    counts.conjunctions += word.tag == Tag::kCC;
    counts_[i + 1] = counts;
  }
}

void ReportScene::FindCues() {
  first_cue_.resize(words_->size() + 1);
  for (uint32_t i = 0; i < words_->size(); ++i) {
    first_cue_[i] = static_cast<uint32_t>(cues_.size());
    const Word& word = (*words_)[i];
    if (word.in_quotes) continue;
    const float strength = stats_->Find(StatRole::kReportCue, word.stem)[0];
    const bool is_verb = IsVerb(word.tag) && !IsAuxiliary(word);
    if (is_verb || strength > 0 || proposal_at_[i] != 0) cues_.push_back({i, strength});
  }
  first_cue_[words_->size()] = static_cast<uint32_t>(cues_.size());
}

}  // namespace verbatim::extraction
