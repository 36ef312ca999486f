#ifndef VERBATIM_SERVICES_APP_PLACE_OCCURRENCES_H_
#define VERBATIM_SERVICES_APP_PLACE_OCCURRENCES_H_

#include "storage/store.h"

namespace verbatim::app {

// The rules by which a store finds the quote of every occurrence of a draft. They borrow the draft,
// which must outlive them; calling them changes nothing.
//
// Each occurrence, the longest first, goes to the quote that it reports best, among the stored
// candidates and the quotes of the draft so far: EXACT before VARIANT before PARTIAL, then
// the same speaker, then by similarity, then stored before new. It is compared with the
// representative wording, the longest known, so that a fragment shared by two utterances never
// joins them.
//   - Paraphrases go with paraphrases only, the speakers' own words with their own.
//   - One or two words are the same quote only word for word, from the same named speaker.
//   - Between speakers known to be different a mere overlap must be a long one.
//   - From the same named speaker, in one article, any three words in a row are a fragment.
//
// Whatever the order of arrival, equal words end in one quote (short ones per speaker). So do
// variants and fragments that fit one quote only, in one article in any order, across articles if
// the whole came before its fragments: quotes that exist are never merged. What fits several goes
// to the best of those that are there when it comes.
//
// Cost: near-linear in occurrences and candidates; each occurrence is compared with at most 64
// stored candidates and 16 quotes of the draft.
storage::MatchRules PlaceOccurrences(const storage::ArticleDraft& draft);

}  // namespace verbatim::app

#endif  // VERBATIM_SERVICES_APP_PLACE_OCCURRENCES_H_
