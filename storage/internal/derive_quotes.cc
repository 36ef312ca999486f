#include "storage/internal/derive_quotes.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "services/base/status_macros.h"
#include "storage/internal/sql_names.h"
#include "storage/internal/sql_state.h"
#include "storage/queries.h"

namespace verbatim::storage {
namespace {

using Quote = QuoteChanges::Quote;

const std::string& OldText(const Wording& wording) {
  return wording.old_text.empty() ? wording.text : wording.old_text;
}

// The wording that represented each stored quote.
std::map<int64_t, size_t> OldRepresentatives(const std::vector<Wording>& wordings) {
  std::map<int64_t, size_t> representatives;
  for (size_t i = 0; i < wordings.size(); ++i) {
    if (!wordings[i].quote) continue;
    const auto [found, added] = representatives.try_emplace(*wordings[i].quote, i);
    if (!added && Represents(OldText(wordings[i]), OldText(wordings[found->second]))) {
      found->second = i;
    }
  }
  return representatives;
}

// The wording that the id of a quote goes with: the one that represented it, or else the first that
// is left of it.
std::optional<size_t> Heir(const std::vector<Wording>& wordings, int64_t quote, size_t old) {
  if (!wordings[old].gone) return old;
  std::optional<size_t> heir;
  for (size_t i = 0; i < wordings.size(); ++i) {
    if (wordings[i].quote != quote || wordings[i].gone) continue;
    if (!heir || wordings[i].id < wordings[*heir].id) heir = i;
  }
  return heir;
}

QuoteChanges ChangesOf(const QuoteGraph& graph, const std::vector<int64_t>& places) {
  const std::vector<Wording>& wordings = graph.wordings();
  QuoteChanges changes;
  changes.quote_of.resize(places.size());
  std::map<int64_t, size_t> by_place;
  for (size_t i = 0; i < places.size(); ++i) {
    if (wordings[i].gone) continue;
    const auto [found, added] = by_place.try_emplace(places[i], changes.quotes.size());
    if (added) {
      Quote& quote = changes.quotes.emplace_back();
      if (places[i] > 0) quote.stored = quote.id = places[i];
    }
    changes.quote_of[i] = found->second;
    changes.quotes[found->second].members.push_back(i);
  }
  const std::map<int64_t, size_t> old = OldRepresentatives(wordings);
  for (const auto& [id, representative] : old) {
    if (by_place.count(id) > 0) continue;
    const std::optional<size_t> heir = Heir(wordings, id, representative);
    if (heir && !changes.quotes[*changes.quote_of[*heir]].stored) {
      Quote& quote = changes.quotes[*changes.quote_of[*heir]];
      quote.stored = quote.id = id;
    } else {
      changes.retired.emplace_back(id, heir);
    }
  }
  std::map<int64_t, size_t> stored;
  for (size_t k = 0; k < changes.quotes.size(); ++k) {
    Quote& quote = changes.quotes[k];
    std::sort(quote.members.begin(), quote.members.end(), [&](size_t a, size_t b) {
      if (wordings[a].text != wordings[b].text) {
        return Represents(wordings[a].text, wordings[b].text);
      }
      return wordings[a].id < wordings[b].id;
    });
    if (!quote.stored) continue;
    stored[*quote.stored] = k;
    quote.reworded = OldText(wordings[old.at(*quote.stored)]) != wordings[quote.members[0]].text;
  }
  for (size_t i = 0; i < wordings.size(); ++i) {
    const std::optional<int64_t>& before = wordings[i].quote;
    if (!before) continue;
    const bool stays = changes.quote_of[i] && changes.quotes[*changes.quote_of[i]].stored == before;
    if (stays) continue;
    if (changes.quote_of[i]) changes.quotes[*changes.quote_of[i]].changed = true;
    if (const auto left = stored.find(*before); left != stored.end()) {
      changes.quotes[left->second].changed = true;
    }
  }
  return changes;
}

absl::Status Move(Session& session, const QuoteGraph& graph, const QuoteChanges& changes) {
  ArrayText wordings;
  ArrayText quotes;
  bool any = false;
  for (size_t i = 0; i < changes.quote_of.size(); ++i) {
    const Wording& wording = graph.wordings()[i];
    if (!wording.quote || !changes.quote_of[i]) continue;
    const int64_t quote = changes.quotes[*changes.quote_of[i]].id;
    if (quote == *wording.quote) continue;
    any = true;
    wordings.Add(wording.id);
    quotes.Add(quote);
  }
  if (!any) return absl::OkStatus();
  return session.Run(queries::kMoveWordings, Params().Add(wordings).Add(quotes));
}

absl::Status Reword(Session& session, const QuoteGraph& graph, const QuoteChanges& changes) {
  ArrayText ids;
  ArrayText texts;
  bool any = false;
  for (const Quote& quote : changes.quotes) {
    if (!quote.reworded) continue;
    any = true;
    ids.Add(quote.id);
    texts.Add(graph.wordings()[quote.members.front()].text);
  }
  if (!any) return absl::OkStatus();
  return session.Run(queries::kUpdateRepresentatives, Params().Add(ids).Add(texts));
}

// Of wordings that moved, changed, or whose quote is represented by another.
absl::Status Relate(Session& session, const QuoteGraph& graph, const QuoteChanges& changes,
                    const MatchRules& rules) {
  ArrayText ids;
  ArrayText relations;
  bool any = false;
  for (size_t i = 0; i < changes.quote_of.size(); ++i) {
    const Wording& wording = graph.wordings()[i];
    if (!wording.quote || !changes.quote_of[i]) continue;
    const Quote& quote = changes.quotes[*changes.quote_of[i]];
    if (!quote.reworded && quote.id == *wording.quote && wording.old_text.empty()) continue;
    any = true;
    ids.Add(wording.id);
    relations.Add(domain::Name(RelationIn(graph, changes, i, rules)));
  }
  if (!any) return absl::OkStatus();
  return session.Run(queries::kUpdateRelations, Params().Add(ids).Add(relations));
}

absl::Status Retire(Session& session, const QuoteGraph& graph, const QuoteChanges& changes) {
  if (changes.retired.empty()) return absl::OkStatus();
  ArrayText ids;
  ArrayText wordings;
  for (const auto& [quote, heir] : changes.retired) {
    ids.Add(quote);
    if (heir) {
      wordings.Add(graph.wordings()[*heir].id);
    } else {
      wordings.AddNull();
    }
  }
  return session.Run(queries::kRetireQuotes, Params().Add(ids).Add(wordings));
}

// Quotes that come apart take back the ids that they had before they became one. Each of those
// leads to a wording, best to the one that represents the quote; the id that was kept when they
// became one goes with the quote that has no other.
class OldIds {
 public:
  OldIds(const QuoteGraph& graph, QuoteChanges& changes) : graph_(graph), changes_(changes) {}

