import type { Quote } from "../gen/verbatim/v1/quote_pb";
import { idOf } from "../data/api";
import { count, formatDay } from "../format";
import { meaningChange } from "../text/labels";
import { Marked } from "./marked";
import { Speakers } from "./speakers";

// A quote in a list: its words, who is credited, where and how often.
// `bare`: without a frame of its own.
export function QuoteCard(props: { quote: Quote; search?: string; bare?: boolean }) {
  const { quote } = props;
  const changed = quote.variants.some((variant) => meaningChange(variant.comparison?.meaningChange));
  return (
    <article class={props.bare ? "quote-card" : "card quote-card"}>
      <a class="wording" href={`/quotes/${idOf(quote.name)}`}>
        <Marked text={quote.wording} search={props.search ?? ""} />
      </a>
      <p class="meta">
        <Speakers speakers={quote.speakers} />
        <span>
          {formatDay(quote.firstPublishTime)}
          {quote.outlets[0] && `, ${quote.outlets[0]}`}
        </span>
        <span>
          {count(quote.occurrenceCount, "occurrence")}
          {quote.outlets.length > 1 && ` in ${count(quote.outlets.length, "outlet")}`}
        </span>
        {quote.variants.length > 1 && <span>{count(quote.variants.length, "wording")}</span>}
        {!quote.verbatim && <span class="tag">paraphrase</span>}
        {changed && <span class="tag bad">changed in meaning</span>}
        {quote.attributionConflict && <span class="tag warn">conflicting attribution</span>}
      </p>
    </article>
  );
}
