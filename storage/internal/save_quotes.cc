#include "storage/internal/save_quotes.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "services/base/limits.h"
#include "services/base/stage_times.h"
#include "services/base/status_macros.h"
#include "storage/internal/derive_quotes.h"
#include "storage/internal/sql_state.h"
#include "storage/queries.h"

// In this order, with round trips only where there is something to do:
//  1. What is stored of the articles' wordings, and what may be related to those that are new.
//  2. New wordings are judged against those, and the quotes of the pairs found are loaded.
//  3. Quotes are derived, ids allocated, and what is new or changed is written.
// Articles whose wordings have no relatives cost one query, one allocation and one insertion.
namespace verbatim::storage {
namespace {

// One wording of the articles.
struct Unit {
  const OccurrenceDraft* draft = nullptr;  // whose text represents it
  std::string key;
  std::vector<std::string> speakers;
  bool is_new_here = false;  // some occurrence of it is new
  std::optional<StoredWording> known;
  int64_t id = 0;  // negative: not stored yet
  bool judged = false;
  bool renamed = false;  // it has more speakers than are stored
};

// What makes two occurrences one quote for certain: all words, of short ones the owner as well.
std::string WordingKey(const OccurrenceDraft& draft) {
  std::string hash = Sha256Text(draft.normal_wording);
  if (draft.verbatim && draft.owner.empty()) return hash;
  return Sha256Text(hash.append(draft.verbatim ? "" : "paraphrase").append("\n") + draft.owner);
}

// True if an occurrence takes part in matching.
bool IsMatched(const OccurrenceDraft& draft) {
  return !draft.stored_fingerprints.empty() && draft.wording.size() <= kMaxQueryBytes;
}

std::optional<domain::Time> Earlier(const std::optional<domain::Time>& a,
                                    const std::optional<domain::Time>& b) {
  if (!a || !b) return a ? a : b;
  return std::min(*a, *b);
}

class QuoteSaver {
 public:
  QuoteSaver(Session& session, const std::vector<GroupDraft>& drafts, const MatchRules& rules,
             LookedAhead& ahead)
      : session_(session), drafts_(drafts), rules_(rules), ahead_(ahead), unit_of_(drafts.size()) {}

  absl::Status LookAhead() && {
    CollectUnits();
    RETURN_IF_ERROR(FindStored());
    JudgePairs(JudgedWordings(), rules_, ahead_.verdicts);
    return absl::OkStatus();
  }

  absl::StatusOr<SavedQuotes> Save() && {
    RETURN_IF_ERROR(Match());
    RETURN_IF_ERROR(AllocateIds());
    FindPlaces();
    RETURN_IF_ERROR(InsertWordings());
    RETURN_IF_ERROR(UpdateWordings());
    RETURN_IF_ERROR(InsertPairs(session_, pairs_, graph_, ids_));
    RETURN_IF_ERROR(WriteChanges(session_, graph_, changes_, rules_));
    return std::move(saved_);
  }

 private:
  absl::Status Match() {
    const StageTimer timer(session_.call().stages, Stage::kMatch);
    CollectUnits();
    RETURN_IF_ERROR(FindStored());
    RETURN_IF_ERROR(FillGraph());
    ASSIGN_OR_RETURN(changes_, DeriveQuotes(session_, graph_));
    return absl::OkStatus();
  }

  void CollectUnits() {
    std::unordered_map<std::string, size_t> by_key;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      const OccurrenceDraft& draft = *drafts_[i].draft;
      const std::optional<KeptPlace>& kept = drafts_[i].kept;
      // What stays needs to be asked for only where its speaker has another name.
      if (kept && (!kept->place || !kept->renamed || !draft.owner.empty())) continue;
      if (!IsMatched(draft)) continue;
      std::string key = WordingKey(draft);
      const auto [found, added] = by_key.try_emplace(key, units_.size());
      if (added) units_.emplace_back().key = std::move(key);
      Unit& unit = units_[found->second];
      if (added || Represents(draft.wording, unit.draft->wording)) unit.draft = &draft;
      AddSpeaker(draft.attributed.speaker.name, unit.speakers);
      unit.is_new_here = unit.is_new_here || !kept;
      unit_of_[i] = found->second;
    }
  }

  absl::Status FindStored() {
    std::vector<AskedWording> asked;
    for (const Unit& unit : units_) {
      asked.push_back({.key = unit.key,
                       .text = unit.draft->wording,
                       .verbatim = unit.draft->verbatim,
                       .speakers = unit.speakers,
                       .query_fingerprints = &unit.draft->query_fingerprints});
    }
    ASSIGN_OR_RETURN(relatives_, FindRelatives(session_, asked, ahead_.read, ahead_.recent));
    for (size_t i = 0; i < units_.size(); ++i) {
      Unit& unit = units_[i];
      unit.known = std::move(relatives_[i].known);
      if (!unit.known) {
        unit.id = -1 - static_cast<int64_t>(i);
        unit.judged = unit.is_new_here;
        continue;
      }
      unit.id = unit.known->id;
      unit.judged = Represents(unit.draft->wording, unit.known->text);
      std::vector<std::string> speakers = unit.known->speakers;
      for (const std::string& name : unit.speakers) {
        if (AddSpeaker(name, speakers)) unit.renamed = true;
      }
      unit.speakers = std::move(speakers);
    }
    return absl::OkStatus();
  }

