#include "services/matching/tidy.h"

#include <algorithm>
#include <string_view>

#include "services/matching/lexicon_data.h"

namespace verbatim::matching {
namespace {

constexpr uint32_t kLongestRestart = 8;  // words

// Phrases that fill a pause, as the codes of their words.
const std::vector<std::vector<uint64_t>>& Fillers() {
  static const auto& fillers = *new std::vector<std::vector<uint64_t>>([] {
    std::vector<std::vector<uint64_t>> made;
    for (std::string_view list = kFillers; !list.empty();) {
      const size_t end = std::min(list.find(','), list.size());
      std::vector<uint64_t> codes;
      for (const Unit& unit : MakeUnits(Normalize(list.substr(0, end)))) codes.push_back(unit.code);
      made.push_back(codes);
      list.remove_prefix(std::min(end + 1, list.size()));
    }
    return made;
  }());
  return fillers;
}

class Tidier {
 public:
  Tidier(const Side& side, Range range) : side_(side), range_(range) {}

  Indexes Run() && {
    for (uint32_t i = range_.begin; i < range_.end;) {
      const uint32_t skipped = Skippable(i);
      if (skipped == 0) kept_.push_back(i);
      i += std::max(skipped, 1u);
    }
    DropRestarts();
    DropResumption();
    return std::move(kept_);
  }

 private:
  // How many units from `i` on are a filler.
  uint32_t Skippable(uint32_t i) const {
    if ((side_.units[i].classes & (kHesitation | kDiscourse)) != 0) return 1;
    if ((side_.units[i].classes & kFillerStart) == 0) return 0;
    for (const std::vector<uint64_t>& filler : Fillers()) {
      if (i + filler.size() <= range_.end && StartsWith(i, filler)) {
        return static_cast<uint32_t>(filler.size());
      }
    }
    return 0;
  }

  bool StartsWith(uint32_t i, const std::vector<uint64_t>& codes) const {
    for (size_t k = 0; k < codes.size(); ++k) {
      if (side_.units[i + k].code != codes[k]) return false;
    }
    return true;
  }

  // Starts that are said again: the last words kept come once more right after the range, perhaps
  // several times ("we, we need to, we need to talk").
  void DropRestarts() {
    while (const uint32_t restart = LongestRestart()) kept_.resize(kept_.size() - restart);
  }

  uint32_t LongestRestart() const {
    const uint32_t longest =
        std::min({static_cast<uint32_t>(kept_.size()), kLongestRestart, side_.size() - range_.end});
    for (uint32_t n = longest; n > 0; --n) {
      bool again = true;
      for (uint32_t k = 0; again && k < n; ++k) {
        again = side_.units[kept_[kept_.size() - n + k]].code == side_.units[range_.end + k].code;
      }
      if (again) return n;
    }
    return 0;
  }

  // A start that is taken up again after a few words: "what difference, at this point, what
  // difference": the words kept stand shortly before the range.
  void DropResumption() {
    const auto n = static_cast<uint32_t>(kept_.size());
    if (n < 2 || n > kLongestRestart) return;
    const uint32_t first = range_.begin > kLongestRestart ? range_.begin - kLongestRestart : 0;
    for (uint32_t i = first; i + n <= range_.begin; ++i) {
      bool again = true;
      for (uint32_t k = 0; again && k < n; ++k) {
        again = side_.units[i + k].code == side_.units[kept_[k]].code;
      }
      if (again) kept_.clear();
      if (again) return;
    }
  }

  const Side& side_;
  const Range range_;
  Indexes kept_;
};

}  // namespace

Indexes TidiedUp(const Side& side, Range range) { return Tidier(side, range).Run(); }

}  // namespace verbatim::matching
