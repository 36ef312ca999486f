#include "services/attribution/mention_finder.h"

#include <algorithm>

#include "services/attribution/name_run.h"
#include "services/attribution/role_phrase.h"

namespace verbatim::attribution {
namespace {

using text::TokenRange;

constexpr uint64_t kTitle = kRole | kHonorific;
constexpr uint64_t kOrgEnd = kOrgHead | kCorporate | kMedia;

// Turns one run of name tokens after another into mentions.
class Finder {
 public:
  explicit Finder(const TaggedText& text) : text_(text) {}

  std::vector<Mention> Find() {
    for (const text::Paragraph& paragraph : text_.document().paragraphs()) {
      const size_t index = static_cast<size_t>(&paragraph - text_.document().paragraphs().data());
      if (text_.IsTitleCase(static_cast<uint32_t>(index))) continue;
      for (uint32_t i = paragraph.tokens.begin; i < paragraph.tokens.end;) {
        if (!StartsName(text_, i)) {
          ++i;
          continue;
        }
        const TokenRange run = ReadNameRun(text_, i);
        ReadRun(run);
        i = run.end;
      }
    }
    return std::move(mentions_);
  }

 private:
  // Splits titles off a run and classifies the rest.
  void ReadRun(TokenRange run) {
    if (IsUnitedFor(run)) {
      AddNamed(run, MentionKind::kOrganization);
      return;
    }
    if (IsPluralTitle(run)) ++run.begin;
    const TokenRange name = AfterTitles(run);
    if (name.empty()) {  // a title alone: "the First Minister"
      AddOrganizationsIn(run);
      return;
    }
    if (name.begin > run.begin) {
      if (EndsOrganization(name)) {  // "General Motors"
        AddNamed(run, MentionKind::kOrganization);
        return;
      }
      AddOrganizationsIn({run.begin, name.begin});
      AddPerson(name);
      return;
    }
    ReadUntitled(run);
  }

  // "Senators Holt and Pike".
  bool IsPluralTitle(TokenRange run) const {
    std::string_view word = text_.Text(run.begin);
    if (run.size() < 2 || !text_.IsText(run.end, "and")) return false;
    if (word.ends_with('.')) word.remove_suffix(1);
    if (!word.ends_with('s') || text_.Is(run.begin, kOrgWord | kGivenName | kRole)) return false;
    word.remove_suffix(1);
    return LookUp(word, true).Is(kTitle) && !text_.Is(run.end - 1, kOrgEnd | kOrgWord);
  }

  // What follows the last title in the run; the run itself if it has none.
  TokenRange AfterTitles(TokenRange run) const {
    for (uint32_t k = run.end; k-- > run.begin;) {
      if (!text_.Is(k, kTitle)) continue;
      if (k > run.begin && text_.Is(run.begin, kGivenName) &&
          !text_.Is(run.begin, kTitle | kPlace) &&
          !(k + 2 < run.end && text_.Is(k + 1, kGivenName))) {
        continue;  // "Howard Dean", "Stephen King"
      }
      if (k + 1 == run.end) {
        if (run.size() == 1 && text_.Is(k, kGivenName)) return run;
        if (IsTradeAsSurname(run)) return run;
        return {run.end, run.end};
      }
      return text_.IsCapitalised(k + 1) ? TokenRange{k + 1, run.end}
                                        : AfterPortfolio(k + 1, run.end);
    }
    return run;
  }

  // "Teal Baker": a surname that is also a trade, behind a word that is nothing but a name.
  bool IsTradeAsSurname(TokenRange run) const {
    static constexpr std::string_view kTrades[] = {
        "Baker",  "Bishop", "Cardinal", "Carpenter", "Constable", "Dean",  "Driver",  "Duke",
        "Farmer", "Fisher", "Gardener", "Judge",     "King",      "Major", "Marshal", "Master",
        "Pope",   "Priest", "Prince",   "Shepherd",  "Singer",    "Warden"};
    if (run.size() != 2 || text_.Info(run.begin).classes != 0) return false;
    return std::find(std::begin(kTrades), std::end(kTrades), text_.Text(run.begin + 1)) !=
           std::end(kTrades);
  }

