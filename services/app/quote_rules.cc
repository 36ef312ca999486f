#include "services/app/quote_rules.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "services/app/compare_wordings.h"
#include "services/app/redraft_statement.h"
#include "services/app/role_agreement.h"
#include "services/matching/compare.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"

namespace verbatim::app {
namespace {

using domain::Relation;
using matching::NormalForm;
using storage::PairRelation;

// A fragment that is one whoever is said to have said it.
constexpr double kSureFragment = 0.95;

// As the store's look-up has it: an eighth of the 3-grams that either has, of which about half are
// stored, counted up to 255.
constexpr size_t kLeastShare = 8;
constexpr size_t kGramsPerStored = 2;
constexpr size_t kMostCounted = 255;

size_t CountShared(const std::vector<int64_t>& a, const std::vector<int64_t>& b) {
  size_t shared = 0;
  for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
    if (*left == *right) ++shared;
    const bool step_left = *left <= *right;
    const bool step_right = *right <= *left;
    if (step_left) ++left;
    if (step_right) ++right;
  }
  return shared;
}

// A wording with what is needed to compare it and to find it.
struct Side {
  explicit Side(const std::string& text)
      : form(matching::Normalize(text)),
        stored(matching::StoredFingerprints(form)),
        asked(matching::QueryFingerprints(form)) {}

  bool Finds(const Side& other) const {
    const size_t shared = CountShared(asked, other.stored);
    const size_t grams = kGramsPerStored * std::min(kMostCounted, other.stored.size());
    return shared > 0 && kLeastShare * shared >= std::min(asked.size(), grams);
  }

  NormalForm form;
  std::vector<int64_t> stored;
  std::vector<int64_t> asked;
};

PairRelation Judge(const Side& a, const Side& b) {
  if (std::min(a.form.words.size(), b.form.words.size()) < kFewestWordsCompared) {
    return PairRelation::kNone;
  }
  if (!a.Finds(b) || !b.Finds(a)) return PairRelation::kNone;
  const domain::Comparison comparison = matching::Compare(a.form, b.form);
  switch (comparison.relation) {
    case Relation::kDifferent: return PairRelation::kNone;
    case Relation::kExact:
    case Relation::kVariant: return PairRelation::kVariant;
    case Relation::kPartial: break;
  }
  return comparison.score < kSureFragment ? PairRelation::kLikelyPartial : PairRelation::kPartial;
}

}  // namespace

storage::MatchRules QuoteRules() {
  storage::MatchRules rules;
  rules.relate = [](const std::string& representative, const std::string& wording) {
    return CompareWordings(representative, wording).relation;
  };
  rules.judge = [](const std::string& wording, const std::vector<std::string>& others) {
    const Side side(wording);
    std::vector<PairRelation> relations;
    relations.reserve(others.size());
    for (const std::string& other : others) relations.push_back(Judge(side, Side(other)));
    return relations;
  };
  rules.stored_fingerprints = [](const std::string& wording) {
    return matching::StoredFingerprints(matching::Normalize(wording));
  };
  rules.query_fingerprints = [](const std::string& wording) {
    return matching::QueryFingerprints(matching::Normalize(wording));
  };
  rules.roles_agree = RolesAgree;
  rules.redraft = RedraftStatement;
  return rules;
}

}  // namespace verbatim::app
