// Published checks of the statements that a claim is made of. A review belongs to the words that it
// checks, so people confirm or reject it for those.
import type { ClaimEvent } from "../gen/verbatim/v1/claim_pb";
import { idOf, quotes } from "../data/api";
import { useLoad } from "../data/load";
import { ReviewCard } from "../reviews/checked_by";

// Of a claim with more wordings the earliest are looked at.
const mostQuotes = 20;

export function ClaimReviews(props: { events: ClaimEvent[] }) {
  const names = [...new Set(props.events.flatMap((event) => event.occurrence?.quote || []))].slice(0, mostQuotes);
  const found = useLoad(names.length > 0 ? `reviews of ${names.join(" ")}` : null, (signal) =>
    Promise.all(names.map((name) => quotes.getQuote({ name }, { signal }))),
  );
  const seen = new Set<string>();
  const reviews = (found.data ?? []).flatMap((quote) =>
    quote.reviews.flatMap((review) => {
      if (seen.has(review.name)) return [];
      seen.add(review.name);
      return [{ review, quote }];
    }),
  );
  if (reviews.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="checks">
      <h2 id="checks">Published checks</h2>
      <p class="soft small">By fact-checkers, of statements of this claim, with their own ratings; they may disagree.</p>
      <ul class="list">
        {reviews.map(({ review, quote }) => (
          <li key={review.name}>
            <ReviewCard review={review} quote={quote.name} onChange={found.reload} />
            <p class="soft small">
              Beside the statement <a href={`/quotes/${idOf(quote.name)}`}>{quote.wording}</a>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
