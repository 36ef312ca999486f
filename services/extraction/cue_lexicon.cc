#include "services/extraction/cue_lexicon.h"

#include <string>
#include <unordered_map>
#include <utility>

#include "services/text/unicode.h"

namespace verbatim::extraction {
namespace {

enum WordRole : uint16_t {
  kAuxiliary = 1 << 0,
  kBlocker = 1 << 1,
  kVerb = 1 << 2,
  kPrepositionWord = 1 << 3,
  kConjunctionWord = 1 << 4,
  kDeterminerWord = 1 << 5,
  kPronoun = 1 << 6,
  kTime = 1 << 7,
};

struct CueRow {
  CueClass cue_class;
  std::string_view words;
};

constexpr CueRow kCues[] = {
    {CueClass::kClause,
     "say says said tell tells told add adds added announce announced announces argue argues "
     "argued "
     "assert asserts asserted allege alleges alleged claimed acknowledge acknowledges acknowledged "
     "admit admits admitted commented conceded concedes concluded concludes confirm confirms "
     "confirmed contend contends contended declared declares denied denies disclosed estimated "
     "explained explains indicated insist insists insisted maintained maintains mentioned noted "
     "notes observed observes predicted predicts promised pledged pledges vowed vows recalled "
     "reiterated reiterates remarked replied replies reported reports responded responds revealed "
     "reveals stated stressed stresses suggested suggests testified tweeted tweets warn warns "
     "warned "
     "wrote writes write emphasised emphasized underlined cautioned asked asks believe believes "
     "believed complained boasted informed assured signalled hinted"},
    {CueClass::kQuoteOnly,
     "continued continues call calls called describe describes described dismissed dismisses "
     "denounced denounces branded labelled dubbed condemned condemns praised praises criticised "
     "criticized slammed blasted quipped joked jokes cried shouted exclaimed repeated chanted "
     "went read reads put posted concluded hailed likened referred spoke laughed sighed "
     "interjected"},
    {CueClass::kComplement,
     "urge urges urged accuse accuses accused ordered demanded demands blamed blames"},
    {CueClass::kParticiple,
     "saying adding warning noting arguing claiming insisting stressing calling describing telling "
     "accusing urging writing declaring promising pledging vowing suggesting explaining"},
};

struct RoleRow {
  uint16_t roles;
  std::string_view words;
};

constexpr RoleRow kRoles[] = {
    {kAuxiliary | kVerb, "has have had ’ve 've ’d 'd"},
    {kAuxiliary,
     "also later then earlier previously once again already repeatedly recently now further still "
     "publicly privately explicitly reportedly even since just often simply first"},
    {kBlocker | kVerb,
     "to would could should might must will can cannot may be is are was were been being did does "
     "do ’ll 'll not n’t n't never"},
    {kVerb,
     "’s 're ’re made makes make took takes gave gives got gets became becomes remains remained "
     "wants wanted want hopes hoped plans planned met meets held holds led leads faces faced began "
     "begins came comes go goes left leaves seems seemed appeared appears shows showed found think "
     "thinks thought knows knew needs need"},
    {kPrepositionWord,
     "in on at by with after before during over under against into from about amid despite "
     "between through toward towards within without near across among along following until"},
    {kConjunctionWord,
     "but because although though while when as if where whereas since that so yet than whether "
     "after before until"},
    {kDeterminerWord,
     "the a an his her its their our my this that these those one two three four five six some "
     "several many most both all another no each every other"},
    {kPronoun, "he she they it we i you who"},
    {kTime,
     "monday tuesday wednesday thursday friday saturday sunday january february march april june "
     "july august september october november december yesterday today tonight last earlier later "
     "this"},
};

template <typename Value, typename Rows, typename Merge>
const std::unordered_map<std::string_view, Value>* MakeTable(const Rows& rows, Merge merge) {
  auto* table = new std::unordered_map<std::string_view, Value>();
  for (const auto& [value, words] : rows) {
    for (size_t begin = 0; begin < words.size();) {
      const size_t end = std::min(words.find(' ', begin), words.size());
      merge((*table)[words.substr(begin, end - begin)], value);
      begin = end + 1;
    }
  }
  return table;
}

// Longer words than any of the tables are looked up in vain; this keeps folding cheap.
constexpr size_t kLongestWord = 14;

uint16_t RolesOf(std::string_view word) {
  static const auto* const table = MakeTable<uint16_t>(
      kRoles, [](uint16_t& roles, uint16_t more) { roles = static_cast<uint16_t>(roles | more); });
  if (word.size() > kLongestWord) {
    return 0;
  }
  const auto found = table->find(text::FoldCase(word));
  return found == table->end() ? 0 : found->second;
}

}  // namespace

CueClass CueClassOf(std::string_view word) {
  static const auto* const table = MakeTable<CueClass>(kCues, [](CueClass& known, CueClass value) {
    known = known == CueClass::kNone ? value : known;
  });
  if (word.size() > kLongestWord) {
    return CueClass::kNone;
  }
  const auto found = table->find(text::FoldCase(word));
  return found == table->end() ? CueClass::kNone : found->second;
}

bool IsAuxiliaryOrAdverb(std::string_view word) { return (RolesOf(word) & kAuxiliary) != 0; }
bool BlocksCue(std::string_view word) { return (RolesOf(word) & kBlocker) != 0; }
bool IsCommonVerb(std::string_view word) { return (RolesOf(word) & kVerb) != 0; }
bool IsPreposition(std::string_view word) { return (RolesOf(word) & kPrepositionWord) != 0; }
bool IsConjunction(std::string_view word) { return (RolesOf(word) & kConjunctionWord) != 0; }
bool IsDeterminer(std::string_view word) { return (RolesOf(word) & kDeterminerWord) != 0; }
bool IsSubjectPronoun(std::string_view word) { return (RolesOf(word) & kPronoun) != 0; }
bool IsTimeWord(std::string_view word) { return (RolesOf(word) & kTime) != 0; }

}  // namespace verbatim::extraction
