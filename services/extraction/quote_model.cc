#include "services/extraction/quote_model.h"

#include <algorithm>
#include <map>

#include "services/base/status_macros.h"
#include "services/extraction/content.h"
#include "services/extraction/cue_lexicon.h"
#include "services/extraction/cue_ranker.h"
#include "services/extraction/source_ranker.h"

namespace verbatim::extraction {
namespace {

using domain::SegmentAttachment;

// Collects the rows of a decision's candidates and finds the best of them.
class Ballot {
 public:
  // A row to fill in for the next candidate.
  FeatureRow& Add() { return rows_.emplace_back(); }

  // The position of the highest score, and its share of the softmax. REQUIRES: not empty.
  std::pair<size_t, float> Best(const BoostedTrees& trees) const {
    std::vector<const float*> rows;
    for (const FeatureRow& row : rows_) rows.push_back(row.data());
    std::vector<float> scores;
    trees.ScoreRivals(rows, scores);
    Softmax(scores);
    const auto best = std::max_element(scores.begin(), scores.end());
    return {static_cast<size_t>(best - scores.begin()), *best};
  }

 private:
  std::vector<FeatureRow> rows_;
};

absl::StatusOr<BoostedTrees> OpenTrees(const ModelFile& file, std::string_view section) {
  ASSIGN_OR_RETURN(BoostedTrees trees, BoostedTrees::Open(file, section));
  if (trees.feature_count() > FeatureRow::kCapacity) return DamagedSection(section);
  return trees;
}

bool HasWord(const Scene& scene, text::TokenRange range) {
  return std::any_of(
      scene.words().begin() + range.begin, scene.words().begin() + range.end, [](const Word& word) {
        return word.kind == text::TokenKind::kWord || word.kind == text::TokenKind::kNumber;
      });
}

// How a piece of content came to the cue's statement.
SegmentAttachment AttachmentOf(const text::Document& document, text::TokenRange piece,
                               uint32_t cue) {
  const uint32_t sentence = document.tokens()[cue].sentence;
  if (document.tokens()[piece.begin].sentence == sentence ||
      document.tokens()[piece.end - 1].sentence == sentence) {
    return SegmentAttachment::kCue;
  }
  const uint32_t paragraph = document.ParagraphOf(cue);
  return document.ParagraphOf(piece.begin) <= paragraph ? SegmentAttachment::kParagraph
                                                        : SegmentAttachment::kContinuation;
}

// Whether a quotation is a sentence of its own: “Is it late?” Park answered that it was.
bool IsSentence(const text::Document& document, text::TokenRange run) {
  const auto& tokens = document.tokens();
  if (run.size() < 3 || run.end >= tokens.size() || !tokens[run.end].capitalised) return false;
  if (tokens[run.end - 1].kind != text::TokenKind::kQuoteMark) return false;
  const std::string_view last = document.Text(run.end - 2);
  return last == "." || last == "?" || last == "!";
}

// Whether a quotation stands in a line of one sentence without a stop, after unquoted words of its
// content: Lee says crews ‘badly let down’ by port
bool IsHeadline(const text::Document& document, text::TokenRange run) {
  const text::Paragraph& paragraph = document.paragraphs()[document.ParagraphOf(run.begin)];
  const uint32_t last = paragraph.tokens.end - 1;
  return paragraph.sentences.size() == 1 && run.end <= last &&
         document.tokens()[last].kind == text::TokenKind::kWord && run.begin > 0 &&
         document.tokens()[run.begin - 1].kind == text::TokenKind::kWord;
}

// `end`, or where the name ends that it would cut.
uint32_t EndOfName(const text::Document& document, uint32_t end, text::TokenRange gap) {
  const auto is_name = [&](uint32_t token) {
    const text::Token& t = document.tokens()[token];
    return t.kind == text::TokenKind::kWord && t.capitalised && !IsTimeWord(document.Text(token));
  };
  constexpr uint32_t kMaxName = 10;  // words; bounds the work on a text of capitals only
  const uint32_t limit = std::min(gap.end, end + kMaxName);
  while (end > gap.begin && end < limit && is_name(end - 1) && is_name(end)) ++end;
  return end;
}

// “Is it late?” Park answered that it was: the cue reports what follows, not the quotation.
void DropOthersReports(const Scene& scene, std::vector<CueDecision>& decisions) {
  const text::Document& document = scene.document();
  for (size_t run = 0; run < decisions.size(); ++run) {
    if (decisions[run].cue == kNoCue) continue;
    const text::TokenRange tokens = scene.runs()[run].tokens;
    const uint32_t cue = scene.cues()[static_cast<size_t>(decisions[run].cue)].token;
    const bool has_clause = cue + 1 < scene.words().size() && document.Text(cue + 1) == "that" &&
                            document.tokens()[cue + 1].sentence == document.tokens()[cue].sentence;
    if (cue >= tokens.end && has_clause && IsSentence(document, tokens)) {
      decisions[run] = {kNoCue, 1};
    }
  }
}

}  // namespace

absl::StatusOr<QuoteModel> QuoteModel::Open(const ModelFile& file) {
  QuoteModel model;
  ASSIGN_OR_RETURN(model.stats_, StatTable::Open(file));
  ASSIGN_OR_RETURN(model.cues_, OpenTrees(file, kCueSection));
  ASSIGN_OR_RETURN(model.sources_, OpenTrees(file, kSourceSection));
  ASSIGN_OR_RETURN(model.starts_, OpenTrees(file, kStartSection));
  ASSIGN_OR_RETURN(model.ends_, OpenTrees(file, kEndSection));
  return model;
}

CueDecision QuoteModel::DecideCue(const Scene& scene, size_t run, int previous_cue) const {
  const std::vector<int> candidates = CueCandidatesFor(scene, run, previous_cue);
  Ballot ballot;
  for (const int cue : candidates) {
    ComputeCueFeatures(scene, run, cue, previous_cue, ballot.Add());
  }
  const auto [best, probability] = ballot.Best(cues_);
  return {candidates[best], probability};
}

SourceDecision QuoteModel::DecideSource(const Scene& scene, size_t cue) const {
  const std::vector<int> candidates = SourceCandidatesFor(scene, cue);
  Ballot ballot;
  for (const int mention : candidates) {
    ComputeSourceFeatures(scene, cue, mention, ballot.Add());
  }
  const auto [best, probability] = ballot.Best(sources_);
  return {candidates[best], probability};
}

uint32_t QuoteModel::DecideStart(const Scene& scene, const BoundaryQuestion& question) const {
  if (question.gap.empty()) return question.gap.end;
  Ballot ballot;
  for (uint32_t start = question.gap.begin; start <= question.gap.end; ++start) {
    ComputeStartFeatures(scene, question, start, ballot.Add());
  }
  return question.gap.begin + static_cast<uint32_t>(ballot.Best(starts_).first);
}

uint32_t QuoteModel::DecideEnd(const Scene& scene, const BoundaryQuestion& question) const {
  if (question.gap.empty()) return question.gap.begin;
  Ballot ballot;
  for (uint32_t end = question.gap.begin; end <= question.gap.end; ++end) {
    ComputeEndFeatures(scene, question, end, ballot.Add());
  }
  return question.gap.begin + static_cast<uint32_t>(ballot.Best(ends_).first);
}

domain::Statement QuoteModel::MakeStatement(const Scene& scene, const std::vector<size_t>& runs,
                                            int cue, float probability) const {
  const text::Document& document = scene.document();
  const auto cue_index = static_cast<size_t>(cue);
  const SourceDecision who = DecideSource(scene, cue_index);
  domain::Statement statement;
  statement.cue = document.SpanOf(WholeCue(scene, cue_index));
  std::optional<text::TokenRange> source;
  if (who.mention != kNoSource) {
    source = WholeSource(scene, cue_index, scene.mentions()[static_cast<size_t>(who.mention)]);
    statement.source = document.SpanOf(*source);
  }
  std::vector<text::TokenRange> pieces;  // quoted and unquoted in turn
  bool after_run = false;                // whether the last piece is quoted
  const auto add = [&](text::TokenRange piece, bool quoted) {
    if (!pieces.empty()) piece.begin = std::max(piece.begin, pieces.back().end);
    if (piece.empty() || !HasWord(scene, piece)) return;
    if (!pieces.empty() && !quoted && !after_run && pieces.back().end == piece.begin) {
      pieces.back().end = piece.end;
    } else {
      pieces.push_back(piece);
    }
    after_run = quoted;
  };
  for (size_t k = 0; k < runs.size(); ++k) {
    const text::TokenRange run = scene.runs()[runs[k]].tokens;
    std::optional<text::TokenRange> before;
    std::optional<text::TokenRange> after;
    if (k > 0) before = scene.runs()[runs[k - 1]].tokens;
    if (k + 1 < runs.size()) after = scene.runs()[runs[k + 1]].tokens;
    add({DecideStart(scene, StartQuestion(scene, run, cue_index, source, before)), run.begin},
        false);
    add(run, true);
    if (IsSentence(document, run)) continue;
    const BoundaryQuestion question = EndQuestion(scene, run, cue_index, source, after);
    const bool to_the_end =
        !after && scene.cues()[cue_index].token < run.begin && IsHeadline(document, run);
    const uint32_t end = to_the_end ? question.gap.end : DecideEnd(scene, question);
    add({run.end, EndOfName(document, end, question.gap)}, false);
  }
  const uint32_t cue_token = scene.cues()[cue_index].token;
  for (const text::TokenRange piece : pieces) {
    statement.content.push_back({document.SpanOf(piece), AttachmentOf(document, piece, cue_token)});
  }
  if (pieces.empty()) return statement;  // marks around nothing
  statement.kind = KindOf(document, statement.content);
  statement.entry = document.paragraphs()[document.ParagraphOf(pieces.front().begin)].entry;
  statement.confidence = static_cast<double>(probability) * static_cast<double>(who.probability);
  return statement;
}

std::vector<CueDecision> QuoteModel::DecideCues(const Scene& scene) const {
  std::vector<CueDecision> decisions;
  int previous_cue = kNoDecision;
  for (size_t run = 0; run < scene.runs().size(); ++run) {
    decisions.push_back(DecideCue(scene, run, previous_cue));
    previous_cue = decisions.back().cue;
  }
  DropOthersReports(scene, decisions);
  // Marks re-opened in a paragraph after ones left open go on with the same speech.
  for (size_t run = 1; run < decisions.size(); ++run) {
    if (scene.runs()[run].continues && decisions[run].cue == kNoCue) {
      decisions[run] = decisions[run - 1];
    }
  }
  // A tag reports its whole sentence: "The plan is “dead” and its friends “have gone”, Lee said".
  const text::Document& document = scene.document();
  for (size_t run = decisions.size(); run-- > 1;) {
    const text::TokenRange later = scene.runs()[run].tokens;
    const text::TokenRange earlier = scene.runs()[run - 1].tokens;
    const CueDecision& decision = decisions[run];
    if (decision.cue == kNoCue || decisions[run - 1].cue != kNoCue) continue;
    const uint32_t cue = scene.cues()[static_cast<size_t>(decision.cue)].token;
    const uint32_t sentence = document.tokens()[cue].sentence;
    const bool tagged = cue >= later.end && document.tokens()[later.begin].sentence == sentence &&
                        document.tokens()[earlier.begin].sentence == sentence;
    const bool own_cue = scene.FirstCueAt(earlier.end) < scene.FirstCueAt(later.begin);
    if (tagged && !own_cue) decisions[run - 1] = decision;
  }
  return decisions;
}

std::vector<domain::Statement> QuoteModel::Extract(const Scene& scene) const {
  struct Group {
    std::vector<size_t> runs;
    float probability = 1;
  };
  std::map<int, Group> groups;  // by cue
  const std::vector<CueDecision> decisions = DecideCues(scene);
  for (size_t run = 0; run < decisions.size(); ++run) {
    const CueDecision& decision = decisions[run];
    if (decision.cue == kNoCue) continue;
    Group& group = groups[decision.cue];
    group.runs.push_back(run);
    group.probability = std::min(group.probability, decision.probability);
  }
  std::vector<domain::Statement> statements;
  for (const auto& [cue, group] : groups) {
    domain::Statement statement = MakeStatement(scene, group.runs, cue, group.probability);
    if (!statement.content.empty()) statements.push_back(std::move(statement));
  }
  std::sort(statements.begin(), statements.end(), [](const auto& a, const auto& b) {
    return a.content.front().span < b.content.front().span;
  });
  return statements;
}

}  // namespace verbatim::extraction