  // The name after "of Defense", "of the European Commission" in a title.
  TokenRange AfterPortfolio(uint32_t begin, uint32_t end) const {
    uint32_t i = begin;
    while (i < end && (!text_.IsCapitalised(i) ||
                       text_.Is(i, kPortfolio | kPlace | kOrgHead | kOrgName | kDemonym))) {
      ++i;
    }
    for (uint32_t k = i; k + 1 < end; ++k) {
      if (text_.Is(k, kGivenName) && text_.IsCapitalised(k + 1)) return {k, end};
    }
    // Only known portfolios leave room for a name that the lexicon lacks.
    const bool is_name = i > begin && end - i == 2 && !text_.Is(end - 1, kOrgEnd | kOrgWord);
    return is_name && text_.IsCapitalised(i - 1) ? TokenRange{i, end} : TokenRange{end, end};
  }

  void ReadUntitled(TokenRange run) {
    const RolePhrase before = RoleBefore(text_, run.begin);
    if (before.IsPerson() && !EndsOrganization(run) && !IsPlaceOrOrganization(run)) {
      AddOrganizationsIn(before.words);
      AddPerson(run);
      return;
    }
    if (EndsOrganization(run) || HoldsOrganization(run)) {
      AddNamed(run, MentionKind::kOrganization);
      return;
    }
    if (const TokenRange organization = WithLowerCaseHead(run); organization.end > run.end) {
      if (IsPersonName(run)) AddPerson(run);
      AddNamed(organization, MentionKind::kOrganization);
      return;
    }
    const TokenRange bare = WithoutLabels(run);
    if (IsPlaceOrOrganization(bare)) {
      AddNamed(bare, text_.Is(bare.begin, kOrgName) || PairClasses(bare) == kOrgName
                         ? MentionKind::kOrganization
                         : MentionKind::kPlace);
    } else if (IsAcronym(bare)) {
      AddNamed(bare, MentionKind::kOrganization);
    } else if (IsPersonName(bare)) {
      AddPerson(bare);
    } else if (IsDescription(bare)) {
      if (bare.size() > 1) AddNamed({bare.begin, bare.end - 1}, MentionKind::kPlace);
    } else if (!text_.Is(bare.begin, kDemonym | kGroup) || bare.size() > 1) {
      AddUnknown(bare);
    }
  }

  bool EndsOrganization(TokenRange run) const {
    return text_.Is(run.end - 1, kOrgEnd) && !(run.size() == 1 && text_.Is(run.begin, kGivenName));
  }
  // "Citizens for Clean Harbours".
  bool IsUnitedFor(TokenRange run) const {
    return run.size() > 2 && text_.Is(run.begin, kGroup | kOrgWord) &&
           text_.IsText(run.begin + 1, "for");
  }
  // "Court of Appeals", "Joint Chiefs of Staff".
  bool HoldsOrganization(TokenRange run) const {
    for (uint32_t k = run.begin; k + 1 < run.end; ++k) {
      if (text_.Is(k, kOrgHead) && text_.Is(k + 1, kPreposition)) return true;
    }
    return false;
  }
  uint64_t PairClasses(TokenRange run) const {
    return run.size() == 2 ? LookUpPair(text_.Text(run.begin), text_.Text(run.begin + 1)) : 0;
  }
  bool IsPlaceOrOrganization(TokenRange run) const {
    if (run.size() == 1) return text_.Is(run.begin, kPlace | kOrgName);
    return PairClasses(run) != 0;
  }
  // "FBI", but not the label of a speaker in a transcript: "HOLLOWAY:".
  bool IsAcronym(TokenRange run) const {
    constexpr size_t kLongestAcronym = 6;
    return run.size() == 1 && text_.Token(run.begin).all_capitals &&
           text_.Text(run.begin).size() <= kLongestAcronym && !text_.IsText(run.end, ":");
  }
  // Leaves out what stands before a name and is no part of it: "Polish Mary Holt", "House
  // Republican Mary Holt", "Harbour-born Mary Holt".
  TokenRange WithoutLabels(TokenRange run) const {
    TokenRange name = run;
    while (name.size() > 1 && text_.Is(name.begin, kDemonym)) ++name.begin;
    if (text_.Is(name.begin, kGivenName) && !text_.Is(name.begin + 1, kOrgHead)) return name;
    constexpr uint64_t kBody = kOrgHead | kMedia | kOrgName;
    bool body = false;  // "Kent County Recorder Mary Holt"
    for (uint32_t k = name.begin + 1; k + 1 < run.end; ++k) {
      body |= text_.Is(k - 1, kBody);
      if (text_.Text(k - 1).ends_with("-born")) return {k, run.end};
      if (!text_.Is(k, kGivenName) || text_.Is(k, kPlace)) continue;
      if (!text_.IsCapitalised(k + 1) || text_.Is(k + 1, kOrgEnd)) return name;
      const bool labels =
          body || text_.Is(k - 1, kHuman | kGroup | kDemonym) || text_.IsSeenInLowerCase(k - 1);
      return labels ? TokenRange{k, run.end} : name;
    }
    return name;
  }

