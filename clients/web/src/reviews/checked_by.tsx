import { useState } from "preact/hooks";
import type { Quote } from "../gen/verbatim/v1/quote_pb";
import { ReviewState, type Review, type ReviewRating } from "../gen/verbatim/v1/review_pb";
import { reviews } from "../data/api";
import { CorrectionDialog } from "../desk/correction_dialog";
import { formatDay } from "../format";

// What fact-checkers have published about a quote. The rating is the publisher's, in their words.
export function CheckedBy(props: { quote: Quote; onChange?: () => void }) {
  const { quote, onChange } = props;
  if (quote.reviews.length === 0) return null;
  const confirmed = quote.reviews.some((review) => stateOf(review) === ReviewState.CONFIRMED);
  return (
    <section class="stack" aria-labelledby="checked-by">
      <h2 id="checked-by">{confirmed ? "Already checked by" : "Perhaps checked by"}</h2>
      <ul class="list">
        {quote.reviews.map((review) => (
          <li key={review.name}>
            <ReviewCard review={review} of={{ quote: quote.name }} onChange={onChange} />
          </li>
        ))}
      </ul>
    </section>
  );
}

// In the own list of a quote or a claim, where a review tells of that one alone.
export function stateOf(review: Review): ReviewState {
  return (review.quotes[0] ?? review.claims[0])?.state ?? ReviewState.SUGGESTED;
}

// "“Mostly false”, 2 on their scale of 1 (worst) to 5".
function ratingOf(rating: ReviewRating | undefined): string {
  const words = rating?.text ? `“${rating.text}”` : "";
  let number = rating?.value?.toString() ?? "";
  if (number && rating?.worst !== undefined && rating.best !== undefined) {
    number += ` on their scale of ${rating.worst} (worst) to ${rating.best}`;
  }
  return [words, number].filter(Boolean).join(", ") || "no rating";
}

// A review beside a quote or a claim. `onChange`: people may say whether it is about it.
export function ReviewCard(props: {
  review: Review;
  of: { quote: string } | { claim: string };
  onChange?: () => void;
}) {
  const { review, of, onChange } = props;
  const what = "quote" in of ? "quote" : "claim";
  const [asking, setAsking] = useState<"confirm" | "reject">();
  const suggested = stateOf(review) === ReviewState.SUGGESTED;
  return (
    <article class="card">
      <p>
        <strong>{review.publisher}</strong>: {ratingOf(review.rating)}{" "}
        {suggested && <span class="tag">suggested by its words; nobody has confirmed it</span>}
      </p>
      <p>
        On the claim <q>{review.claimText}</q>
        {review.claimant && ` by ${review.claimant}`}
      </p>
      {review.summary && <p class="soft">{review.summary}</p>}
      <p class="meta">
        <a href={review.url} rel="noopener noreferrer">
          Read it
        </a>
        {review.publishTime && <span>{formatDay(review.publishTime)}</span>}
        {onChange && (
          <span class="push row">
            {suggested && (
              <button type="button" class="small" onClick={() => setAsking("confirm")}>
                It is about this
              </button>
            )}
            <button type="button" class="small" onClick={() => setAsking("reject")}>
              It is not
            </button>
          </span>
        )}
      </p>
      {asking && onChange && (
        <CorrectionDialog
          title={`The review is ${asking === "confirm" ? "" : "not "}about this ${what}`}
          action={asking === "confirm" ? "Confirm" : "Reject"}
          apply={(note) =>
            asking === "confirm"
              ? reviews.confirmReview({ name: review.name, ...of, ...note })
              : reviews.rejectReview({ name: review.name, ...of, ...note })
          }
          onDone={onChange}
          onClose={() => setAsking(undefined)}
        />
      )}
    </article>
  );
}