  absl::Status TakeBack(Session& session) {
    std::set<int64_t> apart;  // ids of quotes of which wordings come to a new one
    for (const Quote& quote : changes_.quotes) {
      if (quote.id != 0) continue;
      for (const size_t member : quote.members) {
        if (const auto& before = graph_.wordings()[member].quote) apart.insert(*before);
      }
    }
    std::vector<Quote*> parts;
    ArrayText wordings;
    for (Quote& quote : changes_.quotes) {
      if (quote.id != 0 && apart.count(quote.id) == 0) continue;
      parts.push_back(&quote);
      for (const size_t member : quote.members) wordings.Add(graph_.wordings()[member].id);
    }
    ASSIGN_OR_RETURN(const Rows rows,
                     session.Execute(queries::kListQuoteRedirects, Params().Add(wordings)));
    if (rows.empty()) return absl::OkStatus();
    for (Row row : rows) {
      const int64_t wording = row.Int();
      by_wording_.try_emplace(wording, row.Int());
    }
    for (Quote* part : parts) {
      if (part->stored) PassOn(parts, *part);
    }
    for (Quote* part : parts) {
      if (part->id == 0) Take(*part);
    }
    return session.Run(queries::kDeleteQuoteRedirects, Params().Add(taken_));
  }

 private:
  std::optional<int64_t> OldIdOf(const Quote& quote) const {
    for (const size_t member : quote.members) {  // the one that represents it is the first
      const auto found = by_wording_.find(graph_.wordings()[member].id);
      if (found != by_wording_.end()) return found->second;
    }
    return std::nullopt;
  }

  void Take(Quote& quote) {
    const std::optional<int64_t> id = OldIdOf(quote);
    if (!id) return;
    quote.id = *id;
    taken_.Add(*id);
  }

  // A quote with an old id of its own leaves the kept one to a part without.
  void PassOn(const std::vector<Quote*>& parts, Quote& keeper) {
    if (!OldIdOf(keeper)) return;
    for (Quote* part : parts) {
      if (part->id != 0 || OldIdOf(*part)) continue;
      const bool was_there = std::any_of(
          part->members.begin(), part->members.end(),
          [&](size_t member) { return graph_.wordings()[member].quote == keeper.stored; });
      if (!was_there) continue;
      part->stored = keeper.stored;
      part->id = *std::exchange(keeper.stored, std::nullopt);
      part->reworded = part->changed = keeper.changed = true;
      keeper.reworded = false;
      Take(keeper);
      return;
    }
  }