  // "the Kent Republican": somebody described, not named.
  bool IsDescription(TokenRange run) const {
    if (!text_.Is(run.end - 1, kHuman) || text_.Is(run.end - 1, kGivenName)) return false;
    for (uint32_t i = run.begin; i + 1 < run.end; ++i) {
      if (!text_.Is(i, kPlace | kDemonym | kRoleModifier | kOrgHead | kOrgName)) {
        return run.size() == 3 && PairClasses({run.begin, run.begin + 2}) == kPlace;
      }
    }
    return true;
  }

  bool IsPersonName(TokenRange run) const {
    if (run.size() == 1) {
      return text_.Is(run.begin, kGivenName) && !text_.Is(run.begin, kPlace | kMonth);
    }
    if (text_.Is(run.begin, kGivenName)) {
      // "Virginia Beach", "Charlotte Observer" are ruled out by their heads before.
      return text_.IsCapitalised(run.end - 1) || text_.Is(run.end - 1, kNameSuffix);
    }
    if (text_.Is(run.end - 1, kNameSuffix) || text_.IsText(run.end, "who")) return true;
    if (text_.IsText(run.end, ",") && text_.IsText(run.end + 1, "who")) return true;
    for (uint32_t k = run.begin + 1; k + 1 < run.end; ++k) {
      const std::string_view word = text_.Text(k);
      if (word.size() == 2 && word[1] == '.') return true;  // "Donald J. Trump"
      if (text_.Token(k).kind == text::TokenKind::kQuoteMark) return true;
    }
    return RoleAfter(text_, run.end).IsPerson();
  }

  // "the Netherlands' defence ministry", "Clinton campaign".
  TokenRange WithLowerCaseHead(TokenRange run) const {
    constexpr uint32_t kMostModifiers = 3;
    uint32_t i = run.end;
    if (text_.IsPossessiveMark(i)) ++i;
    for (uint32_t n = 0; n <= kMostModifiers; ++n, ++i) {
      if (!text_.IsWord(i) || text_.Is(i, kFunctionWord | kVerb) || text_.Token(i).capitalised)
        break;
      if (text_.Is(i, kOrgHead)) {
        uint32_t end = i + 1;
        while (text_.IsWord(end) && text_.Is(end, kOrgHead) && !text_.Token(end).capitalised &&
               !text_.Is(end, kVerb)) {
          ++end;  // "defence ministry press office"
        }
        return {run.begin, end};
      }
      if (text_.Is(i, kRole | kKin | kHuman | kDocument) && !text_.Is(i, kRoleModifier)) break;
    }
    return run;
  }

  // Organisations and places named inside a title: "Wells Fargo CEO", "U.S. Secretary".
  void AddOrganizationsIn(TokenRange words) {
    for (uint32_t i = words.begin; i < words.end;) {
      if (!text_.IsCapitalised(i) || text_.Is(i, kTitle | kFunctionWord)) {
        ++i;
        continue;
      }
      uint32_t end = i + 1;
      while (end < words.end && text_.IsWord(end) && !text_.Is(end, kTitle) &&
             (text_.IsCapitalised(end) || text_.Is(end, kOrgHead))) {
        ++end;
      }
      AddTitlePart({i, end});
      i = end;
    }
  }

