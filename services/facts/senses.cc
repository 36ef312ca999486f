#include "services/facts/senses.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "services/facts/words.h"

namespace verbatim::facts {
namespace {

// Groups of words, separated by commas; the first of each stands for all.
std::map<std::string, std::string> GroupsOf(std::string_view text, bool stems) {
  std::map<std::string, std::string> senses;
  std::string first;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of(" ,"), text.size());
    if (end > 0) {
      const std::string word = stems ? Stem(text.substr(0, end)) : std::string(text.substr(0, end));
      if (first.empty()) first = word;
      senses.emplace(word, first);
    }
    if (end < text.size() && text[end] == ',') first.clear();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return senses;
}

constexpr std::string_view kDemonyms =
    "afghanistan afghan afghans,albania albanian albanians,algeria algerian,argentina argentine "
    "argentinian,armenia armenian armenians,australia australian australians,austria austrian,"
    "azerbaijan azerbaijani azeri azerbaijanis azeris,bangladesh bangladeshi,belarus belarusian,"
    "belgium belgian belgians,brazil brazilian brazilians,uk british britain britons u.k.,bulgaria "
    "bulgarian,canada canadian canadians,chile chilean,china chinese,colombia colombian,croatia "
    "croatian,cuba cuban cubans,czechia czech czechs,denmark danish danes,egypt egyptian,estonia "
    "estonian,ethiopia ethiopian,finland finnish finns,france french,georgia georgian georgians,"
    "germany german germans,greece greek greeks,hungary hungarian,iceland icelandic,india indian "
    "indians,indonesia indonesian,iran iranian iranians,iraq iraqi iraqis,ireland irish,israel "
    "israeli israelis,italy italian italians,japan japanese,jordan jordanian,kazakhstan kazakh,"
    "kenya kenyan,korea korean koreans,kosovo kosovar,latvia latvian,lebanon lebanese,libya libyan,"
    "lithuania lithuanian,malaysia malaysian,mexico mexican mexicans,moldova moldovan,morocco "
    "moroccan,myanmar burmese burma,netherlands dutch holland,nigeria nigerian,norway norwegian "
    "norwegians,pakistan pakistani,palestine palestinian palestinians,peru peruvian,philippines "
    "filipino philippine,poland polish poles,portugal portuguese,romania romanian,russia russian "
    "russians,rwanda rwandan,saudi saudis,scotland scottish scots,serbia serbian serbs,slovakia "
    "slovak,slovenia slovenian,somalia somali,spain spanish spaniards,sudan sudanese,sweden "
    "swedish "
    "swedes,switzerland swiss,syria syrian syrians,taiwan taiwanese,thailand thai,tunisia tunisian,"
    "turkey turkish turks türkiye,ukraine ukrainian ukrainians,us u.s. usa american americans "
    "america,venezuela venezuelan,vietnam vietnamese,wales welsh,yemen yemeni,zimbabwe "
    "zimbabwean,europe european europeans,democrat democrats democratic,republican republicans";

constexpr std::string_view kSeats =
    "russia moscow kremlin,ukraine kyiv kiev,azerbaijan baku,armenia yerevan,us washington,uk "
    "london,france paris,germany berlin,china beijing,japan tokyo,turkey ankara,iran tehran,iraq "
    "baghdad,syria damascus,poland warsaw,hungary budapest,serbia belgrade,greece athens,italy "
    "rome,spain madrid,austria vienna,india delhi,pakistan islamabad,afghanistan kabul,egypt cairo,"
    "ethiopia addis,belarus minsk,georgia tbilisi,moldova chisinau,finland helsinki,sweden "
    "stockholm,norway oslo,denmark copenhagen,netherlands hague,taiwan taipei,venezuela caracas";

constexpr std::string_view kSynonyms =
    "die dead death deaths kill killed killing toll fatality fatalities casualty perish slain slay,"
    "injure injury wound wounded hurt,missing disappear vanish,displace displaced homeless uproot "
    "evacuate flee refuge,arrest detain detention custody,deploy station base,"
    "sign ink,buy acquire purchase,resign quit,cancel scrap abandon,"
    "rise increase climb grow jump soar surge,fall drop decline decrease shrink plunge sink slide,"
    "destroy raze ruin wreck flatten level,damage,attack assault strike raid shell bomb,"
    "begin start launch,end stop finish halt cease,close shut,ban forbid prohibit outlaw,"
    "blockade block,lie false,pay,build construct,seize capture,sack dismiss,"
    "job work employment,quake earthquake tremor,vote ballot,talk negotiation meeting meet,"
    "soldier troop serviceman,child kid pupil,doctor physician,car vehicle,plane aircraft jet,"
    "house home,firm company business corporation,cash money fund funds,agreement deal pact accord "
    "treaty,poll survey,probe investigation investigate,lawmaker legislator,price cost,flood "
    "flooding,win victory,need require,donate donation contribute contribution give,own,use,steal "
    "theft,leak spill,test trial,plant factory,power electricity,virus infection infect,hire "
    "recruit employ,layoff";

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kOpposites = {{
    {"rise", "fall"},       {"win", "lose"},       {"die", "injure"},        {"die", "missing"},
    {"die", "arrest"},      {"die", "displace"},   {"injure", "missing"},    {"injure", "arrest"},
    {"injure", "displace"}, {"missing", "arrest"}, {"begin", "end"},         {"close", "open"},
    {"buy", "sell"},        {"before", "after"},   {"import", "export"},     {"hire", "sack"},
    {"arrive", "leave"},    {"import", "export"},  {"increase", "decrease"}, {"accept", "reject"},
    {"join", "leave"},      {"support", "oppose"}, {"man", "woman"},         {"child", "adult"},
}};

}  // namespace

std::string NameSense(std::string_view word, bool place) {
  static const auto& demonyms = *new std::map<std::string, std::string>(GroupsOf(kDemonyms, false));
  static const auto& seats = *new std::map<std::string, std::string>(GroupsOf(kSeats, false));
  const std::string key(word);
  if (const auto found = demonyms.find(key); found != demonyms.end()) return found->second;
  if (place) return key;
  const auto found = seats.find(key);
  return found == seats.end() ? key : found->second;
}

std::string WordSense(std::string_view word) {
  static const auto& synonyms = *new std::map<std::string, std::string>(GroupsOf(kSynonyms, true));
  const std::string stem = Stem(word);
  const auto found = synonyms.find(stem);
  return found == synonyms.end() ? stem : found->second;
}

bool IsGeneral(std::string_view sense) {
  static const auto& general = *new WordList(
      "person man woman official country government state minister president time year month "
      "week day thing way part area region place group number total far least new first last next "
      "former recent late earli today yesterday tomorrow tonight make take get go say tell call "
      "come see report claim accord currently newly least mr mrs ms dr sir general gen "
      "secretary senator sen gov governor prime chief leader spokesman spokeswoman spokesperson "
      "ministry authority citizen resident civilian lot least long high large big whole entire "
      "really actually well far ago late set put let keep");
  return general.Has(sense);
}

bool AreOpposite(std::string_view a, std::string_view b) {
  for (const auto& [one, other] : kOpposites) {
    if ((a == one && b == other) || (a == other && b == one)) return true;
  }
  return false;
}

}  // namespace verbatim::facts
