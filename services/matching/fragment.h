#ifndef VERBATIM_SERVICES_MATCHING_FRAGMENT_H_
#define VERBATIM_SERVICES_MATCHING_FRAGMENT_H_

#include "services/matching/correspondence.h"
#include "services/matching/side.h"

namespace verbatim::matching {

// Whether the longer text `b` has all that is shared in further marks: as someone else's words.
bool IsQuotedInside(const Side& b, const Correspondence& found);

// The probability that a text which shares only a part with another reports the same utterance.
// `a` is the shorter text. What speaks for it: rare words and many of them, and that they make a
// unit where they stand (marks before and after, the predicate of "is"). What speaks against it:
// differences inside, that the shorter text has more words of its own, that the longer text gives
// the words as someone else's, in further marks, or has "the" or "of" right before them, and that
// the shorter begins a sentence where the longer does not.
//
// A logistic model with few weights, each with the sign that its reason demands, fitted on pairs
// of quotes in news and rounded.
double FragmentLikelihood(const Side& a, const Side& b, const Correspondence& found);

}  // namespace verbatim::matching

#endif  // VERBATIM_SERVICES_MATCHING_FRAGMENT_H_