  void AddTitlePart(TokenRange part) {
    if (!mentions_.empty() && part.begin < mentions_.back().name.end) return;
    if (text_.Is(part.begin, kPlace) && part.size() == 1) {
      AddNamed(part, MentionKind::kPlace);
      return;
    }
    constexpr uint64_t kPlain = kDemonym | kPortfolio | kRoleModifier | kGroup;
    bool plain = true;  // "German Defence" Minister
    for (uint32_t i = part.begin; i < part.end; ++i) {
      plain = plain && text_.Is(i, kPlain) && !text_.Is(i, kOrgName);
    }
    if (plain) return;
    if (EndsOrganization(part) || IsPlaceOrOrganization(part) || IsAcronym(part)) {
      AddNamed(part, MentionKind::kOrganization);
    } else if (part.size() > 1 && IsPersonName(part) &&
               !text_.Is(part.end - 1, kPortfolio | kRoleModifier | kOrgWord)) {
      AddPerson(part);
    } else {
      AddNamed(part, MentionKind::kName);
    }
  }

  void AddPerson(TokenRange name) {
    Mention mention = Make(name, MentionKind::kPerson);
    const RolePhrase before = RoleBefore(text_, name.begin);
    mention.role = before.words;
    if (!before.phrase.empty()) mention.tokens.begin = before.phrase.begin;
    const RolePhrase after = RoleAfter(text_, name.end);
    mention.apposition = after.phrase;
    mention.gender = GenderOf(name, before, after);
    mention.oblique = IsOblique(mention.tokens.begin);
    mentions_.push_back(mention);
  }

  // "Veto Power Impedes Peace": a headline's words, all but one of them common in the article.
  bool IsHeadline(TokenRange run) const {
    constexpr uint32_t kShortest = 4;
    uint32_t common = 0;
    for (uint32_t i = run.begin; i < run.end; ++i) {
      common += text_.Is(i, kVerb) || text_.IsSeenInLowerCase(i);
    }
    return run.size() >= kShortest && 2 * common >= run.size();
  }

  void AddUnknown(TokenRange name) {
    if (IsHeadline(name)) return;
    const bool organization =
        name.size() > 1 && (text_.Is(name.begin, kOrgWord) || text_.Is(name.end - 1, kOrgWord));
    Mention mention = Make(name, organization ? MentionKind::kOrganization : MentionKind::kName);
    const RolePhrase after = RoleAfter(text_, name.end);
    if (after.IsPerson()) {
      mention.kind = MentionKind::kPerson;
      mention.apposition = after.phrase;
      mention.gender = GenderOf(name, {}, after);
    }
    mentions_.push_back(mention);
  }

  void AddNamed(TokenRange name, MentionKind kind) { mentions_.push_back(Make(name, kind)); }

  Mention Make(TokenRange name, MentionKind kind) const {
    Mention mention;
    mention.name = mention.tokens = name;
    mention.kind = kind;
    mention.possessive = text_.IsPossessiveMark(name.end);
    mention.quoted = text_.Token(name.begin).in_quotes;
    mention.oblique = IsOblique(name.begin);
    mention.after_the = name.begin > 0 && text_.Is(name.begin - 1, kDefinite);
    return mention;
  }

  bool IsOblique(uint32_t begin) const {
    const uint32_t sentence = text_.SentenceOf(begin).begin;
    uint32_t i = begin;
    while (i > sentence && begin - i < 3 && text_.Is(i - 1, kDeterminer)) --i;
    return i > sentence && text_.Is(i - 1, kPreposition);
  }

  Gender GenderOf(TokenRange name, const RolePhrase& before, const RolePhrase& after) const {
    const Gender given = name.size() > 1 ? GenderOfGivenName(name.begin) : Gender::kUnknown;
    for (const RolePhrase* phrase : {&before, &after}) {
      if (phrase->gender == Gender::kUnknown) continue;
      // "spokesman Mary Holt": one of them misleads; "Mr" does not.
      const bool doubtful = given != Gender::kUnknown && given != phrase->gender &&
                            !text_.Is(phrase->head, kHonorific);
      return doubtful ? Gender::kUnknown : phrase->gender;
    }
    return given;
  }

  Gender GenderOfGivenName(uint32_t token) const {
    if (!text_.Is(token, kGivenName)) return Gender::kUnknown;
    if (text_.Is(token, kMale) == text_.Is(token, kFemale)) return Gender::kUnknown;
    return text_.Is(token, kMale) ? Gender::kMale : Gender::kFemale;
  }

  const TaggedText& text_;
  std::vector<Mention> mentions_;
};

}  // namespace

std::vector<Mention> FindMentions(const TaggedText& text) { return Finder(text).Find(); }

}  // namespace verbatim::attribution
