#ifndef VERBATIM_SERVICES_APP_JUDGE_MATCH_H_
#define VERBATIM_SERVICES_APP_JUDGE_MATCH_H_

#include "services/app/verify_quote.h"

namespace verbatim::app {

// The verdict for a match whose quote, comparison and speakers are filled in. The gravest fault
// counts: credited to others only, then other words or a cut that turns the sense, then sources
// that disagree, then no speaker, then a cut. Whole sentences of a longer statement are no cut.
Verdict JudgeMatch(const QuoteMatch& match);

// Whether one verdict is worse news than another for one who wants to print the quote.
bool IsGraver(Verdict a, Verdict b);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_JUDGE_MATCH_H_
