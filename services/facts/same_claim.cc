#include "services/facts/same_claim.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "services/facts/senses.h"

namespace verbatim::facts {
namespace {

using Kind = FormWord::Kind;

double WeightOf(Kind kind) {
  switch (kind) {
    case Kind::kName: return 2;
    case Kind::kVerb:
    case Kind::kWord: return 1;
    case Kind::kGeneral: return 0.3;
    case Kind::kForename:
    case Kind::kCounted:
    case Kind::kYear: return 0;
  }
  return 0;
}

// A form's words without repeats. The same sense may be a name here and a word there: the weight is
// the greater, so that both sides weigh it alike only if both say so.
struct Side {
  explicit Side(const Form& form) {
    for (size_t i = 0; i < form.words.size(); ++i) {
      const FormWord& word = form.words[i];
      if (word.kind == Kind::kYear) {
        years.push_back(word.sense);
        continue;
      }
      if (word.kind == Kind::kCounted) {
        counted.push_back(word.sense);
        continue;
      }
      const auto [found, added] = kinds.emplace(word.sense, word.kind);
      if (!added && WeightOf(word.kind) > WeightOf(found->second)) found->second = word.kind;
      if (word.kind == Kind::kVerb && verb.empty()) {
        verb = word.sense;
      } else if (WeightOf(word.kind) >= 1) {
        (verb.empty() ? before : after).insert(word.sense);
      }
      if (word.kind == Kind::kName &&
          std::find(names.begin(), names.end(), word.sense) == names.end()) {
        names.push_back(word.sense);
      }
    }
  }
  bool Has(const std::string& sense) const { return kinds.count(sense) > 0; }

  std::map<std::string, Kind> kinds;
  std::vector<std::string> names;
  std::set<std::string> before;  // what stands before the predicate; all where there is none
  std::set<std::string> after;
  std::vector<std::string> years;
  std::vector<std::string> counted;
  std::string verb;
};

bool HasOwnName(const Side& a, const Side& b) {
  return std::any_of(a.names.begin(), a.names.end(),
                     [&](const std::string& name) { return !b.Has(name); });
}

bool Disjoint(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  if (a.empty() || b.empty()) return false;
  return std::none_of(a.begin(), a.end(), [&](const std::string& one) {
    return std::find(b.begin(), b.end(), one) != b.end();
  });
}

bool Opposed(const Side& a, const Side& b) {
  for (const auto& [one, kind] : a.kinds) {
    if (b.Has(one)) continue;
    for (const auto& [other, other_kind] : b.kinds) {
      if (!a.Has(other) && AreOpposite(one, other)) return true;
    }
  }
  return false;
}

// Two that both have stand on either side of the predicate, and the other way round in the other
// form.
bool Exchanged(const Side& a, const Side& b) {
  if (a.verb.empty() || a.verb != b.verb) return false;
  const auto crossed = [](const Side& one, const Side& other) {
    return std::any_of(one.before.begin(), one.before.end(),
                       [&](const std::string& sense) { return other.after.count(sense) > 0; });
  };
  return crossed(a, b) && crossed(b, a);
}

bool SamePredicate(const Side& a, const Side& b) {
  if (a.verb.empty() || b.verb.empty() || a.verb == b.verb) return true;
  return a.Has(b.verb) || b.Has(a.verb);
}

// What each counts stands nowhere in the other.
bool OtherCounted(const Side& a, const Side& b) {
  const auto in = [](const std::vector<std::string>& counted, const Side& side) {
    return std::any_of(counted.begin(), counted.end(),
                       [&](const std::string& sense) { return side.Has(sense); });
  };
  return Disjoint(a.counted, b.counted) && !in(a.counted, b) && !in(b.counted, a);
}

constexpr double kContained = 0.85;          // of the shorter in the longer
constexpr double kLeastOfLonger = 0.5;       // of both then
constexpr double kLeastWeightContained = 3;  // of the shorter then

constexpr size_t kKeyWords = 7;

uint64_t Hash(std::string_view text) {
  uint64_t hash = 14695981039346656037ull;  // FNV-1a
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
  hash ^= hash >> 32;
  return hash * 0x9E3779B97F4A7C15ull;
}

}  // namespace

bool SameClaim(const Form& a, const Form& b) { return ShareOfClaim(a, b) > 0; }

double ShareOfClaim(const Form& a, const Form& b) {
  const Side one(a);
  const Side other(b);
  double common = 0;
  double all = 0;
  double of_one = 0;
  double of_other = 0;
  int shared = 0;
  int shared_words = 0;
  for (const auto& [sense, kind] : one.kinds) {
    const auto found = other.kinds.find(sense);
    const double weight = found == other.kinds.end()
                              ? WeightOf(kind)
                              : std::max(WeightOf(kind), WeightOf(found->second));
    of_one += weight;
    all += weight;
    if (found == other.kinds.end()) continue;
    common += weight;
    of_other += weight;
    if (weight < 1) continue;
    ++shared;
    if (weight < 2) ++shared_words;
  }
  for (const auto& [sense, kind] : other.kinds) {
    if (one.Has(sense)) continue;
    of_other += WeightOf(kind);
    all += WeightOf(kind);
  }
  if (shared < 2 || shared_words < 1) return 0;
  if (HasOwnName(one, other) && HasOwnName(other, one)) return 0;
  if (Disjoint(one.years, other.years) || OtherCounted(one, other)) return 0;
  if (!SamePredicate(one, other) || Opposed(one, other) || Exchanged(one, other)) return 0;
  const double share = common / all;
  if (share >= (shared_words == 1 ? kSameShareOfOneWord : kSameShare)) return share;
  const double shorter = std::min(of_one, of_other);
  const bool contained = shared_words >= 2 && shorter >= kLeastWeightContained &&
                         common >= kContained * shorter && share >= kLeastOfLonger;
  return contained ? share : 0;
}

std::vector<int64_t> KeysOf(const Form& form) {
  std::vector<uint64_t> hashes;
  for (const FormWord& word : form.words) {
    if (WeightOf(word.kind) >= 1) hashes.push_back(Hash(word.sense));
  }
  std::sort(hashes.begin(), hashes.end());
  hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
  if (hashes.size() > kKeyWords) hashes.resize(kKeyWords);
  std::vector<int64_t> keys;
  for (size_t i = 0; i < hashes.size(); ++i) {
    for (size_t j = i + 1; j < hashes.size(); ++j) {
      keys.push_back(
          static_cast<int64_t>(Hash(std::to_string(hashes[i]) + " " + std::to_string(hashes[j]))));
    }
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace verbatim::facts
