#include "storage/internal/quote_graph.h"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace verbatim::storage {
namespace {

constexpr size_t kNone = SIZE_MAX;
constexpr size_t kMostSpeakers = 16;  // enough to know that a phrase is everybody's

// What the newest correction that names both says: over zero together, under zero apart, by its
// number; zero: nothing.
int64_t DecisionOn(const Wording& a, const Wording& b) {
  int64_t decision = 0;
  for (const QuoteSide& left : a.sides) {
    for (const QuoteSide& right : b.sides) {
      if (left.correction != right.correction || left.correction < std::abs(decision)) continue;
      decision = left.side == right.side ? left.correction : -left.correction;
    }
  }
  return decision;
}

}  // namespace

bool AddSpeaker(const std::string& name, std::vector<std::string>& speakers) {
  if (!speakers.empty() && speakers.front().empty()) return false;
  const auto place = std::lower_bound(speakers.begin(), speakers.end(), name);
  if (place != speakers.end() && *place == name) return false;
  speakers.insert(place, name);
  if (name.empty() || speakers.size() > kMostSpeakers) speakers = {""};
  return true;
}

bool SpeakersAgree(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  const auto anyone = [](const std::vector<std::string>& speakers) {
    return !speakers.empty() && speakers.front().empty();
  };
  return anyone(a) || anyone(b) ||
         std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) != a.end();
}

bool Represents(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() > b.size() : a < b;
}

size_t QuoteGraph::Add(Wording wording, std::vector<WordingLink> links) {
  const auto [found, added] = index_.try_emplace(wording.id, wordings_.size());
  if (added) {
    wordings_.push_back(std::move(wording));
    links_.push_back(std::move(links));
  }
  return found->second;
}

void QuoteGraph::AddPair(int64_t a, int64_t b, PairRelation relation) {
  const auto add = [&](int64_t from, int64_t to) {
    const auto found = index_.find(from);
    if (found == index_.end()) return;
    const auto other = index_.find(to);
    links_[found->second].push_back(
        {.other = to,
         .other_quote = other == index_.end() ? std::nullopt : wordings_[other->second].quote,
         .relation = relation});
  };
  add(a, b);
  add(b, a);
}

void QuoteGraph::RemoveLinks(int64_t id) {
  for (const WordingLink& link : links_[index_.at(id)]) {
    AddSeed(link.other, link.other_quote);
    const auto other = index_.find(link.other);
    if (other == index_.end()) continue;
    std::vector<WordingLink>& back = links_[other->second];
    back.erase(std::remove_if(back.begin(), back.end(),
                              [&](const WordingLink& to) { return to.other == id; }),
               back.end());
  }
  if (!links_[index_.at(id)].empty()) shrunk_ = true;
  links_[index_.at(id)].clear();
}

class Derivation {
 public:
  explicit Derivation(const QuoteGraph& graph)
      : graph_(graph), core_of_(graph.wordings_.size(), kNone) {}

  QuoteGraph::Derived Run() && {
    if (!AreVariantsLoaded()) return Needed();
    MakeCores();
    FindOldRoots();
    if (!Begin()) return Needed();
    while (!queue_.empty()) {
      const size_t core = *queue_.begin();
      queue_.erase(queue_.begin());
      if (!Place(core)) return Needed();
    }
    std::vector<int64_t> places(graph_.wordings_.size());
    for (size_t i = 0; i < places.size(); ++i) {
      if (!graph_.wordings_[i].gone) places[i] = PlaceOf(core_of_[i]);
    }
    return {.needed = {}, .places = std::move(places)};
  }

 private:
  struct Core {
    std::vector<size_t> members;  // the first represents it
    std::vector<size_t> head;     // without fragments of others, which people put there
    std::vector<int64_t> roots;   // stored quotes that it represented, ascending
    std::optional<int64_t> place;
    bool seed = false;
    bool has_sides = false;
  };

  const Wording& At(size_t wording) const { return graph_.wordings_[wording]; }

