import type { Quote } from "../gen/verbatim/v1/quote_pb";
import { idOf } from "../data/api";
import { count, formatDay } from "../format";
import { Marked } from "./marked";
import { Speakers } from "./speakers";

// A quote in a list: its words, who is credited, where and how often.
export function QuoteCard(props: { quote: Quote; search?: string }) {
  const { quote } = props;
  return (
    <article class="card quote-card">
      <a class="wording" href={`/quotes/${idOf(quote.name)}`}>
        <Marked text={quote.wording} search={props.search ?? ""} />
      </a>
      <p class="meta">
        <Speakers speakers={quote.speakers} />
        <span>{formatDay(quote.firstPublishTime)}</span>
        <span>
          {count(quote.occurrenceCount, "occurrence")} in {count(quote.articleCount, "article")}
        </span>
        {quote.variants.length > 1 && <span>{count(quote.variants.length, "wording")}</span>}
        {!quote.verbatim && <span class="tag">paraphrase</span>}
        {quote.attributionConflict && <span class="tag warn">conflicting attribution</span>}
      </p>
    </article>
  );
}
