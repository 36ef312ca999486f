#include "services/facts/checkable.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "services/facts/figures.h"
#include "services/facts/numbers.h"
#include "services/facts/words.h"

namespace verbatim::facts {
namespace {

// The order of the features.
enum Feature : size_t {
  kBias,
  kFigures,
  kName,
  kPast,        // a past form or participle
  kBeOrHave,    // "is", "has"
  kFuture,      // "will", "would", "plans to"
  kDuty,        // "should", "must"
  kMaybe,       // "may", "could"
  kInfinitive,  // begins with "to"
  kQuestion,
  kFirstPerson,
  kSecondPerson,
  kBelief,     // "think", "hope" in the content
  kJudgement,  // "great", "terrible"
  kNegation,
  kFewWords,   // under five
  kManyWords,  // over twenty
  kNoVerb,
  kBeginsThat,
  kCueSays,
  kCueFinds,  // "found", "shows", "according to"
  kCueBelieves,
  kCueOrders,
  kCueAttitude,  // "criticized", "praised"
  kCueOther,
  kDirect,
  kMixed,
  kBeginsPronoun,
  kComparison,   // "more", "better", "-est"
  kCondition,    // "if", "unless"
  kClause,       // a verb behind other words: somebody does something
  kProgressive,  // "is blocking"
  kPastClause,   // both a clause and a past form
  kNamedClause,  // a clause with a name in it
};
static_assert(kNamedClause + 1 == kCheckableFeatures);

#include "services/facts/checkable_weights.inc"

struct Words {
  WordList future{"will would 'll wo going plans plan hopes promise promised vow vowed shall"};
  WordList duty{"should must ought need needs shouldn let"};
  WordList maybe{"may might could can likely unlikely possibly perhaps possible probably maybe"};
  WordList question{"whether if who what how why which where when"};
  WordList first{"i we me us my our ours mine myself ourselves"};
  WordList second{"you your yours"};
  WordList belief{
      "think thinks thought believe believes feel feels felt hope hopes want wants wanted wish "
      "love "
      "loves like hate guess suppose worry afraid sure prefer expect expects expected"};
  WordList judgement{
      "great good bad terrible wonderful horrible best worst better worse nice right wrong "
      "important "
      "strong weak fair unfair beautiful ugly disgusting disgraceful stupid smart dangerous crazy "
      "ridiculous incredible amazing awful tremendous tough huge big problem disaster shameful "
      "real "
      "really very extremely clearly obviously simply enough difficult easy hard kind sort racist "
      "fit unfit qualified appropriate inappropriate crucial critical"};
  WordList says{
      "said says say saying told tell tells telling added adds adding noted notes noting explained "
      "wrote writes writing tweeted read reads stated stating recalled recalls announced "
      "announcing revealed reveals revealing disclosed mentioned"};
  WordList finds{
      "found finds find show shows showed showing according report reports reported reporting "
      "estimated estimates concluded concludes confirmed confirms in data allege alleges "
      "alleged claim claims claimed admitted acknowledged denied denies insisted"};
  WordList believes{
      "think thinks thought believe believes believed believing hope hopes hoped hoping feel "
      "feels want wants wanted desire expect expects expected fear fears doubt wish "
      "intends intend seeks seek seeking looking idea prefer support supports predict "
      "predicting suggest suggested suggests argue argued argues"};
  WordList orders{
      "urge urged urges urging call called calls calling ask asked asks asking order ordered "
      "demand demanded demands pressed press pressing warned warn promise promised "
      "promises vow vows vowed pledge pledged pledging plead pleading"};
  WordList attitude{
      "criticize criticized criticism criticizing praise praised blame blamed blast blasts attack "
      "attacked accuse accused accusing oppose opposed opposition defend defended "
      "backing endorsed denounce denouncing mock mocked railing decry decrying of for on "
      "against"};
  WordList pasts{
      "was were had did won lost fell rose fled shot sent took gave went came left held met paid "
      "sold bought built spent made grew began found knew saw ran hit fought led kept "
      "brought wrote became got said told took"};
  WordList be{"is are 's 're am has have 've"};
  WordList pronoun{"he she it they we i this that you"};
  WordList comparison{"more less better worse most least than best worst"};
};

}  // namespace

CheckableFeatures FeaturesOf(const text::Document& document, const std::vector<uint32_t>& tokens,
                             text::TokenRange cue, domain::StatementKind kind) {
  static const auto& lists = *new Words;
  CheckableFeatures f{};
  f[kBias] = 1;
  size_t words = 0;
  bool verb = false;
  bool after_be = false;
  for (const uint32_t token : tokens) {
    const text::Token& t = document.tokens()[token];
    const std::string word = Folded(document, token);
    if (word.find('?') != std::string::npos) f[kQuestion] = 1;
    if (t.kind == text::TokenKind::kNumber) f[kFigures] = 1;
    if (t.kind != text::TokenKind::kWord) continue;
    ++words;
    if (words == 1) {
      if (word == "to") f[kInfinitive] = 1;
      if (word == "that") f[kBeginsThat] = 1;
      if (lists.question.Has(word)) f[kQuestion] = 1;
    }
    if (words <= 2 && lists.pronoun.Has(word)) f[kBeginsPronoun] = 1;
    if (words > 1 && t.capitalised && word != "i") f[kName] = 1;
    if (lists.pasts.Has(word) || (word.size() > 4 && word.ends_with("ed"))) f[kPast] = verb = true;
    if (words > 1 && f[kInfinitive] == 0 &&
        (lists.pasts.Has(word) || lists.be.Has(word) || lists.future.Has(word) ||
         (word.size() > 4 && word.ends_with("ed")))) {
      f[kClause] = 1;
    }
    if (after_be && word.size() > 4 && word.ends_with("ing")) f[kProgressive] = 1;
    after_be = lists.be.Has(word) || word == "was" || word == "were" || word == "been" ||
               (after_be && IsFunctionWord(word));
    if (lists.be.Has(word)) f[kBeOrHave] = verb = true;
    if (lists.future.Has(word)) f[kFuture] = verb = true;
    if (lists.duty.Has(word)) f[kDuty] = verb = true;
    if (lists.maybe.Has(word)) f[kMaybe] = 1;
    if (lists.first.Has(word)) f[kFirstPerson] = 1;
    if (lists.second.Has(word)) f[kSecondPerson] = 1;
    if (lists.belief.Has(word)) f[kBelief] = 1;
    if (lists.judgement.Has(word)) f[kJudgement] = 1;
    if (IsNegator(word)) f[kNegation] = 1;
    if (lists.comparison.Has(word) || (word.size() > 6 && word.ends_with("est")))
      f[kComparison] = 1;
    if (word == "if" || word == "unless") f[kCondition] = 1;
  }
  if (f[kFigures] == 0 && !tokens.empty()) {
    std::vector<std::string> folded;
    for (const uint32_t token : tokens) folded.push_back(Folded(document, token));
    for (size_t i = 0; i < folded.size() && f[kFigures] == 0; ++i) {
      const auto number = ReadNumber(folded, i);
      if (number && folded[i] != "one") f[kFigures] = 1;
    }
  }
  f[kPastClause] = f[kClause] * f[kPast];
  f[kNamedClause] = f[kClause] * f[kName];
  if (words < 5) f[kFewWords] = 1;
  if (words > 20) f[kManyWords] = 1;
  if (!verb) f[kNoVerb] = 1;
  for (uint32_t i = cue.begin; i < cue.end; ++i) {
    const std::string word = Folded(document, i);
    if (lists.says.Has(word)) f[kCueSays] = 1;
    if (lists.finds.Has(word)) f[kCueFinds] = 1;
    if (lists.believes.Has(word)) f[kCueBelieves] = 1;
    if (lists.orders.Has(word)) f[kCueOrders] = 1;
    if (lists.attitude.Has(word)) f[kCueAttitude] = 1;
  }
  if (f[kCueSays] + f[kCueFinds] + f[kCueBelieves] + f[kCueOrders] + f[kCueAttitude] == 0) {
    f[kCueOther] = 1;
  }
  if (kind == domain::StatementKind::kDirect) f[kDirect] = 1;
  if (kind == domain::StatementKind::kMixed) f[kMixed] = 1;
  return f;
}

double CheckableProbability(const CheckableFeatures& features) {
  double sum = 0;
  for (size_t i = 0; i < kCheckableFeatures; ++i) sum += kWeights[i] * features[i];
  return 1 / (1 + std::exp(-sum));
}

}  // namespace verbatim::facts