  QuoteGraph::Derived Needed() const {
    return {.needed = {needed_.begin(), needed_.end()}, .places = {}};
  }

  // False if the other end must be loaded first.
  bool Need(const WordingLink& link) {
    if (graph_.Has(link.other)) return true;
    if (!link.other_quote || graph_.IsLoaded(*link.other_quote)) return true;  // it is no more
    needed_.insert(*link.other_quote);
    return false;
  }

  size_t IndexOf(int64_t id) const { return graph_.index_.at(id); }

  // A core must be known whole.
  bool AreVariantsLoaded() {
    bool all = true;
    for (const std::vector<WordingLink>& links : graph_.links_) {
      for (const WordingLink& link : links) {
        if (link.relation == PairRelation::kVariant) all = Need(link) && all;
      }
    }
    for (const auto& [seed, quote] : graph_.seeds_) {
      all = Need({.other = seed, .other_quote = quote}) && all;
    }
    return all;
  }

  bool Before(size_t a, size_t b) const {
    if (At(a).text != At(b).text) return Represents(At(a).text, At(b).text);
    return At(a).id < At(b).id;
  }

  // Joins wordings by what people say, the newest first, then by their pairs, the longest first,
  // and never those that are apart.
  void MakeCores() {
    const size_t count = graph_.wordings_.size();
    std::vector<size_t> sided;
    std::vector<size_t> parent(count);
    std::iota(parent.begin(), parent.end(), size_t{0});
    std::vector<std::vector<size_t>> sided_in(count);
    for (size_t i = 0; i < count; ++i) {
      if (At(i).gone || At(i).sides.empty()) continue;
      sided.push_back(i);
      sided_in[i] = {i};
    }
    const auto find = [&](size_t i) {
      while (parent[i] != i) i = parent[i] = parent[parent[i]];
      return i;
    };
    const auto unite = [&](size_t a, size_t b) {
      a = find(a);
      b = find(b);
      if (a == b) return;
      for (const size_t left : sided_in[a]) {
        for (const size_t right : sided_in[b]) {
          if (DecisionOn(At(left), At(right)) < 0) return;
        }
      }
      parent[b] = a;
      sided_in[a].insert(sided_in[a].end(), sided_in[b].begin(), sided_in[b].end());
    };
    struct Edge {
      int64_t correction;
      size_t longer;
      size_t shorter;
    };
    std::vector<Edge> edges;
    const auto add = [&](int64_t correction, size_t a, size_t b) {
      if (Before(b, a)) std::swap(a, b);
      edges.push_back({correction, a, b});
    };
    for (size_t i = 0; i < sided.size(); ++i) {
      for (size_t j = i + 1; j < sided.size(); ++j) {
        const int64_t decision = DecisionOn(At(sided[i]), At(sided[j]));
        if (decision > 0) add(decision, sided[i], sided[j]);
      }
    }
    std::vector<std::vector<size_t>> variants(count);
    for (size_t i = 0; i < count; ++i) {
      if (At(i).gone) continue;
      for (const WordingLink& link : graph_.links_[i]) {
        if (link.relation != PairRelation::kVariant || !graph_.Has(link.other)) continue;
        const size_t other = IndexOf(link.other);
        if (At(other).gone) continue;
        variants[i].push_back(other);
        if (i < other) add(0, i, other);
      }
    }
    std::sort(edges.begin(), edges.end(), [&](const Edge& a, const Edge& b) {
      if (a.correction != b.correction) return a.correction > b.correction;
      if (a.longer != b.longer) return Before(a.longer, b.longer);
      return a.shorter != b.shorter && Before(a.shorter, b.shorter);
    });
    for (const Edge& edge : edges) unite(edge.longer, edge.shorter);
    std::vector<std::vector<size_t>> groups(count);
    for (size_t i = 0; i < count; ++i) {
      if (!At(i).gone) groups[find(i)].push_back(i);
    }
    for (std::vector<size_t>& group : groups) {
      if (group.empty()) continue;
      const auto before = [&](size_t a, size_t b) { return Before(a, b); };
      std::iter_swap(group.begin(), std::min_element(group.begin(), group.end(), before));
      Core& core = cores_.emplace_back();
      core.members = std::move(group);
    }
    std::sort(cores_.begin(), cores_.end(), [&](const Core& a, const Core& b) {
      return Before(a.members.front(), b.members.front());
    });
    for (size_t i = 0; i < cores_.size(); ++i) FinishCore(i, variants);
  }

