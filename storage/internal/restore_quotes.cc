#include "storage/internal/restore_quotes.h"

#include <deque>
#include <optional>
#include <string>
#include <utility>

#include "services/base/status_macros.h"
#include "storage/internal/candidates.h"
#include "storage/internal/derive_quotes.h"
#include "storage/internal/save_quotes.h"
#include "storage/queries.h"

// Wordings are represented by the texts that are left, their pairs judged anew, and quotes derived,
// counted and dated from what is left.
namespace verbatim::storage {
namespace {

Params IdList(const std::vector<int64_t>& ids) {
  ArrayText array;
  for (const int64_t id : ids) array.Add(id);
  return Params().Add(array);
}

class QuoteRestorer {
 public:
  QuoteRestorer(Session& session, const TouchedWordings& touched, const MatchRules& rules)
      : session_(session), touched_(touched), rules_(rules) {}

  // Returns how many quotes are gone.
  absl::StatusOr<int64_t> Restore() && {
    if (touched_.wordings.empty()) return 0;
    RETURN_IF_ERROR(LoadQuotes(session_, touched_.quotes, graph_));
    graph_.SetShrunk();
    RETURN_IF_ERROR(TakeWhatIsLeft());
    RETURN_IF_ERROR(DeleteFingerprints());
    RETURN_IF_ERROR(session_.Run(queries::kDeletePairs, IdList(unlinked_)));
    RETURN_IF_ERROR(JudgeAnew());
    ASSIGN_OR_RETURN(QuoteChanges changes, DeriveQuotes(session_, graph_));
    RETURN_IF_ERROR(UpdateWordings());
    RETURN_IF_ERROR(SaveChanges(session_, graph_, changes, rules_));
    RETURN_IF_ERROR(CountAll(changes));
    int64_t gone = 0;
    for (const auto& [quote, heir] : changes.retired) gone += heir ? 0 : 1;
    return gone;
  }

 private:
  absl::Status TakeWhatIsLeft() {
    ASSIGN_OR_RETURN(const Rows rows,
                     session_.Execute(queries::kFindWordingsLeft, IdList(touched_.wordings)));
    for (Row row : rows) {
      Wording& wording = graph_.At(row.Int());
      const std::optional<std::string> text =
          row.SkipNull() ? std::nullopt : std::optional(row.Text());
      std::vector<std::string> speakers;
      for (const std::string& name : row.TextArray()) AddSpeaker(name, speakers);
      graph_.AddSeed(wording.id);
      left_.push_back(wording.id);
      wording.renamed = wording.speakers != speakers;
      wording.speakers = std::move(speakers);
      if (text && *text == wording.text) continue;
      wording.old_text = wording.text;
      wording.gone = !text;
      if (text) wording.text = *text;
      unlinked_.push_back(wording.id);
      graph_.RemoveLinks(wording.id);
    }
    return absl::OkStatus();
  }

  // Those of gone wordings, row by row: they have no index by wording.
  absl::Status DeleteFingerprints() {
    ArrayText hashes;
    ArrayText wordings;
    ArrayText gone;
    for (const int64_t id : unlinked_) {
      const Wording& wording = graph_.At(id);
      if (!wording.gone) continue;
      gone.Add(id);
      for (const int64_t hash : rules_.stored_fingerprints(wording.old_text)) {
        hashes.Add(HashInIndex(hash, wording.verbatim));
        wordings.Add(id);
      }
    }
    RETURN_IF_ERROR(session_.Run(queries::kDeleteFingerprints, Params().Add(hashes).Add(wordings)));
    gone_ = gone.Text();
    return absl::OkStatus();
  }

  // The pairs of wordings that are represented by another text now.
  absl::Status JudgeAnew() {
    struct Fingerprints {
      std::vector<int64_t> query;
      std::vector<int64_t> stored;
    };
    std::deque<Fingerprints> fingerprints;  // stay where they are
    std::vector<JudgedWording> judged;
    std::vector<AskedWording> asked;
    for (const int64_t id : unlinked_) {
      const Wording& wording = graph_.At(id);
      if (wording.gone) continue;
      const Fingerprints& of = fingerprints.emplace_back(Fingerprints{
          rules_.query_fingerprints(wording.text), rules_.stored_fingerprints(wording.text)});
      judged.push_back({.id = id,
                        .text = &wording.text,
                        .speakers = &wording.speakers,
                        .verbatim = wording.verbatim,
                        .query_fingerprints = &of.query,
                        .stored_fingerprints = &of.stored});
      asked.push_back({.key = "\\x",  // of none: each is known
                       .text = wording.text,
                       .verbatim = wording.verbatim,
                       .speakers = wording.speakers,
                       .query_fingerprints = &of.query});
    }
    if (judged.empty()) return absl::OkStatus();
    ReadAlready read;
    ASSIGN_OR_RETURN(std::vector<Relatives> relatives,
                     FindRelatives(session_, asked, read, nullptr));
    for (size_t i = 0; i < judged.size(); ++i) judged[i].like = std::move(relatives[i].like);
    Verdicts verdicts;
    const JudgedPairs found = JudgePairs(judged, rules_, verdicts);
    RETURN_IF_ERROR(LoadQuotes(session_, found.quotes, graph_));
    for (const JudgedPair& pair : found.pairs) graph_.AddPair(pair.a, pair.b, pair.relation);
    return InsertPairs(session_, found.pairs, graph_, {});
  }

  absl::Status UpdateWordings() {
    ArrayText ids;
    ArrayText texts;
    ArrayText speakers;
    for (const int64_t id : left_) {
      const Wording& wording = graph_.At(id);
      if (wording.gone) continue;
      ids.Add(id);
      texts.Add(wording.text);
      ArrayText names;
      for (const std::string& name : wording.speakers) names.Add(name);
      speakers.Add(names.Text());
    }
    RETURN_IF_ERROR(
        session_.Run(queries::kUpdateWordings, Params().Add(ids).Add(texts).Add(speakers)));
    return session_.Run(queries::kDeleteVariants, Params().Add(gone_));
  }

  absl::Status CountAll(const QuoteChanges& changes) {
    ArrayText quotes;
    for (const QuoteChanges::Quote& quote : changes.quotes) quotes.Add(quote.id);
    return session_.Run(queries::kCountQuotesAnew, Params().Add(quotes));
  }

  Session& session_;
  const TouchedWordings& touched_;
  const MatchRules& rules_;
  QuoteGraph graph_;
  std::vector<int64_t> left_;      // touched wordings
  std::vector<int64_t> unlinked_;  // of these the ones that are gone or have another text
  std::string gone_;
};

}  // namespace

absl::StatusOr<int64_t> RestoreQuotes(Session& session, const TouchedWordings& touched,
                                      const MatchRules& rules) {
  return QuoteRestorer(session, touched, rules).Restore();
}

}  // namespace verbatim::storage