  std::vector<JudgedWording> JudgedWordings() {
    std::vector<JudgedWording> judged;
    for (size_t i = 0; i < units_.size(); ++i) {
      const Unit& unit = units_[i];
      if (!unit.judged && !unit.renamed) continue;
      judged.push_back({.id = unit.id,
                        .text = unit.judged ? &unit.draft->wording : &unit.known->text,
                        .speakers = &unit.speakers,
                        .verbatim = unit.draft->verbatim,
                        .query_fingerprints = &unit.draft->query_fingerprints,
                        .stored_fingerprints = &unit.draft->stored_fingerprints,
                        .like = std::move(relatives_[i].like)});
    }
    return judged;
  }

  absl::Status FillGraph() {
    std::vector<int64_t> quotes;
    for (const Unit& unit : units_) {
      if (unit.known && (unit.judged || unit.renamed)) quotes.push_back(unit.known->quote);
    }
    JudgedPairs found = JudgePairs(JudgedWordings(), rules_, ahead_.verdicts);
    pairs_ = std::move(found.pairs);
    quotes.insert(quotes.end(), found.quotes.begin(), found.quotes.end());
    RETURN_IF_ERROR(LoadQuotes(session_, quotes, graph_));
    for (const Unit& unit : units_) {
      if (!unit.judged && !unit.renamed) continue;
      if (!unit.known) {
        graph_.Add({.id = unit.id,
                    .quote = std::nullopt,
                    .text = unit.draft->wording,
                    .speakers = unit.speakers,
                    .verbatim = unit.draft->verbatim},
                   {});
      } else {
        Wording& wording = graph_.At(unit.id);
        wording.speakers = unit.speakers;
        wording.renamed = unit.renamed;
        if (unit.judged) {
          wording.old_text = std::exchange(wording.text, unit.draft->wording);
          graph_.RemoveLinks(unit.id);
        }
      }
      graph_.AddSeed(unit.id);
    }
    for (const JudgedPair& pair : pairs_) graph_.AddPair(pair.a, pair.b, pair.relation);
    return absl::OkStatus();
  }

  absl::Status AllocateIds() {
    const int64_t new_occurrences =
        std::count_if(drafts_.begin(), drafts_.end(),
                      [](const GroupDraft& draft) { return !draft.kept.has_value(); });
    int64_t wordings = 0;
    for (const Unit& unit : units_) wordings += !unit.known && unit.judged ? 1 : 0;
    const int64_t quotes = changes_.NewQuoteCount();
    if (quotes + wordings + new_occurrences == 0) return absl::OkStatus();
    ASSIGN_OR_RETURN(const Rows rows,
                     session_.Execute(queries::kAllocateIds,
                                      Params().Add(quotes).Add(wordings).Add(new_occurrences)));
    std::vector<int64_t> quote_ids;
    size_t next = 0;
    while (next < static_cast<size_t>(quotes)) quote_ids.push_back(rows[next++].Int());
    GiveIds(quote_ids, changes_);
    for (const Unit& unit : units_) {
      if (!unit.known && unit.judged) ids_[unit.id] = rows[next++].Int();
    }
    while (next < rows.size()) saved_.occurrence_ids.push_back(rows[next++].Int());
    return absl::OkStatus();
  }

  void FindPlaces() {
    std::unordered_map<int64_t, int64_t> quote_of;  // of the graph's wordings, by their id there
    for (size_t i = 0; i < changes_.quote_of.size(); ++i) {
      const Wording& wording = graph_.wordings()[i];
      const int64_t quote = changes_.quotes[*changes_.quote_of[i]].id;
      quote_of[wording.id] = quote;
      if (wording.quote && *wording.quote != quote) saved_.moved[wording.id] = quote;
    }
    saved_.turn.moved = saved_.moved;
    const auto now = [&](int64_t wording, int64_t before) {
      const auto found = quote_of.find(wording);
      return found == quote_of.end() ? before : found->second;
    };
    saved_.places.resize(drafts_.size());
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (const std::optional<KeptPlace>& kept = drafts_[i].kept) {
        if (!kept->place) continue;
        const QuotePlace& place = *kept->place;
        saved_.places[i] = {.quote = now(place.variant, place.quote), .variant = place.variant};
      } else if (unit_of_[i]) {
        const Unit& unit = units_[*unit_of_[i]];
        saved_.places[i] = {.quote = now(unit.id, unit.known ? unit.known->quote : 0),
                            .variant = unit.known ? unit.id : ids_.at(unit.id)};
      }
    }
    saved_.changed = changes_.Changed();
  }