  void FinishCore(size_t index, const std::vector<std::vector<size_t>>& variants) {
    Core& core = cores_[index];
    for (const size_t member : core.members) {
      core_of_[member] = index;
      core.seed = core.seed || graph_.seeds_.count(At(member).id) > 0;
      core.has_sides = core.has_sides || !At(member).sides.empty();
    }
    if (!core.has_sides) {
      core.head = core.members;
      return;
    }
    std::unordered_set<size_t> seen;
    for (const size_t member : core.members) {
      if (!seen.insert(member).second) continue;
      std::vector<size_t> part = {member};
      bool inside = IsInside(member, index);
      for (size_t next = 0; next < part.size(); ++next) {
        for (const size_t other : variants[part[next]]) {
          if (core_of_[other] != index || !seen.insert(other).second) continue;
          part.push_back(other);
          inside = inside || IsInside(other, index);
        }
      }
      if (!inside) core.head.insert(core.head.end(), part.begin(), part.end());
    }
  }

  // Whether a wording is PARTIAL of a longer one of its own core, where people put both.
  bool IsInside(size_t wording, size_t core) const {
    for (const WordingLink& link : graph_.links_[wording]) {
      if (link.relation == PairRelation::kVariant || !graph_.Has(link.other)) continue;
      const size_t other = IndexOf(link.other);
      if (core_of_[other] == core && Before(other, wording)) return true;
    }
    return false;
  }

  // Which core represented each stored quote until now.
  void FindOldRoots() {
    std::unordered_map<int64_t, size_t> roots;
    const auto old_text = [&](size_t i) {
      return At(i).old_text.empty() ? At(i).text : At(i).old_text;
    };
    for (size_t i = 0; i < graph_.wordings_.size(); ++i) {
      if (!At(i).quote) continue;
      const auto [found, added] = roots.try_emplace(*At(i).quote, i);
      if (added) continue;
      const std::string left = old_text(i);
      const std::string right = old_text(found->second);
      if (left == right ? At(i).id < At(found->second).id : Represents(left, right)) {
        found->second = i;
      }
    }
    for (const auto& [quote, wording] : roots) {
      if (!At(wording).gone) cores_[core_of_[wording]].roots.push_back(quote);
    }
    for (Core& core : cores_) std::sort(core.roots.begin(), core.roots.end());
  }

  // The cores that must be placed: those of seeds, and where pairs went those that were below.
  bool Begin() {
    bool all = true;
    for (size_t i = 0; i < cores_.size(); ++i) {
      if (!cores_[i].seed) continue;
      queue_.insert(i);
      if (graph_.shrunk_) all = PushNeighbours(i, true) && all;
    }
    return all;
  }

  // Whether what is stored with a link tells enough of the other end, which is not loaded and so is
  // where it was: cores are placed from the longest down, and all near it would be loaded.
  bool IsKnownFromAfar(size_t member, const WordingLink& link) const {
    const Core& core = cores_[core_of_[member]];
    return link.stored && link.other_quote && !graph_.Has(link.other) &&
           !graph_.IsLoaded(*link.other_quote) && core.members.front() == member &&
           !core.has_sides && !At(member).renamed;
  }

