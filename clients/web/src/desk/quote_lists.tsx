import { QuoteOrder, type RepeatedQuote } from "../gen/verbatim/v1/quote_service_pb";
import { OffsetEncoding } from "../gen/verbatim/v1/text_span_pb";
import { idOf, quotes } from "../data/api";
import { everyPage } from "../data/every_page";
import { usePages } from "../data/load";
import { quoteRow } from "../export/rows";
import { count, formatDay } from "../format";
import { go } from "../router";
import { meaningChange, relationLabel } from "../text/labels";
import { Diff } from "../ui/diff";
import { ExportButtons } from "../ui/export_buttons";
import { More } from "../ui/more";
import { Empty, ErrorNote, Loading } from "../ui/notes";
import { articlePath, SpeakerOf } from "../ui/occurrence_card";
import { QuoteCard } from "../ui/quote_card";
import { KeyHints } from "./key_hints";
import { useListKeys } from "./use_list_keys";

function conflicts(pageSize: number) {
  return async (pageToken: string, signal?: AbortSignal) => {
    const answer = await quotes.searchQuotes(
      { attributionConflict: true, order: QuoteOrder.LATEST, pageSize, pageToken },
      { signal },
    );
    return { items: answer.quotes, next: answer.nextPageToken };
  };
}

// Quotes that several speakers are credited with, the latest first.
export function ConflictList() {
  const found = usePages("conflicts", conflicts(20));
  const keys = useListKeys(found.items, { o: (quote) => go(`/quotes/${idOf(quote.name)}`) });
  if (found.error !== undefined) return <ErrorNote error={found.error} onRetry={found.reload} />;
  return (
    <>
      <div class="row">
        <KeyHints hints={[["j", "next"], ["k", "previous"], ["o", "open"]]} />
        <span class="push">
          <ExportButtons name="conflicts" rows={async () => (await everyPage(conflicts(500))).map(quoteRow)} />
        </span>
      </div>
      {found.items.length === 0 && (found.loading ? <Loading /> : <Empty title="No conflicts among the quotes" />)}
      <ol class="list worklist" ref={keys.list}>
        {found.items.map((quote, index) => (
          <li
            key={quote.name}
            tabIndex={-1}
            class={index === keys.chosen ? "chosen" : undefined}
            onFocusIn={() => keys.choose(index)}
          >
            <QuoteCard quote={quote} />
          </li>
        ))}
      </ol>
      <More list={found} />
    </>
  );
}

// Quotes that come back, with their wordings side by side.
export function RepeatList() {
  const found = usePages("repeats", async (pageToken, signal) => {
    const answer = await quotes.listRepeatedQuotes(
      { parent: "articles/-", pageSize: 20, pageToken, offsetEncoding: OffsetEncoding.UTF16 },
      { signal },
    );
    return { items: answer.repeatedQuotes, next: answer.nextPageToken };
  });
  const keys = useListKeys(found.items, { o: (one) => one.quote && go(`/quotes/${idOf(one.quote.name)}`) });
  if (found.error !== undefined) return <ErrorNote error={found.error} onRetry={found.reload} />;
  return (
    <>
      <KeyHints hints={[["j", "next"], ["k", "previous"], ["o", "open"]]} />
      {found.items.length === 0 && (found.loading ? <Loading /> : <Empty title="No quote comes back yet" />)}
      <ol class="list worklist" ref={keys.list}>
        {found.items.map((one, index) => (
          <li
            key={one.quote?.name}
            tabIndex={-1}
            class={index === keys.chosen ? "chosen" : undefined}
            onFocusIn={() => keys.choose(index)}
          >
            <Repeat repeated={one} />
          </li>
        ))}
      </ol>
      <More list={found} />
    </>
  );
}

const shownPlaces = 6;

function Repeat(props: { repeated: RepeatedQuote }) {
  const { quote, occurrences } = props.repeated;
  if (!quote) return null;
  return (
    <article class="card stack">
      <QuoteCard quote={quote} bare />
      <ul class="places">
        {occurrences.slice(0, shownPlaces).map(({ occurrence, comparison }) => {
          if (!occurrence) return null;
          const change = meaningChange(comparison?.meaningChange);
          return (
            <li>
              <p class="meta">
                <a href={articlePath(occurrence)}>{occurrence.outlet || occurrence.articleTitle || "an article"}</a>
                <span>{formatDay(occurrence.publishTime)}</span>
                <SpeakerOf occurrence={occurrence} />
                <span class="tag">{relationLabel[occurrence.relation]}</span>
                {change && <span class="tag bad">meaning changed: {change}</span>}
              </p>
              {comparison && comparison.edits.length > 1 && (
                <p class="small-wording">
                  <Diff edits={comparison.edits} side="both" />
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {occurrences.length > shownPlaces && (
        <p class="small">
          <a href={`/quotes/${idOf(quote.name)}`}>and {count(occurrences.length - shownPlaces, "more place")}</a>
        </p>
      )}
    </article>
  );
}
