// Published checks of a claim, and those that people confirmed for the words of one of its statements.
import type { Claim, ClaimEvent } from "../gen/verbatim/v1/claim_pb";
import { ReviewState } from "../gen/verbatim/v1/review_pb";
import { idOf, quotes } from "../data/api";
import { useLoad } from "../data/load";
import { ReviewCard, stateOf } from "../reviews/checked_by";

// Of a claim with more wordings the earliest are looked at.
const mostQuotes = 20;

export function ClaimReviews(props: { claim: Claim; events: ClaimEvent[]; onChange: () => void }) {
  const { claim, events, onChange } = props;
  const names = [...new Set(events.flatMap((event) => event.occurrence?.quote || []))].slice(0, mostQuotes);
  const found = useLoad(names.length > 0 ? `reviews of ${names.join(" ")}` : null, (signal) =>
    Promise.all(names.map((name) => quotes.getQuote({ name }, { signal }))),
  );
  const seen = new Set(claim.reviews.map((review) => review.name));
  const ofStatements = (found.data ?? []).flatMap((quote) =>
    quote.reviews.flatMap((review) => {
      if (seen.has(review.name) || stateOf(review) !== ReviewState.CONFIRMED) return [];
      seen.add(review.name);
      return [{ review, quote }];
    }),
  );
  if (claim.reviews.length + ofStatements.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="checks">
      <h2 id="checks">Published checks</h2>
      <p class="soft small">By fact-checkers, with their own ratings; they may disagree.</p>
      <ul class="list">
        {claim.reviews.map((review) => (
          <li key={review.name}>
            <ReviewCard review={review} of={{ claim: claim.name }} onChange={onChange} />
          </li>
        ))}
        {ofStatements.map(({ review, quote }) => (
          <li key={review.name}>
            <ReviewCard review={review} of={{ quote: quote.name }} onChange={found.reload} />
            <p class="soft small">
              Beside the statement <a href={`/quotes/${idOf(quote.name)}`}>{quote.wording}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
