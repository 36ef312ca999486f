#include "services/app/quote_rules.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

#include "services/app/compare_wordings.h"
#include "services/app/redraft_statement.h"
#include "services/app/role_agreement.h"
#include "services/base/recent_map.h"
#include "services/matching/compare.h"
#include "services/matching/fingerprint.h"
#include "services/matching/normal_form.h"
#include "services/matching/side.h"

namespace verbatim::app {
namespace {

using domain::Relation;
using matching::NormalForm;
using storage::PairRelation;

// A fragment that is one whoever is said to have said it.
constexpr double kSureFragment = 0.95;

// As the store's look-up has it: an eighth of the 3-grams that either has, of which two of three
// are stored, counted up to 255.
constexpr size_t kLeastShare = 8;
// Who shares less than a quarter is no more than likely to belong together.
constexpr size_t kSureShare = 4;
constexpr size_t kGramsPerTwoStored = 3;
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
struct Prepared {
  explicit Prepared(const std::string& text)
      : form(matching::Normalize(text)),
        side(form),
        hashes(matching::MakeFingerprints(side.units)) {}
  Prepared(const Prepared&) = delete;
  Prepared& operator=(const Prepared&) = delete;

  // Whether it shares this part of the 3-grams that either has with what is stored of the other.
  bool Finds(const Prepared& other, size_t least_share) const {
    const std::vector<int64_t>& stored = other.hashes.stored;
    const size_t shared = CountShared(hashes.asked, stored);
    const size_t grams = kGramsPerTwoStored * std::min(kMostCounted, stored.size()) / 2;
    return shared > 0 && least_share * shared >= std::min(hashes.asked.size(), grams);
  }

  const NormalForm form;
  const matching::Side side;  // of `form`
  const matching::Fingerprints hashes;
};

// The wordings that are compared again and again: those of phrases that many quotes have. Some 50
// MB at most. Thread-safe.
class PreparedWordings {
 public:
  std::shared_ptr<const Prepared> Get(const std::string& text) {
    if (text.size() > kLongest) return std::make_shared<const Prepared>(text);
    {
      absl::MutexLock lock(&mu_);
      if (const auto* found = recent_.Find(text)) return *found;
    }
    auto prepared = std::make_shared<const Prepared>(text);
    absl::MutexLock lock(&mu_);
    return recent_.Insert(text, std::move(prepared));
  }

  static PreparedWordings& Instance() {
    static auto* const instance = new PreparedWordings;
    return *instance;
  }

 private:
  static constexpr size_t kMost = 10'000;
  static constexpr size_t kLongest = 1'000;  // bytes

  absl::Mutex mu_;
  RecentMap<std::string, std::shared_ptr<const Prepared>> recent_ ABSL_GUARDED_BY(mu_){kMost};
};

PairRelation Judge(const Prepared& a, const Prepared& b) {
  if (std::min(a.form.words.size(), b.form.words.size()) < kFewestWordsCompared) {
    return PairRelation::kNone;
  }
  const auto find_each_other = [&](size_t least_share) {
    return a.Finds(b, least_share) && b.Finds(a, least_share);
  };
  if (!find_each_other(kLeastShare)) return PairRelation::kNone;
  const domain::Comparison comparison = matching::Compare(a.side, b.side);
  if (comparison.relation == Relation::kDifferent) return PairRelation::kNone;
  if (!find_each_other(kSureShare)) return PairRelation::kLikelyPartial;
  if (comparison.relation != Relation::kPartial) return PairRelation::kVariant;
  return comparison.score < kSureFragment ? PairRelation::kLikelyPartial : PairRelation::kPartial;
}

}  // namespace

storage::MatchRules QuoteRules() {
  storage::MatchRules rules;
  rules.relate = [](const std::string& representative, const std::string& wording) {
    return CompareWordings(representative, wording).relation;
  };
  rules.judge = [](const std::string& wording, const std::vector<std::string>& others) {
    PreparedWordings& prepared = PreparedWordings::Instance();
    const auto side = prepared.Get(wording);
    std::vector<PairRelation> relations;
    relations.reserve(others.size());
    for (const std::string& other : others) relations.push_back(Judge(*side, *prepared.Get(other)));
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