  // With the counts of quotes at once: every change of a count moves the row in its indexes.
  absl::Status InsertWordings() {
    struct Reports {
      int64_t count = 0;
      std::optional<domain::Time> first_time;
    };
    std::map<int64_t, Reports> reports;
    for (size_t i = 0; i < drafts_.size(); ++i) {
      if (!saved_.places[i]) continue;
      Reports& of_quote = reports[saved_.places[i]->quote];
      ++of_quote.count;
      of_quote.first_time = Earlier(of_quote.first_time, drafts_[i].publish_time);
    }
    ArrayText quotes, texts, verbatims, standing_counts, first_times;
    for (const QuoteChanges::Quote& quote : changes_.quotes) {
      if (quote.stored) continue;
      const Wording& representative = graph_.wordings()[quote.members.front()];
      quotes.Add(quote.id);
      texts.Add(representative.text);
      verbatims.Add(representative.verbatim);
      standing_counts.Add(reports[quote.id].count);
      first_times.Add(reports[quote.id].first_time);
      saved_.added.insert(quote.id);
    }
    ArrayText ids, homes, wordings, keys, relations, speakers;
    std::vector<std::pair<int64_t, int64_t>> index;  // hashes and postings
    for (size_t i = 0; i < changes_.quote_of.size(); ++i) {
      const Wording& wording = graph_.wordings()[i];
      if (wording.quote) continue;
      const Unit& unit = units_[static_cast<size_t>(-1 - wording.id)];
      const int64_t id = ids_.at(wording.id);
      ids.Add(id);
      homes.Add(changes_.quotes[*changes_.quote_of[i]].id);
      wordings.Add(wording.text);
      keys.Add(unit.key);
      relations.Add(domain::Name(RelationIn(graph_, changes_, i, rules_)));
      speakers.Add(SpeakerText(wording.speakers));
      const std::vector<int64_t>& fingerprints = unit.draft->stored_fingerprints;
      const int64_t posting = PostingInIndex(id, fingerprints.size());
      MatchTurn::Added& added = saved_.turn.added.emplace_back();
      added = {.id = id,
               .quote = changes_.quotes[*changes_.quote_of[i]].id,
               .text = wording.text,
               .speakers = wording.speakers,
               .posting = posting,
               .hashes = {}};
      for (const int64_t hash : fingerprints) {
        added.hashes.push_back(HashInIndex(hash, wording.verbatim));
        index.emplace_back(added.hashes.back(), posting);
      }
    }
    // From one page of the index to the next.
    std::sort(index.begin(), index.end());
    ArrayText hashes, postings;
    for (const auto& [hash, posting] : index) {
      hashes.Add(hash);
      postings.Add(posting);
    }
    if (ids_.empty() && saved_.added.empty()) return absl::OkStatus();
    return session_.Run(queries::kInsertWordings, Params()
                                                      .Add(quotes)
                                                      .Add(texts)
                                                      .Add(verbatims)
                                                      .Add(standing_counts)
                                                      .Add(first_times)
                                                      .Add(ids)
                                                      .Add(homes)
                                                      .Add(wordings)
                                                      .Add(keys)
                                                      .Add(relations)
                                                      .Add(speakers)
                                                      .Add(hashes)
                                                      .Add(postings));
  }

  static std::string SpeakerText(const std::vector<std::string>& speakers) {
    ArrayText names;
    for (const std::string& name : speakers) names.Add(name);
    return names.Text();
  }

  // Those that are stored, represented by another text now or with more speakers.
  absl::Status UpdateWordings() {
    ArrayText ids, texts, speakers, judged;
    bool any = false;
    bool any_judged = false;
    for (const Unit& unit : units_) {
      if (!unit.known || (!unit.judged && !unit.renamed)) continue;
      any = true;
      ids.Add(unit.id);
      texts.Add(graph_.At(unit.id).text);
      speakers.Add(SpeakerText(unit.speakers));
      saved_.turn.changed.push_back(unit.id);
      if (!unit.judged) continue;
      any_judged = true;
      judged.Add(unit.id);
    }
    if (any_judged) RETURN_IF_ERROR(session_.Run(queries::kDeletePairs, Params().Add(judged)));
    if (!any) return absl::OkStatus();
    return session_.Run(queries::kUpdateWordings, Params().Add(ids).Add(texts).Add(speakers));
  }

  Session& session_;
  const std::vector<GroupDraft>& drafts_;
  const MatchRules& rules_;
  LookedAhead& ahead_;
  std::vector<Unit> units_;
  std::vector<std::optional<size_t>> unit_of_;  // of each draft that is asked for
  std::vector<Relatives> relatives_;
  std::vector<JudgedPair> pairs_;
  QuoteGraph graph_;
  QuoteChanges changes_;
  std::map<int64_t, int64_t> ids_;  // of new wordings, by their ids in the graph
  SavedQuotes saved_;
};

}  // namespace

absl::Status LookAhead(Session& session, const std::vector<GroupDraft>& drafts,
                       const MatchRules& rules, LookedAhead& ahead) {
  return QuoteSaver(session, drafts, rules, ahead).LookAhead();
}

absl::StatusOr<SavedQuotes> SaveQuotes(Session& session, const std::vector<GroupDraft>& drafts,
                                       const MatchRules& rules, LookedAhead& ahead) {
  return QuoteSaver(session, drafts, rules, ahead).Save();
}

}  // namespace verbatim::storage