  const QuoteGraph& graph_;
  QuoteChanges& changes_;
  std::unordered_map<int64_t, int64_t> by_wording_;
  ArrayText taken_;
};

absl::Status InsertNewQuotes(Session& session, const QuoteGraph& graph, QuoteChanges& changes) {
  if (const int64_t count = changes.NewQuoteCount(); count > 0) {
    ASSIGN_OR_RETURN(const Rows rows,
                     session.Execute(queries::kAllocateIds,
                                     Params().Add(count).Add(int64_t{0}).Add(int64_t{0})));
    std::vector<int64_t> ids;
    for (Row row : rows) ids.push_back(row.Int());
    GiveIds(ids, changes);
  }
  ArrayText quotes;
  ArrayText texts;
  ArrayText verbatims;
  for (const Quote& quote : changes.quotes) {
    if (quote.stored) continue;
    quotes.Add(quote.id);
    texts.Add(graph.wordings()[quote.members.front()].text);
    verbatims.Add(graph.wordings()[quote.members.front()].verbatim);
  }
  return session.Run(queries::kInsertQuotes, Params().Add(quotes).Add(texts).Add(verbatims));
}

}  // namespace

int64_t QuoteChanges::NewQuoteCount() const {
  return std::count_if(quotes.begin(), quotes.end(),
                       [](const Quote& quote) { return quote.id == 0; });
}

std::vector<int64_t> QuoteChanges::Changed() const {
  std::vector<int64_t> ids;
  for (const Quote& quote : quotes) {
    if (quote.changed) ids.push_back(quote.id);
  }
  return ids;
}

absl::Status LoadQuotes(Session& session, const std::vector<int64_t>& quotes, QuoteGraph& graph) {
  ArrayText ids;
  bool any = false;
  for (const int64_t quote : quotes) {
    if (graph.IsLoaded(quote)) continue;
    graph.MarkLoaded(quote);
    ids.Add(quote);
    any = true;
  }
  if (!any) return absl::OkStatus();
  ASSIGN_OR_RETURN(const Rows rows, session.Execute(queries::kLoadQuotes, Params().Add(ids)));
  for (Row row : rows) {
    Wording wording;
    wording.id = row.Int();
    wording.quote = row.Int();
    wording.text = row.Text();
    wording.speakers = row.TextArray();
    wording.verbatim = row.Bool();
    const std::vector<int64_t> others = row.IntArray();
    const std::vector<int64_t> other_quotes = row.IntArray();
    const std::vector<std::string> relations = row.TextArray();
    const std::vector<std::string> longer = row.TextArray();
    const std::vector<std::string> agree = row.TextArray();
    std::vector<WordingLink> links;
    for (size_t i = 0; i < others.size(); ++i) {
      links.push_back(
          {.other = others[i],
           .other_quote = other_quotes[i],
           .relation = PairRelationOf(relations[i]),
           .stored = {{.longer = longer[i] == "t", .speakers_agree = agree[i] == "t"}}});
    }
    const std::vector<int64_t> corrections = row.IntArray();
    const std::vector<int64_t> sides = row.IntArray();
    for (size_t i = 0; i < corrections.size(); ++i) {
      wording.sides.push_back({.correction = corrections[i], .side = sides[i]});
    }
    graph.Add(std::move(wording), std::move(links));
  }
  return absl::OkStatus();
}

absl::StatusOr<QuoteChanges> DeriveQuotes(Session& session, QuoteGraph& graph) {
  while (true) {
    QuoteGraph::Derived derived = graph.Derive();
    if (derived.places) return ChangesOf(graph, *derived.places);
    if (derived.needed.empty()) return StoreInternalError();
    RETURN_IF_ERROR(LoadQuotes(session, derived.needed, graph));
  }
}

domain::Relation RelationIn(const QuoteGraph& graph, const QuoteChanges& changes, size_t wording,
                            const MatchRules& rules) {
  const std::string& representative =
      graph.wordings()[changes.quotes[*changes.quote_of[wording]].members.front()].text;
  const std::string& text = graph.wordings()[wording].text;
  if (text == representative) return domain::Relation::kExact;
  const domain::Relation relation = rules.relate(representative, text);
  return relation == domain::Relation::kDifferent ? domain::Relation::kPartial : relation;
}

absl::Status WriteChanges(Session& session, const QuoteGraph& graph, const QuoteChanges& changes,
                          const MatchRules& rules) {
  RETURN_IF_ERROR(Move(session, graph, changes));
  RETURN_IF_ERROR(Reword(session, graph, changes));
  RETURN_IF_ERROR(Relate(session, graph, changes, rules));
  return Retire(session, graph, changes);
}

void GiveIds(const std::vector<int64_t>& ids, QuoteChanges& changes) {
  size_t next = 0;
  for (Quote& quote : changes.quotes) {
    if (quote.id == 0) quote.id = ids[next++];
  }
}

absl::Status SaveChanges(Session& session, const QuoteGraph& graph, QuoteChanges& changes,
                         const MatchRules& rules) {
  if (changes.NewQuoteCount() > 0) {
    RETURN_IF_ERROR(OldIds(graph, changes).TakeBack(session));
    RETURN_IF_ERROR(InsertNewQuotes(session, graph, changes));
  }
  RETURN_IF_ERROR(WriteChanges(session, graph, changes, rules));
  ArrayText changed;
  for (const int64_t quote : changes.Changed()) changed.Add(quote);
  return session.Run(queries::kCountQuotesAnew, Params().Add(changed));
}

}  // namespace verbatim::storage
