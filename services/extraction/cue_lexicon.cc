#include "services/extraction/cue_lexicon.h"

#include <algorithm>
#include <iterator>
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
     "acknowledge acknowledged acknowledges add added adds admit admits admitted affirmed allege "
     "alleged alleges announce announced announces answered answers argue argued argues ask asked "
     "asks assert "
     "asserted asserts assured believe believed believes boasted cautioned claimed commented "
     "complained complains concede conceded concedes conclude concluded concludes confessed "
     "confirm confirmed confirms contend contended contends countered declare declared declares "
     "denied denies deny disclosed emphasised emphasized estimated explained explains hinted "
     "indicated indicates informed insist insisted insists joked lamented maintained maintains "
     "mentioned note noted notes observed observes pledged pledges pointed predicted predicts "
     "proclaimed "
     "promised quipped reasoned recalled recalls reckons reiterated reiterates remarked reminded "
     "replied replies reply reported responded responds retorted revealed reveals ruled said say "
     "says signaled signalled speculated stated stressed stresses suggest suggested suggests tell "
     "tells testified told tweeted tweets underlined vowed vows warn warned warns wondered write "
     "writes wrote"},
    {CueClass::kQuoteOnly,
     "began begins bragged branded call called calls chanted coined continue "
     "continued "
     "continues cried deemed demanded describe described describes dubbed emailed exclaimed "
     "finished "
     "gasped goes greeted hailed interjected joke jokes labeled labelled laughed likened mused "
     "named "
     "opined penned posted put puts quoted ranted read reads recounted referred refers "
     "repeated repeats ridiculed said sang screamed shot shouted sighed spoke "
     "summed texted thundered touted urged uttered went yelled"},
    {CueClass::kNounLike, "claim claims promise promises report reports state states"},
    {CueClass::kComplement,
     "accuse accused accuses applauded assailed attacked blamed blames blasted condemned condemns "
     "criticised criticises criticized criticizes decried defended demand demands denounced "
     "denounces dismissed dismisses expressed hailed lambasted mocked ordered praised praises "
     "questioned railed rebuked rejected rejects ridiculed scolded slammed slams threatened "
     "urge urged urges voiced welcomed"},
    {CueClass::kParticiple,
     "accusing acknowledging adding alleging announcing arguing asking blaming boasting calling "
     "claiming complaining conceding concluding continuing criticizing declaring denouncing "
     "describing emphasizing explaining insisting joking lamenting mocking noting pledging "
     "praising "
     "predicting proclaiming promising quipping recalling reiterating remarking replying "
     "responding "
     "saying screaming shouting slamming stating stressing suggesting telling tweeting urging "
     "vowing warning writing yelling"},
};

// Verbs whose hearer stands before what is said.
constexpr std::string_view kHearerVerbs[] = {"told",     "tell",     "tells",  "telling",
                                             "informed", "reminded", "warned", "assured",
                                             "asked",    "asking",   "warning"};

struct RoleRow {
  uint16_t roles;
  std::string_view words;
};

constexpr RoleRow kRoles[] = {
    {kAuxiliary | kVerb, "has have had ’ve 've ’d 'd"},
    {kAuxiliary,
     "also later then earlier previously once again already repeatedly recently now further still "
     "publicly privately explicitly reportedly even since just often simply first afterward "
     "afterwards subsequently instead meanwhile however still nevertheless nonetheless therefore "
     "famously wryly bluntly finally eventually initially frequently regularly "
     "recently flatly angrily quickly always sometimes indeed"},
    {kBlocker | kVerb,
     "to would could should might must will can cannot may be is are was were been being did does "
     "do ’ll 'll not n’t n't never"},
    {kVerb,
     "'s ’s 're ’re went got felt kept told ran run runs put puts set stood sat saw brought spent "
     "won lost "
     "built sent paid paused used tried called moved turned started decided helped works worked "
     "looks looked made makes make took takes gave gives got gets became becomes remains remained "
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

bool TakesHearer(std::string_view word) {
  return std::find(std::begin(kHearerVerbs), std::end(kHearerVerbs), word) !=
         std::end(kHearerVerbs);
}

bool IsWordForReport(std::string_view word) {
  constexpr std::string_view kWords[] = {"accusation", "allegation", "assertion", "charge",
                                         "claim",      "move",       "reference", "remark",
                                         "statement",  "suggestion", "version"};
  return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
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
