#include "services/extraction/training/stat_counter.h"

#include <cmath>
#include <map>
#include <utility>

#include "services/extraction/scene.h"
#include "services/extraction/training/gold_view.h"
#include "services/extraction/training/report_gold.h"

namespace verbatim::extraction::training {
namespace {

// Shares are drawn towards the role's average as if it had been seen this often besides.
constexpr double kPriorUses = 3;
// Words seen less often than this count as unseen.
constexpr double kMinUses = 5;
// A word that is no verb may be the cue of a report when it was one this often, and in this share
// of its uses (2 % of the cues are lost).
constexpr double kMinReports = 2;
constexpr double kMinReportShare = 1.0 / 400;

struct Count {
  double uses = 0;
  double quotes = 0;      // cue of a statement with quotation marks; or: the event counted
  double all = 0;         // cue of any statement
  double contents = 0;    // statements without quotation marks whose content follows the cue
  double begin_here = 0;  // ... at once
};

class Counter {
 public:
  void AddDocument(const CorpusDocument& doc, const StatTable& every_noun) {
    const std::vector<ReportCandidate> no_reports;
    const Scene scene(*doc.document, doc.words, every_noun, no_reports);
    CountCues(scene, doc);
    CountMentions(scene, doc);
    CountReportCues(doc);
    for (const GoldStatement& gold : doc.gold) {
      if (gold.kind != domain::StatementKind::kDirect) CountEdges(scene, gold);
    }
  }

  std::map<uint32_t, Stats> Finish() const {
    std::map<uint32_t, Stats> stats;
    for (const auto& [role, words] : counts_) {
      Count sum;
      for (const auto& [word, count] : words) {
        sum.uses += count.uses;
        sum.quotes += count.quotes;
        sum.all += count.all;
        sum.contents += count.contents;
        sum.begin_here += count.begin_here;
      }
      const auto shares = [&](const Count& count) -> Stats {
        const auto share = [](double part, double whole, double prior) {
          return static_cast<float>((part + kPriorUses * prior) / (whole + kPriorUses));
        };
        const auto prior = [](double part, double whole) { return whole > 0 ? part / whole : 0; };
        return {share(count.quotes, count.uses, prior(sum.quotes, sum.uses)),
                share(count.all, count.uses, prior(sum.all, sum.uses)),
                share(count.begin_here, count.contents, prior(sum.begin_here, sum.contents)),
                static_cast<float>(std::log1p(count.uses))};
      };
      stats[StatKey(role, kUnseenWord)] = shares({});
      for (const auto& [word, count] : words) {
        if (count.uses >= kMinUses) stats[StatKey(role, word)] = shares(count);
      }
    }
    for (const auto& [stem, count] : report_cues_) {
      const double share = (count.quotes) / (count.uses + kPriorUses);
      if (count.quotes < kMinReports || share < kMinReportShare) continue;
      stats[StatKey(StatRole::kReportCue, stem)] = {static_cast<float>(share)};
    }
    return stats;
  }

 private:
  Count& At(StatRole role, uint32_t word) { return counts_[role][word]; }

  Count& CueCount(const Scene& scene, const CueCandidate& cue) {
    const Word& word = scene.words()[cue.token];
    switch (cue.kind) {
      case CueKind::kNoun: return At(StatRole::kNoun, word.stem);
      case CueKind::kDash: return At(StatRole::kVerb, HashOf("--"));
      case CueKind::kVerb:
        return At(StatRole::kVerb, StemOf(scene.document().Text(cue.token),
                                          IsVerb(word.tag) ? word.tag : Tag::kVBD));
      default: return At(StatRole::kVerb, word.form);
    }
  }

  void CountCues(const Scene& scene, const CorpusDocument& doc) {
    for (const CueCandidate& cue : scene.cues()) CueCount(scene, cue).uses += 1;
    for (const GoldStatement& gold : doc.gold) {
      const int anchor = AnchorOf(scene, gold);
      if (anchor == kNone) continue;
      const CueCandidate& cue = scene.cues()[static_cast<size_t>(anchor)];
      Count& count = CueCount(scene, cue);
      count.all += 1;
      if (gold.kind != domain::StatementKind::kIndirect) count.quotes += 1;
      const uint32_t content = gold.content.front().begin;
      if (gold.kind == domain::StatementKind::kDirect || content < gold.cue->end) continue;
      count.contents += 1;
      bool at_once = content <= gold.cue->end + 1;
      for (uint32_t i = gold.cue->end; i < content; ++i) {
        at_once &= scene.words()[i].form == HashOf("that") ||
                   scene.words()[i].kind != text::TokenKind::kWord;
      }
      count.begin_here += at_once;
    }
  }

  void CountMentions(const Scene& scene, const CorpusDocument& doc) {
    for (const Mention& mention : scene.mentions()) {
      At(StatRole::kMentionHead, scene.words()[mention.head].form).uses += 1;
    }
    for (const GoldStatement& gold : doc.gold) {
      const int mention = MentionOf(scene, gold);
      if (mention == kNone) continue;
      const uint32_t head = scene.mentions()[static_cast<size_t>(mention)].head;
      Count& count = At(StatRole::kMentionHead, scene.words()[head].form);
      count.quotes += 1;
      count.all += gold.kind != domain::StatementKind::kIndirect;
    }
  }

  void CountEdges(const Scene& scene, const GoldStatement& gold) {
    const text::Document& document = scene.document();
    const text::TokenRange piece = gold.content.front();
    const text::TokenRange sentence =
        document.sentences()[document.tokens()[piece.begin].sentence].tokens;
    for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const uint32_t form = scene.words()[i].form;
      const auto add = [&](StatRole role, bool happened) {
        At(role, form).uses += 1;
        At(role, form).quotes += happened;
      };
      add(StatRole::kContentFirst, i == piece.begin);
      add(StatRole::kContentAfter, i + 1 == piece.begin);
      add(StatRole::kContentLast, i + 1 == piece.end);
      add(StatRole::kContentEnds, i == piece.end);
    }
  }

  void CountReportCues(const CorpusDocument& doc) {
    for (const Word& word : doc.words) {
      if (!word.in_quotes) report_cues_[word.stem].uses += 1;
    }
    for (const GoldStatement& gold : doc.gold) {
      const auto anchor = ReportAnchorOf(doc.words, gold);
      if (anchor) report_cues_[doc.words[*anchor].stem].quotes += 1;
    }
  }

  std::map<StatRole, std::map<uint32_t, Count>> counts_;
  std::map<uint32_t, Count> report_cues_;
};

}  // namespace

std::string CountStats(const std::vector<const CorpusDocument*>& documents) {
  // While counting, every noun may be a cue.
  const std::string all = WriteStats({{StatKey(StatRole::kNoun, kUnseenWord), Stats{1, 1, 1, 1}}});
  const StatTable every_noun = StatTable::Read(all).value();
  Counter counter;
  for (const CorpusDocument* doc : documents) counter.AddDocument(*doc, every_noun);
  return WriteStats(counter.Finish());
}

}  // namespace verbatim::extraction::training