  // Queues the cores that a core is PARTIAL with: the shorter ones, or all.
  bool PushNeighbours(size_t core, bool all) {
    bool loaded = true;
    for (const size_t member : cores_[core].members) {
      for (const WordingLink& link : graph_.links_[member]) {
        if (!all && IsKnownFromAfar(member, link) && link.stored->longer) continue;
        if (!Need(link)) {
          loaded = false;
          continue;
        }
        if (!graph_.Has(link.other)) continue;
        const size_t other = core_of_[IndexOf(link.other)];
        if (other == kNone || other == core || (other < core && !all)) continue;
        if (!all && IsSettled(other, cores_[core].place)) continue;
        queue_.insert(other);
      }
    }
    return loaded;
  }

  // What belongs to a quote without representing it does so still when more of that quote holds it.
  bool IsSettled(size_t core, const std::optional<int64_t>& place) const {
    const Core& below = cores_[core];
    if (!place || *place <= 0 || below.seed || !below.roots.empty()) return false;
    return std::all_of(below.members.begin(), below.members.end(),
                       [&](size_t member) { return At(member).quote == place; });
  }

  int64_t PlaceOf(size_t core) const {
    if (cores_[core].place) return *cores_[core].place;
    return At(cores_[core].members.front()).quote.value_or(0);
  }

  static bool IsPart(PairRelation relation, bool speakers_agree) {
    return relation == PairRelation::kPartial ||
           (relation == PairRelation::kLikelyPartial && speakers_agree);
  }

  bool IsPartOf(size_t wording, size_t other, PairRelation relation) const {
    return DecisionOn(At(wording), At(other)) >= 0 &&
           IsPart(relation, SpeakersAgree(At(wording).speakers, At(other).speakers));
  }

  // Whether people say that a core is apart from a quote, as far as longer cores make it.
  bool IsApart(size_t core, int64_t place) const {
    if (!cores_[core].has_sides) return false;
    for (size_t i = 0; i < core; ++i) {
      if (!cores_[i].has_sides || PlaceOf(i) != place) continue;
      for (const size_t left : cores_[core].members) {
        for (const size_t right : cores_[i].members) {
          if (DecisionOn(At(left), At(right)) < 0) return true;
        }
      }
    }
    return false;
  }

  // Places a core; all longer ones have their places. False if something must be loaded first.
  bool Place(size_t index) {
    Core& core = cores_[index];
    bool loaded = true;
    std::set<int64_t> fits;
    for (const size_t member : core.head) {
      for (const WordingLink& link : graph_.links_[member]) {
        if (IsKnownFromAfar(member, link)) {
          if (link.stored->longer && IsPart(link.relation, link.stored->speakers_agree)) {
            fits.insert(*link.other_quote);
          }
          continue;
        }
        if (!Need(link)) {
          loaded = false;
          continue;
        }
        if (!graph_.Has(link.other)) continue;
        const size_t other = IndexOf(link.other);
        if (core_of_[other] >= index || !Before(other, member)) continue;
        if (!IsPartOf(member, other, link.relation)) continue;
        fits.insert(PlaceOf(core_of_[other]));
      }
    }
    if (!loaded) return false;
    for (auto place = fits.begin(); place != fits.end();) {
      place = IsApart(index, *place) ? fits.erase(place) : std::next(place);
    }
    if (fits.size() == 1) {
      core.place = *fits.begin();
      if (*core.place > 0 && !graph_.IsLoaded(*core.place)) {
        needed_.insert(*core.place);  // it is changed by what comes to it
        return false;
      }
    } else {
      core.place = core.roots.empty() ? -1 - static_cast<int64_t>(index) : core.roots.front();
    }
    const bool moved = std::any_of(core.members.begin(), core.members.end(),
                                   [&](size_t member) { return At(member).quote != core.place; });
    return !(core.seed || moved) || PushNeighbours(index, false);
  }

  const QuoteGraph& graph_;
  std::vector<Core> cores_;  // the longest first
  std::vector<size_t> core_of_;
  std::set<size_t> queue_;
  std::set<int64_t> needed_;
};

QuoteGraph::Derived QuoteGraph::Derive() const { return Derivation(*this).Run(); }

}  // namespace verbatim::storage
